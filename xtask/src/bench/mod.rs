//! How fast is it? Runs the benchmarks: those of the core, each shown as a multiple of what plain cosine takes for the
//! same page and library, and those of page and library in a real browser. Nothing here fails for being slow.

mod ratio;

use std::fs;
use std::time::Duration;

use crate::build::variant::Variant;
use crate::build::{Browser, Wanted, build};
use crate::errand::Errand;
use crate::options::Options;
use crate::say;
use crate::setup::set_up;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

pub fn run(place: &Workspace, mut options: Options) -> Result<()> {
    let write = options.flag("--write");
    let only = options.value("--only")?;
    options.end()?;
    let (core, browser) = match only.as_deref() {
        None => (true, true),
        Some("core") => (true, false),
        Some("browser") => (false, true),
        Some(other) => return Err(Trouble::new(format!("--only {other}")).remedy("--only core or --only browser")),
    };
    if core {
        in_rust(place, write)?;
    }
    if browser {
        in_browser(place)?;
    }
    Ok(())
}

/// The core by criterion, then its times as multiples of the peer, beside those on record.
fn in_rust(place: &Workspace, write: bool) -> Result<()> {
    let args = ["bench", "--package", "second-source", "--bench", "core", "--features", "cli"];
    Errand::new(place, "cargo").args(args).limit(Duration::from_secs(2400)).stream()?;
    let record = place.root.join("tests/bench/record.json");
    let before = fs::read_to_string(&record).ok().and_then(|text| serde_json::from_str(&text).ok());
    let times = ratio::times(&place.target.join("criterion"))?;
    say::title("the core, as multiples of plain cosine");
    print!("{}", ratio::table(&times, before.as_ref()));
    if write {
        let text = serde_json::to_string_pretty(&ratio::record(&times))
            .map_err(|error| Trouble::new(format!("the ratios cannot be written: {error}")))?;
        fs::write(&record, text + "\n").map_err(|error| Trouble::at(&record, "write", error))?;
    }
    Ok(())
}

/// In Chromium: first marks and longest tasks in a page; then the library, with a sync of 2,000 articles from outlets on
/// this machine, and libraries of 1,000 and 10,000 opened cold.
fn in_browser(place: &Workspace) -> Result<()> {
    let toolbox = set_up(place)?;
    build(place, &toolbox, &Wanted { browsers: vec![Browser::Chromium], playground: false, update_types: false })?;
    Variant { name: "test".to_owned(), test_hosts: true, ..Variant::default() }.make(place, Browser::Chromium)?;
    for script in ["bench-page.ts", "bench-library.ts"] {
        let node = toolbox.node_errand(place, "node")?.folder(&place.root.join("tests/e2e"));
        node.args(["--import", "tsx", script]).limit(Duration::from_secs(1200)).stream()?;
    }
    Ok(())
}
