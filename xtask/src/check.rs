//! Is everything as tidy as we promise each other? Formatting, lints and types of both languages, Mozilla's check of the
//! Firefox build, the size of what is put into pages, and the committed copy of the generated types. All are run, also
//! when one fails.

use std::path::Path;
use std::time::Duration;

use crate::build::{Browser, Wanted, build, built, npm_script, types};
use crate::errand::Errand;
use crate::options::Options;
use crate::say::{self, Step};
use crate::setup::{Toolbox, set_up};
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

pub fn run(place: &Workspace, options: Options) -> Result<()> {
    options.end()?;
    let toolbox = set_up(place)?;
    build(place, &toolbox, &Wanted { browsers: vec![Browser::Firefox], playground: false, update_types: false })?;
    check(place, &toolbox)
}

/// All checks; the Firefox build must be there.
pub fn check(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    say::title("check");
    let mut failed = Vec::new();
    let mut one = |name: &str, work: &dyn Fn() -> Result<()>| {
        let step = Step::new(name);
        match work() {
            Ok(()) => step.done("in order"),
            Err(trouble) => {
                step.done("NOT in order");
                println!("  {trouble}");
                failed.push(name.to_owned());
            }
        }
    };
    one("cargo fmt", &|| cargo(place, &["fmt", "--all", "--check"], "`cargo fmt --all`"));
    one("clippy", &|| {
        cargo(
            place,
            &["clippy", "--workspace", "--all-targets", "--features", "second-source/cli", "--", "-D", "warnings"],
            "",
        )
    });
    if toolbox.has_wasm_clippy() {
        one("clippy for wasm", &|| wasm_clippy(place, toolbox));
    } else {
        println!("  {:<18} left out: Debian's compiler has no clippy", "clippy for wasm");
    }
    let (extension, e2e) = (place.extension(), place.e2e());
    one("biome", &|| script(place, toolbox, &extension, "lint", "`npm run format` in extension/"));
    one("tsc extension", &|| script(place, toolbox, &extension, "typecheck", ""));
    one("tsc tests/e2e", &|| script(place, toolbox, &e2e, "typecheck", ""));
    one("web-ext lint", &|| script(place, toolbox, &extension, "lint:webext", ""));
    one("script sizes", &|| script_sizes(place));
    one("generated types", &|| types::compare(place));
    match failed[..] {
        [] => Ok(()),
        _ => Err(Trouble::new(format!("not in order: {}", failed.join(", "))).remedy("see what each said above")),
    }
}

/// Scripts that are put into pages, and the most bytes each may have. The detector runs in every page of the sites that are
/// always compared, article or not; it has 1.5 kB. The reader has 68 kB.
const SCRIPTS: [(&str, u64); 2] = [("detector.js", 6_000), ("article.js", 80_000)];

fn script_sizes(place: &Workspace) -> Result<()> {
    for (name, limit) in SCRIPTS {
        let path = built(place, Browser::Firefox).join("content-scripts").join(name);
        let size = std::fs::metadata(&path).map_err(|error| Trouble::at(&path, "read", error))?.len();
        if size > limit {
            return Err(Trouble::new(format!("{name} has {size} bytes, {limit} are allowed"))
                .remedy("see what it imports now: pages pay for every byte"));
        }
    }
    Ok(())
}

fn cargo(place: &Workspace, args: &[&str], remedy: &str) -> Result<()> {
    with_remedy(Errand::new(place, "cargo").args(args), remedy).limit(Duration::from_secs(900)).stream()
}

fn wasm_clippy(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    let cargo = toolbox.wasm_errand(place, "cargo")?;
    let args = [
        "clippy",
        "--package",
        "second-source",
        "--lib",
        "--no-default-features",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    cargo.args(args).limit(Duration::from_secs(900)).stream()
}

fn script(place: &Workspace, toolbox: &Toolbox, folder: &Path, name: &str, remedy: &str) -> Result<()> {
    with_remedy(npm_script(place, toolbox, name)?.folder(folder), remedy).stream()
}

fn with_remedy(errand: Errand, remedy: &str) -> Errand {
    if remedy.is_empty() { errand } else { errand.remedy(remedy) }
}
