//! Which articles on other events may know a fact that the page mentions beside its own? Those that use its rarest words.
//!
//! "The flood of 1954 killed 12 people", on a page about the flood of this week: the anniversary piece of last year knows
//! it, and is no witness of this week.

use super::profile::idf;
use crate::claim::Claim;
use crate::library::{ArticleRef, Shelf};
use std::collections::{BTreeMap, BTreeSet};

/// An article outside the story that may know facts of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    pub article: ArticleRef,
    /// Places of the claims that it may know, in order.
    pub claims: Vec<usize>,
}

/// A word that more articles use tells nothing of one fact, and its list would be long to walk. Lower is faster.
const MOST_HOLDERS: u32 = 200;

/// So much of what a claim's rare words weigh must an article use. 0..=1, higher is stricter. The anniversary piece has
/// "flood", "1954", "killed", "12", "Tamsel" and "valley"; another flood has two of them.
const SHARED: f64 = 0.6;

/// Articles that are looked at for one claim, and for all of a page: each is read in full.
const MOST_PER_CLAIM: usize = 3;
const MOST_ARTICLES: usize = 12;

/// The articles worth reading for what `claims` mention, the likeliest first. `left_out` are the story and the page.
pub fn elsewhere(claims: &[Claim], left_out: &[ArticleRef], shelf: &Shelf) -> Vec<Elsewhere> {
    let left_out: BTreeSet<ArticleRef> = left_out.iter().copied().collect();
    let mut found: BTreeMap<ArticleRef, (f64, Vec<usize>)> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| can_be_looked_up(claim)) {
        for (article, share) in holders(claim, &left_out, shelf) {
            let (best, places) = found.entry(article).or_default();
            *best = best.max(share);
            places.push(at);
        }
    }
    let mut ranked: Vec<_> = found.into_iter().collect();
    ranked.sort_by(|(a, (mine, _)), (b, (theirs, _))| theirs.total_cmp(mine).then(a.cmp(b)));
    ranked.truncate(MOST_ARTICLES);
    ranked.into_iter().map(|(article, (_, claims))| Elsewhere { article, claims }).collect()
}

/// A fact is found again by whom it is of, and by a figure or a date.
fn can_be_looked_up(claim: &Claim) -> bool {
    let found = &claim.mentions;
    claim.is_checkworthy() && !found.entities.is_empty() && !(found.quantities.is_empty() && found.dates.is_empty())
}

/// The articles that use most of the claim's rare words, and how much of them, by the postings alone.
fn holders(claim: &Claim, left_out: &BTreeSet<ArticleRef>, shelf: &Shelf) -> Vec<(ArticleRef, f64)> {
    let mut stems: Vec<&str> = claim.terms.iter().map(|term| term.stem.as_str()).collect();
    stems.sort_unstable();
    stems.dedup();
    let mut possible = 0.0;
    let mut shared: BTreeMap<ArticleRef, f64> = BTreeMap::new();
    for stem in stems {
        let frequency = shelf.document_frequency(stem);
        if frequency > MOST_HOLDERS {
            continue;
        }
        let weight = idf(shelf.len(), frequency);
        possible += weight;
        for (article, _) in shelf.postings(stem).filter(|(article, _)| !left_out.contains(article)) {
            *shared.entry(article).or_insert(0.0) += weight;
        }
    }
    let mut ranked: Vec<(ArticleRef, f64)> =
        shared.into_iter().map(|(article, weight)| (article, weight / possible)).filter(|s| s.1 >= SHARED).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.truncate(MOST_PER_CLAIM);
    ranked
}
