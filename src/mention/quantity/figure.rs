//! Where does a figure stand, and in which unit? Number, sign, range and unit together: "$3-4 billion", "an hour and a half".

use super::hedge::interval;
use super::unit::{Measure, money_before, unit_at, unit_word};
use super::{Hedge, Unit};
use crate::mention::number::{Digits, Form, Number, number};
use crate::mention::words::{Joint, Words};

/// Numbers with their unit, words `from..to`. A range has an `upper`.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub from: usize,
    pub to: usize,
    pub number: Number,
    pub upper: Option<Number>,
    pub measure: Measure,
}

impl Figure {
    /// Value, bounds and worth of the last digit in the base unit.
    pub fn values(&self, hedge: Hedge) -> [f64; 4] {
        let bounds = |number: &Number, hedge| interval(hedge, number.form, number.value, number.step);
        let (low, high, value) = match &self.upper {
            None => {
                let (low, high) = bounds(&self.number, hedge);
                (low, high, self.number.value)
            }
            Some(upper) => {
                let (low, high) = (bounds(&self.number, hedge).0, bounds(upper, hedge).1);
                (low, high, (self.number.value + upper.value) / 2.0)
            }
        };
        let [value, one, other] = [value, low, high].map(|printed| self.measure.base(printed));
        [value, one.min(other).min(value), one.max(other).max(value), (self.number.step * self.measure.size).abs()]
    }
}

/// The figure that starts at word `at`, where one does.
pub(super) fn figure(words: &Words, at: usize, digits: Digits) -> Option<Figure> {
    let Some(first) = number(words, at, digits) else {
        return one_unit(words, at, digits).or_else(|| multiple(words, at));
    };
    if first.form == Form::Ordinal {
        return Some(Figure {
            from: at,
            to: first.to,
            number: first,
            upper: None,
            measure: Measure::new(Unit::Ordinal, 1.0),
        });
    }
    let sign = money_before(words, at);
    let from = at - sign.map_or(0, |(length, _)| length);
    let mut figure =
        Figure { from, to: first.to, number: first, upper: None, measure: sign.map_or(Measure::COUNT, |s| s.1) };
    figure.take_sign_of_minus(words, at);
    figure.take_unit(words);
    figure.take_upper(words, digits);
    figure.take_smaller_part(words, digits);
    figure.take_proportion(words, digits);
    Some(figure)
}

impl Figure {
    fn has_unit(&self) -> bool {
        self.measure.unit != Unit::Count
    }

    /// "-5 °C", "minus five degrees".
    fn take_sign_of_minus(&mut self, words: &Words, at: usize) {
        let dash = matches!(words.before(at, 1), "-" | "−") && words.joint(at) == Joint::Glued;
        if dash && words.joint(at - 1) == Joint::Spaced || words.before(at, 1) == "minus" {
            (self.number.value, self.from) = (-self.number.value, self.from - 1);
        }
    }

    fn take_unit(&mut self, words: &Words) {
        let large = self.number.form == Form::Cut;
        let next = match (self.number.form, words.norm(self.to), words.norm(self.to + 1)) {
            // "half an hour", "three quarters of a mile"
            (Form::Share, "of", "a" | "an") if unit_word(words, self.to + 2).is_some() => self.to + 2,
            (Form::Share, "a" | "an", _) if unit_word(words, self.to + 1).is_some() => self.to + 1,
            // "dozens of kilometres"
            (Form::Vague { .. }, "of", _) => self.to + 1,
            _ => self.to,
        };
        // "$3.5 million dollars" says it twice.
        if let Some((length, measure)) =
            unit_at(words, next, large).filter(|(_, m)| !self.has_unit() || m.unit == self.measure.unit)
        {
            (self.measure, self.to) = (measure, next + length);
        }
    }

    /// "five to six hours", "40-50 people", "between 1,500 and 1,800", "$3 billion to $4 billion".
    fn take_upper(&mut self, words: &Words, digits: Digits) {
        let Some(start) = upper_start(words, self) else { return };
        let sign = money_sign_at(words, start);
        let same_sign =
            sign == 0 || money_before(words, start + sign).is_some_and(|(_, m)| m.unit == self.measure.unit);
        let Some(mut upper) =
            number(words, start + sign, digits).filter(|n| !matches!(n.form, Form::Ordinal | Form::Vague { .. }))
        else {
            return;
        };
        // "3-4 billion": the scale of the second belongs to both.
        let scale = upper.value / mantissa(words, start + sign, digits).unwrap_or(upper.value);
        if scale > 1.0 && self.number.form == Form::Plain && self.number.value * scale < upper.value {
            self.number = Number {
                value: self.number.value * scale,
                step: self.number.step * scale,
                form: Form::Cut,
                ..self.number
            };
        }
        let to = upper.to;
        let mut tail = Figure { from: start, to, number: upper.clone(), upper: None, measure: self.measure };
        tail.measure = if self.to > self.number.to { Measure::COUNT } else { self.measure };
        tail.take_unit(words);
        // "rose 15% to 200": what has a unit of its own needs it behind both.
        let two_units = tail.measure.unit == self.measure.unit || self.to == self.number.to;
        let same = same_sign && if tail.has_unit() { two_units } else { self.to == self.number.to };
        if same && self.number.value < upper.value {
            if tail.has_unit() {
                upper.value *= if self.has_unit() { tail.measure.size / self.measure.size } else { 1.0 };
                self.measure = if self.has_unit() { self.measure } else { tail.measure };
            }
            (self.to, self.upper) = (tail.to, Some(upper));
        }
    }

    /// "six hours and 20 minutes", "5 ft 2 in", "an hour and a half".
    fn take_smaller_part(&mut self, words: &Words, digits: Digits) {
        if !matches!(self.measure.unit, Unit::Duration | Unit::Length | Unit::Mass) || self.upper.is_some() {
            return;
        }
        let mut next = self.to;
        next += usize::from(words.norm(next) == ",");
        next += usize::from(words.norm(next) == "and");
        if words.norm(self.to) == "and" && words.norm(next) == "a" && words.norm(next + 1) == "half" {
            (self.number.value, self.number.step) = (self.number.value + 0.5, 0.5);
            self.to = next + 2;
            return;
        }
        let Some(part) = number(words, next, digits).filter(|part| part.form == Form::Plain) else { return };
        let inches = words.norm(part.to) == "in" && matches!(words.before(self.to, 1), "ft" | "feet" | "foot");
        let unit = if inches { Some((1, Measure::new(Unit::Length, 0.0254))) } else { unit_at(words, part.to, false) };
        let Some((length, smaller)) = unit.filter(|(_, m)| m.unit == self.measure.unit && m.size < self.measure.size)
        else {
            return;
        };
        let share = smaller.size / self.measure.size;
        (self.number.value, self.number.step) = (self.number.value + part.value * share, share);
        self.to = part.to + length;
    }

    /// "one in five", "eight out of 10": a share of a hundred.
    fn take_proportion(&mut self, words: &Words, digits: Digits) {
        let next = match (words.norm(self.to), words.norm(self.to + 1)) {
            ("out", "of") => self.to + 2,
            ("in", _) => self.to + 1,
            _ => return,
        };
        let Some(whole) = number(words, next, digits).filter(|whole| whole.form != Form::Ordinal) else { return };
        // "13 out of 47 wounded" counts people; "nine out of 10" is a rate.
        let one_in = self.number.value == 1.0 && (3.0..=1000.0).contains(&whole.value);
        let even = (one_in || matches!(whole.value as u32, 3..=5 | 10 | 100 | 1000)) && whole.value.fract() == 0.0;
        if even
            && !self.has_unit()
            && self.upper.is_none()
            && self.number.value < whole.value
            && unit_at(words, whole.to, false).is_none()
        {
            let share = 100.0 / whole.value;
            self.number = Number { value: self.number.value * share, step: share, form: Form::Share, to: whole.to };
            (self.measure, self.to) = (Measure::new(Unit::Percent, 1.0), whole.to);
        }
    }
}

/// "rose 3 percent to 45 percent" is a change and its outcome.
const MOVES: [&str; 24] = [
    "rose",
    "fell",
    "up",
    "down",
    "increased",
    "decreased",
    "grew",
    "dropped",
    "jumped",
    "climbed",
    "declined",
    "gained",
    "lost",
    "slid",
    "slipped",
    "rise",
    "fall",
    "rising",
    "falling",
    "cut",
    "raised",
    "boosted",
    "shrank",
    "surged",
];

/// Where the second number of a range may stand.
fn upper_start(words: &Words, figure: &Figure) -> Option<usize> {
    let to = figure.to;
    let open = |word: &str| (1..=5).any(|back| words.before(figure.from, back) == word);
    // "boosted the count from 246 to 961" is a change, "ranging from 10 to 15" a range.
    let moved = (1..=4).any(|back| MOVES.contains(&words.before(figure.from, back))) && figure.to > figure.number.to;
    let change = moved
        || words.before(figure.from, 1) == "from"
            && !["ranging", "range", "ranged", "aged", "anywhere", "vary", "varying"]
                .contains(&words.before(figure.from, 2));
    match words.norm(to) {
        _ if words.joint(to) == Joint::Hyphen => Some(to),
        "to" if !change => Some(to + 1),
        "-" | "–" | "—" | "~" => Some(to + 1),
        "and" if open("between") => Some(to + 1),
        "or" if figure.number.form == Form::Plain => Some(to + 1),
        _ => None,
    }
}

/// Words of a currency sign that starts at `at`.
fn money_sign_at(words: &Words, at: usize) -> usize {
    (1..=2).find(|length| money_before(words, at + length).is_some_and(|(taken, _)| taken == *length)).unwrap_or(0)
}

/// The digits of a number without its scale: 4 for "4 billion".
fn mantissa(words: &Words, at: usize, digits: Digits) -> Option<f64> {
    let scaled = number(words, at, digits)?;
    let plain = Words::of(words.raw(at));
    number(&plain, 0, digits).filter(|_| scaled.to > at + 1).map(|number| number.value).filter(|value| *value > 0.0)
}

/// "lasted an hour", "over a decade", "a year and a half"; not "twice a day", "an hour later".
fn one_unit(words: &Words, at: usize, digits: Digits) -> Option<Figure> {
    let article = matches!(words.norm(at), "a" | "an");
    let measure = unit_word(words, at + 1).filter(|m| article && matches!(m.unit, Unit::Duration | Unit::Length))?;
    let number = Number { to: at + 2, value: 1.0, step: 1.0, form: Form::Plain };
    let mut figure = Figure { from: at, to: at + 2, number, upper: None, measure };
    figure.take_smaller_part(words, digits);
    let led = [
        "about", "around", "roughly", "nearly", "almost", "over", "than", "least", "lasted", "for", "within", "took",
        "some", "under", "spent", "lasting",
    ]
    .contains(&words.before(at, 1));
    let led = led && !matches!(words.norm(figure.to), "old" | "ago" | "later" | "earlier");
    (led && words.joint(at + 1) == Joint::Spaced || figure.to > at + 2).then_some(figure)
}

/// "twice the size", "doubled", "tenfold".
fn multiple(words: &Words, at: usize) -> Option<Figure> {
    let sized = ["the", "as", "that", "its", "their", "to", "what"].contains(&words.norm(at + 1));
    let value = match words.norm(at) {
        "twice" => 2.0,
        "thrice" => 3.0,
        "double" if sized => 2.0,
        "triple" if sized => 3.0,
        "doubled" | "doubling" | "doubles" | "twofold" => 2.0,
        "tripled" | "tripling" | "trebled" | "threefold" => 3.0,
        "quadrupled" | "quadrupling" | "fourfold" => 4.0,
        "fivefold" => 5.0,
        "tenfold" => 10.0,
        "hundredfold" => 100.0,
        "halved" | "halving" => 0.5,
        _ => return None,
    };
    let number = Number { to: at + 1, value, step: 1.0, form: Form::Plain };
    Some(Figure { from: at, to: at + 1, number, upper: None, measure: Measure::new(Unit::Times, 1.0) })
}
