//! Files to articles. Every failure names the file, the place in it and the remedy.

use crate::Failure;
use second_source::boundary::{Received, read, types};
use second_source::engine::Engine;
use second_source::ingest::{self, Article};
use second_source::library::{Standing, build_segment};
use serde::de::DeserializeOwned;
use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

/// Bytes of a file, or of standard input for "-".
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|e| format!("standard input: {e}; pipe a file into it"))?;
        return Ok(bytes);
    }
    fs::read(path).map_err(|e| format!("{}: cannot be read ({e}); check the path", path.display()))
}

pub fn text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path)?;
    if bytes.len() > ingest::INPUT_LIMIT {
        return Err(format!(
            "{}: {} bytes are more than the limit of {}; give one article a file",
            path.display(),
            bytes.len(),
            ingest::INPUT_LIMIT
        ));
    }
    if bytes.iter().take(8_000).any(|b| *b == 0) {
        return Err(format!("{}: holds binary data; give a .json, .html, .txt or .md file", path.display()));
    }
    Ok(ingest::decode(&bytes))
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase()
}

fn stem(path: &Path) -> String {
    path.file_stem().and_then(|s| s.to_str()).unwrap_or("article").to_owned()
}

/// One article from a .json, .html, .txt or .md file.
pub fn article(path: &Path) -> Result<Received, Failure> {
    let text = text(path)?;
    let page = || {
        ingest::page_to_article(&text, None)
            .map_err(|e| format!("{}: {e}", path.display()))
            .map(|found| named_after(path, found))
    };
    let received = match (extension(path).as_str(), text.trim_start().chars().next()) {
        ("json", _) => received(path, 1, parse(path, 1, &text)?)?,
        ("html" | "htm" | "xhtml", _) => bare(page()?),
        ("txt" | "md", _) => bare(plain(path, &text)?),
        ("", Some('{')) => received(path, 1, parse(path, 1, &text)?)?,
        ("", Some('<')) => bare(page()?),
        ("", _) => bare(plain(path, &text)?),
        (other, _) => {
            return Err(format!("{}: .{other} is no article; give .json, .html, .txt or .md", path.display()));
        }
    };
    if received.article.blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(format!("{}: no article text found; check that the file holds one", path.display()));
    }
    Ok(received)
}

/// A page or text that names no address of its own is known by its file.
fn named_after(path: &Path, article: Article) -> Article {
    if article.url.is_some() { article } else { Article { id: stem(path), ..article } }
}

fn bare(article: Article) -> Received {
    Received { article, notices: Vec::new() }
}

fn plain(path: &Path, text: &str) -> Result<Article, Failure> {
    let article = ingest::plain_to_article(text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(named_after(path, article))
}

fn received(path: &Path, line: usize, sent: types::Article) -> Result<Received, Failure> {
    let received = read(sent, Some(&stem(path))).map_err(|e| format!("{}:{line}: {e}", path.display()))?;
    for notice in &received.notices {
        eprintln!("{}:{line}: {}", path.display(), notice.text);
    }
    Ok(received)
}

fn parse<T: DeserializeOwned>(path: &Path, line: usize, text: &str) -> Result<T, Failure> {
    if text.trim_start().starts_with('[') {
        return Err(format!(
            "{}:{line}: a list where one object is expected; give one article, or JSON lines",
            path.display()
        ));
    }
    serde_json::from_str(text).map_err(|e| {
        let at = if e.line() > 1 { e.line() } else { line };
        format!("{}:{at}: not the expected JSON ({e}); see \"Article JSON\" in the documentation", path.display())
    })
}

/// The non-empty lines of a JSON-lines file, each read as `T`.
pub fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, Failure> {
    let text = String::from_utf8(bytes(path)?)
        .map_err(|_| format!("{}: holds bytes that are no UTF-8 text; give JSON lines", path.display()))?;
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    numbered.map(|(at, line)| parse(path, at + 1, line)).collect()
}

/// Articles of a file, of a .jsonl file, or of all such files below a folder, in the order of their names.
pub fn articles(path: &Path) -> Result<Vec<Article>, Failure> {
    if path.is_dir() {
        let mut all = Vec::new();
        for file in files(path)? {
            all.extend(articles(&file)?);
        }
        return Ok(all);
    }
    if extension(path) == "jsonl" {
        let sent: Vec<types::Article> = lines(path)?;
        return sent.into_iter().enumerate().map(|(at, one)| received(path, at + 1, one).map(|r| r.article)).collect();
    }
    Ok(vec![article(path)?.article])
}

/// Article files below a folder, sorted. Other files are passed over.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries =
        fs::read_dir(folder).map_err(|e| format!("{}: cannot be listed ({e}); check the path", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if matches!(extension(&path).as_str(), "json" | "jsonl" | "html" | "htm" | "txt" | "md") {
            found.push(path);
        }
    }
    Ok(found)
}

/// An engine with all of `paths` opened: built libraries as they are, articles as one segment.
pub fn engine(paths: &[PathBuf]) -> Result<Engine, Failure> {
    let mut engine = Engine::default();
    let mut loose = Vec::new();
    for path in paths {
        let is_built = extension(path) == "seg";
        if is_built {
            engine.add_segment(bytes(path)?, Standing::Published).map_err(|e| format!("{}: {e}", path.display()))?;
        } else {
            loose.extend(articles(path)?);
        }
    }
    if !loose.is_empty() {
        let built = build_segment(&loose, false).map_err(|e| e.to_string())?;
        engine.add_segment(built, Standing::Imported).map_err(|e| e.to_string())?;
    }
    Ok(engine)
}

/// Prints one line of progress over the last one, where standard error is a terminal.
pub fn progress(done: usize, all: usize, what: &str) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let end = if done == all { "\n" } else { "" };
        let _ = write!(stderr, "\r{done}/{all} {what}{end}");
    }
}

pub fn print_json<T: serde::Serialize>(value: &T, pretty: bool) -> Result<(), Failure> {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.map_err(|e| e.to_string())?) {
        // "second-source … | head" closes the pipe early: no failure of ours.
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("standard output: {e}; check the disk")),
        _ => Ok(()),
    }
}
