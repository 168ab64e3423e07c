//! Are two sentences edits of one text? Agencies' sentences are shortened, respelled and reordered on their way to print.
//!
//! Compared are the words that carry meaning, in order, outside quotations. A shared quotation alone is a statement
//! that anyone could hear, unless it was given to one reporter.

use super::print::{Load, Passage};

/// What two sentences have in common beyond their facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Copied {
    /// Edits of one reporter's sentence.
    Text,
    /// Both print one statement: the same quoted words.
    Statement,
}

/// What is known of the two articles that the sentences stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Kin {
    #[default]
    Strangers,
    /// Some paragraphs of both come from one text.
    PartOfText,
    /// One text stands behind both.
    OneText,
}

/// What two sentences must share outside quotations, in order. A word of the reporter's own choice weighs 2, a name or
/// number 1: "President Doe met the prime minister of Norway in Oslo on Monday" is written alike by anyone.
struct Bar {
    /// Dice share of the weight of both sentences.
    share: f64,
    weight: usize,
    /// Words of own choice among them.
    wording: usize,
}

/// Between strangers. Two short reports of one finding (which of the new planets may hold water) reach 0.64, two edits
/// of one background sentence on the Thai crash 0.87. "That compares with a mean of …", printed twice, weighs 9.
const STRANGERS: Bar = Bar { share: 0.70, weight: 9, wording: 3 };
/// Inside a pair of articles that share paragraphs. Their own leads on the Thai crash reach 0.51 and are no copies; an
/// own sentence grown around an agency's reaches 0.58 and may be called either.
const PART_OF_TEXT: Bar = Bar { share: 0.60, weight: 9, wording: 3 };
/// Inside a proven pair of articles. The least of the seven edited AFP pairs from Istanbul reaches 0.49; a headline and
/// the lead below it, in reprints of 2018, 0.45.
const ONE_TEXT: Bar = Bar { share: 0.46, weight: 8, wording: 2 };
/// Share of a whole sentence, quotations included, that its copied words outside them must make up: "…," said the
/// planetary scientist of one institute under two different quotations is no copy.
const BULK: f64 = 0.4;
/// Quoted words of meaning that make a shared statement, and their share of the shorter quotation: translations of one
/// quotation ("certain hopes", "some hope") stay below.
const STATEMENT_WORDS: usize = 4;
const STATEMENT_SHARE: f64 = 0.6;
/// Words among them that are no names: "the Convention on Long-Range Air Pollution" in quotation marks states nothing.
const STATEMENT_WORDING: usize = 2;

/// Whether `a` and `b` are edits of one text or print one statement. Symmetric.
pub fn copied(a: &Passage, b: &Passage, kin: Kin) -> Option<Copied> {
    let bar = match kin {
        Kin::Strangers => &STRANGERS,
        Kin::PartOfText => &PART_OF_TEXT,
        Kin::OneText => &ONE_TEXT,
    };
    let (left, right) = (Sides::of(a), Sides::of(b));
    let plain = common(&left.told, &right.told);
    if passes(bar, plain, (&left, &right)) {
        return Some(Copied::Text);
    }
    if !shares_a_statement(&left, &right) {
        return None;
    }
    match (kin, a.interview || b.interview) {
        (Kin::OneText, _) | (_, true) => Some(Copied::Text),
        (Kin::Strangers | Kin::PartOfText, false) => Some(Copied::Statement),
    }
}

fn passes(bar: &Bar, plain: Common, (a, b): (&Sides, &Sides)) -> bool {
    let share = 2.0 * plain.weight as f64 / (weight(&a.told) + weight(&b.told)).max(1) as f64;
    let bulk = plain.weight as f64 / weight(&a.all).max(weight(&b.all)).max(1) as f64;
    plain.weight >= bar.weight && plain.weight >= plain.words + bar.wording && share >= bar.share && bulk >= BULK
}

/// Whether most of one side's quotation stands in the other sentence, which may print it without marks.
fn shares_a_statement(a: &Sides, b: &Sides) -> bool {
    [(a, b), (b, a)].into_iter().any(|(one, other)| {
        let shared = common(&one.quoted, &other.all);
        shared.words >= STATEMENT_WORDS
            && shared.weight >= shared.words + STATEMENT_WORDING
            && shared.words as f64 >= STATEMENT_SHARE * one.quoted.len() as f64
    })
}

/// The words of meaning of a sentence with their weights: all, those outside quotations and those inside.
struct Sides {
    all: Vec<(u64, usize)>,
    told: Vec<(u64, usize)>,
    quoted: Vec<(u64, usize)>,
}

impl Sides {
    fn of(passage: &Passage) -> Self {
        let mut sides = Sides { all: Vec::new(), told: Vec::new(), quoted: Vec::new() };
        for word in passage.words.iter().filter(|word| word.load > Load::Empty) {
            let weighed = (word.form, if word.load == Load::Wording { 2 } else { 1 });
            sides.all.push(weighed);
            if word.quoted { sides.quoted.push(weighed) } else { sides.told.push(weighed) }
        }
        sides
    }
}

fn weight(words: &[(u64, usize)]) -> usize {
    words.iter().map(|(_, weight)| weight).sum()
}

/// What two sentences share in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Common {
    weight: usize,
    words: usize,
}

/// The heaviest common subsequence. A word that one side capitalises and the other does not has the smaller weight.
fn common(a: &[(u64, usize)], b: &[(u64, usize)]) -> Common {
    let mut above = vec![Common::default(); b.len() + 1];
    let mut row = above.clone();
    for (x, light) in a {
        for (j, (y, heavy)) in b.iter().enumerate() {
            row[j + 1] = row[j].max(above[j + 1]);
            if x == y {
                let with = Common { weight: above[j].weight + light.min(heavy), words: above[j].words + 1 };
                row[j + 1] = row[j + 1].max(with);
            }
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
    fn common_slowly(a: &[(u64, usize)], b: &[(u64, usize)]) -> Common {
        let ([x, left @ ..], [y, right @ ..]) = (a, b) else { return Common::default() };
        let without = common_slowly(left, b).max(common_slowly(a, right));
        if x.0 != y.0 {
            return without;
        }
        let with = common_slowly(left, right);
        without.max(Common { weight: with.weight + x.1.min(y.1), words: with.words + 1 })
    }

    #[test]
    fn a_meeting_named_alike_by_two_reporters_is_no_copy() {
        let a = "President Ana Duarte met Prime Minister Olav Berg of Norway on Monday in Oslo.";
        let b = "President Ana Duarte and Prime Minister Olav Berg of Norway met in Oslo on Monday, March 3.";
        assert_eq!(judge(a, b, Kin::Strangers), None);
    }

    #[test]
    fn one_speaker_under_two_different_quotations_is_no_copy() {
        let a = "\"We heard the gate crack long before dawn broke over the bay,\" said Paul Weiss, chief engineer of the Port Institute.";
        let b = "\"Divers will need three more weeks of calm water to finish,\" said Paul Weiss, chief engineer of the Port Institute.";
        assert_eq!(judge(a, b, Kin::PartOfText), None);
    }

    proptest! {
        #[test]
        fn copying_has_no_direction(a in "[abcd \"“”.-]{0,60}", b in "\\PC{0,60}", one in any::<bool>()) {
            let kin = if one { Kin::OneText } else { Kin::Strangers };
            prop_assert_eq!(judge(&a, &b, kin), judge(&b, &a, kin));
        }

        #[test]
        fn common_words_are_counted_as_the_definition_says(
            a in prop::collection::vec((0u64..4, 1usize..3), 0..8),
            b in prop::collection::vec((0u64..4, 1usize..3), 0..8),
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
