//! Do two figures agree? First whether they count the same thing, then whether their values can both be right.

use super::{Hedge, Quantity, Unit};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityAgreement {
    /// Equal within hedge and rounding: "about 40" and 38, 90 minutes and an hour and a half.
    Same,
    /// A soft difference: "six hours" and "almost six and a half".
    Near,
    /// A hard one: 13 dead and 15 dead.
    Different,
    /// Of another unit, or of something else counted.
    Incomparable,
}

/// How surely two figures are of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    One,
    /// May be one thing or part and whole: "13 students" and "15 people". Equal figures speak for one.
    Open,
    /// Other nouns: "715 planets" and "715 worlds" may be one if the figure is rare enough.
    OtherNouns,
    Two,
}

impl Quantity {
    /// Symmetric.
    pub fn agreement(&self, other: &Quantity) -> QuantityAgreement {
        use QuantityAgreement::{Incomparable, Same};
        let values = || self.values_agree(other);
        let telling = self.hedge == Hedge::Exact && other.hedge == Hedge::Exact && self.value.abs() >= TELLING;
        match matter(self, other) {
            Matter::Two => Incomparable,
            Matter::One => values(),
            Matter::Open if values() == Same => Same,
            Matter::OtherNouns if values() == Same && telling => Same,
            _ => Incomparable,
        }
    }

    fn values_agree(&self, other: &Quantity) -> QuantityAgreement {
        use QuantityAgreement::{Different, Near, Same};
        let (mine, theirs) = (self.value, other.value);
        let gap = (mine - theirs).abs();
        let far = gap / mine.abs().max(theirs.abs()).max(f64::MIN_POSITIVE);
        if let Some(agreement) = self.ranges_agree(other) {
            return agreement;
        }
        if let Some(agreement) = self.bounds_agree(other, far) {
            return agreement;
        }
        // "Around six hours" and "almost six and a half" may both be six and a quarter.
        let overlap =
            self.is_approximate() && other.is_approximate() && self.low <= other.high && other.low <= self.high;
        let inside = self.allows(theirs) || other.allows(mine) || overlap;
        if inside || far < 1e-9 || self.rounds_to(other, gap, far) {
            return Same;
        }
        let hedged = self.is_approximate() || other.is_approximate();
        let coarse = self.step.max(other.step);
        let steps_differ = coarse > 1.5 * self.step.min(other.step) && self.unit != Unit::Count;
        let round = self.roundness().max(other.roundness());
        // "1,500 passengers" and 1,487: one is round, the other printed in full.
        let rounded = self.roundness() != other.roundness()
            && mine.abs().min(theirs.abs()) >= 1000.0
            && gap <= 0.5 * round
            && far < ROUNDED;
        match (
            hedged && far < SOFT,
            self.open_towards(theirs) || other.open_towards(mine),
            steps_differ && gap <= coarse || rounded,
        ) {
            (false, false, false) => Different,
            _ if matches!(self.unit, Unit::Ordinal | Unit::Score) => Different,
            _ => Near,
        }
    }

    fn allows(&self, value: f64) -> bool {
        let slack = 1e-9 * value.abs();
        self.low - slack <= value && value <= self.high + slack
    }

    /// "between the ages of 10-14" and "aged 10 to 15" differ, though one lies in the other.
    fn ranges_agree(&self, other: &Quantity) -> Option<QuantityAgreement> {
        if (self.hedge, other.hedge) != (Hedge::Range, Hedge::Range) {
            return None;
        }
        let equal = |one: f64, two: f64| (one - two).abs() <= 0.01 * one.abs().max(two.abs());
        let overlap = self.low <= other.high && other.low <= self.high;
        Some(match (equal(self.low, other.low) && equal(self.high, other.high), overlap, self.unit) {
            (true, ..) => QuantityAgreement::Same,
            (_, true, Unit::Age) | (_, false, _) => QuantityAgreement::Different,
            _ => QuantityAgreement::Near,
        })
    }

    /// "At least 13" and "at least 12" are each paper's own least; "more than 500,000" and "up to one million" are two counts
    /// that overlap by their hedges alone.
    fn bounds_agree(&self, other: &Quantity, far: f64) -> Option<QuantityAgreement> {
        let above = |q: &Quantity| matches!(q.hedge, Hedge::AtLeast | Hedge::Over);
        let below = |q: &Quantity| matches!(q.hedge, Hedge::AtMost | Hedge::Under);
        let soft = match (above(self), above(other)) {
            (true, true) => far > BOUNDS,
            (true, false) if below(other) => far > OPPOSITE_BOUNDS,
            (false, true) if below(self) => far > OPPOSITE_BOUNDS,
            _ => below(self) && below(other) && far > BOUNDS,
        };
        soft.then_some(QuantityAgreement::Near)
    }

    /// The finer figure rounds to the coarser: 38.4 and 38 per cent; 90 miles and 150 km, each round in its own unit.
    fn rounds_to(&self, other: &Quantity, gap: f64, far: f64) -> bool {
        let (coarse, fine) = (self.step.max(other.step), self.step.min(other.step).max(f64::MIN_POSITIVE));
        let ratio = (coarse / fine).log10();
        let other_units = (ratio - ratio.round()).abs() > 1e-6;
        let whole_counts = self.unit == Unit::Count && coarse <= 1.0;
        match (other_units, coarse > 1.5 * fine && !whole_counts) {
            (true, _) => {
                gap <= (0.5 * self.roundness().max(other.roundness())).min(CONVERTED * self.value.abs())
                    || gap < 0.5 * coarse && far < CONVERTED
            }
            // A rate of 4.25 percent is not one of 4.
            (false, true) if self.unit == Unit::Percent && !self.is_approximate() && !other.is_approximate() => {
                gap < 0.5 * coarse * (1.0 - 1e-9) && far < RATE
            }
            (false, true) => gap < 0.5 * coarse * (1.0 - 1e-9) && far < SOFT,
            _ => false,
        }
    }

    /// "more than 30" leaves room for 47.
    fn open_towards(&self, value: f64) -> bool {
        match self.hedge {
            Hedge::AtLeast | Hedge::Over => value > self.value,
            Hedge::AtMost | Hedge::Under => value < self.value,
            _ => false,
        }
    }

    /// The power of ten, times the last digit's worth, that divides the value: 10 km for "150 km".
    fn roundness(&self) -> f64 {
        let mut unit = self.step.max(f64::MIN_POSITIVE);
        while unit < self.value.abs() {
            let times = self.value.abs() / (unit * 10.0);
            if (times - times.round()).abs() > 1e-6 {
                break;
            }
            unit *= 10.0;
        }
        unit
    }
}

/// Below it, equal counts of different nouns are chance: two sides, two teachers, 15 people, 15 March.
const TELLING: f64 = 20.0;
/// A hedged figure this close is a soft difference: "about two-and-a-half times" and "roughly twice" (0.2). Higher softens more.
const SOFT: f64 = 0.25;
/// Unhedged round figures of one count: 1,500 and 1,487 (0.01).
const ROUNDED: f64 = 0.05;
/// Percentages are printed in full: "38.4 percent" is 38 (0.01), a rate of 4.25 percent is not 4 (0.06).
const RATE: f64 = 0.03;
/// Two least counts, "at least 12" and "at least 13", differ from here on (0.08). Higher finds fewer differences.
const BOUNDS: f64 = 0.03;
/// "More than 500" and "up to 520" agree, "more than 500,000" and "up to one million" do not (0.5).
const OPPOSITE_BOUNDS: f64 = 0.15;
/// Rounding after conversion: "150km (90 miles)" is off by 0.035.
const CONVERTED: f64 = 0.05;

fn matter(a: &Quantity, b: &Quantity) -> Matter {
    if a.unit != b.unit || a.per != b.per {
        return Matter::Two;
    }
    let shared = a.counted.iter().any(|stem| b.counted.contains(stem));
    let (general_a, general_b) = (counts_anyone(a), counts_anyone(b));
    match (a.unit, a.role, b.role) {
        (Unit::Count, Some(mine), Some(theirs)) if mine != theirs => Matter::Two,
        (Unit::Count, Some(_), Some(_)) if shared || general_a && general_b => Matter::One,
        (Unit::Count, Some(_), Some(_)) => Matter::Open,
        (Unit::Count, Some(_), None) | (Unit::Count, None, Some(_)) if shared || general_a || general_b => Matter::Open,
        // "The first operational flight" is the second flight.
        (Unit::Ordinal, ..) if shared && !same_nouns(a, b) => Matter::Open,
        (Unit::Count | Unit::Ordinal, ..) if shared => Matter::One,
        (Unit::Count, ..) if a.counted.is_empty() || b.counted.is_empty() => Matter::Open,
        (Unit::Count, ..) => Matter::OtherNouns,
        (Unit::Ordinal, ..) => Matter::Two,
        (Unit::Money(_) | Unit::Mass | Unit::Volume | Unit::Percent, ..)
            if !shared && !a.counted.is_empty() && !b.counted.is_empty() =>
        {
            Matter::Open
        }
        _ => Matter::One,
    }
}

fn same_nouns(a: &Quantity, b: &Quantity) -> bool {
    let within = |a: &Quantity, b: &Quantity| a.counted.iter().all(|stem| b.counted.contains(stem));
    within(a, b) && within(b, a)
}

/// "people", "others", "dead", or no noun at all.
fn counts_anyone(quantity: &Quantity) -> bool {
    const ANYONE: [&str; 16] = [
        "peopl", "person", "other", "victim", "dead", "death", "fatal", "live", "bodi", "injuri", "wound", "injur",
        "hurt", "miss", "casualti", "surviv",
    ];
    quantity.counted.last().is_none_or(|head| ANYONE.contains(&head.as_str()))
}
