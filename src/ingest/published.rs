//! When was it published? A date-time, a day, a month or a year: an interval of days, and the text as given.

use jiff::civil::Date;
use jiff::{Timestamp, tz};

/// Publication time. `first..=last` are the days it may mean, in the zone the source wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// As the source wrote it.
    pub text: String,
    pub first: Date,
    pub last: Date,
    /// Seconds since 1970 where the source gave a time of day.
    pub second: Option<i64>,
}

impl Published {
    /// Reads RFC 3339 dates and date-times, `YYYY-MM` and `YYYY`. `None` where the text is none of them.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let made = |first, last, second| Some(Published { text: text.to_owned(), first, last, second });
        if let Ok(instant) = text.replacen(' ', "T", 1).parse::<Timestamp>() {
            let day = text.get(..10)?.parse().ok()?;
            return made(day, day, Some(instant.as_second()));
        }
        let day_part = text.split(['T', ' ']).next()?;
        if let Ok(day) = day_part.parse::<Date>() {
            // "2025-02-27T10:00:00" without a zone: taken as UTC, as feeds mean it.
            let second = text
                .replacen(' ', "T", 1)
                .parse::<jiff::civil::DateTime>()
                .ok()
                .filter(|_| text.len() > 10)
                .and_then(|at| at.to_zoned(tz::TimeZone::UTC).ok())
                .map(|at| at.timestamp().as_second());
            return made(day, day, second);
        }
        let numbers: Vec<i16> = text.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
        match numbers[..] {
            [year] if text.len() == 4 => made(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, None),
            [year, month] if text.len() == 7 => {
                let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                made(first, first.last_of_month(), None)
            }
            _ => None,
        }
    }

    /// The first day written out in a line of print: "27th February 2025", "Feb. 27, 2025", "date 2025-02-27".
    pub fn find(text: &str) -> Option<Self> {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
        let iso = words.iter().filter(|word| word.len() >= 10).find_map(|word| Published::read(word.get(..10)?));
        iso.or_else(|| {
            words.windows(3).find_map(|three| {
                let (day, month, year) = match (month(three[0]), month(three[1])) {
                    (Some(month), _) => (three[1], month, three[2]),
                    (_, Some(month)) => (three[0], month, three[2]),
                    _ => return None,
                };
                let day: u8 = day.trim_end_matches(char::is_alphabetic).parse().ok()?;
                Published::read(&format!("{:0>4}-{month:02}-{day:02}", year))
            })
        })
    }

    /// The day it was published, where it names one.
    pub fn day(&self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether it is certain that this was published after `other`.
    pub fn is_after(&self, other: &Published) -> bool {
        match (self.second, other.second) {
            (Some(mine), Some(theirs)) => mine > theirs,
            _ => self.first > other.last,
        }
    }
}

/// Number of an English month by its name or the first three letters and a full stop; four for "Sept.".
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
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
    let word = word.to_ascii_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| *month == word || (month.starts_with(&word) && (3..=4).contains(&word.len())))?;
    Some(found as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_a_month_and_a_year_are_intervals() {
        let month = Published::read("2025-02").unwrap();
        assert_eq!((month.first.day(), month.last.day()), (1, 28));
        assert_eq!(Published::read("2025").unwrap().day(), None);
        assert_eq!(Published::read("2025-02-27").unwrap().day().unwrap().day(), 27);
    }

    #[test]
    fn a_time_of_day_orders_two_reports_of_one_day() {
        let early = Published::read("2025-02-27T08:00:00Z").unwrap();
        let late = Published::read("2025-02-27T12:00:00+03:00").unwrap();
        assert!(late.is_after(&early));
        assert!(!Published::read("2025-02-27").unwrap().is_after(&early));
    }

    #[test]
    fn a_day_written_out_is_found_in_its_line() {
        for line in
            ["27th February 2025", "Feb. 27, 2025", "By Jane Doe / February 27 2025 / 10:45", "date 2025-02-27 Talks"]
        {
            assert_eq!(Published::find(line).map(|found| found.text).as_deref(), Some("2025-02-27"), "{line}");
        }
        for line in ["Talks on Thursday", "02/03/2025", "may 2025", "31 June 2025"] {
            assert_eq!(Published::find(line), None, "{line}");
        }
    }

    #[test]
    fn an_unreadable_date_is_none() {
        for text in ["", "yesterday", "27.02.2025", "2025-13", "2025-02-30"] {
            assert_eq!(Published::read(text), None, "{text}");
        }
    }
}
