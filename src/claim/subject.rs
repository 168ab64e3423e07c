//! What does the next sentence go on about with "they" or "it"? With the subject of this one, where it is one clear group
//! or one clear thing and nothing else in the sentence could be meant.
//!
//! "Two climbers were rescued on Monday. They had spent the night on a ledge." But: "Police arrested two men. They had
//! stolen a car", and "Voltan closes its plant in Skarvik. It employs 2,300 people", where either could be meant.

use super::Claim;
use super::attribution::is_saying;
use super::event::is_event;
use super::lexicon::{WordSet, words};
use super::worth::is_any_past;
use crate::mention::{EntityKind, noun_for_a_thing};
use crate::text::{Span, Token, TokenKind, tokens};
use std::sync::LazyLock;

const LISTS: &str = include_str!("lexicon/references.tsv");

static AGENTS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "agents"));
static HAPPENS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "happens"));
static EMPTY: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "empty"));
static HEARSAY: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "hearsay"));
static PLURALS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "plurals"));
static SINGULARS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "singulars"));
static MEASURES: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "measures"));

/// Words that carry a verb but say nothing themselves: "They have agreed", "It was built".
const CARRIERS: [&str; 22] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "may", "might", "can",
    "must", "should", "do", "does", "did", "not", "cannot",
];

/// At these a group of words ends that names the subject: "Negotiators from both towns".
const JOINTS: [&str; 18] = [
    "of", "from", "in", "at", "for", "with", "on", "to", "near", "who", "that", "which", "by", "under", "over", "as",
    "between", "against",
];

/// Whom or what a pronoun goes on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Places among the entities of the sentence: "Karl Brandt and Tom Aldous".
    Named(Vec<usize>),
    /// Words of the sentence: "The two delegations", without the article.
    Noun(Span),
}

/// The sentence before, cut at its verb.
struct Sentence<'a> {
    claim: &'a Claim,
    words: Vec<Token>,
    /// First word of the subject, and its verb.
    from: usize,
    verb: usize,
}

/// Whom "they" means, which stands at `expression` in `claim`, after the sentence `before`.
pub(super) fn they(before: &Claim, claim: &Claim, expression: Span) -> Option<Subject> {
    let sentence = Sentence::of(before)?;
    let verb = told(&claim.text[expression.end..]);
    // "Hallin and Galder negotiated on Friday. They lasted five hours."
    if HAPPENS.contains(verb.as_str()) {
        return None;
    }
    let subject = sentence.pair().or_else(|| sentence.group())?;
    let acts = AGENTS.contains(verb.as_str());
    // "Officials said two men had fled. They are armed."
    let speaks = is_saying(&sentence.words[sentence.verb].norm) || sentence.is_source(&subject);
    let clear = !sentence.rest().any(|at| sentence.is_plural(at) && !sentence.is_event(at) || sentence.joins_names(at));
    (acts && !sentence.names_people_later() || clear && (!speaks || acts)).then_some(subject)
}

/// What "it" means, which opens `claim` at `expression`, after the sentence `before`.
pub(super) fn it(before: &Claim, claim: &Claim, expression: Span) -> Option<Subject> {
    let sentence = Sentence::of(before)?;
    let subject = sentence.thing()?;
    let rest = &claim.text[expression.end..];
    let first = tokens(rest).into_iter().next()?.norm;
    let verb = told(rest);
    let passive = CARRIERS.contains(&first.as_str()) && is_any_past(&verb) && !HEARSAY.contains(verb.as_str());
    let acts = AGENTS.contains(first.as_str()) && sentence.is_body(&subject);
    if EMPTY.contains(first.as_str()) && !passive {
        return None;
    }
    let speaks = is_saying(&sentence.words[sentence.verb].norm);
    (acts || !speaks && !sentence.has_object() && sentence.only_thing()).then_some(subject)
}

/// The verb that a pronoun's sentence tells: "agreed" of "have now agreed to".
fn told(rest: &str) -> String {
    let words = tokens(rest);
    let passed = |word: &&Token| {
        let norm = word.norm.as_str();
        !CARRIERS.contains(&norm) && !norm.ends_with("ly") && !matches!(norm, "also" | "now" | "then" | "both" | "all")
    };
    words.iter().find(passed).map(|word| word.norm.clone()).unwrap_or_default()
}

impl<'a> Sentence<'a> {
    fn of(claim: &'a Claim) -> Option<Self> {
        let words = tokens(&claim.text);
        // "On Monday, two climbers were rescued."
        let comma = words.iter().take(9).position(|word| word.norm == ",");
        let leading = words.first().is_some_and(|word| JOINTS.contains(&word.norm.as_str()));
        let from = if leading { comma? + 1 } else { 0 };
        let is_verb = |at: &usize| {
            let word = &words[*at];
            word.kind == TokenKind::Word
                && !word.capital
                && (is_any_past(&word.norm) || CARRIERS.contains(&word.norm.as_str()) || is_saying(&word.norm))
        };
        let verb = (from + 1..words.len().min(from + 16)).find(is_verb)?;
        Some(Sentence { claim, words, from, verb })
    }

    fn norm(&self, at: usize) -> &str {
        self.words[at].norm.as_str()
    }

    fn rest(&self) -> impl Iterator<Item = usize> {
        self.verb + 1..self.words.len()
    }

    /// The entity that word `at` belongs to, as a place among the claim's.
    fn entity(&self, at: usize) -> Option<usize> {
        let start = self.words[at].span.start;
        let named = |e: &crate::mention::Entity| e.kind != EntityKind::Nationality;
        self.claim.mentions.entities.iter().position(|e| named(e) && e.span.start <= start && start < e.span.end)
    }

    /// "Mayor Karl Brandt and the brewer Tom Aldous": names, their offices, and "and" between them.
    fn pair(&self) -> Option<Subject> {
        let mut found: Vec<usize> = Vec::new();
        let mut joined = false;
        for at in self.from..self.verb {
            let norm = self.norm(at);
            match self.entity(at) {
                Some(entity) if found.contains(&entity) => {}
                Some(entity) => found.push(entity),
                None if norm == "and" => joined = true,
                None if norm == "the" || norm == "," || self.is_office(norm) => {}
                // "the brewer Tom Aldous"
                None if self.entity(at + 1).is_some() && !JOINTS.contains(&norm) => {}
                None => return None,
            }
        }
        (joined && found.len() > 1).then_some(Subject::Named(found))
    }

    fn is_office(&self, norm: &str) -> bool {
        let titles = self.claim.mentions.entities.iter().filter_map(|entity| entity.title.as_deref());
        titles.into_iter().any(|title| title.split(' ').any(|part| part == norm))
    }

    /// Last word of the subject itself: "delegations" of "The two delegations from Hallin".
    fn head(&self) -> Option<usize> {
        let end = (self.from..self.verb).find(|&at| {
            JOINTS.contains(&self.norm(at)) || self.words[at].kind == TokenKind::Punctuation || self.norm(at) == "and"
        });
        // "The institute also said", "The ferry now lies".
        let adverb =
            |at: &usize| matches!(self.norm(*at), "also" | "now" | "later" | "then") || self.norm(*at).ends_with("ly");
        (self.from..end.unwrap_or(self.verb)).rev().find(|at| !adverb(at))
    }

    /// "The two delegations", "Negotiators": one plural and no singular article.
    fn group(&self) -> Option<Subject> {
        let head = self.head()?;
        let single = matches!(self.norm(self.from), "a" | "an" | "this" | "each" | "every" | "one" | "no" | "neither");
        let plurals = (self.from..=head).filter(|&at| self.is_plural(at)).count();
        let joined = (head..self.verb).any(|at| self.norm(at) == "and");
        let named = self.entity(head).is_some();
        (!single && !joined && !named && plurals == 1 && self.is_plural(head))
            .then(|| Subject::Noun(self.words[head].span))
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = &self.words[at];
        let norm = word.norm.as_str();
        let inner_capital = word.capital && at > self.from;
        let looks = norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") && !norm.ends_with("us");
        word.kind == TokenKind::Word
            && !inner_capital
            && (PLURALS.contains(norm) || looks && !norm.contains('\'') && !norm.ends_with("is"))
            && !SINGULARS.contains(norm)
            && !MEASURES.contains(norm)
    }

    /// "left the talks": a plural that nobody means who writes that they agreed.
    fn is_event(&self, at: usize) -> bool {
        is_event(self.norm(at))
    }

    /// "… met Hallin and Galder".
    fn joins_names(&self, at: usize) -> bool {
        let next = at + 1;
        self.norm(at) == "and"
            && next < self.words.len()
            && self.entity(at - 1).is_some()
            && self.entity(next).is_some()
    }

    /// A plural of people behind the verb, who may act as well: "Negotiators met union leaders. They agreed".
    fn names_people_later(&self) -> bool {
        let active = !matches!(self.norm(self.verb), "was" | "were" | "is" | "are");
        active && self.rest().any(|at| self.is_plural(at) && !self.is_event(at) || self.joins_names(at))
    }

    /// Whether the statement is the subject's, and so perhaps about others.
    fn is_source(&self, subject: &Subject) -> bool {
        let who = self.claim.attribution.as_deref().unwrap_or_default();
        let surface = match subject {
            Subject::Named(places) => self.claim.mentions.entities[places[0]].span,
            Subject::Noun(span) => *span,
        };
        who.contains(surface.of(&self.claim.text))
    }

    /// "The ferry Nordlys", "Voltan", "The bridge".
    fn thing(&self) -> Option<Subject> {
        let head = self.head()?;
        match self.entity(head) {
            Some(at) => {
                let kind = self.claim.mentions.entities[at].kind;
                let alone = (self.from..head).all(|other| self.entity(other).is_none_or(|found| found == at));
                let fits = matches!(kind, EntityKind::Organisation | EntityKind::Other);
                (alone && fits).then(|| Subject::Named(vec![at]))
            }
            None => noun_for_a_thing(self.norm(head)).map(|_| Subject::Noun(self.words[head].span)),
        }
    }

    fn is_body(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Named(places) => self.claim.mentions.entities[places[0]].kind == EntityKind::Organisation,
            Subject::Noun(_) => true,
        }
    }

    /// "Voltan closes its plant": what "it" may mean as well. "The ferry sank near the harbour" has none.
    fn has_object(&self) -> bool {
        self.rest().any(|at| {
            let determined = matches!(self.norm(at), "a" | "an" | "its" | "the" | "another" | "their" | "this" | "one");
            let before = self.norm(at - 1);
            determined && !matches!(before, "in" | "on" | "at" | "near" | "off" | "after" | "before" | "during" | "of")
        })
    }

    /// No other body or thing is named.
    fn only_thing(&self) -> bool {
        let things = |at: usize| {
            let kind = self.entity(at).map(|entity| self.claim.mentions.entities[entity].kind);
            matches!(kind, Some(EntityKind::Organisation | EntityKind::Other))
                || kind.is_none() && noun_for_a_thing(self.norm(at)).is_some()
        };
        !self.rest().any(things)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::{TermKind, extract};
    use crate::ingest::Article;

    #[test]
    fn they_are_the_group_that_the_sentence_before_is_about() {
        for (before, sentence, meant) in [
            ("The two delegations left the talks in Hallin.", "They agreed to meet again.", &["deleg"][..]),
            ("Negotiators from both towns met on Monday.", "They expect a result next week.", &["negoti"]),
            ("On Monday, two climbers were rescued from the Vikla.", "They had spent the night outside.", &["climber"]),
            ("Karl Brandt and the brewer Tom Aldous met on Monday.", "They signed a contract.", &["brandt", "aldous"]),
            ("Police arrested two men on Monday.", "They had stolen a car.", &[]),
            ("Firefighters rescued two children from the house.", "They were taken to hospital.", &[]),
            ("Officials said that two men had fled.", "They are armed.", &[]),
            ("Karl Brandt and Tom Aldous held talks.", "They lasted five hours.", &[]),
            ("A negotiator left the room.", "They agreed to meet again.", &[]),
            ("The company plans cuts in Hallin.", "They affect 300 people.", &[]),
        ] {
            assert_eq!(taken_over(&[before, sentence]), meant, "{before} {sentence}");
        }
        let chain = ["Three climbers were rescued.", "They had spent the night outside.", "They were unhurt."];
        assert_eq!(taken_over(&chain), ["climber"]);
    }

    #[test]
    fn it_is_the_one_thing_that_the_sentence_before_is_about() {
        for (before, sentence, meant) in [
            ("The ferry Nordlys sank near Skarvik on Monday.", "It was built in 1987.", &["nord"][..]),
            ("The bridge was closed on Monday.", "It was built in 1934.", &["bridg"]),
            (
                "The Lund Institute cut its forecast on Monday.",
                "It expects growth of 1.1 percent.",
                &["lund", "institut"],
            ),
            ("Voltan closes its plant in Skarvik.", "It was built in 1987.", &[]),
            ("The ferry hit the freighter Aurelia.", "It sank within an hour.", &[]),
            ("The bridge was closed on Monday.", "It was the first time since 1990.", &[]),
            ("The bridge was closed on Monday.", "It was said that the cables were old.", &[]),
            ("The bridge was closed on Monday.", "It took six hours to reach the island.", &[]),
        ] {
            assert_eq!(taken_over(&[before, sentence]), meant, "{before} {sentence}");
        }
    }

    /// Stems that the last sentence stands on without printing them.
    fn taken_over(text: &[&str]) -> Vec<String> {
        let claim = extract(&Article::of_paragraphs(text), None).pop().expect("a claim");
        let meant = claim.terms.into_iter().filter(|term| term.kind == TermKind::Meant);
        meant.map(|term| term.stem).collect()
    }
}
