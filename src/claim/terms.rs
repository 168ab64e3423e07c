//! Which words does a statement stand on? Its content words, stemmed, in order.

use crate::text::{Language, Span, Token, TokenKind, is_stop_word, stem, tokens};

/// One content word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Bytes in the sentence.
    pub span: Span,
    /// Lower case, see [`crate::text::fold`].
    pub word: String,
    pub stem: String,
    pub kind: TermKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermKind {
    Word,
    /// Capitalised inside a sentence, or initials.
    Name,
    Number,
    /// No printed word: the name that "he" or "the company" stands for.
    Meant,
}

/// Content words of one sentence, in order. Hyphenated words count by their parts: "tit-for-tat" is "tit", "tat".
pub fn terms(sentence: &str, language: Language) -> Vec<Term> {
    let mut found = Vec::new();
    let mut sentence_start = true;
    for token in tokens(sentence) {
        let kind = match token.kind {
            TokenKind::Punctuation => continue,
            TokenKind::Number => TermKind::Number,
            TokenKind::Word if token.initials || (token.capital && !sentence_start) => TermKind::Name,
            TokenKind::Word => TermKind::Word,
        };
        sentence_start = false;
        let span = token.span;
        found.extend(content(&token, language).into_iter().map(|(word, stem)| Term { span, word, stem, kind }));
    }
    found
}

/// The parts of a token that carry content, each with its stem, wherever the token stands.
pub fn content(token: &Token, language: Language) -> Vec<(String, String)> {
    match token.kind {
        TokenKind::Punctuation => Vec::new(),
        TokenKind::Number => vec![(token.norm.clone(), token.norm.clone())],
        TokenKind::Word => {
            let parts = token.norm.split('-').filter(|part| !part.is_empty());
            // "us" the pronoun carries nothing, "US" the country does.
            let telling = parts.filter(|part| token.initials || !is_stop_word(part, language));
            telling.map(|part| (part.to_owned(), stem(part, language))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(sentence: &str) -> Vec<String> {
        terms(sentence, Language::English).into_iter().map(|t| t.stem).collect()
    }

    #[test]
    fn a_statement_stands_on_its_content_words() {
        assert_eq!(stems("The talks were held at the residence."), ["talk", "held", "resid"]);
    }

    #[test]
    fn the_country_us_is_kept_and_the_pronoun_dropped() {
        assert_eq!(stems("They told us that U.S. envoys left"), ["us", "envoy", "left"]);
    }

    #[test]
    fn a_hyphenated_word_counts_by_its_parts() {
        assert_eq!(stems("a double-decker bus"), ["doubl", "decker", "bus"]);
    }
}
