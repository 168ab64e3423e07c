//! The word lists of the claims: one TSV per question, each list with the sentence that taught it above its line.
//!
//! A line is the name of a list, a tab, and its words or phrases, parted by ", ".

use crate::text::Token;
use std::borrow::Borrow;
use std::collections::HashSet;

/// Words of a list, lower case.
pub(super) type WordSet = HashSet<&'static str>;

/// Phrases of a list, each cut into its words.
pub(super) type PhraseList = Vec<Vec<&'static str>>;

/// The entries of the list called `name`. The files are ours: a list that is missing is empty, and its tests fail.
fn entries(tsv: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    let row = tsv.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    row.into_iter().filter(move |(list, _)| *list == name).flat_map(|(_, words)| words.split(", "))
}

pub(super) fn words(tsv: &'static str, name: &str) -> WordSet {
    entries(tsv, name).collect()
}

pub(super) fn phrases(tsv: &'static str, name: &str) -> PhraseList {
    entries(tsv, name).map(|phrase| phrase.split(' ').collect()).collect()
}

/// Whether one of the phrases begins at word `at`.
pub(super) fn begins(phrases: &PhraseList, words: &[impl Borrow<Token>], at: usize) -> bool {
    let reads = |phrase: &Vec<&str>| {
        let printed = words[at..].iter().map(|word| word.borrow().norm.as_str());
        phrase.len() <= words.len() - at && printed.zip(phrase).all(|(word, part)| word == *part)
    };
    phrases.iter().any(reads)
}
