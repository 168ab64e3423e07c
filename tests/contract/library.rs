//! `library build`, `info` and `publish`: one file, what it says of itself, and a folder for any web host.

use crate::command::{Folder, changed};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

#[test]
fn a_library_says_what_it_holds() {
    let folder = Folder::with_story("a_library_says_what_it_holds");
    let built = folder.run(&["library build story --out made/all.seg"]).json();
    let size = folder.read("made/all.seg").len();
    let expected =
        json!({"articles": 4, "outlets": 3, "bytes": size, "samples": false, "from": "2025-05-12", "to": "2025-05-13"});
    assert_eq!(folder.run(&["library info made/all.seg"]).json(), built);
    for (name, value) in expected.as_object().expect("it is an object") {
        assert_eq!(&built[name], value, "{name} of {built}");
    }
    folder.run(&["library build story --out samples.seg --samples"]).json();
    assert_eq!(folder.run(&["library info samples.seg"]).json()["samples"], true);
}

#[test]
fn the_same_articles_make_the_same_bytes() {
    let folder = Folder::with_story("the_same_articles_make_the_same_bytes");
    for name in ["a.seg", "b.seg"] {
        folder.run(&[&format!("library build story --out {name}")]).json();
    }
    assert!(folder.read("a.seg") == folder.read("b.seg"));
}

#[test]
fn an_undated_library_has_no_from_and_to() {
    let folder = Folder::new("an_undated_library_has_no_from_and_to");
    folder.write("a.json", changed("courier.json", &[("published", "")]));
    let told = folder.run(&["library build a.json --out a.seg"]).json();
    assert!(told.get("from").is_none() && told.get("to").is_none(), "{told}");
}

#[test]
fn a_published_library_without_dates_claims_no_day() {
    let folder = Folder::new("a_published_library_without_dates_claims_no_day");
    folder.write("a.json", changed("courier.json", &[("published", "")]));
    let publish = ["library", "publish", "a.json", "--out", "web", "--title", "Old papers", "--publisher", "A reader"];
    let told = folder.run(&publish).json();
    assert_eq!(told, manifest(&folder, "web"));
    assert!(told.get("updated").is_none(), "{told}");
    assert!(told["segments"][0].get("from").is_none() && told["segments"][0].get("to").is_none(), "{told}");
}

fn manifest(folder: &Folder, name: &str) -> Value {
    serde_json::from_slice(&folder.read(&format!("{name}/manifest.json"))).expect("the manifest is JSON")
}

#[test]
fn a_published_library_keeps_the_contract() {
    let folder = Folder::with_story("a_published_library_keeps_the_contract");
    folder.write("story/undated.json", changed("chess.json", &[("id", "undated"), ("url", ""), ("published", "")]));
    let publish = ["library", "publish", "story", "--out", "web", "--title", "Four papers", "--publisher", "A reader"];
    folder.run(&publish);
    let told = manifest(&folder, "web");
    crate::command::assert_no_null(&told, "manifest");
    assert_eq!(
        (&told["format"], &told["title"], &told["publisher"]),
        (&1.into(), &"Four papers".into(), &"A reader".into())
    );
    assert_eq!(told["updated"], "2025-05-13");
    let segments = told["segments"].as_array().expect("segments");
    let mut articles = 0;
    for segment in segments {
        let name = segment["file"].as_str().expect("a segment has a file");
        assert!(name.ends_with(".seg") && !name.contains(['/', '\\', ' ']), "{name}");
        let bytes = folder.read(&format!("web/{name}"));
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!((&segment["bytes"], &segment["sha256"]), (&bytes.len().into(), &sum.as_str().into()), "{name}");
        let info = folder.run(&[&format!("library info web/{name}")]).json();
        for field in ["articles", "from", "to"] {
            assert_eq!(info.get(field), segment.get(field), "{field} of {name}");
        }
        articles += info["articles"].as_u64().expect("a count");
    }
    assert_eq!(articles, 5);
    let mut listed: Vec<&str> = segments.iter().filter_map(|s| s["file"].as_str()).chain(["manifest.json"]).collect();
    listed.sort_unstable();
    assert_eq!(folder.list("web"), listed, "nothing else lies in the folder");
}

#[test]
fn segment_names_never_change_their_content() {
    let folder = Folder::with_story("segment_names_never_change_their_content");
    folder.run(&["library publish story --out web"]);
    let before = manifest(&folder, "web");
    let content: Vec<(String, Vec<u8>)> =
        folder.list("web").into_iter().map(|name| (name.clone(), folder.read(&format!("web/{name}")))).collect();
    folder.run(&["library publish story --out web"]);
    assert_eq!(manifest(&folder, "web"), before, "nothing new, nothing changed");
    folder
        .write("story/new.json", changed("meridian.json", &[("id", "new"), ("url", ""), ("published", "2025-05-14")]));
    folder.run(&["library publish story --out web"]);
    assert_eq!(manifest(&folder, "web")["updated"], "2025-05-14");
    for (name, bytes) in content.iter().filter(|(name, _)| name.ends_with(".seg")) {
        assert!(folder.read(&format!("web/{name}")) == *bytes, "{name} changed");
    }
    let files = |manifest: &Value| -> Vec<Value> {
        manifest["segments"].as_array().expect("segments").iter().map(|segment| segment["file"].clone()).collect()
    };
    let after = files(&manifest(&folder, "web"));
    assert_eq!(after[..after.len() - 1], files(&before), "a new day leaves the days before as they are");
}

#[test]
fn an_article_of_which_only_the_year_is_known_is_published_from_its_first_day() {
    let folder = Folder::new("an_article_of_which_only_the_year_is_known_is_published_from_its_first_day");
    folder.write("a.json", changed("courier.json", &[("published", "2025")]));
    folder.run(&["library publish a.json --out web"]);
    let segment = &manifest(&folder, "web")["segments"][0];
    assert_eq!((&segment["from"], &segment["to"]), (&"2025-01-01".into(), &"2025-12-31".into()));
}

#[test]
fn a_published_segment_is_a_library() {
    let folder = Folder::with_story("a_published_segment_is_a_library");
    folder.run(&["library publish story --out web"]);
    let libraries: String =
        folder.list("web").iter().filter(|n| n.ends_with(".seg")).map(|n| format!(" --library web/{n}")).collect();
    let report = folder.run(&[&format!("check story/courier.json{libraries}")]).json();
    assert_eq!((&report["coverage"], &report["library"]["articles"]), (&"covered".into(), &4.into()));
}

#[test]
fn a_library_without_articles_is_told() {
    let folder = Folder::new("a_library_without_articles_is_told");
    folder.write("empty/readme.rst", "nothing here");
    folder.run(&["library build empty --out a.seg"]).fails_with(&["no article"]);
    folder.run(&["library publish empty --out web"]).fails_with(&["no article"]);
    folder.run(&["library build nowhere --out a.seg"]).fails_with(&["nowhere"]);
    folder.run(&["library info nowhere.seg"]).fails_with(&["nowhere.seg"]);
}
