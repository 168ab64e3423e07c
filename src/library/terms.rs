//! Which words of an article are looked up? The stems of all but those that every article uses.
//!
//! The checked article is weighted by the same words as the library, so retrieval calls [`index_terms`] for it too.

use crate::ingest::Article;
use crate::text::{Language, TokenKind, is_stop_word, stem, tokens};
use std::collections::BTreeMap;

/// Indexed words of title and blocks with their number, sorted. Captions and headlines count: they serve the story gate.
pub fn index_terms(article: &Article) -> Vec<(String, u32)> {
    let mut counts = BTreeMap::new();
    let mut count = |text: &str| {
        for term in terms(text, article.language) {
            *counts.entry(term).or_insert(0) += 1;
        }
    };
    let title = article.title.as_deref().unwrap_or_default();
    count(title);
    article.blocks.iter().filter(|block| block.text != title).for_each(|block| count(&block.text));
    counts.into_iter().collect()
}

/// Indexed words of `text` in order, repetitions included. "Russia-Ukraine talks" and "talks of Russia and Ukraine"
/// share three.
pub fn terms(text: &str, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens(text) {
        match token.kind {
            TokenKind::Punctuation => {}
            TokenKind::Number => found.push(token.norm),
            TokenKind::Word => {
                let parts = token.norm.split('-').filter(|part| !part.is_empty());
                // "us" the pronoun says nothing, "US" the country does.
                let telling = parts.filter(|part| token.initials || !is_stop_word(part, language));
                found.extend(telling.map(|part| stem(part, language)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_us_is_a_name_and_us_is_not() {
        let words = terms("They told us of the U.S. and the Russia-Ukraine talks", Language::English);
        assert_eq!(words, ["us", "russia", "ukrain", "talk"]);
    }

    #[test]
    fn word_forms_share_a_term() {
        assert_eq!(terms("expelled diplomats", Language::English), terms("expelling a diplomat", Language::English));
    }

    #[test]
    fn numbers_are_terms() {
        assert_eq!(terms("3,500 flats in 2025", Language::English), ["3,500", "flat", "2025"]);
    }
}
