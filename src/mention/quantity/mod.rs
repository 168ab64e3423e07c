//! How many, how much, how long? A number with the interval its words allow, its unit, and what is counted.

mod agreement;
mod counted;
mod figure;
mod find;
mod hedge;
mod identifier;
#[cfg(test)]
mod tests;
mod unit;

pub use agreement::QuantityAgreement;
pub(super) use find::quantities;

use crate::text::Span;

/// ISO 4217 code, "USD".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(pub &'static str);

/// What a value counts in. Values of one unit are comparable; they are kept in the base unit named here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Count,
    Money(Currency),
    Percent,
    PercentPoint,
    /// "twice", "four times the size", "doubled".
    Times,
    /// Seconds.
    Duration,
    /// Years.
    Age,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Kilograms.
    Mass,
    /// Litres.
    Volume,
    /// Degrees Celsius.
    Temperature,
    /// Metres per second.
    Speed,
    /// Watts.
    Power,
    /// Joules.
    Energy,
    /// Bytes.
    Data,
    /// Of an earthquake.
    Magnitude,
    /// "2-1": the first figure times a thousand plus the second.
    Score,
    /// "third", "41st": the place in a row.
    Ordinal,
}

/// How the words qualify the printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hedge {
    Exact,
    /// "about 40"
    About,
    /// "at least 40"
    AtLeast,
    /// "up to 40"
    AtMost,
    /// "nearly 40"
    Nearly,
    /// "more than 40"
    Over,
    /// "fewer than 40"
    Under,
    /// "40 to 50"
    Range,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Number with its unit and hedge: "almost six and a half hours".
    pub span: Span,
    /// The printed number in the base unit; the middle of a range.
    pub value: f64,
    /// What the words allow, both included and finite; `low <= value <= high`.
    pub low: f64,
    pub high: f64,
    pub unit: Unit,
    pub hedge: Hedge,
    /// What the last printed digit is worth, in the base unit: 1 for "21", 100 000 for "3.5 million", 3600 for "six hours".
    pub step: f64,
    /// Stems of the noun phrase counted, its head last: `["thai", "passeng"]`.
    pub counted: Vec<String>,
    /// The event that counts them, by one name for all its words: "killed" for died, dead, deaths and toll.
    pub role: Option<&'static str>,
    /// What a rate is per: "day", "year", "100000 people".
    pub per: Option<String>,
}

impl Quantity {
    /// The words it was read from. `sentence` is the one it was found in.
    pub fn display<'a>(&self, sentence: &'a str) -> &'a str {
        sentence.get(self.span.start..self.span.end).unwrap_or_default()
    }

    pub fn is_ordinal(&self) -> bool {
        self.unit == Unit::Ordinal
    }

    /// Whether the words leave room around the number.
    pub fn is_approximate(&self) -> bool {
        self.hedge != Hedge::Exact
    }
}
