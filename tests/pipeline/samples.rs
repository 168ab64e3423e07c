//! What do the tests compare? The sample stories that the extension brings along.

use second_source::boundary::{self, types};
use second_source::engine::Engine;
use second_source::library::{Standing, build_segment};
use std::fs;
use std::path::Path;

/// One story: its name and its articles, in the order of their files.
pub struct SampleStory {
    pub name: String,
    pub articles: Vec<types::Article>,
}

/// All sample stories, by name.
pub fn stories() -> Vec<SampleStory> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/samples");
    let mut stories: Vec<SampleStory> = listed(&folder)
        .iter()
        .map(|name| folder.join(name))
        .filter(|path| path.is_dir())
        .map(|path| SampleStory {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            articles: listed(&path).iter().map(|name| article(&path.join(name))).collect(),
        })
        .collect();
    stories.retain(|story| story.articles.len() > 1);
    assert!(stories.len() >= 3, "{} holds {} stories", folder.display(), stories.len());
    stories
}

fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|n| !n.starts_with('.'))
        .collect();
    names.sort();
    names
}

fn article(path: &Path) -> types::Article {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The bytes of a segment of samples.
pub fn segment(articles: &[types::Article]) -> Vec<u8> {
    let read = |article: &types::Article| boundary::read(article.clone(), None).expect("samples are in order").article;
    build_segment(&articles.iter().map(read).collect::<Vec<_>>(), true).expect("samples make a segment")
}

/// Checks an article against samples, by the path that ships.
pub fn check(ours: &types::Article, library: &[types::Article]) -> types::Report {
    let mut engine = Engine::default();
    if !library.is_empty() {
        engine.add_segment(segment(library), Standing::Fetched).expect("the segment is whole");
    }
    let received = boundary::read(ours.clone(), Some("this-article")).expect("the article is within the limits");
    let options = types::CheckOptions { sample: true, now: None };
    boundary::check(&engine, &received, &options, &mut ()).expect("the options are in order")
}

/// An article of paragraphs.
pub fn made(id: &str, paragraphs: &[&str]) -> types::Article {
    let block = |(id, text): (u32, &&str)| types::Block { id, role: types::BlockRole::Paragraph, text: (*text).into() };
    types::Article {
        id: Some(id.into()),
        url: Some(format!("https://{id}.example/")),
        outlet: Some(id.into()),
        title: None,
        byline: None,
        published: Some("2025-06-12".into()),
        language: None,
        feed_source: None,
        blocks: (0..).zip(paragraphs).map(block).collect(),
        text: None,
    }
}
