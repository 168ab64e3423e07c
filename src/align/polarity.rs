//! Does one deny what the other affirms? Only words that both use count: scope decides.

use super::{Severity, SharedWording, Side, Slot, SlotKind, families};
use crate::claim::{Claim, Term, is_past};
use crate::text::{Span, tokens};

/// The matter of a slot in which one text calls the other's claim untrue.
pub const EXPOSED: &str = "whether it is true";

/// True where the same telling words stand under a negation in one statement and are affirmed in the other.
pub fn compare(ours: &Side, theirs: &Side, wording: &SharedWording, slots: &mut Vec<Slot>) -> bool {
    let alone = ours.surface.is_some() && theirs.surface.is_some();
    let scope = if alone { Scope::Headline } else { Scope::Article };
    let (mine, others) = (ours.claim, theirs.claim);
    let swap = |(theirs, ours)| (ours, theirs);
    if let Some((mine, other)) = opposed(mine, others, scope).or_else(|| opposed(others, mine, scope).map(swap)) {
        slots.push(Slot {
            matter: Some(if alone { EXPOSED } else { "whether it is so" }),
            ..Slot::differs(SlotKind::Polarity, mine, other, Severity::Hard)
        });
        return true;
    }
    // Every pair of two articles comes by here: their words are read only where they can matter.
    if !alone || wording.ours_covered.max(wording.theirs_covered) < MET {
        return false;
    }
    let met = wording.ours_covered.max(wording.theirs_covered);
    let on_it = met >= MET_BY_DENIAL && wording.shared > 0;
    let exposing = |text: &str| exposing(text).or_else(|| on_it.then(|| denying(text))?);
    if let Some((mine, other)) = exposed(mine, others, exposing) {
        let slot = Slot::differs(SlotKind::Polarity, mine, other, Severity::Hard);
        slots.push(Slot { matter: Some(EXPOSED), ..slot });
        return true;
    }
    false
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Among the statements of two articles nearly every denied word must be affirmed by the other.
    Article,
    /// A headline is held against one claim: half of the claim's words under the denial suffice. "Saudi TV did not blur
    /// out Michelle Obama's face when the President met King Salman"
    Headline,
}

/// The denied stretch of one and the words of the other that affirm it.
fn opposed(denying: &Claim, affirming: &Claim, scope: Scope) -> Option<(Span, Span)> {
    if !affirming.polarity.is_affirmed() {
        return None;
    }
    denying.polarity.denied.iter().find_map(|stretch| {
        // "No" in "No one was hurt" says nothing of the event; "denied" names one of its own.
        let inside = |t: &&Term| stretch.contains(t.span) && !BARE.contains(&t.stem.as_str());
        let denied: Vec<&Term> = denying.terms.iter().filter(inside).collect();
        let same = |t: &&Term| denied.iter().any(|d| families::concept(&d.stem) == families::concept(&t.stem));
        let met: Vec<&Term> = affirming.terms.iter().filter(same).collect();
        let most = met.len() >= 2 && met.len() * 4 >= denied.len() * 3;
        let most = most && (scope == Scope::Headline || denies_what_is_met(denying, *stretch, &denied, &met));
        // "Without power until noon" denies nothing of "dark until noon".
        let lacks = stretch.of(&denying.text).to_lowercase().starts_with("without");
        let half = scope == Scope::Headline && !met.is_empty() && met.len() * 2 >= affirming.terms.len();
        (!lacks && (most || half)).then(|| (*stretch, Span::new(met[0].span.start, met[met.len() - 1].span.end)))
    })
}

/// "The council rejected the mayor's school budget" and "The mayor presented his school budget" share all but what was
/// done: what is denied must be what the other affirms. Who refuses, rejects or does without denies nothing of the event.
fn denies_what_is_met(denying: &Claim, stretch: Span, denied: &[&Term], met: &[&Term]) -> bool {
    let text = stretch.of(&denying.text).to_lowercase();
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').next().unwrap_or_default();
    let affirmed = |term: &&&Term| met.iter().any(|m| families::concept(&m.stem) == families::concept(&term.stem));
    // "did not release the names": the word behind "not". "No trains were cancelled": the word of what happened.
    let done = match word {
        "without" | "rejected" | "refused" | "refuses" | "dismissed" => return false,
        "no" | "nobody" | "none" | "neither" | "nothing" | "nor" => denied.iter().find(|term| is_past(&term.word)),
        "not" | "never" | "cannot" => denied.first(),
        _ => denied.iter().find(|term| term.span.start > stretch.start && is_past(&term.word)),
    };
    done.is_none_or(|term| affirmed(&term))
}

/// Denying words that carry nothing else.
const BARE: [&str; 6] = ["no", "not", "none", "nobodi", "never", "neither"];

/// Words that call a story untrue as a whole: "Nasa's six days of total darkness is a hoax".
const EXPOSING: [&str; 35] = [
    "hoax",
    "hoaxes",
    "fake",
    "faked",
    "fakes",
    "false",
    "falsely",
    "debunked",
    "debunks",
    "debunk",
    "debunking",
    "myth",
    "untrue",
    "bogus",
    "fabricated",
    "staged",
    "satire",
    "satirical",
    "prank",
    "unfounded",
    "baseless",
    "incorrect",
    "misleading",
    "retracts",
    "retracted",
    "retraction",
    "fooled",
    "fooling",
    "misidentified",
    "disproved",
    "disproven",
    "refutes",
    "refuted",
    "rubbishes",
    "nope",
];

/// Words that call one statement untrue, or drop a lawsuit: "Judge dismisses the lawsuit against Nordlys" says nothing of
/// "Nordlys opens a new terminal".
const DENYING: [&str; 9] =
    ["denies", "denied", "deny", "denying", "disputes", "disputed", "rejects", "dismisses", "rebuffs"];

/// Set phrases that do the same. A headline that opens with "No," answers a story.
const EXPOSING_PHRASES: [&str; 6] = ["made up", "not real", "not true", "no truth", "never happened", "not a thing"];

/// Share of the words of either text that the other must have before "hoax" speaks of it. 0..=1, higher is stricter.
const MET: f64 = 0.12;

/// The same before "denies" or "dismisses" does, with a word that is no name. 0..=1, higher is stricter.
const MET_BY_DENIAL: f64 = 0.3;

/// Where exactly one of the two calls something untrue: that word, and the other's statement.
fn exposed(ours: &Claim, theirs: &Claim, exposing: impl Fn(&str) -> Option<Span>) -> Option<(Span, Span)> {
    let whole = |claim: &Claim| Span::new(0, claim.text.len());
    match (exposing(&ours.text), exposing(&theirs.text)) {
        (Some(word), None) => Some((word, whole(theirs))),
        (None, Some(word)) => Some((whole(ours), word)),
        _ => None,
    }
}

fn denying(text: &str) -> Option<Span> {
    tokens(text).iter().find(|word| DENYING.contains(&word.norm.as_str())).map(|word| word.span)
}

fn exposing(text: &str) -> Option<Span> {
    let words = tokens(text);
    let reads = |at: usize, phrase: &str| {
        phrase.split(' ').enumerate().all(|(step, part)| words.get(at + step).is_some_and(|w| w.norm == part))
    };
    let answers = words.len() > 2 && words[0].norm == "no" && words[1].norm == ",";
    let found = (0..words.len()).find(|&at| {
        EXPOSING.contains(&words[at].norm.as_str()) || EXPOSING_PHRASES.iter().any(|phrase| reads(at, phrase))
    });
    found.or(answers.then_some(0)).map(|at| words[at].span)
}
