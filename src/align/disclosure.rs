//! Does one say that nobody was named, and the other name them? "Neither side disclosed the participants" against "The
//! U.S. delegation was led by Sonata Coulter".

use super::{Severity, SharedWording, Slot, SlotKind};
use crate::claim::{Claim, Term};
use crate::mention::{Entity, EntityKind};
use crate::text::Span;

/// The matter of such a difference.
pub const WHO: &str = "who it was";

/// Stems of verbs that make known who someone is.
const DISCLOSING: [&str; 8] = ["disclos", "name", "identifi", "reveal", "announc", "releas", "publish", "public"];

/// Roles that can be withheld, stems that show a name in the same role, and whether it is held in office. Only who is sent somewhere has an office: "Mayor
/// Karl Brandt said 12 people were killed" names no victim, and
/// a report of a suspect shares a word with the one that names none.
const ROLES: [(&[&str], &[&str], bool); 4] = [
    (
        &["particip", "deleg", "member", "repres", "negoti", "team"],
        &["led", "lead", "head", "deleg", "conting", "team", "negoti", "repres"],
        true,
    ),
    (
        &["suspect", "attack", "gunman", "assail", "shooter", "man", "woman"],
        &["suspect", "attack", "gunman", "assail", "shooter"],
        false,
    ),
    (&["victim", "dead", "deceas"], &["victim", "kill", "die", "dead"], false),
    (&["driver", "pilot", "captain"], &["driver", "pilot", "captain", "drove", "driven"], false),
];

pub fn compare(ours: &Claim, theirs: &Claim, wording: &SharedWording, slots: &mut Vec<Slot>) {
    let found =
        ROLES.iter().filter(|(.., office)| *office || wording.shared > 0).find_map(|(withheld, named, office)| {
            let between = |hiding: &Claim, naming: &Claim| {
                Some((stays_hidden(hiding, withheld)?, is_named(naming, named, *office)?))
            };
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

/// A person's name that stands in such a role, and is not the one who says so.
fn is_named(claim: &Claim, roles: &[&str], office: bool) -> Option<Span> {
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
    let full = |e: &&Entity| e.kind == EntityKind::Person && e.surface.contains(' ');
    let says = |e: &&Entity| claim.attribution.as_deref().is_some_and(|who| who.contains(e.surface.as_str()));
    let open = |e: &&Entity| !says(e) && (office || e.title.is_none());
    let people = claim.mentions.entities.iter().filter(full).filter(open);
    let found = people.map(|e| e.span).find(|span| claim.terms.iter().filter(role).any(|term| near(*span, term)));
    found.filter(|_| claim.modality == crate::claim::Modality::Asserted)
}

/// Bytes between a name and its role: "headed by the deputy harbour master Ines Dahl". Higher finds more.
const NEAR: usize = 60;
