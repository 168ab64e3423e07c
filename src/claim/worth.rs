//! Could a reader check it? Events, figures and attributed statements in; opinion, questions and speculation out.
//!
//! A short logistic model over cues that a reader sees: words of `lexicon/cues.tsv`, and the marks and figures below.
//! Fitted by `tests/eval/fit_worth.py` on debates (ClaimBuster), news sentences (NewsSD) and the development stories together,
//! each set with its own bias: AUC 0.88, 0.74 and 0.92 on the sets themselves, 0.87 and 0.72 for the first two in ten folds.

use super::lexicon::{PhraseList, WordSet, begins, phrases, words};
use crate::text::{Language, Token, TokenKind, tokens};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Sentences below this are left without a finding. 0..=1; set so that "It’s a good thing that …" falls out and "They are
/// now investigating the crash." stays in.
pub const CHECKWORTHY: f64 = 0.35;

/// Places the cut: nearly every sentence of a news report states something. Higher lets more in.
const BIAS: f64 = 0.55;

/// One list of words with its weight in log-odds.
#[derive(Debug, Clone, Copy)]
struct Cue {
    weight: f64,
    count: Count,
}

/// How the words of a cue count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Once,
    /// Half the weight for each different word, two at most.
    Twice,
    /// Once, and only outside quotations: "we" inside a quotation is the speaker's.
    Speaker,
}

static CUES: LazyLock<Vec<Cue>> = LazyLock::new(|| lines().map(|(weight, count, _)| Cue { weight, count }).collect());

/// The cues that a word belongs to, as places in [`CUES`].
static WORDS: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut cues: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (at, (_, _, words)) in lines().enumerate() {
        words.split(' ').for_each(|word| cues.entry(word).or_default().push(at));
    }
    cues
});

fn lines() -> impl Iterator<Item = (f64, Count, &'static str)> {
    include_str!("lexicon/cues.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let count = match *columns.get(2)? {
            "twice" => Count::Twice,
            "speaker" => Count::Speaker,
            _ => Count::Once,
        };
        Some((columns[1].parse().ok()?, count, *columns.get(3)?))
    })
}

const LISTS: &str = include_str!("lexicon/worth.tsv");

/// Common irregular past forms; regular ones end in "-ed".
static PAST: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "past"));
static MORE_PAST: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "more past"));
static GUESSES: LazyLock<PhraseList> = LazyLock::new(|| phrases(LISTS, "guesses"));
static OPEN: LazyLock<PhraseList> = LazyLock::new(|| phrases(LISTS, "open"));
static STRESS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "stress"));
static FURNITURE: LazyLock<PhraseList> = LazyLock::new(|| phrases(LISTS, "furniture"));

/// How checkable `sentence` is, 0..=1. The cues are English; in other languages figures, names and marks speak.
pub fn checkworthiness(sentence: &str, _language: Language) -> f64 {
    let words = tokens(sentence);
    if words.iter().filter(|t| t.kind != TokenKind::Punctuation).count() < 3 {
        return 0.0;
    }
    let logit = BIAS + said(sentence, &words) + shown(sentence, &words);
    1.0 / (1.0 + (-logit).exp())
}

/// What the words of the lists add.
fn said(sentence: &str, words: &[Token]) -> f64 {
    let unquoted = tokens(&outside_quotations(sentence));
    let mut found: Vec<Vec<&str>> = vec![Vec::new(); CUES.len()];
    let mut note = |token: &Token, speaker: bool| {
        let Some((word, cues)) = WORDS.get_key_value(token.norm.as_str()) else { return };
        // "US" the country is no "us".
        for &at in cues.iter().filter(|&&at| (CUES[at].count == Count::Speaker) == speaker && !token.initials) {
            if !found[at].contains(word) {
                found[at].push(word);
            }
        }
    };
    words.iter().for_each(|token| note(token, false));
    unquoted.iter().for_each(|token| note(token, true));
    let share = |cue: &Cue, words: usize| match cue.count {
        Count::Twice => words.min(2) as f64 / 2.0,
        _ => words.min(1) as f64,
    };
    CUES.iter().zip(&found).map(|(cue, words)| cue.weight * share(cue, words.len())).sum()
}

/// What figures, names, tense and marks add.
fn shown(sentence: &str, words: &[Token]) -> f64 {
    let plain: Vec<&Token> = words.iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let numbers = plain.iter().filter(|t| t.kind == TokenKind::Number).count();
    let names = plain.iter().skip(1).filter(|t| t.capital && t.norm != "i" && !t.norm.starts_with("i'")).count();
    let past = plain.iter().any(|w| is_past(&w.norm));
    let weigh = |present: bool, weight: f64| if present { weight } else { 0.0 };
    weigh(numbers > 0, 1.31)
        + weigh(numbers > 1, 0.61)
        + weigh(sentence.contains(['%', '$', '€', '£']), 0.89)
        + weigh(past, 0.72)
        + 0.39 * names.min(2) as f64
        + weigh(sentence.contains(['"', '“', '”']), 0.2)
        + weigh(plain.len() < 8, -0.41)
        // Set by hand: in the stories a question states nothing.
        + weigh(sentence.trim_end().ends_with('?'), -2.5)
        + weigh(sentence.trim_end().ends_with('!'), -0.62)
        // Set by hand: "Those were very productive years."
        + weigh(plain.windows(2).any(|pair| judges(pair[0], pair[1])), -1.4)
        // Set by hand: "It remains to be seen whether the islanders will one day thank the company."
        + weigh(speculates(&plain), -2.5)
        // Set by hand: "Read more: What we know about the attack"; "They watched the crowds" opens with nobody's order.
        + weigh(begins(&FURNITURE, &plain, 0), -4.0)
        // Set by hand: "It is over.", "There is no way back." But "Both girls are well", "The president is ill" are news.
        + weigh(numbers + names == 0 && !past && is_colour(&plain), -1.2)
}

/// Whether the sentence only says in a few words that something unnamed is so: "There is no way back."
fn is_colour(words: &[&Token]) -> bool {
    const MOST_WORDS: usize = 9;
    let is = |word: &&Token| matches!(word.norm.as_str(), "is" | "are" | "it's" | "that's" | "there's");
    let does = |word: &&Token| word.norm.len() > 5 && word.norm.ends_with("ing") || word.norm.ends_with("ed");
    let open = |word: &&&Token| matches!(word.norm.as_str(), "there" | "it" | "it's" | "that" | "that's" | "this");
    words.len() <= MOST_WORDS && words.first().filter(open).is_some() && words.iter().any(is) && !words.iter().any(does)
}

/// Whether the sentence guesses in its own voice. A speaker's "perhaps" stands behind a quotation mark.
fn speculates(words: &[&Token]) -> bool {
    let guesses = words.first().is_some_and(|w| w.span.start == 0) && begins(&GUESSES, words, 0);
    guesses || (0..words.len()).any(|at| begins(&OPEN, words, at))
}

/// Whether the word is a past form.
pub fn is_past(word: &str) -> bool {
    PAST.contains(word) || (word.len() > 4 && word.ends_with("ed"))
}

pub(super) fn is_any_past(word: &str) -> bool {
    is_past(word) || MORE_PAST.contains(word)
}

/// Whether the sentence tells of something that happened: "The talks lasted six hours", not "The demolition costs 5.2
/// million euros".
pub fn tells_of_past(sentence: &str) -> bool {
    let words = tokens(sentence);
    // "Arnsted" is a town.
    words
        .iter()
        .enumerate()
        .any(|(at, word)| word.kind == TokenKind::Word && !(word.capital && at > 0) && is_any_past(&word.norm))
}

/// "very productive", "so dangerous": the first list of the cues holds the words of opinion.
fn judges(stress: &Token, word: &Token) -> bool {
    // "the most thrilling evening this city has seen" is taste; "the most dangerous roads in the world" and "the most
    // powerful quake since 1987" can be looked up.
    let listed = WORDS.get(word.norm.as_str()).is_some_and(|cues| cues.contains(&0));
    let taste = word.norm.len() > 7 && word.norm.ends_with("ing");
    STRESS.contains(stress.norm.as_str()) && listed || stress.norm == "most" && taste
}

/// The sentence without its quoted words: "we" inside a quotation is the speaker's.
fn outside_quotations(sentence: &str) -> String {
    let mut inside = false;
    sentence
        .chars()
        .filter(|&c| {
            match c {
                '"' => inside = !inside,
                '“' | '«' => inside = true,
                '”' | '»' => inside = false,
                _ => return !inside,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(sentence: &str) -> f64 {
        checkworthiness(sentence, Language::English)
    }

    #[test]
    fn events_and_figures_are_checkable() {
        for sentence in [
            "Envoys talked for six hours in Oslo on Thursday.",
            "They are now investigating the crash.",
            "The harbour is among the most dangerous on the coast, pilots say.",
            "The bank cut its rate by 25 basis points to 4.5 percent.",
        ] {
            assert!(worth(sentence) >= CHECKWORTHY, "{sentence} {}", worth(sentence));
        }
    }

    #[test]
    fn questions_and_opinions_are_not() {
        for sentence in [
            "How many of them may be like Earth?",
            "Unfortunately, there is a problem.",
            "Those were very productive years.",
            "It was the most thrilling evening, and whoever stayed at home should be ashamed.",
            "It remains to be seen whether the islanders will thank the company.",
            "Perhaps the ferries will even bring back the summer guests of old.",
            "There is no way back.",
            "There is no easy answer.",
            "How many more are trapped is anybody's guess.",
            "Read more: What we know about the attack",
            "Additional reporting by Anna Klein in Berlin.",
        ] {
            assert!(worth(sentence) < CHECKWORTHY, "{sentence} {}", worth(sentence));
        }
    }

    #[test]
    fn a_figure_never_makes_a_statement_less_checkable() {
        assert!(
            worth("The fire destroyed 12 homes in the valley.") >= worth("The fire destroyed homes in the valley.")
        );
    }
}
