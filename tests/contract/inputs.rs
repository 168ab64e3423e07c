//! What counts as an article? `.json`, `.html`, `.txt`, `.md`, and `-` for any of them; also `claims` and `extract`.

use crate::command::{Folder, changed, fixture};
use serde_json::Value;

const NOTE: &str = "The Carrow Bridge in Brannick collapsed on Sunday evening.\n\nSeven people were injured.\n";

fn sentences(told: &Value) -> Vec<&str> {
    let all = told["sentences"].as_array().expect("sentences are always there");
    all.iter().filter_map(|s| s["text"].as_str()).collect()
}

#[test]
fn claims_tells_sentences_claims_and_mentions() {
    let folder = Folder::with_story("claims_tells_sentences_claims_and_mentions");
    let told = folder.run(&["claims story/courier.json"]).json();
    assert_eq!(sentences(&told).len(), 3);
    let second = &told["sentences"][1];
    assert_eq!(second["text"], "Seven people were injured, the fire brigade of Brannick said.");
    assert!(second["checkworthiness"].as_f64().is_some_and(|worth| (0.0..=1.0).contains(&worth)));
    let kinds: Vec<_> = second["mentions"].as_array().expect("mentions").iter().map(|m| m["kind"].clone()).collect();
    assert!(kinds.contains(&"quantity".into()) && kinds.contains(&"entity".into()), "{second}");
    assert_eq!(second["claims"][0]["range"], serde_json::json!({"block": 1, "start": 0, "end": 61}));
}

#[test]
fn text_and_markdown_are_articles_named_after_their_file() {
    let folder = Folder::new("text_and_markdown_are_articles_named_after_their_file");
    for name in ["note.txt", "note.md"] {
        folder.write(name, NOTE);
        let told = folder.run(&[&format!("claims {name}")]).json();
        assert_eq!(told["article"]["id"], "note");
        assert_eq!(sentences(&told), NOTE.trim().split("\n\n").collect::<Vec<_>>());
    }
    folder.write("nameless.json", changed("courier.json", &[("id", ""), ("url", "")]));
    assert_eq!(folder.run(&["claims nameless.json"]).json()["article"]["id"], "nameless");
}

#[test]
fn text_may_stand_in_for_blocks() {
    let folder = Folder::new("text_may_stand_in_for_blocks");
    folder.write("a.json", serde_json::json!({"id": "a", "text": NOTE}).to_string());
    assert_eq!(sentences(&folder.run(&["claims a.json"]).json()), NOTE.trim().split("\n\n").collect::<Vec<_>>());
}

#[test]
fn standard_input_takes_any_article() {
    let folder = Folder::with_story("standard_input_takes_any_article");
    let check = |input: Vec<u8>| folder.pipe(&["check - --library story"], input).json();
    assert_eq!(check(fixture("courier.json"))["article"]["id"], "courier");
    assert_eq!(check(NOTE.into())["coverage"], "covered");
    assert_eq!(check(fixture("page.html"))["coverage"], "covered");
    assert_eq!(sentences(&folder.pipe(&["claims -"], NOTE).json()).len(), 2);
    let page = folder.pipe(&["extract -"], fixture("page.html")).json();
    assert_eq!(page["outlet"], "Northern Ledger");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let folder = Folder::new("a_byte_order_mark_and_windows_line_ends_do_no_harm");
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(fixture("courier.json"));
    folder.write("marked.json", marked);
    assert_eq!(sentences(&folder.run(&["claims marked.json"]).json()).len(), 3);
    folder.write("dos.txt", NOTE.replace('\n', "\r\n"));
    assert_eq!(sentences(&folder.run(&["claims dos.txt"]).json()), NOTE.trim().split("\n\n").collect::<Vec<_>>());
}

#[test]
fn extract_finds_the_article_of_a_page() {
    let folder = Folder::new("extract_finds_the_article_of_a_page");
    folder.write("page.html", fixture("page.html"));
    let article = folder.run(&["extract page.html"]).json();
    assert_eq!(article["url"], "https://ledger.example/news/bridge", "{article}");
    assert_eq!(article["title"], "Bridge of Brannick collapses");
    assert_eq!(article["outlet"], "Northern Ledger");
    assert_eq!(article["published"], "2025-05-12T08:30:00+02:00");
    assert_eq!(article["language"], "en");
    assert!(article["byline"].as_str().is_some_and(|b| b.contains("Ruth Amsel")), "{article}");
    let blocks = article["blocks"].as_array().expect("blocks").iter();
    let texts: Vec<&str> = blocks.filter_map(|b| b["text"].as_str()).collect();
    assert!(texts.iter().any(|t| t.starts_with("The Carrow Bridge in Brannick fell")), "{texts:?}");
    assert!(texts.iter().any(|t| t.starts_with("“We heard a crack, and then it was gone,”")), "{texts:?}");
    for furniture in ["Sport", "Ten soups", "newsletter"] {
        assert!(!texts.iter().any(|t| t.contains(furniture)), "{furniture} in {texts:?}");
    }
}

#[test]
fn the_address_of_a_page_may_be_given() {
    let folder = Folder::new("the_address_of_a_page_may_be_given");
    let page = String::from_utf8(fixture("page.html")).expect("fixtures are UTF-8");
    folder.write("page.html", page.replace("<link rel=\"canonical\"", "<link rel=\"nothing\""));
    let article = folder.run(&["extract page.html --url https://ledger.example/news/bridge?utm_source=x"]).json();
    assert_eq!(article["url"], "https://ledger.example/news/bridge");
    assert!(folder.run(&["extract page.html"]).json()["id"].as_str().is_some_and(|id| !id.is_empty()));
}

#[test]
fn what_extract_writes_can_be_checked() {
    let folder = Folder::with_story("what_extract_writes_can_be_checked");
    folder.write("page.html", fixture("page.html"));
    let article = folder.run(&["extract page.html"]).text();
    folder.write("page.json", article);
    let from_json = folder.run(&["check page.json --library story"]).json();
    assert_eq!(from_json["coverage"], "covered");
    assert_eq!(folder.run(&["check page.html --library story"]).json()["claims"], from_json["claims"]);
}

#[test]
fn an_unreadable_publication_date_is_ignored_with_a_warning() {
    let folder = Folder::with_story("an_unreadable_publication_date_is_ignored_with_a_warning");
    folder.write("odd.json", changed("courier.json", &[("published", "last Tuesday")]));
    let said = folder.run(&["check odd.json --library story"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    assert!(said.err.contains("odd.json") && said.err.contains("last Tuesday"), "{}", said.err);
    let report: Value = serde_json::from_str(&said.out).expect("the report is there all the same");
    assert_eq!(report["coverage"], "covered");
}

#[test]
fn an_unknown_language_gives_a_quiet_answer() {
    let folder = Folder::with_story("an_unknown_language_gives_a_quiet_answer");
    for (name, text) in [
        ("invented", "Xov qarrt blin veshtok urmanil drasko.\n\nVeshtok urmanil 12 drasko plin orrat.\n"),
        ("georgian", "ხიდი კვირა საღამოს ჩამოინგრა. დაშავდა შვიდი ადამიანი.\n"),
        ("signs", "§§ ±± ¶¶ 12 ©© ®®\n"),
    ] {
        folder.write(&format!("{name}.txt"), text);
        let report = folder.run(&[&format!("check {name}.txt --library story")]).json();
        assert_eq!((&report["coverage"], &report["findings"]), (&"noOtherArticle".into(), &serde_json::json!([])));
    }
}
