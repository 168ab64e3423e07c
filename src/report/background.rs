//! What do articles on other events say of facts that the page mentions beside its own event? Told apart from the
//! story: no witness of the event, and no vote in a verdict.

use super::{Evidence, Finding, Member, Scope, Story};
use crate::align::{Agreement, Comparison, Relation, Side, Slot, SlotKind, compare, lies_before, wording_slot};
use crate::claim::Modality;
use crate::lineage::{Kin, Print, copies};
use crate::mention::{DateAgreement, DateMention};
use crate::retrieve::Weights;

/// An article of another event, read for some claims of ours.
pub struct Read {
    pub member: Member,
    pub print: Print,
    /// Places of our claims that it may know.
    pub claims: Vec<usize>,
    /// It goes back to the page's own source.
    pub same_origin: bool,
}

/// What articles on other events tell.
#[derive(Debug, Default)]
pub struct Background {
    members: Vec<Member>,
    /// Our claim, and a passage that tells the same.
    told: Vec<(usize, Evidence)>,
}

/// So much of our claim's telling words must the statement have. 0..=1, higher is stricter. "The flood of 1954 killed 12
/// people in the Tamsel valley" and "Seventy years ago today a flood killed 12 people in the Tamsel valley": 1.
const COVERED: f64 = 0.6;

/// Words beside names and figures that both must have: "And Romney was right in 2012" shares "2012" with every report of
/// that campaign.
const SHARED_WORDS: usize = 2;

/// Most passages shown for one claim.
const MOST_PASSAGES: usize = 2;

/// What the articles of `read` tell of the claims of `ours`.
pub fn background(ours: &Member, print: &Print, read: Vec<Read>, weights: &Weights) -> Background {
    let our_sides = ours.sides(weights);
    let mut found = Background::default();
    for Read { member, print: their_print, claims, same_origin } in read {
        let theirs = member.sides(weights);
        let copied = copies(print, &their_print, Kin::Strangers);
        let article = found.members.len();
        let known = claims.iter().filter_map(|&claim| {
            let (at, score, slots) = best(&our_sides[claim], &theirs)?;
            let copied = copied.iter().find(|(a, b, _)| (*a, *b) == (claim, at)).map(|(_, _, kind)| *kind);
            let (relation, scope, likely) = (Relation::Supports, Scope::Background, false);
            let same_origin = same_origin || copied.is_some();
            Some((claim, Evidence { article, claim: at, relation, scope, score, likely, slots, same_origin, copied }))
        });
        let known: Vec<(usize, Evidence)> = known.collect();
        drop(theirs);
        if !known.is_empty() {
            found.told.extend(known);
            found.members.push(member);
        }
    }
    found
}

impl Background {
    /// Appends it to findings whose verdicts are decided: removing it again leaves everything as it was.
    pub fn attach(mut self, story: &mut Story, findings: &mut [Finding]) {
        self.told.sort_by(|(_, a), (_, b)| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        for finding in findings {
            let mine = self.told.iter().filter(|(claim, _)| *claim == finding.claim).map(|(_, told)| told.clone());
            finding.evidence.extend(mine.take(MOST_PASSAGES));
        }
        story.background = self.members;
    }
}

/// The statement that tells our fact, how much of it, and what agrees.
fn best(ours: &Side, theirs: &[Side]) -> Option<(usize, f64, Vec<Slot>)> {
    let told = theirs.iter().enumerate().filter_map(|(at, side)| {
        let mut seen = compare(ours, side);
        tells(&seen, ours, side).then(|| {
            seen.slots.push(wording_slot(&seen));
            (at, seen.wording.ours_covered.min(1.0), seen.slots)
        })
    });
    told.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// Whether `theirs`, of another event, tells the fact of ours: most of its words, a name, and a figure or a date. Rates are
/// cut by a quarter point every spring: what happened must be dated alike, what is so ("84 metres deep") need not.
fn tells(seen: &Comparison, ours: &Side, theirs: &Side) -> bool {
    let differs =
        |slot: &Slot| slot.agreement == Agreement::Differs && matches!(slot.kind, SlotKind::Quantity | SlotKind::Date);
    let happened = ours.claim.past || theirs.claim.past;
    let figures = seen.figures.same == seen.figures.ours;
    // "A factory fire in Hallin, Calderia" and "in Tolmin, Calderia": each names what the other does not.
    let elsewhere = seen.entity.ours > seen.entity.same && seen.entity.theirs > seen.entity.same;
    let dated = dated_alike(ours, theirs);
    seen.modality == (Modality::Asserted, Modality::Asserted)
        && !seen.opposed
        && !seen.slots.iter().any(differs)
        && seen.entity.same > 0
        && !elsewhere
        && seen.wording.ours_covered >= COVERED
        && seen.wording.shared >= SHARED_WORDS
        && figures
        && (dated || !happened && !seen.dates.disjoint && seen.figures.telling > 0)
}

/// Whether both date it alike, and further back than news goes.
fn dated_alike(ours: &Side, theirs: &Side) -> bool {
    let earlier = |date: &DateMention| match (date.days, ours.published) {
        (Some(days), Some(today)) => lies_before(&days, today),
        (days, None) => days.is_some() && !date.relative,
        (None, _) => false,
    };
    let of = |side: &Side| side.claim.mentions.dates.clone();
    let others = of(theirs);
    of(ours).iter().any(|date| earlier(date) && others.iter().any(|other| date.agreement(other) == DateAgreement::Same))
}
