//! Which of the statements that could match is the one that does? Those of two articles compete for each other.
//!
//! "Relations have been tense for a decade" resembles six sentences of the other report a little; what is a link is told
//! from what merely resembles by how the pair stands among its rivals, and by where the two stand in their articles.

use super::score::first_look;
use super::{Alignment, Comparison, Side, compare, settle};
use std::collections::BTreeMap;

/// How a pair of statements stands among the other pairs that either of the two could form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// First look at the pair less that at the best rival of either, in log-odds, `-4..=2`; below 0 a rival looks better.
    pub margin: f64,
    /// 1 for the best partner, 1/2 for the second, and so on, of either statement and added up, `0..=2`.
    pub rank: f64,
    /// How far apart the two stand in their articles, 0..=1: reports tell a story in much the same order.
    pub apart: f64,
    /// One tells of days before the event, the other does not: "In December 29 people died when a bus …".
    pub earlier: bool,
    /// Each opens its article: two reports on one event open with the news.
    pub leads: bool,
}

impl Standing {
    /// Where no rivals are known: neither ahead nor behind.
    pub const ALONE: Standing = Standing { margin: 0.0, rank: 1.0, apart: 0.0, earlier: false, leads: false };
}

/// Comparisons of the statements of our article with those of another, by the places of both.
#[derive(Debug)]
pub struct Rivals<'s, 'a> {
    ours: &'s [Side<'a>],
    theirs: &'s [Side<'a>],
    compared: BTreeMap<(usize, usize), (Comparison, f64)>,
}

impl<'s, 'a> Rivals<'s, 'a> {
    /// Compares the `pairs` of places that are worth it.
    pub fn of(
        ours: &'s [Side<'a>],
        theirs: &'s [Side<'a>],
        pairs: impl IntoIterator<Item = (usize, usize)>,
    ) -> Rivals<'s, 'a> {
        let compared = pairs.into_iter().map(|(i, j)| {
            let comparison = compare(&ours[i], &theirs[j]);
            let look = first_look(&comparison);
            ((i, j), (comparison, look))
        });
        Rivals { ours, theirs, compared: compared.collect() }
    }

    /// The pairs with what was seen of each and how it stands, in order.
    pub fn standings(&self) -> impl Iterator<Item = ((usize, usize), &Comparison, Standing)> {
        let looks: Vec<(usize, usize, f64)> = self.compared.iter().map(|(&(i, j), (_, look))| (i, j, *look)).collect();
        let of_ours = places(looks.iter().map(|&(i, _, look)| (i, look)));
        let of_theirs = places(looks.iter().map(|&(_, j, look)| (j, look)));
        self.compared.iter().enumerate().map(move |(at, (&(i, j), (comparison, _)))| {
            let (mine, other) = (of_ours[at], of_theirs[at]);
            let standing = Standing {
                margin: mine.0.min(other.0).clamp(LOWEST_MARGIN, HIGHEST_MARGIN),
                rank: mine.1 + other.1,
                apart: (self.ours[i].place - self.theirs[j].place).abs(),
                earlier: self.ours[i].earlier != self.theirs[j].earlier,
                leads: i == 0 && j == 0,
            };
            ((i, j), comparison, standing)
        })
    }

    /// Every pair aligned, in order.
    pub fn aligned(&self) -> impl Iterator<Item = ((usize, usize), Alignment)> {
        self.standings().map(|((i, j), comparison, standing)| {
            ((i, j), settle(comparison.clone(), standing, &self.ours[i], &self.theirs[j]))
        })
    }
}

/// Margins beyond these tell nothing more.
const LOWEST_MARGIN: f64 = -4.0;
const HIGHEST_MARGIN: f64 = 2.0;

/// First look at a pair where there is no rival: nothing in common.
const NO_RIVAL: f64 = -6.0;

/// For each pair, given as one statement and the first look: its lead over the best rival for that statement, and one over
/// its rank there.
fn places(looks: impl Iterator<Item = (usize, f64)>) -> Vec<(f64, f64)> {
    let looks: Vec<(usize, f64)> = looks.collect();
    let mut by_statement: BTreeMap<usize, Vec<(f64, usize)>> = BTreeMap::new();
    for (at, &(statement, look)) in looks.iter().enumerate() {
        by_statement.entry(statement).or_default().push((look, at));
    }
    let mut found = vec![(0.0, 0.0); looks.len()];
    for rivals in by_statement.values_mut() {
        rivals.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (rank, &(look, at)) in rivals.iter().enumerate() {
            let best_other = rivals.get(usize::from(rank == 0)).map_or(NO_RIVAL, |r| r.0);
            found[at] = (look - best_other, 1.0 / (1.0 + rank as f64));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_partner_leads_and_the_others_lag_behind_it() {
        let found = places([(0, 1.0), (0, 3.0), (0, -1.0), (1, 2.0)].into_iter());
        assert_eq!(found[1], (2.0, 1.0));
        assert_eq!(found[0], (-2.0, 0.5));
        assert_eq!(found[2].0, -4.0);
        assert_eq!(found[3], (2.0 - NO_RIVAL, 1.0));
    }
}
