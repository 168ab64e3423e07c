//! Do they quote the same words? Two translations of one quote need not agree; the same words do.

use super::{Slot, SlotKind};
use crate::claim::Claim;
use crate::mention::Quotation;
use crate::text::{Span, TokenKind, tokens};

/// Share of the shorter quotation's words that stand in the other, 0..=1; the best pair of quotations.
pub fn compare(ours: &Claim, theirs: &Claim, slots: &mut Vec<Slot>) -> f64 {
    let mut best = (0.0, None);
    for mine in said(ours) {
        for other in said(theirs) {
            let share = shared_words(&ours.text, mine.span, &theirs.text, other.span);
            if share > best.0 {
                best = (share, Some((mine.span, other.span)));
            }
        }
    }
    match best {
        (share, Some((mine, other))) if share >= SAME_QUOTE => {
            slots.push(Slot::agrees(SlotKind::Quotation, mine, other))
        }
        _ => slots.extend(said(ours).next().map(|q| Slot::silent(SlotKind::Quotation, Some(q.span), None))),
    }
    best.0
}

/// From here on two quotations are the same words, trimmed or slightly edited. 0..=1, higher is stricter.
const SAME_QUOTE: f64 = 0.7;

/// Quotations long enough to be someone's words.
fn said(claim: &Claim) -> impl Iterator<Item = &Quotation> {
    claim.mentions.quotations.iter().filter(|q| !q.scare)
}

fn shared_words(a: &str, mine: Span, b: &str, other: Span) -> f64 {
    let words = |text: &str| -> Vec<String> {
        tokens(text).into_iter().filter(|t| t.kind != TokenKind::Punctuation).map(|t| t.norm).collect()
    };
    let (mut short, mut long) = (words(mine.of(a)), words(other.of(b)));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    if short.len() < 3 {
        return 0.0;
    }
    short.iter().filter(|w| long.contains(w)).count() as f64 / short.len() as f64
}
