//! Do they tell opposite outcomes of one matter? "Milk prices rose by 8 percent" against "Milk prices fell by 8 percent"
//! share every word but one.

use super::{Severity, Side, Slot, SlotKind};
use crate::claim::{Claim, Modality, Term};
use crate::mention::same_entity;
use crate::text::Span;

/// Stems of words that cannot both be right of one matter at one time. "Opened" and "closed" stand here for nothing: what
/// opened on Monday may have been closed before.
struct Opposites {
    one: &'static [&'static str],
    other: &'static [&'static str],
    /// Only in one mouth: two people may well contradict each other.
    one_source: bool,
}

const OPPOSITES: [Opposites; 4] = [
    Opposites {
        one: &["rose", "rise", "risen", "increas", "grew", "grow", "climb", "jump"],
        other: &["fell", "fall", "fallen", "decreas", "shrank", "shrink", "drop", "declin", "sank"],
        one_source: false,
    },
    Opposites { one: &["acquit"], other: &["convict"], one_source: false },
    Opposites { one: &["cancel", "scrap"], other: &["took place", "went ahead"], one_source: false },
    Opposites { one: &["deni"], other: &["confirm", "admit"], one_source: true },
];

pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) {
    let (mine, others) = (ours.claim, theirs.claim);
    let read = |claim: &&Claim| claim.modality == Modality::Asserted && claim.language.is_english();
    let asserted = [mine, others].iter().all(read);
    if !asserted || slots.iter().any(|slot| slot.kind == SlotKind::Polarity) {
        return;
    }
    let met = |name: &str| others.sources().any(|other| same_entity(name, other));
    let found = OPPOSITES.iter().filter(|pair| !pair.one_source || mine.sources().any(met)).find_map(|pair| {
        let told = |a: &Claim, b: &Claim| Some((only(a, pair.one, pair.other)?, only(b, pair.other, pair.one)?));
        told(mine, others).or_else(|| told(others, mine).map(|(theirs, ours)| (ours, theirs)))
    });
    let one_matter =
        |&(mine, other): &(Span, Span)| ours.wording.shared_around(mine, &theirs.wording, other) >= ONE_MATTER;
    if let Some((mine, other)) = found.filter(one_matter) {
        let slot = Slot::differs(SlotKind::Polarity, mine, other, Severity::Hard);
        slots.push(Slot { matter: Some("whether it is so"), ..slot });
    }
}

/// Share of the words around two opposite verbs from which on they tell of one matter. 0..=1, higher is stricter: of the
/// four words around "acquitted" and "convicted" in two reports of one verdict half are the same.
const ONE_MATTER: f64 = 0.5;

/// The word of `wanted` that the statement affirms, where it has none of `opposite`.
fn only(claim: &Claim, wanted: &[&str], opposite: &[&str]) -> Option<Span> {
    if opposite.iter().any(|word| place(claim, word).is_some()) {
        return None;
    }
    let found = wanted.iter().find_map(|word| place(claim, word))?;
    // "denied" denies what follows it and is itself told.
    let told = claim.polarity.denied.iter().all(|denied| denied.start == found.start || !denied.contains(found));
    told.then_some(found)
}

/// Where a stem, or a phrase of two words, stands.
fn place(claim: &Claim, wanted: &str) -> Option<Span> {
    if wanted.contains(' ') {
        let at = claim.text.find(wanted)?;
        return Some(Span::new(at, at + wanted.len()));
    }
    claim.terms.iter().find(|term: &&Term| term.stem == wanted).map(|term| term.span)
}
