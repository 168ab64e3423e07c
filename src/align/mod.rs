//! Do two statements report the same fact, a neighbouring one, or an incompatible one?
//!
//! One comparer per slot (quantity, date, entity, quotation, polarity, wording); [`score`](mod@score) weighs what they
//! found. Direction matters: a preview does not confirm that the talks were held.

mod date;
mod entity;
mod families;
mod polarity;
mod quantity;
mod quotation;
mod score;
mod wording;

pub use score::{CONFLICT_WORDING, FEATURES, RELATED, SUPPORTS, features, link, sameness};
pub use wording::{SharedWording, Wording};

use crate::claim::{Claim, Modality};
use crate::ingest::Published;
use crate::retrieve::Weights;
use crate::text::Span;

/// How a passage stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Reports the claim's main fact.
    Supports,
    /// States something incompatible on the same matter.
    Contradicts,
    /// Shares a secondary fact.
    Related,
    Unrelated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SlotKind {
    Quantity,
    Date,
    Entity,
    Quotation,
    Polarity,
    Wording,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Agreement {
    Agrees,
    Differs,
    Silent,
}

/// How grave a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// A later report changed the value: no conflict.
    Update,
    /// Rounding, scope or hedging could reconcile the two.
    Soft,
    /// Both cannot stand side by side unexplained.
    Hard,
}

/// What one comparer found.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    pub kind: SlotKind,
    pub agreement: Agreement,
    /// Bytes in our claim's text.
    pub ours: Option<Span>,
    /// Bytes in the other claim's text.
    pub theirs: Option<Span>,
    pub severity: Option<Severity>,
    /// What the values measure where the comparer knows: "duration".
    pub matter: Option<&'static str>,
}

impl Slot {
    fn agrees(kind: SlotKind, ours: Span, theirs: Span) -> Self {
        Slot {
            kind,
            agreement: Agreement::Agrees,
            ours: Some(ours),
            theirs: Some(theirs),
            severity: None,
            matter: None,
        }
    }

    fn differs(kind: SlotKind, ours: Span, theirs: Span, severity: Severity) -> Self {
        Slot { severity: Some(severity), agreement: Agreement::Differs, ..Slot::agrees(kind, ours, theirs) }
    }

    fn silent(kind: SlotKind, ours: Option<Span>, theirs: Option<Span>) -> Self {
        Slot { kind, agreement: Agreement::Silent, ours, theirs, severity: None, matter: None }
    }
}

/// The outcome of comparing our claim with another.
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    pub relation: Relation,
    /// 0..=1, rising with sameness of the main fact.
    pub score: f64,
    pub slots: Vec<Slot>,
}

/// One statement made ready for many comparisons.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    pub claim: &'a Claim,
    pub wording: Wording,
    pub clauses: Vec<Wording>,
    pub context: Wording,
    pub published: Option<&'a Published>,
}

impl<'a> Side<'a> {
    /// The claims of one article, each ready.
    pub fn all(claims: &'a [Claim], weights: &Weights, published: Option<&'a Published>) -> Vec<Self> {
        let side = |(at, claim): (usize, &'a Claim)| Side {
            claim,
            wording: Wording::of(claim, weights),
            clauses: Wording::of_clauses(claim, weights),
            context: Wording::in_context(claims, at, weights),
            published,
        };
        claims.iter().enumerate().map(side).collect()
    }

    /// Cosine of the two clauses that are most alike.
    fn best_clause(&self, other: &Side) -> f64 {
        let pairs = self.clauses.iter().flat_map(|a| other.clauses.iter().map(move |b| (a, b)));
        pairs.map(|(a, b)| a.shared_with(b).cosine).fold(0.0, f64::max)
    }
}

/// What all comparers saw, before it is weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub wording: SharedWording,
    /// Cosine of the two clauses that are most alike.
    pub clause: f64,
    /// Cosine of the two statements with their neighbours.
    pub context: f64,
    pub entity: entity::SharedNames,
    pub figures: quantity::SharedFigures,
    pub dates: date::SharedDates,
    /// Words that both quote, 0..=1 of the shorter quotation.
    pub quoted: f64,
    pub opposed: bool,
    pub modality: (Modality, Modality),
    pub slots: Vec<Slot>,
}

/// Runs every slot comparer.
pub fn compare(ours: &Side, theirs: &Side) -> Comparison {
    let wording = ours.wording.shared_with(&theirs.wording);
    let mut slots = Vec::new();
    let entity = entity::compare(ours.claim, theirs.claim, &mut slots);
    let figures = quantity::compare(ours, theirs, &mut slots);
    let dates = date::compare(ours, theirs, &mut slots);
    let quoted = quotation::compare(ours.claim, theirs.claim, &mut slots);
    let opposed = polarity::compare(ours.claim, theirs.claim, &mut slots);
    let clause = ours.best_clause(theirs);
    let context = ours.context.shared_with(&theirs.context).cosine;
    Comparison {
        wording,
        clause,
        context,
        entity,
        figures,
        dates,
        quoted,
        opposed,
        modality: (ours.claim.modality, theirs.claim.modality),
        slots,
    }
}

/// Compares our claim with theirs.
pub fn align(ours: &Side, theirs: &Side) -> Alignment {
    let mut comparison = compare(ours, theirs);
    let score = score::sameness(&comparison);
    let linked = score::link(&comparison);
    settle_conflicts(&mut comparison, linked, ours, theirs);
    let conflicting = comparison
        .slots
        .iter()
        .any(|s| matches!(s.severity, Some(Severity::Hard | Severity::Soft)) && s.agreement == Agreement::Differs);
    let relation = match (conflicting, score >= SUPPORTS && confirms(&comparison), linked >= RELATED) {
        (true, ..) => Relation::Contradicts,
        (_, true, _) => Relation::Supports,
        (_, false, true) => Relation::Related,
        _ => Relation::Unrelated,
    };
    comparison.slots.push(score::wording_slot(&comparison));
    Alignment { relation, score, slots: comparison.slots }
}

/// A forecast does not confirm an outcome; the outcome does confirm that there was something to forecast.
fn confirms(comparison: &Comparison) -> bool {
    !matches!(comparison.modality, (Modality::Asserted, Modality::Expected) if comparison.wording.ours_covered < 0.75)
}

/// "In December 29 people died when a bus …" and "15 were killed on Friday": other days, another event. So are two
/// reports that differ in the date and in the figures alike.
fn one_event(comparison: &Comparison) -> bool {
    let differs = |kind: SlotKind| comparison.slots.iter().any(|s| s.kind == kind && s.agreement == Agreement::Differs);
    let other_days = comparison.dates.disjoint && comparison.dates.same == 0;
    match (differs(SlotKind::Date), differs(SlotKind::Quantity), other_days) {
        (true, true, _) => false,
        (false, true, true) => false,
        _ => true,
    }
}

/// A difference counts only on one matter, and only between statements of one kind: what is expected cannot conflict
/// with what happened, and a figure that a later report changed is an update.
fn settle_conflicts(comparison: &mut Comparison, linked: f64, ours: &Side, theirs: &Side) {
    let (our_kind, their_kind) = comparison.modality;
    let one_kind = (our_kind == Modality::Expected) == (their_kind == Modality::Expected);
    let one_matter = linked >= CONFLICT_WORDING && one_kind && one_event(comparison);
    let in_order = ours.published.zip(theirs.published).is_some_and(|(a, b)| a.is_after(b) || b.is_after(a));
    for slot in &mut comparison.slots {
        if slot.agreement != Agreement::Differs {
            continue;
        }
        let moving = slot.matter.is_some_and(|m| quantity::MOVING.contains(&m));
        match (one_matter, moving && in_order) {
            (false, _) => {
                slot.agreement = Agreement::Silent;
                slot.severity = None;
            }
            (true, true) => slot.severity = Some(Severity::Update),
            (true, false) => {}
        }
    }
}
