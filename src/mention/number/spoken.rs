//! Numbers in words: "forty-seven", "two dozen", "half a million", "six and a half", "two thirds".

use super::digits::{scales, vulgar_char};
use super::{Form, Kind, NUMBERS, Number, VAGUE};
use crate::mention::words::Words;

pub(super) fn number(words: &Words, at: usize) -> Option<Number> {
    if let Some(part) = vulgar_char(words.raw(at)) {
        return Some(Number { to: at + 1, value: part, step: part, form: Form::Share });
    }
    if let Some((length, [low, value, high])) = VAGUE.at(words, at) {
        return Some(Number {
            to: at + length,
            value: *value,
            step: 1.0,
            form: Form::Vague { low: *low, high: *high },
        });
    }
    article_number(words, at)
        .or_else(|| ordinal(words, at))
        .or_else(|| fraction(words, at))
        .or_else(|| cardinal(words, at))
}

fn kind_of(words: &Words, at: usize) -> Option<(Kind, f64)> {
    words.is_letters(at).then(|| NUMBERS.get(words.norm(at)).copied()).flatten()
}

/// "a dozen", "half a million", "a quarter million", "a million and a half", "half an hour" (0.5).
fn article_number(words: &Words, at: usize) -> Option<Number> {
    let is_article = |at| matches!(words.norm(at), "a" | "an");
    let scale = |at| kind_of(words, at).filter(|(kind, _)| *kind == Kind::Scale);
    match words.norm(at) {
        "half" | "quarter" => {
            let part = if words.norm(at) == "half" { 0.5 } else { 0.25 };
            let next = at + 1 + usize::from(words.norm(at + 1) == "of" && is_article(at + 2));
            let next = next + usize::from(is_article(next));
            let (value, to) = scale(next).map_or((part, at + 1), |(_, scale)| (part * scale, next + 1));
            let form = if to > at + 1 { Form::Round } else { Form::Share };
            Some(Number { to, value, step: value, form })
        }
        "a" | "an" if words.norm(at + 1) == "quarter" => article_number(words, at + 1),
        "a" | "an" => {
            let (_, first) = scale(at + 1)?;
            let (more, to) = scales(words, at + 2);
            let value = first * more;
            match and_part(words, to) {
                Some((part, length)) => {
                    Some(Number { to: to + length, value: value * (1.0 + part), step: value * part, form: Form::Round })
                }
                None => Some(Number { to, value, step: value, form: Form::Round }),
            }
        }
        _ => None,
    }
}

/// "and a half", "and three quarters": the part, and how many words say it.
fn and_part(words: &Words, at: usize) -> Option<(f64, usize)> {
    if words.norm(at) != "and" {
        return None;
    }
    let (over, next) = match words.norm(at + 1) {
        "a" | "an" => (1.0, at + 2),
        _ => (kind_of(words, at + 1).filter(|(kind, _)| *kind == Kind::Unit)?.1, at + 2),
    };
    let (kind, under) = kind_of(words, next)?;
    let is_part = kind == Kind::Part || kind == Kind::Ordinal && under > 2.0;
    (is_part && over < under).then_some((over / under, next + 1 - at))
}

/// "two thirds", "one-fifth", "a third of", "three-quarters".
fn fraction(words: &Words, at: usize) -> Option<Number> {
    let over = match words.norm(at) {
        // "a third suspect" counts on; "a third of voters" is a share.
        "a" => (words.norm(at + 2) == "of").then_some(1.0)?,
        _ => kind_of(words, at).filter(|(kind, _)| *kind == Kind::Unit)?.1,
    };
    let (kind, under) = kind_of(words, at + 1)?;
    let is_part = kind == Kind::Part || kind == Kind::Ordinal && under > 2.0 && over == 1.0;
    // "two quarters of growth" are half a year, no half.
    (is_part && over > 0.0 && over * 2.0 != under).then(|| Number {
        to: at + 2,
        value: over / under,
        step: 1.0 / under,
        form: Form::Share,
    })
}

/// "first", "twenty-first", "one hundred twenty-fifth".
fn ordinal(words: &Words, at: usize) -> Option<Number> {
    let (mut to, mut value) = (at, 0.0);
    loop {
        let (kind, worth) = kind_of(words, to)?;
        match kind {
            Kind::Ordinal if value == 0.0 || worth < 10.0 || worth >= 100.0 && value < worth => {
                let whole = if worth >= 100.0 && value > 0.0 { value * worth } else { value + worth };
                return Some(Number { to: to + 1, value: whole, step: 1.0, form: Form::Ordinal });
            }
            Kind::Ten => value += worth,
            Kind::Unit | Kind::Teen if words.norm(to + 1) == "hundred" => value += worth,
            Kind::Scale if worth == 100.0 && value > 0.0 => value *= worth,
            _ => return None,
        }
        to += 1;
    }
}

/// "forty-seven", "two hundred and fifty thousand", "six and a half million", "two point five", "two dozen".
fn cardinal(words: &Words, at: usize) -> Option<Number> {
    let (mut to, mut total, mut group) = (at, 0.0, 0.0);
    let mut last: Option<(Kind, f64)> = None;
    let mut scale = 1.0;
    while let Some((kind, worth)) = kind_of(words, to) {
        let fits = match (kind, last) {
            (Kind::Scale, Some(_)) => worth != 12.0 || group < 100.0,
            (Kind::Unit | Kind::Teen | Kind::Ten, None | Some((Kind::Scale, _))) => true,
            // "twenty-one"; not "two three", nor "fifty sixty".
            (Kind::Unit, Some((Kind::Ten, _))) => worth > 0.0,
            _ => false,
        };
        if !fits {
            break;
        }
        match kind {
            Kind::Scale if worth <= 100.0 => (group, scale) = (group * worth, worth),
            // "three lakh crore", "a thousand billion"
            Kind::Scale if group == 0.0 => (total, scale) = (total * worth, worth),
            Kind::Scale => (total, group, scale) = (total + group * worth, 0.0, worth),
            _ => (group, scale) = (group + worth, 1.0),
        }
        last = Some((kind, worth));
        to += 1;
        // "two hundred and fifty", but not "the thousand and two others".
        let joins = kind == Kind::Scale && words.norm(to) == "and" && worth >= 100.0 && scale > 1.0;
        let small = kind_of(words, to + 1).is_some_and(|(kind, _)| matches!(kind, Kind::Unit | Kind::Teen | Kind::Ten));
        to += usize::from(joins && small && and_part(words, to).is_none());
    }
    last?;
    Some(with_part(words, to, (total + group, scale)))
}

/// Adds "and a half", "point five" and a scale behind it: "six and a half million".
fn with_part(words: &Words, at: usize, (value, scale): (f64, f64)) -> Number {
    let form = |scale: f64| if scale >= 1000.0 || scale == 12.0 { Form::Cut } else { Form::Plain };
    let point = (words.norm(at) == "point").then(|| kind_of(words, at + 1)).flatten();
    if let Some((Kind::Unit, tenth)) = point {
        let (more, to) = scales(words, at + 2);
        return Number { to, value: (value + tenth / 10.0) * more, step: 0.1 * more, form: Form::Cut };
    }
    // "one billion and a quarter million" are two numbers.
    let whole = |length: usize| scale < 1000.0 || scales(words, at + length).0 == 1.0;
    match and_part(words, at).filter(|(_, length)| whole(*length)) {
        Some((part, length)) => {
            let unit = if scale >= 1000.0 { scale } else { 1.0 };
            let (more, to) = scales(words, at + length);
            Number { to, value: (value + part * unit) * more, step: part * unit * more, form: Form::Cut }
        }
        None => Number { to: at, value, step: if form(scale) == Form::Cut { scale } else { 1.0 }, form: form(scale) },
    }
}
