//! Which contradictions remain when all of an article is heard? What one also states oneself contradicts nobody.

use crate::align::{Agreement, Alignment, Relation, SlotKind};
use std::collections::HashSet;

/// From this sameness on a passage is said on the page in so many words. 0..=1, higher is stricter. Two prints of one text
/// hold "Kallas was sentenced to 12 years" and "his son received four" both.
const SAID_TOO: f64 = 0.9;

/// Takes back contradictions by a passage that another claim of ours reports as well, and those by an article that itself
/// gives our figure elsewhere. `aligned` holds, for each of our claims, the member, its claim and how the two compare.
pub fn settle_disputes(aligned: &mut [Vec<(usize, usize, Alignment)>]) {
    let said_too: HashSet<(usize, usize, usize)> = aligned
        .iter()
        .enumerate()
        .flat_map(|(ours, passages)| {
            passages.iter().map(move |(article, claim, found)| (ours, *article, *claim, found))
        })
        .filter(|(.., found)| found.relation == Relation::Supports && found.score >= SAID_TOO)
        .map(|(ours, article, claim, _)| (ours, article, claim))
        .collect();
    for (ours, passages) in aligned.iter_mut().enumerate() {
        let agreeing: HashSet<usize> =
            passages.iter().filter(|(.., found)| gives_our_figure(found)).map(|p| p.0).collect();
        for (article, claim, found) in passages.iter_mut().filter(|(.., found)| found.relation == Relation::Contradicts)
        {
            let by_us = said_too.iter().any(|&(other, a, c)| other != ours && (a, c) == (*article, *claim));
            let by_figure =
                found.slots.iter().any(|slot| slot.kind == SlotKind::Quantity && slot.agreement == Agreement::Differs)
                    && agreeing.contains(article);
            if by_us || by_figure {
                take_back(found);
            }
        }
    }
}

/// Whether the passage reports our claim with all its figures.
fn gives_our_figure(found: &Alignment) -> bool {
    let mut figures = found.slots.iter().filter(|slot| slot.kind == SlotKind::Quantity).peekable();
    found.relation == Relation::Supports
        && found.score >= SAID_TOO
        && figures.peek().is_some()
        && figures.all(|slot| slot.agreement == Agreement::Agrees)
}

fn take_back(found: &mut Alignment) {
    found.relation = Relation::Related;
    for slot in found.slots.iter_mut().filter(|slot| slot.agreement == Agreement::Differs) {
        slot.agreement = Agreement::Silent;
        slot.severity = None;
    }
}
