//! Can any text stop it? Language never fails: whatever stands in an article, a report comes back, with every place
//! holding its words.

use crate::places::misplaced;
use crate::samples::{SampleStory, check, made, stories};
use proptest::prelude::*;
use second_source::boundary::types::Article;
use std::sync::LazyLock;

static STORIES: LazyLock<Vec<SampleStory>> = LazyLock::new(stories);

/// Sentences of all samples, torn out of their order.
fn sentences() -> impl Strategy<Value = Vec<String>> {
    let all: Vec<String> = STORIES
        .iter()
        .flat_map(|story| &story.articles)
        .flat_map(|article| &article.blocks)
        .flat_map(|block| block.text.split_inclusive(". ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let sentence = proptest::sample::select(all);
    let torn = (sentence.clone(), any::<proptest::sample::Index>()).prop_map(|(text, at)| {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text[bounds[at.index(bounds.len())]..].to_owned()
    });
    proptest::collection::vec(prop_oneof![4 => sentence, 1 => torn, 1 => "\\PC{0,60}"], 1..14)
}

/// Signs that the recognisers look for, in combinations that no newspaper prints.
const TRICKY: &str = "([“”\"'’‘«».,:;!?%$€£°–—-]|[0-9]{1,25}|(million|half|percent|not|said|Monday|May|2025-02-30|p\\.m\\.|Reuters\\)) |[A-Z][a-zé]{0,9} |\u{301}|\u{200d}|😀|中|ال| ){0,50}";

/// A sentence of a small grammar: who did what, how many, where.
fn made_up() -> impl Strategy<Value = String> {
    let who =
        proptest::sample::select(vec!["Mayor Karl Moss", "Ivo Brandt", "The ferry company Arnsted", "The council"]);
    let deed = proptest::sample::select(vec!["opened", "did not open", "sold", "will open", "counted"]);
    let what = proptest::sample::select(vec!["bridges", "schools", "percent of the harbour", "ferries"]);
    let place = proptest::sample::select(vec!["Hallin", "Skarvik", "Tolmin"]);
    let day = proptest::sample::select(vec!["Monday", "Tuesday"]);
    (who, deed, prop_oneof!["about ", ""], 2..40_u32, what, place, day).prop_map(
        |(who, deed, hedge, figure, what, place, day)| {
            format!("{who} {deed} {hedge}{figure} {what} in {place} on {day}.")
        },
    )
}

/// Whether the reports on both articles hold a contradiction of the first sentence of each by that of the other.
fn contradicts(ours: &Article, theirs: &Article) -> bool {
    let report = serde_json::to_value(check(ours, std::slice::from_ref(theirs))).expect("a report is JSON");
    let findings = report["findings"].as_array().cloned().unwrap_or_default();
    let evidence = |finding: &serde_json::Value| finding["evidence"].as_array().cloned().unwrap_or_default();
    findings
        .iter()
        .filter(|finding| finding["claim"] == 0)
        .flat_map(evidence)
        .any(|passage| passage["relation"] == "contradicts" && passage["passage"]["block"] == 0)
}

fn holds(ours: &Article, others: &[Article]) -> Result<(), TestCaseError> {
    let report = check(ours, others);
    let wrong = misplaced(&report, ours, &others.iter().collect::<Vec<_>>());
    prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let json = serde_json::to_string(&report).expect("a report is JSON");
    prop_assert!(!json.contains("null"), "{json}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_may_be_checked(paragraphs in proptest::collection::vec("\\PC{0,200}", 0..5)) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        holds(&made("ours", &paragraphs), &STORIES[0].articles)?;
    }

    #[test]
    fn any_text_may_stand_in_the_library(paragraphs in proptest::collection::vec("(?s).{0,200}", 0..5)) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let mut library = STORIES[0].articles.clone();
        library.push(made("theirs", &paragraphs));
        holds(&STORIES[0].articles[0], &library[1..])?;
    }

    #[test]
    fn two_tricky_texts_may_be_compared(a in TRICKY, b in TRICKY) {
        holds(&made("ours", &[&a, &b]), &[made("theirs", &[&b, &a]), made("others", &[&a])])?;
    }

    #[test]
    fn torn_and_shuffled_sentences_may_be_compared(a in sentences(), b in sentences()) {
        let (a, b): (Vec<&str>, Vec<&str>) = (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
        holds(&made("ours", &a), &[made("theirs", &b), STORIES[1].articles[0].clone()])?;
    }

    #[test]
    fn who_is_contradicted_contradicts(a in made_up(), b in made_up()) {
        let rest = ["Rain fell on the old town all day.", "Trains stood still until noon, the railway said."];
        let page = |name: &str, first: &str| made(name, &[first, rest[0], rest[1]]);
        let (one, other) = (page("ours", &a), page("theirs", &b));
        prop_assert_eq!(contradicts(&one, &other), contradicts(&other, &one), "{} / {}", a, b);
    }
}
