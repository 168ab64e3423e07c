//! How much do two statements share in words? Telling words count more, and words in the same order more still.
//!
//! Words are compared as concepts: a stem, or the family of a stem ("expelled" and "expulsion"); a related concept counts
//! in part. This is the one place where word similarity is decided; vectors could join here as one more source of it.

use super::families::{self, Near};
use crate::claim::{Claim, Term, TermKind};
use crate::retrieve::Weights;
use crate::text::Span;

/// The telling words of one statement.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// In the order of the sentence.
    sequence: Vec<Concept>,
    /// Sorted by concept, each once.
    sorted: Vec<Concept>,
    total: f64,
    norm: f64,
    mask: Mask,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Concept {
    id: u64,
    weight: f64,
    name: bool,
    /// First byte of the word in the claim's text.
    at: usize,
    /// Concepts that are near; a name is near nothing.
    near: Option<&'static Near>,
}

/// A bit for each of some concepts: tells of most others that they are not among them without a search.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mask([u64; 4]);

impl Mask {
    pub fn put(&mut self, id: u64) {
        self.0[Mask::word(id)] |= Mask::bit(id);
    }

    fn may_hold(&self, id: u64) -> bool {
        self.0[Mask::word(id)] & Mask::bit(id) != 0
    }

    fn may_meet(&self, other: &Mask) -> bool {
        self.0.iter().zip(other.0).any(|(mine, theirs)| mine & theirs != 0)
    }

    fn word(id: u64) -> usize {
        (id >> 6) as usize & 3
    }

    fn bit(id: u64) -> u64 {
        1 << (id & 63)
    }
}

/// What two statements share, each 0..=1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SharedWording {
    /// Cosine of the weighted words.
    pub cosine: f64,
    /// Weight of our words that they have too.
    pub ours_covered: f64,
    /// Weight of their words that we have too.
    pub theirs_covered: f64,
    /// Neighbouring telling words that both keep together, in order.
    pub in_order: f64,
    /// How telling the strongest shared word is that is no name, 0 where none is shared.
    pub strongest: f64,
    /// Shared words that are no names.
    pub shared: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct NearWords {
    dot: f64,
    weight: f64,
}

impl Wording {
    pub fn of(claim: &Claim, weights: &Weights) -> Self {
        Wording::weighted([(claim.terms.as_slice(), 1.0)], weights)
    }

    /// The wording of a claim among its neighbours in the article, which count half: "It used a new technique" is told
    /// from its like by what stands around it, and "The talks lasted five hours" by where they were held.
    pub fn in_context(claims: &[Claim], at: usize, weights: &Weights) -> Self {
        let from = at.saturating_sub(1);
        let around = claims[from..claims.len().min(at + 2)].iter();
        let parts = around.enumerate().map(|(i, c)| (c.terms.as_slice(), if from + i == at { 1.0 } else { 0.5 }));
        Wording::weighted(parts.chain([(claims[at].inherited.as_slice(), 0.5)]), weights)
    }

    fn weighted<'t>(parts: impl IntoIterator<Item = (&'t [Term], f64)>, weights: &Weights) -> Self {
        let mut wording = Wording::default();
        for (terms, share) in parts {
            // Figures are compared as values, see `quantity`.
            for term in terms.iter().filter(|t| t.kind != TermKind::Number) {
                let id = hash(families::concept(&term.stem));
                let name = matches!(term.kind, TermKind::Name | TermKind::Meant);
                let near = if name { None } else { families::near(id) };
                let weight = share * weights.idf(&term.stem);
                wording.sequence.push(Concept { id, weight, name, at: term.span.start, near });
            }
        }
        wording.sorted = wording.sequence.clone();
        wording.sorted.sort_by(|a, b| a.id.cmp(&b.id).then(b.weight.total_cmp(&a.weight)));
        wording.sorted.dedup_by_key(|c| c.id);
        wording.total = wording.sorted.iter().map(|c| c.weight).sum();
        wording.norm = wording.sorted.iter().map(|c| c.weight * c.weight).sum::<f64>().sqrt();
        wording.sorted.iter().for_each(|concept| wording.mask.put(concept.id));
        wording
    }

    pub fn shared_with(&self, other: &Wording) -> SharedWording {
        if self.sorted.is_empty() || other.sorted.is_empty() {
            return SharedWording::default();
        }
        let (mine, others) = (self.near_words(other), other.near_words(self));
        let (mut dot, mut ours, mut theirs) = (0.5 * (mine.dot + others.dot), mine.weight, others.weight);
        let mut shared = SharedWording::default();
        for (a, b) in self.common(other) {
            dot += a.weight * b.weight;
            ours += a.weight;
            theirs += b.weight;
            if !a.name && !b.name {
                shared.shared += 1;
                shared.strongest = f64::max(shared.strongest, a.weight.min(b.weight));
            }
        }
        shared.cosine = dot / (self.norm * other.norm);
        shared.ours_covered = ours / self.total;
        shared.theirs_covered = theirs / other.total;
        shared.in_order = self.kept_pairs(other);
        shared.strongest = (shared.strongest / STRONGEST_IDF).min(1.0);
        shared
    }

    /// The cosine of [`Wording::shared_with`] alone.
    pub fn cosine(&self, other: &Wording) -> f64 {
        if self.sorted.is_empty() || other.sorted.is_empty() {
            return 0.0;
        }
        let near = 0.5 * (self.near_words(other).dot + other.near_words(self).dot);
        self.common(other).fold(near, |dot, (a, b)| dot + a.weight * b.weight) / (self.norm * other.norm)
    }

    /// Concepts that both have, in the order of their numbers.
    fn common<'w>(&'w self, other: &'w Wording) -> impl Iterator<Item = (&'w Concept, &'w Concept)> {
        self.sorted.iter().filter_map(|mine| Some((mine, other.holds(mine.id)?)))
    }

    /// What our words without a twin in the other share with words that are near: "abroad" and "overseas".
    fn near_words(&self, other: &Wording) -> NearWords {
        let mut found = NearWords::default();
        for word in &self.sorted {
            let Some(near) = word.near.filter(|near| near.mask.may_meet(&other.mask)) else { continue };
            if other.holds(word.id).is_some() {
                continue;
            }
            let best = near
                .concepts
                .iter()
                .filter_map(|(id, similarity)| Some((other.holds(*id).filter(|o| !o.name)?, f64::from(*similarity))))
                .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.weight.total_cmp(&b.0.weight)));
            if let Some((theirs, similarity)) = best {
                found.dot += similarity * word.weight * theirs.weight;
                found.weight += similarity * word.weight;
            }
        }
        found
    }

    fn holds(&self, id: u64) -> Option<&Concept> {
        if !self.mask.may_hold(id) {
            return None;
        }
        self.sorted.binary_search_by_key(&id, |c| c.id).ok().map(|at| &self.sorted[at])
    }

    /// How telling the words at `span` are: the weight of the rarest of them, 0 where there is none.
    pub fn weight_at(&self, span: Span) -> f64 {
        let inside = self.sequence.iter().filter(|c| span.start <= c.at && c.at < span.end);
        inside.map(|c| c.weight).fold(0.0, f64::max)
    }

    /// How much the telling words next to `span` are those next to `theirs` in the other, 0..=1 of the lighter side.
    /// Two values dispute one matter only where the same words stand around them.
    pub fn shared_around(&self, span: Span, other: &Wording, theirs: Span) -> f64 {
        let (mine, others) = (self.around(span), other.around(theirs));
        let total = |list: &[Concept]| list.iter().map(|c| c.weight).sum::<f64>();
        let shared: f64 = mine.iter().filter(|c| others.iter().any(|o| o.id == c.id)).map(|c| c.weight).sum();
        let lighter = total(&mine).min(total(&others));
        if lighter > 0.0 { (shared / lighter).min(1.0) } else { 0.0 }
    }

    /// The telling words that stand next to `span` or in it.
    fn around(&self, span: Span) -> Vec<Concept> {
        let before = self.sequence.iter().rev().filter(|c| c.at < span.start).take(NEIGHBOURS);
        before.chain(self.sequence.iter().filter(|c| c.at >= span.start).take(NEIGHBOURS)).copied().collect()
    }

    /// Share of neighbouring pairs that the other keeps within three words, in the same order (Dice).
    fn kept_pairs(&self, other: &Wording) -> f64 {
        let pairs = |w: &Wording| w.sequence.len().saturating_sub(1);
        let possible = pairs(self).min(pairs(other));
        if possible == 0 {
            return 0.0;
        }
        let kept = self.sequence.windows(2).filter(|pair| other.holds_pair(pair[0].id, pair[1].id)).count();
        kept as f64 / possible as f64
    }

    fn holds_pair(&self, first: u64, second: u64) -> bool {
        let follows = |at: usize| self.sequence[at + 1..].iter().take(3).any(|next| next.id == second);
        self.mask.may_hold(first)
            && self.mask.may_hold(second)
            && self.sequence.iter().enumerate().any(|(at, c)| c.id == first && follows(at))
    }
}

/// Telling words looked at on each side of a value: "died when a bus" before "29 people", "plunged off the bridge" after.
const NEIGHBOURS: usize = 4;

/// An idf at which a shared word counts as fully telling: about one sentence in twenty.
const STRONGEST_IDF: f64 = 3.0;

/// FNV-1a, 64 bits: the same word has the same number on every machine.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
