//! What do others report that this page leaves out? Facts merged across outlets, best attested first.

use super::Story;
use crate::align::{Side, compare, sameness};
use crate::claim::{Claim, Modality};
use crate::mention::EntityKind;
use crate::retrieve::Weights;

/// A fact that the checked article lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Omission {
    /// Passages that report it, the best first: member of [`Story::others`] and its claim.
    pub passages: Vec<(usize, usize)>,
    pub origins: usize,
    /// 0..=1: how central it is to the story.
    pub score: f64,
    /// Published after the checked article.
    pub later: bool,
}

/// From this sameness on our article has the fact. 0..=1, lower offers fewer omissions. A shared secondary fact leaves the
/// main one out: "Kepler had detected about 3,600 suspected planets".
const PRESENT: f64 = 0.5;

/// From this sameness on two outlets report one fact. 0..=1.
const ONE_FACT: f64 = 0.5;

/// How much the number of origins counts beside how central the fact is, 0..=1. On the development stories recall of the
/// five gravest is 0.449 with it and 0.377 with 0.45 and a part for novelty (how little of ours is related).
const ATTESTED: f64 = 0.54;

/// Most omissions that a report lists.
const MOST: usize = 12;

/// Members that are read for omissions; the most alike come first.
const MOST_MEMBERS: usize = 15;

/// A statement of another article that ours has nothing on.
struct Absent<'a> {
    at: (usize, usize),
    side: &'a Side<'a>,
}

/// The facts that `story.ours` leaves out. `sides` are the statements of the others, by member.
pub fn omissions(story: &Story, ours: &[Side], sides: &[Vec<Side>]) -> Vec<Omission> {
    let absent = absent(story, ours, sides);
    let mut merged: Vec<Vec<usize>> = Vec::new();
    for (i, fact) in absent.iter().enumerate() {
        let home = merged.iter().position(|group| group.iter().any(|&j| one_fact(fact, &absent[j])));
        match home {
            Some(at) => merged[at].push(i),
            None => merged.push(vec![i]),
        }
    }
    let mut found: Vec<Omission> = merged.iter().map(|group| omission(story, sides, &absent, group)).collect();
    found.sort_by(|a, b| a.later.cmp(&b.later).then(b.score.total_cmp(&a.score)).then(a.passages.cmp(&b.passages)));
    found.truncate(MOST);
    found
}

fn absent<'a>(story: &Story, ours: &[Side], sides: &'a [Vec<Side<'a>>]) -> Vec<Absent<'a>> {
    let mut absent = Vec::new();
    for (member, statements) in sides.iter().enumerate().take(MOST_MEMBERS) {
        for (index, side) in statements.iter().enumerate() {
            let claim = &story.others[member].claims[index];
            if !claim.is_checkworthy() || claim.terms.len() < 4 {
                continue;
            }
            if !ours.iter().any(|own| sameness(&compare(side, own)) >= PRESENT) {
                absent.push(Absent { at: (member, index), side });
            }
        }
    }
    absent
}

fn one_fact(a: &Absent, b: &Absent) -> bool {
    a.at.0 != b.at.0 && sameness(&compare(a.side, b.side)) >= ONE_FACT
}

fn omission(story: &Story, sides: &[Vec<Side>], absent: &[Absent], group: &[usize]) -> Omission {
    let mut passages: Vec<(usize, usize)> = group.iter().map(|&i| absent[i].at).collect();
    let claim = |(member, index): (usize, usize)| -> &Claim { &story.others[member].claims[index] };
    passages.sort_by(|a, b| claim(*b).checkworthiness.total_cmp(&claim(*a).checkworthiness).then(a.cmp(b)));
    let mut groups: Vec<usize> = passages.iter().map(|(member, _)| story.others[*member].origin).collect();
    groups.sort_unstable();
    groups.dedup();
    let score = passages.iter().map(|&at| centrality(story, sides, at)).fold(0.0, f64::max);
    let later = passages.iter().all(|(member, _)| {
        let theirs = story.others[*member].article.published.as_ref();
        theirs.zip(story.ours.article.published.as_ref()).is_some_and(|(theirs, ours)| theirs.is_after(ours))
    });
    let attested = 1.0 - 0.5_f64.powi(i32::try_from(groups.len()).unwrap_or(i32::MAX));
    Omission { passages, origins: groups.len(), score: ATTESTED * attested + (1.0 - ATTESTED) * score, later }
}

/// Checkable, asserted, with figures or people, early in the article: what an editor would miss first.
fn centrality(story: &Story, sides: &[Vec<Side>], (member, index): (usize, usize)) -> f64 {
    let claim = &story.others[member].claims[index];
    let place = 1.0 - index as f64 / sides[member].len().max(1) as f64;
    let asserted = if claim.modality == Modality::Asserted { 1.0 } else { 0.8 };
    let people = claim.mentions.entities.iter().any(|e| e.kind == EntityKind::Person);
    let facts = (0.5 * claim.mentions.quantities.len().min(2) as f64).max(if people { 0.7 } else { 0.0 });
    asserted * (0.23 * place + 0.54 * claim.checkworthiness + 0.23 * facts)
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
