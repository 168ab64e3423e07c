//! Is it reported, expected, planned, conditional or merely possible? A forecast never conflicts with the outcome.

use super::attribution::is_saying;
use super::lexicon::{PhraseList, WordSet, begins, phrases, words};
use super::polarity::ends_clause;
use super::worth::is_past;
use crate::text::{Token, TokenKind, tokens};
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Reported as done or being so.
    Asserted,
    /// Expected, planned or announced.
    Expected,
    /// "could", "may", "might": no one says that it is so.
    Possible,
}

const LISTS: &str = include_str!("lexicon/expectations.tsv");

/// Words and phrases that open an expectation.
static EXPECTATIONS: LazyLock<PhraseList> = LazyLock::new(|| phrases(LISTS, "expectations"));

/// Verbs behind "is to" that tell of a plan.
static PLANNED: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "planned"));

static POSSIBILITIES: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "possibilities"));

/// What a prosecutor demands.
static PENALTIES: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "penalties"));

/// Words that open a clause before the main one.
static SUBORDINATE: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "subordinate"));

/// Words looked at behind "demanded" for a penalty.
const PENALTY_REACH: usize = 5;

/// The modality of the main statement of `sentence`: the strongest cue before its first full clause ends.
pub fn modality(sentence: &str) -> Modality {
    let all = tokens(sentence);
    let end = told_until(&all);
    let words: Vec<&Token> = all[..end].iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let norm = |i: usize| words.get(i).map(|w| w.norm.as_str());
    // "Will Marsh was killed" opens with a name.
    let is_name = |i: usize| words[i].norm == "will" && words[i].capital && words.get(i + 1).is_some_and(|w| w.capital);
    let penalty = |i: usize| (i + 1..=i + PENALTY_REACH).any(|k| norm(k).is_some_and(|w| PENALTIES.contains(w)));
    let demands = |i: usize| matches!(words[i].norm.as_str(), "demanded" | "demands") && penalty(i);
    // "33 hostages are to be released."
    let planned = |i: usize| {
        matches!(norm(i), Some("is" | "are"))
            && norm(i + 1) == Some("to")
            && norm(i + 2).is_some_and(|verb| PLANNED.contains(verb))
    };
    let expects = |i: usize| demands(i) || planned(i) || begins(&EXPECTATIONS, &words, i) && !is_name(i);
    // "May" the month is written with a capital inside a sentence.
    let possible = |i: usize| {
        POSSIBILITIES.contains(words[i].norm.as_str()) && !(words[i].capital && words[i].norm == "may" && i > 0)
    };
    // "If the strike goes on …", "For example, if planets were …": a condition says of nothing that it is so. "Police
    // investigate if …" does.
    let conditional = |i: usize| words[i].norm == "if" && i <= 2;
    match (0..words.len()).find_map(|i| match (expects(i) || conditional(i), possible(i)) {
        (true, _) => Some(Modality::Expected),
        (_, true) => Some(Modality::Possible),
        _ => None,
    }) {
        Some(found) => found,
        None => Modality::Asserted,
    }
}

/// Where the words end that tell what happened, all of them where none does: "Twelve people died, said Karl Brandt, who
/// will visit the families". A verb of saying tells nothing yet, and "The planned bridge" is no verb.
fn told_until(words: &[Token]) -> usize {
    // "The river fell and is expected to drop further" foretells too.
    let ends = |word: &Token| ends_clause(word) && word.norm != "and";
    let end = words.iter().skip(1).position(ends).map_or(words.len(), |at| at + 1);
    let told = (1..end).any(|at| {
        let (word, before) = (words[at].norm.as_str(), words[at - 1].norm.as_str());
        is_past(word) && !words[at].capital && !is_saying(word) && !matches!(before, "the" | "a" | "an")
    });
    let main = words.first().is_some_and(|first| !SUBORDINATE.contains(first.norm.as_str()));
    if told && main { end } else { words.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_expected_and_a_report_asserted() {
        assert_eq!(modality("Diplomats are set to meet in Istanbul."), Modality::Expected);
        assert_eq!(modality("The discussions were anticipated to continue for five hours."), Modality::Expected);
        assert_eq!(modality("Diplomats met in Istanbul on Thursday."), Modality::Asserted);
    }

    #[test]
    fn a_condition_a_demand_and_a_forecast_are_no_reports() {
        for sentence in [
            "If the strike goes on, 300 trains are cancelled.",
            "The prosecutor had demanded six years in prison.",
            "Insurers expect the flood to cost 30 million euros.",
            "The Green List would win 24 percent.",
            "Thirty-three hostages are to be released on Sunday.",
            "The two leaders are to meet in Hallin.",
            "Voltan nudged up its annual sales target to 9 percent.",
        ] {
            assert_eq!(modality(sentence), Modality::Expected, "{sentence}");
        }
        assert_eq!(modality("Police are investigating if the brakes failed."), Modality::Asserted);
        assert_eq!(modality("A gunman demanded money and shot two people."), Modality::Asserted);
    }

    #[test]
    fn what_a_later_clause_foretells_does_not_make_the_report_a_forecast() {
        for sentence in [
            "Twelve people died in the fire, said Karl Brandt, who will visit the families.",
            "The bridge closed for six days, and the mayor said it will cost 2 million euros.",
            "Will Marsh was killed by a falling tree.",
        ] {
            assert_eq!(modality(sentence), Modality::Asserted, "{sentence}");
        }
        for sentence in [
            "After the roof collapsed, the hall will close.",
            "The carmaker, based in Hallin, will cut 300 jobs.",
            "The company announced, a year late, that it will close.",
        ] {
            assert_eq!(modality(sentence), Modality::Expected, "{sentence}");
        }
    }

    #[test]
    fn may_the_month_is_no_possibility() {
        assert_eq!(modality("The wheel failed in May 2013."), Modality::Asserted);
        assert_eq!(modality("The brakes may have failed."), Modality::Possible);
    }
}
