//! Which words of an article are looked up? The content words that claims stand on.
//!
//! The checked article is weighted by the same words as the library, so retrieval calls [`index_terms`] for it too.

use crate::claim::terms;
use crate::ingest::Article;
use std::collections::BTreeMap;

/// Stems in title and blocks with their number, sorted. Captions and headlines count: they serve the story gate.
pub fn index_terms(article: &Article) -> Vec<(String, u32)> {
    let mut counts = BTreeMap::new();
    let mut count = |text: &str| {
        for term in terms(text, article.language) {
            *counts.entry(term.stem).or_insert(0) += 1;
        }
    };
    let title = article.title.as_deref().unwrap_or_default();
    count(title);
    article.blocks.iter().filter(|block| block.text != title).for_each(|block| count(&block.text));
    counts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Language, Role};

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
