//! Do the figures agree? Only values of one unit that count the same thing are held against each other.

use super::measure::measure_two_things;
use super::{Severity, Side, Slot, SlotKind, families};
use crate::claim::Claim;
use crate::mention::{EntityKind, Quantity, QuantityAgreement, Unit, is_country, same_entity};

/// Matters whose figures move while a story develops: a later one is an update.
pub const MOVING: [&str; 6] = ["killed", "injured", "missing", "rescued", "displaced", "arrested"];

/// Figures that two statements share or dispute.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SharedFigures {
    pub same: usize,
    /// Same figures that are telling: no small count.
    pub telling: usize,
    pub different: usize,
    pub ours: usize,
    pub theirs: usize,
    /// Two large counts of one noun that nearly agree: they are one figure, whatever else the sentences say.
    pub close: bool,
    /// Figures that differ because they are of two places or bodies.
    pub elsewhere: bool,
    /// Our figures to which theirs give another value, whether or not that is a dispute.
    pub unlike: usize,
}

impl SharedFigures {
    /// Dice of the two sets of figures, 0..=1.
    pub fn share(self) -> f64 {
        if self.ours + self.theirs == 0 { 0.0 } else { 2.0 * self.same as f64 / (self.ours + self.theirs) as f64 }
    }
}

/// Pairs each of our figures with the best of theirs.
pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) -> SharedFigures {
    let (mine, others) = (&ours.claim.mentions.quantities, &theirs.claim.mentions.quantities);
    let mut shared = SharedFigures { ours: mine.len(), theirs: others.len(), ..SharedFigures::default() };
    for figure in mine {
        let best =
            others.iter().map(|other| (figure.agreement(other), other)).min_by_key(|(agreement, _)| rank(*agreement));
        match best {
            Some((QuantityAgreement::Same, other)) => {
                shared.same += 1;
                shared.telling += usize::from(is_telling(figure, other));
                slots.push(slot(Slot::agrees(SlotKind::Quantity, figure.span, other.span), figure));
            }
            // A value that stands elsewhere in the other sentence is not disputed by it.
            Some((QuantityAgreement::Near, other))
                if unmatched(other, mine) && one_matter(ours, figure, theirs, other) =>
            {
                shared.different += 1;
                shared.close |= is_close(figure, other);
                slots.push(slot(Slot::differs(SlotKind::Quantity, figure.span, other.span, Severity::Soft), figure));
            }
            Some((QuantityAgreement::Different, other))
                if unmatched(other, mine) && one_matter(ours, figure, theirs, other) =>
            {
                shared.different += 1;
                shared.close |= is_close(figure, other);
                slots.push(slot(Slot::differs(SlotKind::Quantity, figure.span, other.span, Severity::Hard), figure));
            }
            other => {
                shared.elsewhere |= other.is_some_and(|(agreement, other)| {
                    matches!(agreement, QuantityAgreement::Near | QuantityAgreement::Different)
                        && elsewhere((ours.claim, figure), (theirs.claim, other))
                });
                slots.push(Slot::silent(SlotKind::Quantity, Some(figure.span), None));
            }
        }
        shared.unlike += usize::from(is_answered_otherwise(ours, figure, theirs));
    }
    shared
}

/// Whether they give another value where ours stands: "The committee voted 5-4" and "voted 7-2".
fn is_answered_otherwise(ours: &Side, figure: &Quantity, theirs: &Side) -> bool {
    let (mine, others) = (&ours.claim.mentions.quantities, &theirs.claim.mentions.quantities);
    let answers = |other: &&Quantity| {
        unmatched(other, mine)
            && (figure.agreement(other) == QuantityAgreement::Different || of_kin_nouns(figure, other))
            && !is_turned_round(figure, other)
            && ours.wording.shared_around(figure.span, &theirs.wording, other.span) >= ONE_MATTER
    };
    !others.iter().any(|other| figure.agreement(other) == QuantityAgreement::Same) && others.iter().any(|o| answers(&o))
}

/// "303 students" and "215 pupils" count one thing in two words, and each value is outside the other.
fn of_kin_nouns(figure: &Quantity, other: &Quantity) -> bool {
    let apart = figure.high < other.low || other.high < figure.low;
    let heads = figure.counted.last().zip(other.counted.last());
    let kin = heads.is_some_and(|(a, b)| families::are_kin(a, b));
    figure.unit == Unit::Count && other.unit == Unit::Count && figure.role == other.role && kin && apart
}

/// "Won 4-1" and "lost 1-4".
fn is_turned_round(figure: &Quantity, other: &Quantity) -> bool {
    let sides = |score: f64| ((score / 1000.0).floor(), score % 1000.0);
    let (ours, theirs) = (sides(figure.value), sides(other.value));
    figure.unit == Unit::Score && ours == (theirs.1, theirs.0)
}

/// Whether both figures can measure one thing: the same words stand around them, and one is no multiple of the other.
/// "met for six hours" and "for the first time in over three years" are both durations.
fn one_matter(ours: &Side, figure: &Quantity, theirs: &Side, other: &Quantity) -> bool {
    let (small, large) = (figure.value.abs().min(other.value.abs()), figure.value.abs().max(other.value.abs()));
    // "smaller than Neptune, four times the size of Earth" measures another planet than "two to three times".
    let ratio = if figure.unit == Unit::Times { LARGEST_FACTOR } else { LARGEST_RATIO };
    if is_turned_round(figure, other) || measure_two_things((ours, figure), (theirs, other)) {
        return false;
    }
    let plain = |side: &Side, this: &Quantity| !has_twin(&side.claim.mentions.quantities, this);
    if one_role(figure, other)
        && !elsewhere((ours.claim, figure), (theirs.claim, other))
        && (large <= ratio * small || small == 0.0)
    {
        return plain(ours, figure) && plain(theirs, other);
    }
    large <= ratio * small
        && !elsewhere((ours.claim, figure), (theirs.claim, other))
        && plain(ours, figure)
        && plain(theirs, other)
        && (is_close(figure, other)
            || ours.wording.shared_around(figure.span, &theirs.wording, other.span) >= ONE_MATTER)
}

/// "In Hallin 24 homes burned" and "In Skarvik 31": each figure follows a name that the other sentence does not have.
/// Countries hold what both tell of, and who only says so stands before any figure.
fn elsewhere((ours, figure): (&Claim, &Quantity), (theirs, other): (&Claim, &Quantity)) -> bool {
    match (named_at(ours, figure), named_at(theirs, other)) {
        (Some((mine, kind)), Some((them, their_kind))) => {
            let has = |claim: &Claim, name: &str| claim.names.iter().any(|n| same_entity(n, name));
            kind == their_kind && !has(theirs, mine) && !has(ours, them)
        }
        _ => false,
    }
}

/// The place or body named last before the figure, else the first place behind it: "Twenty-four homes burned in Hallin".
fn named_at<'a>(claim: &'a Claim, figure: &Quantity) -> Option<(&'a str, EntityKind)> {
    let who = claim.attribution.as_deref().unwrap_or_default();
    let named = claim.mentions.entities.iter().zip(&claim.names);
    let named = named.filter(|(e, name)| !who.contains(e.surface.as_str()) && !is_country(name));
    let before = named.clone().filter(|(e, _)| e.span.end <= figure.span.start).max_by_key(|(e, _)| e.span.start);
    let behind = || {
        let places = named.filter(|(e, _)| e.kind == EntityKind::Place && e.span.start >= figure.span.end);
        places.min_by_key(|(e, _)| e.span.start)
    };
    let (entity, name) = before.or_else(behind)?;
    matches!(entity.kind, EntityKind::Place | EntityKind::Organisation | EntityKind::Other)
        .then_some((name.as_str(), entity.kind))
}

/// "Three people died", "the death toll rose to seven": the dead of one event, whatever words stand around them. "No one
/// was hurt" counts none.
fn one_role(figure: &Quantity, other: &Quantity) -> bool {
    figure.unit == Unit::Count && figure.role.is_some_and(|role| MOVING.contains(&role)) && figure.role == other.role
}

/// Two large counts of one noun a tenth apart: 150,000 and 160,000 stars.
fn is_close(figure: &Quantity, other: &Quantity) -> bool {
    let (small, large) = (figure.value.abs().min(other.value.abs()), figure.value.abs().max(other.value.abs()));
    let one_noun = figure.counted.last().is_some() && figure.counted.last() == other.counted.last();
    figure.unit == Unit::Count && figure.role == other.role && one_noun && small >= LARGE && large <= CLOSE * small
}

/// Counts from here on are so telling that two of them close together are one. Higher is stricter.
const LARGE: f64 = 1_000.0;

/// How far apart close figures may lie, as a factor. Higher finds more conflicts.
const CLOSE: f64 = 1.15;

/// Factors of one matter ("roughly twice", "two and a half times") lie this close. Higher finds more conflicts.
const LARGEST_FACTOR: f64 = 1.5;

/// "The count rose from 246 to 961": two figures of one thing in one sentence, and neither is the figure of it.
fn has_twin(figures: &[Quantity], this: &Quantity) -> bool {
    figures.iter().any(|other| {
        other.span != this.span && other.unit == this.unit && other.role == this.role && other.counted == this.counted
    })
}

/// Two reports of one matter seldom differ by more than this factor. Higher finds more conflicts.
const LARGEST_RATIO: f64 = 3.0;

/// Share of the words around two figures from which on they measure one thing. 0..=1, higher is stricter.
const ONE_MATTER: f64 = 0.3;

fn slot(slot: Slot, figure: &Quantity) -> Slot {
    Slot { matter: figure.role.or(matter(figure.unit)), ..slot }
}

fn unmatched(other: &Quantity, mine: &[Quantity]) -> bool {
    !mine.iter().any(|figure| figure.agreement(other) == QuantityAgreement::Same)
}

fn rank(agreement: QuantityAgreement) -> u8 {
    match agreement {
        QuantityAgreement::Same => 0,
        QuantityAgreement::Near => 1,
        QuantityAgreement::Different => 2,
        QuantityAgreement::Incomparable => 3,
    }
}

/// "715 planets" identifies a statement, "two papers" does not; "eleven stalls" does where both count stalls.
fn is_telling(figure: &Quantity, other: &Quantity) -> bool {
    let one_noun = figure.counted.last().is_some() && figure.counted.last() == other.counted.last();
    if !is_sharp(figure) || !is_sharp(other) {
        return false;
    }
    match figure.unit {
        Unit::Count => figure.value.abs() > if one_noun { 4.0 } else { 12.0 },
        Unit::Ordinal => false,
        _ => true,
    }
}

/// "hundreds more could be confirmed" and "more than 700 were found" are compatible and tell nothing.
fn is_sharp(figure: &Quantity) -> bool {
    figure.high.min(2.0 * figure.value.abs()) - figure.low <= 0.5 * figure.value.abs()
}

/// A word for what the values measure, shown as the heading of a difference.
fn matter(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Duration => "duration",
        Unit::Age => "age",
        Unit::Money(_) => "amount",
        Unit::Percent | Unit::PercentPoint => "share",
        Unit::Length => "distance",
        Unit::Area => "area",
        Unit::Mass => "weight",
        Unit::Temperature => "temperature",
        Unit::Speed => "speed",
        Unit::Magnitude => "magnitude",
        Unit::Times => "factor",
        Unit::Score => "score",
        Unit::Ordinal => "rank",
        _ => return None,
    })
}
