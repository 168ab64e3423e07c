//! How does the core become wasm? wasm-pack compiles and binds it, then wasm-opt from the npm package binaryen shrinks it.
//! Not the wasm-opt on PATH: Debian's is too old, and its output fails to start in both browsers.

use std::path::PathBuf;
use std::time::Duration;

use super::rust_inputs;
use crate::errand::Errand;
use crate::say::Step;
use crate::setup::Toolbox;
use crate::stamp::Stamp;
use crate::trouble::Result;
use crate::workspace::Workspace;

/// The generated package: glue code, types and wasm. Not committed.
pub fn package(place: &Workspace) -> PathBuf {
    place.extension().join("engine/pkg")
}

/// Pages are answered by a core without HTML parser, which starts faster.
const FEATURES: [&str; 2] = ["--", "--no-default-features"];

pub fn build(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    let step = Step::new("wasm core");
    let stamp = Stamp::of(place.notes().join("core.stamp"), &rust_inputs(place), toolbox.compiler())?;
    let wasm = package(place).join("second_source_bg.wasm");
    if stamp.is_fresh(&[
        wasm.clone(),
        package(place).join("second_source.js"),
        package(place).join("second_source.d.ts"),
    ]) {
        step.done("nothing changed");
        return Ok(());
    }
    step.doing("wasm-pack build, some minutes the first time");
    toolbox
        .wasm_errand(place, "wasm-pack")?
        .args(["build", "--target", "web", "--release", "--mode", "no-install", "--no-opt", "--out-dir"])
        .arg(package(place))
        .arg(&place.root)
        .args(FEATURES)
        .limit(Duration::from_secs(1200))
        .stream()?;
    step.doing("wasm-opt -O3");
    Errand::new(place, place.npm_program("wasm-opt")?)
        // Without `--all-features`: it writes proposals that Chrome 128, Firefox 142 and Node 20 cannot read.
        .args(["-O3", "-o"])
        .args([&wasm, &wasm])
        .limit(Duration::from_secs(600))
        .stream()?;
    stamp.keep()?;
    let size = std::fs::metadata(&wasm).map_or(0, |file| file.len());
    step.done(format!("built, {} kB", size / 1000));
    Ok(())
}
