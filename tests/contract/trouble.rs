//! What happens to bad input? One line that names the file, the place in it and the remedy; never a hang or a crash.

use crate::command::{Folder, changed, fixture};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

#[test]
fn a_missing_file_is_told() {
    let folder = Folder::with_story("a_missing_file_is_told");
    for command in ["check nope.json", "claims nope.txt", "extract nope.html", "align nope.jsonl", "stories nope.jsonl"]
    {
        folder.run(&[command]).fails_with(&["nope.", "check the path"]);
    }
    folder.run(&["check story/courier.json --library nowhere"]).fails_with(&["nowhere"]);
    folder.run(&["check --each nowhere --library story --out out"]).fails_with(&["nowhere"]);
}

#[test]
fn a_folder_is_no_article() {
    let folder = Folder::with_story("a_folder_is_no_article");
    folder.run(&["check story --library story"]).fails_with(&["story"]);
    folder.run(&["claims story"]).fails_with(&["story"]);
}

#[test]
fn a_binary_file_is_told() {
    let folder = Folder::with_story("a_binary_file_is_told");
    for name in ["picture.json", "picture.html", "picture.txt", "picture.md"] {
        folder.write(name, PICTURE);
        folder.run(&[&format!("check {name} --library story")]).fails_with(&[name]);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name]);
    }
    for name in ["picture.seg", "picture.jsonl"] {
        folder.write(name, PICTURE);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name]);
    }
    folder.write("page.pdf", b"%PDF-1.7 words");
    folder.run(&["check page.pdf"]).fails_with(&["page.pdf", ".html"]);
}

#[test]
fn wrong_json_is_told_with_its_line() {
    let folder = Folder::with_story("wrong_json_is_told_with_its_line");
    folder.write("open.json", "{\n  \"id\": \"a\",\n  \"blocks\": [\n");
    folder.run(&["check open.json --library story"]).fails_with(&["open.json:"]);
    folder.write("comma.json", "{\n  \"id\": \"a\",\n  \"url\" \"b\"\n}\n");
    folder.run(&["check comma.json --library story"]).fails_with(&["comma.json:3"]);
    folder.write("shape.json", "{\"id\": \"a\",\n\"blocks\": [{\"id\": 0,\n\"role\": \"advert\",\n\"text\": \"x\"}]}");
    folder.run(&["claims shape.json"]).fails_with(&["shape.json:3", "advert"]);
    for (name, text) in [("list.json", "[]"), ("number.json", "7"), ("null.json", "null"), ("word.json", "hello")] {
        folder.write(name, text);
        folder.run(&[&format!("claims {name}")]).fails_with(&[name]);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name]);
    }
}

#[test]
fn an_empty_file_is_told() {
    let folder = Folder::with_story("an_empty_file_is_told");
    for (name, text) in [("a.json", ""), ("b.txt", ""), ("c.html", ""), ("d.md", "\n \n\t\n"), ("e.seg", "")] {
        folder.write(name, text);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name]);
        if !name.ends_with(".seg") {
            folder.run(&[&format!("check {name} --library story")]).fails_with(&[name]);
        }
    }
    folder.pipe(&["check - --library story"], "").fails_with(&["-"]);
    for (name, text) in [("f.json", "{\"id\": \"f\"}"), ("g.json", "{\"id\": \"g\", \"blocks\": []}")] {
        folder.write(name, text);
        folder.run(&[&format!("check {name} --library story")]).fails_with(&[name, "no article text"]);
    }
}

#[test]
fn a_wrong_date_is_told() {
    let folder = Folder::with_story("a_wrong_date_is_told");
    let said = folder.run(&["check story/courier.json --library story --now tomorrow"]);
    // Wrong usage and unreadable input are both fair names for it.
    assert!([1, 2].contains(&said.code), "{}", said.code);
    assert!(
        said.err.contains("now") && said.err.contains("tomorrow") && said.err.contains("2025-02-27"),
        "{}",
        said.err
    );
    assert_eq!(said.out, "");
}

#[test]
fn six_megabytes_are_too_much_for_one_article() {
    let folder = Folder::with_story("six_megabytes_are_too_much_for_one_article");
    let words = "Seven people were injured in Brannick on Sunday evening. ".repeat(6_000_000 / 57);
    folder.write("huge.txt", &words);
    folder.write("huge.html", format!("<html><body><article><p>{words}</p></article></body></html>"));
    folder.write("huge.json", serde_json::json!({"id": "a", "text": words}).to_string());
    for name in ["huge.txt", "huge.html", "huge.json"] {
        folder.run(&[&format!("check {name} --library story")]).fails_with(&[name, "limit"]);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name, "limit"]);
    }
    folder.write("huge.jsonl", serde_json::json!({"id": "a", "text": words}).to_string());
    folder.run(&["check story/courier.json --library huge.jsonl"]).fails_with(&["huge.jsonl", "limit"]);
    folder.pipe(&["claims -"], &words).fails_with(&["limit"]);
}

#[test]
fn a_page_without_an_article_is_told() {
    let folder = Folder::with_story("a_page_without_an_article_is_told");
    folder.write("sign-in.html", fixture("no-article.html"));
    folder.run(&["extract sign-in.html"]).fails_with(&["sign-in.html", "article"]);
    folder.run(&["check sign-in.html --library story"]).fails_with(&["sign-in.html", "article"]);
    folder.write("bare.html", "<!doctype html><title>x</title>");
    folder.run(&["extract bare.html"]).fails_with(&["bare.html", "article"]);
}

#[test]
fn an_article_without_name_and_address_in_a_list_is_told() {
    let folder = Folder::with_story("an_article_without_name_and_address_in_a_list_is_told");
    let nameless = changed("compass.json", &[("id", ""), ("url", "")]);
    folder.run(&["stories -"]).text();
    folder.pipe(&["stories -"], &nameless).fails_with(&["-:1", "url"]);
}

#[test]
fn a_damaged_library_is_told() {
    let folder = Folder::with_story("a_damaged_library_is_told");
    folder.run(&["library build story --out all.seg"]).json();
    let whole = folder.read("all.seg");
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 0x10;
    for (name, bytes) in [("half.seg", &whole[..whole.len() / 2]), ("flipped.seg", &flipped[..])] {
        folder.write(name, bytes);
        folder.run(&[&format!("check story/courier.json --library {name}")]).fails_with(&[name]);
        folder.run(&[&format!("library info {name}")]).fails_with(&[name]);
    }
}

#[test]
fn an_output_that_cannot_be_written_is_told() {
    let folder = Folder::with_story("an_output_that_cannot_be_written_is_told");
    folder.write("file", "not a folder");
    folder.run(&["check --each story --library story --out file/reports"]).fails_with(&["file"]);
    folder.run(&["library build story --out file/all.seg"]).fails_with(&["file"]);
}

#[test]
fn one_bad_file_of_a_folder_is_named() {
    let folder = Folder::with_story("one_bad_file_of_a_folder_is_named");
    folder.write("story/broken.json", "{");
    folder.run(&["check story/courier.json --library story"]).fails_with(&["broken.json"]);
}

#[test]
fn wrong_usage_ends_with_2_and_help_with_0() {
    let folder = Folder::with_story("wrong_usage_ends_with_2_and_help_with_0");
    for command in [
        "",
        "chekc story/courier.json",
        "check",
        "check story/courier.json --format pdf",
        "check story/courier.json --unknown",
        "check --each story",
        "claims",
        "library",
        "library build story",
        "library publish story",
    ] {
        let said = folder.run(&[command]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{command}: {}", said.err);
        assert!(said.err.contains("Usage") || said.err.contains("--help"), "{command}: {}", said.err);
    }
    for command in ["--help", "--version", "check --help", "library --help", "library publish --help"] {
        let said = folder.run(&[command]);
        assert!(said.code == 0 && said.err.is_empty() && !said.out.is_empty(), "{command}: {}", said.err);
    }
}
