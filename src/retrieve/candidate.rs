//! Which statements of an article could match a claim? The ones that share a telling word, best first.

use crate::claim::Claim;
use crate::retrieve::Weights;
use std::collections::{BTreeMap, HashMap};

/// The statements of one article, by the words that they stand on.
#[derive(Debug)]
pub struct Candidates<'a> {
    holders: HashMap<&'a str, Vec<usize>>,
}

/// Most statements of one article that are compared with one claim.
const MOST_PER_ARTICLE: usize = 12;

impl<'a> Candidates<'a> {
    pub fn of(claims: &'a [Claim]) -> Self {
        let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, claim) in claims.iter().enumerate() {
            for term in &claim.terms {
                let held = holders.entry(&term.stem).or_default();
                if held.last() != Some(&at) {
                    held.push(at);
                }
            }
        }
        Candidates { holders }
    }

    /// Places of the statements worth comparing with `claim`, the one with the most telling words in common first.
    pub fn for_claim(&self, claim: &Claim, weights: &Weights) -> Vec<usize> {
        let mut ours: Vec<&str> = claim.terms.iter().map(|t| t.stem.as_str()).collect();
        ours.sort_unstable();
        ours.dedup();
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for stem in ours {
            for &at in self.holders.get(stem).into_iter().flatten() {
                *shared.entry(at).or_insert(0.0) += weights.idf(stem);
            }
        }
        let mut found: Vec<(usize, f64)> = shared.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.into_iter().take(MOST_PER_ARTICLE).map(|(at, _)| at).collect()
    }
}
