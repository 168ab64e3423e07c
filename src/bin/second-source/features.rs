//! What the comparers see, as numbers: every pair of statements of a story, for the script that fits the weights.

use crate::{Failure, input};
use second_source::align::{FEATURES, Rivals, Side, story_features};
use second_source::boundary::utf16_range;
use second_source::claim::{Claim, extract};
use second_source::ingest::{Article, Published};
use second_source::retrieve::{Candidates, Weights};
use serde_json::{Value, json};
use std::path::Path;

/// Prints a first line with the names, then a line a pair: places of both statements, and the numbers.
pub fn run(folder: &Path) -> Result<(), Failure> {
    let articles = input::articles(folder)?;
    let newest = articles.iter().filter_map(|a| a.published.as_ref()).max_by_key(|p| p.last);
    let read: Vec<(&Article, Vec<Claim>)> =
        articles.iter().map(|a| (a, extract(a, newest.filter(|_: &&Published| a.published.is_none())))).collect();
    let weights = Weights::of_claims(read.iter().flat_map(|(_, claims)| claims));
    input::print_json(&json!(FEATURES), false)?;
    for (a, ours) in &read {
        let our_sides = Side::all(ours, &weights, a.published.as_ref());
        for (b, theirs) in read.iter().filter(|(b, _)| b.id != a.id) {
            let their_sides = Side::all(theirs, &weights, b.published.as_ref());
            let candidates = Candidates::of(theirs);
            let worth = |claim: &Claim| candidates.for_claim(claim, &weights);
            let pairs = ours.iter().flat_map(|claim| worth(claim).into_iter().map(|other| (claim.id, other)));
            for ((i, j), comparison, standing) in Rivals::of(&our_sides, &their_sides, pairs).standings() {
                let numbers = story_features(comparison, standing);
                let row = json!([a.id, place(a, &ours[i]), b.id, place(b, &theirs[j]), numbers]);
                input::print_json(&row, false)?;
            }
        }
    }
    Ok(())
}

fn place(article: &Article, claim: &Claim) -> Value {
    let block = &article.blocks[claim.block];
    let (start, end) = utf16_range(&block.text, claim.span);
    json!([block.id, start, end])
}
