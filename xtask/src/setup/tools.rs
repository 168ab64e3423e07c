//! Which programs does cargo install for us? wasm-pack, wasm-bindgen in exactly the version of Cargo.lock, and geckodriver.
//! They go into a cache by name and version, so other clones and later versions find or leave them.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::errand::{Errand, on_path};
use crate::say::Step;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

const WASM_PACK: &str = "0.15.1";
const GECKODRIVER: &str = "0.37.1";

struct Tool {
    package: &'static str,
    /// The program that must answer `--version` with the version.
    program: &'static str,
    version: String,
    /// wasm-bindgen-cli's own lock names a crate version that has been withdrawn.
    locked: bool,
}

pub struct Tools {
    pub folders: Vec<PathBuf>,
    pub geckodriver: PathBuf,
}

pub fn ensure(place: &Workspace) -> Result<Tools> {
    let bindgen = wasm_bindgen_version(place)?;
    let tools = [
        Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: bindgen, locked: false },
        Tool { package: "wasm-pack", program: "wasm-pack", version: WASM_PACK.to_owned(), locked: true },
        Tool { package: "geckodriver", program: "geckodriver", version: GECKODRIVER.to_owned(), locked: true },
    ];
    let mut folders = Vec::new();
    for tool in &tools {
        let folder = tool.ensure(place)?;
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    // Half-built parts of a finished installation serve nobody.
    fs::remove_dir_all(place.cache.join("build")).ok();
    let geckodriver = folders.iter().map(|folder| folder.join("geckodriver")).find(|program| program.is_file());
    let geckodriver = geckodriver.ok_or_else(|| Trouble::new("geckodriver is missing after its installation"))?;
    Ok(Tools { folders, geckodriver })
}

impl Tool {
    /// Finds or installs the program and gives its folder.
    fn ensure(&self, place: &Workspace) -> Result<PathBuf> {
        let step = Step::new(self.package);
        let home = place.cache.join("tools").join(format!("{}-{}", self.package, self.version));
        let folder = home.join("bin");
        if folder.join(self.program).is_file() {
            step.done(format!("{} is in the cache", self.version));
            return Ok(folder);
        }
        if let Some(folder) = self.on_path(place) {
            step.done(format!("{} is on PATH", self.version));
            return Ok(folder);
        }
        step.doing(format!("installing {} with cargo, about 3 minutes", self.version));
        let by_hand = format!(
            "check that crates.io can be reached, or install it by hand: cargo install {} --version {}",
            self.package, self.version
        );
        Errand::new(place, "cargo")
            .folder(&place.cache)
            .args(["install", self.package, "--version", &self.version, "--root"])
            .arg(&home)
            .args(self.locked.then_some("--locked"))
            .env("CARGO_TARGET_DIR", place.cache.join("build"))
            .limit(Duration::from_secs(900))
            .remedy(by_hand)
            .stream()?;
        step.done(format!("{} installed", self.version));
        Ok(folder)
    }

    fn on_path(&self, place: &Workspace) -> Option<PathBuf> {
        let program = on_path(self.program)?;
        let answer = Errand::new(place, &program).arg("--version").limit(Duration::from_secs(10)).read().ok()?;
        let folder = program.parent()?.to_path_buf();
        let complete = self.package != "wasm-bindgen-cli" || folder.join("wasm-bindgen-test-runner").is_file();
        (complete && version_in(&answer)? == self.version).then_some(folder)
    }
}

/// The version in an answer such as `wasm-bindgen 0.2.130 (a1b2c3)`.
fn version_in(answer: &str) -> Option<&str> {
    answer.lines().next()?.split_whitespace().nth(1)
}

fn wasm_bindgen_version(place: &Workspace) -> Result<String> {
    let path = place.root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", error))?;
    let missing = || Trouble::new("Cargo.lock names no wasm-bindgen").remedy("run `cargo generate-lockfile`");
    locked_version(&lock, "wasm-bindgen").map(str::to_owned).ok_or_else(missing)
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_package_of_just_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "regex"), None);
    }

    #[test]
    fn programs_say_their_version_after_their_name() {
        assert_eq!(version_in("geckodriver 0.37.1 (a 2026-01-01)\n\nThe source…"), Some("0.37.1"));
        assert_eq!(version_in(""), None);
    }
}
