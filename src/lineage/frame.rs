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

/// The bracket closes soon, and text follows on it. A slash closes a name only before a stop: "Ann Example/AFP/Getty".
fn closes_dateline(after: &str, close: char) -> bool {
    after.char_indices().take(60).find(|(_, c)| *c == close).is_some_and(|(at, c)| {
        let rest = &after[at + c.len_utf8()..];
        let stops = close != '/' || rest.starts_with(['.', ' ', '-', '–', '—', ':']);
        // "The Saudi Press Agency (SPA) said": a dateline is followed by a dash or a new sentence.
        let begins = rest.trim_start().starts_with(|c: char| !c.is_alphabetic() || !c.is_lowercase());
        stops && begins && !is_photo(&after[..at])
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
        && mentions(text).is_empty()
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
const FILLER: &str = "by the source sources from and copyright c all rights reserved news agency agencies service wire \
    report reports reporter this is was first published originally article story in on of a \
    auto-generated generated feed syndicated staff desk writer writers correspondent correspondents \
    journalist journalists bureau editors material";
/// Fillers that make the agency a helper. "© AFP" credits the text, "with AFP" credits help.
const HELPER: &str =
    "with inputs input files contributed contribution contributions additional reporting to avec mit con";

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
            norm if among(HELPER, norm) => share = Share::Part,
            norm if among(FILLER, norm) || is_month(norm) => {}
            _ => return None,
        }
    }
    Some((first, share))
}

fn is_month(norm: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    norm.get(..3).is_some_and(|start| MONTHS.contains(&start)) && norm.len() <= 9
}

/// A writer's line: "By Ann Example, AP Science Writer", "Ann Example, The Associated Press", "Lisbon desk / AFP".
pub(super) fn writers_line(line: &str) -> Option<(Mention, Share)> {
    let names = mentions(line);
    let first = *names.first()?;
    if is_photo(line) || names.iter().any(|name| name.agency != first.agency) {
        return None;
    }
    let before = line[..first.span.start].trim_end();
    let before = before.strip_suffix(" the").or(before.strip_suffix(" The")).unwrap_or(before).trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    // "Ann Example with AFP" wrote herself; "Ann Example and AFP" signs together with the agency.
    let helps = among(HELPER, &last);
    Some((first, if helps { Share::Part } else { Share::Whole }))
}

/// Whether a line in the text signs it: it begins with "By", or names people before ", The Associated Press". Pictures
/// are signed "Ann Example, AP" and "Ann Example / AP".
pub(super) fn signs(line: &str) -> bool {
    let line = line.trim();
    if line.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let by = line.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    by || line.rsplit_once(", ").is_some_and(|(people, agency)| {
        agency.starts_with(['T', 't']) && super::agency::agency_named(agency).is_some() && is_place(people)
    })
}

/// An agency that ends a text: "… on Friday. — AFP", "… on Friday. (AFP)", "… on Friday. /TASS/", "… © AFP".
pub(super) fn signature(text: &str) -> Option<Mention> {
    let last = mentions(text).pop()?;
    let after: String = text[last.span.end..].chars().filter(|c| !c.is_whitespace()).collect();
    let before = text[..last.span.start].trim_end();
    let framed = match after.trim_end_matches('.') {
        // "… the ministry said. REUTERS" needs no dash; "… the ministry told Reuters." has no stop before the name.
        "" => last.firm && ends_sentence(before) || before.ends_with(['—', '–', '-', '/', '©']),
        ")" => before.ends_with('('),
        "]" => before.ends_with('['),
        "/" => before.ends_with('/'),
        "）" => before.ends_with('（'),
        _ => false,
    };
    let text_before =
        before.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '"' | '”' | '。'));
    // "… on Friday. — AFP" signs a text; "Saul Loeb / AFP" a picture.
    (framed && ends_sentence(text_before)).then_some(last)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '"', '”', '。'])
}

/// Closing lines in whole sentences: "(Reporting by …; Editing by …)", "Associated Press writer … contributed to this report."
pub(super) fn closing(text: &str) -> Option<(Closing, Share)> {
    let lower = text.to_lowercase();
    let says = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
    if says(&["reporting by"]) && says(&["editing by", "writing by"]) {
        return Some((Closing::Reuters, Share::Whole));
    }
    let names = mentions(text);
    let first = *names.first()?;
    let helped = says(&CONTRIBUTED) || says(&["with inputs from", "with files from", "contains material from"]);
    let forwarded =
        says(&["has not been edited by", "auto-generated from", "was first published by", "originally published by"])
            || says(&["rights reserved"]) && says(&["copyright"])
            || says(&["this report by the"]) && says(&["first published"]);
    let own_writers = says(&CONTRIBUTED)
        && names_a_writer(&text[first.span.end..])
        && names.iter().all(|name| name.agency == first.agency);
    match (own_writers, helped, forwarded) {
        (true, _, _) | (false, false, true) => Some((Closing::Named(first), Share::Whole)),
        (false, true, _) => Some((Closing::Named(first), Share::Part)),
        (false, false, false) => None,
    }
}

const CONTRIBUTED: [&str; 2] = ["contributed to this", "contributed reporting"];

/// "Associated Press writer Ann Example contributed …" stands under the agency's own text.
fn names_a_writer(after: &str) -> bool {
    let after = after.trim_start().to_lowercase();
    ["writer", "reporter", "journalist", "correspondent"].iter().any(|word| after.starts_with(word))
}

/// Whose closing line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// "Reporting by …; editing by …" needs no name: it is the house style of Reuters.
    Reuters,
    Named(Mention),
}

/// Who an agency has at a scene, what it counts, and what such people do there.
const PEOPLE: &str = "journalist journalists reporter reporters correspondent correspondents photographer photographers \
    witness witnesses stringer team teams contributor cameraman crew videographer bureau";
const COUNTS: &str = "tally count calculation";
const AT_THE_SCENE: &str = "saw said says heard reported reports witnessed counted at on there found watched observed";

/// An agency's own people at the scene: "an AFP journalist saw", "Reuters witnesses said", "according to an AFP tally".
///
/// "In Gaza an AFP photographer was hurt" and "Reuters journalists Ann Example and …" are news about them, not theirs.
pub(super) fn own_people(text: &str) -> Vec<Mention> {
    let closes = CONTRIBUTED.iter().any(|mark| text.contains(mark));
    let at_scene = |name: &Mention| {
        let next: Vec<Token> = tokens(&text[name.span.end..]).into_iter().take(3).collect();
        let is = |at: usize, words: &str| next.get(at).is_some_and(|word: &Token| among(words, &word.norm));
        is(0, COUNTS) || is(0, PEOPLE) && (is(1, AT_THE_SCENE) || is(2, AT_THE_SCENE) && !next[1].capital)
    };
    mentions(text).into_iter().filter(|name| name.firm && !closes && at_scene(name)).collect()
}

/// Whether `word` is one of the words of `list`.
fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}
