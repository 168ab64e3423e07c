//! Does one say that nobody was named, and the other name them? "Neither side disclosed the participants" against "The
//! U.S. delegation was led by Sonata Coulter".

use super::{Severity, Slot, SlotKind};
use crate::claim::{Claim, Term};
use crate::mention::EntityKind;
use crate::text::Span;

/// The matter of such a difference.
pub const WHO: &str = "who it was";

/// Stems of verbs that make known who someone is.
const DISCLOSING: [&str; 8] = ["disclos", "name", "identifi", "reveal", "announc", "releas", "publish", "public"];

/// Roles that can be withheld, and stems that show a name in the same role.
const ROLES: [(&[&str], &[&str]); 4] = [
    (
        &["particip", "deleg", "member", "repres", "negoti", "team"],
        &["led", "lead", "head", "deleg", "conting", "team", "negoti", "repres"],
    ),
    (
        &["suspect", "attack", "gunman", "assail", "shooter", "man", "woman"],
        &["suspect", "attack", "gunman", "assail", "shooter"],
    ),
    (&["victim", "dead", "deceas"], &["victim", "kill", "die", "dead"]),
    (&["driver", "pilot", "captain"], &["driver", "pilot", "captain", "drove", "driven"]),
];

pub fn compare(ours: &Claim, theirs: &Claim, slots: &mut Vec<Slot>) {
    let found = ROLES.iter().find_map(|(withheld, named)| {
        let between =
            |hiding: &Claim, naming: &Claim| Some((stays_hidden(hiding, withheld)?, is_named(naming, named)?));
        between(ours, theirs).or_else(|| between(theirs, ours).map(|(theirs, ours)| (ours, theirs)))
    });
    if let Some((mine, other)) = found {
        slots.push(Slot { matter: Some(WHO), ..Slot::differs(SlotKind::Entity, mine, other, Severity::Hard) });
    }
}

/// The denied stretch that says that nobody in such a role was named.
fn stays_hidden(claim: &Claim, roles: &[&str]) -> Option<Span> {
    let holds = |stretch: &Span, stems: &[&str]| {
        claim.terms.iter().any(|t| stretch.contains(t.span) && stems.contains(&t.stem.as_str()))
    };
    claim.polarity.denied.iter().copied().find(|d| holds(d, &DISCLOSING) && holds(d, roles))
}

/// A person's name that stands in such a role.
fn is_named(claim: &Claim, roles: &[&str]) -> Option<Span> {
    if !claim.polarity.is_affirmed() {
        return None;
    }
    let role = |t: &&Term| roles.contains(&t.stem.as_str());
    let near = |span: Span, term: &Term| {
        let gap = if term.span.end <= span.start {
            span.start - term.span.end
        } else {
            term.span.start.saturating_sub(span.end)
        };
        gap <= NEAR
    };
    let people = claim.mentions.entities.iter().filter(|e| e.kind == EntityKind::Person && e.surface.contains(' '));
    let found = people.map(|e| e.span).find(|span| claim.terms.iter().filter(role).any(|term| near(*span, term)));
    found.filter(|_| claim.modality == crate::claim::Modality::Asserted)
}

/// Bytes between a name and its role: "headed by the deputy harbour master Ines Dahl". Higher finds more.
const NEAR: usize = 60;
