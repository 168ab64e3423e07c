//! Which reference articles travel inside the extension? The samples always; a real library where `package` or a
//! variant asks for one. `index.json` beside them tells the extension which files there are and of what kind.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::rust_inputs;
use crate::errand::Errand;
use crate::say::Step;
use crate::stamp::{Stamp, children};
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

pub const SAMPLES: &str = "samples.seg";
pub const BUNDLED: &str = "bundled.seg";

/// The command line program, built for release.
pub fn cli(place: &Workspace) -> PathBuf {
    place.target.join("release/second-source")
}

/// Where the extension's build picks the library up.
pub fn folder(place: &Workspace) -> PathBuf {
    place.extension().join("public/library")
}

pub fn build_cli(place: &Workspace) -> Result<()> {
    let step = Step::new("command line");
    let stamp = Stamp::of(place.notes().join("cli.stamp"), &rust_inputs(place), "release, cli")?;
    if stamp.is_fresh(&[cli(place)]) {
        step.done("nothing changed");
        return Ok(());
    }
    step.doing("cargo build --release");
    Errand::new(place, "cargo")
        .args(["build", "--release", "--package", "second-source", "--features", "cli", "--bin", "second-source"])
        .limit(Duration::from_secs(1200))
        .stream()?;
    stamp.keep()?;
    step.done("built");
    Ok(())
}

/// The ordinary library folder: the samples and nothing else.
pub fn samples(place: &Workspace) -> Result<()> {
    let step = Step::new("sample library");
    let stories = place.extension().join("samples");
    let out = folder(place).join(SAMPLES);
    write_index(&folder(place), true, false)?;
    remove(&folder(place).join(BUNDLED))?;
    let stamp = Stamp::of(place.notes().join("samples.stamp"), &[stories.clone(), cli(place)], "")?;
    if stamp.is_fresh(std::slice::from_ref(&out)) {
        step.done("nothing changed");
        return Ok(());
    }
    let stories: Vec<PathBuf> = children(&stories)?.into_iter().filter(|path| path.is_dir()).collect();
    build_segment(place, &stories, &out, true)?;
    stamp.keep()?;
    step.done(format!("built from {} stories", stories.len()));
    Ok(())
}

/// Builds one segment with the command line. `samples` marks it as samples, which never speak about real pages.
pub fn build_segment(place: &Workspace, from: &[PathBuf], out: &Path, samples: bool) -> Result<()> {
    if let Some(folder) = out.parent() {
        make_folder(folder)?;
    }
    let told = Errand::new(place, cli(place))
        .args(["library", "build"])
        .args(from)
        .args(samples.then_some("--samples"))
        .arg("--out")
        .arg(out)
        .limit(Duration::from_secs(600))
        .remedy("the library is an article file, a .jsonl file, a folder of articles or a built library")
        .read();
    told.map(drop)
}

/// Writes `index.json`; the same text is not written twice, so that builds which read it stay fresh.
pub fn write_index(folder: &Path, samples: bool, bundled: bool) -> Result<()> {
    make_folder(folder)?;
    let path = folder.join("index.json");
    let text = index(samples, bundled);
    if fs::read_to_string(&path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(&path, text).map_err(|error| Trouble::at(&path, "write", error))
}

fn index(samples: bool, bundled: bool) -> String {
    let kinds = [(samples, SAMPLES, "samples"), (bundled, BUNDLED, "library")];
    let segments = kinds.iter().filter(|(there, ..)| *there);
    let segments: Vec<String> =
        segments.map(|(_, file, kind)| format!(r#"{{"file":"{file}","kind":"{kind}"}}"#)).collect();
    format!("{{\"segments\":[{}]}}\n", segments.join(","))
}

/// Removes a file that may not be there.
pub fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Trouble::at(path, "remove", error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_names_the_files_that_are_there_and_their_kind() {
        assert_eq!(index(true, false), "{\"segments\":[{\"file\":\"samples.seg\",\"kind\":\"samples\"}]}\n");
        assert_eq!(index(false, true), "{\"segments\":[{\"file\":\"bundled.seg\",\"kind\":\"library\"}]}\n");
        assert_eq!(index(false, false), "{\"segments\":[]}\n");
    }
}
