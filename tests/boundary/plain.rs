//! Is everything that crosses plain data? Objects, lists, strings, booleans and finite numbers: what can be posted to a
//! worker, stored, and printed as JSON without a loss.

use crate::articles::{Opened, article, bridge, json, segment};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Fails at the path of the first value that is not plain.
fn assert_plain(value: &JsValue, path: &str) {
    if Array::is_array(value) {
        for (at, one) in Array::from(value).iter().enumerate() {
            assert_plain(&one, &format!("{path}.{at}"));
        }
    } else if let Some(number) = value.as_f64() {
        assert!(number.is_finite(), "{path} is {number}");
    } else if value.is_object() {
        let kind = Object::get_prototype_of(value);
        assert!(
            kind == Object::get_prototype_of(&Object::new()),
            "{path} is no plain object but a {:?}",
            Reflect::get(&kind, &"constructor".into())
        );
        let entries = Object::entries(value.unchecked_ref());
        for entry in entries.iter().map(|entry| Array::from(&entry)) {
            let name = entry.get(0).as_string().unwrap_or_default();
            let is_camel = name.chars().all(|c| c.is_ascii_alphanumeric()) && !name.starts_with(char::is_uppercase);
            assert!(is_camel, "{path} has a field {name:?}");
            assert_plain(&entry.get(1), &format!("{path}.{name}"));
        }
    } else {
        assert!(value.is_string() || value.as_bool().is_some(), "{path} is {value:?}");
    }
}

#[wasm_bindgen_test]
fn a_full_report_is_plain_data() {
    let [ours, meridian, compass] = bridge();
    let report = Opened::with(&[meridian, compass]).check(&ours);
    assert_plain(&report, "report");
    for part in ["\"evidence\":[{", "\"omissions\":[{", "\"slots\":[{", "\"claimsShared\":", "\"mentions\":[{"] {
        assert!(json(&report).contains(part), "the report of this test has no {part}: {}", json(&report));
    }
}

#[wasm_bindgen_test]
fn a_report_survives_json_unchanged() {
    let [ours, meridian, compass] = bridge();
    let report = Opened::with(&[meridian, compass]).check(&ours);
    let again = js_sys::JSON::parse(&json(&report)).unwrap();
    assert_eq!(json(&again), json(&report));
    assert!(!json(&report).contains("null"));
}

#[wasm_bindgen_test]
fn answers_without_coverage_are_plain_data() {
    let [ours, ..] = bridge();
    assert_plain(&Opened::new().check(&ours), "emptyLibrary");
    let other = article("chess", "The Compass", "2025", &["Ada Lindqvist won the chess open in Osterby."]);
    assert_plain(&Opened::with(&[other]).check(&ours), "noOtherArticle");
    let empty = article("empty", "Nobody", "never", &[]);
    assert_plain(&Opened::new().check(&empty), "empty article");
}

#[wasm_bindgen_test]
fn the_smaller_answers_are_plain_data() {
    let [ours, meridian, _] = bridge();
    let engine = Opened::new();
    assert_plain(&engine.add(&segment(&[meridian], false).unwrap()).unwrap(), "segment");
    for sample in [true, false] {
        assert_plain(&engine.call("library", &[sample.into()]).unwrap(), "library");
    }
    assert_plain(&engine.call("claims", &[ours]).unwrap(), "claims");
}
