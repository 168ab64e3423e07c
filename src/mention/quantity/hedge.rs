//! How far do the words let a number move? "about 40" may be 38, "more than 30" may be 45.

use super::Hedge;
use crate::mention::lexicon::{Phrases, rows};
use crate::mention::number::Form;
use crate::mention::words::Words;
use std::sync::LazyLock;

static BEFORE: LazyLock<Phrases<Hedge>> = LazyLock::new(|| table("before"));
static AFTER: LazyLock<Phrases<Hedge>> = LazyLock::new(|| table("after"));

fn table(side: &'static str) -> Phrases<Hedge> {
    let kind = |name| match name {
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "least" => Hedge::AtLeast,
        "most" => Hedge::AtMost,
        "over" => Hedge::Over,
        _ => Hedge::Under,
    };
    let list = rows(include_str!("../lexicon/hedges.tsv"));
    Phrases::from(list.filter(move |row| row[1] == side).map(move |row| (row[0], kind(row[2]))))
}

/// The hedge that ends just before word `at`, and how many words it takes: "more than about" takes three.
pub(super) fn hedge_before(words: &Words, at: usize) -> Option<(usize, Hedge)> {
    let (length, hedge) = BEFORE.before(words, at)?;
    let from = at - length;
    // "take over 40 villages", "went under 3 bridges" are rare; "hand over 12 bodies" is not.
    if words.norm(from) == "over"
        && ["hand", "handed", "handing", "take", "took", "taken", "turn", "turned", "won"]
            .contains(&words.before(from, 1))
    {
        return None;
    }
    let outer = BEFORE.before(words, from).filter(|(_, outer)| {
        matches!(outer, Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::Under | Hedge::About)
    });
    Some(outer.map_or((length, *hedge), |(more, kind)| (length + more, *kind)))
}

/// The hedge that starts at word `at`: "or more".
pub(super) fn hedge_after(words: &Words, at: usize) -> Option<(usize, Hedge)> {
    AFTER.at(words, at).map(|(length, hedge)| (length, *hedge))
}

/// "about 40" is 38 to 42. Higher joins more figures; 150,000 must not reach "about 160,000".
const ABOUT: f64 = 0.05;
/// "a dozen" and "a hundred" are rounder than their digits: ten to fourteen.
const ROUND: f64 = 0.15;
/// "nearly 100" is 90 at the least.
const NEARLY: f64 = 0.1;
/// Open sides: "more than 30" is read up to half as much again, "fewer than 30" down to half of it.
const OPEN: f64 = 0.5;
/// A cut number keeps its unprinted digits, but "2 million" is not 2.4 million.
const CUT: f64 = 0.05;

/// The interval of a printed number. `step` is the worth of its last digit.
pub(super) fn interval(hedge: Hedge, form: Form, value: f64, step: f64) -> (f64, f64) {
    let size = value.abs();
    let around = |share: f64| (value - size * share, value + size * share);
    let cut = (0.499 * step).min(CUT * size);
    match (hedge, form) {
        (_, Form::Vague { low, high }) => (low, high),
        (Hedge::Exact | Hedge::Range, Form::Round) => around(ROUND),
        (Hedge::Exact | Hedge::Range, Form::Cut | Form::Share) => (value - cut, value + cut),
        (Hedge::Exact | Hedge::Range, _) => (value, value),
        (Hedge::About, Form::Round) => around(ROUND),
        (Hedge::About, _) => around(ABOUT),
        // "almost six and a half" is more than six and a quarter, "nearly 1,700" more than 1,650.
        (Hedge::Nearly, _) => (value - (0.5 * roundness(size, step)).clamp(0.02 * size, NEARLY * size), value),
        (Hedge::AtLeast | Hedge::Over, _) => (value, value + size * OPEN),
        (Hedge::AtMost | Hedge::Under, _) => (value - size * OPEN, value),
    }
}

/// The largest power of ten, times `step`, that divides the value: 100 for 1,700.
fn roundness(value: f64, step: f64) -> f64 {
    let mut unit = step.max(f64::MIN_POSITIVE);
    while unit < value && (value / (unit * 10.0)).fract().abs() < 1e-9 {
        unit *= 10.0;
    }
    unit
}
