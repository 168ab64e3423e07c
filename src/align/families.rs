//! Which words mean one thing in news print? Families of derivations and near synonyms.
//!
//! Compact on purpose: only what news writes in two ways again and again, one family a line in `lexicon/families.tsv`.

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
}
