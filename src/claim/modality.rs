//! Is it reported, expected, planned, conditional or merely possible? A forecast never conflicts with the outcome.

use crate::text::{Token, TokenKind, tokens};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Reported as done or being so.
    Asserted,
    /// Expected, planned or announced.
    Expected,
    /// "could", "may", "might": no one says that it is so.
    Possible,
}

/// Word pairs and words that open an expectation.
const EXPECTATIONS: [&[&str]; 35] = [
    &["will"],
    &["would"],
    &["is", "expected"],
    &["are", "expected"],
    &["was", "expected"],
    &["were", "expected"],
    &["expected", "to"],
    &["set", "to"],
    &["due", "to", "be"],
    &["due", "to", "meet"],
    &["scheduled"],
    &["plans", "to"],
    &["plan", "to"],
    &["planned", "for"],
    &["planning", "to"],
    &["aims", "to"],
    &["anticipated"],
    &["forecast"],
    &["forecasts"],
    &["predicted"],
    &["predicts"],
    &["projected"],
    &["upcoming"],
    &["intends", "to"],
    &["vowed", "to"],
    &["pledged", "to"],
    &["going", "to"],
    &["about", "to"],
    &["ahead", "of", "the", "talks"],
    // "Insurers expect the flood to cost about 30 million euros", "the prosecutor had demanded six years".
    &["expect"],
    &["expects"],
    &["demanded"],
    &["demands"],
    &["proposed"],
    &["proposes"],
];

const POSSIBILITIES: [&str; 8] = ["could", "may", "might", "possibly", "perhaps", "probably", "likely", "reportedly"];

/// The modality of the main statement of `sentence`: the strongest cue before its first full clause ends.
pub fn modality(sentence: &str) -> Modality {
    let words: Vec<Token> = tokens(sentence).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let norm = |i: usize| words.get(i).map(|w| w.norm.as_str());
    let expects =
        |i: usize| EXPECTATIONS.iter().any(|cue| cue.iter().enumerate().all(|(k, word)| norm(i + k) == Some(word)));
    // "May" the month is written with a capital inside a sentence.
    let possible = |i: usize| {
        POSSIBILITIES.contains(&words[i].norm.as_str()) && !(words[i].capital && words[i].norm == "may" && i > 0)
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
        ] {
            assert_eq!(modality(sentence), Modality::Expected, "{sentence}");
        }
        assert_eq!(modality("Police are investigating if the brakes failed."), Modality::Asserted);
    }

    #[test]
    fn may_the_month_is_no_possibility() {
        assert_eq!(modality("The wheel failed in May 2013."), Modality::Asserted);
        assert_eq!(modality("The brakes may have failed."), Modality::Possible);
    }
}
