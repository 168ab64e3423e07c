//! The same calls for JavaScript. Each exported function is one call; stage times are left in the browser's profiler.

use super::{answer, read, types};
use crate::engine::{Observer, Stage};
use crate::library::{ArticleRef, SegmentId, Standing, build_segment as build};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Opened library segments, and the checks made against them.
#[wasm_bindgen]
#[derive(Default)]
pub struct Engine {
    inner: crate::engine::Engine,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without segments.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        report_panics();
        Engine::default()
    }

    /// Opens the bytes of a segment, or of its index alone: then the words of its articles are brought with `putText`
    /// when they are missed. `standing` says who speaks where an article lies in several. Throws for damaged bytes and for
    /// another format version, with the remedy.
    #[wasm_bindgen(js_name = addSegment)]
    pub fn add_segment(
        &mut self,
        bytes: Vec<u8>,
        standing: Ts<types::Standing>,
    ) -> Result<Ts<types::SegmentInfo>, JsError> {
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let standing = match standing.to_rust()? {
            types::Standing::Published => Standing::Published,
            types::Standing::Imported => Standing::Imported,
            types::Standing::Fetched => Standing::Fetched,
        };
        let id = self.inner.add_segment(bytes, standing)?;
        let found = self.inner.library().segments().find(|(segment, _)| *segment == id);
        let (articles, samples) = found.map_or((0, false), |(_, segment)| (segment.len(), segment.is_samples()));
        Ok(types::SegmentInfo { id: id.0, articles, bytes: size, samples }.into_ts()?)
    }

    /// Closes a segment. Nothing happens where there is none of this number.
    #[wasm_bindgen(js_name = removeSegment)]
    pub fn remove_segment(&mut self, id: u32) {
        self.inner.remove_segment(SegmentId(id));
    }

    /// Looks for the story of an article; answers whose words it missed. Once those were brought, it looks for what others
    /// know of the article's facts.
    pub fn seek(
        &self,
        article: Ts<types::Article>,
        options: Ts<types::CheckOptions>,
    ) -> Result<Ts<types::MissedTexts>, JsError> {
        let received = read::read(article.to_rust()?, Some(UNNAMED))?;
        self.inner.seek(&received.article, &answer::asked(&options.to_rust()?)?);
        self.missed_texts()
    }

    /// Whose words were missed since the last call, by the check that came before it.
    #[wasm_bindgen(js_name = missedTexts)]
    pub fn missed_texts(&self) -> Result<Ts<types::MissedTexts>, JsError> {
        let missed = self.inner.library().missed_texts();
        let texts =
            missed.iter().map(|text| types::TextAddress { segment: text.segment.0, article: text.index }).collect();
        Ok(types::MissedTexts { texts }.into_ts()?)
    }

    /// Brings the words of an article. Throws where they are not those that the index was made from.
    #[wasm_bindgen(js_name = putText)]
    pub fn put_text(&mut self, segment: u32, article: u32, text: Vec<u8>) -> Result<(), JsError> {
        let at = ArticleRef { segment: SegmentId(segment), index: article };
        Ok(self.inner.library_mut().put_text(at, text)?)
    }

    /// Lets go of words that were brought, where they are more than `limit` bytes.
    #[wasm_bindgen(js_name = forgetTexts)]
    pub fn forget_texts(&mut self, limit: usize) {
        self.inner.library_mut().forget_texts(limit);
    }

    /// What the opened segments hold: the sample ones, or all others.
    pub fn library(&self, sample: bool) -> Result<Ts<types::LibrarySummary>, JsError> {
        Ok(answer::library(self.inner.library().view(sample)).into_ts()?)
    }

    /// The other articles on the event of an article, most alike first: known long before its claims are compared.
    pub fn coverage(
        &self,
        article: Ts<types::Article>,
        options: Ts<types::CheckOptions>,
    ) -> Result<Ts<types::Sources>, JsError> {
        let received = read::read(article.to_rust()?, Some(UNNAMED))?;
        Ok(answer::coverage(&self.inner, &received, options.to_rust()?.sample).into_ts()?)
    }

    /// Compares an article with the library. Throws for an article beyond the size limits.
    pub fn check(
        &self,
        article: Ts<types::Article>,
        options: Ts<types::CheckOptions>,
    ) -> Result<Ts<types::Report>, JsError> {
        let received = read::read(article.to_rust()?, Some(UNNAMED))?;
        let options = options.to_rust()?;
        let mut timing = UserTiming::default();
        let report = answer::check(&self.inner, &received, &options, &mut timing)?;
        timing.ends();
        Ok(report.into_ts()?)
    }

    /// Sentences, claims and mentions of an article.
    pub fn claims(&self, article: Ts<types::Article>) -> Result<Ts<types::ClaimsReport>, JsError> {
        Ok(answer::claims(&read::read(article.to_rust()?, Some(UNNAMED))?).into_ts()?)
    }
}

/// Id of a checked article that came without one.
const UNNAMED: &str = "this-article";

/// Makes the bytes of one segment out of articles.
#[wasm_bindgen(js_name = buildSegment)]
pub fn build_segment(articles: Vec<Ts<types::Article>>, samples: bool) -> Result<Vec<u8>, JsError> {
    report_panics();
    let articles = articles
        .into_iter()
        .map(|article| Ok(read::read(article.to_rust()?, None)?.article))
        .collect::<Result<Vec<_>, JsError>>()?;
    Ok(build(&articles, samples)?)
}

/// Leaves `second-source:<stage>` measures in the performance timeline.
#[derive(Default)]
struct UserTiming {
    running: Option<Stage>,
}

impl UserTiming {
    fn ends(&mut self) {
        let Some((stage, performance)) = self.running.take().zip(performance()) else { return };
        let name = mark_name(stage);
        // A page that cleared the mark in between only loses a measure.
        let _ = performance.measure_with_start_mark(&name, &name);
        performance.clear_marks_with_mark_name(&name);
    }
}

impl Observer for UserTiming {
    fn begins(&mut self, stage: Stage) {
        self.ends();
        if let Some(performance) = performance() {
            let _ = performance.mark(&mark_name(stage));
            self.running = Some(stage);
        }
    }
}

fn mark_name(stage: Stage) -> String {
    format!("second-source:{stage:?}").to_lowercase()
}

/// The clock of a worker or of a window; none in Node without it.
fn performance() -> Option<web_sys::Performance> {
    let global = js_sys::global();
    let found = js_sys::Reflect::get(&global, &JsValue::from_str("performance")).ok()?;
    found.dyn_into().ok()
}

/// A panic would otherwise read "unreachable executed".
///
/// Set once: after a panic the thread counts as panicking for ever, and setting it again would hide the first message.
pub(super) fn report_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |l| format!(" at {}:{}", l.file(), l.line()));
        let what = panic.payload_as_str().unwrap_or("no message");
        web_sys::console::error_1(&JsValue::from_str(&format!(
            "Second Source: the comparison stopped{place}: {what}. Please report the page's address with this message."
        )));
    })));
}
