//! `check`: one article, or each of a folder, against a library; in four formats.

use crate::command::{Folder, assert_no_null, changed, fixture};
use serde_json::Value;

fn verdict(report: &Value, words: &str) -> String {
    let claims = report["claims"].as_array().expect("claims are always there");
    let claim =
        claims.iter().find(|c| c["text"].as_str().is_some_and(|t| t.contains(words))).expect("a claim has them");
    let findings = report["findings"].as_array().expect("findings are always there");
    let finding = findings.iter().find(|f| f["claim"] == claim["id"]).expect("the claim has a finding");
    finding["verdict"].as_str().expect("a finding has a verdict").to_owned()
}

fn outlets(report: &Value) -> Vec<&str> {
    let articles = report["story"]["articles"].as_array().expect("the story is covered");
    articles.iter().filter_map(|a| a["source"]["outlet"].as_str()).collect()
}

#[test]
fn a_report_tells_what_others_report() {
    let folder = Folder::with_story("a_report_tells_what_others_report");
    let report = folder.run(&["check story/courier.json --library story"]).json();
    assert_eq!(report["coverage"], "covered");
    assert_eq!(report["article"]["outlet"], "The Harbour Courier");
    assert_eq!(verdict(&report, "collapsed on Sunday"), "corroborated");
    assert_eq!(verdict(&report, "Seven people"), "conflicting");
    assert_eq!(verdict(&report, "built in 1931"), "unique");
    let mut outlets = outlets(&report);
    outlets.sort_unstable();
    assert_eq!(outlets, ["Daily Meridian", "The Compass"]);
    assert_eq!(report["library"]["articles"], 4);
}

#[test]
fn a_file_a_list_a_folder_and_a_built_library_answer_alike() {
    let folder = Folder::with_story("a_file_a_list_a_folder_and_a_built_library_answer_alike");
    let line = |name| serde_json::from_slice::<Value>(&fixture(name)).expect("fixtures are JSON").to_string();
    let lines = ["chess.json", "compass.json", "courier.json", "meridian.json"].map(line).join("\n");
    folder.write("all.jsonl", lines);
    folder.run(&["library build story --out all.seg"]).json();
    let expected = folder.run(&["check story/courier.json --library story"]).text();
    for library in [
        "--library all.jsonl",
        "--library all.seg",
        "--library story/chess.json --library story/compass.json --library story/courier.json --library story/meridian.json",
    ] {
        let told = folder.run(&[&format!("check story/courier.json {library}")]).text();
        assert_eq!(told, expected, "{library}");
    }
}

#[test]
fn several_built_libraries_answer_as_one() {
    let folder = Folder::with_story("several_built_libraries_answer_as_one");
    folder.run(&["library build story/compass.json --out a.seg"]).json();
    folder.run(&["library build story/meridian.json story/chess.json --out b.seg"]).json();
    let report = folder.run(&["check story/courier.json --library a.seg --library b.seg"]).json();
    assert_eq!((outlets(&report).len(), &report["library"]["articles"]), (2, &Value::from(3)));
}

#[test]
fn an_empty_library_and_another_story_are_said_as_such() {
    let folder = Folder::with_story("an_empty_library_and_another_story_are_said_as_such");
    let alone = folder.run(&["check story/courier.json"]).json();
    assert_eq!((&alone["coverage"], &alone["findings"]), (&"emptyLibrary".into(), &Value::Array(Vec::new())));
    let other = folder.run(&["check story/courier.json --library story/chess.json"]).json();
    assert_eq!((&other["coverage"], &other["findings"]), (&"noOtherArticle".into(), &Value::Array(Vec::new())));
    assert_eq!(other["claims"].as_array().map(Vec::len), Some(3));
}

#[test]
fn an_article_is_never_its_own_evidence() {
    let folder = Folder::with_story("an_article_is_never_its_own_evidence");
    for (name, fields) in [
        ("same-id", vec![("url", "https://elsewhere.example/")]),
        ("same-address", vec![("id", "other"), ("url", "https://www.courier.example/news/?utm_medium=rss#top")]),
        ("same-text", vec![("id", "other"), ("url", "https://elsewhere.example/"), ("outlet", "The Copyist")]),
    ] {
        folder.write(&format!("{name}.json"), changed("courier.json", &fields));
        let report = folder.run(&[&format!("check story/courier.json --library {name}.json")]).json();
        assert_eq!(report["coverage"], "noOtherArticle", "{name}");
        let report = folder.run(&[&format!("check story/courier.json --library {name}.json --library story")]).json();
        assert_eq!(outlets(&report).len(), 2, "{name}");
    }
    folder.write("ours/same.json", fixture("courier.json"));
    folder.run(&["check --each ours --library story/courier.json --out reports"]).text();
    let report: Value = serde_json::from_slice(&folder.read("reports/same.json")).expect("a report is JSON");
    assert_eq!(report["coverage"], "noOtherArticle");
}

#[test]
fn each_writes_the_same_reports_as_one_by_one() {
    let folder = Folder::with_story("each_writes_the_same_reports_as_one_by_one");
    assert_eq!(folder.run(&["check --each story --library story --out made/reports"]).text(), "");
    let names = ["chess.json", "compass.json", "courier.json", "meridian.json"];
    assert_eq!(folder.list("made/reports"), names);
    for name in names {
        let alone = folder.run(&[&format!("check story/{name} --library story")]).json();
        let report: Value = serde_json::from_slice(&folder.read(&format!("made/reports/{name}"))).expect("JSON");
        assert_no_null(&report, name);
        assert_eq!(report, alone, "{name}");
    }
}

#[test]
fn each_never_loses_a_report_where_two_inputs_share_a_stem() {
    let folder = Folder::with_story("each_never_loses_a_report_where_two_inputs_share_a_stem");
    folder.write("in/page.json", fixture("courier.json")).write("in/page.html", fixture("page.html"));
    let said = folder.run(&["check --each in --library story --out out"]);
    match said.code {
        0 => assert_eq!(folder.list("out").len(), 2, "one report was written over the other"),
        _ => said.fails_with(&["page"]),
    }
}

#[test]
fn every_format_is_there_and_never_changes() {
    let folder = Folder::with_story("every_format_is_there_and_never_changes");
    for format in ["json", "text", "markdown", "html"] {
        let command = format!("check story/courier.json --library story --format {format}");
        let told = folder.run(&[&command]).text();
        assert_eq!(folder.run(&[&command]).text(), told, "{format}");
        for words in ["Carrow Bridge", "Seven people were injured", "Daily Meridian", "Mayor Ines Dahl"] {
            assert!(told.contains(words), "{format} does not tell {words:?}: {told}");
        }
    }
}

#[test]
fn the_page_of_a_report_holds_no_code_of_the_article() {
    let folder = Folder::new("the_page_of_a_report_holds_no_code_of_the_article");
    let hostile = "<script>alert(1)</script> & \"quoted\"";
    for name in ["courier.json", "meridian.json", "compass.json"] {
        let text = changed(name, &[("title", hostile), ("outlet", hostile)]).replace("Brannick", "<b>Brannick</b>");
        folder.write(&format!("story/{name}"), text);
    }
    let page = folder.run(&["check story/courier.json --library story --format html"]).text();
    assert!(page.starts_with("<!doctype html>"), "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
    let markdown = folder.run(&["check story/courier.json --library story --format markdown"]).text();
    assert!(!markdown.contains("<script") || markdown.contains("\\<script"), "{markdown}");
}

#[test]
fn markdown_has_headings_and_lists() {
    let folder = Folder::with_story("markdown_has_headings_and_lists");
    let told = folder.run(&["check story/courier.json --library story --format markdown"]).text();
    for start in ["# ", "## ", "- ", "  - "] {
        assert!(told.lines().any(|line| line.starts_with(start)), "no line starts with {start:?}: {told}");
    }
}

#[test]
fn now_may_be_given() {
    let folder = Folder::with_story("now_may_be_given");
    for now in ["2025-05-13", "2025-05-13T08:00:00Z", "2025-05-13T08:00:00+02:00"] {
        let report = folder.run(&[&format!("check story/courier.json --library story --now {now}")]).json();
        assert_eq!(report["coverage"], "covered");
    }
}

#[test]
fn samples_answer_only_where_they_are_asked_for() {
    let folder = Folder::with_story("samples_answer_only_where_they_are_asked_for");
    folder.run(&["library build story --out samples.seg --samples"]).json();
    let real = folder.run(&["check story/courier.json --library samples.seg"]).json();
    assert_eq!(real["coverage"], "emptyLibrary");
    let sample = folder.run(&["check story/courier.json --library samples.seg --samples"]).json();
    assert_eq!(sample["coverage"], "covered");
}
