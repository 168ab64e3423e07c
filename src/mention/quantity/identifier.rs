//! Is it a number at all? "F-16", "Boeing 737", "COVID-19", "+44 20 7946" and "10.30am" name something and count nothing.

use crate::mention::lexicon::{WordSet, rows};
use crate::mention::number::{Digits, number};
use crate::mention::words::{Joint, Shape, Words};
use std::sync::LazyLock;

static NAMES: LazyLock<WordSet> =
    LazyLock::new(|| rows(include_str!("../lexicon/identifiers.tsv")).map(|row| row[0]).collect());

/// Where the name, address, telephone number or clock ends to which the digits or number words `at..to` belong.
pub(super) fn identifier(words: &Words, at: usize, to: usize) -> Option<usize> {
    if words.before(at, 1) == "+" && words.joint(at) == Joint::Glued {
        // "+44 20 7946 0958"
        return Some((to..words.len()).find(|at| !words.is_digits(*at)).unwrap_or(words.len())).filter(|end| *end > to);
    }
    is_name(words, at, to).then_some(to)
}

fn is_name(words: &Words, at: usize, to: usize) -> bool {
    hangs_on_a_name(words, at)
        || is_numbered(words, at, to)
        || is_chain(words, at, to)
        || is_clock(words, to)
        || is_titled(words, at)
        || has_tail(words, to)
}

/// "F-16", "Kepler-296", "@user70", "/path/20", "#3".
fn hangs_on_a_name(words: &Words, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| words.list.get(at)) else { return false };
    match (words.joint(at), before.shape) {
        (Joint::Hyphen, Shape::Letters) => {
            number(words, at - 1, Digits::PointDecimal).is_none()
                && !matches!(before.norm.as_str(), "mid" | "sub" | "non")
        }
        (Joint::Glued, Shape::Mark) => {
            [".", "/", "@", "#", "_", "=", "&", "\\", ":", "*", "^"].contains(&before.norm.as_str())
        }
        (Joint::Glued, Shape::Letters) => true,
        _ => false,
    }
}

/// "Boeing 737", "No. 10", "Article 5"; "in case 20 people come" has a noun behind the number.
fn is_numbered(words: &Words, at: usize, to: usize) -> bool {
    let name = if words.before(at, 1) == "." { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
    let named = NAMES.contains(words.norm(name));
    let noun_follows = words.list.get(to).is_some_and(|next| {
        next.shape == Shape::Letters
            && !next.capital
            && next.joint != Joint::Hyphen
            && next.norm.ends_with('s')
            && next.norm.len() > 3
    });
    named && words.joint(at) != Joint::Glued && !noun_follows
}

/// Three groups of digits joined by hyphens, points or slashes, and "9/11", "24/7".
fn is_chain(words: &Words, at: usize, to: usize) -> bool {
    let joined = |at: usize| words.joint(at) == Joint::Hyphen && words.is_digits(at);
    let slash = |at: usize| words.raw(at) == "/" && words.joint(at) == Joint::Glued && words.is_digits(at + 1);
    let leading_zero = words.raw(at).len() > 1 && words.raw(at).starts_with('0') && !words.raw(at).contains(['.', ',']);
    joined(to) && joined(to + 1) || joined(at) && joined(to) || slash(to) || leading_zero
}

/// "8 p.m.", "10.30am", "9 o'clock", "1400 GMT".
fn is_clock(words: &Words, to: usize) -> bool {
    match words.norm(to) {
        "o'clock" | "pm" | "gmt" | "utc" => true,
        "am" => words.joint(to) == Joint::Glued || words.raw(to).contains('.'),
        _ => false,
    }
}

/// Number words with a capital inside a sentence: "Group of Seven", "Second World War"; and "10 Downing Street".
fn is_titled(words: &Words, at: usize) -> bool {
    let word = &words.list[at];
    let inside = at > 0 && !matches!(words.before(at, 1), "\"" | "“" | "." | ":" | "'" | "‘");
    let spelled = word.shape == Shape::Letters && word.capital && inside && !words.is_headline();
    let street = word.shape == Shape::Digits
        && (at + 1..at + 4)
            .take_while(|at| words.list.get(*at).is_some_and(|w| w.capital))
            .any(|at| ["street", "avenue", "road", "boulevard", "lane", "square", "drive"].contains(&words.norm(at)));
    spelled || street
}

/// "18-wheeler", "4x4", "5G": letters glued to the digits that are no unit, and numbers that name a kind.
fn has_tail(words: &Words, to: usize) -> bool {
    let glued = words.joint(to) == Joint::Glued && words.is_letters(to);
    let kind = words.joint(to) == Joint::Hyphen && words.norm(to).starts_with("wheel");
    kind || glued && super::unit::unit_at(words, to, false).is_none() && words.norm(to) != "s"
}
