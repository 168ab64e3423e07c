//! Where is everything? The repository, its target folder, and the cache that all clones of one person share.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::trouble::{Result, Trouble};

/// The folders we work in, and until when we may.
#[derive(Clone)]
pub struct Workspace {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's output, `target` unless CARGO_TARGET_DIR says otherwise.
    pub target: PathBuf,
    /// Tools and probes, outside the repository so that a second clone finds them.
    pub cache: PathBuf,
    /// No program started from here runs beyond this moment.
    pub deadline: Option<Instant>,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        let here =
            env::current_dir().map_err(|error| Trouble::new(format!("cannot tell the current folder: {error}")))?;
        let root = match env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
            Some(xtask) if xtask.ends_with("xtask") => xtask.parent().map(Path::to_path_buf),
            _ => here.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file()).map(Path::to_path_buf),
        };
        let root = root.ok_or_else(|| {
            Trouble::new("not inside the repository").remedy("run `cargo xtask` in a clone of Second Source")
        })?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| here.join(folder));
        Ok(Workspace { root, target, cache: cache_folder()?, deadline: None })
    }

    /// The same places, with an end to the time (the earlier one if there is one already).
    pub fn within(&self, limit: Duration) -> Self {
        let end = Instant::now() + limit;
        let deadline = Some(self.deadline.map_or(end, |earlier| earlier.min(end)));
        Workspace { deadline, ..self.clone() }
    }

    pub fn extension(&self) -> PathBuf {
        self.root.join("extension")
    }

    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// A program that npm installed for the extension.
    pub fn npm_program(&self, name: &str) -> Result<PathBuf> {
        let path = self.extension().join("node_modules/.bin").join(name);
        if path.exists() {
            return Ok(path);
        }
        let what = format!("{name} is not in extension/node_modules");
        Err(Trouble::new(what)
            .remedy("run `cargo xtask setup`; if it persists, its package is missing from extension/package.json"))
    }

    /// Where stamps and other notes to ourselves live.
    pub fn notes(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Screenshots of tests and demo, kept so that people look at them.
    pub fn screenshots(&self) -> PathBuf {
        self.target.join("screenshots")
    }
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("SECOND_SOURCE_CACHE") {
        return std::path::absolute(&folder).map_err(|error| Trouble::at(Path::new(&folder), "use", error));
    }
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let base = base.or_else(|| env::home_dir().map(|home| home.join(".cache")));
    let base =
        base.ok_or_else(|| Trouble::new("no home folder for the tools").remedy("set SECOND_SOURCE_CACHE to a folder"))?;
    Ok(base.join("second-source"))
}

pub fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).map_err(|error| Trouble::at(folder, "create the folder", error))
}

/// Holds off other `cargo xtask` runs that would write to the same folder. Let go when dropped.
pub fn hold(folder: &Path) -> Result<File> {
    make_folder(folder)?;
    let path = folder.join("xtask.lock");
    let file = File::create(&path).map_err(|error| Trouble::at(&path, "create", error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            println!("  waiting for another `cargo xtask` to finish");
            file.lock().map_err(|error| Trouble::at(&path, "lock", error))?;
            Ok(file)
        }
        Err(TryLockError::Error(error)) => Err(Trouble::at(&path, "lock", error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_limit_does_not_move_an_earlier_end() {
        let place = Workspace { root: "/r".into(), target: "/t".into(), cache: "/c".into(), deadline: None };
        let short = place.within(Duration::from_secs(1));
        assert_eq!(short.within(Duration::from_secs(60)).deadline, short.deadline);
    }
}
