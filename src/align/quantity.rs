//! Do the figures agree? Only values of one unit that count the same thing are held against each other.

use super::{Severity, Slot, SlotKind};
use crate::claim::Claim;
use crate::mention::{Quantity, QuantityAgreement, Unit};

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
}

/// Pairs each of our figures with the best of theirs.
pub fn compare(ours: &Claim, theirs: &Claim, slots: &mut Vec<Slot>) -> SharedFigures {
    let (mine, others) = (&ours.mentions.quantities, &theirs.mentions.quantities);
    let mut shared = SharedFigures { ours: mine.len(), theirs: others.len(), ..SharedFigures::default() };
    for figure in mine {
        let best =
            others.iter().map(|other| (figure.agreement(other), other)).min_by_key(|(agreement, _)| rank(*agreement));
        match best {
            Some((QuantityAgreement::Same, other)) => {
                shared.same += 1;
                shared.telling += usize::from(is_telling(figure) || is_telling(other));
                slots.push(slot(Slot::agrees(SlotKind::Quantity, figure.span, other.span), figure));
            }
            // A value that stands elsewhere in the other sentence is not disputed by it.
            Some((QuantityAgreement::Near, other)) if unmatched(other, mine) => {
                shared.different += 1;
                slots.push(slot(Slot::differs(SlotKind::Quantity, figure.span, other.span, Severity::Soft), figure));
            }
            Some((QuantityAgreement::Different, other)) if unmatched(other, mine) => {
                shared.different += 1;
                slots.push(slot(Slot::differs(SlotKind::Quantity, figure.span, other.span, Severity::Hard), figure));
            }
            _ => slots.push(Slot::silent(SlotKind::Quantity, Some(figure.span), None)),
        }
    }
    shared
}

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

/// "715 planets" identifies a statement, "two papers" does not.
fn is_telling(figure: &Quantity) -> bool {
    match figure.unit {
        Unit::Count => figure.value.abs() > 12.0,
        Unit::Ordinal => false,
        _ => true,
    }
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
