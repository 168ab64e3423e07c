//! Whom and what does a sentence name? People, organisations, places and nationalities.

mod actor;
mod find;
mod known;
mod letters;
mod names;
mod same;
#[cfg(test)]
mod tests;

pub(super) use find::entities;
pub use names::Names;
pub use same::same_entity;

use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    /// "Russian", "Turks": its key is the country's.
    Nationality,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The name without title and possessive.
    pub span: Span,
    /// Folded form for equality: "sergei lavrov", "united states" (also for "U.S." and "American").
    pub key: String,
    /// As printed.
    pub surface: String,
    pub kind: EntityKind,
    /// Folded, "foreign minister".
    pub title: Option<String>,
    /// Key of the country a capital or seat acts for: "Moscow had made conditions difficult", "the Kremlin".
    pub stands_for: Option<String>,
}

/// Whether a title or occupation stands at word `at`: "spokesman", "minister".
pub(super) fn is_title(words: &super::words::Words, at: usize) -> bool {
    known::title_at(words, at).is_some()
}
