//! How telling is a word? Rare words in the library and in the story tell statements apart, common ones do not.

use crate::claim::{Claim, TermKind};
use std::collections::HashMap;

/// Inverse document frequencies. Two corpora are joined: the library (which words name this event among all others) and
/// the story's own sentences (which words tell its statements apart: in a story on planets "planet" says little).
#[derive(Debug, Clone, Default)]
pub struct Weights {
    frequency: HashMap<String, u32>,
    units: u32,
}

impl Weights {
    /// Counts each term once a unit (a sentence or an article).
    pub fn count<'a, U, T>(units: U) -> Self
    where
        U: IntoIterator<Item = T>,
        T: IntoIterator<Item = &'a str>,
    {
        let mut weights = Weights::default();
        for unit in units {
            let mut terms: Vec<&str> = unit.into_iter().collect();
            terms.sort_unstable();
            terms.dedup();
            weights.units += 1;
            for term in terms {
                *weights.frequency.entry(term.to_owned()).or_insert(0) += 1;
            }
        }
        weights
    }

    /// Counts the printed terms of claims, a sentence each.
    pub fn of_claims<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let printed = |c: &'a Claim| c.terms.iter().filter(|t| t.kind != TermKind::Meant).map(|t| t.stem.as_str());
        Weights::count(claims.into_iter().map(printed))
    }

    /// Inverse document frequency, about 0.3 for a word in every unit and `ln(units)` for one never seen.
    pub fn idf(&self, stem: &str) -> f64 {
        let seen = f64::from(self.frequency.get(stem).copied().unwrap_or(0));
        let units = f64::from(self.units.max(SMALLEST_CORPUS));
        (1.0 + units / (seen + 0.5)).ln()
    }
}

/// Below this many units the counts say little; the corpus is taken to be this large.
const SMALLEST_CORPUS: u32 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_every_sentence_tells_least() {
        let weights = Weights::count([["planet", "star"], ["planet", "moon"], ["planet", "probe"]]);
        assert!(weights.idf("planet") < weights.idf("moon"));
        assert!(weights.idf("moon") < weights.idf("unseen"));
    }
}
