//! The word lists: one TSV per question, read once. Every list says in its first lines what it holds and where its
//! facts come from.

use super::words::Words;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a. The lists are ours, so nobody can choose colliding words; a sentence asks them some hundred times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words of a list with what each means.
pub(super) type Meanings<T> = HashMap<&'static str, T, BuildHasherDefault<Fnv>>;

/// Words of a list.
pub(super) type WordSet = HashSet<&'static str, BuildHasherDefault<Fnv>>;

/// Rows of a list, without comments, cut at tabs.
pub(super) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Phrases of one to five words, found by their first word.
pub(super) struct Phrases<T> {
    by_first: Meanings<Vec<(Vec<&'static str>, T)>>,
    longest: usize,
}

impl<T> Phrases<T> {
    pub fn from(entries: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: Meanings<Vec<(Vec<&'static str>, T)>> = Meanings::default();
        let mut longest = 0;
        for (phrase, meaning) in entries {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            longest = longest.max(words.len());
            by_first.entry(words[0]).or_default().push((words, meaning));
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { by_first, longest }
    }

    /// The longest phrase that starts at word `at`: its length in words and its meaning.
    pub fn at(&self, words: &Words, at: usize) -> Option<(usize, &T)> {
        let list = self.by_first.get(words.norm(at))?;
        list.iter().find(|(phrase, _)| words.reads(at, phrase)).map(|(phrase, meaning)| (phrase.len(), meaning))
    }

    /// The longest phrase that ends just before word `at`.
    pub fn before(&self, words: &Words, at: usize) -> Option<(usize, &T)> {
        (1..=self.longest.min(at)).rev().find_map(|length| {
            let list = self.by_first.get(words.norm(at - length))?;
            let found = list.iter().find(|(phrase, _)| phrase.len() == length && words.reads(at - length, phrase))?;
            Some((length, &found.1))
        })
    }

    /// The meaning of a phrase given as one text with single spaces.
    pub fn meaning(&self, phrase: &str) -> Option<&T> {
        let list = self.by_first.get(phrase.split(' ').next()?)?;
        list.iter().find(|(words, _)| words.iter().copied().eq(phrase.split(' '))).map(|(_, meaning)| meaning)
    }
}
