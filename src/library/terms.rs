//! Which words of an article are looked up? The content words that claims stand on.
//!
//! The checked article is weighted by the same words as the library, so retrieval calls [`index_terms`] for it too.

use crate::claim::content;
use crate::ingest::Article;
use crate::text::{Language, Span, token, token_spans};
use std::collections::HashMap;

/// Words met so far, numbered as they came. Articles that are held against each other share most of theirs: each print of
/// a word is folded and stemmed once, however many of them use it.
#[derive(Debug, Default)]
pub struct Terms {
    /// Numbers of the stems that a print counts for: "Talks" for "talk", "tit-for-tat" for two, "the" for none.
    prints: HashMap<Language, HashMap<String, Vec<u32>>>,
    numbers: HashMap<String, u32>,
    stems: Vec<String>,
}

impl Terms {
    /// Number of each stem in title and blocks and how often it stands there, in rising order. Captions and headlines
    /// count: they serve the story gate.
    pub fn count(&mut self, article: &Article) -> Vec<(u32, u32)> {
        let title = article.title.as_deref().unwrap_or_default();
        let blocks = article.blocks.iter().map(|block| block.text.as_str()).filter(|text| *text != title);
        let Terms { prints, numbers, stems } = self;
        let known = prints.entry(article.language).or_default();
        let mut found = Vec::new();
        for text in std::iter::once(title).chain(blocks) {
            for print in token_spans(text).map(|span| span.of(text)) {
                if let Some(counted) = known.get(print) {
                    found.extend(counted);
                    continue;
                }
                let whole = token(print, Span::new(0, print.len()));
                let parts = content(&whole, article.language).into_iter().map(|(_, stem)| stem);
                let counted: Vec<u32> = parts.map(|stem| number(stem, numbers, stems)).collect();
                found.extend(&counted);
                known.insert(print.to_owned(), counted);
            }
        }
        found.sort_unstable();
        found.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect()
    }

    pub fn stem(&self, number: u32) -> &str {
        &self.stems[number as usize]
    }
}

/// The number of a stem, a new one where it was not met before.
fn number(stem: String, numbers: &mut HashMap<String, u32>, stems: &mut Vec<String>) -> u32 {
    *numbers.entry(stem).or_insert_with_key(|stem| {
        stems.push(stem.clone());
        stems.len() as u32 - 1
    })
}

/// Stems in title and blocks with their number, sorted.
pub fn index_terms(article: &Article) -> Vec<(String, u32)> {
    let mut terms = Terms::default();
    let counted = terms.count(article);
    let mut named: Vec<(String, u32)> =
        counted.into_iter().map(|(number, times)| (terms.stem(number).to_owned(), times)).collect();
    named.sort_unstable();
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Role};

    #[test]
    fn a_title_that_opens_the_article_as_its_headline_counts_once() {
        let block = |id, role, text: &str| Block { id, role, text: text.to_owned() };
        let article = Article {
            id: "a".to_owned(),
            url: None,
            outlet: None,
            title: Some("Talks in Istanbul".to_owned()),
            byline: None,
            published: None,
            language: Language::English,
            feed_source: None,
            blocks: vec![
                block(0, Role::Headline, "Talks in Istanbul"),
                block(1, Role::Paragraph, "They talked in the U.S. residence."),
            ],
        };
        let counted = [("istanbul", 1), ("resid", 1), ("talk", 2), ("us", 1)];
        assert_eq!(index_terms(&article), counted.map(|(term, times)| (term.to_owned(), times)));
    }
}
