//! The articles on one event, and what their statements say about the claims of the checked one.

use crate::align::{Relation, Side, Slot};
use crate::claim::Claim;
use crate::ingest::Article;
use crate::lineage::Copied;
use crate::retrieve::Weights;
use crate::verdict::Verdict;

/// An article of the story, read.
#[derive(Debug, Clone)]
pub struct Member {
    pub article: Article,
    pub claims: Vec<Claim>,
    /// 0..=1; 1 for the checked article itself.
    pub similarity: f64,
    /// Agency that it credits.
    pub agency: Option<String>,
    /// Number of its origin group; members of one group are one witness.
    pub origin: usize,
    /// Number of its text; prints of one text share it.
    pub text: usize,
}

impl Member {
    /// Its claims, each ready to be compared.
    pub fn sides(&self, weights: &Weights) -> Vec<Side<'_>> {
        Side::all(&self.claims, weights, self.article.published.as_ref())
    }
}

/// The checked article and the others on its event.
#[derive(Debug, Clone)]
pub struct Story {
    pub ours: Member,
    /// Most alike first.
    pub others: Vec<Member>,
    /// Texts among the others, copies counted once.
    pub distinct_texts: usize,
    /// Origins among the others, the page's own too where another prints it.
    pub independent_origins: usize,
    /// Origins among the others that are not the page's own.
    pub other_origins: usize,
    /// Articles on other events that know a fact which the page mentions. They are no part of the story.
    pub background: Vec<Member>,
}

impl Story {
    /// The article that `evidence` is from.
    pub fn teller(&self, evidence: &Evidence) -> &Member {
        match evidence.scope {
            Scope::Story => &self.others[evidence.article],
            Scope::Background => &self.background[evidence.article],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    Story,
    Background,
}

/// One statement of another article, held against a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Index into [`Story::others`], or into [`Story::background`], as `scope` says.
    pub article: usize,
    /// Index into that member's claims.
    pub claim: usize,
    pub relation: Relation,
    pub scope: Scope,
    pub score: f64,
    /// It may report the main fact, and is alike enough to do so if nothing else does.
    pub likely: bool,
    pub slots: Vec<Slot>,
    /// Both passages go back to one origin.
    pub same_origin: bool,
    pub copied: Option<Copied>,
}

/// The verdict on one claim and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Index into the claims of the checked article.
    pub claim: usize,
    pub verdict: Verdict,
    pub confidence: f64,
    pub origins: usize,
    /// Strongest first, background last.
    pub evidence: Vec<Evidence>,
}
