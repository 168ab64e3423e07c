//! Which number do digits or words spell? "1,500", "3.5 million", "six and a half", "two dozen", "forty-seven", "⅔".

mod digits;
mod spoken;

use super::lexicon::{Meanings, Phrases, rows};
use super::words::{Shape, Words};
use std::sync::LazyLock;

/// A number as it stands in the sentence, words `from..to`.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::mention) struct Number {
    pub to: usize,
    pub value: f64,
    /// What the last printed digit is worth.
    pub step: f64,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::mention) enum Form {
    /// Digits or words without a rounding of their own: "21", "forty-seven".
    Plain,
    /// With a scale or a decimal: "3.5 million", "38.1". What follows the last digit was cut.
    Cut,
    /// Round by the way of saying it: "a dozen", "a hundred".
    Round,
    /// Names a range only: "dozens".
    Vague {
        low: f64,
        high: f64,
    },
    /// A share of one: "two thirds".
    Share,
    Ordinal,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Unit,
    Teen,
    Ten,
    Scale,
    Short,
    Ordinal,
    Part,
}

static NUMBERS: LazyLock<Meanings<(Kind, f64)>> = LazyLock::new(|| {
    let kind = |name| match name {
        "unit" => Kind::Unit,
        "teen" => Kind::Teen,
        "ten" => Kind::Ten,
        "scale" => Kind::Scale,
        "short" => Kind::Short,
        "ordinal" => Kind::Ordinal,
        _ => Kind::Part,
    };
    let list = rows(include_str!("../lexicon/numbers.tsv"));
    list.filter_map(|row| Some((row[0], (kind(row[1]), row[2].parse().ok()?)))).collect()
});

static VAGUE: LazyLock<Phrases<[f64; 3]>> = LazyLock::new(|| {
    let number = |text: &str| text.parse().unwrap_or(0.0);
    let list = rows(include_str!("../lexicon/vague.tsv"));
    Phrases::from(list.map(|row| (row[0], [number(row[1]), number(row[2]), number(row[3])])))
});

/// Decimal comma and thousands points: "3,5 Millionen" in German, "3.5 million" in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mention) enum Digits {
    PointDecimal,
    CommaDecimal,
}

/// The number that starts at word `at`.
pub(in crate::mention) fn number(words: &Words, at: usize, digits: Digits) -> Option<Number> {
    let word = words.list.get(at).filter(|word| !word.dated)?;
    match word.shape {
        Shape::Mark => None,
        Shape::Digits => digits::number(words, at, digits),
        Shape::Letters => spoken::number(words, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        number(&Words::of(text), 0, Digits::PointDecimal).map(|number| number.value)
    }

    #[test]
    fn digits_read_as_printed() {
        let cases = [
            ("1,500 people", 1500.0),
            ("3.5 million people", 3_500_000.0),
            ("1.5bn", 1.5e9),
            ("12,34,567.89 rupees", 1_234_567.89),
            ("40 000 people", 40_000.0),
            ("1,3", 1.3),
            ("10 1/2 miles", 10.5),
            ("6½ hours", 6.5),
            ("1/4 mile", 0.25),
            ("500 crore", 5e9),
            ("100k", 100_000.0),
            ("1.5m people", 1.5e6),
            ("1.8m tall", 1.8),
        ];
        for (text, value) in cases {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn words_read_as_spoken() {
        let cases = [
            ("forty-seven others", 47.0),
            ("two dozen", 24.0),
            ("a dozen", 12.0),
            ("half a dozen", 6.0),
            ("a hundred", 100.0),
            ("half a million", 500_000.0),
            ("a quarter of a million", 250_000.0),
            ("six and a half hours", 6.5),
            ("two-and-a-half times", 2.5),
            ("five and a half million", 5.5e6),
            ("a million and a half", 1.5e6),
            ("nine million and a quarter", 9.25e6),
            ("one hundred and three", 103.0),
            ("two hundred and fifty thousand", 250_000.0),
            ("one million two thousand two hundred", 1_002_200.0),
            ("two point five", 2.5),
            ("three lakh crore", 3e12),
            ("two thirds", 2.0 / 3.0),
            ("one-fifth of", 0.2),
            ("a third of voters", 1.0 / 3.0),
            ("twenty-first", 21.0),
            ("one hundred twenty-fifth", 125.0),
            ("41st", 41.0),
        ];
        for (text, value) in cases {
            assert_eq!(read(text), Some(value), "{text}");
        }
    }

    #[test]
    fn a_decimal_comma_is_read_where_the_language_has_one() {
        let value = |text| number(&Words::of(text), 0, Digits::CommaDecimal).map(|number| number.value);
        assert_eq!(value("3,5 Millionen"), Some(3.5));
        assert_eq!(value("1.500 Menschen"), Some(1500.0));
        assert_eq!(value("1,500.25"), Some(1500.25));
    }

    #[test]
    fn no_number_is_made_of_letters_or_times() {
        for text in ["III", "and", "the", "10:30", "...", "million", "and a half"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
