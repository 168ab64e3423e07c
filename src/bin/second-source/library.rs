//! `library build`, `info` and `publish`.

use crate::{Failure, input};
use second_source::ingest::Article;
use second_source::library::{Segment, build_segment};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Subcommand)]
pub enum Command {
    /// Articles to one library file
    Build {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long)]
        out: PathBuf,
        /// Sample articles: they answer for sample pages only
        #[arg(long)]
        samples: bool,
    },
    /// What a library file holds
    Info { file: PathBuf },
    /// Articles to a folder that any web host can serve
    Publish {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        #[arg(long)]
        out: PathBuf,
        #[arg(long, default_value = "Reference library")]
        title: String,
        #[arg(long, default_value = "")]
        publisher: String,
    },
}

pub fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Build { paths, out, samples } => build(paths, out, *samples),
        Command::Info { file } => info(file),
        Command::Publish { paths, out, title, publisher } => publish(paths, out, title, publisher),
    }
}

fn gather(paths: &[PathBuf]) -> Result<Vec<Article>, Failure> {
    let mut articles = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        articles.extend(input::articles(path)?);
        input::progress(at + 1, paths.len(), "inputs read");
    }
    if articles.is_empty() {
        return Err("library: no article found in the given paths; give .json, .jsonl, .html, .txt or .md files".into());
    }
    Ok(articles)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|e| format!("{}: cannot be made ({e}); check the path", folder.display()))?;
    }
    fs::write(path, bytes).map_err(|e| format!("{}: cannot be written ({e}); check the disk", path.display()))
}

fn build(paths: &[PathBuf], out: &Path, samples: bool) -> Result<(), Failure> {
    let bytes = build_segment(&gather(paths)?, samples).map_err(|e| e.to_string())?;
    write(out, &bytes)?;
    describe(out, bytes)
}

fn info(file: &Path) -> Result<(), Failure> {
    describe(file, input::bytes(file)?)
}

fn describe(file: &Path, bytes: Vec<u8>) -> Result<(), Failure> {
    let size = bytes.len();
    let segment = Segment::open(bytes).map_err(|e| format!("{}: {e}", file.display()))?;
    let heads: Vec<_> = (0..segment.len()).filter_map(|i| segment.head(i).ok()).collect();
    let outlets: std::collections::BTreeSet<&str> = heads.iter().filter_map(|h| h.outlet).collect();
    let mut dates: Vec<_> = heads.iter().filter_map(|h| h.date()).collect();
    dates.sort_by_key(|d| d.first);
    let mut told =
        json!({"articles": segment.len(), "outlets": outlets.len(), "bytes": size, "samples": segment.is_samples()});
    if let (Some(oldest), Some(newest)) = (dates.first(), dates.last()) {
        told["from"] = json!(oldest.first.to_string());
        told["to"] = json!(newest.last.to_string());
    }
    input::print_json(&told, true)
}

/// Articles by day of publication, so that a reader fetches only what retention needs. A day's file is named by its
/// content: one more article renames that day's file and no other.
fn publish(paths: &[PathBuf], out: &Path, title: &str, publisher: &str) -> Result<(), Failure> {
    let mut slices: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in gather(paths)? {
        let day = article.published.as_ref().map_or_else(|| UNDATED.to_owned(), |p| p.last.to_string());
        slices.entry(day).or_default().push(article);
    }
    let segments: Vec<_> =
        slices.iter().map(|(day, articles)| publish_slice(out, day, articles)).collect::<Result<_, Failure>>()?;
    let mut manifest = json!({"format": 1, "title": title, "publisher": publisher, "segments": segments});
    // The newest day, and not today: the same articles make the same manifest. Without any day there is nothing to say.
    if let Some(day) = slices.keys().rev().find(|day| *day != UNDATED) {
        manifest["updated"] = json!(day);
    }
    let text = serde_json::to_string_pretty(&manifest).map_err(|e| e.to_string())?;
    // Last: a reader that comes meanwhile finds the old list, and every file that it names.
    write(&out.join("manifest.json"), text.as_bytes())?;
    input::print_json(&manifest, true)
}

const UNDATED: &str = "undated";

/// Writes one file; answers its entry in the manifest.
fn publish_slice(out: &Path, day: &str, articles: &[Article]) -> Result<Value, Failure> {
    let bytes = build_segment(articles, false).map_err(|e| e.to_string())?;
    let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    let file = format!("{day}.{}.seg", &sum[..8]);
    write(&out.join(&file), &bytes)?;
    let mut entry = json!({"file": file, "articles": articles.len(), "bytes": bytes.len(), "sha256": sum});
    // An article of which only the year is known counts from its first day: retention must not drop it too early.
    let dates = || articles.iter().filter_map(|article| article.published.as_ref());
    if let (Some(from), Some(to)) = (dates().map(|p| p.first).min(), dates().map(|p| p.last).max()) {
        entry["from"] = json!(from.to_string());
        entry["to"] = json!(to.to_string());
    }
    Ok(entry)
}
