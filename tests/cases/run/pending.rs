//! Which cases are known to fail? Those named in `pending.txt`, one a line. The list only ever gets shorter.

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
    Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
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
    let (off, kept): (Vec<String>, Vec<String>) = read(folder)?.into_iter().partition(|name| passing.contains(name));
    let text: String = kept.iter().map(|name| format!("{name}\n")).collect();
    fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(off.len())
}
