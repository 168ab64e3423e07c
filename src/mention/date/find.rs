//! Where does a sentence name days?

use super::{Bound, DateMention, Days, Precision, months, weekdays};
use crate::mention::Context;
use crate::mention::words::Words;
use crate::text::Span;
use jiff::civil::Date;

pub(in crate::mention) fn dates(words: &Words, context: &Context) -> Vec<DateMention> {
    let day = context.published.as_ref().map(|published| published.first);
    let mut found = Vec::new();
    for at in 0..words.len() {
        if !words.list[at].capital {
            continue;
        }
        if let Some(weekday) = weekdays(words.norm(at)) {
            let days = day.and_then(|day| day.tomorrow().ok()?.nth_weekday(-1, weekday).ok()).map(|d| Days::new(d, d));
            found.push(DateMention { days, weekday: Some(weekday), ..blank(words.span(at, at + 1)) });
        } else if let Some(month) = months(words.norm(at)) {
            let number = words.norm(at + 1).parse::<i8>().ok();
            let resolved = number.zip(day).and_then(|(n, day)| Date::new(day.year(), month, n).ok());
            let end = if number.is_some() { at + 2 } else { at + 1 };
            found.push(DateMention {
                days: resolved.map(|d| Days::new(d, d)),
                month: Some(month),
                day: number,
                ..blank(words.span(at, end))
            });
        }
    }
    found
}

fn blank(span: Span) -> DateMention {
    DateMention {
        span,
        days: None,
        precision: Precision::Day,
        bound: Bound::In,
        time_of_day: None,
        relative: true,
        weekday: None,
        month: None,
        day: None,
    }
}
