//! An article as the core works on it, whatever it came from.

use super::Published;
#[cfg(test)]
use crate::text::Role;
use crate::text::{Block, Language, detect_language};

/// One article. `id` is never empty: a caller without one gets the canonical URL or the file's stem.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub id: String,
    /// Canonical form, see [`super::canonical_url`].
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<Published>,
    pub language: Language,
    /// Agency or outlet that a feed's `<source>` element names.
    pub feed_source: Option<String>,
    pub blocks: Vec<Block>,
}

impl Article {
    /// Running text of the blocks that state facts, for detection and for comparing whole texts.
    pub fn body(&self) -> String {
        let parts: Vec<&str> = self.blocks.iter().filter(|b| b.role.states_facts()).map(|b| b.text.as_str()).collect();
        parts.join("\n\n")
    }

    /// The declared language where it can be read, else the one detected in the body.
    pub fn language_of(declared: Option<&str>, body: &str) -> Language {
        declared.and_then(Language::from_code).unwrap_or_else(|| detect_language(body))
    }
}

#[cfg(test)]
impl Article {
    /// An English article of nothing but these paragraphs, for tests of the core.
    pub fn of_paragraphs(paragraphs: &[&str]) -> Self {
        let block =
            |(id, text): (usize, &&str)| Block { id: id as u32, role: Role::Paragraph, text: (*text).to_owned() };
        Article {
            id: "a".to_owned(),
            url: None,
            outlet: None,
            title: None,
            byline: None,
            published: None,
            language: Language::English,
            feed_source: None,
            blocks: paragraphs.iter().enumerate().map(block).collect(),
        }
    }
}
