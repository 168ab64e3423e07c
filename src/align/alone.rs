//! How are two short texts weighed that stand alone, a headline against a claim? No article around them tells which of
//! their words are telling, so the print itself counts: figures as printed, and runs of letters.

use super::Comparison;
use super::score::features;
use super::wording::hash;
use crate::claim::{Claim, TermKind};
use crate::text::fold;

/// The print of one short text.
#[derive(Debug, Clone, Default)]
pub struct Surface {
    /// Hashes of all runs of four letters, sorted, each once.
    runs: Vec<u64>,
    figures: Vec<u64>,
}

/// What two prints share, each 0..=1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SharedSurface {
    /// Our printed figures that they print too; 1 where we print none.
    pub our_figures: f64,
    pub their_figures: f64,
    /// Dice of the runs of letters.
    pub letters: f64,
    /// The runs of the shorter that stand in the longer.
    pub contained: f64,
}

/// A text of at most so many statements stands alone: articles have more.
pub const SHORT_TEXT: usize = 2;

impl Surface {
    pub fn of(claim: &Claim) -> Self {
        let letters: Vec<char> = fold(&claim.text).chars().collect();
        let mut runs: Vec<u64> = letters.windows(4).map(|run| hash(&run.iter().collect::<String>())).collect();
        let mut figures: Vec<u64> =
            claim.terms.iter().filter(|t| t.kind == TermKind::Number).map(|t| hash(&t.stem)).collect();
        for list in [&mut runs, &mut figures] {
            list.sort_unstable();
            list.dedup();
        }
        Surface { runs, figures }
    }

    pub fn shared_with(&self, other: &Surface) -> SharedSurface {
        let common = |a: &[u64], b: &[u64]| a.iter().filter(|x| b.binary_search(x).is_ok()).count() as f64;
        let part = |shared: f64, of: usize, none: f64| if of == 0 { none } else { shared / of as f64 };
        let runs = common(&self.runs, &other.runs);
        let figures = common(&self.figures, &other.figures);
        SharedSurface {
            our_figures: part(figures, self.figures.len(), 1.0),
            their_figures: part(figures, other.figures.len(), 1.0),
            letters: part(2.0 * runs, self.runs.len() + other.runs.len(), 0.0),
            contained: part(runs, self.runs.len().min(other.runs.len()), 0.0),
        }
    }
}

/// What the weights below count: [`features`], then the surface.
pub fn alone_features(c: &Comparison, shared: SharedSurface) -> [f64; 24] {
    let mut all = [0.0; 24];
    all[..20].copy_from_slice(&features(c));
    all[20..].copy_from_slice(&[shared.our_figures, shared.their_figures, shared.letters, shared.contained]);
    all
}

// Fitted by tests/eval/fit_alone.py on the public sets of pairs together (MRPC, NewsNLI, ECB+, SCU, STS-B news), each with
// its own bias. In five folds: MRPC 0.735 / 0.817, NewsNLI 0.741, ECB+ AUC 0.761, SCU 0.855, STS-B 0.734.
const BIAS: f64 = -3.6;
const WEIGHTS: [f64; 24] = [
    0.30, 2.13, 1.95, -1.76, 0.22, 0.62, 1.01, 0.01, 0.83, -0.13, 0.21, 0.48, -0.04, 1.02, -1.14, -0.32, -0.37, -0.97,
    -0.56, -0.30, 0.35, 0.09, 2.11, 0.83,
];

/// Log-odds that two short texts report one fact.
pub fn logit(c: &Comparison, shared: SharedSurface) -> f64 {
    BIAS + WEIGHTS.iter().zip(alone_features(c, shared)).map(|(w, f)| w * f).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Side, compare};
    use crate::claim::extract;
    use crate::ingest::Article;
    use crate::retrieve::Weights;
    use crate::text::{Block, Language, Role};

    fn claims(text: &str) -> Vec<Claim> {
        let blocks = vec![Block { id: 0, role: Role::Paragraph, text: text.to_owned() }];
        let article = Article {
            id: "a".into(),
            url: None,
            outlet: None,
            title: None,
            byline: None,
            published: None,
            language: Language::English,
            feed_source: None,
            blocks,
        };
        extract(&article, None)
    }

    /// Pairs as numbers, a line each, for tests/eval/fit_alone.py; PAIRS names a file of JSON lines {"a","b"}.
    #[test]
    #[ignore = "a tool of tests/eval/fit_alone.py"]
    fn print_alone_features() {
        let Ok(file) = std::env::var("PAIRS") else { return };
        let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{file}: {e}"));
        let pairs: Vec<serde_json::Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let read = |pair: &serde_json::Value, key: &str| claims(pair[key].as_str().unwrap_or_default());
        let sides: Vec<_> = pairs.iter().map(|pair| (read(pair, "a"), read(pair, "b"))).collect();
        let weights = Weights::of_claims(sides.iter().flat_map(|(a, b)| a.iter().chain(b)));
        for (a, b) in &sides {
            let (ours, theirs) = (Side::all(a, &weights, None), Side::all(b, &weights, None));
            let all = ours.iter().flat_map(|x| theirs.iter().map(move |y| compare(x, y)));
            let best = all.max_by(|x, y| x.wording.cosine.total_cmp(&y.wording.cosine));
            let numbers = best.and_then(|c| c.surface.map(|shared| alone_features(&c, shared))).unwrap_or_default();
            println!("features {}", serde_json::json!(numbers));
        }
    }

    #[test]
    fn a_figure_that_only_one_prints_is_seen() {
        let (a, b) = (claims("Four trams burned in Porto."), claims("In Porto 12 trams burned."));
        let shared = Surface::of(&a[0]).shared_with(&Surface::of(&b[0]));
        assert_eq!((shared.our_figures, shared.their_figures), (1.0, 0.0));
        assert!(shared.contained > 0.3 && shared.letters < 1.0);
    }
}
