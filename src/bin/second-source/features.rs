//! What the comparers see, as numbers: every pair of statements of a story, for the script that fits the weights.

use crate::{Failure, input};
use second_source::align::{FEATURES, Side, compare, features};
use second_source::boundary::utf16_range;
use second_source::claim::{Claim, extract};
use second_source::ingest::{Article, Published};
use second_source::retrieve::Weights;
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
            for (mine, other) in our_sides.iter().flat_map(|m| their_sides.iter().map(move |o| (m, o))) {
                let numbers = features(&compare(mine, other));
                let row = json!([a.id, place(a, mine.claim), b.id, place(b, other.claim), numbers]);
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
