//! Which compiler makes wasm here? The one on PATH where it knows the target or rustup can teach it. Where rustup
//! cannot download, Debian's own compiler does, after its standard library was built for wasm once.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::debian;
use crate::errand::{Errand, on_path};
use crate::say::Step;
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

const TARGET: &str = "wasm32-unknown-unknown";
/// Compiler, library sources, and the linker (rust-web-llvm links to lld-22's).
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
/// `test` too: without it `cargo test` for wasm finds no crate `test`.
const BUILD_STD: &str = "-Zbuild-std=std,panic_abort,proc_macro,test";
const LIBRARIES: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const CRATE: &str = "std-for-wasm";

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Toolchain {
    OnPath,
    Debian,
}

impl Toolchain {
    /// The folder that must stand first on PATH.
    pub fn folder(self) -> Option<PathBuf> {
        (self == Toolchain::Debian).then(|| PathBuf::from("/usr/bin"))
    }

    fn rustc(self) -> &'static str {
        match self {
            Toolchain::OnPath => "rustc",
            Toolchain::Debian => "/usr/bin/rustc",
        }
    }
}

pub fn ensure(place: &Workspace) -> Result<Toolchain> {
    let step = Step::new("wasm target");
    if knows_wasm(place, Toolchain::OnPath) {
        step.done("the compiler on PATH has it");
        return Ok(Toolchain::OnPath);
    }
    if knows_wasm(place, Toolchain::Debian) {
        step.done("Debian's compiler has it");
        return Ok(Toolchain::Debian);
    }
    if on_path("rustup").is_some() {
        step.doing("asking rustup for it, 20 s at most");
        rustup(place).ok();
        if knows_wasm(place, Toolchain::OnPath) {
            step.done("installed by rustup");
            return Ok(Toolchain::OnPath);
        }
    }
    step.doing("rustup cannot get it; trying Debian's compiler, about 3 minutes");
    debian_std(place).map_err(no_target)?;
    if !knows_wasm(place, Toolchain::Debian) {
        return Err(no_target(Trouble::new("Debian's compiler still cannot build for it")));
    }
    step.done("built for Debian's compiler");
    Ok(Toolchain::Debian)
}

fn no_target(why: Trouble) -> Trouble {
    Trouble::new(format!("no compiler for {TARGET}: {why}"))
        .remedy(format!("`rustup target add {TARGET}` on a machine with network access"))
}

/// Compiles and links a test, which needs the standard library, the test library and the linker.
fn knows_wasm(place: &Workspace, toolchain: Toolchain) -> bool {
    let folder = place.cache.join("probe");
    let source = folder.join("probe.rs");
    let prepared = make_folder(&folder).is_ok() && fs::write(&source, "#[test]\nfn probe() {}\n").is_ok();
    let rustc = Errand::new(place, toolchain.rustc()).folder(&folder).limit(Duration::from_secs(60));
    let rustc = match toolchain {
        Toolchain::OnPath => rustc,
        Toolchain::Debian => rustc.without_env("LD_LIBRARY_PATH"),
    };
    prepared && rustc.args(["--test", "--target", TARGET, "-o", "probe.wasm", "probe.rs"]).succeeds()
}

fn rustup(place: &Workspace) -> Result<String> {
    Errand::new(place, "rustup").args(["target", "add", TARGET]).limit(Duration::from_secs(20)).read()
}

/// Installs Debian's compiler and builds its standard library for wasm from the packaged sources.
fn debian_std(place: &Workspace) -> Result<()> {
    let missing = debian::missing(place, &PACKAGES);
    if !missing.is_empty() || !Path::new("/usr/bin/rustc").exists() {
        debian::install(place, &PACKAGES)?;
    }
    let folder = place.cache.join(CRATE);
    make_folder(&folder.join("src"))?;
    let manifest = format!("[package]\nname = \"{CRATE}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n");
    write(&folder.join("Cargo.toml"), &manifest)?;
    write(&folder.join("src/lib.rs"), "#![no_std]\n")?;
    let products = folder.join("target");
    fs::remove_dir_all(&products).ok();
    Errand::new(place, "/usr/bin/cargo")
        .folder(&folder)
        .env("PATH", super::join(vec![PathBuf::from("/usr/bin")])?)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &products)
        .without_env("RUSTUP_TOOLCHAIN")
        .without_env("LD_LIBRARY_PATH")
        .args(["build", "--release", "--target", TARGET, BUILD_STD])
        .limit(Duration::from_secs(900))
        .stream()?;
    copy_libraries(place, &products.join(TARGET).join("release/deps"))?;
    fs::remove_dir_all(&products).ok();
    Ok(())
}

/// Puts the libraries where the compiler looks for its own, in place of an earlier version's.
fn copy_libraries(place: &Workspace, from: &Path) -> Result<()> {
    let entries = fs::read_dir(from).map_err(|error| Trouble::at(from, "list", error))?;
    let libraries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_std(path)).collect();
    let root =
        |program: &str| debian::as_root(place, program).ok_or_else(|| Trouble::new("no right to write below /usr/lib"));
    root("rm")?.args(["-rf", LIBRARIES]).read()?;
    root("mkdir")?.args(["-p", LIBRARIES]).read()?;
    root("cp")?.args(libraries).arg(LIBRARIES).read().map(drop)
}

/// A library of the standard library, not of the empty crate that had it built.
fn is_std(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".rlib") && !name.starts_with(&format!("lib{}", CRATE.replace('-', "_")))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| Trouble::at(path, "write", error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_empty_crate_is_not_copied() {
        assert!(is_std(Path::new("/x/libstd-3a8aedac.rlib")));
        assert!(!is_std(Path::new("/x/libstd_for_wasm-51c4.rlib")));
        assert!(!is_std(Path::new("/x/libstd-3a8aedac.rmeta")));
    }
}
