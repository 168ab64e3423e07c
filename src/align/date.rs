//! Do they speak of the same days?

use super::{Severity, Side, Slot, SlotKind};
use crate::claim::Claim;
use crate::ingest::Published;
use crate::mention::{DateAgreement, DateMention, Days, Precision};
use regex::Regex;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SharedDates {
    pub same: usize,
    /// Same dates that are telling: a named day that is not the day of publication.
    pub telling: usize,
    pub different: usize,
    /// Both name days, and some of ours are certainly none of theirs.
    pub disjoint: bool,
    /// Each names a weekday, and not the same: "45 flights on Monday", "120 on Tuesday".
    pub next_day: bool,
    pub ours: usize,
    pub theirs: usize,
}

pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) -> SharedDates {
    let (mine, others) = (&ours.claim.mentions.dates, &theirs.claim.mentions.dates);
    let mut shared = SharedDates { ours: mine.len(), theirs: others.len(), ..SharedDates::default() };
    for date in mine {
        let best = others.iter().map(|other| (date.agreement(other), other)).min_by_key(|(a, _)| rank(*a));
        shared.disjoint |= matches!(best, Some((DateAgreement::Different, _)));
        shared.next_day |= best.is_some_and(|(_, other)| {
            date.weekday.zip(other.weekday).is_some_and(|(a, b)| a != b)
                && !dates_the_saying(ours.claim, date)
                && !dates_the_saying(theirs.claim, other)
        });
        match best {
            Some((DateAgreement::Same, other)) => {
                shared.same += 1;
                shared.telling += usize::from(is_telling(date) && is_telling(other));
                slots.push(Slot::agrees(SlotKind::Date, date.span, other.span));
            }
            Some((DateAgreement::Different, other)) if one_event(ours, date, theirs, other) => {
                shared.different += 1;
                slots.push(difference(date, other));
            }
            _ => slots.push(Slot::silent(SlotKind::Date, Some(date.span), None)),
        }
    }
    shared
}

/// "Rose in March" and "fell in April": both name days, and none is the same.
pub fn on_other_days(mine: &Claim, others: &Claim) -> bool {
    let (mine, others) = (&mine.mentions.dates, &others.mentions.dates);
    let same = |a| others.iter().any(|b| b.agreement(a) == DateAgreement::Same);
    !mine.is_empty() && !others.is_empty() && !mine.iter().any(same)
}

/// Whether all days that the statement names lie well before its publication.
pub fn tells_of_earlier_days(claim: &Claim, published: Option<&Published>) -> bool {
    let Some(published) = published else { return false };
    let days: Vec<Days> = claim.mentions.dates.iter().filter_map(|date| date.days).collect();
    !days.is_empty() && days.iter().all(|days| lies_before(days, published))
}

/// Whether the days lie further back than news goes.
pub fn lies_before(days: &Days, published: &Published) -> bool {
    days.last.until(published.first).is_ok_and(|gap| gap.get_days() > EARLIER_DAYS)
}

/// An event is reported within a week; what is dated further back is told as its background. Higher finds less of it.
const EARLIER_DAYS: i32 = 6;

/// Whether both dates can date one event: the same words stand around them, neither sentence dates a second one, and
/// neither date is the day on which a source spoke.
fn one_event(ours: &Side, date: &DateMention, theirs: &Side, other: &DateMention) -> bool {
    let alone = ours.claim.mentions.dates.len() == 1 && theirs.claim.mentions.dates.len() == 1;
    let spoken = || dates_the_saying(ours.claim, date) || dates_the_saying(theirs.claim, other);
    let years = is_span_of_years(date) || is_span_of_years(other);
    let around = || ours.wording.shared_around(date.span, &theirs.wording, other.span);
    alone && !years && around() >= ONE_EVENT && !spoken()
}

/// "Fifty pupils have escaped, the bishop said on Sunday", "The ministry told reporters late on Monday that …": the date
/// is that of the words, not of what they tell.
pub(super) fn dates_the_saying(claim: &Claim, date: &DateMention) -> bool {
    static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
        let verb = r"(?:said|told|announced|reported|added|confirmed|stated|wrote|claimed|tweeted)";
        let between = r"(?:reporters?|journalists?|parliament|it|him|her|us|AFP|AP|Reuters|the press|in a statement|in a post|again|later|late|early|on)";
        Regex::new(&format!(r"\b{verb}(?:\s+{between})*\s*$")).expect("pattern is fixed")
    });
    claim.text.get(..date.span.start).is_some_and(|before| SPOKEN.is_match(before))
}

/// "This year", "model year 2020-2024" tell of more than one event.
fn is_span_of_years(date: &DateMention) -> bool {
    date.precision > Precision::Month
        && (date.relative || date.days.is_some_and(|days| days.first.year() != days.last.year()))
}

/// Share of the words around two dates from which on they date one event. 0..=1, higher is stricter.
const ONE_EVENT: f64 = 0.5;

/// Two days of one event differ hard; a month against a day of another month may be wording.
fn difference(date: &DateMention, other: &DateMention) -> Slot {
    let fine = date.precision == Precision::Day && other.precision == Precision::Day;
    let severity = if fine { Severity::Hard } else { Severity::Soft };
    Slot { matter: Some("date"), ..Slot::differs(SlotKind::Date, date.span, other.span, severity) }
}

fn rank(agreement: DateAgreement) -> u8 {
    match agreement {
        DateAgreement::Same => 0,
        DateAgreement::Near => 1,
        DateAgreement::Different => 2,
        DateAgreement::Incomparable => 3,
    }
}

fn is_telling(date: &DateMention) -> bool {
    date.precision <= Precision::Month && (date.month.is_some() || !date.relative)
}
