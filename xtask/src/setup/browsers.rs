//! Which real browsers can tests and demo use? Chromium (or Chrome for Testing) with its driver, and Firefox.
//! Debian's packages are installed where we may; elsewhere the usual places are searched.

use std::path::{Path, PathBuf};

use super::debian;
use crate::errand::on_path;
use crate::say::Step;
use crate::trouble::Result;
use crate::workspace::Workspace;

/// Branded Chrome is not among them: from version 137 on it ignores `--load-extension`.
const CHROMIUM: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/opt/chrome-for-testing/chrome",
];
const CHROMEDRIVER: [&str; 3] =
    ["chromedriver", "/usr/lib/chromium-browser/chromedriver", "/opt/chromedriver/chromedriver"];
const FIREFOX: [&str; 5] = [
    "firefox-esr",
    "firefox",
    "firefox-developer-edition",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox",
];
/// Without these, screenshots show boxes in place of letters and emoji.
const FONTS: [&str; 2] = ["fonts-dejavu-core", "fonts-noto-color-emoji"];

pub struct Browsers {
    pub chromium: Option<PathBuf>,
    pub chromedriver: Option<PathBuf>,
    pub firefox: Option<PathBuf>,
}

pub fn ensure(place: &Workspace) -> Result<Browsers> {
    let step = Step::new("browsers");
    let mut wanted: Vec<&str> = Browsers::find().missing().into_iter().map(|(package, _)| package).collect();
    wanted.extend(debian::missing(place, &FONTS));
    if !wanted.is_empty() && on_path("apt-get").is_some() {
        step.doing(format!("installing {} with apt", wanted.join(", ")));
        if let Err(trouble) = debian::install(place, &wanted) {
            println!("  {trouble}");
        }
    }
    let browsers = Browsers::find();
    let missing = browsers.missing();
    if missing.is_empty() {
        step.done("Chromium, its driver and Firefox are here");
        return Ok(browsers);
    }
    missing.iter().for_each(|(_, remedy)| println!("  {remedy}"));
    step.done("not all here; what needs them will fail");
    Ok(browsers)
}

impl Browsers {
    fn find() -> Self {
        Browsers { chromium: first(&CHROMIUM), chromedriver: first(&CHROMEDRIVER), firefox: first(&FIREFOX) }
    }

    /// Debian package and remedy for each that is missing.
    fn missing(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            (
                &self.chromium,
                "chromium",
                "Chromium is missing: install Chromium or Chrome for Testing (Google Chrome will not load unpacked extensions)",
            ),
            (
                &self.chromedriver,
                "chromium-driver",
                "chromedriver is missing: install the one of your Chromium's version and put it on PATH",
            ),
            (&self.firefox, "firefox-esr", "Firefox is missing: install Firefox 142 or newer"),
        ];
        all.into_iter().filter(|(found, ..)| found.is_none()).map(|(_, package, remedy)| (package, remedy)).collect()
    }
}

fn first(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| match Path::new(name) {
        path if path.is_absolute() => path.is_file().then(|| path.to_path_buf()),
        _ => on_path(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_browser_comes_with_its_remedy() {
        let none = Browsers { chromium: None, chromedriver: Some("/d".into()), firefox: Some("/f".into()) };
        assert_eq!(none.missing().len(), 1);
        assert!(none.missing()[0].1.contains("Chrome for Testing"));
    }
}
