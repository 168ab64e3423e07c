//! Where does a sentence give a figure? Numbers that are no names and no dates, read with hedge, unit, noun and event.

use super::counted::{counted_before, noun_phrase, rate, role, stems};
use super::figure::{Figure, figure};
use super::hedge::{hedge_after, hedge_before};
use super::identifier::identifier;
use super::unit::Measure;
use super::{Hedge, Quantity, Unit};
use crate::mention::lexicon::{WordSet, rows};
use crate::mention::number::{Digits, Form, Number};
use crate::mention::words::{Joint, Shape, Words};
use crate::text::Language;
use std::sync::LazyLock;

pub(in crate::mention) fn quantities(words: &Words, language: Language) -> Vec<Quantity> {
    let digits = match language.code() {
        "en" | "zh" | "ja" | "ko" | "th" | "he" | "hi" | "ar" | "ur" => Digits::PointDecimal,
        _ => Digits::CommaDecimal,
    };
    let mut reader = Reader { words, language, found: Vec::new(), listed: None };
    let mut at = 0;
    while at < words.len() {
        let next = match figure(words, at, digits).filter(|_| !words.list[at].dated) {
            None => reader.nobody(at),
            Some(figure) => match identifier(words, at, figure.number.to).filter(|_| !is_score(words, at, &figure)) {
                Some(end) => end,
                None => reader.figure(at, figure),
            },
        };
        at = next.max(at + 1);
    }
    reader.found
}

struct Reader<'a> {
    words: &'a Words<'a>,
    language: Language,
    found: Vec<Quantity>,
    /// Where the noun phrase of the last figure ended, and the event that counts it.
    listed: Option<(usize, &'static str)>,
}

impl Reader<'_> {
    /// Keeps the figure where it counts something; the word to go on from.
    fn figure(&mut self, at: usize, figure: Figure) -> usize {
        let number_end = figure.number.to;
        let read = special(self.words, at, figure.clone()).or_else(|| plain(self.words, at, figure));
        let Some(figure) = read else { return number_end };
        let (mut quantity, from, end) = quantity(self.words, &figure, self.language);
        let continued = self.listed.filter(|(last, _)| {
            *last < from
                && (*last..from).all(|at| matches!(self.words.norm(at), "," | "and" | "including" | "among" | "them"))
        });
        if quantity.unit == Unit::Count {
            // "killing 13 students and two teachers", "killed at least 15 people, including 13 students"
            quantity.role = quantity.role.or(continued.map(|(_, role)| role));
            self.listed = quantity.role.map(|role| (end, role));
        }
        self.found.push(quantity);
        figure.to
    }

    fn nobody(&mut self, at: usize) -> usize {
        let Some((none, to)) = nobody(self.words, at) else { return at + 1 };
        self.found.push(none);
        to
    }
}

/// "no one was hurt", "no casualties": a count of none, where an event says of what.
fn nobody(words: &Words, at: usize) -> Option<(Quantity, usize)> {
    let to = match (words.norm(at), words.norm(at + 1)) {
        ("nobody" | "none", _) => at + 1,
        ("no", "one") => at + 2,
        ("no", "casualties" | "deaths" | "injuries" | "fatalities" | "survivors") => at + 1,
        _ => return None,
    };
    let role = role(words, at, to).or((words.norm(at + 1) == "casualties").then_some("killed"))?;
    let number = Number { to, value: 0.0, step: 1.0, form: Form::Plain };
    let figure = Figure { from: at, to, number, upper: None, measure: Measure::COUNT };
    Some((Quantity { role: Some(role), ..bare(words, &figure, Hedge::Exact) }, to))
}

/// Readings that the words around a number ask for: a score, an age, a magnitude.
fn special(words: &Words, at: usize, figure: Figure) -> Option<Figure> {
    if is_score(words, at, &figure) {
        return score(words, at, &figure);
    }
    age(words, at, &figure).or_else(|| magnitude(words, &figure))
}

/// Words near a score in which the smaller number comes first: "lost 1-2".
const MATCH: [&str; 17] = [
    "win",
    "won",
    "beat",
    "lost",
    "loss",
    "defeat",
    "defeated",
    "draw",
    "drew",
    "lead",
    "led",
    "victory",
    "score",
    "vote",
    "voted",
    "ruling",
    "aggregate",
];

/// "won 2-1": two small numbers joined by a hyphen, the larger first or the words of a match near.
fn is_score(words: &Words, at: usize, figure: &Figure) -> bool {
    let to = at + 1;
    let tail = words.list.get(to + 1).filter(|word| word.joint != Joint::Spaced && word.shape != Shape::Mark);
    let pair = words.is_digits(at) && words.is_digits(to) && words.joint(at) == Joint::Spaced;
    let joined = pair && words.joint(to) == Joint::Hyphen && tail.is_none() && figure.measure.unit == Unit::Count;
    let small = |at: usize| words.norm(at).parse::<u16>().ok().filter(|n| *n < 300);
    let Some((one, other)) = small(at).zip(small(to)).filter(|_| joined) else { return false };
    let near = at.saturating_sub(5)..(at + 6).min(words.len());
    one >= other || near.into_iter().any(|at| MATCH.contains(&words.norm(at)))
}

fn score(words: &Words, at: usize, figure: &Figure) -> Option<Figure> {
    let (one, other) = words.norm(at).parse::<f64>().ok().zip(words.norm(at + 1).parse::<f64>().ok())?;
    let number = Number { to: at + 2, value: one * 1000.0 + other, step: 1.0, form: Form::Plain };
    Some(Figure { to: at + 2, number, upper: None, measure: Measure::new(Unit::Score, 1.0), ..figure.clone() })
}

/// People whose age may stand between commas.
static PEOPLE: LazyLock<WordSet> =
    LazyLock::new(|| rows(include_str!("../lexicon/people.tsv")).map(|row| row[0]).collect());

const YEAR: f64 = 31_556_952.0;

/// "aged 43", "a 43-year-old man", "ages of 10 and 15", "John Smith, 43,", "in his 40s".
fn age(words: &Words, at: usize, figure: &Figure) -> Option<Figure> {
    let aged = |to: usize, measure: Measure| Some(Figure { to, measure, ..figure.clone() });
    let years = Measure::new(Unit::Age, 1.0);
    if figure.measure.unit == Unit::Duration {
        let tail = match (words.norm(figure.to), words.norm(figure.to + 1)) {
            ("old" | "olds", _) => 1,
            ("of", "age") => 2,
            _ => return None,
        };
        return aged(figure.to + tail, Measure::new(Unit::Age, figure.measure.size / YEAR));
    }
    if figure.measure.unit != Unit::Count || figure.number.value > OLDEST {
        return None;
    }
    let lead = figure.from - hedge_before(words, figure.from).map_or(0, |(length, _)| length);
    let lead = lead - usize::from(words.before(lead, 1) == "between");
    let named = match (words.before(lead, 2), words.before(lead, 1)) {
        (_, "aged" | "age" | "ages") | ("age" | "ages", "of") => true,
        (_, ",") => {
            // "The suspect, 34, was arrested"
            lead >= 2
                && (words.list[lead - 2].capital || PEOPLE.contains(words.norm(lead - 2)))
                && words.list[lead - 2].shape == Shape::Letters
                && matches!(words.norm(figure.to), "," | ")" | ".")
        }
        (_, "(") => lead >= 2 && words.list[lead - 2].capital && words.norm(figure.to) == ")",
        _ => false,
    };
    let decade = words.norm(figure.to) == "s" && words.joint(figure.to) == Joint::Glued;
    match (decade, words.before(at, 1)) {
        (true, "his" | "her" | "their") => {
            let upper = Number { value: figure.number.value + 9.0, ..figure.number.clone() };
            Some(Figure { to: figure.to + 1, measure: years, upper: Some(upper), ..figure.clone() })
        }
        (false, _) if named && figure.number.form == Form::Plain && figure.number.value.fract() == 0.0 => {
            aged(figure.to, years)
        }
        _ => None,
    }
}

/// No one in the news is older.
const OLDEST: f64 = 125.0;

/// "a 7.1-magnitude earthquake", "a magnitude of 7.1".
fn magnitude(words: &Words, figure: &Figure) -> Option<Figure> {
    let before =
        matches!((words.before(figure.from, 2), words.before(figure.from, 1)), (_, "magnitude") | ("magnitude", "of"));
    let after = words.norm(figure.to) == "magnitude";
    let unit = Measure::new(Unit::Magnitude, 1.0);
    (figure.number.value < 11.0 && (before || after)).then(|| Figure {
        to: figure.to + usize::from(after),
        measure: unit,
        ..figure.clone()
    })
}

/// Drops number words that count nothing: "one of", "at first", "half-hearted"; shares become percentages.
fn plain(words: &Words, at: usize, figure: Figure) -> Option<Figure> {
    let (next, before) = (words.norm(figure.to), words.before(at, 1));
    let spelled = words.is_letters(at);
    match (figure.measure.unit, figure.number.form) {
        (Unit::Count, Form::Share) => share(words, at, figure),
        (Unit::Count, _) if spelled && figure.number.value == 1.0 && figure.upper.is_none() => {
            let noun = words.is_letters(figure.to)
                && words.joint(figure.to) == Joint::Spaced
                && !words.list[figure.to].capital;
            let pronoun = [
                "no", "any", "every", "the", "this", "that", "which", "another", "each", "number", "not", "square",
                "day",
            ]
            .contains(&before);
            let (from, end) = noun_phrase(words, figure.to);
            (noun
                && !pronoun
                && next != "of"
                && end > from
                && !["day", "time", "another", "thing", "who", "point", "side", "hand"].contains(&next))
            .then_some(figure)
        }
        (Unit::Count, _) if spelled && figure.number.value == 0.0 => None,
        (Unit::Ordinal, _)
            if matches!(before, "at" | "split") || matches!(next, "lady" | "hand") || before == "a" && next == "." =>
        {
            None
        }
        // "the 1980s" without a date around it, "30s"
        (Unit::Count, _) if next == "s" && words.joint(figure.to) == Joint::Glued => None,
        _ => Some(figure),
    }
}

/// "two thirds of voters", "more than half the members" are percentages; "the first half" is not.
fn share(words: &Words, at: usize, figure: Figure) -> Option<Figure> {
    let said = figure.number.to > at + 1 || hedge_before(words, at).is_some();
    let of = ["of", "the", "its", "their", "his", "her", "all"].contains(&words.norm(figure.to));
    let size =
        ["size", "mass", "length", "weight", "height", "age", "price", "cost"].contains(&words.norm(figure.to + 1));
    let number = Number { value: figure.number.value * 100.0, step: figure.number.step * 100.0, ..figure.number };
    let percent = Measure::new(Unit::Percent, 1.0);
    match (size, said || of, words.joint(figure.to) == Joint::Hyphen) {
        (true, ..) => Some(Figure { measure: Measure::new(Unit::Times, 1.0), ..figure }),
        (false, true, false) => Some(Figure { measure: percent, number, ..figure }),
        _ => None,
    }
}

/// The quantity, the word its hedge starts at, and the word its noun phrase ends before.
fn quantity(words: &Words, figure: &Figure, language: Language) -> (Quantity, usize, usize) {
    let (before, hedge) = hedge_before(words, figure.from).filter(|_| figure.measure.unit != Unit::Ordinal).unzip();
    let from = figure.from - before.unwrap_or(0);
    let after = hedge_after(words, figure.to).filter(|_| hedge.is_none());
    let to = figure.to + after.map_or(0, |(length, _)| length);
    let hedge = hedge.or(after.map(|(_, hedge)| hedge));
    let hedge = hedge.unwrap_or(match figure {
        Figure { upper: Some(_), .. } => Hedge::Range,
        Figure { number: Number { form: Form::Round | Form::Vague { .. }, .. }, .. } => Hedge::About,
        _ => Hedge::Exact,
    });
    let first_rate = rate(words, to);
    let start = first_rate.as_ref().map_or(to, |(_, end)| *end);
    let phrase = if takes_noun(figure, words.norm(start)) { noun_phrase(words, start) } else { (start, start) };
    let rate = first_rate.or_else(|| rate(words, phrase.1));
    let mut counted = stems(words, phrase, language);
    if counted.is_empty() && figure.measure.unit == Unit::Count {
        counted = counted_before(words, from, language);
    }
    let people = matches!(figure.measure.unit, Unit::Count | Unit::Percent);
    let role = people.then(|| role(words, from, phrase.1)).flatten();
    let whole = Figure { from, to, ..figure.clone() };
    (Quantity { counted, role, per: rate.map(|(per, _)| per), ..bare(words, &whole, hedge) }, from, phrase.1)
}

/// A measure counts only what stands behind "of" or a hyphen: "200 pounds of explosives", "a two-day visit".
fn takes_noun(figure: &Figure, next: &str) -> bool {
    match figure.measure.unit {
        Unit::Count | Unit::Ordinal => true,
        Unit::Score | Unit::Magnitude => false,
        _ => next == "of" || !matches!(next, "in" | "") && next.len() > 2,
    }
}

fn bare(words: &Words, figure: &Figure, hedge: Hedge) -> Quantity {
    let [value, low, high, step] = figure.values(hedge);
    let span = words.span(figure.from, figure.to);
    Quantity {
        span,
        value,
        low,
        high,
        unit: figure.measure.unit,
        hedge,
        step,
        counted: Vec::new(),
        role: None,
        per: None,
    }
}
