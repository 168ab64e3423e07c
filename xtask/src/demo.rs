//! What does a newcomer see first? A sample news site on this machine, opened in a real browser with the extension
//! installed. The play itself is `tests/e2e/demo.ts`; here everything that it needs is made ready.

use std::env;
use std::path::PathBuf;

use crate::build::variant::Variant;
use crate::build::{Browser, Wanted, build};
use crate::errand::Errand;
use crate::options::{Options, existing};
use crate::say;
use crate::setup::{Toolbox, set_up};
use crate::trouble::{Result, Trouble};
use crate::workspace::{Workspace, make_folder};

struct Demo {
    browser: Browser,
    headless: bool,
    article: Option<String>,
    library: Vec<PathBuf>,
    playground: bool,
}

pub fn run(place: &Workspace, mut options: Options) -> Result<()> {
    let demo = Demo::from(&mut options)?;
    options.end()?;
    let toolbox = set_up(place)?;
    if demo.playground {
        build(place, &toolbox, &Wanted { browsers: Vec::new(), playground: true, update_types: false })?;
        return play(place, &toolbox)?.arg("--www").arg(place.root.join("www/dist")).stream();
    }
    build(place, &toolbox, &Wanted { browsers: vec![demo.browser], playground: false, update_types: false })?;
    let variant =
        Variant { name: "demo".to_owned(), library: demo.library.clone(), test_hosts: true, ..Variant::default() };
    let extension = variant.make(place, demo.browser)?;
    make_folder(&place.screenshots())?;
    say::title("demo");
    let mut play = play(place, &toolbox)?.args(["--browser", demo.browser.name()]).arg("--extension").arg(extension);
    play = play.arg("--screenshots").arg(place.screenshots()).args(demo.headless.then_some("--headless"));
    if let Some(article) = &demo.article {
        play = play.args(["--article", article]);
    }
    for path in &demo.library {
        play = play.arg("--library").arg(path);
    }
    play.stream()
}

impl Demo {
    fn from(options: &mut Options) -> Result<Self> {
        let browser = options.value("--browser")?.unwrap_or_else(|| Browser::Chromium.name().to_owned());
        let [browser] = Browser::parse(&browser)?[..] else {
            return Err(Trouble::new("the demo opens one browser").remedy("--browser chromium or --browser firefox"));
        };
        let article = options.value("--article")?.map(|article| absolute(&article)).transpose()?;
        let library = options.paths("--library")?;
        let headless = options.flag("--headless") || !has_display();
        Ok(Demo { browser, headless, article, library, playground: options.flag("--www") })
    }
}

/// Addresses stay as they are; files are found from where the person stands.
fn absolute(article: &str) -> Result<String> {
    if article.starts_with("http://") || article.starts_with("https://") {
        return Ok(article.to_owned());
    }
    Ok(existing(article)?.to_string_lossy().into_owned())
}

fn has_display() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn play(place: &Workspace, toolbox: &Toolbox) -> Result<Errand> {
    let script = place.e2e().join("demo.ts");
    if !script.is_file() {
        return Err(Trouble::new(format!("{} is missing", script.display())).remedy("check it out again with git"));
    }
    Ok(toolbox.node_errand(place, "node")?.folder(&place.e2e()).args(["--import", "tsx", "demo.ts"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_no_path() {
        assert_eq!(absolute("https://news.example/a"), Ok("https://news.example/a".to_owned()));
        assert!(absolute("no/such/article.json").is_err());
    }
}
