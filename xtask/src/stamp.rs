//! Has anything changed since a step last ran? A stamp keeps one number over the names and bytes of the step's inputs;
//! the same number and outputs that are still there mean that there is nothing to do.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::trouble::{Result, Trouble};
use crate::workspace::make_folder;

/// Folders that hold products, not inputs.
const PRODUCTS: [&str; 7] = ["node_modules", ".output", ".wxt", "target", "dist", ".git", ".vite"];

pub struct Stamp {
    file: PathBuf,
    number: String,
}

impl Stamp {
    /// `file` is where the number is kept. Inputs are files or folders; `settings` is whatever else decides the outcome.
    pub fn of(file: PathBuf, inputs: &[PathBuf], settings: &str) -> Result<Self> {
        let mut hasher = DefaultHasher::new();
        hasher.write(settings.as_bytes());
        for input in inputs {
            add(&mut hasher, input)?;
        }
        Ok(Stamp { file, number: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the step already ran on these inputs and all its outputs are there.
    pub fn is_fresh(&self, outputs: &[PathBuf]) -> bool {
        let kept = fs::read_to_string(&self.file).unwrap_or_default();
        kept == self.number && outputs.iter().all(|output| output.exists())
    }

    /// Notes that the step has run.
    pub fn keep(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            make_folder(folder)?;
        }
        fs::write(&self.file, &self.number).map_err(|error| Trouble::at(&self.file, "write", error))
    }
}

/// Adds a file or a folder; a missing one counts too, as missing.
fn add(hasher: &mut DefaultHasher, path: &Path) -> Result<()> {
    hasher.write(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        for child in children(path)? {
            add(hasher, &child)?;
        }
        return Ok(());
    }
    match fs::read(path) {
        Ok(bytes) => {
            hasher.write_usize(bytes.len());
            hasher.write(&bytes);
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Trouble::at(path, "read", error)),
    }
}

/// A folder's entries in name order, less products.
pub fn children(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| Trouble::at(folder, "list", error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.file_name().is_none_or(|name| !PRODUCTS.iter().any(|product| name == *product)));
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{name}-{}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        make_folder(&folder.join("in/node_modules")).expect("a scratch folder");
        fs::write(folder.join("in/a.txt"), "one").expect("a scratch file");
        folder
    }

    fn stamp(folder: &Path) -> Stamp {
        Stamp::of(folder.join("stamp"), &[folder.join("in")], "v1").expect("a stamp")
    }

    #[test]
    fn a_changed_file_calls_for_another_run_and_a_product_does_not() {
        let folder = scratch("change");
        stamp(&folder).keep().expect("kept");
        assert!(stamp(&folder).is_fresh(&[]));
        fs::write(folder.join("in/node_modules/b.txt"), "product").expect("written");
        assert!(stamp(&folder).is_fresh(&[]));
        fs::write(folder.join("in/a.txt"), "two").expect("written");
        assert!(!stamp(&folder).is_fresh(&[]));
        fs::remove_dir_all(folder).ok();
    }

    #[test]
    fn a_missing_output_calls_for_another_run() {
        let folder = scratch("output");
        stamp(&folder).keep().expect("kept");
        assert!(!stamp(&folder).is_fresh(&[folder.join("out")]));
        fs::remove_dir_all(folder).ok();
    }
}
