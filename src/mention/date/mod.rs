//! Which days does a sentence speak of? An interval of days, resolved against the day of publication.

mod agreement;
mod anchor;
mod calendar;
mod clock;
mod find;
mod relative;
#[cfg(test)]
mod tests;

pub use agreement::DateAgreement;
pub(super) use find::dates;

use crate::text::Span;
use jiff::civil::{Date, Time, Weekday};

/// Days from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Days {
    pub first: Date,
    pub last: Date,
}

impl Days {
    /// The two days in either order.
    pub fn new(one: Date, other: Date) -> Self {
        Days { first: one.min(other), last: one.max(other) }
    }

    pub fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub fn contains(self, other: Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Days between the two where they do not overlap, otherwise 0.
    pub fn distance(self, other: Days) -> i32 {
        let gap = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        gap(self.last, other.first).max(gap(other.last, self.first)).max(0)
    }
}

/// How fine the words are: "Feb. 18" is a day, "March 2022" a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    Day,
    Week,
    Month,
    /// Quarters and seasons.
    Quarter,
    Year,
    Decade,
}

/// On which side of the named days the matter lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    In,
    /// "since 2022", "from Monday", "after Feb. 18".
    From,
    /// "by Friday", "until March", "before 2014".
    To,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    pub span: Span,
    /// `None` where the words alone do not settle it: "on Thursday" in an article without a date.
    pub days: Option<Days>,
    pub precision: Precision,
    pub bound: Bound,
    pub time_of_day: Option<Time>,
    /// Resolved against the day of publication: "on Thursday", "last month".
    pub relative: bool,
    pub weekday: Option<Weekday>,
    /// Month 1..=12 and day of the month, where the words name them, with or without a year.
    pub month: Option<i8>,
    pub day: Option<i8>,
}

/// Number 1..=12 of a month's English name or its abbreviation, folded: "february", "feb", "sept".
pub fn months(folded: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let known = |name: &&str| {
        **name == *folded
            || (folded.len() == 3 && name.starts_with(folded))
            || (folded == "sept" && **name == *"september")
    };
    NAMES.iter().position(known).and_then(|at| i8::try_from(at + 1).ok())
}

/// The weekday of an English name or its abbreviation, folded: "thursday", "thursdays", "thu", "thurs".
pub fn weekdays(folded: &str) -> Option<Weekday> {
    Some(match folded {
        "monday" | "mondays" | "mon" => Weekday::Monday,
        "tuesday" | "tuesdays" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wednesdays" | "wed" => Weekday::Wednesday,
        "thursday" | "thursdays" | "thu" | "thur" | "thurs" => Weekday::Thursday,
        "friday" | "fridays" | "fri" => Weekday::Friday,
        "saturday" | "saturdays" | "sat" => Weekday::Saturday,
        "sunday" | "sundays" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}
