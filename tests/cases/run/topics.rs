//! How far is the core with each topic? A table for whoever works on it.

use crate::read::Case;
use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Holds,
    /// Fails, and is known to.
    Pending,
    Fails,
}

/// Outcomes counted by topic.
#[derive(Debug, Default)]
pub struct Topics {
    counted: BTreeMap<String, BTreeMap<Outcome, usize>>,
}

impl Topics {
    pub fn count(&mut self, case: &Case, outcome: Outcome) {
        for topic in case.covers.iter().map(String::as_str).chain(["(all cases)"]) {
            *self.counted.entry(topic.to_owned()).or_default().entry(outcome).or_default() += 1;
        }
    }
}

impl fmt::Display for Topics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<14}{:>7}{:>9}{:>7}", "topic", "holds", "pending", "fails")?;
        for (topic, outcomes) in &self.counted {
            let of = |outcome| outcomes.get(&outcome).copied().unwrap_or(0);
            let (holds, pending, fails) = (of(Outcome::Holds), of(Outcome::Pending), of(Outcome::Fails));
            writeln!(f, "{topic:<14}{holds:>7}{pending:>9}{fails:>7}")?;
        }
        Ok(())
    }
}
