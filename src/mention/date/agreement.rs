//! Do two mentions mean the same day? Intervals answer; where one is missing, the weekday or the day of the month may.

use super::{Bound, DateMention, Precision};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateAgreement {
    /// One interval lies in the other: "last week" and the Thursday of it.
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
        match (self.bound, other.bound) {
            (Bound::In, Bound::In) => self.closed_agreement(other),
            // "since 2022" and "since the invasion in 2022" agree; "since 2022" and "in 2024" do not exclude each other.
            (mine, theirs) if mine == theirs => self.closed_agreement(other),
            _ => match self.closed_agreement(other) {
                DateAgreement::Same => DateAgreement::Same,
                _ => DateAgreement::Incomparable,
            },
        }
    }

    fn closed_agreement(&self, other: &DateMention) -> DateAgreement {
        let (Some(mine), Some(theirs)) = (self.days, other.days) else { return self.named_agreement(other) };
        let fine = self.precision == Precision::Day && other.precision == Precision::Day;
        match mine.distance(theirs) {
            _ if mine.contains(theirs) || theirs.contains(mine) => DateAgreement::Same,
            _ if mine.overlaps(theirs) => DateAgreement::Near,
            // "on Thursday" in Istanbul may be Wednesday in Washington.
            1 if fine && (self.relative || other.relative) => DateAgreement::Near,
            _ => DateAgreement::Different,
        }
    }

    /// Without an interval on one side, the names of day and month are compared.
    fn named_agreement(&self, other: &DateMention) -> DateAgreement {
        let weekday = |m: &DateMention| m.weekday.or(m.days.filter(|d| d.first == d.last).map(|d| d.first.weekday()));
        let month_day = |m: &DateMention| match m.days {
            Some(days) if days.first == days.last => Some((days.first.month(), days.first.day())),
            _ => m.month.zip(m.day),
        };
        match (month_day(self).zip(month_day(other)), weekday(self).zip(weekday(other))) {
            (Some((mine, theirs)), _) if mine == theirs => DateAgreement::Same,
            (Some(_), _) => DateAgreement::Different,
            (None, Some((mine, theirs))) if mine == theirs => DateAgreement::Same,
            // Two weekdays of unknown weeks may both be right.
            _ => DateAgreement::Incomparable,
        }
    }
}
