//! Do they set one event at the same hour? "Took off at 1624 GMT", "left at 16:42 GMT".

use super::date::dates_the_saying;
use super::{Severity, Side, Slot, SlotKind};
use crate::claim::Claim;
use crate::mention::{DateAgreement, DateMention};
use crate::text::tokens;

/// What differing hours measure.
pub const HOUR: &str = "time of day";

/// Share of the words around two hours from which on they are of one event. 0..=1, higher is stricter. "Declared a major
/// incident shortly before 4am", "declared a major incident at 1.30am" share all, "left Kourou at …", "took off from Kourou
/// at …" half.
const ONE_EVENT: f64 = 0.45;

/// Minutes by which two hours may differ and still be one: as printed, on a quarter of an hour, and under a hedge
/// ("shortly before 4am"). Higher finds fewer differences.
const EXACT: i32 = 5;
const QUARTER: i32 = 15;
const HEDGED: i32 = 45;

/// Words that make an hour a rough one.
const HEDGES: [&str; 12] =
    ["about", "around", "shortly", "before", "after", "nearly", "almost", "just", "roughly", "past", "by", "from"];

/// Zones that prints name; hours of two zones are not held against each other, nor a zone's against the place's own.
const ZONES: [&str; 10] = ["gmt", "utc", "bst", "est", "edt", "et", "cet", "cest", "pst", "pt"];

/// A clock read for an event.
struct Hour<'a> {
    date: &'a DateMention,
    minutes: i32,
    zone: Option<String>,
    slack: i32,
}

/// Adds a slot where both give an hour for one event and the hours are apart.
pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) {
    let (mine, others) = (hours(ours.claim), hours(theirs.claim));
    let one_zone = |a: &Hour, b: &Hour| a.zone == b.zone && a.date.agreement(b.date) != DateAgreement::Different;
    let met = |a: &Hour, b: &Hour| one_zone(a, b) && apart(a, b) <= a.slack.max(b.slack);
    if mine.iter().any(|a| others.iter().any(|b| met(a, b))) {
        return;
    }
    let around = |a: &Hour, b: &Hour| ours.wording.shared_around(a.date.span, &theirs.wording, b.date.span);
    let mut found = mine.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    if let Some((a, b)) = found.find(|(a, b)| one_zone(a, b) && around(a, b) >= ONE_EVENT) {
        let slot = Slot::differs(SlotKind::Date, a.date.span, b.date.span, Severity::Soft);
        slots.push(Slot { matter: Some(HOUR), ..slot });
    }
}

/// The hours at which the statement's event happened, not those at which a source spoke.
fn hours(claim: &Claim) -> Vec<Hour<'_>> {
    let timed = claim.mentions.dates.iter().filter(|date| date.time_of_day.is_some());
    timed
        .filter(|date| !dates_the_saying(claim, date))
        .filter_map(|date| {
            let time = date.time_of_day?;
            let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
            let before = tokens(claim.text.get(..date.span.start)?);
            let last: Vec<&str> = before.iter().rev().take(2).map(|word| word.norm.as_str()).collect();
            let slack = match (last.iter().any(|word| HEDGES.contains(word)), minutes % QUARTER == 0) {
                (true, _) => HEDGED,
                (false, true) => QUARTER,
                (false, false) => EXACT,
            };
            let inside = tokens(date.span.of(&claim.text));
            let zone = inside.iter().map(|word| word.norm.clone()).find(|word| ZONES.contains(&word.as_str()));
            Some(Hour { date, minutes, zone, slack })
        })
        .collect()
}

/// Minutes between two hours, over midnight where that is nearer.
fn apart(a: &Hour, b: &Hour) -> i32 {
    let gap = (a.minutes - b.minutes).abs();
    gap.min(24 * 60 - gap)
}
