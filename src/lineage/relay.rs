//! Does a sentence pass on what another newsroom reported? Then that newsroom is its origin, not the paper that prints it.

use super::agency::{Mention, mentions};
use super::family::rows;
use crate::text::{Token, TokenKind, tokens};
use std::sync::LazyLock;

/// Newsrooms that others quote, beside the agencies.
static NEWSROOMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| rows(include_str!("data/newsrooms.tsv")).collect());

/// Verbs after a newsroom's name that pass on its report.
const REPORTS: [&str; 18] = [
    "reported",
    "reports",
    "reporting",
    "said",
    "says",
    "wrote",
    "writes",
    "quoted",
    "quotes",
    "cited",
    "citing",
    "revealed",
    "broadcast",
    "aired",
    "published",
    "announced",
    "claimed",
    "added",
];
/// Verbs that fit a person or a body as well: "Bloomberg said", "MENA said" may be no newsroom.
const FITS_ANYONE: [&str; 5] = ["said", "says", "announced", "claimed", "added"];
/// Words that may stand between name and verb: "Xinhua news agency has since reported".
const BETWEEN: [&str; 14] = [
    "news",
    "agency",
    "television",
    "tv",
    "radio",
    "newspaper",
    "has",
    "had",
    "also",
    "earlier",
    "later",
    "on",
    "which",
    "first",
];
/// Kinds of newsroom without a name.
const KINDS: [&str; 13] = [
    "media",
    "agency",
    "agencies",
    "television",
    "tv",
    "radio",
    "newspaper",
    "newspapers",
    "broadcaster",
    "press",
    "channel",
    "outlet",
    "outlets",
];
/// Words that make such a kind a newsroom: "Russian news agencies", "state television"; not "the space agency".
const MARKS_KIND: [&str; 9] =
    ["news", "state", "local", "state-run", "state-owned", "official", "public", "national", "daily"];

/// The source that `sentence` passes on: an agency's short name, a newsroom, or the words used ("Russian news agencies").
pub fn relay(sentence: &str) -> Option<String> {
    let words: Vec<Token> = tokens(sentence);
    told(sentence)
        .or_else(|| sources(sentence).into_iter().find(|source| passes_on(sentence, &words, source)).map(|s| s.agency))
        .map(str::to_owned)
        .or_else(|| unnamed(sentence, &words))
}

/// The newsroom that a speaker gave these words to: "told AFP", "in an interview with the BBC".
pub(super) fn told(sentence: &str) -> Option<&'static str> {
    const MARKS: [&str; 4] = ["told", "interview with", "email to", "statement to"];
    if !MARKS.iter().any(|mark| sentence.contains(mark)) {
        return None;
    }
    sources(sentence).into_iter().filter(|source| source.firm).find_map(|source| {
        let head = before(sentence, &source).trim_end();
        let head = head.strip_suffix(" the").or(head.strip_suffix(" The")).unwrap_or(head).trim_end();
        MARKS.iter().any(|mark| head.ends_with(mark)).then_some(source.agency)
    })
}

fn before<'a>(sentence: &'a str, source: &Mention) -> &'a str {
    &sentence[..source.span.start]
}

/// Agencies and newsrooms named in the sentence, by place.
fn sources(sentence: &str) -> Vec<Mention> {
    let mut found = mentions(sentence);
    for name in NEWSROOMS.iter() {
        for (at, _) in sentence.match_indices(name) {
            let span = crate::text::Span::new(at, at + name.len());
            let inside_word = sentence[..at].ends_with(char::is_alphanumeric)
                || sentence[span.end..].starts_with(char::is_alphanumeric);
            if !inside_word && found.iter().all(|other| !other.span.overlaps(span)) {
                found.push(Mention { agency: name, span, firm: true });
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

fn passes_on(sentence: &str, words: &[Token], source: &Mention) -> bool {
    let head = before(sentence, source).to_lowercase();
    // "According to the state news agency Xinhua"
    let kind =
        |word: &&str| matches!(*word, "the" | "agency" | "newspaper" | "broadcaster") || MARKS_KIND.contains(word);
    let kinds: usize = head.split_whitespace().rev().take_while(kind).map(|word| word.len() + 1).sum();
    let head = head.trim_end();
    let head = head.get(..head.len().saturating_sub(kinds)).unwrap_or(head).trim_end();
    if ["according to", "reported by", "cited by", "quoted by", "as per"].iter().any(|mark| head.ends_with(mark)) {
        return true;
    }
    let after: Vec<&Token> = words.iter().filter(|word| word.span.start >= source.span.end).take(5).collect();
    let agency_follows = after.first().is_some_and(|word| word.norm == "news" || word.norm == "agency");
    after
        .iter()
        .take_while(|word| word.kind == TokenKind::Word)
        .find(|word| !BETWEEN.contains(&word.norm.as_str()))
        .is_some_and(|verb| {
            let norm = verb.norm.as_str();
            REPORTS.contains(&norm) && (source.firm || agency_follows || !FITS_ANYONE.contains(&norm))
        })
}

/// "Russian news agencies reported": the words from the first adjective to the kind.
fn unnamed(sentence: &str, words: &[Token]) -> Option<String> {
    let norm = |at: usize| words.get(at).map_or("", |word| word.norm.as_str());
    (1..words.len()).filter(|at| KINDS.contains(&norm(*at))).find_map(|at| {
        let marked = MARKS_KIND.contains(&norm(at - 1))
            || norm(at) == "media" && words[at - 1].capital && norm(at - 1) != "social";
        let reported =
            (at + 1..at + 4).map(norm).find(|word| !BETWEEN.contains(word)).is_some_and(|verb| REPORTS.contains(&verb));
        let according = (at.saturating_sub(5)..at).any(|i| norm(i) == "according" && norm(i + 1) == "to");
        let describes =
            |i: &usize| MARKS_KIND.contains(&norm(*i)) || words[*i].capital && words[*i].kind == TokenKind::Word;
        let from = (0..at).rev().take(3).take_while(describes).filter(|i| !matches!(norm(*i), "the" | "a")).last()?;
        (marked && (reported || according)).then(|| sentence[words[from].span.start..words[at].span.end].to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_report_passed_on_names_its_source() {
        for (sentence, source) in [
            ("Xinhua reported that the bridge had been closed since dawn.", "Xinhua"),
            ("The bridge has been closed since dawn, Reuters reported.", "Reuters"),
            ("The bridge was closed, though the state-run TASS news agency reported light traffic.", "TASS"),
            ("According to the Associated Press, two lanes stayed open.", "AP"),
            ("According to the state news agency Xinhua, two lanes stayed open.", "Xinhua"),
            ("The engineer told AFP that two lanes stayed open.", "AFP"),
            ("The BBC reported that two lanes stayed open.", "BBC"),
            ("The lanes stayed open, Norwegian news agencies reported.", "Norwegian news agencies"),
            ("State television said the lanes stayed open.", "State television"),
            ("Two lanes stayed open, according to local media.", "local media"),
            ("Two lanes stayed open, according to state media", "state media"),
        ] {
            assert_eq!(relay(sentence).as_deref(), Some(source), "{sentence}");
        }
    }

    #[test]
    fn a_name_that_says_nothing_is_no_relay() {
        for sentence in [
            "The Reuters building was evacuated.",
            "Michael Bloomberg said he would not run.",
            "The space agency said the probe had landed.",
            "The minister told reporters that the bridge was closed.",
            "Social media reported on every lane.",
            "She was photographed by an AFP photographer.",
            "",
        ] {
            assert_eq!(relay(sentence), None, "{sentence}");
        }
    }

    proptest! {
        #[test]
        fn any_text_may_be_asked(text in "\\PC{0,80}") {
            let _ = relay(&text);
        }
    }
}
