//! How many tests ran, by the runners' own words? Each runner closes with a summary; its lines are recognised here.

use std::ops::AddAssign;

#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Adds what a line of a runner's output says; most lines say nothing.
    pub fn hear(&mut self, line: &str) {
        let line = without_colours(line);
        let line = line.trim();
        let counted = rust(line).or_else(|| vitest(line)).or_else(|| node(line));
        *self += counted.unwrap_or_default();
    }
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`, from cargo and from wasm-bindgen-test-runner.
fn rust(line: &str) -> Option<Tally> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    Some(Tally { passed: before(counts, " passed"), failed: before(counts, " failed") })
}

/// `Tests  1 failed | 4 passed | 2 skipped (7)`, from vitest.
fn vitest(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("Tests  ")?;
    Some(Tally { passed: before(counts, " passed"), failed: before(counts, " failed") })
}

/// `ℹ pass 5` or `# pass 5`, and likewise `fail` and `cancelled`, from node's own runner.
fn node(line: &str) -> Option<Tally> {
    let (kind, count) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# "))?.split_once(' ')?;
    let count = count.parse().ok()?;
    match kind {
        "pass" => Some(Tally { passed: count, failed: 0 }),
        "fail" | "cancelled" => Some(Tally { passed: 0, failed: count }),
        _ => None,
    }
}

/// The number that stands right before a word.
fn before(text: &str, word: &str) -> u64 {
    let number = text.split(word).next().filter(|head| head.len() < text.len());
    number.and_then(|head| head.rsplit([' ', '|']).next()?.parse().ok()).unwrap_or(0)
}

/// Leaves out terminal colours: ESC [ … letter.
fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut parts = line.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|c: char| c.is_ascii_alphabetic()).map_or(part.len(), |at| at + 1);
        plain.push_str(&part[end..]);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &[&str]) -> (u64, u64) {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.hear(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn cargo_closes_once_per_test_program() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.06s";
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.06s";
        assert_eq!(heard(&["test a ... ok", ok, bad]), (15, 2));
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        assert_eq!(heard(&[" Test Files  1 failed | 2 passed (3)", "      Tests  1 failed | 41 passed (42)"]), (41, 1));
        assert_eq!(
            heard(&["\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m (7)"]),
            (7, 0)
        );
    }

    #[test]
    fn node_counts_in_both_of_its_dialects() {
        assert_eq!(heard(&["ℹ tests 9", "ℹ pass 7", "ℹ fail 1", "ℹ cancelled 1", "ℹ duration_ms 12.5"]), (7, 2));
        assert_eq!(heard(&["# tests 3", "# pass 3", "# fail 0", "# Subtest: page"]), (3, 0));
    }
}
