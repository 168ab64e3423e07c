//! An article as the core works on it, whatever it came from.

use super::Published;
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
