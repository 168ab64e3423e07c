//! What is counted, and what happened to it? "21 Thai passengers were killed": passengers, killed.

use crate::mention::lexicon::{Meanings, rows};
use crate::mention::number::{Digits, Form, number};
use crate::mention::words::{Joint, Shape, Words};
use crate::text::{Language, stem};
use std::sync::LazyLock;

static ROLES: LazyLock<Meanings<&'static str>> =
    LazyLock::new(|| rows(include_str!("../lexicon/roles.tsv")).map(|row| (row[0], row[1])).collect());

/// Words that end a noun phrase. "Some" and "other" do not: "47 other passengers".
const ENDS: &[&str] = &[
    "a",
    "all",
    "any",
    "both",
    "about",
    "according",
    "across",
    "after",
    "against",
    "ago",
    "ahead",
    "along",
    "also",
    "although",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "are",
    "around",
    "as",
    "at",
    "away",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "but",
    "by",
    "came",
    "can",
    "could",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "feared",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "in",
    "including",
    "inside",
    "into",
    "is",
    "it",
    "its",
    "just",
    "later",
    "like",
    "may",
    "might",
    "more",
    "most",
    "must",
    "near",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "only",
    "or",
    "out",
    "outside",
    "over",
    "per",
    "said",
    "say",
    "says",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "still",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "told",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
];

/// Longest noun phrase read: "unaccompanied minor asylum seekers".
const LONGEST: usize = 5;

/// The noun phrase that starts at word `at`, as words `from..to`.
pub(super) fn noun_phrase(words: &Words, at: usize) -> (usize, usize) {
    // "715 more planets"
    let mut from = at + usize::from(words.norm(at) == "more" && words.norm(at + 1) != "than");
    // "20 of the 47 wounded", "two (out of 21) modules" count what stands behind.
    if words.norm(at) == "of" {
        from += 1;
        while ["the", "those", "these", "its", "their", "his", "all", "them"].contains(&words.norm(from)) {
            from += 1;
        }
        from = number(words, from, Digits::PointDecimal).map_or(from, |number| number.to);
        // "two of Kepler's four years"
        from += usize::from(words.list.get(from).is_some_and(|word| word.owner));
    }
    let mut to = from;
    while to < words.len().min(from + LONGEST) {
        let word = &words.list[to];
        let ends = word.shape != Shape::Letters || word.joint == Joint::Glued || ENDS.contains(&word.norm.as_str());
        let event = to > from
            && ROLES.contains_key(word.norm.as_str())
            && !matches!(word.norm.as_str(), "deaths" | "injuries" | "bodies" | "lives" | "hostages");
        if ends || event || number(words, to, Digits::PointDecimal).is_some() {
            break;
        }
        to += 1;
        if is_plural(word.norm.as_str()) && !word.owner && !continues(words, to) {
            break;
        }
    }
    (from, to)
}

/// Behind a plural the phrase goes on only over a hyphen or an owner: "sports-car drivers".
fn continues(words: &Words, at: usize) -> bool {
    words.joint(at) == Joint::Hyphen
}

fn is_plural(norm: &str) -> bool {
    const IRREGULAR: [&str; 9] =
        ["people", "children", "men", "women", "police", "troops", "personnel", "staff", "others"];
    IRREGULAR.contains(&norm)
        || norm.ends_with("men") && norm.len() > 4
        || norm.ends_with('s')
            && !norm.ends_with("ss")
            && !norm.ends_with("us")
            && !norm.ends_with("is")
            && norm.len() > 3
}

/// Stems of a phrase, its head last. Sizes and qualities that outlets add or drop stay in: shared stems decide.
pub(super) fn stems(words: &Words, (from, to): (usize, usize), language: Language) -> Vec<String> {
    (from..to).map(|at| words.norm(at)).filter(|norm| !is_filler(norm)).map(|norm| stem(norm, language)).collect()
}

fn is_filler(norm: &str) -> bool {
    [
        "other",
        "another",
        "further",
        "additional",
        "more",
        "different",
        "total",
        "separate",
        "own",
        "straight",
        "consecutive",
        "such",
        "same",
    ]
    .contains(&norm)
}

/// "the number of passengers rose to 21", "the planet count from 246 to 961": what a figure without a noun counts.
pub(super) fn counted_before(words: &Words, from: usize, language: Language) -> Vec<String> {
    let start = from.saturating_sub(REACH_BACK);
    let tally =
        (start..from).rev().find(|at| matches!(words.norm(*at), "number" | "count" | "tally" | "total" | "headcount"));
    let Some(at) = tally else { return Vec::new() };
    if words.norm(at + 1) == "of" {
        return stems(words, noun_phrase(words, at + 2), language);
    }
    let nouns = (start..at)
        .rev()
        .take_while(|at| words.is_letters(*at) && !words.list[*at].owner && !ENDS.contains(&words.norm(*at)));
    let first = nouns.take(2).last().unwrap_or(at);
    stems(words, (first, at), language)
}

/// Words that may stand between a figure and the event that counts it: "18 guests, among them 13 pupils and two
/// teachers, have been killed".
const REACH: usize = 14;
/// "the death toll of the landslide at the Lake Galder camp site has risen to seven"
const REACH_BACK: usize = 16;

/// The event of the figure in words `from..to`, whose noun phrase ends at `end`.
pub(super) fn role(words: &Words, from: usize, end: usize) -> Option<&'static str> {
    let event = |at: usize| ROLES.get(words.norm(at)).copied();
    // "killed 21", "injuring more than 30 others", "claimed the lives of 21"
    let direct = from.checked_sub(1).and_then(event).or_else(|| {
        matches!(words.before(from, 1), "of" | "from" | "the").then(|| from.checked_sub(2).and_then(event)).flatten()
    });
    direct
        .or_else(|| (end > from + 1).then(|| (from + 1..end).rev().find_map(event)).flatten())
        .or_else(|| event_after(words, end))
        .or_else(|| toll_before(words, from))
}

fn event_after(words: &Words, end: usize) -> Option<&'static str> {
    let mut counted_again = false;
    let mut passive = false;
    for at in end..words.len().min(end + REACH) {
        let norm = words.norm(at);
        let of_another = counted_again && !passive && !matches!(norm, "died" | "perished" | "die");
        match ROLES.get(norm) {
            // "killing 15 riders and injuring over 30 others": the second event has its own figure.
            Some(_) if norm.ends_with("ing") && norm != "missing" => return None,
            // "Two people were saved from the flood", and "Five people saved money" counts no rescue.
            Some(_) if norm == "saved" && !passive => return None,
            // "6,000 officers searched for 12 missing"
            Some(_) if of_another => return None,
            Some(role) => return Some(role),
            None => {}
        }
        // The verb that binds the event to this figure stands behind every other figure.
        let another = number(words, at, Digits::PointDecimal).is_some_and(|n| n.form != Form::Ordinal);
        passive = !another && (passive || matches!(norm, "were" | "was" | "been" | "are" | "is" | "be"));
        counted_again |= another;
        if [
            "-", "–", "—", "(", ";", ":", ".", "that", "when", "while", "after", "as", "because", "who", "which",
            "but", "since",
        ]
        .contains(&norm)
        {
            return None;
        }
    }
    None
}

/// "the death toll rose to 21", "casualties: 21 …".
fn toll_before(words: &Words, from: usize) -> Option<&'static str> {
    let rises = (1..=3).any(|back| {
        ["to", "at", "is", "reached", "reaches", "of", "stands", "hit", "passed", "included", "include", "includes"]
            .contains(&words.before(from, back))
    });
    let start = from.saturating_sub(REACH_BACK);
    let toll = || {
        (start..from).rev().find_map(|at| match words.norm(at) {
            "toll" | "deaths" | "fatalities" => Some("killed"),
            "injured" | "injuries" | "wounded" => Some("injured"),
            "missing" => Some("missing"),
            _ => None,
        })
    };
    rises.then(toll).flatten()
}

/// What a rate is per, from word `at` on: "a day", "per 100,000 people", "/year". Also where it ends.
pub(super) fn rate(words: &Words, at: usize) -> Option<(String, usize)> {
    let (next, explicit) = match words.norm(at) {
        "per" => (at + 1, true),
        "/" if words.joint(at) == Joint::Glued && words.is_letters(at + 1) => (at + 1, true),
        "a" | "an" | "each" | "every" => (at + 1, false),
        "daily" => return Some(("day".into(), at + 1)),
        "weekly" => return Some(("week".into(), at + 1)),
        "monthly" => return Some(("month".into(), at + 1)),
        "annually" | "yearly" => return Some(("year".into(), at + 1)),
        _ => return None,
    };
    const PER: [&str; 17] = [
        "second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "person", "head", "capita",
        "share", "barrel", "litre", "tonne", "ton",
    ];
    let noun = words.norm(next);
    match number(words, next, Digits::PointDecimal) {
        Some(base) if explicit && base.form != Form::Ordinal => {
            Some((format!("{} {}", base.value, words.norm(base.to)).trim_end().to_owned(), base.to + 1))
        }
        _ if noun == "second" && explicit || PER[1..].contains(&noun) => Some((noun.to_owned(), next + 1)),
        _ if explicit && words.is_letters(next) => Some((noun.to_owned(), next + 1)),
        _ => None,
    }
}
