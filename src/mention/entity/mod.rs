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
pub use known::is_country;
pub(super) use known::title_at;
pub use names::{MOST_NAMES, Names};
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

/// Whom "he" and "she" tell apart, where the name or the title shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    Man,
    Woman,
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
    /// What it is called beside its name: "bank" of "Bank of England", "ferry" of "the ferry Nordlys".
    pub nouns: Vec<&'static str>,
}

impl Entity {
    /// From the title, "spokeswoman", else from the given name.
    pub fn gender(&self) -> Option<Gender> {
        let by_title = self.title.as_deref().and_then(gender_of_title);
        by_title.or_else(|| known::gender_of_name(self.key.split(' ').next().filter(|_| self.key.contains(' '))?))
    }
}

fn gender_of_title(title: &str) -> Option<Gender> {
    match title {
        "mr" | "king" | "prince" | "crown prince" | "pope" | "sir" | "lord" | "duke" | "baron" | "actor"
        | "spokesman" | "chairman" | "congressman" | "sultan" | "emir" | "ayatollah" | "sheikh" => Some(Gender::Man),
        "mrs" | "ms" | "miss" | "queen" | "princess" | "dame" | "lady" | "duchess" | "baroness" | "actress"
        | "spokeswoman" | "chairwoman" | "congresswoman" => Some(Gender::Woman),
        _ => None,
    }
}

/// Whether a title or occupation stands at word `at`: "spokesman", "minister".
pub(super) fn is_title(words: &super::words::Words, at: usize) -> bool {
    known::title_at(words, at).is_some()
}
