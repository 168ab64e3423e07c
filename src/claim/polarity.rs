//! Does the sentence affirm or deny? Negation reaches to the end of its clause.

use super::lexicon::{PhraseList, WordSet, begins, phrases, words};
use crate::text::{Span, Token, TokenKind, tokens};
use std::sync::LazyLock;

/// Stretches of a sentence that stand under a negation, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Polarity {
    pub denied: Vec<Span>,
}

impl Polarity {
    /// Whether the words at `span` are denied.
    pub fn denies(&self, span: Span) -> bool {
        self.denied.iter().any(|d| d.contains(span))
    }

    pub fn is_affirmed(&self) -> bool {
        self.denied.is_empty()
    }
}

const LISTS: &str = include_str!("lexicon/denials.tsv");

/// Words that deny what follows them in the clause.
static DENIALS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "denials"));

/// Phrases that hold a denying word and deny nothing, or not what follows.
static SET_PHRASES: LazyLock<PhraseList> = LazyLock::new(|| phrases(LISTS, "set phrases"));

/// Words at which a clause, and a denial with it, ends.
static CLAUSE_ENDS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "clause ends"));

/// Finds the denied stretches of `sentence`.
pub fn polarity(sentence: &str) -> Polarity {
    let words: Vec<_> = tokens(sentence);
    let mut denied = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is_denial(&words, at) {
            let end = (at + 1..words.len()).find(|&i| ends_clause(&words[i])).unwrap_or(words.len());
            denied.push(Span::new(words[at].span.start, words[end - 1].span.end));
            at = end;
        } else {
            at += 1;
        }
    }
    Polarity { denied }
}

fn is_denial(words: &[Token], at: usize) -> bool {
    let word = words[at].norm.as_str();
    (DENIALS.contains(word) || word.ends_with("n't")) && !begins(&SET_PHRASES, words, at) && !contrasts(words, at)
}

/// "This is a windfall of planets, not candidates, but …" sets two words against each other and denies no event.
fn contrasts(words: &[Token], at: usize) -> bool {
    words[at].norm == "not" && at > 0 && words[at - 1].kind == TokenKind::Punctuation
}

pub(super) fn ends_clause(token: &Token) -> bool {
    match token.kind {
        TokenKind::Punctuation => matches!(token.norm.as_str(), "," | ";" | ":" | "." | "—" | "–"),
        TokenKind::Word => CLAUSE_ENDS.contains(token.norm.as_str()),
        TokenKind::Number => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(sentence: &str) -> Vec<&str> {
        polarity(sentence).denied.into_iter().map(|s| s.of(sentence)).collect()
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        // "No one was hurt" and "two were hurt" share every content word.
        assert_eq!(denied("No one was hurt, but two cars burned."), ["No one was hurt"]);
        assert_eq!(denied("The delegates did not speak to media and left."), ["not speak to media"]);
    }

    #[test]
    fn a_contrast_denies_nothing() {
        assert!(denied("This is a windfall of planets, not candidates, the agency said.").is_empty());
    }

    #[test]
    fn not_only_denies_nothing() {
        assert!(denied("Not only the mayor resigned.").is_empty());
        assert!(denied("Not all shops opened again.").is_empty());
    }
}
