//! Does one deny what the other affirms? Only words that both use count: scope decides.

use super::{Severity, Slot, SlotKind, families};
use crate::claim::{Claim, Term};

/// True where the same telling words stand under a negation in one statement and are affirmed in the other.
pub fn compare(ours: &Claim, theirs: &Claim, slots: &mut Vec<Slot>) -> bool {
    let opposed = |denying: &Claim, affirming: &Claim| -> Option<(crate::text::Span, crate::text::Span)> {
        if !affirming.polarity.is_affirmed() {
            return None;
        }
        denying.polarity.denied.iter().find_map(|scope| {
            let denied: Vec<&Term> = denying.terms.iter().filter(|t| scope.contains(t.span)).collect();
            let met: Vec<&Term> = affirming
                .terms
                .iter()
                .filter(|t| denied.iter().any(|d| families::concept(&d.stem) == families::concept(&t.stem)))
                .collect();
            let whole = !denied.is_empty() && met.len() >= 2 && met.len() * 4 >= denied.len() * 3;
            whole.then(|| (*scope, crate::text::Span::new(met[0].span.start, met[met.len() - 1].span.end)))
        })
    };
    let found = opposed(ours, theirs).or_else(|| opposed(theirs, ours).map(|(theirs, ours)| (ours, theirs)));
    if let Some((mine, other)) = found {
        slots.push(Slot {
            matter: Some("whether it is so"),
            ..Slot::differs(SlotKind::Polarity, mine, other, Severity::Hard)
        });
    }
    found.is_some()
}
