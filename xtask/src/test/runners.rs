//! Which runner runs which tests? cargo the native ones, wasm-bindgen's runner those of the boundary (in node),
//! vitest the TypeScript units, node's own runner the end-to-end tests in a real browser.

use std::path::{Path, PathBuf};

use super::tally::Tally;
use crate::build::{Browser, npm_script, variant::Variant};
use crate::errand::Errand;
use crate::setup::Toolbox;
use crate::stamp::children;
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

/// How a test program says that it is for wasm only.
const FOR_WASM: &str = "#![cfg(target_arch = \"wasm32\")]";

pub fn rust(place: &Workspace, tally: &mut Tally) -> Result<()> {
    let cargo =
        Errand::new(place, "cargo").args(["test", "--workspace", "--features", "second-source/cli", "--no-fail-fast"]);
    watch(cargo, tally)
}

pub fn wasm(place: &Workspace, toolbox: &Toolbox, tally: &mut Tally) -> Result<()> {
    let names = wasm_tests(&place.root.join("tests"))?;
    if names.is_empty() {
        return Err(Trouble::new(format!("no file in tests/ begins with {FOR_WASM}"))
            .remedy("the boundary's contract tests belong in tests/boundary.rs"));
    }
    let cargo = toolbox.wasm_errand(place, "cargo")?;
    let cargo = cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    let cargo = cargo.args([
        "test",
        "--package",
        "second-source",
        "--target",
        "wasm32-unknown-unknown",
        "--no-default-features",
        "--no-fail-fast",
    ]);
    watch(cargo.args(names.iter().flat_map(|name| ["--test", name])), tally)
}

/// Names of the test programs that are written for wasm.
fn wasm_tests(folder: &Path) -> Result<Vec<String>> {
    let is_wasm = |path: &PathBuf| {
        let rust = path.extension().is_some_and(|extension| extension == "rs");
        rust && std::fs::read_to_string(path).is_ok_and(|text| text.contains(FOR_WASM))
    };
    let stem = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    Ok(children(folder)?.into_iter().filter(is_wasm).filter_map(stem).collect())
}

pub fn typescript(place: &Workspace, toolbox: &Toolbox, tally: &mut Tally) -> Result<()> {
    watch(npm_script(place, toolbox, "test")?.folder(&place.extension()), tally)
}

pub fn end_to_end(place: &Workspace, toolbox: &Toolbox, browser: Browser, tally: &mut Tally) -> Result<()> {
    let variant = Variant { name: "test".to_owned(), ..Variant::default() };
    make_folder(&place.screenshots())?;
    let script = npm_script(place, toolbox, &format!("test:{}", browser.name()))?.folder(&place.e2e());
    watch(script.env("E2E_BROWSER", browser.name()).env("E2E_EXTENSION", variant.folder(place, browser)), tally)
}

/// Runs a runner and counts. One that counts nothing has not tested anything, which is a failure too.
fn watch(runner: Errand, tally: &mut Tally) -> Result<()> {
    runner.watch(&mut |line| tally.hear(line))?;
    match *tally {
        Tally { passed: 0, failed: 0 } => Err(Trouble::new("the runner reported no tests")),
        Tally { failed: 0, .. } => Ok(()),
        Tally { failed, .. } => Err(Trouble::new(format!("{failed} tests failed"))),
    }
}
