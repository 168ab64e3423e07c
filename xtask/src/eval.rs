//! How good is it? Runs the scorers on the evaluation data beside the repository. The data is not ours to pass on,
//! so most clones lack it; that is no failure.

use std::path::PathBuf;

use crate::build::library::{build_cli, cli};
use crate::errand::Errand;
use crate::options::Options;
use crate::say;
use crate::stamp::children;
use crate::trouble::Result;
use crate::workspace::Workspace;

pub fn run(place: &Workspace, options: Options) -> Result<()> {
    options.end()?;
    let data = place.root.join("../shared/eval");
    if !data.join("score_stories.py").is_file() {
        println!("left out: the evaluation data is not here (../shared/eval)");
        return Ok(());
    }
    build_cli(place)?;
    let stories: Vec<PathBuf> =
        children(&data.join("stories"))?.into_iter().filter(|path| path.join("gold.json").is_file()).collect();
    say::title("stories");
    let scorer = |script: &str| python(place).folder(&data).arg(script).arg("--bin").arg(cli(place));
    scorer("score_stories.py").args(stories).args(["--distractors", "distractors.jsonl"]).stream()?;
    say::title("sets");
    scorer("score_sets.py").stream()
}

fn python(place: &Workspace) -> Errand {
    Errand::new(place, "python3")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .remedy("the scorers need Python 3.9 or newer as `python3`")
}
