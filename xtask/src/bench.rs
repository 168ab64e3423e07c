//! How fast is it? Runs the benchmarks: those of cargo where there are any, and those of page and library in a real
//! browser.

use std::time::Duration;

use crate::build::variant::Variant;
use crate::build::{Browser, Wanted, build};
use crate::errand::Errand;
use crate::options::Options;
use crate::setup::set_up;
use crate::trouble::Result;
use crate::workspace::Workspace;

pub fn run(place: &Workspace, options: Options) -> Result<()> {
    options.end()?;
    let manifest = std::fs::read_to_string(place.root.join("Cargo.toml")).unwrap_or_default();
    if place.root.join("benches").is_dir() || manifest.contains("[[bench]]") {
        let args = ["bench", "--package", "second-source", "--benches", "--features", "cli"];
        Errand::new(place, "cargo").args(args).stream()?;
    }
    in_browser(place)
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
