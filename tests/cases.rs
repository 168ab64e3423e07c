//! Does the comparison find what a careful sub-editor would sign? One test for each file of `tests/cases`.
//!
//! `tests/cases/README.md` is the grammar and what is checked without being said. Cases that are known to fail stand in
//! `tests/cases/pending.txt`: they run all the same, and one that passes must come off the list.
//! `CASES_PENDING=shrink` takes those off by itself.
//! `CASES_REPORT=1` adds a table by topic. `cargo test --test cases -- forecast` runs the cases named like that.

#[path = "cases/run/expect.rs"]
mod expect;
#[path = "cases/run/judge.rs"]
mod judge;
#[path = "cases/run/matching.rs"]
mod matching;
#[path = "cases/run/pending.rs"]
mod pending;
#[path = "pipeline/places.rs"]
mod places;
#[path = "cases/run/play.rs"]
mod play;
#[path = "cases/run/read.rs"]
mod read;
#[path = "cases/run/show.rs"]
mod show;
#[path = "cases/run/topics.rs"]
mod topics;

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use topics::{Outcome, Topics};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let outcomes = Arc::new(Mutex::new(Outcomes::default()));
    let mut trials = grammar();
    match gather(&folder, &outcomes) {
        Ok(cases) => trials.extend(cases),
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    let outcomes = outcomes.lock().expect("no test panics while it counts");
    let asks = |variable: &str, value: &str| std::env::var_os(variable).is_some_and(|asked| asked == value);
    if asks("CASES_REPORT", "1") {
        println!("{}", outcomes.by_topic);
    }
    if asks("CASES_PENDING", "shrink") {
        match pending::shrink(&folder, &outcomes.no_longer_pending) {
            Ok(taken_off) => println!("taken off tests/cases/pending.txt: {taken_off}"),
            Err(problem) => eprintln!("{problem}"),
        }
    }
    conclusion.exit_code()
}

/// What the tests leave behind for the end of the run.
#[derive(Default)]
struct Outcomes {
    by_topic: Topics,
    no_longer_pending: Vec<String>,
}

/// One test a file, and one that the list of pending cases is in order.
fn gather(folder: &Path, outcomes: &Arc<Mutex<Outcomes>>) -> Result<Vec<Trial>, String> {
    let stems = read::stems(folder)?;
    let pending = pending::read(folder)?;
    let mut trials: Vec<Trial> = Vec::new();
    for stem in stems.clone() {
        let (path, outcomes) = (folder.join(format!("{stem}.md")), Arc::clone(outcomes));
        let is_pending = pending.contains(&stem);
        trials.push(Trial::test(stem.clone(), move || run(&path, &stem, is_pending, &outcomes)));
    }
    trials.push(Trial::test("the list of pending cases is in order", move || pending::in_order(&pending, &stems)));
    Ok(trials)
}

fn run(path: &Path, stem: &str, is_pending: bool, outcomes: &Mutex<Outcomes>) -> Result<(), Failed> {
    let case = read::read(path)?;
    let played = play::play(&case)?;
    let outcome = match (is_pending, played.broken.is_empty()) {
        (_, true) => Outcome::Holds,
        (true, false) => Outcome::Pending,
        (false, false) => Outcome::Fails,
    };
    let mut outcomes = outcomes.lock().map_err(|e| e.to_string())?;
    outcomes.by_topic.count(&case, outcome);
    match (outcome, is_pending) {
        _ if !played.damage.is_empty() => Err(played.damage.join("\n").into()),
        (Outcome::Holds, true) => {
            outcomes.no_longer_pending.push(stem.to_owned());
            Err("this case passes now: take it off tests/cases/pending.txt".into())
        }
        (Outcome::Fails, _) => Err(show::failure(&case, &played).into()),
        _ => Ok(()),
    }
}

/// Tests of the runner itself: what is malformed is told with its place.
fn grammar() -> Vec<Trial> {
    const ARTICLE: &str = "# T\nWhy: w\nCovers: core\n\n## article\n\nA dog ran.\n\n";
    let whole = format!("{ARTICLE}## expect\n- \"dog\" is unique\n");
    let told = |name: &str, text: String, expected: &'static str| {
        Trial::test(format!("grammar: {name}"), move || match read::parse("x.md", &text) {
            Ok(_) => Err("was accepted".into()),
            Err(problem) if problem.contains(expected) => Ok(()),
            Err(problem) => Err(format!("said {problem:?}, not {expected:?}").into()),
        })
    };
    vec![
        told("a file needs a title", "Why: x\n".into(), "x.md:1: "),
        told("a file needs expectations", ARTICLE.into(), "\"## expect\""),
        told("a paragraph is one line", whole.replace("ran.\n", "ran.\nfast.\n"), "x.md:8: "),
        told("an unknown key is told", whole.replace("article\n", "article\nauthor: N\n"), "x.md:6: "),
        told("an unknown expectation is told", format!("{ARTICLE}## expect\n- \"dog\" is fine\n"), "x.md:10: "),
        told("an unknown outlet is told", format!("{ARTICLE}## expect\n- story has Nobody\n"), "Nobody"),
        told("an open quote is told", format!("{ARTICLE}## expect\n- \"dog is unique\n"), "x.md:10: "),
    ]
}
