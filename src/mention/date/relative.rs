//! Dates from where the writer stands: "on Thursday", "yesterday", "last month", "three years ago", "the past decade".

use super::anchor::{Anchor, Side, days_between, month_of, year_of};
use super::calendar::{Found, dated_weekday, mention, narrowed};
use super::{DateMention, Days, Precision, weekdays};
use crate::mention::number::{Digits, Form, number};
use crate::mention::words::{Joint, Words};
use jiff::ToSpan;
use jiff::civil::Date;

/// The relative date that starts at word `at`. `planned` is whether the sentence speaks of a plan before it.
pub(super) fn relative(words: &Words, at: usize, anchor: Anchor, planned: bool) -> Option<Found> {
    let (found, to) = dated_weekday(words, at, anchor)
        .or_else(|| weekday(words, at, anchor, planned))
        .or_else(|| day_word(words, at, anchor))
        .or_else(|| ago(words, at, anchor))
        .or_else(|| ahead(words, at, anchor).filter(|_| planned))
        .or_else(|| past_stretch(words, at, anchor))
        .or_else(|| shifted(words, at, anchor))?;
    Some((DateMention { relative: true, ..found }, to))
}

/// "on Thursday", "last Friday", "Monday's votes".
fn weekday(words: &Words, at: usize, anchor: Anchor, planned: bool) -> Option<Found> {
    let led = matches!(words.norm(at), "last" | "next" | "this" | "past" | "coming");
    let name = at + usize::from(led);
    let word = words.list.get(name).filter(|word| word.capital)?;
    let weekday = weekdays(&word.norm)?;
    let short = word.norm.len() <= 5 && !word.norm.ends_with("day");
    let regular = word.norm.ends_with("days") || matches!(words.before(at, 1), "every" | "each");
    // "The Sun" is a newspaper, "Sunday Times" another, "Black Friday" a sale.
    let named = matches!(
        (words.before(at, 1), words.norm(name + 1)),
        (_, "times" | "telegraph" | "mirror") | ("black" | "good" | "bloody" | "cyber" | "super", _)
    );
    let spelled = short && words.raw(name + 1) != ".";
    if regular || named || spelled {
        return None;
    }
    let side = match (words.norm(at), planned) {
        ("last" | "past", _) => Side::Last,
        ("next" | "coming", _) => Side::Next,
        ("this", _) | (_, true) => Side::Coming,
        _ => Side::Past,
    };
    let behind = name + 1 + usize::from(short);
    if let (Some((days, to)), false) = (of_week(words, behind, weekday, anchor), led) {
        return Some((DateMention { weekday: Some(weekday), ..mention(Precision::Day, Some(days)) }, to));
    }
    let found = DateMention { weekday: Some(weekday), ..mention(Precision::Day, anchor.weekday(weekday, side)) };
    Some((found, with_part_of_day(words, behind)))
}

/// "Tuesday of last week".
fn of_week(words: &Words, at: usize, weekday: jiff::civil::Weekday, anchor: Anchor) -> Option<(Days, usize)> {
    let shift = match (words.norm(at), words.norm(at + 1), words.norm(at + 2)) {
        ("of", "last", "week") => -1,
        ("of", "this", "week") => 0,
        ("of", "next", "week") => 1,
        _ => return None,
    };
    let monday = calendar_unit(anchor.day?, Precision::Week, shift)?.first;
    let day = monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()?;
    Some((Days::new(day, day), at + 3))
}

/// "Thursday morning", "yesterday evening".
fn with_part_of_day(words: &Words, to: usize) -> usize {
    to + usize::from(matches!(words.norm(to), "morning" | "afternoon" | "evening" | "night"))
}

/// "today", "yesterday", "tonight", "this morning", "last night".
fn day_word(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let part = matches!(words.norm(at + 1), "morning" | "afternoon" | "evening" | "night");
    let (shift, to) = match (words.norm(at), part) {
        ("today" | "tonight", _) => (0, at + 1),
        ("yesterday", _) => (-1, with_part_of_day(words, at + 1)),
        ("tomorrow", _) => (1, with_part_of_day(words, at + 1)),
        ("this", true) => (0, at + 2),
        ("last", true) => (-1, at + 2),
        _ => return None,
    };
    let day = anchor.day.and_then(|day| day.checked_add(shift.days()).ok());
    Some((mention(Precision::Day, day.map(|day| Days::new(day, day))), to))
}

/// A calendar unit: "week", "months".
fn unit(norm: &str) -> Option<Precision> {
    Some(match norm {
        "day" | "days" => Precision::Day,
        "week" | "weeks" | "fortnight" => Precision::Week,
        "month" | "months" => Precision::Month,
        "quarter" | "quarters" => Precision::Quarter,
        "year" | "years" => Precision::Year,
        "decade" | "decades" => Precision::Decade,
        _ => return None,
    })
}

/// `count` units before the day, or after it where negative.
fn back(day: Date, precision: Precision, count: f64) -> Option<Date> {
    let whole = if count.is_finite() && count.abs() < 5000.0 { count } else { return None };
    let span = match precision {
        Precision::Day => ((whole).round() as i64).days(),
        Precision::Week => ((whole * 7.0).round() as i64).days(),
        Precision::Month => (whole.round() as i64).months(),
        Precision::Quarter => ((whole * 3.0).round() as i64).months(),
        Precision::Year => ((whole * 12.0).round() as i64).months(),
        Precision::Decade => ((whole * 120.0).round() as i64).months(),
    };
    day.checked_sub(span).ok()
}

/// "three years ago" is half a year about that day; "two days ago" is the day.
fn ago(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let (count, next) = counted(words, at)?;
    let precision = unit(words.norm(next)).filter(|_| words.joint(next) != Joint::Hyphen)?;
    let to = match (words.norm(next + 1), words.norm(next + 2)) {
        ("ago", _) => next + 2,
        _ => return None,
    };
    let day = anchor.day.and_then(|day| back(day, precision, count));
    let about = |half: i64| {
        day.and_then(|day| Some(Days::new(day.checked_sub(half.days()).ok()?, day.checked_add(half.days()).ok()?)))
    };
    let days = match precision {
        Precision::Day => day.map(|day| Days::new(day, day)),
        Precision::Week => about(3),
        Precision::Month | Precision::Quarter => about(15),
        Precision::Year => about(183),
        Precision::Decade => about(1826),
    };
    Some((mention(precision, days), to))
}

/// "will meet in two weeks": counted from today. "Finished in two weeks" is a duration.
fn ahead(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let (count, next) = counted(words, at).filter(|_| words.before(at, 1) == "in")?;
    let precision = unit(words.norm(next)).filter(|_| words.joint(next) == Joint::Spaced)?;
    let ends = words.list.get(next + 1).is_none_or(|word| word.shape == crate::mention::words::Shape::Mark);
    let day = anchor.day.and_then(|day| back(day, precision, -count))?;
    let half = match precision {
        Precision::Day => 0,
        Precision::Week => 3,
        Precision::Month | Precision::Quarter => 15,
        Precision::Year | Precision::Decade => 183,
    };
    let days = Days::new(day.checked_sub(half.days()).ok()?, day.checked_add(half.days()).ok()?);
    ends.then(|| (mention(precision, Some(days)), next + 1))
}

/// "a call on February 12 and a meeting six days afterward": counted from the date before it in the sentence.
pub(super) fn later(words: &Words, at: usize, from: Option<Days>) -> Option<Found> {
    let (count, next) = counted(words, at)?;
    let precision = unit(words.norm(next)).filter(|_| words.joint(next) != Joint::Hyphen)?;
    let sign = match words.norm(next + 1) {
        "later" | "afterward" | "afterwards" => -1.0,
        "earlier" | "before" => 1.0,
        _ => return None,
    };
    let day = from.filter(|days| days.first == days.last).and_then(|days| back(days.first, precision, sign * count))?;
    let found = DateMention { relative: true, ..mention(precision, Some(Days::new(day, day))) };
    Some((found, next + 2))
}

/// "three", "a", "two and a half": how many units, and the word behind.
fn counted(words: &Words, at: usize) -> Option<(f64, usize)> {
    match words.norm(at) {
        "a" | "an" => unit(words.norm(at + 1)).map(|_| (1.0, at + 1)),
        _ => {
            let found = number(words, at, Digits::PointDecimal)
                .filter(|n| !matches!(n.form, Form::Ordinal | Form::Share | Form::Vague { .. }))?;
            Some((found.value, found.to))
        }
    }
}

/// "the past decade", "the last three months", "the next two weeks": a stretch that ends or starts today.
fn past_stretch(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let led = matches!(words.norm(at), "past" | "last" | "previous" | "next" | "coming");
    let (count, next) = counted(words, at + 1).unwrap_or((1.0, at + 1));
    let precision = unit(words.norm(next)).filter(|_| led)?;
    // "last week" is the calendar's; "the last week", "the past week" the seven days up to today.
    let rolling = words.norm(at) == "past"
        || words.norm(at) == "coming"
        || next > at + 1
        || words.before(at, 1) == "the" && matches!(words.before(at, 2), "in" | "over" | "during" | "for" | "within");
    let count = if words.norm(next) == "fortnight" { 2.0 * count } else { count };
    let forward = matches!(words.norm(at), "next" | "coming");
    let days = anchor
        .day
        .and_then(|day| back(day, precision, if forward { -count } else { count }).map(|other| Days::new(day, other)));
    rolling.then(|| (mention(precision, days), next + 1))
}

/// "last week", "this month", "next year", "earlier this week", "last summer", "this weekend".
fn shifted(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let shift: i16 = match words.norm(at) {
        "last" | "previous" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    // "the next year" of a story told in the past is not ours.
    let told = words.norm(at) != "this" && words.before(at, 1) == "the";
    // "the last week of 2019" is not our last week.
    let told = told || words.norm(at) != "this" && words.norm(at + 2) == "of";
    let name = words.norm(at + 1);
    let (precision, days) = match unit(name) {
        Some(precision) => (precision, anchor.day.and_then(|day| calendar_unit(day, precision, shift))),
        None if name == "weekend" => (Precision::Day, anchor.day.and_then(|day| weekend(day, shift))),
        None => (Precision::Quarter, season(name, anchor, shift)?),
    };
    let partly = anchor.day.zip(days).map(|(day, days)| match words.before(at, 1) {
        "earlier" => Days::new(days.first, day.clamp(days.first, days.last)),
        "later" => Days::new(day.clamp(days.first, days.last), days.last),
        _ => days,
    });
    let only_year = days.filter(|_| anchor.day.is_none());
    let days = narrowed(words, at, partly.or(only_year));
    (!told && !name.ends_with("ys") && words.joint(at + 1) == Joint::Spaced).then(|| (mention(precision, days), at + 2))
}

/// The whole week (from Monday), month, quarter, year or decade that lies `shift` from the one of `day`.
fn calendar_unit(day: Date, precision: Precision, shift: i16) -> Option<Days> {
    let moved = back(day, precision, -f64::from(shift))?;
    match precision {
        Precision::Day => Some(Days::new(moved, moved)),
        Precision::Week => {
            let monday = moved.checked_sub(i64::from(moved.weekday().to_monday_zero_offset()).days()).ok()?;
            Some(Days::new(monday, monday.checked_add(6.days()).ok()?))
        }
        Precision::Month => month_of(moved.year(), moved.month()),
        Precision::Quarter => {
            let first = (moved.month() - 1) / 3 * 3 + 1;
            Some(Days::new(month_of(moved.year(), first)?.first, month_of(moved.year(), first + 2)?.last))
        }
        Precision::Year => year_of(moved.year()),
        Precision::Decade => {
            let first = moved.year().div_euclid(10) * 10;
            Some(Days::new(year_of(first)?.first, year_of(first + 9)?.last))
        }
    }
}

fn weekend(day: Date, shift: i16) -> Option<Days> {
    let week = calendar_unit(day, Precision::Week, shift)?;
    Some(Days::new(week.last.yesterday().ok()?, week.last))
}

/// Seasons of the northern half, where most outlets write. `None` where the word names none.
fn season(name: &str, anchor: Anchor, shift: i16) -> Option<Option<Days>> {
    let first = match name {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    };
    let days = |year: i16| {
        let first = Date::new(year, first, 1).ok()?;
        Some(Days::new(first, first.checked_add(2.months()).ok()?.last_of_month()))
    };
    let Some(day) = anchor.day else { return Some(None) };
    let mut years = [day.year() - 1, day.year(), day.year() + 1].into_iter().filter_map(days);
    Some(match shift {
        -1 => years.rfind(|season| season.last < day),
        1 => years.find(|season| season.first > day),
        _ => years.min_by_key(|season| days_between(season.first, day).abs()),
    })
}
