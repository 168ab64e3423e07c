//! Where do the articles give different values? Each matter once, our value first, theirs beside it.

use super::{Finding, Story};
use crate::align::{Agreement, Relation, Severity, Slot};

/// One matter with the values given for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// "duration", "killed".
    pub on: String,
    pub severity: Severity,
    pub values: Vec<Value>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// As printed.
    pub value: String,
    /// Claims of the checked article that give it.
    pub claims: Vec<usize>,
    /// Passages that give it: member of [`Story::others`] and its claim.
    pub passages: Vec<(usize, usize)>,
}

impl Value {
    /// Origin groups behind the value, ours included where a claim of ours gives it.
    pub fn origins(&self, story: &Story) -> usize {
        let mut groups: Vec<usize> = self.passages.iter().map(|(member, _)| story.others[*member].origin).collect();
        groups.extend((!self.claims.is_empty()).then_some(story.ours.origin));
        groups.sort_unstable();
        groups.dedup();
        groups.len()
    }
}

/// Collects the differing slots of all findings, gravest and best attested first.
pub fn differences(story: &Story, findings: &[Finding]) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    for finding in findings {
        for evidence in finding.evidence.iter().filter(|e| e.relation == Relation::Contradicts) {
            for slot in evidence.slots.iter().filter(|s| s.agreement == Agreement::Differs) {
                if let Some((ours, theirs)) = words(story, finding, evidence, slot) {
                    let severity = slot.severity.unwrap_or(Severity::Soft);
                    let on = slot.matter.unwrap_or("value");
                    let difference = matter(&mut found, on, &ours, finding.claim);
                    difference.severity = difference.severity.max(severity);
                    add(difference, theirs, (evidence.article, evidence.claim));
                }
            }
        }
    }
    found.sort_by(|a, b| b.severity.cmp(&a.severity).then(witnesses(b).cmp(&witnesses(a))));
    found
}

fn witnesses(difference: &Difference) -> usize {
    difference.values.iter().map(|v| v.passages.len()).sum()
}

fn words(story: &Story, finding: &Finding, evidence: &super::Evidence, slot: &Slot) -> Option<(String, String)> {
    let ours = slot.ours?.of(&story.ours.claims[finding.claim].text);
    let theirs = slot.theirs?.of(&story.others[evidence.article].claims[evidence.claim].text);
    Some((ours.to_owned(), theirs.to_owned()))
}

/// The entry for our value on this matter; claims that print the same words share it.
fn matter<'a>(found: &'a mut Vec<Difference>, on: &str, ours: &str, claim: usize) -> &'a mut Difference {
    let same = |d: &Difference| d.on == on && d.values[0].value.eq_ignore_ascii_case(ours);
    let at = found.iter().position(same).unwrap_or_else(|| {
        let own = Value { value: ours.to_owned(), claims: Vec::new(), passages: Vec::new() };
        found.push(Difference { on: on.to_owned(), severity: Severity::Update, values: vec![own] });
        found.len() - 1
    });
    let own = &mut found[at].values[0];
    if !own.claims.contains(&claim) {
        own.claims.push(claim);
    }
    &mut found[at]
}

fn add(difference: &mut Difference, theirs: String, passage: (usize, usize)) {
    match difference.values.iter_mut().skip(1).find(|v| v.value.eq_ignore_ascii_case(&theirs)) {
        Some(value) if value.passages.contains(&passage) => {}
        Some(value) => value.passages.push(passage),
        None => difference.values.push(Value { value: theirs, claims: Vec::new(), passages: vec![passage] }),
    }
}
