//! Does all of it work? Every stage runs, also after one has failed, each within a time limit of its own. The output ends
//! with a table of stages and times, then one line that adds up what the runners counted.

mod runners;
mod tally;

use std::time::{Duration, Instant};

use crate::build::variant::Variant;
use crate::build::{Browser, Wanted, build};
use crate::check;
use crate::options::Options;
use crate::say;
use crate::setup::{Toolbox, set_up};
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;
use tally::Tally;

/// A test run that takes longer has failed, whatever its tests say.
const TOTAL: Duration = Duration::from_secs(70 * 60);

struct Stage {
    name: &'static str,
    took: Duration,
    tally: Tally,
    trouble: Option<Trouble>,
}

#[derive(Default)]
struct Report {
    stages: Vec<Stage>,
}

/// Whether everything passed. Says all there is to say itself, so that the closing line stays the last one.
pub fn run(place: &Workspace, options: Options) -> Result<bool> {
    options.end()?;
    let begun = Instant::now();
    let place = &place.within(TOTAL);
    let mut report = Report::default();
    let toolbox = report.stage("set-up", 35, place, &mut |place, _| set_up(place));
    if let Some(toolbox) = &toolbox {
        all_stages(place, toolbox, &mut report);
    }
    let took = begun.elapsed();
    let passed = report.close(took);
    Ok(passed && took < TOTAL)
}

fn all_stages(place: &Workspace, toolbox: &Toolbox, report: &mut Report) {
    let built = report.stage("build", 20, place, &mut |place, _| everything(place, toolbox)).is_some();
    report.stage("check", 15, place, &mut |place, _| check::check(place, toolbox));
    report.stage("Rust tests", 20, place, &mut |place, tally| runners::rust(place, tally));
    report.stage("wasm tests", 15, place, &mut |place, tally| runners::wasm(place, toolbox, tally));
    report.stage("TypeScript tests", 10, place, &mut |place, tally| runners::typescript(place, toolbox, tally));
    for (browser, name) in [(Browser::Chromium, "e2e Chromium"), (Browser::Firefox, "e2e Firefox")] {
        report.stage(name, 15, place, &mut |place, tally| match built {
            true => runners::end_to_end(place, toolbox, browser, tally),
            false => Err(Trouble::new("not run: the build failed")),
        });
    }
}

/// Both extensions, their test variants and the playground.
fn everything(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    build(place, toolbox, &Wanted { browsers: Browser::ALL.to_vec(), playground: true, update_types: false })?;
    let mut variants = vec![Variant { name: "test".to_owned(), test_hosts: true, ..Variant::default() }];
    let real = place.root.join("../shared/eval/stories/istanbul/articles");
    if real.is_dir() {
        variants.push(Variant {
            name: "istanbul".to_owned(),
            library: vec![real],
            test_hosts: true,
            ..Variant::default()
        });
    } else {
        println!("  real articles are not here (../shared/eval); tests on them are left out");
    }
    for variant in variants {
        Browser::ALL.into_iter().try_for_each(|browser| variant.make(place, browser).map(drop))?;
    }
    Ok(())
}

type Work<'a, T> = &'a mut dyn FnMut(&Workspace, &mut Tally) -> Result<T>;

impl Report {
    fn stage<T>(&mut self, name: &'static str, minutes: u64, place: &Workspace, work: Work<'_, T>) -> Option<T> {
        println!("\n=== {name} ({minutes} min at most)");
        let begun = Instant::now();
        let mut tally = Tally::default();
        let outcome = work(&place.within(Duration::from_secs(minutes * 60)), &mut tally);
        let (product, trouble) = match outcome {
            Ok(product) => (Some(product), None),
            Err(trouble) => (None, Some(trouble)),
        };
        // A stage that fails without a failed test must not vanish from the sum.
        tally.failed = tally.failed.max(u64::from(trouble.is_some()));
        if let Some(trouble) = &trouble {
            println!("{name} failed: {trouble}");
        }
        self.stages.push(Stage { name, took: begun.elapsed(), tally, trouble });
        product
    }

    /// Prints table and closing line; whether all stages passed.
    fn close(&self, took: Duration) -> bool {
        println!("\n=== summary");
        for stage in &self.stages {
            println!("{}", stage.line());
        }
        println!("{:<18} {:>14}", "all", say::seconds(took));
        if took >= TOTAL {
            println!("too slow: the limit is {}", say::seconds(TOTAL));
        }
        let mut sum = Tally::default();
        self.stages.iter().for_each(|stage| sum += stage.tally);
        println!("\n{} passed, {} failed", sum.passed, sum.failed);
        self.stages.iter().all(|stage| stage.trouble.is_none() && stage.tally.failed == 0)
    }
}

impl Stage {
    fn line(&self) -> String {
        let outcome = match (&self.trouble, self.tally) {
            (Some(trouble), _) => format!("FAILED: {}", trouble.to_string().lines().next().unwrap_or_default()),
            (None, Tally { passed: 0, failed: 0 }) => "ok".to_owned(),
            (None, tally) => format!("ok, {} passed", tally.passed),
        };
        format!("{:<18} {:>14}   {outcome}", self.name, say::seconds(self.took))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Workspace {
        Workspace { root: "/".into(), target: "/tmp".into(), cache: "/tmp".into(), deadline: None }
    }

    #[test]
    fn a_stage_that_fails_without_a_test_counts_as_one_failure() {
        let mut report = Report::default();
        let nothing = report.stage("build", 1, &place(), &mut |_, _| Err::<(), _>(Trouble::new("no compiler")));
        assert!(nothing.is_none());
        assert_eq!(report.stages[0].tally, Tally { passed: 0, failed: 1 });
        assert!(report.stages[0].line().contains("FAILED: no compiler"));
        assert!(!report.close(Duration::ZERO));
    }

    #[test]
    fn a_stage_without_tests_is_simply_ok() {
        let mut report = Report::default();
        report.stage("check", 1, &place(), &mut |_, _| Ok(()));
        assert!(report.stages[0].line().ends_with("ok"));
        assert!(report.close(Duration::ZERO));
    }
}
