//! At what time of day? "10:30", "0750 GMT", "8 p.m.", "10.30am", "9 o'clock", "noon".

use crate::mention::words::{Joint, Words};
use jiff::civil::Time;

/// The time that starts at word `at`, and the word behind it.
pub(super) fn clock(words: &Words, at: usize) -> Option<(Time, usize)> {
    match words.norm(at) {
        "noon" | "midday" => return Time::new(12, 0, 0, 0).ok().map(|time| (time, at + 1)),
        "midnight" => return Time::new(0, 0, 0, 0).ok().map(|time| (time, at + 1)),
        _ => {}
    }
    let raw = words.raw(at);
    if !words.is_digits(at) || words.joint(at) == Joint::Glued || words.joint(at) == Joint::Hyphen {
        return None;
    }
    // "at 0750 GMT"
    if let (4, "gmt" | "utc") = (raw.len(), words.norm(at + 1)) {
        let time = raw[..2].parse().ok().zip(raw[2..].parse().ok());
        return time.and_then(|(hour, minute)| Some((Time::new(hour, minute, 0, 0).ok()?, at + 2)));
    }
    let mut parts = raw.splitn(2, [':', '.']);
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute = parts.next();
    let minutes: i8 = minute.map_or(Some(0), |minute| minute.parse().ok().filter(|_| minute.len() == 2))?;
    let (shift, to) = match (words.norm(at + 1), words.joint(at + 1) == Joint::Glued || words.raw(at + 1).contains('.'))
    {
        ("pm", _) => (Some(12), at + 2),
        ("am", true) => (Some(0), at + 2),
        ("o'clock", _) => (None, at + 2),
        ("gmt" | "utc", _) if minute.is_some() || raw.len() <= 2 => (None, at + 2),
        // "10:30" stands for itself; "1:1" and "16:9" do not.
        _ if raw.contains(':') && minute.is_some() => (None, at + 1),
        _ => return None,
    };
    let hour = match (shift, hour) {
        (Some(shift), 12) => shift,
        (Some(shift), 1..=11) => hour + shift,
        (Some(_), _) => return None,
        (None, _) => hour,
    };
    let to = to + usize::from(["gmt", "est", "edt", "et", "bst", "cet", "utc", "pst", "pt"].contains(&words.norm(to)));
    Time::new(hour, minutes, 0, 0).ok().map(|time| (time, to))
}
