//! What did the person ask for? A subcommand, then options in any order; an unknown one is named, not ignored.

use std::path::PathBuf;

use crate::trouble::{Result, Trouble};

/// Options of one subcommand, taken out one kind at a time; `end` complains about what is left.
pub struct Options {
    rest: Vec<String>,
}

impl Options {
    pub fn new(args: impl IntoIterator<Item = String>) -> Self {
        Options { rest: args.into_iter().collect() }
    }

    /// Whether `--name` is there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|arg| arg != name);
        self.rest.len() < before
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.rest.iter().position(|arg| arg == name || arg.starts_with(&format!("{name}="))) else {
            return Ok(None);
        };
        let arg = self.rest.remove(at);
        if let Some((_, value)) = arg.split_once('=') {
            return Ok(Some(value.to_owned()));
        }
        if at < self.rest.len() && !self.rest[at].starts_with("--") {
            return Ok(Some(self.rest.remove(at)));
        }
        Err(Trouble::new(format!("{name} needs a value")).remedy("see `cargo xtask --help`"))
    }

    /// Paths of `--name PATH…`, repeated or in a row, made absolute; each must exist.
    pub fn paths(&mut self, name: &str) -> Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        while let Some(at) = self.rest.iter().position(|arg| arg == name || arg.starts_with(&format!("{name}="))) {
            paths.extend(self.value(name)?.map(|value| existing(&value)).transpose()?);
            while at < self.rest.len() && !self.rest[at].starts_with("--") {
                paths.push(existing(&self.rest.remove(at))?);
            }
        }
        Ok(paths)
    }

    /// Fails on anything that nobody took.
    pub fn end(self) -> Result<()> {
        match self.rest.first() {
            None => Ok(()),
            Some(arg) => Err(Trouble::new(format!("unknown option {arg}")).remedy("see `cargo xtask --help`")),
        }
    }
}

/// A path that must be there, as seen from where the person stands.
pub fn existing(text: &str) -> Result<PathBuf> {
    std::fs::canonicalize(text).map_err(|error| Trouble::new(format!("cannot open {text}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn values_stand_after_a_space_or_an_equals_sign() {
        assert_eq!(options("--browser firefox").value("--browser"), Ok(Some("firefox".into())));
        assert_eq!(options("--browser=firefox").value("--browser"), Ok(Some("firefox".into())));
        assert!(options("--browser --headless").value("--browser").is_err());
        assert_eq!(options("--headless").value("--browser"), Ok(None));
    }

    #[test]
    fn several_paths_may_follow_one_option() {
        let mut options = options("--library / /tmp --headless --library=/");
        assert_eq!(options.paths("--library").map(|paths| paths.len()), Ok(3));
        assert!(options.flag("--headless"));
        assert!(options.end().is_ok());
    }

    #[test]
    fn what_nobody_understands_is_named() {
        assert_eq!(options("--hedless").end().map_err(|trouble| trouble.to_string().contains("--hedless")), Err(true));
    }
}
