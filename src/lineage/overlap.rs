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

impl SharedRun {
    fn turned(self) -> Self {
        SharedRun { a: self.b, b: self.a, ..self }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// One text stands behind both, in part or most of it.
    pub same_origin: bool,
    pub extent: Extent,
    /// 0..1, rises with the share of common text; at least 0.5 exactly where `same_origin` holds.
    pub score: f64,
    /// Share of the unquoted words of the shorter side that stand in long shared runs.
    pub containment: f64,
    pub runs: Vec<SharedRun>,
}

/// Shortest run that counts, in words outside quotations. Two independent reports on a crash share "at least 15 people,
/// including 13 students" (7 words) and "speaker of the state house of representatives" (7).
const RUN: usize = 8;
/// Unquoted words in long runs that prove common text, and the share of the shorter side they make up at least. A live
/// page and a short notice of one broadcaster share a single run of 16; two reports on one inquiry share 17 in names of
/// offices, which is 0.04 of the shorter.
const PART_WORDS: usize = 16;
const PART_SHARE: f64 = 0.05;
/// Share of the shorter side in long runs that makes one text by itself: 0.39 on the Thai crash, where an own report
/// closes with agency background; 0.6 and more between reprints whose picture lines differ.
const MOST: f64 = 0.5;
/// Sentences that are edits of the other's, for one text: of the shorter article alone (an excerpt), or of both. In the
/// two AFP texts from Istanbul they are 0.70 and 0.58; where an own report on the Thai crash closes with agency
/// background, 0.63 and 0.29.
const EXCERPT: f64 = 0.7;
const BOTH: f64 = 0.4;

/// Compares whole articles. Symmetric but for the sides of its runs.
pub fn overlap(a: &Print, b: &Print) -> Overlap {
    let runs = match in_order(a, b) {
        true => shared_runs(a, b),
        false => shared_runs(b, a).into_iter().map(SharedRun::turned).collect(),
    };
    let words: usize = runs.iter().map(|run| run.words).sum();
    let shorter = a.unquoted().min(b.unquoted()).max(1);
    let containment = (words as f64 / shorter as f64).min(1.0);
    let same_origin = words >= PART_WORDS && containment >= PART_SHARE;
    let extent = match same_origin {
        false => Extent::None,
        true if containment >= MOST || is_one_text(a, b) => Extent::Most,
        true => Extent::Part,
    };
    Overlap { same_origin, extent, score: score(same_origin, words, containment), containment, runs }
}

/// Which side comes first when runs of one length compete, so that both directions find the same.
fn in_order(a: &Print, b: &Print) -> bool {
    let forms = |print: &Print| print.words.iter().map(|(_, word)| (word.form, word.quoted)).collect::<Vec<_>>();
    forms(a) <= forms(b)
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

/// Whether the sentences that were copied make up the bulk of one article or a good part of both.
fn is_one_text(a: &Print, b: &Print) -> bool {
    let pairs = copies(a, b, Kin::OneText);
    let share = |side: fn(&(usize, usize, Copied)) -> usize, all: usize| {
        let mut sentences: Vec<usize> = pairs.iter().filter(|pair| pair.2 == Copied::Text).map(side).collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences.len() as f64 / all.max(1) as f64
    };
    let (left, right) = (share(|pair| pair.0, a.passages.len()), share(|pair| pair.1, b.passages.len()));
    left.max(right) >= EXCERPT || left.min(right) >= BOTH
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
        runs.push(placed(a, b, (i, j, free), plain));
    }
    runs.sort_by_key(|run| (run.a, run.b));
    runs
}

/// Maximal common stretches of at least [`RUN`] words: start in `a`, start in `b`, length.
fn stretches(a: &Print, b: &Print) -> Vec<(usize, usize, usize)> {
    let form = |print: &Print, at: usize| print.words[at].1.form;
    let seeds = shared_seeds(a, b);
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for &(i, j) in &seeds {
        if i > 0 && j > 0 && seeds.binary_search(&(i - 1, j - 1)).is_ok() {
            continue;
        }
        let left = (1..=i.min(j)).take_while(|k| form(a, i - k) == form(b, j - k)).count();
        let right = a.words[i..].iter().zip(&b.words[j..]).take_while(|(x, y)| x.1.form == y.1.form).count();
        if left + right >= RUN {
            found.push((i - left, j - left, left + right));
        }
    }
    found.dedup();
    found
}

/// A stretch as spans. Where it runs over the end of a paragraph, the span ends there.
fn placed(a: &Print, b: &Print, (i, j, length): (usize, usize, usize), plain: usize) -> SharedRun {
    let place = |print: &Print, from: usize| {
        let block = print.blocks[print.words[from].0 as usize];
        let (start, mut end) = (print.words[from].1.span.start, print.words[from].1.span.end);
        for (sentence, word) in &print.words[from..from + length] {
            if print.blocks[*sentence as usize] == block {
                end = end.max(word.span.end);
            }
        }
        (block, Span::new(start, end))
    };
    SharedRun { a: place(a, i), b: place(b, j), words: plain, quoted: plain == 0 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article, print};
    use super::*;
    use proptest::prelude::*;

    const GATE: &str = "Inspectors found cracks in the northern lock gate on Monday and closed the harbour to every ship above \
         two hundred tonnes. The port authority expects repairs to take at least three weeks and has asked two yards \
         upstream to send divers. Fishing boats may still leave through the smaller southern lock at high water.";

    #[test]
    fn a_reprint_with_a_new_first_paragraph_shares_most_of_its_text() {
        let reprint = format!("Bad news for the coast this week.\n\n{GATE}");
        let common = overlap(&print(GATE), &print(&reprint));
        assert_eq!((common.same_origin, common.extent), (true, Extent::Most));
        assert!(common.containment > 0.99 && common.score > 0.9);
    }

    #[test]
    fn an_own_report_that_closes_with_agency_background_shares_a_part() {
        let own = "Ferries stood idle in the bay while crews argued with the harbour master over who would pay. \
             Three captains told this paper that nobody had warned them. A bakery on the quay gave away its bread. \
             Schools on the islands stayed shut because teachers could not cross, and the clinic cancelled visits. \
             Fishing boats may still leave through the smaller southern lock at high water.\n\nThe port authority expects \
             repairs to take at least three weeks and has asked two yards upstream to send divers.";
        let long = format!(
            "The lock was built in 1931 and rebuilt twice. Its steel doors weigh ninety tonnes each. Storms bent the \
             hinges last winter, an engineer warned in a letter that the council never answered. Insurers have sent \
             two experts. A hearing is set for June in the regional court.\n\n{GATE}"
        );
        assert_eq!(overlap(&print(&long), &print(own)).extent, Extent::Part);
    }

    #[test]
    fn two_reports_that_quote_one_speech_share_no_origin() {
        let speech = "\"We will rebuild the gate with our own hands, stone by stone, and no ship of this town will be \
             sold to pay for it, neither this year nor in any year to come,\"";
        let a = format!("{speech} Mayor Ines Duarte said in the market square.");
        let b =
            format!("Cheers broke out on Tuesday evening as the mayor promised: {speech} Opponents doubt the plan.");
        let common = overlap(&print(&a), &print(&b));
        assert_eq!((common.same_origin, common.extent), (false, Extent::None));
        assert!(common.runs.iter().all(|run| run.quoted) && !common.runs.is_empty());
    }

    #[test]
    fn shared_runs_point_at_the_same_words_on_both_sides() {
        let (a, b) = (article(GATE), article(&format!("New.\n\n{GATE}")));
        let common = overlap(&print(GATE), &print(&format!("New.\n\n{GATE}")));
        for run in &common.runs {
            let (left, right) = (&a.blocks[run.a.0 as usize].text, &b.blocks[run.b.0 as usize].text);
            assert_eq!(run.a.1.of(left), run.b.1.of(right));
        }
    }

    /// The slow twin: are there [`RUN`] words in a row on both sides?
    fn share_a_run(a: &Print, b: &Print) -> bool {
        let forms = |print: &Print| print.words.iter().map(|(_, word)| word.form).collect::<Vec<u64>>();
        let (a, b) = (forms(a), forms(b));
        a.windows(RUN).any(|run| b.windows(RUN).any(|other| run == other))
    }

    proptest! {
        #[test]
        fn overlap_has_no_direction(a in "([a-e]{1,2}[ .\"\n]{1,2}){0,60}", b in "([a-e]{1,2}[ .\"\n]{1,2}){0,60}") {
            let (one, two) = (overlap(&print(&a), &print(&b)), overlap(&print(&b), &print(&a)));
            prop_assert_eq!((one.same_origin, one.extent, one.score), (two.same_origin, two.extent, two.score));
            prop_assert_eq!(one.same_origin, one.score >= 0.5);
            prop_assert!((0.0..=1.0).contains(&one.score) && (0.0..=1.0).contains(&one.containment));
        }

        #[test]
        fn a_run_is_found_wherever_there_is_one(a in "([a-z]{1,2} ){0,40}", b in "([a-z]{1,2} ){0,20}", cut in 0usize..20) {
            let b = format!("{b}{}", a.get(cut..).unwrap_or(""));
            let (a, b) = (print(&a), print(&b));
            prop_assert_eq!(!overlap(&a, &b).runs.is_empty(), share_a_run(&a, &b));
        }

        #[test]
        fn any_two_texts_may_be_compared(a in "\\PC{0,200}", b in "\\PC{0,200}") {
            let (a, b) = (print(&a), print(&b));
            prop_assert_eq!(overlap(&a, &b), overlap(&a, &b));
            copies(&a, &b, Kin::OneText);
        }
    }
}
