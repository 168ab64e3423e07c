//! How is everything set up, built, tested and packaged? By `cargo xtask SUBCOMMAND`, for people and for CI alike.

mod bench;
mod build;
mod check;
mod demo;
mod errand;
mod eval;
mod leftovers;
mod options;
mod package;
mod say;
mod setup;
mod stamp;
mod test;
mod trouble;
mod workspace;

use std::process::ExitCode;

use build::variant::Variant;
use build::{Browser, Wanted};
use options::Options;
use trouble::{Result, Trouble};
use workspace::Workspace;

const HELP: &str = "\
cargo xtask SUBCOMMAND [OPTIONS]

  setup     installs whatever is missing: wasm target, wasm-pack, wasm-bindgen, geckodriver, npm packages, browsers
  build     builds the wasm core, the sample library, both extensions and the playground, as far as something changed
  demo      opens a sample news site in a real browser with the extension installed
  test      sets up, builds and runs every test: Rust, wasm, TypeScript, both browsers
  check     formatting, lints and types only
  bench     runs the benchmarks: the core beside a peer, then in Chromium first marks, a sync and cold opens (minutes)
  eval      measures how good it is on the evaluation data, where it is present, and prints the table
  package   makes the zips for the stores in target/package

build     --browser chromium|firefox|all    which extension (all, and the playground)
          --update-types                    renews the committed TypeScript types of the core
          --variant NAME                    also makes target/extension/BROWSER-NAME, a copy that differs by
            --library PATH...               a bundled library: article file, .jsonl, folder or built library
            --no-samples                    the samples left out
            --test-hosts                    127.0.0.1 and localhost granted
            --out DIR                       put there instead (one browser)
demo      --browser chromium|firefox        which browser (chromium)
          --headless                        without a window; the default where there is no display
          --article FILE|URL                another article than the sample
          --library PATH...                 another library than the samples
          --www                             serves the playground instead
bench     --only core|browser               runs only these
          --write                           keeps the core's multiples of the peer in tests/bench/record.json
eval      --write                           keeps the figures in README.md and tests/eval/record.json
          --only stories|sets|record        measures only these (record: nothing); the others stay as on record
          --bin PROGRAM                     another command line program than the one built here
package   --library PATH...                 bundles a library beside the samples
          --no-samples                      leaves the samples out

Tools are kept in the user's cache folder, shared by clones; SECOND_SOURCE_CACHE names another.";

fn main() -> ExitCode {
    leftovers::end_children_when_stopped();
    let mut args = std::env::args().skip(1);
    let subcommand = args.next().unwrap_or_default();
    match run(&subcommand, Options::new(args)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all went well; `false` where the subcommand has already said why not.
fn run(subcommand: &str, mut options: Options) -> Result<bool> {
    if subcommand.is_empty()
        || subcommand == "help"
        || subcommand == "--help"
        || subcommand == "-h"
        || options.flag("--help")
    {
        println!("{HELP}");
        return Ok(true);
    }
    let place = Workspace::find()?;
    match subcommand {
        "setup" => options.end().and_then(|()| setup::set_up(&place).map(drop)),
        "build" => build_as_asked(&place, options),
        "demo" => demo::run(&place, options),
        "test" => return test::run(&place, options),
        "check" => check::run(&place, options),
        "bench" => bench::run(&place, options),
        "eval" => eval::run(&place, options),
        "package" => package::run(&place, options),
        _ => Err(Trouble::new(format!("unknown subcommand {subcommand}")).remedy("see `cargo xtask --help`")),
    }?;
    Ok(true)
}

fn build_as_asked(place: &Workspace, mut options: Options) -> Result<()> {
    let browser = options.value("--browser")?.unwrap_or_else(|| "all".to_owned());
    let browsers = Browser::parse(&browser)?;
    let update_types = options.flag("--update-types");
    let variant = variant(&mut options)?;
    options.end()?;
    if variant.as_ref().is_some_and(|variant| variant.out.is_some()) && browsers.len() > 1 {
        return Err(Trouble::new("--out takes one extension").remedy("add --browser chromium or --browser firefox"));
    }
    let toolbox = setup::set_up(place)?;
    let playground = browser == "all" && variant.is_none();
    build::build(place, &toolbox, &Wanted { browsers: browsers.clone(), playground, update_types })?;
    let Some(variant) = variant else { return Ok(()) };
    browsers.into_iter().try_for_each(|browser| variant.make(place, browser).map(drop))
}

/// The variant that the options describe, if they describe one.
fn variant(options: &mut Options) -> Result<Option<Variant>> {
    let name = options.value("--variant")?;
    let out = options
        .value("--out")?
        .map(|out| std::path::absolute(&out).map_err(|error| Trouble::new(format!("cannot use {out}: {error}"))));
    let library = options.paths("--library")?;
    let (no_samples, test_hosts) = (options.flag("--no-samples"), options.flag("--test-hosts"));
    if name.is_none() && out.is_none() && library.is_empty() && !no_samples && !test_hosts {
        return Ok(None);
    }
    let name = name.unwrap_or_else(|| "variant".to_owned());
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(Trouble::new(format!("{name:?} cannot name a variant")).remedy("letters, digits and hyphens"));
    }
    Ok(Some(Variant { name, out: out.transpose()?, library, no_samples, test_hosts }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subcommand_is_explained_in_the_help() {
        for subcommand in ["setup", "build", "demo", "test", "check", "bench", "eval", "package"] {
            assert!(HELP.lines().any(|line| line.starts_with(&format!("  {subcommand} "))), "{subcommand}");
        }
    }

    #[test]
    fn an_ordinary_build_has_no_variant() {
        assert!(variant(&mut Options::new([])).expect("valid").is_none());
        let mut options = Options::new(["--test-hosts".to_owned()]);
        assert_eq!(variant(&mut options).expect("valid").map(|variant| variant.name), Some("variant".to_owned()));
        assert!(variant(&mut Options::new(["--variant".to_owned(), "../x".to_owned()])).is_err());
    }
}
