//! Which statements of the story could match a claim? The ones that share a telling word, best first.

use crate::claim::Claim;
use crate::retrieve::Weights;
use std::collections::HashMap;

/// A statement worth comparing: the article's place in the story and the claim's place in that article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    pub article: usize,
    pub claim: usize,
    /// Sum of the weights of the shared words.
    pub shared: f64,
}

/// Most statements of one article that are compared with one claim.
const MOST_PER_ARTICLE: usize = 12;

/// Candidates for `claim` among the claims of the story's articles, best first within each article.
pub fn candidates(claim: &Claim, story: &[&[Claim]], weights: &Weights) -> Vec<Candidate> {
    let ours: HashMap<&str, f64> = claim.terms.iter().map(|t| (t.stem.as_str(), weights.idf(&t.stem))).collect();
    let shared = |other: &Claim| -> f64 {
        let mut seen: Vec<&str> = other.terms.iter().map(|t| t.stem.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.iter().filter_map(|stem| ours.get(stem)).sum()
    };
    let mut found = Vec::new();
    for (article, claims) in story.iter().enumerate() {
        let mut here: Vec<Candidate> = claims
            .iter()
            .enumerate()
            .map(|(claim, other)| Candidate { article, claim, shared: shared(other) })
            .filter(|c| c.shared > 0.0)
            .collect();
        here.sort_by(|a, b| b.shared.total_cmp(&a.shared).then(a.claim.cmp(&b.claim)));
        here.truncate(MOST_PER_ARTICLE);
        found.extend(here);
    }
    found
}
