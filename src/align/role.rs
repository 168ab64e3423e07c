//! Do they give one role to two people? "The pilot, Ivo Brandt, broke both legs" against "The pilot, Karl Moss, suffered
//! broken legs": who says "the pilot" knows of one only.

use super::disclosure::WHO;
use super::{Severity, Side, Slot, SlotKind};
use crate::claim::Claim;
use crate::mention::{EntityKind, same_entity};
use crate::text::Span;

pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) {
    let (Some((my_role, mine, my_name)), Some((their_role, other, their_name))) =
        (holder(ours.claim), holder(theirs.claim))
    else {
        return;
    };
    if my_role == their_role && !same_entity(my_name, their_name) {
        let slot = Slot::differs(SlotKind::Entity, mine, other, Severity::Hard);
        slots.push(Slot { matter: Some(WHO), ..slot });
    }
}

/// Roles that one event has once. There are two goalkeepers, two suspects and two ministers who sign.
const SINGLE: [&str; 6] = ["pilot", "driver", "captain", "skipper", "helmsman", "conductor"];

/// The role, the place and the key of a full name that stands behind "the" and a role, between commas.
fn holder(claim: &Claim) -> Option<(&'static str, Span, &str)> {
    let named = claim.mentions.entities.iter().zip(&claim.names);
    named.filter(|(e, _)| matches!(e.kind, EntityKind::Person | EntityKind::Other)).find_map(|(entity, name)| {
        let full = name.contains(' ') && claim.text[entity.span.end..].starts_with(',');
        let before = claim.text.get(..entity.span.start)?.trim_end().strip_suffix(',')?;
        let (rest, role) = before.rsplit_once(' ')?;
        let definite = rest.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        let single = SINGLE.iter().find(|single| **single == role)?;
        (full && definite).then_some((*single, entity.span, name.as_str()))
    })
}
