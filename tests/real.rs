//! Does it work on real articles? They lie beside the project in `../shared`, for measuring only, and none of their text
//! may come into it: without the folder these tests say so and pass.
#![cfg(not(target_arch = "wasm32"))]

#[path = "pipeline/places.rs"]
mod places;

use second_source::boundary::{self, types};
use second_source::engine::Engine;
use second_source::library::{Standing, build_segment};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Articles by the name of their story.
fn stories() -> BTreeMap<String, Vec<types::Article>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/stories");
    if !folder.is_dir() {
        println!("notice: {} is absent; tests on real articles are skipped", folder.display());
        return BTreeMap::new();
    }
    listed(&folder)
        .into_iter()
        .filter(|story| story.join("articles").is_dir())
        .map(|story| {
            let name = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, listed(&story.join("articles")).iter().map(|path| article(path)).collect())
        })
        .collect()
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

fn article(path: &Path) -> types::Article {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Checks each article with all of the story as library, the article itself among them.
fn reports(articles: &[types::Article]) -> Vec<types::Report> {
    let read = |article: &types::Article| boundary::read(article.clone(), None).expect("the article is in order");
    let library: Vec<_> = articles.iter().map(|article| read(article).article).collect();
    let mut engine = Engine::default();
    let segment = build_segment(&library, false).expect("articles make a segment");
    engine.add_segment(segment, Standing::Fetched).expect("the segment is whole");
    let check = |article| boundary::check(&engine, &read(article), &types::CheckOptions::default(), &mut ());
    articles.iter().map(|article| check(article).expect("the options are in order")).collect()
}

/// Stories whose articles all tell of one event.
fn is_told_by_all(story: &str) -> bool {
    // Three of the Kepler articles look back years later; whether they belong is a question for the scorer.
    story != "kepler-715"
}

#[test]
fn every_article_finds_its_story() {
    for (name, articles) in stories().into_iter().filter(|(name, _)| is_told_by_all(name)) {
        for report in reports(&articles) {
            assert_eq!(report.coverage, types::Coverage::Covered, "{name}: {}", report.article.id);
            let found = report.story.map_or(0, |story| story.articles.len());
            assert!(found > 0 && !report.findings.is_empty(), "{name}: {}", report.article.id);
        }
    }
}

#[test]
fn every_place_holds_its_words() {
    for (name, articles) in stories() {
        for (article, report) in articles.iter().zip(reports(&articles)) {
            let wrong = places::misplaced(&report, article, &articles.iter().collect::<Vec<_>>());
            assert!(wrong.is_empty(), "{name}: {}: {}", report.article.id, wrong.join("\n"));
        }
    }
}

#[test]
fn no_article_is_its_own_evidence() {
    for (name, articles) in stories() {
        for report in reports(&articles) {
            let own = places::passages(&report).into_iter().filter(|(id, _)| *id == report.article.id).count();
            assert_eq!(own, 0, "{name}: {}", report.article.id);
            let is_own = |member: &types::StoryArticle| member.source.id == report.article.id;
            assert!(!report.story.iter().flat_map(|s| &s.articles).any(is_own), "{name}: {}", report.article.id);
        }
    }
}

#[test]
fn a_report_keeps_its_promises() {
    for (name, articles) in stories() {
        for report in reports(&articles) {
            let at = format!("{name}: {}", report.article.id);
            for finding in &report.findings {
                let claim = report.claims.iter().find(|claim| claim.id == finding.claim);
                assert!(claim.is_some(), "{at}: a finding without its claim");
                let has = |relation: types::Relation| {
                    let in_story = |e: &&types::Evidence| e.scope == types::Scope::Story && e.relation == relation;
                    finding.evidence.iter().filter(in_story).collect::<Vec<_>>()
                };
                let (supports, contradicts) = (has(types::Relation::Supports), has(types::Relation::Contradicts));
                let independent = supports.iter().any(|e| e.lineage == types::Lineage::Independent);
                let expected = match (contradicts.is_empty(), independent, supports.is_empty()) {
                    (false, _, _) => types::Verdict::Conflicting,
                    (true, true, _) => types::Verdict::Corroborated,
                    (true, false, false) => types::Verdict::SameOrigin,
                    (true, false, true) => types::Verdict::Unique,
                };
                assert_eq!(finding.verdict, expected, "{at}: {:?}", claim.map(|c| &c.text));
                assert_eq!(finding.origins > 0, independent, "{at}: origins of {:?}", claim.map(|c| &c.text));
            }
            let omissions = report.story.iter().flat_map(|s| &s.omissions);
            assert!(omissions.map(|o| o.later).is_sorted(), "{at}: what came later stands last");
        }
    }
}
