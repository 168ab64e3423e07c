//! When is a name a credit? Where it stands tells: after the place of a report, alone on a line, at the end of a text.
//!
//! "Saul Loeb / AFP" under a picture credits a photographer; such lines are told apart and left out.

use super::agency::{Mention, mentions};
use crate::text::{Token, TokenKind, tokens};

/// How a line credits an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    Whole,
    /// "with AFP", "AFP contributed to this report".
    Part,
}

/// Longest stretch before and in the bracket of a dateline, in bytes: "Istanbul, (APP - Name of a Portal / Name of a
/// Paper - 27th Feb, 2025)" ends at 66.
const DATELINE: usize = 110;

/// Agency in a dateline: "ISTANBUL, Feb 27 (Reuters) - …", "(dpa) — …", "MOSCOW, May 3. /TASS/.", "TEHRAN, IRNA – …", "AFP - …".
pub(super) fn dateline(text: &str) -> Option<Mention> {
    mentions(text).into_iter().take_while(|found| found.span.start < DATELINE).find(|found| {
        let (before, after) = (&text[..found.span.start], &text[found.span.end..]);
        match open_bracket(before) {
            Some((place, bracket)) => closes_dateline(after, bracket) && is_place(place),
            None => is_place(before) && dash_follows(after) && !is_photo(text),
        }
    })
}

/// What stands before the bracket that is open at the end of `before`, and what closes it.
fn open_bracket(before: &str) -> Option<(&str, char)> {
    let (at, open) =
        before.char_indices().rev().find(|(_, c)| matches!(c, '(' | ')' | '[' | ']' | '/' | '（' | '）'))?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '/' => '/',
        _ => return None,
    };
    Some((&before[..at], close))
}

/// The bracket closes soon, and text follows on it.
fn closes_dateline(after: &str, close: char) -> bool {
    after.char_indices().take(60).find(|(_, c)| *c == close).is_some_and(|(at, c)| {
        let rest = after[at + c.len_utf8()..].trim();
        !rest.is_empty() && !is_photo(&after[..at])
    })
}

fn dash_follows(after: &str) -> bool {
    let rest = after.trim_start();
    ["-", "–", "—", ":"]
        .iter()
        .any(|dash| rest.strip_prefix(dash).is_some_and(|text| text.trim().len() > 1 && text.starts_with([' ', '-'])))
}

/// "ISTANBUL, Feb. 27", "Tel Aviv, Israel", "12 March", "": capitals, numbers and short joining words only.
fn is_place(text: &str) -> bool {
    let words: Vec<Token> = tokens(text).into_iter().filter(|word| word.kind != TokenKind::Punctuation).collect();
    const JOINING: [&str; 12] = ["and", "of", "the", "in", "de", "la", "al", "el", "am", "on", "at", "im"];
    words.len() <= 9
        && words
            .iter()
            .all(|word| word.capital || word.kind == TokenKind::Number || JOINING.contains(&word.norm.as_str()))
}

/// Whether a short line credits a picture.
pub(super) fn is_photo(line: &str) -> bool {
    const MARKS: [&str; 13] = [
        "photo",
        "image",
        "getty",
        "picture",
        "pool",
        "file",
        "video",
        "handout",
        "camera",
        "xmit",
        "foto",
        "screengrab",
        "via",
    ];
    let words = tokens(line);
    words.iter().any(|word| MARKS.iter().any(|mark| word.norm.starts_with(mark)))
}

/// Words of a credit line beside the agency's name.
const FILLER: [&str; 46] = [
    "by",
    "the",
    "source",
    "sources",
    "from",
    "and",
    "copyright",
    "c",
    "all",
    "rights",
    "reserved",
    "news",
    "agency",
    "agencies",
    "service",
    "wire",
    "report",
    "reports",
    "reporter",
    "this",
    "is",
    "was",
    "first",
    "published",
    "originally",
    "article",
    "story",
    "in",
    "on",
    "of",
    "a",
    "auto-generated",
    "generated",
    "feed",
    "syndicated",
    "staff",
    "desk",
    "writer",
    "writers",
    "correspondent",
    "correspondents",
    "journalist",
    "journalists",
    "bureau",
    "editors",
    "material",
];
/// Fillers that make the agency a helper. "© AFP" credits the text, "with AFP" credits help.
const HELPER: [&str; 14] = [
    "with",
    "inputs",
    "input",
    "files",
    "file",
    "contributed",
    "contribution",
    "contributions",
    "additional",
    "reporting",
    "to",
    "avec",
    "mit",
    "con",
];

/// Agencies of a line that does nothing but credit: "AFP", "By The Associated Press", "With inputs from PTI", "© AFP 2025".
pub(super) fn credit_line(line: &str) -> Option<(Mention, Share)> {
    let names = mentions(line);
    let first = *names.first()?;
    let mut share = if names.iter().any(|name| name.agency != first.agency) { Share::Part } else { Share::Whole };
    for word in tokens(line) {
        if word.kind != TokenKind::Word || names.iter().any(|name| name.span.overlaps(word.span)) {
            continue;
        }
        match word.norm.as_str() {
            norm if HELPER.contains(&norm) => share = Share::Part,
            norm if FILLER.contains(&norm) || is_month(norm) => {}
            _ => return None,
        }
    }
    Some((first, share))
}

fn is_month(norm: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    norm.get(..3).is_some_and(|start| MONTHS.contains(&start)) && norm.len() <= 9
}

/// A writer's line: "By Ann Example, AP Science Writer", "Ann Example and Bo Example, Reuters", "Lisbon desk / AFP".
pub(super) fn writers_line(line: &str) -> Option<(Mention, Share)> {
    let names = mentions(line);
    let first = *names.first()?;
    if is_photo(line) || names.iter().any(|name| name.agency != first.agency) {
        return None;
    }
    let before = line[..first.span.start].trim_end().trim_end_matches(" the").trim_end_matches(" The").trim_end();
    let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default().to_lowercase();
    let share = if HELPER.contains(&last.as_str()) || matches!(last.as_str(), "and" | "&" | "und" | "et") {
        Share::Part
    } else {
        Share::Whole
    };
    Some((first, share))
}

/// An agency that ends a text: "… on Friday. — AFP", "… on Friday. (AFP)", "… on Friday. /TASS/", "… © AFP".
pub(super) fn signature(text: &str) -> Option<Mention> {
    let last = mentions(text).pop()?;
    let after: String = text[last.span.end..].chars().filter(|c| !c.is_whitespace()).collect();
    let before = text[..last.span.start].trim_end();
    let framed = match after.trim_end_matches('.') {
        "" => before.ends_with(['—', '–', '-', '/', '©']) && !before.ends_with(char::is_alphanumeric),
        ")" => before.ends_with('('),
        "]" => before.ends_with('['),
        "/" => before.ends_with('/'),
        "）" => before.ends_with('（'),
        _ => false,
    };
    let text_before =
        before.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '"' | '”' | '。'));
    // "… on Friday. — AFP" signs a text; "Saul Loeb / AFP" a picture.
    (framed && text_before.ends_with(['.', '!', '?', '"', '”', '。'])).then_some(last)
}

/// Closing lines in whole sentences: "(Reporting by …; Editing by …)", "Associated Press writer … contributed to this report."
pub(super) fn closing(text: &str) -> Option<(Closing, Share)> {
    let lower = text.to_lowercase();
    if lower.contains("reporting by") && (lower.contains("editing by") || lower.contains("writing by")) {
        return Some((Closing::Reuters, Share::Whole));
    }
    let names = mentions(text);
    let first = *names.first()?;
    let own_writers = ["writer", "reporter", "journalist", "correspondent"]
        .iter()
        .any(|word| text[first.span.end..].trim_start().to_lowercase().starts_with(word));
    let one_agency = names.iter().all(|name| name.agency == first.agency);
    let marks = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    match () {
        () if marks(&["contributed to this", "contributed reporting"]) && own_writers && one_agency => {
            Some((Closing::Named(first), Share::Whole))
        }
        () if marks(&[
            "contributed to this",
            "contributed reporting",
            "with inputs from",
            "with files from",
            "contains material from",
        ]) =>
        {
            Some((Closing::Named(first), Share::Part))
        }
        () if marks(&[
            "has not been edited by",
            "auto-generated from",
            "was first published by",
            "originally published by",
        ]) =>
        {
            Some((Closing::Named(first), Share::Whole))
        }
        () if lower.contains("rights reserved") && lower.contains("copyright")
            || lower.contains("this report by the") && lower.contains("first published") =>
        {
            Some((Closing::Named(first), Share::Whole))
        }
        () => None,
    }
}

/// Whose closing line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// "Reporting by …; editing by …" needs no name: it is the house style of Reuters.
    Reuters,
    Named(Mention),
}

/// An agency's own people at the scene: "an AFP journalist saw", "Reuters witnesses said", "according to an AFP tally".
pub(super) fn own_people(text: &str) -> Vec<Mention> {
    const PEOPLE: [&str; 22] = [
        "journalist",
        "journalists",
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "photographer",
        "photographers",
        "witness",
        "witnesses",
        "tally",
        "count",
        "video",
        "stringer",
        "team",
        "teams",
        "contributor",
        "cameraman",
        "crew",
        "calculation",
        "interview",
        "bureau",
    ];
    mentions(text)
        .into_iter()
        .filter(|name| name.firm)
        .filter(|name| {
            let next = tokens(&text[name.span.end..]).into_iter().next();
            next.is_some_and(|word| PEOPLE.contains(&word.norm.as_str()) && !word.capital) && !is_credited_writer(text)
        })
        .collect()
}

/// "Associated Press writer … contributed" is a closing line, not a scene.
fn is_credited_writer(text: &str) -> bool {
    text.contains("contributed")
}
