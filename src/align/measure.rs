//! Do two figures measure one thing? "Inflation fell to 2.6 percent" says nothing against "unemployment stood at 5.1 percent".

use super::{Side, families};
use crate::claim::{Claim, Term, TermKind};
use crate::mention::{DateAgreement, DateMention, Quantity, Unit};
use crate::text::Span;

/// Whether the figures are of two deeds, of two measures, or of two times.
pub fn measure_two_things((ours, figure): (&Side, &Quantity), (theirs, other): (&Side, &Quantity)) -> bool {
    let another_rate = || of_two_times(ours, theirs) || of_other_measures((ours.claim, figure), (theirs.claim, other));
    is_rate(figure.unit) && another_rate() || of_other_deeds((ours.claim, figure), (theirs.claim, other))
}

/// "Cut its rate by 50 basis points" and "had lowered it by 25 in March": one tells of weeks ago, and they name no day in
/// common.
fn of_two_times(ours: &Side, theirs: &Side) -> bool {
    let (mine, others) = (&ours.claim.mentions.dates, &theirs.claim.mentions.dates);
    let same = |a: &DateMention| others.iter().any(|b| a.agreement(b) == DateAgreement::Same);
    ours.earlier != theirs.earlier && !mine.iter().any(same)
}

/// Figures without a noun of their own: only the subject tells what they measure.
fn is_rate(unit: Unit) -> bool {
    matches!(unit, Unit::Percent | Unit::PercentPoint)
}

/// How a rate moves, stands or is told. None of these is a measure: all rates rise and fall.
const MOVING: &str = "rise rose risen fall fell fallen stand stood climb climbed drop dropped increase increased decrease \
    decreased grow grew grown slow slowed ease eased reach reached close closed hit remain remained expect expected lose \
    lost gain gained cut higher lower said reported year month quarter";

/// Whether the clauses of the figures name something in both, and nothing in common.
fn of_other_measures((ours, figure): (&Claim, &Quantity), (theirs, other): (&Claim, &Quantity)) -> bool {
    let (mine, others) = (measure(ours, figure), measure(theirs, other));
    !mine.is_empty()
        && !others.is_empty()
        && !mine.iter().any(|a| others.iter().any(|b| families::are_kin(&a.stem, &b.stem)))
}

/// The common nouns of the clause: "second-quarter sales by 6 per cent", "a 9% rise in second-quarter revenue".
fn measure<'a>(claim: &'a Claim, figure: &Quantity) -> Vec<&'a Term> {
    let clause = clause_of(claim, figure);
    let inside = claim.terms.iter().filter(|term| clause.contains(term.span) && !figure.span.contains(term.span));
    inside
        .filter(|term| term.kind == TermKind::Word && !MOVING.split_whitespace().any(|word| word == term.word))
        .collect()
}

/// Deeds that one noun suffers apart: a figure of one row counts nothing of the other rows of its table. "Russia fired 298
/// drones" and "Ukraine shot down 266 drones" are both right.
const DEEDS: [&[&[&str]]; 6] = [
    &[
        &["fired", "launched", "sent", "unleashed", "firing", "launching"],
        &["shot", "downed", "intercepted", "destroyed", "repelled", "downing"],
    ],
    &[&["arrested", "detained"], &["charged", "convicted", "sentenced"], &["released", "freed"]],
    &[
        &["abducted", "kidnapped", "taken", "seized", "captured"],
        &["escaped", "freed", "released", "rescued", "returned"],
        &["held", "missing"],
    ],
    &[&["ordered", "bought"], &["delivered"]],
    &[&["tested"], &["positive"], &["vaccinated"]],
    // "The union had asked for eight percent", "members are to accept the 5.5 percent".
    &[
        &["asked", "demanded", "demands", "sought", "seeks", "wanted", "wants"],
        &["offered", "offers", "proposed"],
        &["accept", "accepted", "agreed", "received"],
    ],
];

/// Whether the clauses of the two figures tell of two deeds.
fn of_other_deeds((ours, figure): (&Claim, &Quantity), (theirs, other): (&Claim, &Quantity)) -> bool {
    let has = |clause: &str, deeds: &[&str]| {
        clause.split(|c: char| !c.is_alphanumeric()).any(|word| deeds.contains(&word.to_lowercase().as_str()))
    };
    let row = |clause: &str, table: &[&[&str]]| {
        let mut rows = (0..table.len()).filter(|&row| has(clause, table[row]));
        rows.next().filter(|_| rows.next().is_none())
    };
    let (mine, others) = (clause_of(ours, figure).of(&ours.text), clause_of(theirs, other).of(&theirs.text));
    DEEDS.iter().any(|table| matches!((row(mine, table), row(others, table)), (Some(a), Some(b)) if a != b))
}

/// Where the words around a figure stand, from one mark to the next.
fn clause_of(claim: &Claim, figure: &Quantity) -> Span {
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')');
    let start = claim.text[..figure.span.start].rmatch_indices(is_mark).next().map_or(0, |(at, mark)| at + mark.len());
    let end = claim.text[figure.span.end..].find(is_mark).map_or(claim.text.len(), |at| figure.span.end + at);
    Span { start, end }
}
