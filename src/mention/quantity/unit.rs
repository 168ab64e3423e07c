//! Which unit stands beside a number, and how large is it in the base unit?

use super::{Currency, Unit};
use crate::mention::lexicon::{Phrases, rows};
use crate::mention::words::{Joint, Words};
use std::sync::LazyLock;

/// A unit read from the words: base values are `printed * size + zero`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub unit: Unit,
    pub size: f64,
    /// Where the printed scale's zero lies, for Fahrenheit.
    pub zero: f64,
}

impl Measure {
    pub const COUNT: Measure = Measure::new(Unit::Count, 1.0);

    pub const fn new(unit: Unit, size: f64) -> Self {
        Measure { unit, size, zero: 0.0 }
    }

    pub fn base(self, printed: f64) -> f64 {
        printed * self.size + self.zero
    }
}

static UNITS: LazyLock<Phrases<Measure>> = LazyLock::new(|| {
    let list = rows(include_str!("../lexicon/units.tsv"));
    Phrases::from(list.filter_map(|row| Some((row[0], measure(row[1], row[2].parse().ok()?)?))))
});

fn measure(name: &str, size: f64) -> Option<Measure> {
    let unit = match name {
        "duration" => Unit::Duration,
        "length" => Unit::Length,
        "area" => Unit::Area,
        "mass" => Unit::Mass,
        "volume" => Unit::Volume,
        "celsius" => Unit::Temperature,
        // 32 °F is 0 °C.
        "fahrenheit" => return Some(Measure { unit: Unit::Temperature, size: 5.0 / 9.0, zero: -160.0 / 9.0 }),
        "speed" => Unit::Speed,
        "power" => Unit::Power,
        "energy" => Unit::Energy,
        "data" => Unit::Data,
        "percent" => Unit::Percent,
        "point" => Unit::PercentPoint,
        "times" => Unit::Times,
        _ => return None,
    };
    Some(Measure::new(unit, size))
}

struct Money {
    code: &'static str,
    worth: f64,
    place: &'static str,
}

static MONEY: LazyLock<Phrases<Money>> = LazyLock::new(|| {
    let list = rows(include_str!("../lexicon/currencies.tsv"));
    Phrases::from(
        list.filter_map(|row| Some((row[0], Money { code: row[2], worth: row[3].parse().ok()?, place: row[1] }))),
    )
});

/// The currency whose sign or code stands just before word `at`, and how many words it takes.
pub(super) fn money_before(words: &Words, at: usize) -> Option<(usize, Measure)> {
    let (length, money) = MONEY.before(words, at)?;
    let from = at - length;
    let fits = match money.place {
        // "a $5 million deal" is in US dollars, "A$5 million" in Australian ones.
        "sign" => (from + 1..at).all(|at| words.joint(at) == Joint::Glued) || length == 1,
        "code" => is_code(words, from),
        _ => false,
    };
    let whole = || Some((length, Measure::new(Unit::Money(Currency(money.code)), money.worth)));
    match (fits, length) {
        (true, _) => whole(),
        (false, 2) => MONEY
            .meaning(words.norm(at - 1))
            .filter(|m| m.place == "sign")
            .map(|m| (1, Measure::new(Unit::Money(Currency(m.code)), m.worth))),
        _ => None,
    }
}

fn is_code(words: &Words, at: usize) -> bool {
    words.raw(at).chars().all(char::is_uppercase)
}

/// The unit that starts at word `at`, and how many words it takes. `large` is whether the number has a scale of its own.
pub(super) fn unit_at(words: &Words, at: usize, large: bool) -> Option<(usize, Measure)> {
    let money = MONEY.at(words, at).filter(|(_, money)| match money.place {
        "code" => is_code(words, at),
        _ => true,
    });
    if let Some((length, money)) = money {
        return Some((length, Measure::new(Unit::Money(Currency(money.code)), money.worth)));
    }
    let (length, measure) = UNITS.at(words, at)?;
    let word = words.norm(at);
    let glued = words.joint(at) == Joint::Glued;
    match word {
        // Sums of British money have a scale: "3 million pounds"; explosives are weighed: "200 pounds of TNT".
        "pound" | "pounds" if large && words.norm(at + 1) != "of" => {
            Some((1, Measure::new(Unit::Money(Currency("GBP")), 1.0)))
        }
        // One letter is a unit only behind digits: "150 m", "1.8m", "mw" not at all.
        "m" | "ha" | "min" | "pp" | "sec" => {
            (glued || words.is_digits(at.wrapping_sub(1))).then_some((length, *measure))
        }
        // "40C (104F)"; "40 C" may be anything.
        "c" | "f" if !glued || !words.list[at].capital || !words.is_digits(at.wrapping_sub(1)) => None,
        // "four times the size", "three times as many"; "The New York Times" and "times of war" count nothing.
        "times" if words.list[at].capital => None,
        // "Second" behind a number word is a place in a row.
        "second"
            if words.joint(at) == Joint::Spaced
                && words.before(at, 1) != "a"
                && words.before(at, 1) != "one"
                && words.before(at, 1) != "per" =>
        {
            None
        }
        _ => Some((length, *measure)),
    }
}

/// The duration, length or other measure named by one word: "hour" in "an hour".
pub(super) fn unit_word(words: &Words, at: usize) -> Option<Measure> {
    UNITS.at(words, at).filter(|(length, _)| *length == 1).map(|(_, measure)| *measure)
}
