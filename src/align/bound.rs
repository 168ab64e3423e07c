//! Can two statements tell the same at all? Their words tell of most that they cannot, before any value is compared.

use super::date::SharedDates;
use super::entity::SharedNames;
use super::quantity::SharedFigures;
use super::{Comparison, SharedWording, Side, Standing, compare_values, sameness, words};

/// Sameness of two statements of which no rivals are known; 0 where their words leave it below `floor`. Every statement of
/// the others is held against every one of the page, and hardly any two tell the same.
pub fn sameness_from(floor: f64, ours: &Side, theirs: &Side) -> f64 {
    let (wording, context) = words(ours, theirs);
    let alone = ours.surface.is_some() && theirs.surface.is_some();
    if !alone && sameness(&at_best(ours, theirs, wording, context), Standing::ALONE) < floor {
        return 0.0;
    }
    sameness(&compare_values(ours, theirs, wording, context), Standing::ALONE)
}

/// What a comparison would see if all values that both have were the same.
fn at_best(ours: &Side, theirs: &Side, wording: SharedWording, context: f64) -> Comparison {
    let (mine, others) = (&ours.claim.mentions, &theirs.claim.mentions);
    let both = |ours: usize, theirs: usize| usize::from(ours > 0 && theirs > 0);
    let names = both(ours.names.len(), theirs.names.len());
    let figures = both(mine.quantities.len(), others.quantities.len());
    let dates = both(mine.dates.len(), others.dates.len());
    Comparison {
        wording,
        context,
        entity: SharedNames { same: names, persons: 2 * names, ours: names, theirs: names, rare: 1.0 },
        figures: SharedFigures {
            same: figures,
            telling: figures,
            ours: figures,
            theirs: figures,
            ..Default::default()
        },
        dates: SharedDates { same: dates, telling: dates, ours: dates, theirs: dates, ..Default::default() },
        quoted: both(mine.quotations.len(), others.quotations.len()) as f64,
        opposed: false,
        strangers: false,
        modality: (ours.claim.modality, theirs.claim.modality),
        surface: None,
        slots: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::compare;
    use crate::claim::extract;
    use crate::ingest::Article;
    use crate::retrieve::Weights;

    #[test]
    fn nothing_is_left_that_tells_the_same() {
        let one = Article::of_paragraphs(&[
            "The ferry Aurelia ran aground off Skarvik on Monday with 214 people on board.",
            "\"We felt a long scrape under our feet\", said Mira Holt, a passenger from Hallin.",
            "The harbour master closed the channel for six hours.",
        ]);
        let other = Article::of_paragraphs(&[
            "With 214 people on board, the ferry Aurelia ran aground off Skarvik on Monday.",
            "Mira Holt of Hallin said: \"We felt a long scrape under our feet\".",
            "Two tugs pulled her free; the channel stayed closed for six hours, the harbour master said.",
        ]);
        let (ours, theirs) = (extract(&one, None), extract(&other, None));
        let weights = Weights::of_claims(ours.iter().chain(&theirs));
        let (ours, theirs) = (Side::all(&ours, &weights, None), Side::all(&theirs, &weights, None));
        let mut told = 0;
        for (mine, them) in ours.iter().flat_map(|mine| theirs.iter().map(move |them| (mine, them))) {
            let whole = sameness(&compare(mine, them), Standing::ALONE);
            let (wording, context) = words(mine, them);
            assert!(sameness(&at_best(mine, them, wording, context), Standing::ALONE) >= whole);
            told += usize::from(whole >= 0.5);
            assert_eq!(sameness_from(0.5, mine, them) >= 0.5, whole >= 0.5);
        }
        assert!(told >= 2, "{told}");
    }
}
