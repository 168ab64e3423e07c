//! What are the words? Letters and digits held together as readers see them: "U.S.", "tit-for-tat", "3,500", "$2.5".

use super::{Language, Span};
use rust_stemmers::{Algorithm, Stemmer};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    Number,
    Punctuation,
}

/// One word, number or mark of punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    /// Lower case, straight apostrophes, no full stops inside initials ("U.S." is "us" of kind Word with `initials`).
    pub norm: String,
    /// Starts with an upper-case letter.
    pub capital: bool,
    /// Written as initials: "U.S.", "EU", "FSB".
    pub initials: bool,
}

/// Words, numbers and punctuation of `text`, in order. White space is dropped.
pub fn tokens(text: &str) -> Vec<Token> {
    token_spans(text).map(|span| token(text, span)).collect()
}

/// Where the [`tokens`] of `text` stand.
pub fn token_spans(text: &str) -> impl Iterator<Item = Span> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let gap = text[rest..].find(|c: char| !c.is_whitespace())?;
        let start = rest + gap;
        rest = match text[start..].chars().next()? {
            c if c.is_ascii_digit() => number_end(text, start),
            c if c.is_alphanumeric() => word_end(text, start),
            c => start + c.len_utf8(),
        };
        Some(Span::new(start, rest))
    })
}

/// The token at `span` of `text`, see [`token_spans`].
pub fn token(text: &str, span: Span) -> Token {
    let words = span.of(text);
    let first = words.chars().next().unwrap_or(' ');
    let kind = match first {
        c if c.is_ascii_digit() => TokenKind::Number,
        c if c.is_alphanumeric() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    };
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let initials = kind == TokenKind::Word
        && !first.is_lowercase()
        && letters.clone().count() >= 2
        && letters.clone().all(char::is_uppercase)
        && letters.count() <= 5;
    Token { span, kind, norm: fold(words), capital: first.is_uppercase(), initials }
}

/// Numbers run on over "," and "." between digits: "3,500", "2.5", "10.30"; a letter ends them ("18th" keeps its suffix).
fn number_end(text: &str, start: usize) -> usize {
    run_end(text, start, |c, next| {
        c.is_alphanumeric() || (matches!(c, ',' | '.' | ':') && next.is_some_and(|n| n.is_ascii_digit()))
    })
}

/// Words run on over apostrophes and hyphens between letters ("tit-for-tat", "Russia's") and over the stops of initials.
fn word_end(text: &str, start: usize) -> usize {
    let end = run_end(text, start, |c, next| {
        c.is_alphanumeric()
            || is_mark(c)
            || (matches!(c, '\'' | '’' | '-' | '‑') && next.is_some_and(char::is_alphanumeric))
    });
    initials_end(text, start).unwrap_or(0).max(end)
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{200d}')
}

/// "U.S.", "U.N.", "p.m.": single letters each followed by a full stop.
fn initials_end(text: &str, start: usize) -> Option<usize> {
    let mut chars = text[start..].char_indices();
    let mut end = None;
    let mut letters = 0;
    while let (Some((_, letter)), Some((at, '.'))) = (chars.next(), chars.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        letters += 1;
        end = Some(start + at + 1);
    }
    end.filter(|_| letters >= 2)
}

fn run_end(text: &str, start: usize, goes_on: impl Fn(char, Option<char>) -> bool) -> usize {
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !goes_on(c, chars.peek().map(|(_, next)| *next)) {
            return start + at;
        }
    }
    text.len()
}

/// Lower case with straight apostrophes, plain hyphens and no full stops of initials; a possessive 's is dropped.
pub fn fold(word: &str) -> String {
    // Nearly every word is of plain letters, and every word of an article comes by here.
    let mut folded = if word.is_ascii() { word.to_ascii_lowercase() } else { fold_letters(word) };
    if folded.ends_with('.') && folded.len() > 1 {
        folded.retain(|c| c != '.');
    }
    let possessive = if folded.ends_with("'s") { 2 } else { usize::from(folded.ends_with("s'")) };
    folded.truncate(folded.len() - possessive);
    folded
}

fn fold_letters(word: &str) -> String {
    let plain = |c: char| match c {
        '’' | 'ʼ' => '\'',
        '‑' => '-',
        c => c,
    };
    word.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// The stem of a folded word by Snowball, where the language has one; the word itself otherwise.
pub fn stem(folded: &str, language: Language) -> String {
    let algorithm = match language.code() {
        "en" => Algorithm::English,
        "de" => Algorithm::German,
        "fr" => Algorithm::French,
        "es" => Algorithm::Spanish,
        "it" => Algorithm::Italian,
        "pt" => Algorithm::Portuguese,
        "nl" => Algorithm::Dutch,
        "sv" => Algorithm::Swedish,
        "da" => Algorithm::Danish,
        "fi" => Algorithm::Finnish,
        "ru" => Algorithm::Russian,
        "ar" => Algorithm::Arabic,
        "tr" => Algorithm::Turkish,
        "ro" => Algorithm::Romanian,
        "hu" => Algorithm::Hungarian,
        "el" => Algorithm::Greek,
        _ => return folded.to_owned(),
    };
    Stemmer::create(algorithm).stem(folded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn norms(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.norm).collect()
    }

    #[test]
    fn words_stay_as_readers_see_them() {
        assert_eq!(
            norms("The U.S. envoy's tit-for-tat cost $3,500, or 2.5%."),
            ["the", "us", "envoy", "tit-for-tat", "cost", "$", "3,500", ",", "or", "2.5", "%", "."]
        );
    }

    #[test]
    fn curly_and_straight_apostrophes_fold_alike() {
        assert_eq!(norms("Russia’s"), norms("Russia's"));
    }

    #[test]
    fn initials_are_told_from_words() {
        let found = tokens("US officials told us in the U.S. capital");
        let initials: Vec<&str> = found.iter().filter(|t| t.initials).map(|t| t.norm.as_str()).collect();
        assert_eq!(initials, ["us", "us"]);
        assert_eq!(found.iter().filter(|t| t.norm == "us").count(), 3);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space_in_order(text in "\\PC{0,80}") {
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(text[at..token.span.start].chars().all(char::is_whitespace));
                prop_assert!(!token.span.is_empty());
                at = token.span.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
