//! What does a person see when a step fails? One line for what went wrong, one for what to do about it.

use std::fmt;
use std::path::Path;

pub type Result<T> = std::result::Result<T, Trouble>;

/// A failure told to a person: the missing or broken thing, and the remedy.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    what: String,
    remedy: Option<String>,
}

impl Trouble {
    pub fn new(what: impl Into<String>) -> Self {
        Trouble { what: what.into(), remedy: None }
    }

    /// Adds what to do about it; an earlier, more precise remedy stays.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy.get_or_insert_with(|| remedy.into());
        self
    }

    /// Trouble with a file or folder.
    pub fn at(path: &Path, doing: &str, error: std::io::Error) -> Self {
        Trouble::new(format!("cannot {doing} {}: {error}", path.display()))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.what)?;
        match &self.remedy {
            Some(remedy) => write!(out, "\n  remedy: {remedy}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_remedy_is_the_one_that_is_shown() {
        let trouble = Trouble::new("node is missing").remedy("install Node 20").remedy("try again");
        assert_eq!(trouble.to_string(), "node is missing\n  remedy: install Node 20");
    }
}
