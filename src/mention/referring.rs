//! Which words stand for somebody or something that the article named before? "He", "the minister", "the company",
//! "there". "Both sides" is left out: the names of two states stand in every sentence of their story and tell nothing apart.
//!
//! This only finds them; whom they mean is told by the article, see `claim/reference.rs`.

use super::entity::{Entity, EntityKind, Gender, title_at};
use super::lexicon::{WordSet, rows};
use super::words::Words;
use crate::text::{Language, Span};
use std::sync::LazyLock;

/// An expression that points back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referring {
    /// "He", "the minister".
    pub span: Span,
    pub to: Pointing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointing {
    /// "he", "she"; `subject` where it can open a sentence, not for "his" and "her".
    Pronoun { gender: Gender, subject: bool },
    /// "the foreign minister", "the mayor".
    Title(&'static str),
    /// "the company", "the telescope".
    Noun(&'static str),
    /// "there", a place.
    There,
    /// "they" where a sentence goes on with it.
    They,
    /// "it" where a sentence opens with it.
    It,
}

/// Nouns that stand for a named body or thing: "the ministry", "the ferry".
static NOUNS: LazyLock<WordSet> = LazyLock::new(|| rows(include_str!("lexicon/nouns.tsv")).map(|row| row[0]).collect());

/// The noun of the list that `norm` is.
pub fn noun(norm: &str) -> Option<&'static str> {
    NOUNS.get(norm).copied()
}

pub(super) fn referring(words: &Words, entities: &[Entity], language: Language) -> Vec<Referring> {
    // The words that point back are English ones.
    if !language.is_english() {
        return Vec::new();
    }
    (0..words.len()).filter_map(|at| pointing(words, entities, at)).collect()
}

fn pointing(words: &Words, entities: &[Entity], at: usize) -> Option<Referring> {
    let pronoun = |gender, subject| Some((1, Pointing::Pronoun { gender, subject }));
    let (length, to) = match words.norm(at) {
        "he" => pronoun(Gender::Man, true),
        "she" => pronoun(Gender::Woman, true),
        "his" | "him" | "himself" => pronoun(Gender::Man, false),
        "her" | "hers" | "herself" => pronoun(Gender::Woman, false),
        "they" if opens(words, at) => Some((1, Pointing::They)),
        "it" if opens(words, at) => Some((1, Pointing::It)),
        "there" if is_place(words, at) => Some((1, Pointing::There)),
        "the" => definite(words, entities, at),
        _ => None,
    }?;
    Some(Referring { span: words.span(at, at + length), to })
}

/// Whether the sentence goes on with word `at`: "On Friday they signed", not "Galder and Hallin say they will".
fn opens(words: &Words, at: usize) -> bool {
    const OPENINGS: [&str; 14] = [
        "on",
        "in",
        "then",
        "later",
        "but",
        "and",
        "also",
        "instead",
        "now",
        "still",
        "afterwards",
        "since",
        "however",
        ",",
    ];
    at <= 5 && words.list[..at].iter().all(|word| word.dated || OPENINGS.contains(&word.norm.as_str()))
}

/// "They met there.", not "There is a way" and "there were four of them".
fn is_place(words: &Words, at: usize) -> bool {
    const SAYS_THAT_SOMETHING_IS: [&str; 20] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
        "should", "be", "been", "seems", "appears", "remain",
    ];
    at > 1 && !SAYS_THAT_SOMETHING_IS.contains(&words.norm(at + 1)) && !is_mark(words, at - 1)
}

fn is_mark(words: &Words, at: usize) -> bool {
    !words.is_letters(at) && !words.is_digits(at)
}

/// "the minister", "the company"; not "the minister of health", "the company Steinmark", "the minister Aron Wick".
fn definite(words: &Words, entities: &[Entity], at: usize) -> Option<(usize, Pointing)> {
    let (length, to) = match title_at(words, at + 1) {
        Some((length, title)) => (length, Pointing::Title(title)),
        None => (1, Pointing::Noun(noun(words.norm(at + 1))?)),
    };
    let next = at + 1 + length;
    let followed = words.list.get(next).is_some_and(|next| {
        let named = entities.iter().any(|e| e.kind != EntityKind::Nationality && e.span.start == next.span.start);
        named || next.norm == "of" || next.norm == "-"
    });
    let joined = words.list.get(next).is_some_and(|word| word.joint == super::words::Joint::Hyphen);
    // "the Bank" is a name of its own; "the minister general" another office.
    (!followed && !joined).then_some((1 + length, to))
}
