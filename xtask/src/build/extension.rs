//! How does WXT make the extensions, and vite the playground? Both run inside `extension/`, on its own node_modules,
//! after the core and the sample library are in place.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::Browser;
use crate::errand::Errand;
use crate::say::Step;
use crate::setup::Toolbox;
use crate::stamp::Stamp;
use crate::trouble::{Result, Trouble};
use crate::workspace::Workspace;

/// The unpacked extension for a browser.
pub fn built(place: &Workspace, browser: Browser) -> PathBuf {
    place.extension().join(".output").join(format!("{}-mv3", browser.wxt_name()))
}

fn stamp_file(place: &Workspace, name: &str) -> PathBuf {
    place.notes().join(format!("{name}.stamp"))
}

pub fn build(place: &Workspace, toolbox: &Toolbox, browser: Browser) -> Result<()> {
    let step = Step::new(browser.name());
    let stamp = Stamp::of(stamp_file(place, browser.name()), &[place.extension()], browser.wxt_name())?;
    let out = built(place, browser);
    if stamp.is_fresh(&[out.join("manifest.json")]) {
        step.done("nothing changed");
        return Ok(());
    }
    step.doing("wxt build");
    wxt_build(place, toolbox, browser)?;
    if !out.join("manifest.json").is_file() {
        return Err(
            Trouble::new(format!("wxt left no {}", out.display())).remedy("see outDir in extension/wxt.config.ts")
        );
    }
    stamp.keep()?;
    step.done("built");
    Ok(())
}

/// Always with manifest version 3: WXT's own default for Firefox is 2.
fn wxt_build(place: &Workspace, toolbox: &Toolbox, browser: Browser) -> Result<()> {
    let wxt = place.npm_program("wxt")?;
    let wxt = toolbox.node_errand(place, &wxt.to_string_lossy())?.folder(&place.extension());
    wxt.args(["build", "-b", browser.wxt_name(), "--mv3"]).limit(Duration::from_secs(600)).stream()
}

pub fn build_playground(place: &Workspace, toolbox: &Toolbox) -> Result<()> {
    let step = Step::new("playground");
    let manifest = fs::read_to_string(place.extension().join("package.json")).unwrap_or_default();
    if !has_script(&manifest, "www") {
        step.done("left out: extension/package.json has no script `www`");
        return Ok(());
    }
    let inputs = [place.extension(), place.root.join("www")];
    let stamp = Stamp::of(stamp_file(place, "playground"), &inputs, "")?;
    if stamp.is_fresh(&[place.root.join("www/dist/index.html")]) {
        step.done("nothing changed");
        return Ok(());
    }
    step.doing("vite build");
    npm_script(place, toolbox, "www")?.folder(&place.extension()).stream()?;
    stamp.keep()?;
    step.done("built");
    Ok(())
}

/// `npm run` for one script of a package.json; the caller names the folder.
pub fn npm_script(place: &Workspace, toolbox: &Toolbox, script: &str) -> Result<Errand> {
    Ok(toolbox.node_errand(place, "npm")?.args(["run", "--silent", script]).limit(Duration::from_secs(1200)))
}

fn has_script(manifest: &str, name: &str) -> bool {
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap_or_default();
    manifest["scripts"][name].is_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_there_only_by_its_own_name() {
        assert!(has_script(r#"{"scripts":{"www":"vite build"}}"#, "www"));
        assert!(!has_script(r#"{"scripts":{"www:dev":"vite"}}"#, "www"));
        assert!(!has_script("", "www"));
    }
}
