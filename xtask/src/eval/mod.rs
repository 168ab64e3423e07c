//! How good is it? Runs the scorers on the evaluation data beside the repository, prints the whole table, misses included,
//! and with `--write` keeps the figures in `tests/eval/record.json` and renews the table in `README.md`. The data is not
//! ours to pass on, so most clones lack it; that is no failure.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::build::library::{build_cli, cli};
use crate::errand::Errand;
use crate::options::{Options, existing};
use crate::say;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

/// What is measured, by its name in the record.
const PARTS: [&str; 3] = ["stories", "leftOut", "sets"];

pub fn run(place: &Workspace, mut options: Options) -> Result<()> {
    let write = options.flag("--write");
    let only = options.value("--only")?;
    let program = options.value("--bin")?.map(|path| existing(&path)).transpose()?;
    options.end()?;
    let parts: Vec<&str> = match only.as_deref() {
        None => PARTS.to_vec(),
        Some("stories") => vec!["stories", "leftOut"],
        Some("sets") => vec!["sets"],
        Some("record") => Vec::new(),
        Some(other) => {
            return Err(Trouble::new(format!("--only {other}")).remedy("--only stories, --only sets or --only record"));
        }
    };
    let data = place.root.join("../shared/eval");
    if !parts.is_empty() && !data.join("score_stories.py").is_file() {
        println!("left out: the evaluation data is not here (../shared/eval); README.md holds the figures on record");
        return Ok(());
    }
    let program = match program {
        Some(program) => program,
        None if parts.is_empty() => PathBuf::new(),
        None => build_cli(place).map(|()| cli(place))?,
    };
    let record = read(&place.root.join("tests/eval/record.json"))?;
    let mut today = record.clone();
    for part in parts {
        today[part] = measured(place, part, &program, &data)?;
    }
    let yardsticks = read(&place.root.join("tests/eval/yardsticks.json"))?;
    say::title("the table of README.md");
    println!("{}", table::markdown(&today, &yardsticks));
    say::title("changed since the record");
    let changes = table::changes(&record, &today);
    println!("{}", if changes.is_empty() { "nothing".to_owned() } else { changes.join("\n") });
    if write {
        keep(place, &today, &yardsticks)?;
    } else {
        println!("\n`cargo xtask eval --write` keeps these figures in README.md and tests/eval/record.json");
    }
    Ok(())
}

/// Runs one scorer; all of them print JSON.
fn measured(place: &Workspace, part: &str, program: &Path, data: &Path) -> Result<Value> {
    let ours = place.root.join("tests/eval");
    let (script, args): (PathBuf, Vec<&std::ffi::OsStr>) = match part {
        "stories" => (ours.join("score.py"), vec![data.as_os_str(), program.as_os_str()]),
        "leftOut" => (ours.join("fit.py"), vec!["--json".as_ref(), "--bin".as_ref(), program.as_os_str()]),
        _ => (data.join("score_sets.py"), vec!["--json".as_ref(), "--bin".as_ref(), program.as_os_str()]),
    };
    println!("scoring: {part}");
    let said = python(place).arg("-B").arg(script).args(args).limit(Duration::from_secs(3600)).read()?;
    let mut figures: Value = serde_json::from_str(&said)
        .map_err(|error| Trouble::new(format!("the scorer of {part} printed no JSON: {error}")))?;
    table::round(&mut figures);
    Ok(figures)
}

fn python(place: &Workspace) -> Errand {
    Errand::new(place, "python3").remedy("the scorers need Python 3.9 or newer as `python3`, and no packages")
}

fn read(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::at(path, "read", error))?;
    serde_json::from_str(&text).map_err(|error| Trouble::new(format!("{} is no JSON: {error}", path.display())))
}

fn keep(place: &Workspace, today: &Value, yardsticks: &Value) -> Result<()> {
    let sorted: Map<String, Value> = PARTS.iter().map(|part| ((*part).to_owned(), today[*part].clone())).collect();
    let record = place.root.join("tests/eval/record.json");
    let text = serde_json::to_string_pretty(&json!(sorted)).map_err(|error| Trouble::new(error.to_string()))?;
    fs::write(&record, text + "\n").map_err(|error| Trouble::at(&record, "write", error))?;
    let path = place.root.join("README.md");
    let page = fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", error))?;
    let page = table::renewed(&page, &table::markdown(today, yardsticks))?;
    fs::write(&path, page).map_err(|error| Trouble::at(&path, "write", error))?;
    println!("\nkept in tests/eval/record.json and README.md");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_shows_the_figures_on_record() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository");
        let record = read(&root.join("tests/eval/record.json")).expect("the record is JSON");
        let yardsticks = read(&root.join("tests/eval/yardsticks.json")).expect("the yardsticks are JSON");
        let page = fs::read_to_string(root.join("README.md")).expect("there is a README");
        let renewed = table::renewed(&page, &table::markdown(&record, &yardsticks)).expect("the markers are there");
        assert!(page == renewed, "README.md is behind tests/eval/record.json: run `cargo xtask eval --write`");
    }
}
