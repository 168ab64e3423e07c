//! Do the stories with gold labels and the public sets still score as well as they did?
//!
//! They lie beside the project in `../shared`, with their scorers, for measuring only; without them these tests say so and
//! pass. `tests/eval/record.json` holds the figures of the best day; `cargo xtask eval --write` keeps today's instead.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fall of any measure that still counts as noise, 0..=1: four of the 193 claims.
const TOLERATED: f64 = 0.02;

/// Conflicts are few (14 pairs): so many may be lost, or claimed in error, before it tells.
const TOLERATED_PAIRS: f64 = 2.0;

/// Public sets that the test scores, with commas.
const QUICK_SETS: &str = "mrpc,stsb_news,newsnli,ecbplus_claim_pairs,scu_claim_pairs,emergent_conflict,segmentation,claimbuster,newssd_objective";

/// A fall on a public set that still counts as noise, 0..=1: one row in a hundred, or in fifty of a small set.
const TOLERATED_OF_SET: [f64; 2] = [0.01, 0.02];

/// A set of fewer rows is small.
const SMALL_SET: f64 = 1000.0;

/// Measures of the sets, in the scorer's names. All rise with quality.
const SET_MEASURES: [&str; 7] = ["accuracy", "f1", "auc", "spearman", "precision", "recall", "exact"];

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
    let program = Path::new(env!("CARGO_BIN_EXE_second-source"));
    ask(&root().join("tests/eval/score.py"), &[folder, program])
}

/// Figures by set, of those sets that take seconds: the pages of the extraction sets are left to `cargo xtask eval`.
fn score_sets(folder: &Path) -> Value {
    let program = Path::new(env!("CARGO_BIN_EXE_second-source"));
    let args = ["--json", "--only", QUICK_SETS, "--bin"].map(Path::new);
    ask(&folder.join("score_sets.py"), &[args.as_slice(), &[program]].concat())
}

fn ask(script: &Path, args: &[&Path]) -> Value {
    let said = Command::new("python3").arg("-B").arg(script).args(args).output().expect("python3 runs");
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

/// What fell on the public sets.
fn set_falls(record: &Value, today: &Value) -> Vec<String> {
    let sets = today.as_object().into_iter().flatten();
    let figures = sets.flat_map(|(set, now)| SET_MEASURES.iter().map(move |name| (set, *name, now)));
    let fell = figures.filter_map(|(set, name, now)| {
        let (then, now, rows) = (record[set][name].as_f64()?, now[name].as_f64()?, now["n"].as_f64()?);
        let tolerated = TOLERATED_OF_SET[usize::from(rows < SMALL_SET)];
        (now < then - tolerated).then(|| format!("{set}: {name} was {then:.3} and is {now:.3}"))
    });
    fell.collect()
}

fn record() -> Value {
    let path = root().join("tests/eval/record.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("the record is JSON")
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
    let record = record();
    let record = record["stories"].as_object().expect("figures by story");
    let mut told = String::new();
    for (name, then) in record {
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
fn the_public_sets_score_as_well_as_on_the_best_day() {
    let Some(folder) = scorer() else { return };
    let today = score_sets(&folder);
    println!("{today:#}");
    assert!(today.as_object().is_some_and(|sets| !sets.is_empty()), "no set was scored");
    let fell = set_falls(&record()["sets"], &today);
    assert!(fell.is_empty(), "{}", fell.join("\n"));
}

#[test]
fn a_fall_on_a_large_set_is_told_sooner_than_on_a_small_one() {
    let record = serde_json::json!({"large": {"n": 1800, "accuracy": 0.74}, "small": {"n": 386, "accuracy": 0.76}});
    let today = serde_json::json!({"large": {"n": 1800, "accuracy": 0.725}, "small": {"n": 386, "accuracy": 0.745}});
    assert_eq!(set_falls(&record, &today), ["large: accuracy was 0.740 and is 0.725"]);
    assert!(set_falls(&record, &record).is_empty());
}

#[test]
fn a_fall_is_told_and_noise_is_not() {
    let record = &record()["stories"];
    assert!(falls(&record["ALL"], &record["ALL"]).is_empty());
    let mut today = record["ALL"].clone();
    today["link"]["f1"] = (measure(&today, "link.f1") - 0.01).into();
    assert!(falls(&record["ALL"], &today).is_empty());
    today["link"]["f1"] = (measure(&today, "link.f1") - 0.02).into();
    today["conflict"]["mine"] = (measure(&today, "conflict.mine") + 3.0).into();
    let fell = falls(&record["ALL"], &today);
    assert!(fell.len() == 2 && fell[0].contains("link.f1") && fell[1].contains("false conflicts"), "{fell:?}");
}
