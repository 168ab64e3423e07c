//! What do others report that this page leaves out? Facts merged across outlets, best attested first.
//!
//! A gap is seen in two ways. As a statement: nothing on the page says the same. And as words: figures, names and
//! telling words that this page never uses and that several origins do. "Thirteen students and two teachers died" is on
//! a page that has the fifteen dead already, and still it lacks the teachers.

use super::Story;
use crate::align::{SUPPORTS, Side, sameness_from};
use crate::claim::Claim;
use crate::library::index_terms;
use crate::mention::QuantityAgreement;
use crate::retrieve::Weights;
use std::collections::{HashMap, HashSet};

/// A fact that the checked article lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Omission {
    /// Passages that report it, the best first: member of [`Story::others`] and its claim.
    pub passages: Vec<(usize, usize)>,
    pub origins: usize,
    /// 0..=1: how grave the gap is.
    pub score: f64,
    /// Published after the checked article.
    pub later: bool,
}

/// From this sameness on our article has the statement with all that matters in it. 0..=1, lower offers fewer omissions.
const PRESENT: f64 = 0.8;

/// Where our article has the main fact, so much must be new: a telling word that every other origin uses.
const NEWS: f64 = 3.0;

/// What a new word counts that no second origin uses, against 1 for one that all use. Colour paragraphs stand in one
/// outlet only.
const LONE: f64 = 0.02;

/// What it adds that all other origins tell the fact in a sentence of their own, against 1 for one alone.
const RETOLD: f64 = 0.2;

/// A word that an omission above has shown counts so much less in the next.
const SHOWN: f64 = 0.4;

/// What a new figure adds, what a place at the top of the article, and what someone's own words take away.
const FIGURE: f64 = 1.2;
const TOP: f64 = 0.2;
const QUOTED: f64 = 0.85;

/// A long sentence has more words of every kind: its news are divided by its length to this power.
const LENGTH: f64 = 0.2;

/// New words, weighed, at which a gap is half as grave as can be.
const HALF: f64 = 3.0;

/// Most omissions that a report lists.
const MOST: usize = 12;

/// Members that are read for omissions; the most alike come first.
const MOST_MEMBERS: usize = 15;

/// Statements that are held against each other.
const SHORTLIST: usize = 60;

/// A statement of another article with something that ours lacks.
struct Absent<'a> {
    at: (usize, usize),
    side: &'a Side<'a>,
    /// Stems that our article never uses, with their weight.
    news: Vec<(&'a str, f64)>,
    /// What multiplies the news: how checkable, whether it has a new figure, how early.
    worth: f64,
    later: bool,
}

/// The facts that `story.ours` leaves out. `sides` are the statements of the others, by member.
pub fn omissions(story: &Story, ours: &[Side], sides: &[Vec<Side>], weights: &Weights) -> Vec<Omission> {
    let facts = absent(story, ours, sides, weights);
    let tellers = tellers(story, &facts);
    let mut shown: HashMap<&str, i32> = HashMap::new();
    let mut left: Vec<usize> = (0..facts.len()).collect();
    let mut found = Vec::new();
    while found.len() < MOST {
        let weighed = left.iter().map(|&i| (facts[i].gravity(&shown) * tellers[i].weight, i));
        let graver = |a: &(f64, usize), b: &(f64, usize)| {
            let later = |i: usize| facts[i].later;
            later(b.1).cmp(&later(a.1)).then(a.0.total_cmp(&b.0)).then(facts[b.1].at.cmp(&facts[a.1].at))
        };
        let Some((grave, first)) = weighed.max_by(graver) else { break };
        facts[first].news.iter().for_each(|(stem, _)| *shown.entry(stem).or_insert(0) += 1);
        let told = |i: &usize| tellers[first].facts.contains(i);
        let others: Vec<&Absent> = left.iter().filter(|i| told(i)).map(|&i| &facts[i]).collect();
        found.push(omission(story, &facts[first], &others, grave));
        left.retain(|i| *i != first && !told(i));
    }
    found
}

/// Who else tells a fact.
struct Tellers {
    /// Numbers of the statements.
    facts: Vec<usize>,
    /// 1 for a fact that one origin tells alone.
    weight: f64,
}

fn tellers(story: &Story, facts: &[Absent]) -> Vec<Tellers> {
    let origin = |fact: &Absent| story.others[fact.at.0].origin;
    let all: HashSet<usize> = story.others.iter().map(|member| member.origin).collect();
    let mut one: Vec<Vec<usize>> = vec![Vec::new(); facts.len()];
    for i in 0..facts.len() {
        for j in (i + 1..facts.len()).filter(|&j| one_fact(&facts[i], &facts[j])) {
            one[i].push(j);
            one[j].push(i);
        }
    }
    let others = |(fact, told): (&Absent, Vec<usize>)| {
        let origins: HashSet<usize> = told.iter().map(|&j| origin(&facts[j])).filter(|&o| o != origin(fact)).collect();
        let share = origins.len() as f64 / all.len().saturating_sub(1).max(1) as f64;
        Tellers { facts: told, weight: 1.0 + RETOLD * share }
    };
    facts.iter().zip(one).map(others).collect()
}

impl Absent<'_> {
    /// How grave the gap is when the words of `shown` are told already.
    fn gravity(&self, shown: &HashMap<&str, i32>) -> f64 {
        let decayed = |(stem, weight): &(&str, f64)| weight * SHOWN.powi(shown.get(stem).copied().unwrap_or(0));
        self.worth * self.news.iter().map(decayed).sum::<f64>()
    }
}

fn absent<'a>(story: &Story, ours: &[Side], sides: &'a [Vec<Side<'a>>], weights: &Weights) -> Vec<Absent<'a>> {
    let lack = Lack::of(story, weights);
    let mut absent = Vec::new();
    for (member, statements) in sides.iter().enumerate().take(MOST_MEMBERS) {
        for (index, side) in statements.iter().enumerate().filter(|(_, side)| states_much(side.claim)) {
            let present = ours.iter().map(|own| sameness_from(SUPPORTS, side, own)).fold(0.0, f64::max);
            let news = lack.news(side.claim, story.others[member].origin);
            let mass: f64 = if lack.origins > 1 { news.iter().map(|(_, weight)| weight).sum() } else { 0.0 };
            if present < SUPPORTS || (present < PRESENT && mass >= NEWS) {
                let worth = worth(side.claim, ours, index as f64 / statements.len() as f64);
                absent.push(Absent { at: (member, index), side, news, worth, later: is_later(story, member) });
            }
        }
    }
    let plain = HashMap::new();
    absent.sort_by(|a, b| {
        a.later.cmp(&b.later).then(b.gravity(&plain).total_cmp(&a.gravity(&plain))).then(a.at.cmp(&b.at))
    });
    absent.truncate(SHORTLIST);
    absent
}

/// Checkable, and more than "It was not immediately clear".
fn states_much(claim: &Claim) -> bool {
    claim.is_checkworthy() && claim.terms.len() >= 4
}

fn is_later(story: &Story, member: usize) -> bool {
    let theirs = story.others[member].article.published.as_ref();
    theirs.zip(story.ours.article.published.as_ref()).is_some_and(|(theirs, ours)| theirs.is_after(ours))
}

/// Which words does our article lack, and which origins use them?
struct Lack<'w> {
    used: HashSet<String>,
    /// Origins among the others that use a stem.
    users: HashMap<String, HashSet<usize>>,
    origins: usize,
    weights: &'w Weights,
}

impl<'w> Lack<'w> {
    fn of(story: &Story, weights: &'w Weights) -> Self {
        let mut users: HashMap<String, HashSet<usize>> = HashMap::new();
        for member in story.others.iter().take(MOST_MEMBERS) {
            for term in member.claims.iter().flat_map(|claim| &claim.terms) {
                users.entry(term.stem.clone()).or_default().insert(member.origin);
            }
        }
        let origins: HashSet<usize> = story.others.iter().take(MOST_MEMBERS).map(|member| member.origin).collect();
        let used = index_terms(&story.ours.article).into_iter().map(|(stem, _)| stem).collect();
        Lack { used, users, origins: origins.len(), weights }
    }

    /// The stems of `claim` that our article lacks. A word weighs by how telling it is and by the share of the other
    /// origins that use it too; where there is but one origin, its word must do.
    fn news<'c>(&self, claim: &'c Claim, origin: usize) -> Vec<(&'c str, f64)> {
        let mut stems: Vec<&str> = claim.terms.iter().map(|term| term.stem.as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        let share = |stem: &str| match self.origins {
            0 | 1 => 1.0,
            all => {
                let others = self.users.get(stem).map_or(0, |by| by.iter().filter(|by| **by != origin).count());
                others as f64 / (all - 1) as f64 + LONE
            }
        };
        let lacking = stems.into_iter().filter(|stem| !self.used.contains(*stem));
        lacking.map(|stem| (stem, self.weights.idf(stem) * share(stem))).collect()
    }
}

/// What multiplies the news of a statement: what an editor would miss first is checkable, has figures and stands high up.
fn worth(claim: &Claim, ours: &[Side], depth: f64) -> f64 {
    let known = |figure: &crate::mention::Quantity| {
        let all = ours.iter().flat_map(|own| &own.claim.mentions.quantities);
        all.into_iter().any(|own| figure.agreement(own) == QuantityAgreement::Same)
    };
    let figure = if claim.mentions.quantities.iter().any(|figure| !known(figure)) { FIGURE } else { 1.0 };
    let quoted = if claim.mentions.quotations.iter().any(|quote| !quote.scare) { QUOTED } else { 1.0 };
    let length = (claim.terms.len().max(1) as f64).powf(LENGTH);
    claim.checkworthiness.powi(2) * figure * quoted * (1.0 + TOP * (1.0 - depth)) / length
}

fn one_fact(a: &Absent, b: &Absent) -> bool {
    let same = |a: &Absent, b: &Absent| sameness_from(SUPPORTS, a.side, b.side) >= SUPPORTS;
    a.at.0 != b.at.0 && (same(a, b) || same(b, a))
}

/// `first` tells it best; of the others each source's passages follow in the order of the articles.
fn omission(story: &Story, first: &Absent, told: &[&Absent], gravity: f64) -> Omission {
    let passages: Vec<(usize, usize)> =
        std::iter::once(first).chain(told.iter().copied()).map(|fact| fact.at).collect();
    let mut groups: Vec<usize> = passages.iter().map(|(member, _)| story.others[*member].origin).collect();
    groups.sort_unstable();
    groups.dedup();
    let later = first.later && told.iter().all(|fact| fact.later);
    Omission { passages, origins: groups.len(), score: gravity / (gravity + HALF), later }
}

/// Telling words of the story, for callers that prepare the sides. Each text counts once: one more print of it makes no
/// word commoner.
pub fn story_weights(story: &Story) -> Weights {
    let mut seen = Vec::new();
    let texts = std::iter::once(&story.ours).chain(&story.others).filter(|member| {
        let new = !seen.contains(&member.text);
        seen.push(member.text);
        new
    });
    Weights::of_claims(texts.flat_map(|member| &member.claims))
}
