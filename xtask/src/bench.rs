//! How fast is it? Runs the benchmarks, where there are any.

use crate::errand::Errand;
use crate::options::Options;
use crate::trouble::Result;
use crate::workspace::Workspace;

pub fn run(place: &Workspace, options: Options) -> Result<()> {
    options.end()?;
    let manifest = std::fs::read_to_string(place.root.join("Cargo.toml")).unwrap_or_default();
    if !place.root.join("benches").is_dir() && !manifest.contains("[[bench]]") {
        println!("no benchmarks yet: neither a folder benches/ nor a [[bench]] in Cargo.toml");
        return Ok(());
    }
    Errand::new(place, "cargo").args(["bench", "--package", "second-source", "--benches", "--features", "cli"]).stream()
}
