//! How fast is it? Runs the benchmarks: those of cargo where there are any, and the library's in a real browser.

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
    library(place)
}

/// A sync of 2,000 articles from outlets on this machine, and libraries of 1,000 and 10,000 opened cold, in Chromium.
fn library(place: &Workspace) -> Result<()> {
    let toolbox = set_up(place)?;
    build(place, &toolbox, &Wanted { browsers: vec![Browser::Chromium], playground: false, update_types: false })?;
    Variant { name: "test".to_owned(), test_hosts: true, ..Variant::default() }.make(place, Browser::Chromium)?;
    let node = toolbox.node_errand(place, "node")?.folder(&place.root.join("tests/e2e"));
    node.args(["--import", "tsx", "bench-library.ts"]).limit(Duration::from_secs(1200)).stream()
}
