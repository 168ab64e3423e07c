//! What holds for any text, and how much of a public set of cases is read (skipped where the set is absent).

use super::*;
use crate::ingest::Published;
use proptest::prelude::*;

fn contexts() -> [Context; 3] {
    let published = Published::read("2025-02-27");
    [
        Context { published: published.clone(), ..Context::default() },
        Context::default(),
        Context { language: Language::Other(*b"de"), published },
    ]
}

/// Pieces that meet in news; the three with a space are written with "_".
const PIECES: &str = "21 1,500 3.5 half a and two dozen million - – to between about $ € % ° C km hours killed no_one aged on Thursday \
    Feb. 2025 last week ago U.S. Sergei Lavrov said “ ” \" ' ’s ( ) , . : / in five out_of 10 th s Москва שלום 日本 ٣٤ ½ e\u{301} 🙂 \
    1990s per old first third quarter p.m. 10:30 al of Ministry 999999999999999999999999999999 0.0000001 + ~ May six_days later";

/// The pieces in an order that news never has.
fn fragments() -> impl Strategy<Value = String> {
    let pieces: Vec<String> = PIECES.split_whitespace().map(|piece| piece.replace('_', " ")).collect();
    let spaced = (prop::sample::select(pieces), prop::sample::select(vec!["", " ", " ", " "]));
    prop::collection::vec(spaced, 0..24)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect::<String>())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for context in contexts() {
        let found = mentions(text, &context);
        let spans = found.quantities.iter().map(|q| q.span).chain(found.dates.iter().map(|d| d.span));
        let spans = spans.chain(found.entities.iter().map(|e| e.span)).chain(found.quotations.iter().map(|q| q.span));
        for span in spans {
            prop_assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?}");
        }
        for quantity in &found.quantities {
            prop_assert!(quantity.low <= quantity.value && quantity.value <= quantity.high, "{quantity:?}");
            prop_assert!(
                quantity.low.is_finite() && quantity.high.is_finite() && quantity.step.is_finite(),
                "{quantity:?}"
            );
            prop_assert_eq!(quantity.agreement(quantity) == QuantityAgreement::Different, false, "{:?}", quantity);
        }
        for (one, other) in
            found.quantities.iter().flat_map(|one| found.quantities.iter().map(move |other| (one, other)))
        {
            prop_assert_eq!(one.agreement(other), other.agreement(one));
        }
        for (one, other) in found.dates.iter().flat_map(|one| found.dates.iter().map(move |other| (one, other))) {
            prop_assert_eq!(one.agreement(other), other.agreement(one));
        }
        prop_assert_eq!(&found, &mentions(text, &context));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC*") {
        check(&text)?;
    }

    #[test]
    fn mixed_scripts_are_read_without_harm(text in "[a-zA-Z0-9 .,'\"“”$€%№\\-Ѐ-ӿא-ת一-三\u{300}-\u{303}]{0,60}") {
        check(&text)?;
    }

    #[test]
    fn pieces_of_news_in_any_order_are_read_without_harm(text in fragments()) {
        check(&text)?;
    }

    #[test]
    fn sameness_of_names_is_symmetric(a in "[a-zéł]{0,9}( [a-z]{0,9}){0,2}", b in "[a-zéł]{0,9}( [a-z]{0,9}){0,2}") {
        prop_assert_eq!(same_entity(&a, &b), same_entity(&b, &a));
        prop_assert!(same_entity(&a, &a));
    }
}
