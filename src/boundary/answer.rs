//! What does the caller get? The engine's answer as plain objects: bytes become UTF-16, indices become ids.

use super::offsets::utf16_range;
use super::read::Received;
use super::types::{self, ArticleSummary, LibrarySummary, Passage, Source, TextRange};
use crate::align::{Agreement, Relation, Severity, Slot, SlotKind};
use crate::claim::{Claim, extract};
use crate::engine::{Answer, Check, Compared, Engine, Observer};
use crate::error::Error;
use crate::ingest::{Article, Published};
use crate::library::Shelf;
use crate::lineage::{Copied, article_agency};
use crate::mention::EntityKind;
use crate::report::{Evidence, Finding, Member, Scope, Story};
use crate::text::Span;
use crate::verdict::Verdict;

/// Checks one article and tells the outcome.
///
/// # Errors
/// An unreadable `now`.
pub fn check(
    engine: &Engine,
    received: &Received,
    options: &types::CheckOptions,
    observer: &mut impl Observer,
) -> Result<types::Report, Error> {
    let (article, samples) = (&received.article, options.sample);
    let (claims, answer) = engine.check(article, &asked(options)?, observer);
    let origin = match &answer {
        Answer::Covered(compared) => compared.story.ours.agency.clone(),
        _ => article_agency(article),
    };
    let mut report = types::Report {
        article: ArticleSummary { origin, ..summary(article) },
        coverage: types::Coverage::EmptyLibrary,
        claims: claims.iter().map(|c| claim(article, c)).collect(),
        findings: Vec::new(),
        story: None,
        library: library(engine.library().view(samples)),
        notices: received.notices.clone(),
    };
    match answer {
        Answer::EmptyLibrary => {}
        Answer::NoOtherArticle => report.coverage = types::Coverage::NoOtherArticle,
        Answer::Covered(compared) => {
            report.coverage = types::Coverage::Covered;
            report.findings = compared.findings.iter().map(|f| finding(&compared, f)).collect();
            report.story = Some(story(&compared));
        }
    }
    Ok(report)
}

/// What a check is asked.
///
/// # Errors
/// An unreadable `now`.
pub(super) fn asked(options: &types::CheckOptions) -> Result<Check, Error> {
    Ok(Check { samples: options.sample, now: options.now.as_deref().map(read_now).transpose()? })
}

fn read_now(text: &str) -> Result<Published, Error> {
    Published::read(text)
        .ok_or_else(|| Error::input("now", format!("\"{text}\" is no date"), "write it like 2025-02-27T12:00:00Z"))
}

/// Sentences, claims and mentions of one article.
pub fn claims(received: &Received) -> types::ClaimsReport {
    let article = &received.article;
    let sentences = extract(article, None)
        .iter()
        .map(|c| {
            let claim = claim(article, c);
            types::SentenceReport {
                range: claim.range,
                text: claim.text.clone(),
                checkworthiness: claim.checkworthiness,
                mentions: claim.mentions.clone(),
                claims: if c.is_checkworthy() { vec![claim] } else { Vec::new() },
            }
        })
        .collect();
    types::ClaimsReport { article: ArticleSummary { origin: article_agency(article), ..summary(article) }, sentences }
}

fn summary(article: &Article) -> ArticleSummary {
    ArticleSummary {
        id: article.id.clone(),
        url: article.url.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        published: article.published.as_ref().map(|p| p.text.clone()),
        origin: None,
        language: Some(article.language.code().to_owned()),
    }
}

pub(super) fn library(shelf: &Shelf) -> LibrarySummary {
    let summary = shelf.summary();
    LibrarySummary {
        articles: number(summary.articles),
        outlets: number(summary.outlets),
        from: summary.oldest.map(|day| day.first.to_string()),
        to: summary.newest.map(|day| day.last.to_string()),
    }
}

fn claim(article: &Article, claim: &Claim) -> types::Claim {
    let text = &article.blocks[claim.block].text;
    let (start, end) = utf16_range(text, claim.span);
    types::Claim {
        id: number(claim.id),
        range: TextRange { block: article.blocks[claim.block].id, start, end },
        text: claim.text.clone(),
        checkworthiness: rounded(claim.checkworthiness),
        attribution: claim.attribution.clone(),
        mentions: mentions(text, claim),
    }
}

/// Mentions with offsets in the block, in reading order.
fn mentions(block: &str, claim: &Claim) -> Vec<types::Mention> {
    let mention = |kind, span: Span, value: Option<String>| {
        let (start, end) = utf16_range(block, span.shifted(claim.span.start));
        types::Mention { kind, text: span.of(&claim.text).to_owned(), start, end, value }
    };
    let found = &claim.mentions;
    let mut all: Vec<types::Mention> = found
        .quantities
        .iter()
        .map(|q| mention(types::MentionKind::Quantity, q.span, Some(format!("{} {:?}", q.value, q.unit))))
        .chain(found.dates.iter().map(|d| {
            let value = d.days.map(|days| match days.first == days.last {
                true => days.first.to_string(),
                false => format!("{}/{}", days.first, days.last),
            });
            mention(types::MentionKind::Date, d.span, value)
        }))
        .chain(found.entities.iter().zip(&claim.names).map(|(e, name)| {
            let value = (e.kind != EntityKind::Other || *name != e.key).then(|| name.clone());
            mention(types::MentionKind::Entity, e.span, value)
        }))
        .chain(found.quotations.iter().map(|q| mention(types::MentionKind::Quotation, q.span, q.speaker.clone())))
        .collect();
    all.sort_by_key(|m| (m.start, m.end));
    all
}

fn finding(compared: &Compared, finding: &Finding) -> types::Finding {
    types::Finding {
        claim: number(finding.claim),
        verdict: match finding.verdict {
            Verdict::Corroborated => types::Verdict::Corroborated,
            Verdict::SameOrigin => types::Verdict::SameOrigin,
            Verdict::Conflicting => types::Verdict::Conflicting,
            Verdict::Unique => types::Verdict::Unique,
        },
        confidence: rounded(finding.confidence),
        origins: number(finding.origins),
        evidence: finding.evidence.iter().filter_map(|e| evidence(&compared.story, finding, e)).collect(),
    }
}

fn evidence(story: &Story, finding: &Finding, found: &Evidence) -> Option<types::Evidence> {
    let member = story.teller(found);
    let (ours, theirs) = (&story.ours.claims[finding.claim], &member.claims[found.claim]);
    Some(types::Evidence {
        source: source(member),
        passage: passage(member, found.claim),
        relation: match found.relation {
            Relation::Supports => types::Relation::Supports,
            Relation::Contradicts => types::Relation::Contradicts,
            Relation::Related => types::Relation::Related,
            Relation::Unrelated => return None,
        },
        scope: match found.scope {
            Scope::Story => types::Scope::Story,
            Scope::Background => types::Scope::Background,
        },
        score: rounded(found.score),
        slots: found.slots.iter().map(|s| slot(s, ours, theirs)).collect(),
        lineage: if found.same_origin { types::Lineage::SameOrigin } else { types::Lineage::Independent },
        origin: member.agency.clone(),
        copy: found.copied.map(|copied| match copied {
            Copied::Text => types::Copied::Text,
            Copied::Statement => types::Copied::Statement,
        }),
    })
}

/// Words as printed; for "he" and "the company" the name that the article gives them.
fn value(kind: SlotKind, span: Span, claim: &Claim) -> String {
    let named = claim.mentions.entities.iter().find(|e| kind == SlotKind::Entity && e.span == span);
    named.map_or_else(|| span.of(&claim.text).to_owned(), |entity| entity.surface.clone())
}

fn slot(slot: &Slot, ours: &Claim, theirs: &Claim) -> types::Slot {
    types::Slot {
        slot: match slot.kind {
            SlotKind::Quantity => types::SlotKind::Quantity,
            SlotKind::Date => types::SlotKind::Date,
            SlotKind::Entity => types::SlotKind::Entity,
            SlotKind::Quotation => types::SlotKind::Quotation,
            SlotKind::Polarity => types::SlotKind::Polarity,
            SlotKind::Wording => types::SlotKind::Wording,
        },
        agreement: match slot.agreement {
            Agreement::Agrees => types::Agreement::Agrees,
            Agreement::Differs => types::Agreement::Differs,
            Agreement::Silent => types::Agreement::Silent,
        },
        ours: slot.ours.map(|span| value(slot.kind, span, ours)),
        theirs: slot.theirs.map(|span| value(slot.kind, span, theirs)),
        severity: slot.severity.map(|severity| match severity {
            Severity::Hard => types::Severity::Hard,
            Severity::Soft => types::Severity::Soft,
            Severity::Update => types::Severity::Update,
        }),
    }
}

fn story(compared: &Compared) -> types::Story {
    let story = &compared.story;
    let sourced = |&(member, index): &(usize, usize)| types::SourcedPassage {
        source: source(&story.others[member]),
        passage: passage(&story.others[member], index),
    };
    types::Story {
        articles: story
            .others
            .iter()
            .enumerate()
            .map(|(at, member)| types::StoryArticle {
                source: source(member),
                similarity: rounded(member.similarity),
                origin: member.agency.clone(),
                claims_shared: number(claims_shared(compared, at)),
                origin_group: number(member.origin),
                text_group: number(member.text),
            })
            .collect(),
        counts: types::StoryCounts {
            articles: number(story.others.len()),
            distinct_texts: number(story.distinct_texts),
            independent_origins: number(story.independent_origins),
            other_origins: number(story.other_origins),
        },
        conflicts: compared
            .differences
            .iter()
            .map(|difference| types::Conflict {
                on: difference.on.clone(),
                values: difference
                    .values
                    .iter()
                    .map(|value| types::ConflictValue {
                        value: value.value.clone(),
                        claims: value.claims.iter().map(|&c| number(c)).collect(),
                        passages: value.passages.iter().map(sourced).collect(),
                        origins: number(value.origins(story)),
                    })
                    .collect(),
            })
            .collect(),
        omissions: compared
            .omissions
            .iter()
            .map(|omission| types::Omission {
                fact: passage(&story.others[omission.passages[0].0], omission.passages[0].1).text,
                passages: omission.passages.iter().map(sourced).collect(),
                origins: number(omission.origins),
                score: rounded(omission.score),
                later: omission.later,
            })
            .collect(),
        origin_group: number(story.ours.origin),
        text_group: number(story.ours.text),
    }
}

/// Claims of ours that the member also reports.
fn claims_shared(compared: &Compared, member: usize) -> usize {
    let supports = |e: &Evidence| e.scope == Scope::Story && e.article == member && e.relation == Relation::Supports;
    compared.findings.iter().filter(|f| f.evidence.iter().any(supports)).count()
}

/// The other articles on the event of one, most alike first.
pub fn coverage(engine: &Engine, received: &Received, samples: bool) -> types::Sources {
    types::Sources { articles: engine.coverage(&received.article, samples).iter().map(head).collect() }
}

fn source(member: &Member) -> Source {
    head(&member.article)
}

fn head(article: &Article) -> Source {
    Source {
        id: article.id.clone(),
        url: article.url.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        published: article.published.as_ref().map(|p| p.text.clone()),
    }
}

fn passage(member: &Member, index: usize) -> Passage {
    let claim = &member.claims[index];
    let block = &member.article.blocks[claim.block];
    let (start, end) = utf16_range(&block.text, claim.span);
    Passage { text: claim.text.clone(), block: block.id, start, end }
}

/// Scores are told to three places: more would promise more than they hold.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
