//! How does the source become two extensions and a playground? Core to wasm, samples to a segment, both into the
//! extension's folders, then WXT once for each browser. A step whose inputs did not change does not run.

pub mod core;
mod extension;
pub mod library;
pub mod types;
pub mod variant;

use std::path::PathBuf;

use crate::say;
use crate::setup::Toolbox;
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, hold};

pub use extension::{built, npm_script};

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// WXT's name for it.
    pub fn wxt_name(self) -> &'static str {
        match self {
            Browser::Chromium => "chrome",
            Browser::Firefox => "firefox",
        }
    }

    /// `chromium`, `firefox`, or `all` for both.
    pub fn parse(text: &str) -> Result<Vec<Browser>> {
        match text {
            "all" => Ok(Browser::ALL.to_vec()),
            "chrome" => Ok(vec![Browser::Chromium]),
            _ => match Browser::ALL.into_iter().find(|browser| browser.name() == text) {
                Some(browser) => Ok(vec![browser]),
                None => {
                    Err(Trouble::new(format!("unknown browser {text}")).remedy("--browser chromium, firefox or all"))
                }
            },
        }
    }
}

/// What to build beside the core and the samples.
pub struct Wanted {
    pub browsers: Vec<Browser>,
    pub playground: bool,
    /// Renews the committed TypeScript types instead of comparing them.
    pub update_types: bool,
}

pub fn build(place: &Workspace, toolbox: &Toolbox, wanted: &Wanted) -> Result<()> {
    say::title("build");
    let _held = hold(&place.notes())?;
    core::build(place, toolbox)?;
    types::renew_or_warn(place, wanted.update_types)?;
    library::build_cli(place)?;
    library::samples(place)?;
    for browser in &wanted.browsers {
        extension::build(place, toolbox, *browser)?;
    }
    if wanted.playground {
        extension::build_playground(place, toolbox)?;
    }
    Ok(())
}

/// Inputs of everything that is compiled from Rust.
fn rust_inputs(place: &Workspace) -> Vec<PathBuf> {
    ["src", "Cargo.toml", "Cargo.lock"].map(|name| place.root.join(name)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_go_by_their_names() {
        assert_eq!(Browser::parse("all"), Ok(Browser::ALL.to_vec()));
        assert_eq!(Browser::parse("firefox"), Ok(vec![Browser::Firefox]));
        assert!(Browser::parse("netscape").is_err());
    }
}
