//! From which day are "Thursday", "last month" and "Feb. 18" counted? From the day of publication.

use super::Days;
use crate::mention::Context;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// What is known of the day of publication.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    pub day: Option<Date>,
    /// Known also where only a month or a year is.
    year: Option<i16>,
    /// The sentence tells of what has happened: no day of it lies ahead.
    told: bool,
    /// The sentence foretells: no day of it lies behind.
    foretold: bool,
}

impl Anchor {
    pub fn of(context: &Context) -> Self {
        let published = context.published.as_ref();
        let year = published.filter(|p| p.first.year() == p.last.year()).map(|p| p.first.year());
        Anchor { day: published.and_then(|p| p.day()), year, told: false, foretold: false }
    }

    /// For a day that the sentence looks back at, or forward to.
    pub fn looking(self, told: bool, foretold: bool) -> Self {
        Anchor { told: told && !foretold, foretold, ..self }
    }

    /// "on Thursday" is the last one, today included; with a plan before it ("will meet on Thursday") the coming one.
    pub fn weekday(self, weekday: Weekday, side: Side) -> Option<Days> {
        let day = self.day?;
        let back = i64::from(day.weekday().since(weekday));
        let shift = match (side, back) {
            (Side::Past | Side::Coming, 0) => 0,
            (Side::Past, back) => -back,
            (Side::Last, 0) => -7,
            (Side::Last, back) => -back,
            (Side::Coming | Side::Next, back) => 7 - back,
        };
        let day = day.checked_add(shift.days()).ok()?;
        Some(Days::new(day, day))
    }

    /// "Feb. 18" without a year: the one nearest to publication, the last one where the sentence looks back: "He was arrested
    /// on Jan. 5", printed in July. "Will begin on Jan. 5" is the coming one.
    pub fn month_day(self, month: i8, day: i8) -> Option<Days> {
        let Some(anchor) = self.day else {
            let date = Date::new(self.year?, month, day).ok()?;
            return Some(Days::new(date, date));
        };
        let years = [anchor.year(), anchor.year() - 1, anchor.year() + 1];
        let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        let fits = |date: &Date| {
            let ahead = days_between(anchor, *date);
            !(self.told && ahead > 1 || self.foretold && ahead < -1)
        };
        dates.filter(fits).min_by_key(|date| days_between(anchor, *date).abs()).map(|date| Days::new(date, date))
    }

    /// "in December": the last one, or the coming one where the sentence plans.
    pub fn month(self, month: i8, side: Side) -> Option<Days> {
        let Some(anchor) = self.day else { return month_of(self.year?, month) };
        let year = match (side, month.cmp(&anchor.month())) {
            (Side::Last, std::cmp::Ordering::Equal) | (Side::Past | Side::Last, std::cmp::Ordering::Greater) => {
                anchor.year() - 1
            }
            (Side::Next, std::cmp::Ordering::Equal) | (Side::Coming | Side::Next, std::cmp::Ordering::Less) => {
                anchor.year() + 1
            }
            _ => anchor.year(),
        };
        month_of(year, month)
    }

    /// The year `shift` years from publication.
    pub fn year(self, shift: i16) -> Option<i16> {
        self.year.map(|year| year + shift)
    }
}

/// Which of the recurring days is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Up to today.
    Past,
    /// Before today: "last Thursday".
    Last,
    /// From today: "will meet on Thursday".
    Coming,
    /// After today: "next Thursday".
    Next,
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX / 2, |span| span.get_days())
}

pub(super) fn month_of(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Days::new(first, first.last_of_month()))
}

pub(super) fn year_of(year: i16) -> Option<Days> {
    Some(Days::new(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}
