//! `check`, `claims` and `extract`.

use crate::{Failure, Format, input, show};
use second_source::boundary::{self, Received, types};
use second_source::engine::Engine;
use second_source::ingest::page_to_article;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    /// Article to check: .json, .html, .txt, .md, or - for standard input
    #[arg(required_unless_present = "each")]
    article: Option<PathBuf>,
    /// Check every article of this folder instead
    #[arg(long, conflicts_with = "article", requires = "out")]
    each: Option<PathBuf>,
    /// Folder for the reports of --each
    #[arg(long)]
    out: Option<PathBuf>,
    /// Article file, .jsonl file, folder or built library; may be repeated
    #[arg(long)]
    library: Vec<PathBuf>,
    /// The reader's time, RFC 3339; the newest publication date seen otherwise
    #[arg(long)]
    now: Option<String>,
    /// Compare with sample segments instead of real ones
    #[arg(long)]
    samples: bool,
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let engine = input::engine(&arguments.library)?;
    let options = types::CheckOptions { now: arguments.now.clone(), sample: arguments.samples };
    match (&arguments.each, &arguments.out, &arguments.article) {
        (Some(folder), Some(out), _) => each(&engine, &options, folder, out),
        (_, _, Some(article)) => {
            let report = report(&engine, &input::article(article)?, &options)?;
            match arguments.format {
                Format::Json => input::print_json(&report, true),
                Format::Text => show::print(&show::text(&report)),
                Format::Markdown => show::print(&show::markdown(&report)),
                Format::Html => show::print(&show::html(&report)),
            }
        }
        _ => Err("check: neither an article nor --each DIR was given; name one".into()),
    }
}

fn report(engine: &Engine, received: &Received, options: &types::CheckOptions) -> Result<types::Report, Failure> {
    boundary::check(engine, received, options, &mut ()).map_err(|e| e.to_string())
}

fn each(engine: &Engine, options: &types::CheckOptions, folder: &Path, out: &Path) -> Result<(), Failure> {
    fs::create_dir_all(out).map_err(|e| format!("{}: cannot be made ({e}); choose another folder", out.display()))?;
    let files = input::files(folder)?;
    let mut written: BTreeMap<String, &PathBuf> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let report = report(engine, &input::article(file)?, options)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(other) = written.insert(name.clone(), file) {
            let (file, other) = (file.display(), other.display());
            return Err(format!("{file}: its report would be written over that of {other}; give them different names"));
        }
        let target = out.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(&report).map_err(|e| e.to_string())?;
        fs::write(&target, text)
            .map_err(|e| format!("{}: cannot be written ({e}); check the disk", target.display()))?;
        input::progress(at + 1, files.len(), "articles checked");
    }
    Ok(())
}

pub fn claims(article: &Path) -> Result<(), Failure> {
    input::print_json(&boundary::claims(&input::article(article)?), true)
}

pub fn extract(page: &Path, url: Option<&str>) -> Result<(), Failure> {
    let mut article = page_to_article(&input::text(page)?, url).map_err(|e| format!("{}: {e}", page.display()))?;
    if article.id.is_empty() {
        article.id = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    }
    input::print_json(&boundary::write(&article), true)
}
