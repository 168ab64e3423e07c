//! Do two statements report the same fact, a neighbouring one, or an incompatible one?
//!
//! One comparer per slot (quantity, date, entity, quotation, polarity, wording); [`score`](mod@score) weighs what they
//! found. Direction matters: a preview does not confirm that the talks were held.

mod alone;
mod bound;
mod clock;
mod date;
mod disclosure;
mod entity;
mod families;
mod measure;
mod opposite;
mod polarity;
mod quantity;
mod quotation;
mod rivals;
mod role;
mod score;
mod subject;
mod wording;

pub use alone::alone_features;
pub use bound::sameness_from;
pub use date::lies_before;
pub use rivals::{Rivals, Standing};
pub use score::{
    CLOSE_WORDING, CONFLICT_WORDING, FEATURES, LIKELY, RELATED, SUPPORTS, sameness, story_features, wording_slot,
};
pub use wording::{SharedWording, Wording};

use crate::claim::{Claim, Modality};
use crate::ingest::Published;
use crate::mention::same_entity;
use crate::retrieve::Weights;
use crate::text::Span;
use alone::{SHORT_TEXT, SharedSurface, Surface};

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
    /// Nothing forbids that it reports the main fact: no conflict, and no mere forecast of it.
    pub may_support: bool,
}

/// One statement made ready for many comparisons.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    pub claim: &'a Claim,
    pub wording: Wording,
    pub context: Wording,
    /// Its names, each once: the first mention of each, among the claim's.
    pub names: Vec<usize>,
    pub published: Option<&'a Published>,
    /// Where it stands in its article, 0 at the beginning, below 1.
    pub place: f64,
    /// It tells of days well before its publication: "In December 29 people died".
    pub earlier: bool,
    /// Who does what it tells, where that is somebody named.
    subject: Option<subject::Subject>,
    /// Verbs that have an opposite.
    told: opposite::Told,
    /// Kept where the text is so short that no article tells which of its words are telling.
    surface: Option<Surface>,
}

impl<'a> Side<'a> {
    /// The claims of one article, each ready.
    pub fn all(claims: &'a [Claim], weights: &Weights, published: Option<&'a Published>) -> Vec<Self> {
        let side = |(at, claim): (usize, &'a Claim)| Side {
            claim,
            wording: Wording::of(claim, weights),
            context: Wording::in_context(claims, at, weights),
            names: entity::distinct(claim),
            published,
            place: (at as f64 + 0.5) / claims.len() as f64,
            earlier: date::tells_of_earlier_days(claim, published),
            subject: subject::Subject::of(claim),
            told: opposite::Told::by(claim),
            surface: (claims.len() <= SHORT_TEXT).then(|| Surface::of(claim, weights)),
        };
        claims.iter().enumerate().map(side).collect()
    }

    /// What the prints share where both texts stand alone.
    fn shared_surface(&self, other: &Side) -> Option<SharedSurface> {
        Some(self.surface.as_ref()?.shared_with(other.surface.as_ref()?))
    }
}

/// What all comparers saw, before it is weighed.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    pub wording: SharedWording,
    /// Cosine of the two statements with their neighbours.
    pub context: f64,
    pub entity: entity::SharedNames,
    pub figures: quantity::SharedFigures,
    pub dates: date::SharedDates,
    /// Words that both quote, 0..=1 of the shorter quotation.
    pub quoted: f64,
    pub opposed: bool,
    /// They are of different people, of whom the other says nothing.
    pub strangers: bool,
    pub modality: (Modality, Modality),
    /// Where both texts stand alone.
    pub surface: Option<SharedSurface>,
    pub slots: Vec<Slot>,
}

/// Runs every slot comparer.
pub fn compare(ours: &Side, theirs: &Side) -> Comparison {
    let (wording, context) = words(ours, theirs);
    compare_values(ours, theirs, wording, context)
}

/// What both share in words, by themselves and among their neighbours.
fn words(ours: &Side, theirs: &Side) -> (SharedWording, f64) {
    (ours.wording.shared_with(&theirs.wording), ours.context.cosine(&theirs.context))
}

fn compare_values(ours: &Side, theirs: &Side, wording: SharedWording, context: f64) -> Comparison {
    let mut slots = Vec::new();
    let entity = entity::compare(ours, theirs, &mut slots);
    let figures = quantity::compare(ours, theirs, &mut slots);
    let dates = date::compare(ours, theirs, &mut slots);
    clock::compare(ours, theirs, &mut slots);
    let quoted = quotation::compare(ours.claim, theirs.claim, &mut slots);
    let opposed = polarity::compare(ours, theirs, &wording, &mut slots);
    opposite::compare(ours, theirs, &mut slots);
    role::compare(ours, theirs, &mut slots);
    subject::compare(ours, theirs, &mut slots);
    disclosure::compare(ours.claim, theirs.claim, &wording, &mut slots);
    Comparison {
        wording,
        context,
        entity,
        figures,
        dates,
        quoted,
        opposed,
        strangers: subject::are_strangers((ours.claim, ours.subject.as_ref()), (theirs.claim, theirs.subject.as_ref())),
        modality: (ours.claim.modality, theirs.claim.modality),
        surface: ours.shared_surface(theirs),
        slots,
    }
}

/// Compares our claim with theirs where no rivals of either are known.
pub fn align(ours: &Side, theirs: &Side) -> Alignment {
    settle(compare(ours, theirs), Standing::ALONE, ours, theirs)
}

/// Weighs what the comparers saw, and says how the two statements relate.
fn settle(mut comparison: Comparison, standing: Standing, ours: &Side, theirs: &Side) -> Alignment {
    let score = score::sameness(&comparison, standing);
    let linked = score::link(&comparison, standing);
    let one_event = one_event(&comparison);
    let set_aside = settle_conflicts(&mut comparison, linked, ours, theirs);
    let conflicting = comparison
        .slots
        .iter()
        .any(|s| matches!(s.severity, Some(Severity::Hard | Severity::Soft)) && s.agreement == Agreement::Differs);
    let outdated = comparison.slots.iter().any(|s| s.severity == Some(Severity::Update));
    let may_support = !conflicting && !outdated && !set_aside && one_event && confirms(&comparison, ours.claim);
    let relation = match (conflicting, score >= SUPPORTS && may_support, linked >= RELATED) {
        (true, ..) => Relation::Contradicts,
        (_, true, _) => Relation::Supports,
        (_, false, true) => Relation::Related,
        _ => Relation::Unrelated,
    };
    comparison.slots.push(score::wording_slot(&comparison));
    Alignment { relation, score, slots: comparison.slots, may_support }
}

/// A forecast does not confirm an outcome; the outcome does confirm that there was something to forecast. What is so and
/// did not happen may be told either way: "costs 5.2 million euros", "will cost 5.2 million euros". Shared words change
/// nothing: "has cut 300 jobs" is not told by "plans to cut 300 jobs".
fn confirms(comparison: &Comparison, ours: &Claim) -> bool {
    let foretold = comparison.modality == (Modality::Asserted, Modality::Expected) && ours.past;
    !comparison.strangers && !comparison.figures.elsewhere && comparison.figures.unlike == 0 && !foretold
}

/// "In December 29 people died when a bus …" and "15 were killed on Friday": other days, another event. So are two
/// reports that differ in the date and in the figures alike. "Three were killed on Sunday", "rose to seven on Monday": a toll
/// goes on from day to day.
fn one_event(comparison: &Comparison) -> bool {
    let differing = || comparison.slots.iter().filter(|slot| slot.agreement == Agreement::Differs);
    let differs = |kind: SlotKind| differing().any(|slot| slot.kind == kind);
    let moving = differing().any(|slot| slot.matter.is_some_and(|matter| quantity::MOVING.contains(&matter)));
    let next_day = comparison.dates.next_day && !moving;
    let other_days = (comparison.dates.disjoint || next_day) && comparison.dates.same == 0;
    !matches!((differs(SlotKind::Date), differs(SlotKind::Quantity), other_days), (true, true, _) | (false, true, true))
}

/// Whether one print came so much later that its figure may be newer: two reports of half past eight differ, a morning
/// and an evening edition tell a development.
fn are_editions(a: &Published, b: &Published) -> bool {
    match a.second.zip(b.second) {
        Some((a, b)) => a.abs_diff(b) >= EDITION_SECONDS,
        None => a.is_after(b) || b.is_after(a),
    }
}

/// Prints closer together than two hours are of one edition. Higher finds fewer updates and more conflicts.
const EDITION_SECONDS: u64 = 2 * 60 * 60;

/// Whether each names a source of its own: the forecasts of two institutes differ, and both remain forecasts.
fn are_two_voices(ours: &Claim, theirs: &Claim) -> bool {
    let met = |name: &str| theirs.sources().any(|other| same_entity(name, other));
    ours.sources().next().is_some() && theirs.sources().next().is_some() && !ours.sources().any(met)
}

/// A difference counts only on one matter, and only between statements of one kind: what is expected cannot conflict
/// with what happened, and a figure that a later report changed is an update.
///
/// True where values of one matter differ and are no conflict, as they stand in a forecast and a report or in the forecasts
/// of two institutes: neither reports the other's fact.
fn settle_conflicts(comparison: &mut Comparison, linked: f64, ours: &Side, theirs: &Side) -> bool {
    let (our_kind, their_kind) = comparison.modality;
    let one_kind = (our_kind == Modality::Expected) == (their_kind == Modality::Expected)
        && !(our_kind == Modality::Expected && are_two_voices(ours.claim, theirs.claim));
    let enough = if comparison.figures.close { CLOSE_WORDING } else { CONFLICT_WORDING };
    let met = linked >= enough && one_event(comparison);
    let one_matter = met && one_kind && !comparison.strangers;
    let mut set_aside = false;
    let in_order = ours.published.zip(theirs.published).is_some_and(|(a, b)| are_editions(a, b));
    let hidden = [ours, theirs].iter().any(|side| !side.claim.polarity.is_affirmed());
    for slot in &mut comparison.slots {
        // A headline that calls the claim a hoax shares few words with it, and so do names and "nobody was named".
        let named = slot.matter == Some(disclosure::WHO) && hidden;
        // Two winners of one race are a difference because they are two.
        let rivals = slot.matter == Some(disclosure::WHO) && comparison.strangers && met && one_kind;
        let by_itself = slot.matter == Some(polarity::EXPOSED) || named || rivals;
        if slot.agreement != Agreement::Differs || by_itself {
            continue;
        }
        let moving = slot.matter.is_some_and(|m| quantity::MOVING.contains(&m));
        match (one_matter, moving && in_order) {
            (false, _) => {
                set_aside |=
                    matches!(slot.kind, SlotKind::Quantity | SlotKind::Polarity) || slot.matter == Some(clock::HOUR);
                slot.agreement = Agreement::Silent;
                slot.severity = None;
            }
            (true, true) => slot.severity = Some(Severity::Update),
            (true, false) => {}
        }
    }
    set_aside
}
