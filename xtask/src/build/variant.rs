//! How do tests and demo get an extension with another library, or one that may act on 127.0.0.1? As a copy of the
//! ordinary build with the library files replaced and, where asked, two hosts more in the manifest and one word in the
//! reader's script: the card's shadow root is open, so that tests can read the card. Nothing else differs.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Browser, built, library};
use crate::say::Step;
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

/// Hosts of test servers. Host permissions know no ports.
const TEST_HOSTS: [&str; 2] = ["http://127.0.0.1/*", "http://localhost/*"];

/// What the shipped reader says of its card's shadow root, and what it says in tests.
const CLOSED_CARD: &str = r#"cardRoot:"closed""#;
const OPEN_CARD: &str = r#"cardRoot:"open""#;

/// How a variant differs from the ordinary build.
#[derive(Default, Clone)]
pub struct Variant {
    pub name: String,
    /// Where to put it, if not under `target/extension/`.
    pub out: Option<PathBuf>,
    pub library: Vec<PathBuf>,
    pub no_samples: bool,
    pub test_hosts: bool,
}

impl Variant {
    pub fn folder(&self, place: &Workspace, browser: Browser) -> PathBuf {
        let usual = || place.target.join("extension").join(format!("{}-{}", browser.name(), self.name));
        self.out.clone().unwrap_or_else(usual)
    }

    pub fn make(&self, place: &Workspace, browser: Browser) -> Result<PathBuf> {
        let step = Step::new(format!("{} {}", browser.name(), self.name));
        let folder = self.folder(place, browser);
        if folder.exists() && !folder.join("manifest.json").is_file() {
            let what = format!("{} is there and is no extension", folder.display());
            return Err(Trouble::new(what).remedy("choose another --out, or remove the folder"));
        }
        fs::remove_dir_all(&folder).ok();
        copy_folder(&built(place, browser), &folder)?;
        self.replace_library(place, &folder.join("library"))?;
        if self.test_hosts {
            add_test_hosts(&folder.join("manifest.json"))?;
            open_card(&folder.join("content-scripts/article.js"))?;
        }
        step.done(folder.strip_prefix(&place.root).unwrap_or(&folder).display().to_string());
        Ok(folder)
    }

    fn replace_library(&self, place: &Workspace, folder: &Path) -> Result<()> {
        if self.no_samples {
            library::remove(&folder.join(library::SAMPLES))?;
        }
        if !self.library.is_empty() {
            library::build_segment(place, &self.library, &folder.join(library::BUNDLED), false)?;
        }
        library::write_index(folder, !self.no_samples, !self.library.is_empty())
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    make_folder(to)?;
    let entries =
        fs::read_dir(from).map_err(|error| Trouble::at(from, "list", error).remedy("run `cargo xtask build`"))?;
    for entry in entries.flatten() {
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &copy)?;
        } else {
            fs::copy(&source, &copy).map_err(|error| Trouble::at(&source, "copy", error))?;
        }
    }
    Ok(())
}

fn add_test_hosts(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::at(path, "read", error))?;
    let manifest = with_test_hosts(&text).map_err(|error| Trouble::new(format!("{}: {error}", path.display())))?;
    fs::write(path, manifest).map_err(|error| Trouble::at(path, "write", error))
}

fn with_test_hosts(manifest: &str) -> serde_json::Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest)?;
    let mut hosts = manifest["host_permissions"].as_array().cloned().unwrap_or_default();
    hosts.extend(TEST_HOSTS.iter().map(|host| json!(host)).filter(|host| !hosts.contains(host)).collect::<Vec<_>>());
    manifest["host_permissions"] = Value::Array(hosts);
    serde_json::to_string_pretty(&manifest)
}

fn open_card(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).map_err(|error| Trouble::at(path, "read", error))?;
    let script = with_open_card(&text).ok_or_else(|| {
        Trouble::new(format!("{}: `{CLOSED_CARD}` does not stand there exactly once", path.display()))
            .remedy("see how `entrypoints/article.content` closes the card's shadow root, and how it is built")
    })?;
    fs::write(path, script).map_err(|error| Trouble::at(path, "write", error))
}

fn with_open_card(script: &str) -> Option<String> {
    (script.matches(CLOSED_CARD).count() == 1).then(|| script.replace(CLOSED_CARD, OPEN_CARD))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(manifest: &str) -> Value {
        let patched = with_test_hosts(manifest).expect("valid");
        serde_json::from_str::<Value>(&patched).expect("valid")["host_permissions"].clone()
    }

    #[test]
    fn the_test_manifest_has_two_hosts_more() {
        assert_eq!(hosts(r#"{"name":"x"}"#), json!(["http://127.0.0.1/*", "http://localhost/*"]));
        let present = r#"{"host_permissions":["https://a.example/*","http://localhost/*"]}"#;
        assert_eq!(hosts(present), json!(["https://a.example/*", "http://localhost/*", "http://127.0.0.1/*"]));
    }

    #[test]
    fn the_test_reader_has_an_open_card_and_a_reader_that_does_not_close_it_is_refused() {
        assert_eq!(with_open_card(r#"x={cardRoot:"closed",y}"#), Some(r#"x={cardRoot:"open",y}"#.to_owned()));
        assert_eq!(with_open_card("attachShadow({mode:y})"), None);
    }

    #[test]
    fn nothing_else_in_the_manifest_changes() {
        let patched: Value =
            serde_json::from_str(&with_test_hosts(r#"{"name":"x","permissions":["storage"]}"#).expect("valid"))
                .expect("valid");
        assert_eq!((&patched["name"], &patched["permissions"]), (&json!("x"), &json!(["storage"])));
        assert_eq!(patched.as_object().map(serde_json::Map::len), Some(3));
    }
}
