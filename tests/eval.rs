//! Do the stories with gold labels still score as well as they did?
//!
//! The stories lie beside the project in `../shared`, with their scorer, for measuring only; without them this test says
//! so and passes. `tests/eval/record.json` holds the figures of the best day; `UPDATE_EVAL=1` keeps today's instead.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fall of any measure that still counts as noise, 0..=1: four of the 193 claims.
const TOLERATED: f64 = 0.02;

/// Conflicts are few (14 pairs): so many may be lost, or claimed in error, before it tells.
const TOLERATED_PAIRS: f64 = 2.0;

/// Measures of the pooled stories, in the scorer's names. All rise with quality.
const MEASURES: [&str; 7] = [
    "label_accuracy",
    "label_macro_f1",
    "link.f1",
    "support.f1",
    "wire.f1",
    "omission_recall_at_5",
    "omission_precision_at_5",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The scorer's folder, where it and Python are there.
fn scorer() -> Option<PathBuf> {
    let folder = root().join("../shared/eval");
    let has_python = Command::new("python3").arg("--version").output().is_ok_and(|said| said.status.success());
    match (folder.join("score_stories.py").is_file(), has_python) {
        (true, true) => return Some(folder),
        (false, _) => println!("notice: {} is absent; the stories are not scored", folder.display()),
        (_, false) => println!("notice: python3 is not on the path; the stories are not scored"),
    }
    None
}

/// Scores by story, and `ALL`.
fn score(folder: &Path) -> Value {
    let said = Command::new("python3")
        .arg("-B")
        .arg(root().join("tests/eval/score.py"))
        .arg(folder)
        .arg(env!("CARGO_BIN_EXE_second-source"))
        .output()
        .expect("python3 runs");
    assert!(said.status.success(), "the scorer failed:\n{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).expect("the scorer prints JSON")
}

fn measure(scores: &Value, path: &str) -> f64 {
    let value = path.split('.').fold(scores, |value, name| &value[name]);
    value.as_f64().unwrap_or_else(|| panic!("no {path} in {scores}"))
}

/// Pairs found that are right, and pairs found in error.
fn conflicts(scores: &Value) -> (f64, f64) {
    let found = measure(scores, "conflict.mine");
    let right = (measure(scores, "conflict.r") * measure(scores, "conflict.gold")).round();
    (right, found - right)
}

/// What fell further than it may.
fn falls(record: &Value, today: &Value) -> Vec<String> {
    let mut fell = Vec::new();
    for name in MEASURES {
        let (then, now) = (measure(record, name), measure(today, name));
        fell.extend((now < then - TOLERATED).then(|| format!("{name} was {then:.3} and is {now:.3}")));
    }
    let (then, now) = (measure(record, "foreign_evidence"), measure(today, "foreign_evidence"));
    fell.extend((now > then + TOLERATED).then(|| format!("foreign evidence was {then:.3} and is {now:.3}")));
    let ((right_then, wrong_then), (right, wrong)) = (conflicts(record), conflicts(today));
    fell.extend(
        (right < right_then - TOLERATED_PAIRS).then(|| format!("conflicts found were {right_then}, are {right}")),
    );
    fell.extend(
        (wrong > wrong_then + TOLERATED_PAIRS).then(|| format!("false conflicts were {wrong_then}, are {wrong}")),
    );
    fell
}

/// One line of figures.
fn line(name: &str, scores: &Value) -> String {
    let figures: Vec<String> = MEASURES.iter().map(|m| format!("{m} {:.3}", measure(scores, m))).collect();
    let (right, wrong) = conflicts(scores);
    format!(
        "{name}: {}, conflicts {right} right {wrong} wrong of {}, foreign {:.3}",
        figures.join(", "),
        measure(scores, "conflict.gold"),
        measure(scores, "foreign_evidence")
    )
}

#[test]
fn the_stories_score_as_well_as_on_the_best_day() {
    let Some(folder) = scorer() else { return };
    let today = score(&folder);
    let path = root().join("tests/eval/record.json");
    if std::env::var_os("UPDATE_EVAL").is_some_and(|asked| asked == "1") {
        let text = serde_json::to_string_pretty(&today).expect("scores are JSON");
        fs::write(&path, text + "\n").unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        println!("kept in {}", path.display());
    }
    let record = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let record: Map<String, Value> = serde_json::from_str(&record).expect("the record is JSON");
    let mut told = String::new();
    for (name, then) in &record {
        told += &format!(
            "{}\n{}\n",
            line(&format!("{name} on record"), then),
            line(&format!("{name} today    "), &today[name])
        );
    }
    println!("{told}");
    let fell = falls(&record["ALL"], &today["ALL"]);
    assert!(fell.is_empty(), "{}\n\n{told}", fell.join("\n"));
}

#[test]
fn a_fall_is_told_and_noise_is_not() {
    let record = fs::read_to_string(root().join("tests/eval/record.json")).expect("the record is in the project");
    let record: Value = serde_json::from_str(&record).expect("the record is JSON");
    assert!(falls(&record["ALL"], &record["ALL"]).is_empty());
    let mut today = record["ALL"].clone();
    today["link"]["f1"] = (measure(&today, "link.f1") - 0.01).into();
    assert!(falls(&record["ALL"], &today).is_empty());
    today["link"]["f1"] = (measure(&today, "link.f1") - 0.02).into();
    today["conflict"]["mine"] = (measure(&today, "conflict.mine") + 3.0).into();
    let fell = falls(&record["ALL"], &today);
    assert!(fell.len() == 2 && fell[0].contains("link.f1") && fell[1].contains("false conflicts"), "{fell:?}");
}
