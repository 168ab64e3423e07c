//! How do the times compare? As multiples of the peer's: those mean the same on a slow machine and on a fast one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::stamp::children;
use crate::trouble::{Result, Trouble};

/// How the peer's benchmark is named.
const PEER: &str = "peer";

/// Medians in nanoseconds, by the names of the benchmarks, as criterion left them.
pub fn times(folder: &Path) -> Result<BTreeMap<String, f64>> {
    let read = |path: &Path| -> Option<Value> { serde_json::from_str(&fs::read_to_string(path).ok()?).ok() };
    let one = |folder: &Path| {
        let name = read(&folder.join("new/benchmark.json"))?["full_id"].as_str()?.to_owned();
        Some((name, read(&folder.join("new/estimates.json"))?["median"]["point_estimate"].as_f64()?))
    };
    let times: BTreeMap<String, f64> = children(folder)?.iter().filter_map(|folder| one(folder)).collect();
    if times.keys().any(|name| name.starts_with(PEER)) {
        return Ok(times);
    }
    Err(Trouble::new("criterion left no time of the peer").remedy("run `cargo bench --bench core --features cli`"))
}

/// Each time as a multiple of the peer's.
fn multiples(times: &BTreeMap<String, f64>) -> impl Iterator<Item = (&str, f64, f64)> {
    let peer = times.iter().find(|(name, _)| name.starts_with(PEER)).map_or(f64::NAN, |(_, time)| *time);
    times.iter().map(move |(name, time)| (name.as_str(), *time, time / peer))
}

/// A Markdown table: time here, multiple of the peer, multiple on record.
pub fn table(times: &BTreeMap<String, f64>, record: Option<&Value>) -> String {
    let mut rows = "| benchmark | median here | × peer | × peer on record |\n|---|---|---|---|\n".to_owned();
    for (name, time, multiple) in multiples(times) {
        let before = record.and_then(|record| record[name].as_f64());
        let before = before.map_or_else(|| "–".to_owned(), |before| format!("{before:.2}"));
        rows += &format!("| {name} | {} | {multiple:.2} | {before} |\n", shown(time));
    }
    rows
}

/// The multiples, to be compared with on another day.
pub fn record(times: &BTreeMap<String, f64>) -> Value {
    json!(multiples(times).map(|(name, _, x)| (name, (x * 100.0).round() / 100.0)).collect::<BTreeMap<_, _>>())
}

fn shown(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{:.1} µs", n / 1e3),
        n => format!("{:.2} ms", n / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_as_multiples_of_the_peer_beside_those_on_record() {
        let times = BTreeMap::from([("check".to_owned(), 3.0e6), ("peer: cosine".to_owned(), 1.5e6)]);
        let told = table(&times, Some(&json!({"check": 2.5})));
        assert!(told.contains("| check | 3.00 ms | 2.00 | 2.50 |"), "{told}");
        assert!(told.contains("| peer: cosine | 1.50 ms | 1.00 | – |"), "{told}");
        assert_eq!(record(&times), json!({"check": 2.0, "peer: cosine": 1.0}));
    }
}
