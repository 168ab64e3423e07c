//! How does a recogniser see a sentence? As words with their joints: "43-year-old" is three words joined by hyphens,
//! "$1.5bn" a mark, a number and a scale glued to it.

use crate::text::{Span, Token, TokenKind, fold, tokens};

/// How a word hangs on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// White space, or the start of the sentence.
    Spaced,
    /// Nothing in between: "bn" in "1.5bn", "%" in "5%".
    Glued,
    /// A hyphen or dash: "year" in "43-year-old", "50" in "40-50".
    Hyphen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Letters,
    Digits,
    Mark,
}

#[derive(Debug, Clone)]
pub(super) struct Word {
    pub span: Span,
    /// Folded as [`fold`] does; a mark is itself.
    pub norm: String,
    pub shape: Shape,
    pub joint: Joint,
    pub capital: bool,
    pub initials: bool,
    /// Carried a possessive: "Russia's", "workers'".
    pub owner: bool,
    /// Belongs to a date: no quantity and no name.
    pub dated: bool,
}

/// A sentence cut into words, with the hyphened ones apart.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub list: Vec<Word>,
}

impl<'a> Words<'a> {
    pub fn of(text: &'a str) -> Self {
        Self::from_tokens(text, tokens(text))
    }

    fn from_tokens(text: &'a str, tokens: Vec<Token>) -> Self {
        let mut words = Words { text, list: Vec::with_capacity(tokens.len() + 8) };
        let mut tokens = tokens.into_iter().peekable();
        let mut end = 0;
        while let Some(token) = tokens.next() {
            let glued = token.span.start == end && end > 0;
            end = token.span.end;
            let next_touches =
                tokens.peek().is_some_and(|next| next.span.start == end && next.kind != TokenKind::Punctuation);
            match token.kind {
                // "40-50", "U.S.-led": the hyphen is a joint, not a word. " - " and a minus sign stay marks.
                TokenKind::Punctuation if glued && next_touches && is_hyphen(token.span.of(text)) => {
                    if let Some(next) = tokens.next() {
                        end = next.span.end;
                        words.push(next, Joint::Hyphen);
                    }
                }
                _ => words.push(token, if glued { Joint::Glued } else { Joint::Spaced }),
            }
        }
        words
    }

    fn push(&mut self, token: Token, joint: Joint) {
        match token.kind {
            TokenKind::Number => self.push_number(token, joint),
            TokenKind::Word if token.norm.contains('-') => self.push_hyphened(token, joint),
            kind => {
                let shape = if kind == TokenKind::Punctuation { Shape::Mark } else { Shape::Letters };
                let owner = is_possessive(token.span.of(self.text));
                let Token { span, norm, capital, initials, .. } = token;
                self.list.push(Word { span, norm, shape, joint, capital, initials, owner, dated: false });
            }
        }
    }

    /// "1.5bn" is "1.5" and "bn"; "41st" keeps its ending, since it makes another number of it.
    fn push_number(&mut self, token: Token, joint: Joint) {
        let raw = token.span.of(self.text);
        let digits = raw.find(|c: char| c.is_alphabetic()).unwrap_or(raw.len());
        let suffix = &raw[digits..];
        let is_ending = matches!(suffix.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
        let cut = token.span.start + if is_ending { raw.len() } else { digits };
        self.push_part(Span::new(token.span.start, cut), Shape::Digits, joint);
        if cut < token.span.end {
            self.push_part(Span::new(cut, token.span.end), Shape::Letters, Joint::Glued);
        }
    }

    fn push_hyphened(&mut self, token: Token, joint: Joint) {
        let raw = token.span.of(self.text);
        let mut from = 0;
        let mut joint = joint;
        for (at, hyphen) in raw.char_indices().filter(|(_, c)| matches!(c, '-' | '‑')).chain([(raw.len(), '-')]) {
            if at > from {
                let part = &raw[from..at];
                let shape = if part.starts_with(|c: char| c.is_ascii_digit()) { Shape::Digits } else { Shape::Letters };
                self.push_part(Span::new(from, at).shifted(token.span.start), shape, joint);
                joint = Joint::Hyphen;
            }
            from = (at + hyphen.len_utf8()).min(raw.len());
        }
    }

    fn push_part(&mut self, span: Span, shape: Shape, joint: Joint) {
        let raw = span.of(self.text);
        let mut letters = raw.chars().filter(|c| c.is_alphabetic());
        let capital = raw.chars().next().is_some_and(char::is_uppercase);
        let initials = (2..=5).contains(&letters.clone().count()) && letters.all(char::is_uppercase);
        self.list.push(Word {
            span,
            norm: fold(raw),
            shape,
            joint,
            capital,
            initials,
            owner: is_possessive(raw),
            dated: false,
        });
    }

    /// Marks the words of the dates found, so that "32 - 2015" is no range and "May" no name.
    pub fn mark_dates(&mut self, spans: impl Iterator<Item = Span>) {
        for span in spans {
            self.list.iter_mut().filter(|word| word.span.overlaps(span)).for_each(|word| word.dated = true);
        }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The folded word at `at`; empty before the start and behind the end.
    pub fn norm(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.norm.as_str())
    }

    /// The folded word `back` places before `at`; empty before the start.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.norm(at))
    }

    pub fn raw(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |word| word.span.of(self.text))
    }

    pub fn joint(&self, at: usize) -> Joint {
        self.list.get(at).map_or(Joint::Spaced, |word| word.joint)
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.shape == Shape::Digits)
    }

    pub fn is_letters(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.shape == Shape::Letters)
    }

    /// A headline in title case, "Officials Meet in Istanbul for Embassy Talks": its capitals tell nothing of names.
    pub fn is_headline(&self) -> bool {
        let long = self.list.iter().filter(|word| word.shape == Shape::Letters && word.norm.len() >= 4);
        let (capitals, all) =
            long.fold((0, 0), |(capitals, all), word| (capitals + usize::from(word.capital), all + 1));
        all >= 4 && capitals * 10 >= all * 9
    }

    /// "ISTANBUL TALKS END": every word in capitals.
    pub fn is_all_capitals(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }

    /// Whether the words from `at` on are `phrase`.
    pub fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(step, word)| self.norm(at + step) == *word)
    }

    /// The stretch from word `from` to just before word `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.list.get(from), to.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }
}

fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "‑" | "–" | "—" | "‐")
}

fn is_possessive(raw: &str) -> bool {
    raw.ends_with("'s") || raw.ends_with("’s") || raw.ends_with("s'") || raw.ends_with("s’")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joints(text: &str) -> Vec<(String, Joint)> {
        Words::of(text).list.into_iter().map(|w| (w.norm, w.joint)).collect()
    }

    #[test]
    fn a_43_year_old_is_three_words_joined_by_hyphens() {
        let found = joints("a 43-year-old driver");
        assert_eq!(found[1..4].iter().map(|w| w.0.as_str()).collect::<Vec<_>>(), ["43", "year", "old"]);
        assert_eq!((found[2].1, found[3].1), (Joint::Hyphen, Joint::Hyphen));
    }

    #[test]
    fn a_scale_glued_to_digits_is_a_word_of_its_own() {
        let found = joints("$1.5bn");
        assert_eq!(found.iter().map(|w| w.0.as_str()).collect::<Vec<_>>(), ["$", "1.5", "bn"]);
        assert!(found[1..].iter().all(|w| w.1 == Joint::Glued));
    }
}
