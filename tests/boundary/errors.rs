//! What does a mistake look like from JavaScript? An `Error` that says what to do, and an engine that goes on.

use crate::articles::{Opened, article, at, bridge, list, object, segment, set, text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// The message of a thrown `Error`. It names the trouble and, after it, a remedy.
fn message(thrown: Result<JsValue, JsValue>) -> String {
    let thrown = thrown.expect_err("was accepted");
    assert!(thrown.is_instance_of::<js_sys::Error>(), "threw {thrown:?}, which is no Error");
    let message = text(&thrown, "message");
    assert!(!message.contains("unreachable") && !message.contains("panicked"), "{message}");
    message
}

fn remedy(thrown: Result<JsValue, JsValue>, expected: &str) {
    let told = message(thrown);
    assert!(told.contains(expected) && told.contains("; "), "{told:?} gives no remedy with {expected:?}");
}

/// The engine still answers as before.
fn assert_goes_on(engine: &Opened) {
    let [ours, ..] = bridge();
    assert_eq!(text(&engine.check(&ours), "coverage"), "covered");
}

#[wasm_bindgen_test]
fn damaged_bytes_are_told_with_the_remedy() {
    let [_, meridian, compass] = bridge();
    let whole = segment(&[meridian.clone(), compass], false).unwrap();
    let engine = Opened::with(&[meridian]);
    for length in [0, 1, 7, 20, whole.len() / 2, whole.len() - 1] {
        remedy(engine.add(&whole[..length]), "sync again");
    }
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        remedy(engine.add(&damaged), "sync again");
    }
    remedy(engine.add(b"<!doctype html><title>404 Not Found</title>"), "sync again");
    assert_goes_on(&engine);
}

#[wasm_bindgen_test]
fn an_oversize_article_is_told_with_the_remedy() {
    let [_, meridian, _] = bridge();
    let engine = Opened::with(&[meridian]);
    let huge = "Seven people were injured in Brannick on Sunday. ".repeat(100_000);
    let sent = || article("huge", "A", "2025-05-12", &[&huge]);
    remedy(engine.call("check", &[sent(), object(&[])]), "shorter");
    remedy(engine.call("claims", &[sent()]), "shorter");
    remedy(segment(&[sent()], false).map(JsValue::from), "shorter");
    assert_goes_on(&engine);
}

#[wasm_bindgen_test]
fn too_many_blocks_are_told_with_the_remedy() {
    let [_, meridian, _] = bridge();
    let engine = Opened::with(&[meridian]);
    let sent = article("many", "A", "2025-05-12", &vec!["x"; 30_000]);
    remedy(engine.call("check", &[sent, object(&[])]), "shorter");
    assert_goes_on(&engine);
}

#[wasm_bindgen_test]
fn what_is_no_article_is_told_and_does_no_harm() {
    let [_, meridian, _] = bridge();
    let engine = Opened::with(&[meridian]);
    let with = |field: &str, value: JsValue| {
        let [ours, ..] = bridge();
        set(&ours, field, value);
        ours
    };
    let with_block = |field: &str, value: JsValue| {
        let [ours, ..] = bridge();
        set(&at(&ours, "blocks.0"), field, value);
        ours
    };
    let wrong = [
        ("undefined", JsValue::UNDEFINED),
        ("null", JsValue::NULL),
        ("a number", 7.into()),
        ("a string", "text".into()),
        ("blocks as text", with("blocks", "text".into())),
        ("a numeric title", with("title", 7.into())),
        ("a negative block id", with_block("id", (-1).into())),
        ("a block id of NaN", with_block("id", f64::NAN.into())),
        ("half a block id", with_block("id", 0.5.into())),
        ("an unknown role", with_block("role", "advert".into())),
        ("a block without text", with_block("text", JsValue::UNDEFINED)),
    ];
    for (name, sent) in wrong {
        assert!(!message(engine.call("check", &[sent.clone(), object(&[])])).is_empty(), "check: {name}");
        assert!(!message(engine.call("claims", &[sent.clone()])).is_empty(), "claims: {name}");
        assert!(!message(segment(&[sent], false).map(JsValue::from)).is_empty(), "buildSegment: {name}");
        assert_goes_on(&engine);
    }
}

#[wasm_bindgen_test]
fn wrong_options_are_told() {
    let [ours, meridian, _] = bridge();
    let engine = Opened::with(&[meridian]);
    let options = |name: &str, value: JsValue| object(&[(name, value)]);
    remedy(engine.call("check", &[ours.clone(), options("now", "tomorrow".into())]), "2025-02-27");
    message(engine.call("check", &[ours.clone(), options("sample", "yes".into())]));
    message(engine.call("check", &[ours, 7.into()]));
    assert_goes_on(&engine);
}

#[wasm_bindgen_test]
fn a_library_article_needs_an_id_or_an_address() {
    let [nameless, ..] = bridge();
    set(&nameless, "id", JsValue::UNDEFINED);
    set(&nameless, "url", JsValue::UNDEFINED);
    remedy(segment(&[nameless], false).map(JsValue::from), "url");
}

#[wasm_bindgen_test]
fn an_unreadable_date_is_a_notice_and_no_error() {
    let [ours, meridian, _] = bridge();
    set(&ours, "published", "the day before yesterday".into());
    let report = Opened::with(&[meridian]).check(&ours);
    assert_eq!(text(&report, "coverage"), "covered");
    let notices = list(&report, "notices");
    let dates: Vec<_> = notices.iter().filter(|n| text(n, "about") == "published").map(|n| text(n, "value")).collect();
    assert_eq!(dates, ["the day before yesterday"]);
}

#[wasm_bindgen_test]
fn odd_but_readable_input_gives_a_quiet_answer() {
    let engine = Opened::with(&[bridge()[1].clone()]);
    let odd = ["", " ", "\n\n\n", "\u{0}\u{1}\u{fffd}", "?!.,;", "xq zzv brrt qqn.", "1 2 3 4 5 6 7 8 9"];
    for words in odd {
        let report = engine.check(&article("odd", "A", "2025-05-12", &[words]));
        assert_eq!(text(&report, "coverage"), "noOtherArticle", "{words:?}");
        assert!(list(&report, "findings").is_empty());
    }
}
