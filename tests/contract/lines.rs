//! The stages over JSON lines: as many lines out as in, in the same order, with the ids as they came.

use crate::command::{Folder, fixture};
use serde_json::{Value, json};

fn pipe(test: &str, command: &str, lines: &[Value]) -> Vec<Value> {
    let input: String = lines.iter().map(|line| format!("{line}\n\n")).collect();
    let folder = Folder::new(test);
    let told = folder.pipe(&[command], &input).lines();
    let ids = |lines: &[Value]| lines.iter().map(|line| line["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&told), ids(lines), "ids come back in order");
    folder.write("in.jsonl", &input);
    assert_eq!(folder.run(&[&format!("{command} in.jsonl")]).lines(), told, "a file and standard input answer alike");
    told
}

#[test]
fn align_tells_relation_score_and_slots() {
    let told = pipe(
        "align_tells_relation_score_and_slots",
        "align",
        &[
            json!({"id": "same", "a": "The talks in Port Tolmin lasted six hours.", "b": "The talks in Port Tolmin lasted for six hours."}),
            json!({"id": 2, "a": "The fire in Hallin killed 12 people.", "b": "The fire in Hallin killed 15 people."}),
            json!({"id": "none", "a": "The chess open was won by Ada Lindqvist.", "b": "Snow closed the pass near Galder."}),
            json!({"id": "dated", "a": "They met on Thursday.", "b": "They met on 27 February.", "date_a": "2025-02-27", "date_b": "2025-02-28"}),
            json!({"id": "empty", "a": "", "b": "?"}),
        ],
    );
    let scores: Vec<f64> = told.iter().filter_map(|line| line["score"].as_f64()).collect();
    assert!(scores.len() == 5 && scores.iter().all(|score| (0.0..=1.0).contains(score)), "{scores:?}");
    let relations: Vec<_> = told.iter().filter_map(|line| line["relation"].as_str()).collect();
    assert!(relations.iter().all(|r| ["same", "related", "conflict", "unrelated"].contains(r)), "{relations:?}");
    assert_eq!((relations[0], relations[1], relations[2]), ("same", "conflict", "unrelated"));
    assert!(scores[0] > scores[2], "{scores:?}");
    for slot in told.iter().flat_map(|line| line["slots"].as_array().expect("slots are always there")) {
        assert!(slot["slot"].is_string() && slot["agreement"].is_string(), "{slot}");
    }
    let differing = told[1]["slots"].as_array().expect("slots").iter().find(|s| s["agreement"] == "differs");
    assert!(differing.is_some_and(|s| s["severity"] == "hard"), "{}", told[1]);
}

#[test]
fn sentences_are_the_words_that_came() {
    let told = pipe(
        "sentences_are_the_words_that_came",
        "sentences",
        &[
            json!({"id": 1, "text": "Mr. Holm met Dr. Falk at 2.30 p.m. in St. Paul. They agreed. “Good,” he said."}),
            json!({"id": "leer", "text": ""}),
            json!({"id": 3, "text": "Die Brücke fiel am 12. Mai. Niemand wurde verletzt."}),
        ],
    );
    assert_eq!(told[0]["sentences"][1], "They agreed.");
    assert_eq!(told[0]["sentences"].as_array().map(Vec::len), Some(3), "{}", told[0]);
    assert_eq!(told[1]["sentences"], json!([]));
    assert_eq!(told[2]["sentences"].as_array().map(Vec::len), Some(2), "{}", told[2]);
}

#[test]
fn checkworthy_rates_a_figure_above_an_opinion() {
    let told = pipe(
        "checkworthy_rates_a_figure_above_an_opinion",
        "checkworthy",
        &[
            json!({"id": 1, "text": "Unemployment in Calderia fell by 3 percent in May."}),
            json!({"id": 2, "text": "What a wonderful day!"}),
            json!({"id": 3, "text": ""}),
        ],
    );
    let worth: Vec<f64> = told.iter().filter_map(|line| line["checkworthiness"].as_f64()).collect();
    assert!(worth.len() == 3 && worth.iter().all(|w| (0.0..=1.0).contains(w)), "{worth:?}");
    assert!(worth[0] > worth[1] && worth[0] > worth[2], "{worth:?}");
}

fn article(name: &str) -> Value {
    serde_json::from_slice(&fixture(name)).expect("fixtures are JSON")
}

#[test]
fn origins_finds_a_reprint() {
    let mut reprint = article("compass.json");
    reprint["id"] = "reprint".into();
    reprint["url"] = "https://reprint.example/".into();
    reprint["blocks"][2]["text"] = "Schools stay closed until Wednesday, mayor Ines Dahl told the Reprint.".into();
    let told = pipe(
        "origins_finds_a_reprint",
        "origins",
        &[
            json!({"id": "copy", "a": article("compass.json"), "b": reprint}),
            json!({"id": "own", "a": article("compass.json"), "b": article("courier.json")}),
        ],
    );
    assert_eq!((&told[0]["sameOrigin"], &told[1]["sameOrigin"]), (&true.into(), &false.into()), "{told:?}");
    let words = &told[0]["passages"][0]["a"];
    assert!(words.as_str().is_some_and(|w| w.contains("Carrow Bridge")), "{}", told[0]);
    assert!(told[0]["score"].as_f64() > told[1]["score"].as_f64());
    assert!(told[1]["passages"].is_array());
}

#[test]
fn stories_puts_articles_of_one_event_together() {
    let articles = ["courier.json", "chess.json", "meridian.json", "compass.json"].map(article);
    let told = pipe("stories_puts_articles_of_one_event_together", "stories", &articles);
    let story = |at: usize| &told[at]["story"];
    assert!(story(0) == story(2) && story(0) == story(3) && story(0) != story(1), "{told:?}");
}

#[test]
fn no_lines_give_no_lines() {
    let folder = Folder::new("no_lines_give_no_lines");
    for command in ["align", "sentences", "checkworthy", "origins", "stories"] {
        assert_eq!(folder.pipe(&[command, "-"], "").text(), "", "{command}");
    }
}

#[test]
fn a_wrong_line_is_told_with_its_number() {
    let folder = Folder::new("a_wrong_line_is_told_with_its_number");
    let good = json!({"id": 1, "text": "A dam broke.", "a": "x", "b": "y"}).to_string();
    for wrong in ["{\"id\":1,", "[1,2]", "{\"text\":7}", "plain words"] {
        folder.write("in.jsonl", format!("{good}\n\n{wrong}\n"));
        for command in ["align", "sentences", "checkworthy", "origins", "stories"] {
            let said = folder.run(&[&format!("{command} in.jsonl")]);
            assert_eq!((said.code, said.err.lines().count()), (1, 1), "{command} of {wrong}: {}", said.err);
            let place = if ["origins", "stories"].contains(&command) { "in.jsonl:" } else { "in.jsonl:3:" };
            assert!(said.err.starts_with(place) && said.err.contains("; "), "{command} of {wrong}: {}", said.err);
        }
    }
}
