//! Are two sentences edits of one text? Agencies' sentences are shortened, respelled and reordered on their way to print.
//!
//! Compared are the words that carry meaning, in order, outside quotations. A shared quotation alone is a statement
//! that anyone could hear, unless it was given to one reporter.

use super::print::{Passage, Word};

/// What two sentences have in common beyond their facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Copied {
    /// Edits of one reporter's sentence.
    Text,
    /// Both print one statement: the same quoted words.
    Statement,
}

/// What is known of the two articles that the sentences stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kin {
    #[default]
    Strangers,
    /// One text stands behind both: proven by long shared runs or by the same agency credit.
    OneText,
}

/// Fewest shared words of meaning, and their share of both sentences' (Dice).
struct Bar {
    words: usize,
    share: f64,
    /// Share of the shorter sentence's words, where an editor cut one sentence in two.
    part: f64,
    part_words: usize,
}

/// Between strangers. Two reports of one announcement ("three of the planets are near Earth's size and in the habitable
/// zone") reach 0.62, two edits of one background sentence on the same crash 0.86.
const STRANGERS: Bar = Bar { words: 5, share: 0.70, part: 0.85, part_words: 9 };
/// Inside a proven pair of articles. The least of the seven edited AFP pairs from Istanbul reaches 0.50; pairs that
/// only report the same fact stay below 0.42.
const ONE_TEXT: Bar = Bar { words: 4, share: 0.46, part: 0.80, part_words: 6 };
/// Quoted words of meaning that make a shared statement, and their share of the shorter quotation: translations of one
/// quotation ("certain hopes", "some hope") stay below.
const STATEMENT_WORDS: usize = 4;
const STATEMENT_SHARE: f64 = 0.6;

/// Whether `a` and `b` are edits of one text or print one statement. Symmetric.
pub fn copied(a: &Passage, b: &Passage, kin: Kin) -> Option<Copied> {
    let bar = match kin {
        Kin::Strangers => &STRANGERS,
        Kin::OneText => &ONE_TEXT,
    };
    let (said_a, told_a) = split(a);
    let (said_b, told_b) = split(b);
    let plain = common(&told_a, &told_b);
    if passes(bar, plain, told_a.len(), told_b.len()) {
        return Some(Copied::Text);
    }
    if !shares_a_statement(a, b, plain, (said_a, said_b)) {
        return None;
    }
    match (kin, a.interview || b.interview) {
        (Kin::OneText, _) | (_, true) => Some(Copied::Text),
        (Kin::Strangers, false) => Some(Copied::Statement),
    }
}

fn passes(bar: &Bar, common: usize, a: usize, b: usize) -> bool {
    let share = |of: usize, all: usize| of as f64 / all.max(1) as f64;
    (common >= bar.words && share(2 * common, a + b) >= bar.share)
        || (common >= bar.part_words && share(common, a.min(b)) >= bar.part)
}

/// Whether the words they share beyond the `plain` ones fill the shorter quotation. One side may print without marks
/// what the other quotes.
fn shares_a_statement(a: &Passage, b: &Passage, plain: usize, quoted: (usize, usize)) -> bool {
    let shortest = match quoted {
        (0, said) | (said, 0) => said,
        (left, right) => left.min(right),
    };
    let all = |passage: &Passage| content(passage).map(|word| word.form).collect::<Vec<u64>>();
    let beyond = common(&all(a), &all(b)).saturating_sub(plain);
    shortest > 0 && beyond >= STATEMENT_WORDS && beyond as f64 >= STATEMENT_SHARE * shortest as f64
}

fn content(passage: &Passage) -> impl Iterator<Item = &Word> {
    passage.words.iter().filter(|word| word.content)
}

/// How many words of meaning are quoted, and the ones that are not.
fn split(passage: &Passage) -> (usize, Vec<u64>) {
    let told: Vec<u64> = content(passage).filter(|word| !word.quoted).map(|word| word.form).collect();
    (content(passage).count() - told.len(), told)
}

/// Length of the longest common subsequence: words that both have, in the same order.
fn common(a: &[u64], b: &[u64]) -> usize {
    let mut above = vec![0usize; b.len() + 1];
    let mut row = above.clone();
    for x in a {
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = if x == y { above[j] + 1 } else { row[j].max(above[j + 1]) };
        }
        std::mem::swap(&mut above, &mut row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use proptest::prelude::*;

    fn judge(a: &str, b: &str, kin: Kin) -> Option<Copied> {
        copied(&Passage::of(a, Language::English), &Passage::of(b, Language::English), kin)
    }

    const HARBOUR: &str =
        "The reopening of the harbour was delayed twice after inspectors found cracks in the northern lock gate.";

    #[test]
    fn an_agency_sentence_with_two_words_changed_is_a_copy() {
        let edited =
            "Reopening of the harbor was delayed twice after inspectors discovered cracks in the northern lock gate.";
        assert_eq!(judge(HARBOUR, edited, Kin::OneText), Some(Copied::Text));
        assert_eq!(judge(HARBOUR, edited, Kin::Strangers), Some(Copied::Text));
    }

    #[test]
    fn a_heavier_edit_is_a_copy_only_where_the_articles_are_known_to_share_a_text() {
        let edited = "The harbour's reopening, planned for spring, was put off twice after inspectors found damage to the northern gate.";
        assert_eq!(judge(HARBOUR, edited, Kin::OneText), Some(Copied::Text));
        assert_eq!(judge(HARBOUR, edited, Kin::Strangers), None);
    }

    #[test]
    fn the_same_fact_in_other_words_is_no_copy() {
        let other = "Engineers had to postpone the port's opening two times because a gate was damaged.";
        assert_eq!(judge(HARBOUR, other, Kin::OneText), None);
    }

    #[test]
    fn a_quotation_heard_by_many_is_a_statement() {
        let a = "\"The northern gate will hold for another forty years,\" Mayor Ines Duarte told reporters on Monday.";
        let b = "At a crowded town hall the mayor promised: “The northern gate will hold for another forty years.”";
        assert_eq!(judge(a, b, Kin::Strangers), Some(Copied::Statement));
    }

    #[test]
    fn a_quotation_given_by_telephone_to_one_reporter_is_copied_text() {
        let a = "\"The northern gate will hold for another forty years,\" Mayor Ines Duarte said by telephone.";
        let b = "The mayor said: \"The northern gate will hold for another forty years.\"";
        assert_eq!(judge(a, b, Kin::Strangers), Some(Copied::Text));
    }

    #[test]
    fn a_sentence_that_reports_a_quotation_without_marks_prints_the_same_statement() {
        let a = "\"Northern gate inspections found serious rusting hinges,\" engineer Paul Weiss said.";
        let b =
            "Northern gate inspections found serious rusting hinges, it was announced in the evening by the council.";
        assert_eq!(judge(a, b, Kin::Strangers), Some(Copied::Statement));
    }

    #[test]
    fn two_short_sentences_are_no_copy_by_chance() {
        assert_eq!(judge("Talks ended on Thursday.", "Talks ended on Thursday.", Kin::Strangers), None);
    }

    /// The slow twin of [`common`].
    fn common_slowly(a: &[u64], b: &[u64]) -> usize {
        match (a, b) {
            ([], _) | (_, []) => 0,
            ([x, left @ ..], [y, right @ ..]) if x == y => 1 + common_slowly(left, right),
            ([_, left @ ..], [_, right @ ..]) => common_slowly(left, b).max(common_slowly(a, right)),
        }
    }

    proptest! {
        #[test]
        fn copying_has_no_direction(a in "[abcd \"“”.-]{0,60}", b in "\\PC{0,60}", one in any::<bool>()) {
            let kin = if one { Kin::OneText } else { Kin::Strangers };
            prop_assert_eq!(judge(&a, &b, kin), judge(&b, &a, kin));
        }

        #[test]
        fn common_words_are_counted_as_the_definition_says(
            a in prop::collection::vec(0u64..4, 0..8),
            b in prop::collection::vec(0u64..4, 0..8),
        ) {
            prop_assert_eq!(common(&a, &b), common_slowly(&a, &b));
        }

        #[test]
        fn what_strangers_copied_relatives_copied_too(a in "([a-f]{4,5} ){3,9}", b in "([a-f]{4,5} ){3,9}") {
            if judge(&a, &b, Kin::Strangers) == Some(Copied::Text) {
                prop_assert_eq!(judge(&a, &b, Kin::OneText), Some(Copied::Text));
            }
        }
    }
}
