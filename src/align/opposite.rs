//! Do they tell opposite outcomes of one matter? "Milk prices rose by 8 percent" against "Milk prices fell by 8 percent"
//! share every word but one.

use super::date::on_other_days;
use super::{Severity, Side, Slot, SlotKind, families};
use crate::claim::{Claim, Modality, Term, TermKind};
use crate::mention::{EntityKind, same_entity};
use crate::text::{Span, TokenKind, tokens};

/// Verbs, as printed, that cannot both be right of one matter at one time. "Opened" and "closed" stand here for nothing: what
/// opened on Monday may have been closed before.
#[derive(Clone, Copy)]
struct Opposites {
    one: &'static [&'static str],
    other: &'static [&'static str],
    /// Only in one mouth: two people may well contradict each other.
    one_source: bool,
    /// What stands before the verb is its matter: "The evening show was cancelled". "The court" acquits somebody.
    of_subject: bool,
    /// Told of one person, they are of one matter whatever else stands beside them: "Captain Vrettos was acquitted of all
    /// charges", "Captain Vrettos must serve three years: he was convicted of negligence".
    of_person: bool,
}

const OPPOSITES: [Opposites; 8] = [
    Opposites {
        one: &["rose", "risen", "increased", "grew", "grown", "climbed", "jumped"],
        other: &["fell", "fallen", "decreased", "shrank", "shrunk", "dropped", "declined", "sank"],
        one_source: false,
        of_subject: true,
        of_person: false,
    },
    Opposites {
        one: &["acquitted", "cleared of", "not guilty"],
        other: &["convicted", "found guilty"],
        one_source: false,
        of_subject: false,
        of_person: true,
    },
    Opposites {
        one: &["survived"],
        other: &["died", "was killed"],
        one_source: false,
        of_subject: true,
        of_person: true,
    },
    Opposites { one: &["signed"], other: &["vetoed"], one_source: false, of_subject: true, of_person: true },
    Opposites {
        one: &["approved", "adopted"],
        other: &["rejected", "voted down"],
        one_source: false,
        of_subject: true,
        of_person: false,
    },
    Opposites { one: &["won"], other: &["lost"], one_source: false, of_subject: true, of_person: false },
    Opposites {
        one: &["cancelled", "canceled", "scrapped"],
        other: &["took place", "went ahead"],
        one_source: false,
        of_subject: true,
        of_person: false,
    },
    Opposites {
        one: &["denied", "denies"],
        other: &["confirmed", "confirms", "admitted", "admits"],
        one_source: true,
        of_subject: false,
        of_person: false,
    },
];

/// Words behind "fell" that make it another verb: "fell apart", "fell into the river".
const APART: [&str; 13] =
    ["apart", "asleep", "ill", "off", "out", "into", "onto", "over", "behind", "short", "through", "victim", "silent"];

/// Which of the [`OPPOSITES`] a claim tells, and where: of each pair the one or the other. Nothing where the claim only
/// expects something. Read once a claim, since every pair of two articles asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told([(Option<Span>, Option<Span>); OPPOSITES.len()]);

impl Told {
    pub fn by(claim: &Claim) -> Self {
        if claim.modality != Modality::Asserted || !claim.language.is_english() {
            return Told::default();
        }
        let first = |words: &[&str]| words.iter().find_map(|word| place(claim, word));
        // "denied" denies what follows it and is itself told.
        let told = |found: &Span| claim.polarity.denied.iter().all(|d| d.start == found.start || !d.contains(*found));
        Told(OPPOSITES.map(|pair| match (first(pair.one), first(pair.other)) {
            (Some(_), Some(_)) => (None, None),
            (one, other) => (one.filter(told), other.filter(told)),
        }))
    }
}

pub fn compare(ours: &Side, theirs: &Side, slots: &mut Vec<Slot>) {
    let (mine, others) = (ours.claim, theirs.claim);
    if slots.iter().any(|slot| slot.kind == SlotKind::Polarity) {
        return;
    }
    let met = |name: &str| others.sources().any(|other| same_entity(name, other));
    let one_source = || mine.sources().any(met);
    let found = OPPOSITES.iter().zip(ours.told.0.iter().zip(&theirs.told.0)).find_map(|(pair, told)| {
        let found = match told {
            ((Some(mine), _), (_, Some(other))) | ((_, Some(mine)), (Some(other), _)) => Some((*mine, *other)),
            _ => None,
        };
        let found = found.filter(|_| !pair.one_source || one_source());
        let found = found.filter(|&(a, b)| !pair.of_subject || one_subject((mine, a), (others, b)));
        found.map(|(a, b)| (pair, a, b))
    });
    let Some((pair, our_verb, their_verb)) = found else { return };
    let voices = two_voices(mine, others) && !one_source();
    if voices || on_other_days(mine, others) || name_others(mine, others) {
        return;
    }
    let around = ours.wording.shared_around(our_verb, &theirs.wording, their_verb) >= ONE_MATTER;
    if around || pair.of_person && one_person((mine, our_verb), (others, their_verb)) {
        let slot = Slot::differs(SlotKind::Polarity, our_verb, their_verb, Severity::Hard);
        slots.push(Slot { matter: Some("whether it is so"), ..slot });
    }
}

/// Share of the words around two opposite verbs from which on they tell of one matter. 0..=1, higher is stricter: of the
/// four words around "acquitted" and "convicted" in two reports of one verdict half are the same.
const ONE_MATTER: f64 = 0.5;

/// Whether each hands its statement to another voice: "Crime rose, the opposition leader said" and "Crime fell, the mayor
/// said" are both reported rightly.
fn two_voices(mine: &Claim, others: &Claim) -> bool {
    let last = |who: &str| who.split_whitespace().next_back().map(str::to_lowercase);
    match (&mine.attribution, &others.attribution) {
        (Some(a), Some(b)) => last(a) != last(b),
        _ => false,
    }
}

/// "Exports to Westmere rose" and "Exports to Calderia fell": each names somebody or something that the other does not.
fn name_others(mine: &Claim, others: &Claim) -> bool {
    let alone = |a: &Claim, b: &Claim| {
        let sources: Vec<&str> = a.sources().collect();
        a.names
            .iter()
            .any(|name| !sources.contains(&name.as_str()) && !b.names.iter().any(|other| same_entity(name, other)))
    };
    alone(mine, others) && alone(others, mine)
}

/// Whether one person, named before both verbs, is all of whom they tell.
fn one_person((mine, at): (&Claim, Span), (others, there): (&Claim, Span)) -> bool {
    let before = |claim: &'_ Claim, verb: Span| -> Vec<String> {
        let named =
            claim.mentions.entities.iter().zip(&claim.names).filter(|(entity, _)| entity.span.end <= verb.start);
        let people = named.filter(|(entity, _)| entity.kind == EntityKind::Person);
        people.map(|(_, name)| name.clone()).collect()
    };
    let (a, b) = (before(mine, at), before(others, there));
    !a.is_empty() && !b.is_empty() && a.iter().all(|name| b.iter().any(|other| same_entity(name, other)))
}

/// Whether one verb has no other subject than the other: all words before one are among those before the other. "The
/// evening show was cancelled", "The afternoon show took place".
fn one_subject((mine, at): (&Claim, Span), (others, there): (&Claim, Span)) -> bool {
    let before = |claim: &Claim, verb: Span| -> Vec<String> {
        let clause = claim.text[..verb.start].rfind([',', ';', ':']).map_or(0, |comma| comma + 1);
        let inside = |term: &&Term| clause <= term.span.start && term.span.start < verb.start;
        let words =
            claim.terms.iter().filter(inside).filter(|term| matches!(term.kind, TermKind::Word | TermKind::Name));
        let undated = |term: &&Term| !claim.mentions.dates.iter().any(|date| date.span.contains(term.span));
        words.filter(undated).map(|term| families::concept(&term.stem).to_owned()).collect()
    };
    let (a, b) = (before(mine, at), before(others, there));
    let within = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    within(&a, &b) || within(&b, &a)
}

/// Where a verb, or a phrase of two words, stands. "Rose Keller" is a name, and no statement opens with its verb.
fn place(claim: &Claim, wanted: &str) -> Option<Span> {
    if let Some((first, second)) = wanted.split_once(' ') {
        claim.terms.iter().find(|term| term.word == second)?;
        let words = tokens(&claim.text);
        let pair = words.windows(2).find(|pair| pair[0].norm == first && pair[1].norm == second)?;
        return Some(Span::new(pair[0].span.start, pair[1].span.end));
    }
    let named = |span: Span| {
        let person = |kind| matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Other);
        claim.mentions.entities.iter().any(|entity| person(entity.kind) && entity.span.contains(span))
    };
    let verb = |term: &&Term| term.kind == TermKind::Word && term.word == wanted && term.span.start > 0;
    let found = claim.terms.iter().filter(verb).map(|term| term.span).find(|span| !named(*span))?;
    let next = tokens(&claim.text[found.end..]).into_iter().next();
    let next = next.filter(|token| token.kind == TokenKind::Word).map(|token| token.norm);
    (!next.is_some_and(|next| changes(wanted, &next))).then_some(found)
}

/// Whether the word behind the verb makes it another one.
fn changes(verb: &str, next: &str) -> bool {
    match verb {
        "fell" | "fallen" => APART.contains(&next),
        "declined" => next == "to",
        "dropped" | "jumped" | "climbed" => matches!(next, "the" | "a" | "out" | "off" | "into" | "onto" | "over"),
        _ => false,
    }
}
