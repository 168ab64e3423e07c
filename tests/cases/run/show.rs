//! What does a reader of a failing case need? Why it matters, what was expected, and what the report says instead.

use crate::expect::Says;
use crate::judge::{claim, finding};
use crate::play::Played;
use crate::read::Case;
use second_source::boundary::types::{Claim, Evidence, Report, Slot};
use std::fmt::Write;

/// Most evidence that is told of one claim.
const MOST_TOLD: usize = 4;

pub fn failure(case: &Case, played: &Played) -> String {
    let mut told = format!("{}\n  Why: {}\n", case.place, case.why);
    let mut before = String::new();
    for broken in &played.broken {
        let expected = &case.expectations[broken.expectation];
        let order = if broken.reversed { " (with the other articles in the opposite order)" } else { "" };
        let report = if broken.reversed { &played.reversed } else { &played.report };
        let _ = writeln!(told, "\n  line {}: expected{order}: {}", expected.line, expected.text);
        let said = said(case, report, &expected.says);
        told.push_str(if said == before { "    (as above)\n" } else { &said });
        before = said;
    }
    told
}

/// The part of the report that an expectation is about.
fn said(case: &Case, report: &Report, says: &Says) -> String {
    match says {
        Says::Claim(words, _) => match claim(report, words) {
            Some(claim) => of_claim(case, report, claim),
            None => format!("    no claim has {words:?}; the claims are\n{}", all_claims(report)),
        },
        Says::NoClaim(words) => {
            report.claims.iter().filter(|c| c.text.contains(words)).map(|c| of_claim(case, report, c)).collect()
        }
        Says::Omits(..) | Says::Keeps(_) | Says::KeepsBehind { .. } => omissions(case, report),
        Says::NoConflicts | Says::Shows(..) => conflicts(case, report),
        Says::ToldOfLanguage => format!("    told of {:?}\n", report.notices),
        Says::NoFindings => report.claims.iter().map(|c| of_claim(case, report, c)).collect(),
        Says::Coverage(_) | Says::Story { .. } | Says::Origin { .. } => story(case, report),
        Says::IndependentOrigins(_) | Says::OtherOrigins(_) | Says::DistinctTexts(_) => story(case, report),
    }
}

fn of_claim(case: &Case, report: &Report, claim: &Claim) -> String {
    let range = claim.range;
    let mut told = format!("    claim {} ({}..{}): {:?}\n", claim.id, range.start, range.end, claim.text);
    let _ = match finding(report, claim.id) {
        Some(f) => writeln!(told, "      is {:?}, confidence {}, origins {}", f.verdict, f.confidence, f.origins),
        None => writeln!(told, "      has no finding (check-worthiness {})", claim.checkworthiness),
    };
    if let Some(attribution) = &claim.attribution {
        let _ = writeln!(told, "      attributed to {attribution:?}");
    }
    let all = finding(report, claim.id).map_or(&[][..], |f| &f.evidence);
    told.extend(all.iter().take(MOST_TOLD).map(|e| of_evidence(case, e)));
    if all.len() > MOST_TOLD {
        let _ = writeln!(told, "      and {} more", all.len() - MOST_TOLD);
    }
    told
}

fn of_evidence(case: &Case, evidence: &Evidence) -> String {
    let name = case.name_of(&evidence.source.id).unwrap_or(&evidence.source.id);
    let copy = evidence.copy.map_or_else(String::new, |c| format!(", copied as {c:?}"));
    let mut told = format!(
        "      {:?} ({}, {:?}, {:?}{copy}) {name}: {:?}\n",
        evidence.relation, evidence.score, evidence.scope, evidence.lineage, evidence.passage.text
    );
    told.extend(evidence.slots.iter().map(of_slot));
    told
}

fn of_slot(slot: &Slot) -> String {
    let words = |value: &Option<String>| value.as_ref().map_or_else(|| "–".to_owned(), |v| format!("{v:?}"));
    let severity = slot.severity.map_or_else(String::new, |s| format!(" {s:?}"));
    format!("        {:?} {:?}{severity}: {} / {}\n", slot.slot, slot.agreement, words(&slot.ours), words(&slot.theirs))
}

fn all_claims(report: &Report) -> String {
    report.claims.iter().map(|c| format!("      {:?}\n", c.text)).collect()
}

fn conflicts(case: &Case, report: &Report) -> String {
    let mut told = String::new();
    for conflict in report.story.iter().flat_map(|s| &s.conflicts) {
        let values: Vec<&str> = conflict.values.iter().map(|v| v.value.as_str()).collect();
        let _ = writeln!(told, "    shown side by side, on {:?}: {}", conflict.on, values.join(" / "));
    }
    for found in &report.findings {
        let contradicts = found.evidence.iter().any(|e| format!("{:?}", e.relation) == "Contradicts");
        let claim = report.claims.iter().find(|c| c.id == found.claim);
        told.extend(claim.filter(|_| contradicts).map(|c| of_claim(case, report, c)));
    }
    if told.is_empty() { "    no conflict is shown\n".to_owned() } else { told }
}

fn omissions(case: &Case, report: &Report) -> String {
    let mut told = String::new();
    for omission in report.story.iter().flat_map(|s| &s.omissions) {
        let later = if omission.later { ", later" } else { "" };
        let _ = writeln!(told, "    omits (score {}, origins {}{later})", omission.score, omission.origins);
        for passage in &omission.passages {
            let name = case.name_of(&passage.source.id).unwrap_or(&passage.source.id);
            let _ = writeln!(told, "      {name}: {:?}", passage.passage.text);
        }
    }
    if told.is_empty() { format!("    omits nothing; {}", story(case, report).trim_start()) } else { told }
}

fn story(case: &Case, report: &Report) -> String {
    let mut told =
        format!("    coverage is {:?}, origin of the article {:?}\n", report.coverage, report.article.origin);
    if let Some(story) = &report.story {
        let counts = story.counts;
        let _ = writeln!(
            told,
            "    {} articles, {} distinct texts, {} independent origins",
            counts.articles, counts.distinct_texts, counts.independent_origins
        );
        for member in &story.articles {
            let name = case.name_of(&member.source.id).unwrap_or(&member.source.id);
            let _ = writeln!(told, "      {name} (similarity {}, origin {:?})", member.similarity, member.origin);
        }
    }
    told
}
