//! Which runs of words betray a copy? A winnowed choice of an article's five-word runs.
//!
//! Every run is hashed and of each window of hashes the smallest is kept (Schleimer, Wilkerson and Aiken 2003), so two
//! texts that share [`RUN`] + [`WINDOW`] − 1 = 8 words in a row share a fingerprint, at two fifths of the space of all.

use super::checksum::{hash64, step};
use crate::ingest::Article;
use crate::text::{TokenKind, tokens};

/// Words in a run. Shorter runs ("the ministry of foreign affairs") are shared by texts that are no copies.
const RUN: usize = 5;
/// Runs of which one is kept; raising it saves space and misses shorter copies.
const WINDOW: usize = 4;

/// Fingerprints of the blocks that state facts, sorted, each once. Runs do not cross blocks.
pub fn fingerprint(article: &Article) -> Vec<u32> {
    let blocks = article.blocks.iter().filter(|block| block.role.states_facts());
    let mut kept: Vec<u32> = blocks.flat_map(|block| winnow(&runs(&block.text))).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// A hash for each run of five words.
fn runs(text: &str) -> Vec<u32> {
    let words: Vec<u64> = tokens(text)
        .iter()
        .filter(|token| token.kind != TokenKind::Punctuation)
        .map(|token| hash64(token.norm.as_bytes()))
        .collect();
    words.windows(RUN).map(|run| (run.iter().fold(0, |hash, word| step(hash, *word)) >> 32) as u32).collect()
}

/// The smallest hash of each window; of a text shorter than one window, the smallest of all.
fn winnow(hashes: &[u32]) -> Vec<u32> {
    let width = WINDOW.min(hashes.len()).max(1);
    hashes.windows(width).filter_map(|window| window.iter().min().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_shared_words_in_a_row_share_a_fingerprint(
            before in proptest::collection::vec("[a-e]{1,3}", 0..12),
            shared in proptest::collection::vec("[a-z]{1,6}", 8),
            after in proptest::collection::vec("[f-k]{1,3}", 0..12),
        ) {
            let one = [before.clone(), shared.clone()].concat().join(" ");
            let two = [shared, after].concat().join(" ");
            let (one, two) = (winnow(&runs(&one)), winnow(&runs(&two)));
            prop_assert!(one.iter().any(|hash| two.contains(hash)));
        }
    }

    #[test]
    fn four_words_have_no_fingerprint() {
        assert!(winnow(&runs("talks lasted six hours")).is_empty());
    }
}
