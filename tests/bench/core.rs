//! How fast is the core? A check of one page against a library, opening a segment, reading a page, indexing an article;
//! beside them what plain cosine takes for the same page and library. `cargo xtask bench` prints each as a multiple of it.
//!
//! The library is the samples, with 342 articles of other events from `../shared/eval` where that folder is.

mod peer;

use criterion::{BatchSize, Criterion};
use second_source::boundary::{self, Received, read, types::CheckOptions};
use second_source::engine::{Check, Engine, Observer, Stage};
use second_source::ingest::{Article, page_to_article};
use second_source::library::{Segment, Standing, build_segment};
use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample story that is checked.
const STORY: &str = "istanbul-embassy-talks";

fn main() {
    let samples = samples();
    let page = samples[STORY][0].clone();
    let mut articles: Vec<Article> = samples.into_values().flatten().collect();
    articles.extend(distractors());
    println!("library: {} articles", articles.len());
    let segment = build_segment(&articles, false).unwrap_or_else(|e| panic!("the library cannot be built: {e}"));
    let mut engine = Engine::default();
    engine
        .add_segment(segment.clone(), Standing::Fetched)
        .unwrap_or_else(|e| panic!("the library cannot be opened: {e}"));

    let mut criterion = Criterion::default().measurement_time(Duration::from_secs(5)).configure_from_args();
    let plain = peer::Library::of(&articles);
    criterion.bench_function("peer: plain cosine of the page", |b| b.iter(|| plain.compare(black_box(&page))));
    criterion.bench_function("check: one page", |b| {
        b.iter(|| engine.check(black_box(&page), &Check::default(), &mut ()));
    });
    criterion.bench_function("check: one page, as JSON", |b| {
        let received = Received { article: page.clone(), notices: Vec::new() };
        b.iter(|| {
            let report = boundary::check(&engine, &received, &CheckOptions::default(), &mut ());
            report.map(|report| serde_json::to_string(&report).map(|text| text.len()).ok()).ok()
        });
    });
    criterion.bench_function("open: one segment", |b| {
        b.iter_batched(|| segment.clone(), |bytes| Segment::open(bytes).map(|s| s.len()).ok(), BatchSize::LargeInput);
    });
    criterion.bench_function("index: one article", |b| b.iter(|| build_segment(std::slice::from_ref(&page), false)));
    let html = html();
    criterion.bench_function("extract: one page of HTML", |b| {
        b.iter(|| page_to_article(black_box(&html), None).map(|article| article.blocks.len()).ok());
    });
    criterion.final_summary();
    stages(&engine, &page);
}

/// Where the time of a check goes, averaged over a hundred.
fn stages(engine: &Engine, page: &Article) {
    const RUNS: u32 = 100;
    let mut clock = Clock { last: (Instant::now(), None), spent: BTreeMap::new() };
    for _ in 0..RUNS {
        clock.last = (Instant::now(), None);
        black_box(engine.check(page, &Check::default(), &mut clock));
        clock.close(None);
    }
    for (stage, spent) in &clock.spent {
        println!("stage {stage}: {:.0} µs", (*spent / RUNS).as_secs_f64() * 1e6);
    }
}

struct Clock {
    last: (Instant, Option<Stage>),
    spent: BTreeMap<String, Duration>,
}

impl Clock {
    fn close(&mut self, next: Option<Stage>) {
        let now = Instant::now();
        if let (since, Some(stage)) = self.last {
            *self.spent.entry(format!("{stage:?}").to_lowercase()).or_default() += now - since;
        }
        self.last = (now, next);
    }
}

impl Observer for Clock {
    fn begins(&mut self, stage: Stage) {
        self.close(Some(stage));
    }
}

fn samples() -> BTreeMap<String, Vec<Article>> {
    let mut stories = BTreeMap::new();
    for folder in sorted(&root().join("extension/samples")).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        stories.insert(name, sorted(&folder).iter().map(|file| article(&text(file))).collect());
    }
    stories
}

fn distractors() -> Vec<Article> {
    let path = root().join("../shared/eval/distractors.jsonl");
    if !path.is_file() {
        println!("notice: {} is absent; the library is the samples alone", path.display());
        return Vec::new();
    }
    text(&path).lines().filter(|line| !line.trim().is_empty()).map(article).collect()
}

/// A page with the furniture that news pages have.
fn html() -> String {
    text(&root().join("tests/fixtures/bridge/page.html"))
}

fn article(json: &str) -> Article {
    received(json).article
}

fn received(json: &str) -> Received {
    let sent: boundary::types::Article = serde_json::from_str(json).expect("the articles are JSON");
    read(sent, Some("article")).expect("the articles can be read")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}
