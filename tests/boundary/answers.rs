//! Does the engine answer as the contract says?

use crate::articles::{Opened, article, at, bridge, json, list, number, object, segment, set, text};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_new_engine_has_an_empty_library_and_says_so() {
    let [ours, ..] = bridge();
    let engine = Opened::new();
    let library = engine.call("library", &[false.into()]).unwrap();
    assert_eq!(json(&library), r#"{"articles":0,"outlets":0}"#);
    let report = engine.check(&ours);
    assert_eq!(text(&report, "coverage"), "emptyLibrary");
    assert!(list(&report, "findings").is_empty());
    assert_eq!(list(&report, "claims").len(), 3);
    assert!(at(&report, "story").is_undefined());
}

#[wasm_bindgen_test]
fn the_class_can_be_made_by_new() {
    let class = at(&JsValue::from(second_source::boundary::Engine::new()), "constructor");
    let class: Function = class.dyn_into().unwrap();
    let made = Reflect::construct(&class, &Array::new()).unwrap();
    for method in ["addSegment", "removeSegment", "library", "check", "claims"] {
        assert!(at(&made, method).is_function(), "Engine.{method}");
    }
}

#[wasm_bindgen_test]
fn a_segment_tells_what_it_holds() {
    let [_, meridian, compass] = bridge();
    let engine = Opened::new();
    let bytes = segment(&[meridian, compass], false).unwrap();
    let told = engine.add(&bytes).unwrap();
    assert_eq!(number(&told, "articles"), 2.0);
    assert_eq!(number(&told, "bytes"), bytes.len() as f64);
    assert_eq!(at(&told, "samples"), JsValue::FALSE);
    let library = engine.call("library", &[false.into()]).unwrap();
    assert_eq!(json(&library), r#"{"articles":2,"outlets":2,"from":"2025-05-12","to":"2025-05-12"}"#);
}

#[wasm_bindgen_test]
fn the_outlets_on_an_event_are_known_before_a_claim_is_compared() {
    let [ours, meridian, compass] = bridge();
    let engine = Opened::with(&[meridian, compass]);
    let known = engine.call("coverage", &[ours.clone(), object(&[])]).unwrap();
    let ids = |articles: &[JsValue], key: &str| articles.iter().map(|a| text(a, key)).collect::<Vec<_>>();
    let compared = list(&engine.check(&ours), "story.articles");
    assert_eq!(ids(&list(&known, "articles"), "id"), ids(&compared, "source.id"));
    assert_eq!(compared.len(), 2);
    assert!(list(&Opened::new().call("coverage", &[ours, object(&[])]).unwrap(), "articles").is_empty());
}

#[wasm_bindgen_test]
fn other_outlets_corroborate_and_conflict() {
    let [ours, meridian, compass] = bridge();
    let report = Opened::with(&[meridian, compass]).check(&ours);
    assert_eq!(text(&report, "coverage"), "covered");
    let findings = list(&report, "findings");
    let of_claim = |words: &str| {
        let claims = list(&report, "claims");
        let claim = claims.iter().find(|c| text(c, "text").contains(words)).expect("the words stand in a claim");
        findings.iter().find(|f| number(f, "claim") == number(claim, "id")).expect("the claim has a finding").clone()
    };
    let fall = of_claim("collapsed on Sunday");
    assert_eq!((text(&fall, "verdict").as_str(), number(&fall, "origins")), ("corroborated", 2.0), "{}", json(&fall));
    let injured = of_claim("Seven people were injured");
    assert_eq!(text(&injured, "verdict"), "conflicting", "{}", json(&injured));
    assert_eq!(text(&of_claim("built in 1931"), "verdict"), "unique");
    assert_eq!(number(&report, "story.counts.articles"), 2.0);
    assert_eq!(list(&report, "story.articles").len(), 2);
}

#[wasm_bindgen_test]
fn a_removed_segment_answers_no_more() {
    let [ours, meridian, _] = bridge();
    let engine = Opened::new();
    let told = engine.add(&segment(&[meridian], false).unwrap()).unwrap();
    assert_eq!(text(&engine.check(&ours), "coverage"), "covered");
    engine.call("removeSegment", &[at(&told, "id")]).unwrap();
    assert_eq!(text(&engine.check(&ours), "coverage"), "emptyLibrary");
    engine.call("removeSegment", &[at(&told, "id")]).expect("a segment that is gone is no mistake");
    engine.call("removeSegment", &[4_000_000.into()]).expect("a segment that never was is no mistake");
}

#[wasm_bindgen_test]
fn several_segments_answer_as_one_and_each_can_go() {
    let [ours, meridian, compass] = bridge();
    let engine = Opened::new();
    let first = engine.add(&segment(&[meridian], false).unwrap()).unwrap();
    let second = engine.add(&segment(&[compass], false).unwrap()).unwrap();
    assert_ne!(number(&first, "id"), number(&second, "id"));
    assert_eq!(list(&engine.check(&ours), "story.articles").len(), 2);
    engine.call("removeSegment", &[at(&first, "id")]).unwrap();
    let left = list(&engine.check(&ours), "story.articles");
    assert_eq!(left.iter().map(|a| text(a, "source.outlet")).collect::<Vec<_>>(), ["The Compass"]);
}

#[wasm_bindgen_test]
fn samples_speak_for_sample_pages_only() {
    let [ours, meridian, compass] = bridge();
    let engine = Opened::new();
    let told = engine.add(&segment(&[meridian], true).unwrap()).unwrap();
    assert_eq!(at(&told, "samples"), JsValue::TRUE);
    assert_eq!(text(&engine.check(&ours), "coverage"), "emptyLibrary", "a sample is no evidence for a real page");
    engine.add(&segment(&[compass], false).unwrap()).unwrap();
    let outlets =
        |report: &JsValue| list(report, "story.articles").iter().map(|a| text(a, "source.outlet")).collect::<Vec<_>>();
    assert_eq!(outlets(&engine.check(&ours)), ["The Compass"]);
    assert_eq!(outlets(&engine.check_sample(&ours)), ["Daily Meridian"]);
    let library = |sample: bool| engine.call("library", &[sample.into()]).unwrap();
    assert_eq!((number(&library(true), "articles"), number(&library(false), "articles")), (1.0, 1.0));
}

#[wasm_bindgen_test]
fn an_article_is_never_its_own_evidence() {
    let [ours, ..] = bridge();
    let changed = |field: &str, value: &str| {
        let [copy, ..] = bridge();
        set(&copy, field, value.into());
        copy
    };
    let of_other_id = changed("id", "another-id");
    let with_tracking = changed("id", "a-third-id");
    set(&with_tracking, "url", "https://courier.example/news?utm_source=feed#top".into());
    let same_text = changed("id", "a-fourth-id");
    set(&same_text, "url", "https://elsewhere.example/".into());
    for twin in [ours.clone(), of_other_id, with_tracking, same_text] {
        let report = Opened::with(std::slice::from_ref(&twin)).check(&ours);
        assert_eq!(text(&report, "coverage"), "noOtherArticle", "{}", json(&twin));
        assert!(list(&report, "findings").is_empty());
    }
}

#[wasm_bindgen_test]
fn another_story_is_no_coverage() {
    let [ours, ..] = bridge();
    let other =
        article("chess", "The Compass", "2025-05-12", &["Grandmaster Ada Lindqvist won the chess open in Osterby."]);
    let report = Opened::with(&[other]).check(&ours);
    assert_eq!(text(&report, "coverage"), "noOtherArticle");
    assert!(list(&report, "findings").is_empty());
}

#[wasm_bindgen_test]
fn claims_tells_every_sentence() {
    let [ours, ..] = bridge();
    let told = Opened::new().call("claims", &[ours]).unwrap();
    let sentences = list(&told, "sentences");
    assert_eq!(sentences.len(), 3);
    assert_eq!(text(&sentences[2], "text"), "The bridge was built in 1931.");
    assert!(!list(&sentences[0], "mentions").is_empty());
}

#[wasm_bindgen_test]
fn text_stands_in_for_blocks() {
    let sent = object(&[("url", "https://a.example/news".into()), ("text", "A dam broke.\n\nTwo men drowned.".into())]);
    let told = Opened::new().call("claims", &[sent]).unwrap();
    let sentences = list(&told, "sentences");
    assert_eq!(sentences.iter().map(|s| text(s, "text")).collect::<Vec<_>>(), ["A dam broke.", "Two men drowned."]);
    assert_eq!(text(&told, "article.id"), "https://a.example/news");
}

#[wasm_bindgen_test]
fn a_page_without_id_and_address_can_be_checked() {
    let [ours, meridian, _] = bridge();
    set(&ours, "id", JsValue::UNDEFINED);
    set(&ours, "url", JsValue::UNDEFINED);
    assert_eq!(text(&Opened::with(&[meridian]).check(&ours), "coverage"), "covered");
}

#[wasm_bindgen_test]
fn undefined_and_null_count_as_absent() {
    let [ours, meridian, _] = bridge();
    let [plain, ..] = bridge();
    for (field, nothing) in [("feedSource", JsValue::NULL), ("byline", JsValue::UNDEFINED), ("language", JsValue::NULL)]
    {
        set(&ours, field, nothing);
    }
    let engine = Opened::with(&[meridian]);
    assert_eq!(json(&engine.check(&ours)), json(&engine.check(&plain)));
}

#[wasm_bindgen_test]
fn the_same_input_gives_the_same_bytes() {
    let [ours, meridian, compass] = bridge();
    let build = || segment(&[meridian.clone(), compass.clone()], false).unwrap();
    assert_eq!(build(), build());
    let engine = Opened::new();
    engine.add(&build()).unwrap();
    let first = json(&engine.check(&ours));
    assert_eq!(json(&engine.check(&ours)), first, "the same engine, asked twice");
    let another = Opened::new();
    another.add(&build()).unwrap();
    assert_eq!(json(&another.check(&ours)), first, "another engine");
}

#[wasm_bindgen_test]
fn a_check_leaves_the_article_as_it_was() {
    let [ours, meridian, _] = bridge();
    let before = json(&ours);
    Opened::with(&[meridian]).check(&ours);
    assert_eq!(json(&ours), before);
}

#[wasm_bindgen_test]
fn stages_stand_in_the_profiler() {
    let [ours, meridian, _] = bridge();
    Opened::with(&[meridian]).check(&ours);
    let performance = at(&js_sys::global(), "performance");
    let entries: Function = at(&performance, "getEntriesByType").dyn_into().unwrap();
    let measures = entries.call1(&performance, &"measure".into()).unwrap();
    let names: Vec<String> = Array::from(&measures).iter().map(|entry| text(&entry, "name")).collect();
    for stage in ["extract", "retrieve", "lineage", "align", "report"] {
        assert!(names.contains(&format!("second-source:{stage}")), "no measure of {stage} among {names:?}");
    }
}
