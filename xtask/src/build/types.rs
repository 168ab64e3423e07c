//! Do the TypeScript types that were committed still say what the core does? They are generated with the wasm; a copy
//! is committed so that editors and reviewers see it, and so that a change of the boundary shows in a diff.

use std::fs;
use std::path::PathBuf;

use super::core::package;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

fn committed(place: &Workspace) -> PathBuf {
    place.extension().join("engine/second-source.d.ts")
}

/// After a build: renews the committed copy where asked (or where there is none), else tells of a difference.
pub fn renew_or_warn(place: &Workspace, renew: bool) -> Result<()> {
    if renew || !committed(place).exists() {
        let from = package(place).join("second_source.d.ts");
        fs::copy(&from, committed(place)).map_err(|error| Trouble::at(&from, "copy", error))?;
        println!("  types              extension/engine/second-source.d.ts renewed");
    } else if let Err(difference) = compare(place) {
        println!("  {difference}");
    }
    Ok(())
}

/// Fails where the committed types differ from those of the last build.
pub fn compare(place: &Workspace) -> Result<()> {
    let generated = read(package(place).join("second_source.d.ts"))?;
    let committed = read(committed(place))?;
    match first_difference(&committed, &generated) {
        None => Ok(()),
        Some(line) => {
            let what =
                format!("extension/engine/second-source.d.ts differs from the core's types, first in line {line}");
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
