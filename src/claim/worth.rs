//! Could a reader check it? Events, figures and attributed statements in; opinion, questions and speculation out.

use super::{Modality, TermKind, modality, terms};
use crate::text::{Language, Token, TokenKind, tokens};

/// Sentences below this are left without a finding. 0..=1; set so that "Those were very productive years." falls out
/// and "They are now investigating the crash." stays in.
pub const CHECKWORTHY: f64 = 0.35;

/// What a sentence shows on its surface, each with its weight in log-odds.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cue {
    present: bool,
    weight: f64,
}

const OPINION: [&str; 44] = [
    "unfortunately",
    "fortunately",
    "sadly",
    "hopefully",
    "obviously",
    "clearly",
    "surely",
    "frankly",
    "exciting",
    "amazing",
    "beautiful",
    "terrible",
    "awful",
    "wonderful",
    "great",
    "best",
    "worst",
    "horrible",
    "disgraceful",
    "shameful",
    "ridiculous",
    "absurd",
    "stupid",
    "brilliant",
    "lovely",
    "tragic",
    "believe",
    "feel",
    "hope",
    "wish",
    "think",
    "opinion",
    "shocking",
    "outrageous",
    "pathetic",
    "dangerous",
    "radical",
    "must",
    "ought",
    "should",
    "helpful",
    "clever",
    "productive",
    "good",
];

const READER_AND_WRITER: [&str; 12] =
    ["i", "we", "you", "your", "our", "my", "me", "us", "let's", "i'm", "we're", "you're"];

/// Common irregular past forms; regular ones end in "-ed".
const PAST: [&str; 42] = [
    "was", "were", "had", "met", "held", "took", "came", "went", "left", "began", "made", "said", "told", "found",
    "killed", "died", "fell", "rose", "won", "lost", "sent", "shot", "broke", "hit", "struck", "led", "gave", "got",
    "became", "saw", "fled", "spoke", "drove", "grew", "built", "bought", "sold", "paid", "cut", "set", "has", "have",
];

/// How checkable `sentence` is, 0..=1.
pub fn checkworthiness(sentence: &str, language: Language) -> f64 {
    let words = tokens(sentence);
    let plain: Vec<&Token> = words.iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    if plain.len() < 3 {
        return 0.0;
    }
    let logit = BIAS + cues(sentence, &plain, language).iter().filter(|c| c.present).map(|c| c.weight).sum::<f64>();
    1.0 / (1.0 + (-logit).exp())
}

const BIAS: f64 = 0.2;

fn cues(sentence: &str, words: &[&Token], language: Language) -> [Cue; 11] {
    let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.norm.as_str()));
    let content = terms(sentence, language);
    let unquoted = outside_quotations(sentence);
    let speaks_of_reader =
        tokens(&unquoted).iter().any(|t| READER_AND_WRITER.contains(&t.norm.as_str()) && !t.initials);
    let past = words.iter().any(|w| PAST.contains(&w.norm.as_str()) || (w.norm.len() > 4 && w.norm.ends_with("ed")));
    let possible = modality(sentence) == Modality::Possible;
    let cue = |present, weight| Cue { present, weight };
    [
        cue(content.iter().any(|t| t.kind == TermKind::Number), 1.1),
        cue(content.iter().any(|t| t.kind == TermKind::Name), 0.7),
        cue(past, 0.6),
        cue(super::attribution(sentence).is_some(), 0.6),
        cue(content.len() >= 6, 0.4),
        cue(content.len() <= 3, -1.0),
        cue(any(&OPINION), -0.9),
        cue(speaks_of_reader, -1.0),
        cue(possible, -0.9),
        cue(sentence.trim_end().ends_with('?'), -3.0),
        cue(sentence.trim_end().ends_with('!'), -1.0),
    ]
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
            "Officials met for six hours in Istanbul on Thursday.",
            "They are now investigating the crash.",
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
