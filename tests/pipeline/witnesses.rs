//! Who counts as a witness? Neither the order of the library, nor articles on other matters, nor one more print of the
//! same text may change what a claim is worth.

use crate::places::misplaced;
use crate::samples::{SampleStory, check, made, segment, stories};
use proptest::prelude::*;
use second_source::boundary::types::{Article, Report, Scope, Verdict};
use std::sync::LazyLock;

static STORIES: LazyLock<Vec<SampleStory>> = LazyLock::new(stories);

/// Verdict and origins of each claim that has a finding.
fn verdicts(report: &Report) -> Vec<(&str, Verdict, u32)> {
    let text = |id: u32| report.claims.iter().find(|c| c.id == id).map_or("", |c| c.text.as_str());
    report.findings.iter().map(|f| (text(f.claim), f.verdict, f.origins)).collect()
}

/// A story, the number of the article to check, and the others in some order.
fn shuffled() -> impl Strategy<Value = (usize, usize, Vec<Article>)> {
    (0..STORIES.len()).prop_flat_map(|story| {
        let articles = &STORIES[story].articles;
        (0..articles.len()).prop_flat_map(move |ours| {
            let others: Vec<Article> =
                articles.iter().enumerate().filter(|(at, _)| *at != ours).map(|(_, a)| a.clone()).collect();
            (Just(story), Just(ours), Just(others).prop_shuffle())
        })
    })
}

fn without(articles: &[Article], ours: usize) -> Vec<Article> {
    articles.iter().enumerate().filter(|(at, _)| *at != ours).map(|(_, a)| a.clone()).collect()
}

/// Articles on nothing else that the gate knows, each with a statement of ours word for word, and years old.
fn archive(article: &Article, others: &[Article]) -> Vec<Article> {
    let statements = check(article, others).claims.into_iter().map(|claim| claim.text);
    let old = |(at, text): (usize, String)| Article {
        published: Some("2019-03-04".into()),
        ..made(&format!("archive-{at}"), &["The museum of clocks shows a hundred alarm clocks and gongs.", &text])
    };
    statements.enumerate().step_by(3).map(old).collect()
}

/// The same text elsewhere.
fn print_of(article: &Article, outlet: &str) -> Article {
    Article {
        id: Some(format!("print-{outlet}")),
        url: Some(format!("https://{outlet}.example/print")),
        outlet: Some(outlet.into()),
        ..article.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_order_of_the_library_changes_no_verdict((story, ours, others) in shuffled()) {
        let articles = &STORIES[story].articles;
        let expected = check(&articles[ours], &without(articles, ours));
        let found = check(&articles[ours], &others);
        prop_assert_eq!(verdicts(&found), verdicts(&expected));
        let counts = |report: &Report| report.story.as_ref().map(|s| s.counts);
        prop_assert_eq!(counts(&found), counts(&expected));
    }

    #[test]
    fn the_same_input_gives_the_same_output((story, ours, others) in shuffled()) {
        let article = &STORIES[story].articles[ours];
        let json = || serde_json::to_string(&check(article, &others)).expect("a report is JSON");
        prop_assert_eq!(json(), json());
        prop_assert!(segment(&others) == segment(&others));
    }

    #[test]
    fn an_article_on_another_story_changes_no_verdict((story, ours, others) in shuffled(), more in 1usize..6) {
        let article = &STORIES[story].articles[ours];
        let elsewhere = STORIES.iter().filter(|s| s.name != STORIES[story].name).flat_map(|s| &s.articles);
        let mut library = others.clone();
        library.extend(elsewhere.take(more).cloned());
        let (alone, together) = (check(article, &others), check(article, &library));
        prop_assert_eq!(verdicts(&together), verdicts(&alone));
    }

    #[test]
    fn without_its_background_a_finding_is_as_if_the_other_stories_were_not_there((story, ours, others) in shuffled()) {
        let article = &STORIES[story].articles[ours];
        let mut library = others.clone();
        library.extend(archive(article, &others));
        let (alone, mut together) = (check(article, &others), check(article, &library));
        together.findings.iter_mut().for_each(|f| f.evidence.retain(|e| e.scope == Scope::Story));
        let json = |report: &Report| serde_json::to_string(&report.findings).expect("findings are JSON");
        prop_assert_eq!(json(&together), json(&alone));
        let gaps = |report: &Report| report.story.as_ref().map(|s| (s.counts, s.conflicts.clone(), s.omissions.clone()));
        prop_assert_eq!(gaps(&together), gaps(&alone));
    }

    #[test]
    fn one_more_print_of_a_text_is_no_further_witness((story, ours, others) in shuffled(), copied in 0usize..4) {
        let article = &STORIES[story].articles[ours];
        let mut library = others.clone();
        library.push(print_of(&others[copied % others.len()], "reprint"));
        let (alone, together) = (check(article, &others), check(article, &library));
        for ((claim, _, before), (_, _, after)) in verdicts(&alone).into_iter().zip(verdicts(&together)) {
            prop_assert!(after <= before, "{claim:?}: {before} origins, with a reprint {after}");
        }
    }

    #[test]
    fn a_print_of_the_article_itself_is_no_witness((story, ours, others) in shuffled()) {
        let article = &STORIES[story].articles[ours];
        // Without its last paragraph: a cut print, that is not left out as the very same text.
        let mut print = print_of(article, "reprint");
        print.blocks.pop();
        let mut library = others.clone();
        library.push(print);
        let (alone, together) = (check(article, &others), check(article, &library));
        for ((claim, _, before), (_, _, after)) in verdicts(&alone).into_iter().zip(verdicts(&together)) {
            prop_assert!(after <= before, "{claim:?}: {before} origins, with a print of the article {after}");
        }
    }

    #[test]
    fn every_place_holds_its_words((story, ours, others) in shuffled()) {
        let article = &STORIES[story].articles[ours];
        let report = check(article, &others);
        let wrong = misplaced(&report, article, &others.iter().collect::<Vec<_>>());
        prop_assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
