//! Are the npm projects installed as their locks say? `npm ci` runs again only when a lock changed;
//! what was installed is noted inside node_modules, so removing that folder removes the note too.

use std::path::Path;
use std::time::Duration;

use crate::errand::{Errand, on_path};
use crate::say::Step;
use crate::stamp::Stamp;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

pub fn ensure(place: &Workspace) -> Result<()> {
    if on_path("node").is_none() || on_path("npm").is_none() {
        return Err(Trouble::new("node or npm is missing").remedy("install Node 20 or newer, with npm"));
    }
    for (name, folder) in [("extension", place.extension()), ("tests/e2e", place.e2e())] {
        install(place, name, &folder)?;
    }
    Ok(())
}

fn install(place: &Workspace, name: &str, folder: &Path) -> Result<()> {
    let step = Step::new(format!("npm {name}"));
    let lock = folder.join("package-lock.json");
    if !lock.is_file() {
        step.done("left out: there is no package-lock.json");
        return Ok(());
    }
    let note = folder.join("node_modules/.second-source");
    let by_hand = !note.exists() && is_newer(&folder.join("node_modules/.package-lock.json"), &lock);
    let stamp = Stamp::of(note, &[lock], "npm ci")?;
    if by_hand {
        stamp.keep()?;
    }
    if stamp.is_fresh(&[]) {
        step.done("as the lock says");
        return Ok(());
    }
    step.doing("npm ci, about a minute");
    Errand::new(place, "npm")
        .folder(folder)
        .args(["ci", "--no-audit", "--no-fund"])
        .limit(Duration::from_secs(900))
        .remedy(format!("check that the npm registry can be reached and that {name}/package-lock.json fits package.json (`npm install` renews it)"))
        .stream()?;
    stamp.keep()?;
    step.done("installed");
    Ok(())
}

/// Whether npm finished (it writes its own copy of the lock last) after the lock was last changed.
fn is_newer(npms_copy: &Path, lock: &Path) -> bool {
    let changed = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    matches!((changed(npms_copy), changed(lock)), (Some(copied), Some(locked)) if copied > locked)
}
