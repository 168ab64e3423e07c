//! How does the core become wasm? wasm-pack compiles and binds it, then wasm-opt from the npm package binaryen shrinks it.
//! Not the wasm-opt on PATH: Debian's is too old, and its output fails to start in both browsers. And not with
//! `--all-features`: its output then uses proposals that the oldest browsers we support cannot read.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::rust_inputs;
use crate::errand::Errand;
use crate::say::Step;
use crate::setup::Toolbox;
use crate::stamp::Stamp;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

/// One wasm build of the crate.
pub struct Core {
    name: &'static str,
    folder: &'static str,
    features: &'static [&'static str],
    /// The committed copy of its types, in `extension/engine/`.
    pub types: &'static str,
}

/// Pages are answered by a core without HTML parser, which starts faster; the other one is loaded while syncing.
pub const CORES: [Core; 2] = [
    Core { name: "core", folder: "engine/pkg", features: &["--no-default-features"], types: "second-source.d.ts" },
    Core {
        name: "ingest core",
        folder: "engine/pkg-ingest",
        features: &["--no-default-features", "--features", "html"],
        types: "ingest-core.d.ts",
    },
];

impl Core {
    /// The generated package: glue code, types and wasm. Not committed.
    pub fn package(&self, place: &Workspace) -> PathBuf {
        place.extension().join(self.folder)
    }
}

pub fn build(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    CORES.iter().try_for_each(|core| build_one(place, toolbox, core))
}

fn build_one(place: &Workspace, toolbox: &Toolbox, core: &Core) -> Result<()> {
    let step = Step::new(format!("wasm {}", core.name));
    let package = core.package(place);
    let stamp = Stamp::of(
        place.notes().join(format!("{}.stamp", core.name.replace(' ', "-"))),
        &rust_inputs(place),
        &format!("{}, wasm-opt -O3", toolbox.compiler()),
    )?;
    let wasm = package.join("second_source_bg.wasm");
    if stamp.is_fresh(&[wasm.clone(), package.join("second_source.js"), package.join("second_source.d.ts")]) {
        make_renewable(&package)?;
        step.done("nothing changed");
        return Ok(());
    }
    step.doing("wasm-pack build, some minutes the first time");
    toolbox
        .wasm_errand(place, "wasm-pack")?
        .args(["build", "--target", "web", "--release", "--mode", "no-install", "--no-opt", "--out-dir"])
        .arg(&package)
        .arg(&place.root)
        .arg("--")
        .args(core.features)
        .limit(Duration::from_secs(1200))
        .stream()?;
    step.doing("wasm-opt -O3");
    shrink(place, &wasm)?;
    make_renewable(&package)?;
    stamp.keep()?;
    let size = fs::metadata(&wasm).map_or(0, |file| file.len());
    step.done(format!("built, {} kB", size / 1000));
    Ok(())
}

/// wasm-bindgen's glue starts one instance and keeps it. A panic leaves its memory and its stack in an unknown state, and
/// a background cannot load the glue a second time: so the glue gets a way to start anew.
fn make_renewable(package: &Path) -> Result<()> {
    for (file, renewal) in RENEWAL {
        let path = package.join(file);
        let text = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", error))?;
        if text.contains(renewal) {
            continue;
        }
        if file.ends_with(".js") && !GLUE.iter().all(|name| text.contains(name)) {
            let what = format!("{} is not written as it used to be", path.display());
            return Err(Trouble::new(what).remedy("look at RENEWAL in xtask/src/build/core.rs"));
        }
        fs::write(&path, text + renewal).map_err(|error| Trouble::at(&path, "write", error))?;
    }
    Ok(())
}

/// What the renewal relies on.
const GLUE: [&str; 3] = [
    "let wasmModule, wasmInstance, wasm;",
    "function __wbg_finalize_init(instance, module)",
    "function __wbg_get_imports()",
];

const RENEWAL: [(&str, &str); 2] = [
    (
        "second_source.js",
        r"
/** Starts the module anew, with memory of its own. No object of the old instance may be left. */
export function renewInstance() {
    if (wasm === undefined) return;
    __wbg_finalize_init(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule);
}
",
    ),
    (
        "second_source.d.ts",
        r"
/** Starts the module anew, with memory of its own. No object of the old instance may be left. */
export function renewInstance(): void;
",
    ),
];

/// The features are those that the module itself names. Node 20 is older than the browsers we support: what it reads, they read.
fn shrink(place: &Workspace, wasm: &Path) -> Result<()> {
    let minutes = Duration::from_secs(600);
    let shrunk = wasm.with_extension("shrunk");
    Errand::new(place, place.npm_program("wasm-opt")?)
        .args(["-O3", "-o"])
        .args([&shrunk, wasm])
        .limit(minutes)
        .stream()?;
    let read = "new WebAssembly.Module(require('fs').readFileSync(process.argv[1]))";
    let node = Errand::new(place, "node").args(["-e", read]).arg(&shrunk).limit(minutes);
    node.remedy("wasm-opt wrote what Node cannot read: look at its options in xtask/src/build/core.rs").read()?;
    fs::rename(&shrunk, wasm).map_err(|error| Trouble::at(wasm, "replace", error))
}
