//! What may be said about a claim? One table, on one screen.
//!
//! Verdicts count origins, not prints: reprints of one agency text are one witness.

/// What the library says about a claim of a covered story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// At least one independent origin reports it.
    Corroborated,
    /// Only copies of the article's own source report it.
    SameOrigin,
    /// Another article states something incompatible on the same matter.
    Conflicting,
    /// The library covers the story and nothing supports the claim.
    Unique,
}

/// The evidence on one claim, counted. Background facts from other stories are not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Independent origins that support the claim.
    pub independent: usize,
    /// Supporting passages of the article's own origin.
    pub same_origin: usize,
    /// Passages that state something incompatible.
    pub contradicting: usize,
}

/// The verdict on a claim with this evidence.
pub fn verdict(tally: Tally) -> Verdict {
    match (tally.contradicting > 0, tally.independent > 0, tally.same_origin > 0) {
        // A disputed figure is shown as disputed even where others share it: the reader sees both values.
        (true, _, _) => Verdict::Conflicting,
        (false, true, _) => Verdict::Corroborated,
        (false, false, true) => Verdict::SameOrigin,
        (false, false, false) => Verdict::Unique,
    }
}

/// How sure the verdict is, 0..=1. `best` is the highest score among the evidence that decided it, `nearest` the highest
/// among all: a statement that something almost supports is a less certain "unique".
pub fn confidence(verdict: Verdict, best: f64, nearest: f64) -> f64 {
    match verdict {
        Verdict::Unique => 1.0 - nearest,
        _ => best,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disputed_figure_is_shown_as_disputed_even_where_others_share_it() {
        assert_eq!(verdict(Tally { independent: 2, same_origin: 0, contradicting: 1 }), Verdict::Conflicting);
    }

    #[test]
    fn copies_alone_do_not_corroborate() {
        assert_eq!(verdict(Tally { independent: 0, same_origin: 3, contradicting: 0 }), Verdict::SameOrigin);
        assert_eq!(verdict(Tally { independent: 1, same_origin: 3, contradicting: 0 }), Verdict::Corroborated);
    }

    #[test]
    fn what_nobody_supports_stands_only_here() {
        assert_eq!(verdict(Tally::default()), Verdict::Unique);
    }
}
