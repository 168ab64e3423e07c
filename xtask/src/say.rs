//! How does a person follow the work? Each step is one line with its name, what happened and how long it took;
//! a step that takes long says first what it is about to do.

use std::time::{Duration, Instant};

/// A step being done. Ends with `done`; a step that fails is told by its error.
pub struct Step {
    name: String,
    begun: Instant,
}

impl Step {
    pub fn new(name: impl Into<String>) -> Self {
        Step { name: name.into(), begun: Instant::now() }
    }

    /// What is about to happen, for steps that take a while.
    pub fn doing(&self, what: impl AsRef<str>) {
        println!("  {:<18} {} …", self.name, what.as_ref());
    }

    pub fn done(self, what: impl AsRef<str>) {
        println!("  {:<18} {:<58} {:>7}", self.name, what.as_ref(), seconds(self.begun.elapsed()));
    }
}

pub fn title(what: &str) {
    println!("{what}");
}

/// `0.4 s`, `12.0 s`, `3 min 05 s`.
pub fn seconds(took: Duration) -> String {
    let whole = took.as_secs();
    if whole < 100 {
        return format!("{:.1} s", took.as_secs_f64());
    }
    format!("{} min {:02} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_times_are_told_in_minutes() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
