//! What must be there before anything can be built or tested? A compiler that knows wasm, five programs around it,
//! two npm projects and two browsers. Whatever is missing is installed; what is there is left alone.

pub mod browsers;
mod debian;
mod npm;
mod tools;
mod wasm_target;

use std::ffi::OsString;
use std::path::PathBuf;

use crate::errand::Errand;
use crate::say;
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, hold};
use browsers::Browsers;
use wasm_target::Toolchain;

/// What set-up found or installed, for all later steps.
pub struct Toolbox {
    toolchain: Toolchain,
    /// Folders with wasm-pack, wasm-bindgen and geckodriver, where they are not on PATH already.
    folders: Vec<PathBuf>,
    pub geckodriver: PathBuf,
    pub browsers: Browsers,
}

pub fn set_up(place: &Workspace) -> Result<Toolbox> {
    say::title("set-up");
    let _held = hold(&place.cache)?;
    let toolchain = wasm_target::ensure(place)?;
    let tools = tools::ensure(place)?;
    npm::ensure(place)?;
    let browsers = browsers::ensure(place)?;
    let geckodriver = tools.geckodriver;
    Ok(Toolbox { toolchain, folders: tools.folders, geckodriver, browsers })
}

impl Toolbox {
    /// A program of the wasm side: the right compiler first on PATH, and a target folder that no other compiler writes to.
    pub fn wasm_errand(&self, place: &Workspace, program: &str) -> Result<Errand> {
        let mut folders = self.folders.clone();
        folders.extend(self.toolchain.folder());
        let path = join(folders)?;
        let program = find(program, &path)
            .ok_or_else(|| Trouble::new(format!("{program} is missing")).remedy("run `cargo xtask setup`"))?;
        let errand = Errand::new(place, program).env("PATH", path).env("CARGO_TARGET_DIR", place.target.join("wasm"));
        Ok(match self.toolchain {
            Toolchain::OnPath => errand,
            Toolchain::Debian => errand.without_env("RUSTUP_TOOLCHAIN").without_env("LD_LIBRARY_PATH"),
        })
    }

    /// A program of the node side, knowing where browsers and drivers are.
    pub fn node_errand(&self, place: &Workspace, program: &str) -> Result<Errand> {
        let mut errand = Errand::new(place, program)
            .env("PATH", join(self.folders.clone())?)
            .env("SECOND_SOURCE_GECKODRIVER", &self.geckodriver)
            .env("E2E_SCREENSHOTS", place.screenshots());
        let found = [
            ("SECOND_SOURCE_CHROMIUM", &self.browsers.chromium),
            ("SECOND_SOURCE_CHROMEDRIVER", &self.browsers.chromedriver),
            ("SECOND_SOURCE_FIREFOX", &self.browsers.firefox),
        ];
        for (key, program) in found {
            if let Some(program) = program {
                errand = errand.env(key, program);
            }
        }
        Ok(errand)
    }

    /// Whether clippy exists for the compiler that builds wasm.
    pub fn has_wasm_clippy(&self) -> bool {
        self.toolchain == Toolchain::OnPath
    }

    /// Tells one compiler from another in stamps.
    pub fn compiler(&self) -> &'static str {
        match self.toolchain {
            Toolchain::OnPath => "the compiler on PATH",
            Toolchain::Debian => "Debian's compiler",
        }
    }
}

/// PATH with some folders before it.
fn join(mut folders: Vec<PathBuf>) -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    std::env::join_paths(folders).map_err(|error| Trouble::new(format!("cannot use PATH: {error}")))
}

fn find(program: &str, path: &OsString) -> Option<PathBuf> {
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
