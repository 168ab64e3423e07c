//! What do the tests send, and how? Plain JavaScript objects, through the class that JavaScript sees.

use js_sys::{Array, Function, JSON, JsString, Object, Reflect, Uint8Array};
use second_source::boundary::{Engine, build_segment, types};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// An article of paragraphs, as a plain object.
pub fn article(id: &str, outlet: &str, published: &str, paragraphs: &[&str]) -> JsValue {
    let blocks = Array::new();
    for (at, text) in (0_u32..).zip(paragraphs) {
        let (at, text) = (JsValue::from(at), JsValue::from(*text));
        blocks.push(&object(&[("id", at), ("role", "paragraph".into()), ("text", text)]));
    }
    let url = format!("https://{id}.example/news");
    let (id, url) = (JsValue::from(id), JsValue::from(url));
    object(&[
        ("id", id),
        ("url", url),
        ("outlet", outlet.into()),
        ("published", published.into()),
        ("blocks", blocks.into()),
    ])
}

pub fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in fields {
        set(&made, name, value.clone());
    }
    made.into()
}

pub fn set(object: &JsValue, name: &str, value: JsValue) {
    Reflect::set(object, &name.into(), &value).expect("a plain object takes any field");
}

/// The value at a path of field names and indices: `at(&report, "findings.0.verdict")`.
pub fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, part| {
        let key = part.parse::<u32>().map_or_else(|_| part.into(), JsValue::from);
        Reflect::get(&value, &key).unwrap_or_else(|_| panic!("nothing at {part} of {path}"))
    })
}

pub fn text(value: &JsValue, path: &str) -> String {
    at(value, path).as_string().unwrap_or_else(|| panic!("{path} is no string in {}", json(value)))
}

pub fn number(value: &JsValue, path: &str) -> f64 {
    at(value, path).as_f64().unwrap_or_else(|| panic!("{path} is no number in {}", json(value)))
}

pub fn list(value: &JsValue, path: &str) -> Vec<JsValue> {
    Array::from(&at(value, path)).to_vec()
}

pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("plain data has a JSON text")
}

/// `text.slice(start, end)`, as a page cuts it.
pub fn slice(text: &str, start: f64, end: f64) -> String {
    JsString::from(text).slice(start as u32, end as u32).into()
}

/// The bytes of a segment.
pub fn segment(articles: &[JsValue], samples: bool) -> Result<Vec<u8>, JsValue> {
    let articles: Vec<Ts<types::Article>> = articles.iter().cloned().map(Ts::new_unchecked).collect();
    build_segment(articles, samples).map_err(JsValue::from)
}

/// An engine as JavaScript holds it: every call goes through the generated class.
pub struct Opened(JsValue);

impl Opened {
    pub fn new() -> Self {
        Opened(JsValue::from(Engine::new()))
    }

    /// An engine with one segment of real articles.
    pub fn with(articles: &[JsValue]) -> Self {
        let engine = Opened::new();
        engine.add(&segment(articles, false).expect("the articles are in order")).expect("the segment is whole");
        engine
    }

    pub fn call(&self, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        let method: Function = at(&self.0, name).dyn_into().unwrap_or_else(|_| panic!("Engine has no {name}"));
        method.apply(&self.0, &arguments.iter().collect::<Array>())
    }

    pub fn add(&self, bytes: &[u8]) -> Result<JsValue, JsValue> {
        self.call("addSegment", &[Uint8Array::from(bytes).into(), "fetched".into()])
    }

    pub fn check(&self, article: &JsValue) -> JsValue {
        let report = self.call("check", &[article.clone(), object(&[])]);
        report.unwrap_or_else(|error| panic!("check threw {}", text(&error, "message")))
    }

    pub fn check_sample(&self, article: &JsValue) -> JsValue {
        let options = object(&[("sample", true.into())]);
        let report = self.call("check", &[article.clone(), options]);
        report.unwrap_or_else(|error| panic!("check threw {}", text(&error, "message")))
    }
}

/// A story of three outlets: the bridge of Brannick. The first is the one to check.
pub fn bridge() -> [JsValue; 3] {
    [
        include_str!("../fixtures/bridge/courier.json"),
        include_str!("../fixtures/bridge/meridian.json"),
        include_str!("../fixtures/bridge/compass.json"),
    ]
    .map(|text| JSON::parse(text).expect("fixtures are JSON"))
}
