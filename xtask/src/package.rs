//! What goes to the stores, or to readers directly? One zip per browser, with the samples, a library of your own beside
//! them or instead of them, and a zip of the sources, from which Mozilla's reviewers rebuild.

use crate::build::variant::Variant;
use crate::build::{Browser, Wanted, build, built};
use crate::errand::Errand;
use crate::options::Options;
use crate::say::{self, Step};
use crate::setup::{Toolbox, set_up};
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

pub fn run(place: &Workspace, mut options: Options) -> Result<()> {
    let library = options.paths("--library")?;
    let no_samples = options.flag("--no-samples");
    options.end()?;
    let toolbox = set_up(place)?;
    build(place, &toolbox, &Wanted { browsers: Browser::ALL.to_vec(), playground: false, update_types: false })?;
    say::title("package");
    make_folder(&place.target.join("package"))?;
    let variant = Variant { name: "package".to_owned(), library, no_samples, ..Variant::default() };
    let version = version(place)?;
    for browser in Browser::ALL {
        zip(place, &toolbox, (&variant, browser), &version)?;
    }
    sources(place, &version)
}

/// The version that the built extension says it has.
fn version(place: &Workspace) -> Result<String> {
    let path = built(place, Browser::Firefox).join("manifest.json");
    let text = std::fs::read_to_string(&path).map_err(|error| Trouble::at(&path, "read", error))?;
    let manifest: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let missing =
        || Trouble::new(format!("{} has no version", path.display())).remedy("give extension/package.json a version");
    manifest["version"].as_str().map(str::to_owned).ok_or_else(missing)
}

fn zip(place: &Workspace, toolbox: &Toolbox, (variant, browser): (&Variant, Browser), version: &str) -> Result<()> {
    let folder = variant.make(place, browser)?;
    let step = Step::new(format!("{} zip", browser.name()));
    let name = format!("second-source-{version}-{}.zip", browser.name());
    let web_ext = place.npm_program("web-ext")?;
    let web_ext = toolbox.node_errand(place, &web_ext.to_string_lossy())?.args([
        "build",
        "--overwrite-dest",
        "--no-config-discovery",
    ]);
    web_ext
        .arg("--source-dir")
        .arg(folder)
        .arg("--artifacts-dir")
        .arg(place.target.join("package"))
        .args(["--filename", &name])
        .read()?;
    step.done(format!("target/package/{name}"));
    Ok(())
}

fn sources(place: &Workspace, version: &str) -> Result<()> {
    let step = Step::new("sources zip");
    let name = format!("second-source-{version}-sources.zip");
    let git = Errand::new(place, "git").args(["archive", "--format=zip", "HEAD", "--output"]);
    git.arg(place.target.join("package").join(&name)).remedy("packages are made from a git clone").read()?;
    step.done(format!("target/package/{name}, as committed"));
    Ok(())
}
