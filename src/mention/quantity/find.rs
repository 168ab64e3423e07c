//! Where does a sentence give a figure?

use super::{Hedge, Quantity, Unit};
use crate::mention::DateMention;
use crate::mention::words::Words;
use crate::text::{Language, stem};

pub(in crate::mention) fn quantities(words: &Words, dates: &[DateMention], language: Language) -> Vec<Quantity> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(value) = simple(words.norm(at)) else { continue };
        let span = words.span(at, at + 1);
        if dates.iter().any(|d| d.span.overlaps(span)) {
            continue;
        }
        let (unit, scale, end) = match words.norm(at + 1) {
            "hour" | "hours" => (Unit::Duration, 3600.0, at + 2),
            "minutes" => (Unit::Duration, 60.0, at + 2),
            "%" | "percent" => (Unit::Percent, 1.0, at + 2),
            _ => (Unit::Count, 1.0, at + 1),
        };
        let about = matches!(words.before(at, 1), "about" | "around" | "roughly");
        let slack = if about { 0.05 } else { 0.0 };
        let value = value * scale;
        found.push(Quantity {
            span: words.span(if about { at - 1 } else { at }, end),
            value,
            low: value * (1.0 - slack),
            high: value * (1.0 + slack),
            unit,
            hedge: if about { Hedge::About } else { Hedge::Exact },
            step: scale,
            counted: if unit == Unit::Count && words.is_letters(end) {
                vec![stem(words.norm(end), language)]
            } else {
                vec![]
            },
            role: None,
            per: None,
        });
    }
    found
}

fn simple(norm: &str) -> Option<f64> {
    const WORDS: [&str; 12] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"];
    let digits: String = norm.chars().filter(|c| *c != ',').collect();
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        return digits.parse().ok();
    }
    WORDS.iter().position(|word| *word == norm).map(|at| (at + 2) as f64)
}
