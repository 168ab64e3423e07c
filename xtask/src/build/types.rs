//! Do the TypeScript types that were committed still say what the core does? They are generated with the wasm; a copy
//! is committed so that editors and reviewers see it, and so that a change of the boundary shows in a diff.

use std::fs;
use std::path::PathBuf;

use super::core::{CORES, Core};
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

fn committed(place: &Workspace, core: &Core) -> PathBuf {
    place.extension().join("engine").join(core.types)
}

/// After a build: renews the committed copy where asked (or where there is none), else tells of a difference.
pub fn renew_or_warn(place: &Workspace, renew: bool) -> Result<()> {
    for core in &CORES {
        if renew || !committed(place, core).exists() {
            let from = core.package(place).join("second_source.d.ts");
            fs::copy(&from, committed(place, core)).map_err(|error| Trouble::at(&from, "copy", error))?;
            println!("  types              extension/engine/{} renewed", core.types);
        } else if let Err(difference) = compare_one(place, core) {
            println!("  {difference}");
        }
    }
    Ok(())
}

/// Fails where the committed types differ from those of the last build.
pub fn compare(place: &Workspace) -> Result<()> {
    CORES.iter().try_for_each(|core| compare_one(place, core))
}

fn compare_one(place: &Workspace, core: &Core) -> Result<()> {
    let generated = read(core.package(place).join("second_source.d.ts"))?;
    let committed = read(committed(place, core))?;
    match first_difference(&committed, &generated) {
        None => Ok(()),
        Some(line) => {
            let what = format!("extension/engine/{} differs from the core's types, first in line {line}", core.types);
            Err(Trouble::new(what).remedy("`cargo xtask build --update-types`, then commit the file"))
        }
    }
}

fn read(path: PathBuf) -> Result<String> {
    let text = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", error));
    text.map_err(|trouble| trouble.remedy("run `cargo xtask build`"))
}

/// Number of the first line that differs.
fn first_difference(ours: &str, theirs: &str) -> Option<usize> {
    if ours == theirs {
        return None;
    }
    let same = ours.lines().zip(theirs.lines()).take_while(|(a, b)| a == b).count();
    Some(same + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_by_its_line() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
    }
}
