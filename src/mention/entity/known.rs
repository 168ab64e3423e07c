//! Which names are known before any article is read? States with demonyms and capitals, large bodies, cities, titles.

use super::{EntityKind, Gender};
use crate::mention::lexicon::{Meanings, Phrases, WordSet, rows};
use crate::mention::words::Words;
use std::sync::LazyLock;

#[derive(Debug, Clone)]
pub(super) struct Known {
    pub key: &'static str,
    pub kind: EntityKind,
    /// State whose government the name may stand for.
    pub government: Option<&'static str>,
    /// A seat of government always stands for it, a capital only as an actor.
    pub seat: bool,
    /// Only in capitals: "WHO", "US".
    capitals: bool,
}

static KNOWN: LazyLock<Phrases<Known>> = LazyLock::new(|| {
    let countries = rows(include_str!("../lexicon/countries.tsv")).flat_map(country);
    let bodies = rows(include_str!("../lexicon/organisations.tsv")).flat_map(body);
    let places = rows(include_str!("../lexicon/places.tsv")).flat_map(country);
    Phrases::from(countries.chain(bodies).chain(places))
});

fn known(key: &'static str, kind: EntityKind) -> Known {
    Known { key, kind, government: None, seat: false, capitals: false }
}

fn cell(row: &[&'static str], at: usize) -> impl Iterator<Item = &'static str> {
    row.get(at).copied().unwrap_or_default().split('|').filter(|name| !name.is_empty())
}

fn country(row: Vec<&'static str>) -> Vec<(&'static str, Known)> {
    let key = row[0];
    let place = known(key, EntityKind::Place);
    let names = cell(&row, 1)
        .map(|name| (name, Known { capitals: matches!(name, "us" | "uk" | "usa" | "uae"), ..place.clone() }));
    let people = cell(&row, 2).map(|name| (name, known(key, EntityKind::Nationality)));
    let capitals = cell(&row, 3).map(|name| (name, Known { government: Some(key), ..known(name, EntityKind::Place) }));
    std::iter::once((key, place.clone())).chain(names).chain(people).chain(capitals).collect()
}

fn body(row: Vec<&'static str>) -> Vec<(&'static str, Known)> {
    let government = cell(&row, 2).next();
    let body = Known { government, seat: government.is_some(), ..known(row[0], EntityKind::Organisation) };
    let names = cell(&row, 1).map(|name| {
        let capitals = name.chars().all(char::is_uppercase);
        (folded_once(name), Known { capitals, ..body.clone() })
    });
    std::iter::once((row[0], body.clone())).chain(names).collect()
}

/// Lists hold acronyms in capitals; the words of a sentence are folded. Leaked once, a few hundred bytes.
fn folded_once(name: &'static str) -> &'static str {
    if name.chars().any(char::is_uppercase) { Box::leak(name.to_lowercase().into_boxed_str()) } else { name }
}

/// The longest known name at word `at`, and how many words it takes. Its first word carries a capital.
pub(super) fn known_at(words: &Words, at: usize) -> Option<(usize, &'static Known)> {
    let word = words.list.get(at).filter(|word| word.capital)?;
    let (length, found) = KNOWN.at(words, at)?;
    let last = &words.list[at + length - 1];
    // "Polish the silver" has no second capital to lose, "Will" no entry; "united states" in small letters is no name.
    (length == 1 || last.capital).then_some(())?;
    (!found.capitals || word.initials || word.norm.len() == 1).then_some((length, found))
}

/// Whether the folded key is a state, body or place with a name of its own.
pub(super) fn is_known_key(key: &str) -> bool {
    KNOWN.meaning(key).is_some()
}

macro_rules! words_of {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<WordSet> =
            LazyLock::new(|| rows(include_str!(concat!("../lexicon/", $file))).map(|row| row[0]).collect());
    };
}

words_of!(ORG_WORDS, "orgwords.tsv");
words_of!(STARTERS, "starters.tsv");

pub(super) fn is_org_word(norm: &str) -> bool {
    ORG_WORDS.contains(norm)
}

static GIVEN_NAMES: LazyLock<Meanings<Option<Gender>>> = LazyLock::new(|| {
    let gender = |row: &Vec<&'static str>| match row.get(1).copied() {
        None => Some(Gender::Man),
        Some("f") => Some(Gender::Woman),
        Some(_) => None,
    };
    rows(include_str!("../lexicon/givennames.tsv")).map(|row| (row[0], gender(&row))).collect()
});

pub(super) fn is_given_name(norm: &str) -> bool {
    GIVEN_NAMES.contains_key(norm)
}

/// Whom a given name tells of, where it is in the list and no name of both.
pub(super) fn gender_of_name(norm: &str) -> Option<Gender> {
    *GIVEN_NAMES.get(norm)?
}

static COUNTRIES: LazyLock<WordSet> =
    LazyLock::new(|| rows(include_str!("../lexicon/countries.tsv")).map(|row| row[0]).collect());

/// Whether the folded key is a state's.
pub fn is_country(key: &str) -> bool {
    COUNTRIES.contains(key)
}

/// An ordinary word that may open a sentence.
pub(super) fn is_starter(norm: &str) -> bool {
    STARTERS.contains(norm)
}

static TITLES: LazyLock<Phrases<&'static str>> =
    LazyLock::new(|| Phrases::from(rows(include_str!("../lexicon/titles.tsv")).map(|row| (row[0], row[0]))));

/// The longest title at word `at`.
pub(in crate::mention) fn title_at(words: &Words, at: usize) -> Option<(usize, &'static str)> {
    TITLES.at(words, at).map(|(length, title)| (length, *title))
}

/// The longest title that ends just before word `at`.
pub(super) fn title_before(words: &Words, at: usize) -> Option<(usize, &'static str)> {
    TITLES.before(words, at).map(|(length, title)| (length, *title))
}
