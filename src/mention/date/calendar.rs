//! Dates by the calendar: "Feb. 18", "18 February 2025", "2025-02-27", "March 2022", "in 2022", "the 1990s".

use super::anchor::{Anchor, Side, month_of, year_of};
use super::{DateMention, Days, Precision, months, weekdays};
use crate::mention::words::{Joint, Shape, Words};
use crate::text::Span;
use jiff::civil::Date;

/// A mention and the word behind it.
pub(super) type Found = (DateMention, usize);

pub(super) fn mention(precision: Precision, days: Option<Days>) -> DateMention {
    DateMention {
        span: Span::default(),
        days,
        precision,
        bound: super::Bound::In,
        time_of_day: None,
        relative: false,
        weekday: None,
        month: None,
        day: None,
    }
}

/// The calendar date that starts at word `at`. `planned` is whether the sentence speaks of a plan before it.
pub(super) fn calendar(words: &Words, at: usize, anchor: Anchor, planned: bool) -> Option<Found> {
    iso(words, at)
        .or_else(|| numeric(words, at))
        .or_else(|| day_and_month(words, at, anchor))
        .or_else(|| month(words, at, anchor, planned))
        .or_else(|| quarter(words, at, anchor))
        .or_else(|| decade(words, at))
        .or_else(|| year(words, at))
}

fn plain_number(words: &Words, at: usize) -> Option<i16> {
    words.is_digits(at).then(|| words.raw(at).parse().ok()).flatten()
}

/// "2025-02-27"
fn iso(words: &Words, at: usize) -> Option<Found> {
    let joined = (at + 1..at + 3).all(|at| words.joint(at) == Joint::Hyphen && words.raw(at).len() == 2);
    let [year, month, day] = [at, at + 1, at + 2].map(|at| plain_number(words, at));
    let date = Date::new(year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok();
    let date = date.filter(|_| joined && words.raw(at).len() == 4)?;
    Some((mention(Precision::Day, Some(Days::new(date, date))), at + 3))
}

/// "27.02.2025", "2/27/2025", "27/2/2025". Without a number above twelve the order is open, and so are the days.
fn numeric(words: &Words, at: usize) -> Option<Found> {
    let slashes = words.raw(at + 1) == "/" && words.raw(at + 3) == "/";
    let (parts, to): (Vec<i16>, usize) = if slashes {
        ([at, at + 2, at + 4].iter().filter_map(|at| plain_number(words, *at)).collect(), at + 5)
    } else {
        (words.raw(at).split('.').map(str::parse).collect::<Result<_, _>>().ok()?, at + 1)
    };
    let [one, two, year] = parts[..] else { return None };
    let year = if (0..100).contains(&year) && slashes { 2000 + year } else { year };
    let (day, month) = match (one > 12, two > 12) {
        (true, false) => (one, two),
        (false, true) if slashes => (two, one),
        (false, false) if !slashes => (one, two),
        (false, false) => return (1900..2200).contains(&year).then(|| (mention(Precision::Day, None), to)),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1900..2200).contains(&year).then(|| (mention(Precision::Day, Some(Days::new(date, date))), to))
}

/// Month and where its name ends, with the full stop of "Feb.".
fn month_name(words: &Words, at: usize) -> Option<(i8, usize)> {
    let word = words.list.get(at).filter(|word| word.shape == Shape::Letters)?;
    let month = months(&word.norm)?;
    // "14 nov 2023" in careless print; "may" and "march" keep their other lives.
    let numbered = (words.is_digits(at + 1) || at > 0 && words.is_digits(at - 1))
        && !matches!(word.norm.as_str(), "may" | "march" | "mar");
    if !word.capital && !numbered {
        return None;
    }
    let stop = word.norm.len() <= 4 && words.raw(at + 1) == "." && words.joint(at + 1) == Joint::Glued;
    Some((month, at + 1 + usize::from(stop)))
}

/// Day of the month: "18", "18th", "the 18th".
fn day_number(words: &Words, at: usize) -> Option<i8> {
    let raw = words.raw(at);
    let digits = raw.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let whole = words.is_digits(at) && digits.len() <= 2 && words.joint(at) != Joint::Glued;
    // "18,000" and "18%" are none; "18-20" is a range of days.
    let open = !(words.joint(at + 1) == Joint::Glued && (words.is_letters(at + 1) || words.raw(at + 1) == "%"));
    digits.parse().ok().filter(|day| whole && open && (1..=31).contains(day))
}

/// Year behind a date: "2025", ", 2025".
fn year_behind(words: &Words, at: usize) -> Option<(i16, usize)> {
    let at = at + usize::from(matches!(words.norm(at), "," | "of" | "in"));
    let year = plain_number(words, at).filter(|year| (1000..2200).contains(year) && words.raw(at).len() == 4)?;
    Some((year, at + 1))
}

/// "18 February 2025", "the 18th of February", "27th Feb, 2025", "9 to 12 June".
fn day_and_month(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let day = day_number(words, at)?;
    let until = (words.joint(at + 1) == Joint::Hyphen || matches!(words.norm(at + 1), "to" | "and"))
        .then(|| (at + 1..at + 3).find_map(|at| day_number(words, at).map(|last| (last, at + 1))))
        .flatten();
    let (last, next) = until.unwrap_or((day, at + 1));
    let (month, to) = month_name(words, next + usize::from(words.norm(next) == "of"))?;
    let (year, to) = year_behind(words, to).map_or((None, to), |(year, to)| (Some(year), to));
    Some((of_days(anchor, year, (month, day, last))?, to))
}

fn of_days(anchor: Anchor, year: Option<i16>, (month, first, last): (i8, i8, i8)) -> Option<DateMention> {
    let date = |day: i8| match year {
        Some(year) => Date::new(year, month, day).ok().map(|date| Days::new(date, date)),
        None => anchor.month_day(month, day),
    };
    let days = date(first).zip(date(last)).map(|(first, last)| Days::new(first.first, last.last));
    let valid = Date::new(2024, month, first.max(last)).is_ok();
    let found =
        DateMention { month: Some(month), day: Some(first), relative: year.is_none(), ..mention(Precision::Day, days) };
    valid.then_some(found)
}

/// "Feb. 18", "February 18, 2025", "November 19-20", "March 2022", "last May", "May this year".
fn month(words: &Words, at: usize, anchor: Anchor, planned: bool) -> Option<Found> {
    let (month, next) = month_name(words, at)?;
    month_and_day(words, (month, next), anchor).or_else(|| {
        let whole = |days, relative| DateMention {
            month: Some(month),
            relative,
            ..mention(Precision::Month, narrowed(words, at, days))
        };
        if let Some((year, to)) = year_behind(words, next) {
            return Some((whole(month_of(year, month), false), to));
        }
        let side = match words.before(at, 1) {
            "last" => Side::Last,
            "next" => Side::Coming,
            _ if planned => Side::Coming,
            _ => Side::Past,
        };
        let of_year = |shift| anchor.year(shift).and_then(|year| month_of(year, month));
        match (words.norm(next), words.norm(next + 1)) {
            ("this", "year") => Some((whole(of_year(0), true), next + 2)),
            ("last", "year") => Some((whole(of_year(-1), true), next + 2)),
            ("next", "year") => Some((whole(of_year(1), true), next + 2)),
            _ if side == Side::Last || is_month_alone(words, at) => {
                Some((whole(anchor.month(month, side), true), next))
            }
            _ => None,
        }
    })
}

/// The days behind a month's name: "18", "the 18th", "19-20", with the year behind them.
fn month_and_day(words: &Words, (month, next): (i8, usize), anchor: Anchor) -> Option<Found> {
    let day_at = next + usize::from(words.norm(next) == "the");
    let day = day_number(words, day_at).filter(|_| words.norm(day_at + 1) != "percent")?;
    let until = (words.joint(day_at + 1) == Joint::Hyphen).then(|| day_number(words, day_at + 1)).flatten();
    let last = until.filter(|last| *last > day);
    let to = day_at + 1 + usize::from(last.is_some());
    let (year, to) = year_behind(words, to).map_or((None, to), |(year, to)| (Some(year), to));
    Some((of_days(anchor, year, (month, day, last.unwrap_or(day)))?, to))
}

/// "May" and "March" are also words and names: alone they need a word of time before them.
fn is_month_alone(words: &Words, at: usize) -> bool {
    let led = [
        "in", "since", "until", "till", "by", "from", "of", "this", "next", "during", "early", "late", "mid", "around",
        "before", "after", "through", "to", "and", "between",
    ]
    .contains(&words.before(at, 1));
    let long = words.norm(at).len() > 3;
    let named = words
        .list
        .get(at + 1)
        .is_some_and(|next| next.capital && next.shape == Shape::Letters && next.joint == Joint::Spaced);
    match words.norm(at) {
        "may" | "march" | "august" | "april" | "june" => led && !named,
        _ => long && (led || at > 0) && !named,
    }
}

/// "2022", where the sentence treats it as a year.
fn year(words: &Words, at: usize) -> Option<Found> {
    let year = plain_number(words, at).filter(|year| words.raw(at).len() == 4 && (1000..2200).contains(year))?;
    let free = words.joint(at) == Joint::Spaced
        || matches!(words.before(at, 1), "mid" | "(" | "late" | "early")
        || year_range(words, at);
    let led = [
        "in", "since", "by", "of", "until", "till", "from", "before", "after", "during", "early", "late", "mid",
        "through", "the", "between", "(", "year", "summer", "winter", "spring", "autumn", "its", "their", "his", "to",
        "and",
    ]
    .contains(&words.before(at, 1));
    let next = words.list.get(at + 1);
    let noun = next.is_some_and(|next| {
        next.shape == Shape::Letters
            && next.joint == Joint::Spaced
            && !next.capital
            && next.norm.ends_with('s')
            && next.norm.len() > 3
            && !["was", "as", "is", "has", "across", "this", "elections", "olympics", "games", "protests"]
                .contains(&next.norm.as_str())
    });
    let glued = next.is_some_and(|next| next.joint == Joint::Glued && next.shape == Shape::Letters);
    let plausible = led || (1900..2100).contains(&year) && at > 0;
    let unit = [
        "people", "men", "women", "children", "troops", "percent", "%", "million", "billion", "km", "miles", "metres",
        "meters", "gmt", "tonnes", "tons",
    ]
    .contains(&words.norm(at + 1));
    let money = ["$", "€", "£", "¥", "about", "around", "nearly", "than", "over", "some", "least"]
        .contains(&words.before(at, 1));
    // "the 2000 people" counts, "the 2000 election" dates.
    let counts = glued || unit || noun && words.before(at, 1) != "in" || money;
    (free && plausible && !counts).then(|| (mention(Precision::Year, narrowed(words, at, year_of(year))), at + 1))
}

/// "2014-2018"
fn year_range(words: &Words, at: usize) -> bool {
    words.joint(at) == Joint::Hyphen
        && at > 0
        && plain_number(words, at - 1).is_some_and(|year| words.raw(at - 1).len() == 4 && year > 1000)
}

/// "the 1990s", "the '90s"
fn decade(words: &Words, at: usize) -> Option<Found> {
    let number =
        plain_number(words, at).filter(|_| words.norm(at + 1) == "s" && words.joint(at + 1) == Joint::Glued)?;
    let first = match words.raw(at).len() {
        4 if number % 10 == 0 => number,
        2 if number % 10 == 0 && matches!(words.before(at, 1), "the" | "'" | "’" | "‘") => 1900 + number,
        _ => return None,
    };
    let days = year_of(first).zip(year_of(first + 9)).map(|(first, last)| Days::new(first.first, last.last));
    Some((mention(Precision::Decade, days), at + 2))
}

/// "the third quarter of 2024", "Q3", "summer 2024".
fn quarter(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let (number, next) = match (words.norm(at), words.norm(at + 1)) {
        ("q1", _) | ("first", "quarter") => (1, at + 1),
        ("q2", _) | ("second", "quarter") => (2, at + 1),
        ("q3", _) | ("third", "quarter") => (3, at + 1),
        ("q4", _) | ("fourth", "quarter") => (4, at + 1),
        _ => return None,
    };
    let next = next + usize::from(words.norm(next) == "quarter");
    let behind = year_behind(words, next + usize::from(words.norm(next) == "of"));
    let (year, to) = behind.map_or((anchor.year(0), next), |(year, to)| (Some(year), to));
    let days =
        year.and_then(|year| Some(Days::new(month_of(year, number * 3 - 2)?.first, month_of(year, number * 3)?.last)));
    Some((DateMention { relative: behind.is_none(), ..mention(Precision::Quarter, days) }, to))
}

/// "early 2022" is its first third, "late March" its last.
pub(super) fn narrowed(words: &Words, at: usize, days: Option<Days>) -> Option<Days> {
    let days = days?;
    let length = super::anchor::days_between(days.first, days.last);
    let third = |from: i32, to: i32| {
        let day = |part: i32| days.first.checked_add(jiff::Span::new().days(length * part / 3)).unwrap_or(days.first);
        Some(Days::new(day(from), day(to)))
    };
    match (words.before(at, 2), words.before(at, 1)) {
        (_, "early") | ("beginning" | "start", "of") => third(0, 1),
        (_, "mid") | ("middle", "of") => third(1, 2),
        (_, "late") | ("end", "of") => third(2, 3),
        _ => Some(days),
    }
}

/// "Thursday, Feb. 27": the date behind a weekday says more.
pub(super) fn dated_weekday(words: &Words, at: usize, anchor: Anchor) -> Option<Found> {
    let weekday = words.list.get(at).filter(|word| word.capital).and_then(|word| weekdays(&word.norm))?;
    let next = at + 1 + usize::from(matches!(words.norm(at + 1), "." | ","));
    let next = next + usize::from(words.norm(next) == "the");
    let (found, to) = day_and_month(words, next, anchor)
        .or_else(|| month(words, next, anchor, false))
        .filter(|(found, _)| found.precision == Precision::Day)?;
    Some((DateMention { weekday: Some(weekday), ..found }, to))
}
