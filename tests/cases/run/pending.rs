//! Which cases are known to fail? Those named in `pending.txt`, one a line, each with its cause
//! behind " # " where it is known. The list only ever gets shorter.

use libtest_mimic::Failed;
use std::fs;
use std::path::Path;

/// The names on the list; no such file names none.
pub fn read(folder: &Path) -> Result<Vec<String>, String> {
    let path = folder.join("pending.txt");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text.lines().filter(|line| !line.is_empty()).map(|line| name(line).to_owned()).collect())
}

fn name(line: &str) -> &str {
    line.split_once(" # ").map_or(line, |(name, _)| name)
}

pub fn in_order(pending: &[String], stems: &[String]) -> Result<(), Failed> {
    if !pending.is_sorted() || pending.windows(2).any(|two| two[0] == two[1]) {
        return Err("tests/cases/pending.txt: sort the names and name each once".into());
    }
    match pending.iter().find(|name| !stems.contains(name)) {
        Some(name) => Err(format!("tests/cases/pending.txt: there is no case {name}; take it off").into()),
        None => Ok(()),
    }
}

/// Takes names off the list. Tells how many.
pub fn shrink(folder: &Path, passing: &[String]) -> Result<usize, String> {
    let path = folder.join("pending.txt");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let (off, kept): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| passing.iter().any(|p| p == name(line)));
    let left: String = kept.iter().map(|line| format!("{line}\n")).collect();
    fs::write(&path, left).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(off.len())
}
