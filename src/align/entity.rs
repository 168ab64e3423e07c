//! Do they name the same people, places and bodies?

use super::{Side, Slot, SlotKind};
use crate::claim::Claim;
use crate::mention::{EntityKind, same_entity};

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SharedNames {
    pub same: usize,
    /// Shared people and organisations, which are rarer than countries.
    pub persons: usize,
    pub ours: usize,
    pub theirs: usize,
    /// Dice of the two sets of names, each counted by how rare it is in the story: a name that every sentence has
    /// ("Kepler") says little, 0..=1.
    pub rare: f64,
}

impl SharedNames {
    /// Dice of the two sets of names, 0..=1.
    pub fn share(self) -> f64 {
        if self.ours + self.theirs == 0 { 0.0 } else { 2.0 * self.same as f64 / (self.ours + self.theirs) as f64 }
    }
}

pub fn compare(our_side: &Side, their_side: &Side, slots: &mut Vec<Slot>) -> SharedNames {
    let (ours, theirs) = (our_side.claim, their_side.claim);
    let (mine, others) = (&our_side.names, &their_side.names);
    let mut shared = SharedNames { ours: mine.len(), theirs: others.len(), ..SharedNames::default() };
    let weight = |side: &Side, at: usize| side.wording.weight_at(side.claim.mentions.entities[at].span);
    let mut met = 0.0;
    for &at in mine {
        let (name, entity) = (ours.names[at].as_str(), &ours.mentions.entities[at]);
        let found = others.iter().copied().find(|&i| {
            let (other, them) = (theirs.names[i].as_str(), &theirs.mentions.entities[i]);
            same_entity(name, other)
                || entity.stands_for.as_deref() == Some(other)
                || them.stands_for.as_deref() == Some(name)
        });
        match found {
            Some(other) => {
                shared.same += 1;
                met += weight(our_side, at) + weight(their_side, other);
                shared.persons += usize::from(matches!(entity.kind, EntityKind::Person | EntityKind::Organisation));
                slots.push(Slot::agrees(SlotKind::Entity, entity.span, theirs.mentions.entities[other].span));
            }
            None => slots.push(Slot::silent(SlotKind::Entity, Some(entity.span), None)),
        }
    }
    let total: f64 = mine.iter().map(|at| weight(our_side, *at)).sum::<f64>()
        + others.iter().map(|at| weight(their_side, *at)).sum::<f64>();
    shared.rare = if total > 0.0 { (met / total).min(1.0) } else { 0.0 };
    shared
}

/// Each name of a claim once, by the place of its first mention.
pub fn distinct(claim: &Claim) -> Vec<usize> {
    let mut first: Vec<usize> = Vec::new();
    for (at, name) in claim.names.iter().enumerate() {
        if !first.iter().any(|&known| same_entity(&claim.names[known], name)) {
            first.push(at);
        }
    }
    first
}
