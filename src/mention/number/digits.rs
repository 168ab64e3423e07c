//! Numbers in digits: "1,500", "3.5 million", "1.5bn", "10 1/2", "41st".

use super::{Digits, Form, Kind, NUMBERS, Number};
use crate::mention::words::{Joint, Shape, Words};

pub(super) fn number(words: &Words, at: usize, digits: Digits) -> Option<Number> {
    let raw = words.raw(at);
    if let Some(place) =
        raw.strip_suffix(|c: char| c.is_alphabetic()).and_then(|r| r.strip_suffix(|c: char| c.is_alphabetic()))
    {
        let value = read_digits(place, digits)?.0;
        return Some(Number { to: at + 1, value, step: 1.0, form: Form::Ordinal });
    }
    let (mut value, mut step) = read_digits(raw, digits)?;
    let mut to = at + 1;
    // "40 000 people": a space between groups of digits, taken only where the second group cannot stand alone.
    while value.fract() == 0.0
        && (raw.len() <= 3 || to > at + 1)
        && words.joint(to) == Joint::Spaced
        && words.raw(to) == "000"
    {
        value *= 1000.0;
        to += 1;
    }
    if let Some((length, part)) = vulgar(words, to).filter(|_| value.fract() == 0.0) {
        // "10 1/2 miles"
        (value, step, to) = (value + part, part, to + length);
    }
    // "1/4 mile", but no date: "9/11".
    if words.raw(to) == "/" && words.joint(to) == Joint::Glued && words.joint(to + 1) == Joint::Glued {
        let under = words
            .raw(to + 1)
            .parse::<f64>()
            .ok()
            .filter(|under| matches!(*under as u32, 2..=5 | 8 | 10 | 16) && value < *under)?;
        return Some(Number { to: to + 2, value: value / under, step: 1.0 / under, form: Form::Share });
    }
    let (scale, to) = scales(words, to);
    let cut = scale > 1.0 || step < 1.0;
    Some(Number { to, value: value * scale, step: step * scale, form: if cut { Form::Cut } else { Form::Plain } })
}

/// "1/2" or "½" behind a whole number.
fn vulgar(words: &Words, at: usize) -> Option<(usize, f64)> {
    if let Some(part) = vulgar_char(words.raw(at)) {
        return Some((1, part));
    }
    let slash = words.raw(at + 1) == "/" && words.joint(at + 1) == Joint::Glued && words.joint(at) == Joint::Spaced;
    let (over, under) = (words.raw(at).parse::<u8>().ok()?, words.raw(at + 2).parse::<u8>().ok()?);
    (slash && over < under && under <= 16).then(|| (3, f64::from(over) / f64::from(under)))
}

pub(super) fn vulgar_char(raw: &str) -> Option<f64> {
    Some(match raw {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

/// Product of the scale words from `at` on ("lakh crore"), and where they end.
pub(super) fn scales(words: &Words, at: usize) -> (f64, usize) {
    let mut product = 1.0;
    let mut to = at;
    while let Some((kind, value)) = NUMBERS.get(words.norm(to)) {
        // "1.5m" is glued; "10 bn" and "500 cr" may stand apart.
        let apart = words.is_digits(to.wrapping_sub(1))
            && ["bn", "bln", "tn", "trn", "tln", "mn", "mln", "cr"].contains(&words.norm(to));
        let glued = words.joint(to) == Joint::Glued || apart;
        let short = *kind == Kind::Short && glued && product == 1.0 && !is_measure(words, to);
        if !short && (*kind != Kind::Scale || words.joint(to) == Joint::Glued && words.raw(to).len() < 3) {
            break;
        }
        product *= value;
        to += 1;
        if short {
            break;
        }
    }
    (product, to)
}

/// "1.8m tall" is metres, "1.5m people" and "$1.5m" millions; "7.62mm" and "25mm" are millimetres.
fn is_measure(words: &Words, at: usize) -> bool {
    let money = at >= 2
        && words.list[at - 2].shape == Shape::Mark
        && words.raw(at - 2).chars().all(|c| !c.is_ascii() || c == '$');
    let next = words.norm(at + 1);
    let digits = words.before(at, 1);
    match words.norm(at) {
        "mm" => !money,
        "m" if money => false,
        "m" => {
            // Running tracks and heights: "the 100m", "200m away".
            let no_noun = words.list.get(at + 1).is_none_or(|word| word.shape != Shape::Letters);
            no_noun || digits.len() >= 3 && !digits.contains('.') || METRE_FOLLOWERS.contains(&next)
        }
        _ => false,
    }
}

const METRE_FOLLOWERS: [&str; 24] = [
    "tall",
    "high",
    "wide",
    "deep",
    "long",
    "away",
    "below",
    "above",
    "from",
    "off",
    "north",
    "south",
    "east",
    "west",
    "in",
    "of",
    "race",
    "sprint",
    "final",
    "freestyle",
    "waves",
    "wave",
    "wall",
    "underground",
];

/// Value and worth of the last digit of "1,500", "3.5", "12,34,567", "6½".
fn read_digits(raw: &str, digits: Digits) -> Option<(f64, f64)> {
    if let Some((at, last)) = raw.char_indices().next_back().filter(|(at, c)| !c.is_ascii() && *at > 0) {
        let whole: f64 = raw[..at].parse().ok()?;
        let part = vulgar_char(last.encode_utf8(&mut [0; 4]))?;
        return Some((whole + part, part));
    }
    let (group, decimal) = match digits {
        Digits::PointDecimal => (',', '.'),
        Digits::CommaDecimal => ('.', ','),
    };
    // "1,3" cannot be grouped thousands, whatever the language; nor can "1.234.567" be a decimal.
    let (group, decimal) = match (is_grouped(raw, group, decimal), is_grouped(raw, decimal, group)) {
        (false, true) => (decimal, group),
        _ => (group, decimal),
    };
    let plain: String = raw.chars().filter(|c| *c != group).map(|c| if c == decimal { '.' } else { c }).collect();
    let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.len());
    let value: f64 = plain.parse().ok().filter(|value: &f64| value.is_finite() && *value < MOST)?;
    Some((value, 0.1_f64.powi(i32::try_from(decimals).unwrap_or(0))))
}

/// Beyond this no news figure goes, and squares stay finite.
const MOST: f64 = 1e24;

/// Whether `raw` reads as digits grouped by `group` (in threes, or Indian "12,34,567") with at most one `decimal`.
fn is_grouped(raw: &str, group: char, decimal: char) -> bool {
    let mut halves = raw.split(decimal);
    let (whole, tail, more) = (halves.next().unwrap_or_default(), halves.next(), halves.next());
    let mut groups = whole.split(group).skip(1).peekable();
    let mut even = true;
    while let Some(part) = groups.next() {
        even &= if groups.peek().is_some() { matches!(part.len(), 2 | 3) } else { part.len() == 3 };
    }
    even && more.is_none() && tail.is_none_or(|tail| !tail.contains(group))
}
