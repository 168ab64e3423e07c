//! Do two articles print one text? True reprints share long runs of words, cut, moved and edited in between.
//!
//! Never a threshold on the share of all word triples: edited reprints share some 30 % of them, no more than two
//! reports that quote one speech. Runs are counted outside quotations.

use super::copied::{Copied, Kin, copied};
use super::print::{Print, SEED};
use crate::text::Span;

/// How much of the shorter article (without quotations) is text of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extent {
    None,
    /// Some paragraphs: an own report filled up with agency background. Such sentences share an origin, the articles do not.
    Part,
    /// The bulk of it: one text, edited.
    Most,
}

/// A stretch that both articles print, word for word: block and bytes on each side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedRun {
    pub a: (u32, Span),
    pub b: (u32, Span),
    /// Words outside quotations on both sides.
    pub words: usize,
    /// All its words are quoted on one side: one speaker, not one reporter.
    pub quoted: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// One text stands behind both, in part or most of it.
    pub same_origin: bool,
    pub extent: Extent,
    /// 0..1, rises with the share of common text; above 0.5 exactly where `same_origin` holds.
    pub score: f64,
    /// Share of the unquoted words of the shorter side that stand in long shared runs.
    pub containment: f64,
    pub runs: Vec<SharedRun>,
}

/// Shortest run that counts, in words outside quotations. Two independent reports on a crash share "at least 15 people,
/// including 13 students" (7 words) and "speaker of the state house of representatives" (7).
const RUN: usize = 8;
/// Unquoted words in long runs that prove common text, and the share of the shorter side they make up at least.
const PART_WORDS: usize = 20;
const PART_SHARE: f64 = 0.04;
/// Sentences of the shorter article that are edits of the other's: 7 of 10 in the two AFP texts from Istanbul, 3 of 8
/// where an own report on the Thai crash closes with agency background.
const MOST_SENTENCES: f64 = 0.5;

/// Compares whole articles. Symmetric but for the sides of its runs.
pub fn overlap(a: &Print, b: &Print) -> Overlap {
    let runs = shared_runs(a, b);
    let words: usize = runs.iter().map(|run| run.words).sum();
    let shorter = a.unquoted().min(b.unquoted()).max(1);
    let containment = (words as f64 / shorter as f64).min(1.0);
    let same_origin = words >= PART_WORDS && containment >= PART_SHARE;
    let extent = match same_origin {
        false => Extent::None,
        true if copied_share(a, b) >= MOST_SENTENCES => Extent::Most,
        true => Extent::Part,
    };
    Overlap { same_origin, extent, score: score(same_origin, words, containment), containment, runs }
}

/// Half of the scale for no common text, half for common text.
fn score(same_origin: bool, words: usize, containment: f64) -> f64 {
    if same_origin {
        0.5 + 0.5 * containment.max(0.01)
    } else {
        0.49 * (words as f64 / PART_WORDS as f64).min(containment / PART_SHARE).min(1.0)
    }
}

/// Sentences of `a` and `b` (their numbers in the prints) that are copies of one another.
pub fn copies(a: &Print, b: &Print, kin: Kin) -> Vec<(usize, usize, Copied)> {
    pairs_in_touch(a, b)
        .into_iter()
        .filter_map(|(i, j)| Some((i, j, copied(&a.passages[i], &b.passages[j], kin)?)))
        .collect()
}

fn copied_share(a: &Print, b: &Print) -> f64 {
    let pairs = copies(a, b, Kin::OneText);
    let side = |of: fn(&(usize, usize, Copied)) -> usize| {
        let mut sentences: Vec<usize> = pairs.iter().filter(|pair| pair.2 == Copied::Text).map(of).collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences.len()
    };
    let share = |copied: usize, all: usize| copied as f64 / all.max(1) as f64;
    share(side(|pair| pair.0), a.passages.len()).max(share(side(|pair| pair.1), b.passages.len()))
}

/// Sentence pairs that share at least one seed.
fn pairs_in_touch(a: &Print, b: &Print) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, j) in shared_seeds(a, b) {
        // A seed may run over the end of a sentence; both sentences are in touch then.
        for k in [0, SEED - 1] {
            pairs.push((a.words[i + k].0 as usize, b.words[j + k].0 as usize));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A seed that stands more often than this in one article ("the ministry of defence") is no ground for pairs.
const COMMON: usize = 6;

/// Word positions in `a` and `b` where the same seed starts, by position in `a`, then `b`.
fn shared_seeds(a: &Print, b: &Print) -> Vec<(usize, usize)> {
    let mut shared = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.seeds.len() && j < b.seeds.len() {
        let (left, right) = (a.seeds[i].0, b.seeds[j].0);
        if left < right {
            i += 1;
        } else if right < left {
            j += 1;
        } else {
            let ends = (end_of(&a.seeds, i), end_of(&b.seeds, j));
            if ends.0 - i <= COMMON && ends.1 - j <= COMMON {
                for x in &a.seeds[i..ends.0] {
                    shared.extend(b.seeds[j..ends.1].iter().map(|y| (x.1 as usize, y.1 as usize)));
                }
            }
            (i, j) = ends;
        }
    }
    shared.sort_unstable();
    shared
}

fn end_of(seeds: &[(u64, u32)], from: usize) -> usize {
    from + seeds[from..].iter().take_while(|seed| seed.0 == seeds[from].0).count()
}

/// Longest common runs, each word of `a` and `b` in one run at most, longest first.
fn shared_runs(a: &Print, b: &Print) -> Vec<SharedRun> {
    let mut stretches = stretches(a, b);
    stretches.sort_unstable_by_key(|&(i, j, length)| (std::cmp::Reverse(length), i + j, i.abs_diff(j), i));
    let (mut used_a, mut used_b) = (vec![false; a.words.len()], vec![false; b.words.len()]);
    let mut runs = Vec::new();
    for (i, j, length) in stretches {
        let free = (0..length).take_while(|k| !used_a[i + k] && !used_b[j + k]).count();
        if free < RUN {
            continue;
        }
        let plain = (0..free).filter(|k| !a.words[i + k].1.quoted && !b.words[j + k].1.quoted).count();
        if plain > 0 && plain < RUN {
            continue;
        }
        used_a[i..i + free].fill(true);
        used_b[j..j + free].fill(true);
        runs.extend(placed(a, b, (i, j, free), plain));
    }
    runs.sort_by_key(|run| (run.a, run.b));
    runs
}

/// Maximal common stretches of at least [`RUN`] words: start in `a`, start in `b`, length.
fn stretches(a: &Print, b: &Print) -> Vec<(usize, usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (i, j) in shared_seeds(a, b) {
        if i > 0 && j > 0 && a.words[i - 1].1.form == b.words[j - 1].1.form {
            continue;
        }
        let same = a.words[i..].iter().zip(&b.words[j..]).take_while(|(x, y)| x.1.form == y.1.form).count();
        if same >= RUN {
            found.push((i, j, same));
        }
    }
    found
}

/// A stretch as spans. Where it runs over the end of a paragraph, the span ends there.
fn placed(a: &Print, b: &Print, (i, j, length): (usize, usize, usize), plain: usize) -> Option<SharedRun> {
    let place = |print: &Print, from: usize| {
        let (sentence, first) = print.words[from];
        let block = print.blocks[sentence as usize];
        let last = (from..from + length)
            .map(|at| print.words[at])
            .take_while(|(sentence, _)| print.blocks[*sentence as usize] == block)
            .last()
            .map_or(first, |(_, word)| word);
        (block, Span::new(first.span.start, last.span.end.max(first.span.start)))
    };
    (length > 0).then(|| SharedRun { a: place(a, i), b: place(b, j), words: plain, quoted: plain == 0 })
}
