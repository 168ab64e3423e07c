//! Which words mean one thing in news print? Families of derivations and near synonyms.
//!
//! Two sources. `lexicon/families.tsv` is made by hand and compact on purpose: only what news writes in two ways again and
//! again; its words are one concept. `lexicon/related.tsv` is made from WordNet; its words are near each other and count
//! less than the same word.

use super::wording::{Mask, hash};
use crate::text::{Language, stem};
use std::collections::HashMap;
use std::sync::LazyLock;

static FAMILIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("lexicon/families.tsv").lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    let mut families = HashMap::new();
    for line in lines {
        let mut words = line.split_whitespace();
        let Some(head) = words.next() else { continue };
        for word in std::iter::once(head).chain(words) {
            families.entry(stem(word, Language::English)).or_insert(head);
        }
    }
    families
});

/// The head word of the stem's family, or the stem itself.
pub fn concept(stem: &str) -> &str {
    FAMILIES.get(stem).copied().unwrap_or(stem)
}

/// Concepts near a concept with their similarity.
#[derive(Debug, Default, PartialEq)]
pub struct Near {
    pub concepts: Vec<(u64, f32)>,
    pub mask: Mask,
}

impl Near {
    fn put(&mut self, concept: u64, similarity: f32) {
        self.concepts.push((concept, similarity));
        self.mask.put(concept);
    }
}

/// By the hash of the concept.
static RELATED: LazyLock<HashMap<u64, Near>> = LazyLock::new(|| {
    let mut near: HashMap<u64, Near> = HashMap::new();
    for line in include_str!("lexicon/related.tsv").lines().filter(|l| !l.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(one), Some(kind), Some(others)) = (columns.next(), columns.next(), columns.next()) else { continue };
        for other in others.split(' ') {
            let (a, b) = (hash(concept(one)), hash(concept(other)));
            if a != b {
                near.entry(a).or_default().put(b, similarity(kind));
                near.entry(b).or_default().put(a, similarity(kind));
            }
        }
    }
    near
});

/// How much of the same word a related one is worth, 0..=1: "expel" and "expulsion" by derivation, "begin" and "start"
/// as synonyms of one sense, "kill" and "die" as near.
fn similarity(kind: &str) -> f32 {
    match kind {
        "d" => 0.8,
        "s" => 0.7,
        _ => 0.4,
    }
}

/// Whether two stems are one word or near ones: "pupils", "students".
pub fn are_kin(a: &str, b: &str) -> bool {
    let (a, b) = (concept(a), concept(b));
    let leads =
        |from: &str, to: u64| near(hash(from)).is_some_and(|near| near.concepts.iter().any(|(id, _)| *id == to));
    a == b || leads(a, hash(b)) || leads(b, hash(a))
}

/// The concepts near the one with this hash.
pub fn near(concept: u64) -> Option<&'static Near> {
    RELATED.get(&concept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        concept(&stem(a, Language::English)) == concept(&stem(b, Language::English))
    }

    #[test]
    fn derivations_and_near_synonyms_are_one_concept() {
        assert!(same("expelled", "expulsions"));
        assert!(same("talks", "discussions"));
        assert!(same("killed", "deaths"));
        assert!(!same("killed", "injured"));
    }

    #[test]
    fn words_that_wordnet_relates_are_near_and_others_are_not() {
        let near_each_other = |a: &str, b: &str| {
            let id = |word: &str| hash(concept(&stem(word, Language::English)));
            near(id(a)).is_some_and(|near| near.concepts.iter().any(|(other, _)| *other == id(b)))
        };
        assert!(near_each_other("abroad", "overseas"));
        assert!(!near_each_other("minister", "bridge"));
    }
}
