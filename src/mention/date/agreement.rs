//! Do two mentions mean the same day? Intervals answer; where one is missing, the weekday or the day of the month may.

use super::anchor::days_between;
use super::{Bound, DateMention, Days, Precision};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateAgreement {
    /// One interval lies in the other, or most of it: "last week" and the Thursday of it.
    Same,
    /// They touch or miss each other by a day: time zones, "late on Thursday".
    Near,
    Different,
    /// Nothing in the words settles it.
    Incomparable,
}

impl DateMention {
    /// Symmetric. Says nothing on whether both date the same event: that is the comparison's to know.
    pub fn agreement(&self, other: &DateMention) -> DateAgreement {
        let closed = self.days_agree(other).unwrap_or_else(|| self.names_agree(other));
        match (self.bound, other.bound, closed) {
            (_, _, DateAgreement::Same) | (Bound::In, Bound::In, _) => closed,
            (mine, theirs, _) if mine == theirs => closed,
            // "since 2022" and "in 2024" do not exclude each other.
            _ => DateAgreement::Incomparable,
        }
    }

    fn days_agree(&self, other: &DateMention) -> Option<DateAgreement> {
        let (mine, theirs) = (self.days?, other.days?);
        let fine = self.precision == Precision::Day && other.precision == Precision::Day;
        Some(match mine.distance(theirs) {
            0 if shared_share(mine, theirs) >= 0.5 => DateAgreement::Same,
            0 => DateAgreement::Near,
            // "on Thursday" in Istanbul may be Wednesday in Washington.
            1 if fine && (self.relative || other.relative) => DateAgreement::Near,
            _ => DateAgreement::Different,
        })
    }

    /// Without an interval on one side, the names of day and month are compared, or the times.
    fn names_agree(&self, other: &DateMention) -> DateAgreement {
        let single = |m: &DateMention| m.days.filter(|days| days.first == days.last).map(|days| days.first);
        let weekday = |m: &DateMention| m.weekday.or(single(m).map(|day| day.weekday()));
        let month_day = |m: &DateMention| single(m).map(|day| (day.month(), day.day())).or(m.month.zip(m.day));
        let clocks = self.time_of_day.zip(other.time_of_day).filter(|_| self.days.is_none() && other.days.is_none());
        match (month_day(self).zip(month_day(other)), weekday(self).zip(weekday(other)), clocks) {
            (Some((mine, theirs)), ..) if mine == theirs => DateAgreement::Same,
            (Some(_), ..) => DateAgreement::Different,
            (None, Some((mine, theirs)), _) if mine == theirs => DateAgreement::Same,
            (None, None, Some((mine, theirs))) if mine == theirs => DateAgreement::Same,
            // Two weekdays of unknown weeks may both be right, and so may two clocks of unknown zones.
            _ => DateAgreement::Incomparable,
        }
    }
}

/// How much of the shorter interval lies in the longer: "three years ago", half a year about the day, and "2022".
fn shared_share(mine: Days, theirs: Days) -> f64 {
    let length = |first, last| f64::from(days_between(first, last) + 1);
    let shared = length(mine.first.max(theirs.first), mine.last.min(theirs.last));
    shared / length(mine.first, mine.last).min(length(theirs.first, theirs.last))
}
