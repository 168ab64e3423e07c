//! Which articles of a segment use a word? A binary search in the sorted terms, then a list read as it is walked.
//!
//! Most words stand once in an article, so [`Coding::Marked`] says how often only where it is more than once.

use super::bytes::{part, put_varint, row, take_varint, u32_at};
use super::format::TERM_ROW;
use std::cmp::Ordering;

/// Terms of a segment and where they stand.
pub(super) struct Dictionary<'a> {
    pub terms: u32,
    pub articles: u32,
    pub rows: &'a [u8],
    pub text: &'a [u8],
    pub postings: &'a [u8],
    pub coding: Coding,
}

/// How an entry of a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// Distance and frequency, as format 2 has them.
    Pairs,
    /// Twice the distance, plus 1 where the frequency follows; else it is 1.
    Marked,
}

impl<'a> Dictionary<'a> {
    /// The list of `term`; empty where no article uses it. Damage inside the tables reads as an empty list.
    pub fn find(&self, term: &str) -> Postings<'a> {
        let (mut low, mut high) = (0, self.terms);
        while low < high {
            let middle = low + (high - low) / 2;
            let Some(found) = self.term(middle) else { return Postings::EMPTY };
            match found.cmp(term.as_bytes()) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return self.list(middle).unwrap_or(Postings::EMPTY),
            }
        }
        Postings::EMPTY
    }

    fn term(&self, number: u32) -> Option<&'a [u8]> {
        stretch(self.rows, number, 0, self.text)
    }

    fn list(&self, number: u32) -> Option<Postings<'a>> {
        let mut bytes = stretch(self.rows, number, 4, self.postings)?;
        let count = take_varint(&mut bytes)?;
        // Each entry has so many bytes at least: a count beyond that was not written by us.
        let least = if self.coding == Coding::Pairs { 2 } else { 1 };
        let left = count.min(self.articles).min((bytes.len() / least) as u32);
        Some(Postings { bytes, left, next: 0, articles: self.articles, coding: self.coding })
    }
}

/// What lies between the offsets in two neighbouring rows.
fn stretch<'a>(rows: &[u8], number: u32, column: usize, heap: &'a [u8]) -> Option<&'a [u8]> {
    let start = u32_at(row(rows, number, TERM_ROW).ok()?, column).ok()? as usize;
    let end = u32_at(row(rows, number.checked_add(1)?, TERM_ROW).ok()?, column).ok()? as usize;
    part(heap, start, end.checked_sub(start)?).ok()
}

/// Articles of one segment and how often each uses the term, in rising order.
#[derive(Clone)]
pub(super) struct Postings<'a> {
    bytes: &'a [u8],
    left: u32,
    next: u32,
    articles: u32,
    coding: Coding,
}

impl Postings<'_> {
    pub const EMPTY: Self = Postings { bytes: &[], left: 0, next: 0, articles: 0, coding: Coding::Marked };

    /// How many articles the list names.
    pub fn len(&self) -> u32 {
        self.left
    }
}

impl Iterator for Postings<'_> {
    type Item = (u32, u32);

    fn next(&mut self) -> Option<(u32, u32)> {
        self.left = self.left.checked_sub(1)?;
        let number = take_varint(&mut self.bytes)?;
        let (distance, frequency) = match (self.coding, number & 1) {
            (Coding::Pairs, _) => (number, take_varint(&mut self.bytes)?),
            (Coding::Marked, 0) => (number >> 1, 1),
            (Coding::Marked, _) => (number >> 1, take_varint(&mut self.bytes)?),
        };
        let article = self.next.checked_add(distance)?;
        self.next = article.checked_add(1)?;
        (article < self.articles).then_some((article, frequency))
    }
}

/// Appends a list that [`Dictionary::find`] reads back. `entries` rise by article.
pub(super) fn put_postings(out: &mut Vec<u8>, entries: &[(u32, u32)]) {
    put_varint(out, entries.len() as u32);
    let mut next = 0;
    for (article, frequency) in entries {
        put_varint(out, (article - next) << 1 | u32::from(*frequency != 1));
        if *frequency != 1 {
            put_varint(out, *frequency);
        }
        next = article + 1;
    }
}
