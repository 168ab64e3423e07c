//! Does the report keep an expectation? Each line of the table in `README.md`, in its order.

use crate::expect::{OfClaim, Omits, Passage, Says};
use crate::matching::is_same_value;
use crate::read::Case;
use second_source::boundary::types::{
    Agreement, Claim, Coverage, Evidence, Finding, NoticeAbout, Omission, Relation, Report, Scope, Slot, SlotKind,
    Verdict,
};

/// An expectation that does not hold.
pub struct Broken {
    /// Its number in the case.
    pub expectation: usize,
    /// Seen only with the other articles in the opposite order.
    pub reversed: bool,
}

pub fn judge(case: &Case, report: &Report) -> Vec<Broken> {
    let holds = |says: &Says| View { case, report }.holds(says);
    let fails = |(number, says)| (!holds(says)).then_some(Broken { expectation: number, reversed: false });
    case.expectations.iter().map(|e| &e.says).enumerate().filter_map(fails).collect()
}

/// The shortest claim that has the words.
pub fn claim<'a>(report: &'a Report, words: &str) -> Option<&'a Claim> {
    report.claims.iter().filter(|c| c.text.contains(words)).min_by_key(|c| c.text.len())
}

pub fn finding(report: &Report, claim: u32) -> Option<&Finding> {
    report.findings.iter().find(|f| f.claim == claim)
}

struct View<'a> {
    case: &'a Case,
    report: &'a Report,
}

impl View<'_> {
    fn holds(&self, says: &Says) -> bool {
        let Report { findings, story, coverage, .. } = self.report;
        let counts = story.as_ref().map(|s| s.counts);
        match says {
            Says::Claim(words, asked) => {
                claim(self.report, words).is_some_and(|c| self.claim_holds(c, finding(self.report, c.id), asked))
            }
            Says::NoClaim(words) => {
                let has = |f: &Finding| self.report.claims.iter().any(|c| c.id == f.claim && c.text.contains(words));
                !findings.iter().any(has)
            }
            Says::Omits(words, how) => self.omits(words, how),
            Says::Keeps(words) => self.omission(words).is_none(),
            Says::KeepsBehind { words, before } => match (self.omission(words), self.omission(before)) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(early), Some(late)) => early >= late,
            },
            Says::Coverage(asked) => coverage == asked && (*asked == Coverage::Covered || findings.is_empty()),
            Says::Story { name, has } => self.member(name).is_some() == *has,
            Says::OtherOrigins(count) => counts.is_some_and(|c| c.other_origins == *count),
            Says::IndependentOrigins(count) => counts.is_some_and(|c| c.independent_origins == *count),
            Says::DistinctTexts(count) => counts.is_some_and(|c| c.distinct_texts == *count),
            Says::Origin { name, origin } => self.origin(name.as_deref(), origin.as_deref()),
            Says::Shows(one, other) => self.shows(one, other),
            Says::NoConflicts => {
                let quiet = |f: &Finding| {
                    let contradicts = |e: &Evidence| e.relation == Relation::Contradicts;
                    f.verdict != Verdict::Conflicting && !f.evidence.iter().any(contradicts)
                };
                findings.iter().all(quiet) && story.as_ref().is_none_or(|s| s.conflicts.is_empty())
            }
            Says::NoFindings => findings.is_empty(),
            Says::ToldOfLanguage => self.report.notices.iter().any(|notice| notice.about == NoticeAbout::Language),
        }
    }

    fn claim_holds(&self, claim: &Claim, finding: Option<&Finding>, asked: &OfClaim) -> bool {
        let all = finding.map_or(&[][..], |f| &f.evidence);
        let story: Vec<&Evidence> = all.iter().filter(|e| e.scope == Scope::Story).collect();
        let at = |passage: &Passage| -> Vec<&Evidence> {
            story.iter().copied().filter(|e| self.is_at(e, passage)).collect()
        };
        let is = |e: &Evidence, relation: &Option<Relation>| relation.is_none_or(|r| e.relation == r);
        let slots = |kind: SlotKind, agreement: Agreement| {
            let of_kind = move |s: &&Slot| s.slot == kind && s.agreement == agreement;
            story.iter().flat_map(|e| &e.slots).filter(of_kind).collect::<Vec<_>>()
        };
        match asked {
            OfClaim::Is(verdicts) => finding.is_some_and(|f| verdicts.contains(&f.verdict)),
            OfClaim::IsNot(verdict) => finding.is_some_and(|f| f.verdict != *verdict),
            OfClaim::Linked(passage, relation) => at(passage).iter().any(|e| is(e, relation)),
            OfClaim::NotLinked(passage, relation) => !at(passage).iter().any(|e| is(e, relation)),
            OfClaim::NoBackground => all.iter().all(|e| e.scope != Scope::Background),
            OfClaim::Background(passage) => all.iter().any(|e| e.scope == Scope::Background && self.is_at(e, passage)),
            OfClaim::Differs { slot, ours, theirs, severities } => slots(*slot, Agreement::Differs)
                .iter()
                .any(|s| has_values(s, ours, theirs) && s.severity.is_some_and(|found| severities.contains(&found))),
            OfClaim::Agrees { slot, ours, theirs } => {
                slots(*slot, Agreement::Agrees).iter().any(|s| has_values(s, ours, theirs))
            }
            OfClaim::Silent(slot) => !slots(*slot, Agreement::Silent).is_empty(),
            OfClaim::DoesNotDiffer(slot) => slots(*slot, Agreement::Differs).is_empty(),
            OfClaim::Copies(passage, copied) => at(passage).iter().any(|e| e.copy == Some(*copied)),
            OfClaim::DoesNotCopy(passage) => at(passage).iter().all(|e| e.copy.is_none()),
            OfClaim::Lineage(passage, lineage) => at(passage).iter().any(|e| e.lineage == *lineage),
            OfClaim::Origins(count) => finding.is_some_and(|f| f.origins == *count),
            OfClaim::Attribution(words) => claim.attribution.as_ref().is_some_and(|a| a.contains(words)),
            OfClaim::Spans(start, end) => (claim.range.start, claim.range.end) == (*start, *end),
        }
    }

    fn is_at(&self, evidence: &Evidence, passage: &Passage) -> bool {
        self.case.id_of(&passage.name) == Some(&evidence.source.id) && evidence.passage.text.contains(&passage.words)
    }

    fn member(&self, name: &str) -> Option<&second_source::boundary::types::StoryArticle> {
        let id = self.case.id_of(name)?;
        self.report.story.as_ref()?.articles.iter().find(|a| a.source.id == id)
    }

    fn origin(&self, name: Option<&str>, expected: Option<&str>) -> bool {
        let (found, outlet) = match name {
            None => (&self.report.article.origin, &self.report.article.outlet),
            Some(name) => match self.member(name) {
                Some(member) => (&member.origin, &member.source.outlet),
                None => return false,
            },
        };
        match expected {
            Some(_) => found.as_deref() == expected,
            None => found.is_none() || found == outlet,
        }
    }

    fn omissions(&self) -> &[Omission] {
        self.report.story.as_ref().map_or(&[], |s| &s.omissions)
    }

    /// Number of the first omission that has the words.
    fn omission(&self, words: &str) -> Option<usize> {
        self.omissions().iter().position(|o| has(o, words))
    }

    fn omits(&self, words: &str, how: &Omits) -> bool {
        let mut with_words = self.omissions().iter().filter(|o| has(o, words));
        match how {
            Omits::AtAll => with_words.next().is_some(),
            Omits::Later => with_words.any(|o| o.later),
            Omits::Origins(count) => with_words.any(|o| o.origins == *count),
            Omits::Together(other) => with_words.any(|o| has(o, other)),
            Omits::Before(other) => match (self.omission(words), self.omission(other)) {
                (Some(early), Some(late)) => early < late,
                _ => false,
            },
        }
    }

    fn shows(&self, one: &str, other: &str) -> bool {
        let conflicts = self.report.story.as_ref().map_or(&[][..], |s| &s.conflicts);
        conflicts.iter().any(|conflict| {
            let at = |expected: &str| conflict.values.iter().position(|v| is_same_value(expected, &v.value));
            matches!((at(one), at(other)), (Some(a), Some(b)) if a != b)
        })
    }
}

fn has(omission: &Omission, words: &str) -> bool {
    omission.fact.contains(words) || omission.passages.iter().any(|p| p.passage.text.contains(words))
}

fn has_values(slot: &Slot, ours: &str, theirs: &str) -> bool {
    let is = |expected: &str, shown: &Option<String>| shown.as_ref().is_some_and(|s| is_same_value(expected, s));
    is(ours, &slot.ours) && is(theirs, &slot.theirs)
}
