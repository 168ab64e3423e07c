//! Are both statements of the same people? "Karl Moss won the marathon" does not report that Ivo Brandt won, whatever else
//! the two have in common.

use super::date::on_other_days;
use super::disclosure::WHO;
use super::{Severity, Side, Slot, SlotKind, families};
use crate::claim::{Claim, Modality, TermKind, is_past};
use crate::mention::{EntityKind, same_entity};
use crate::text::{Span, Token, TokenKind, tokens};

/// Who does what a statement tells.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Places among the claim's entities: "Karl Moss and Ivo Brandt" are two.
    who: Vec<usize>,
    /// The verb as printed, and where it stands.
    verb: String,
    at: Span,
}

/// Words that open an adverbial before the subject: "In the evening, Karl Moss …".
const OPENING: [&str; 20] = [
    "in",
    "on",
    "at",
    "after",
    "before",
    "by",
    "during",
    "since",
    "for",
    "with",
    "despite",
    "when",
    "while",
    "as",
    "under",
    "from",
    "amid",
    "following",
    "because",
    "if",
];

/// Words that cannot stand before a subject inside its noun phrase: "The offer to Nordlys lapsed" is not of Nordlys.
const BREAKING: [&str; 24] = [
    "of", "to", "for", "from", "in", "on", "at", "by", "with", "against", "about", "over", "under", "into", "between",
    "and", "or", "that", "who", "which", "is", "are", "will", "than",
];

/// Most words before the name: "The former world champion Ivo Brandt".
const LONGEST_OPENING: usize = 6;

/// Most words of an apposition or an adverbial between commas.
const LONGEST_ASIDE: usize = 14;

impl Subject {
    /// Who stands before the verb, where that is somebody named. Who only says something is no subject of it.
    pub fn of(claim: &Claim) -> Option<Subject> {
        if !claim.language.is_english() {
            return None;
        }
        let words = tokens(&claim.text);
        let from = if OPENING.contains(&words.first()?.norm.as_str()) { comma(&words, 0)? + 1 } else { 0 };
        let named = |at: usize| {
            let span = words.get(at)?.span;
            claim.mentions.entities.iter().position(|entity| entity.span.start == span.start)
        };
        let limit = words.len().min(from + LONGEST_OPENING);
        let first = (from..limit).find(|&at| named(at).is_some())?;
        if words[from..first].iter().any(breaks) {
            return None;
        }
        let mut who = vec![named(first)?];
        let mut at = behind(claim, &words, who[0])?;
        while words.get(at).is_some_and(|word| word.norm == "and") {
            let next = named(at + 1)?;
            who.push(next);
            at = behind(claim, &words, next)?;
        }
        let at = if words.get(at)?.norm == "," { comma(&words, at + 1)? + 1 } else { at };
        // "The council on Monday adopted …"
        let dated = |word: &Token| claim.mentions.dates.iter().any(|date| date.span.contains(word.span));
        let on = usize::from(words.get(at)?.norm == "on" && words.get(at + 1).is_some_and(dated));
        let at = (at + on..words.len()).find(|&at| !dated(&words[at]))?;
        let verb = words.get(at).filter(|word| word.kind == TokenKind::Word && !word.capital)?;
        let person = |&at: &usize| claim.mentions.entities[at].kind != EntityKind::Nationality;
        let speaks = |&at: &usize| claim.sources().any(|source| source == claim.names[at]);
        let acts = who.iter().all(person) && !who.iter().any(speaks) && !BREAKING[..15].contains(&verb.norm.as_str());
        acts.then(|| Subject { who, verb: verb.norm.clone(), at: verb.span })
    }
}

/// The comma behind `from`, if it comes soon.
fn comma(words: &[Token], from: usize) -> Option<usize> {
    (from..words.len().min(from + LONGEST_ASIDE)).find(|&at| words[at].norm == ",")
}

fn breaks(word: &Token) -> bool {
    word.kind != TokenKind::Word || BREAKING.contains(&word.norm.as_str()) || is_past(&word.norm)
}

/// The word behind a name. "Karl Moss's lawyer" is not Karl Moss.
fn behind(claim: &Claim, words: &[Token], entity: usize) -> Option<usize> {
    let end = claim.mentions.entities[entity].span.end;
    let owner = ["'", "’"].iter().any(|mark| claim.text[end..].starts_with(mark));
    (!owner).then(|| words.iter().position(|word| word.span.start >= end))?
}

/// Whether the statements are of different people, bodies or places, of whom the other says nothing.
pub fn are_strangers(ours: (&Claim, Option<&Subject>), theirs: (&Claim, Option<&Subject>)) -> bool {
    let ((mine, Some(subject)), (others, Some(their_subject))) = (ours, theirs) else { return false };
    let strange = |a: &Claim, b: &Claim, at: usize| !knows(b, a, at);
    subject.who.iter().all(|&at| strange(mine, others, at))
        && their_subject.who.iter().all(|&at| strange(others, mine, at))
        && one_kind(mine, subject, others, their_subject)
}

/// Whether `claim` mentions the name number `at` of `other`, in whatever form.
fn knows(claim: &Claim, other: &Claim, at: usize) -> bool {
    let (name, entity) = (&other.names[at], &other.mentions.entities[at]);
    let met = claim.names.iter().zip(&claim.mentions.entities).any(|(known, there)| {
        same_entity(known, name)
            || entity.stands_for.as_deref() == Some(known.as_str())
            || there.stands_for.as_deref() == Some(name.as_str())
    });
    met || name.split(' ').any(|word| word.len() > 2 && claim.terms.iter().any(|term| term.word == word))
}

/// A ministry may act for its minister: only two people, two bodies or two places are certainly two.
fn one_kind(mine: &Claim, subject: &Subject, others: &Claim, their_subject: &Subject) -> bool {
    let kind = |claim: &Claim, at: usize| claim.mentions.entities[at].kind;
    subject.who.iter().all(|&a| their_subject.who.iter().all(|&b| kind(mine, a) == kind(others, b)))
}

/// Verbs of which one contest has one subject.
const WINNING: [&str; 4] = ["won", "wins", "clinched", "captured"];

/// What several may win of one kind: two medals, two seats, shares of a vote.
const SHARED: [&str; 14] = [
    "medal", "medals", "prize", "prizes", "award", "awards", "seat", "seats", "percent", "support", "praise", "case",
    "appeal", "contract",
];

/// "Karl Moss won the Hallin marathon" against "Ivo Brandt won the Hallin marathon": one contest, told of one day, has one
/// winner. The men's race and the women's race have two.
pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) {
    let (Some(mine), Some(others)) = (&ours.subject, &theirs.subject) else { return };
    let wins = |side: &Side, subject: &Subject| {
        WINNING.contains(&subject.verb.as_str()) && side.claim.modality == Modality::Asserted && subject.who.len() == 1
    };
    if !wins(ours, mine) || !wins(theirs, others) || on_other_days(ours.claim, theirs.claim) {
        return;
    }
    let stranger = are_strangers((ours.claim, Some(mine)), (theirs.claim, Some(others)));
    let (Some(contest), Some(their_contest)) = (contest(ours.claim, mine), contest(theirs.claim, others)) else {
        return;
    };
    let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    if stranger && (within(&contest, &their_contest) || within(&their_contest, &contest)) {
        let name = |side: &Side, subject: &Subject| side.claim.mentions.entities[subject.who[0]].span;
        let slot = Slot::differs(SlotKind::Entity, name(ours, mine), name(theirs, others), Severity::Hard);
        slots.push(Slot { matter: Some(WHO), ..slot });
    }
}

/// The words of what was won, up to the end of the clause: "the Hallin marathon". None where several may win it.
fn contest(claim: &Claim, subject: &Subject) -> Option<Vec<String>> {
    let behind = claim.text.get(subject.at.end..)?;
    let end = subject.at.end + behind.find([',', ';', '.', '(', '—', '–']).unwrap_or(behind.len());
    let definite = ["the ", "this ", "that "].iter().any(|word| behind.trim_start().starts_with(word));
    let dated = |span: Span| claim.mentions.dates.iter().any(|date| date.span.contains(span));
    let inside = claim.terms.iter().filter(|term| subject.at.end <= term.span.start && term.span.end <= end);
    let words: Vec<_> = inside.filter(|term| !dated(term.span)).collect();
    let several = words.iter().any(|term| term.kind == TermKind::Number || SHARED.contains(&term.word.as_str()));
    let concepts = || words.iter().map(|term| families::concept(&term.stem).to_owned()).collect();
    (definite && !several && !words.is_empty()).then(concepts)
}
