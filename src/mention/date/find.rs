//! Where does a sentence name days? Word by word, the calendar before the relative; then bounds, times and stretches.

use super::anchor::Anchor;
use super::calendar::{calendar, mention};
use super::clock::clock;
use super::relative::{later, relative};
use super::{Bound, DateMention, Days, Precision};
use crate::mention::Context;
use crate::mention::words::{Joint, Words};
use jiff::civil::Time;

pub(in crate::mention) fn dates(words: &Words, context: &Context) -> Vec<DateMention> {
    let anchor = Anchor::of(context);
    let mut found: Vec<(DateMention, usize, usize)> = Vec::new();
    let mut times: Vec<(Time, usize, usize)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let date = may_start(words, at).then(|| {
            let planned = is_planned(words, at);
            let before = found.last().and_then(|(date, ..)| date.days);
            let anchor = anchor.looking(!planned && is_told(words, at), planned && is_foretold(words, at));
            calendar(words, at, anchor, planned)
                .or_else(|| relative(words, at, anchor, planned))
                .or_else(|| later(words, at, before))
        });
        at = match (date.flatten(), clock(words, at)) {
            (_, Some((time, to))) => {
                times.push((time, at, to));
                to
            }
            (Some((mention, to)), None) => {
                let mention = DateMention { bound: bound(words, at), span: words.span(at, to), ..mention };
                found.push((mention, at, to));
                to
            }
            (None, None) => at + 1,
        };
    }
    let found = joined(words, found);
    with_times(words, found, times)
}

/// Most words start no date: a glance saves the attempt.
fn may_start(words: &Words, at: usize) -> bool {
    let word = &words.list[at];
    word.capital
        || words.is_digits(at)
        || [
            "today",
            "tonight",
            "yesterday",
            "tomorrow",
            "last",
            "this",
            "next",
            "past",
            "previous",
            "coming",
            "a",
            "an",
            "first",
            "second",
            "third",
            "fourth",
            "q1",
            "q2",
            "q3",
            "q4",
        ]
        .contains(&word.norm.as_str())
        || matches!(words.norm(at + 2), "ago")
        || matches!(
            words.norm(at + 1),
            "week" | "month" | "year" | "day" | "weeks" | "months" | "years" | "days" | "decades" | "and"
        )
}

/// Whether a plan stands before the date: "will meet on Thursday", "scheduled for Monday". What was said or announced
/// on a day was so before: "said on Monday it would".
fn is_planned(words: &Words, at: usize) -> bool {
    const SAID: [&str; 8] = ["said", "told", "announced", "reported", "says", "confirmed", "added", "agreed"];
    let lead = words.before(at, 1) == "on";
    let verb = words.before(at, 1 + usize::from(lead));
    let from = at.saturating_sub(PLAN_REACH);
    let plan = (from..at).rev().any(|at| {
        ["will", "would", "scheduled", "due", "upcoming", "expected", "plans", "planned", "shall", "hopes", "intends"]
            .contains(&words.norm(at))
            || matches!((words.norm(at), words.norm(at + 1)), ("set" | "going", "to"))
    });
    let deadline = matches!(verb, "by" | "until" | "till") || matches!(words.before(at, 1), "by" | "until" | "till");
    deadline || plan && !SAID.contains(&verb)
}

/// Whether a past verb stands before the date, in its clause: "was arrested on Jan. 5".
fn is_told(words: &Words, at: usize) -> bool {
    const TOLD: [&str; 18] = [
        "was", "were", "had", "died", "fell", "began", "took", "held", "came", "went", "left", "said", "met", "broke",
        "won", "lost", "struck", "hit",
    ];
    let before = (at.saturating_sub(TOLD_REACH)..at).rev().map(|at| words.norm(at));
    let mut clause = before.take_while(|norm| !matches!(*norm, "," | ";" | "and" | "but" | "which" | "who"));
    clause.any(|norm| TOLD.contains(&norm) || norm.len() > 4 && norm.ends_with("ed"))
}

/// Whether "will" stands before the date: "will begin on Jan. 5".
fn is_foretold(words: &Words, at: usize) -> bool {
    (at.saturating_sub(TOLD_REACH)..at).any(|at| words.norm(at) == "will" && !words.list[at].capital)
}

/// "was arrested at the border near Skarvik on Jan. 5"
const TOLD_REACH: usize = 10;

/// "are set to meet in the Turkish city of Istanbul on Thursday"
const PLAN_REACH: usize = 14;

fn bound(words: &Words, at: usize) -> Bound {
    let article = usize::from(matches!(words.before(at, 1), "the" | "early" | "late" | "mid"));
    match words.before(at, 1 + article) {
        "since" | "from" | "after" | "starting" | "beginning" => Bound::From,
        "by" | "until" | "till" | "before" | "through" => Bound::To,
        _ => Bound::In,
    }
}

/// "from May 2009 to March 2011", "between 2007 and 2010", "2014-2018": two dates make one stretch.
fn joined(words: &Words, found: Vec<(DateMention, usize, usize)>) -> Vec<(DateMention, usize, usize)> {
    let mut kept: Vec<(DateMention, usize, usize)> = Vec::new();
    for (mention, from, to) in found {
        let connected = kept.last().and_then(|(first, start, end)| {
            let opened = matches!(words.before(*start, 1), "from" | "between");
            let hyphen = *end == from && words.joint(from) == Joint::Hyphen;
            let word = *end + 1 == from
                && ["to", "and", "until", "through", "till", "–", "-", "—"].contains(&words.norm(*end));
            let days = first.days.zip(mention.days).filter(|(a, b)| a.first <= b.last);
            days.filter(|_| hyphen || word && (opened || words.norm(*end) != "and"))
                .map(|(a, b)| Days::new(a.first, b.last))
        });
        match (connected, kept.last_mut()) {
            (Some(days), Some((first, start, end))) => {
                *first =
                    DateMention { days: Some(days), bound: Bound::In, span: words.span(*start, to), ..first.clone() };
                *end = to;
            }
            _ => kept.push((mention, from, to)),
        }
    }
    kept
}

/// A time belongs to the day beside it; alone it is a mention without days.
fn with_times(
    words: &Words,
    mut found: Vec<(DateMention, usize, usize)>,
    times: Vec<(Time, usize, usize)>,
) -> Vec<DateMention> {
    for (time, from, to) in times {
        let beside = found.iter_mut().find(|(date, start, end)| {
            let between = if *end <= from { *end..from } else { to..*start };
            let near = between.len() <= 3
                && between.into_iter().all(|at| {
                    [",", "at", "on", "early", "late", "about", "around", "local", "time"].contains(&words.norm(at))
                });
            near && date.precision == Precision::Day && date.time_of_day.is_none()
        });
        match beside {
            Some((date, start, end)) => {
                date.time_of_day = Some(time);
                (*start, *end) = ((*start).min(from), (*end).max(to));
                date.span = words.span(*start, *end);
            }
            None => {
                let alone = DateMention {
                    time_of_day: Some(time),
                    span: words.span(from, to),
                    ..mention(Precision::Day, None)
                };
                found.push((alone, from, to));
            }
        }
    }
    found.sort_by_key(|(date, ..)| date.span);
    found.into_iter().map(|(date, ..)| date).collect()
}
