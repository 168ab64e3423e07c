//! Who owns the opened library, and in which order do the stages run? The engine; left to right, once per check.

mod recent;

use crate::align::{Alignment, LIKELY, Relation, Rivals, Side};
use crate::claim::{Claim, extract};
use crate::error::Error;
use crate::ingest::{Article, Published};
use crate::library::{ArticleRef, Library, SegmentId, Shelf, Standing};
use crate::lineage::{Copied, Origins, Print, Witness, article_agency, copies, origins};
use crate::report::{
    Difference, Evidence, Finding, Member, Omission, Read, Scope, Story, background, differences, is_passed_on,
    omissions, origin, settle_disputes, story_weights,
};
use crate::retrieve::{Candidates, Weights, elsewhere};
use crate::text::Span;
use crate::verdict::{Tally, Verdict, confidence, verdict};
use recent::Recent;

/// What the library knows about the story of an article.
#[derive(Debug, Clone)]
pub enum Answer {
    EmptyLibrary,
    /// No other article on the event.
    NoOtherArticle,
    Covered(Box<Compared>),
}

/// A story compared.
#[derive(Debug, Clone)]
pub struct Compared {
    pub story: Story,
    pub findings: Vec<Finding>,
    pub differences: Vec<Difference>,
    pub omissions: Vec<Omission>,
}

/// A stage of a check, told to an [`Observer`] as it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Extract,
    Retrieve,
    Lineage,
    Align,
    Report,
    Background,
}

/// Told when a stage begins. The core has no clock: whoever calls may have one.
pub trait Observer {
    fn begins(&mut self, stage: Stage);
}

/// For callers that do not watch.
impl Observer for () {
    fn begins(&mut self, _: Stage) {}
}

/// What one check is asked.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// Compare with the samples alone; otherwise they stay out.
    pub samples: bool,
    /// The reader's time. Where an article has no date and its story has none either, "on Thursday" is read against it.
    pub now: Option<Published>,
}

/// Most passages of one article that are kept for one claim.
const MOST_PASSAGES: usize = 4;

/// The opened library, and the checks made against it.
#[derive(Debug, Default)]
pub struct Engine {
    library: Library,
    recent: Recent,
}

impl Engine {
    /// Opens a segment.
    ///
    /// # Errors
    /// Bytes of another format version, or damaged ones.
    pub fn add_segment(&mut self, bytes: Vec<u8>, standing: Standing) -> Result<SegmentId, Error> {
        self.library.add(bytes, standing)
    }

    pub fn remove_segment(&mut self, id: SegmentId) -> bool {
        self.library.remove(id)
    }

    pub fn library(&self) -> &Library {
        &self.library
    }

    pub fn library_mut(&mut self) -> &mut Library {
        &mut self.library
    }

    /// Looks for the story of `article`, then for what others know of its facts, so that the library notes whose words it
    /// misses: those of the story, or once they are here those of the others. A comparison that misses none is made once.
    pub fn seek(&self, article: &Article, asked: &Check) {
        let (story, others) = self.articles(article, asked.samples);
        if others.is_empty() || self.library.misses_texts() {
            return;
        }
        let claims = self.recent.claims(article, anchor(article, &others, asked.now.as_ref()));
        let shelf = self.library.view(asked.samples);
        for found in elsewhere(&claims, &left_out(article, &story, shelf), shelf) {
            // Asking for it is all.
            let _ = shelf.article(found.article);
        }
    }

    /// The other articles on the event, most alike first: what is known before anything is compared.
    pub fn coverage(&self, article: &Article, samples: bool) -> Vec<Article> {
        self.articles(article, samples).1.into_iter().map(|(other, _)| other).collect()
    }

    /// The other articles on the event: where they lie, then each with its similarity. A damaged one is not read: opening
    /// its segment reported it.
    fn articles(&self, article: &Article, samples: bool) -> (Vec<ArticleRef>, Vec<(Article, f64)>) {
        let (story, shelf) = (self.recent.story(article, samples, &self.library), self.library.view(samples));
        let read = story.iter().filter_map(|s| Some((shelf.article(s.article).ok()?, s.similarity))).collect();
        (story.iter().map(|s| s.article).collect(), read)
    }

    /// Compares `article` with the library. Its claims come back in any case.
    pub fn check(&self, article: &Article, asked: &Check, observer: &mut impl Observer) -> (Vec<Claim>, Answer) {
        let shelf = self.library.view(asked.samples);
        observer.begins(Stage::Retrieve);
        let (gate, others) = self.articles(article, asked.samples);
        let anchor = anchor(article, &others, asked.now.as_ref());
        observer.begins(Stage::Extract);
        let claims = self.recent.claims(article, anchor);
        if others.is_empty() {
            let answer = if shelf.is_empty() { Answer::EmptyLibrary } else { Answer::NoOtherArticle };
            return (claims, answer);
        }
        let mut all = vec![member(article.clone(), 1.0, claims.clone())];
        all.extend(others.iter().map(|(other, similarity)| member(other.clone(), *similarity, extract(other, anchor))));
        observer.begins(Stage::Lineage);
        let prints: Vec<Print> = all.iter().map(print).collect();
        let (story, groups) = gather(all, &prints);
        observer.begins(Stage::Align);
        let weights = story_weights(&story);
        let copied: Vec<_> =
            (1..prints.len()).map(|other| copies(&prints[0], &prints[other], groups.kin(0, other))).collect();
        let mut compared = compare_story(story, &weights, &copied, observer);
        observer.begins(Stage::Background);
        let read = read_elsewhere(&compared.story.ours, &prints[0], &gate, shelf);
        background(&compared.story.ours, &prints[0], read, &weights)
            .attach(&mut compared.story, &mut compared.findings);
        (claims, Answer::Covered(Box::new(compared)))
    }
}

/// An article read. Its origin and text are numbered when all of the story are known.
fn member(article: Article, similarity: f64, claims: Vec<Claim>) -> Member {
    let agency = article_agency(&article);
    Member { article, claims, similarity, agency, origin: 0, text: 0 }
}

/// The date against which articles without one are read: the checked article's, else the newest of the story.
fn anchor<'a>(article: &'a Article, others: &'a [(Article, f64)], now: Option<&'a Published>) -> Option<&'a Published> {
    let newest = || others.iter().filter_map(|(other, _)| other.published.as_ref()).max_by_key(|p| (p.last, p.second));
    article.published.as_ref().or_else(newest).or(now)
}

fn print(member: &Member) -> Print {
    let sentences: Vec<(u32, Span)> =
        member.claims.iter().map(|c| (member.article.blocks[c.block].id, c.span)).collect();
    Print::of(&member.article, &sentences)
}

/// Groups the articles by origin. The checked one is number 0.
fn gather(mut all: Vec<Member>, prints: &[Print]) -> (Story, Origins) {
    let witnesses: Vec<Witness> =
        all.iter().zip(prints).map(|(member, print)| Witness { article: &member.article, print }).collect();
    let groups = origins(&witnesses);
    let others: Vec<Witness> = witnesses[1..].to_vec();
    let among_others = origins(&others);
    let (distinct_texts, independent_origins) = (among_others.distinct_texts(), among_others.independent());
    for (i, member) in all.iter_mut().enumerate() {
        member.origin = groups.group(i);
        member.text = groups.text(i);
        if member.agency.is_none() {
            member.agency = groups.name(groups.group(i)).map(str::to_owned);
        }
    }
    let ours = all.remove(0);
    let mut apart: Vec<usize> =
        all.iter().map(|member| member.origin).filter(|origin| *origin != ours.origin).collect();
    apart.sort_unstable();
    apart.dedup();
    let other_origins = apart.len();
    (Story { ours, others: all, distinct_texts, independent_origins, other_origins, background: Vec::new() }, groups)
}

/// The articles that tell nothing from elsewhere: those of the story, and copies of the page.
fn left_out(article: &Article, story: &[ArticleRef], shelf: &Shelf) -> Vec<ArticleRef> {
    story.iter().copied().chain(shelf.same_as(article)).collect()
}

/// The articles on other events that may know what the page mentions, read.
fn read_elsewhere(ours: &Member, our_print: &Print, story: &[ArticleRef], shelf: &Shelf) -> Vec<Read> {
    let left_out = left_out(&ours.article, story, shelf);
    // All are asked for before the first is read: words that are apart are then brought in one go.
    let found: Vec<_> =
        elsewhere(&ours.claims, &left_out, shelf).into_iter().map(|e| (shelf.article(e.article), e.claims)).collect();
    let read = |(article, claims): (Result<Article, Error>, Vec<usize>)| {
        let article = article.ok()?;
        let statements = extract(&article, None);
        let member = member(article, 0.0, statements);
        let their_print = print(&member);
        let two = [(ours, our_print), (&member, &their_print)];
        let same_origin = origins(&two.map(|(m, print)| Witness { article: &m.article, print })).same_origin(0, 1);
        Some(Read { member, print: their_print, claims, same_origin })
    };
    found.into_iter().filter_map(read).collect()
}

fn compare_story(
    story: Story,
    weights: &Weights,
    copied: &[Vec<(usize, usize, Copied)>],
    observer: &mut impl Observer,
) -> Compared {
    let ours = story.ours.sides(weights);
    let theirs: Vec<Vec<Side>> = story.others.iter().map(|member| member.sides(weights)).collect();
    let others: Vec<&[Claim]> = story.others.iter().map(|m| m.claims.as_slice()).collect();
    let mut aligned: Vec<Vec<(usize, usize, Alignment)>> = vec![Vec::new(); ours.len()];
    for (article, claims) in others.iter().enumerate() {
        let candidates = Candidates::of(claims);
        let worth = |side: &Side| candidates.for_claim(side.claim, weights);
        let pairs = ours.iter().enumerate().flat_map(|(i, side)| worth(side).into_iter().map(move |c| (i, c)));
        for ((i, claim), alignment) in Rivals::of(&ours, &theirs[article], pairs).aligned() {
            aligned[i].push((article, claim, alignment));
        }
    }
    settle_disputes(&mut aligned);
    let findings: Vec<Finding> = ours
        .iter()
        .zip(aligned)
        .filter(|(side, _)| side.claim.is_checkworthy())
        .map(|(side, aligned)| {
            let mut evidence = Vec::new();
            for (article, claim, alignment) in aligned {
                let likely = alignment.may_support && alignment.score >= LIKELY;
                if alignment.relation == Relation::Unrelated && !likely {
                    continue;
                }
                let copy = copied[article].iter().find(|(a, b, _)| (*a, *b) == (side.claim.id, claim));
                evidence.push(Evidence {
                    article,
                    claim,
                    relation: alignment.relation,
                    scope: Scope::Story,
                    score: alignment.score,
                    likely,
                    slots: alignment.slots,
                    same_origin: copy.is_some()
                        || story.others[article].origin == story.ours.origin
                        || is_passed_on((&story.ours, side.claim.id), (&story.others[article], claim)),
                    copied: copy.map(|(_, _, kind)| *kind),
                });
            }
            settle_support(&mut evidence);
            finding(side.claim.id, evidence, &story)
        })
        .collect();
    observer.begins(Stage::Report);
    let omissions = omissions(&story, &ours, &theirs, weights);
    let differences = differences(&story, &findings);
    drop((ours, theirs));
    Compared { story, findings, differences, omissions }
}

/// Where nothing surely supports the claim, the likeliest passage does; what is then neither support nor related goes.
fn settle_support(evidence: &mut Vec<Evidence>) {
    let settled = |e: &Evidence| matches!(e.relation, Relation::Supports | Relation::Contradicts);
    if !evidence.iter().any(settled) {
        let likely = evidence.iter_mut().filter(|e| e.likely);
        if let Some(best) = likely.max_by(|a, b| a.score.total_cmp(&b.score)) {
            best.relation = Relation::Supports;
        }
    }
    evidence.retain(|e| e.relation != Relation::Unrelated);
}

/// Ranks and trims the evidence, counts it, and looks the verdict up.
fn finding(claim: usize, mut evidence: Vec<Evidence>, story: &Story) -> Finding {
    evidence.sort_by(|a, b| {
        let place = |e: &Evidence| (e.article, e.claim);
        rank(a.relation).cmp(&rank(b.relation)).then(b.score.total_cmp(&a.score)).then(place(a).cmp(&place(b)))
    });
    let mut kept = vec![0; story.others.len()];
    evidence.retain(|e| {
        kept[e.article] += 1;
        kept[e.article] <= MOST_PASSAGES
    });
    let of = |relation: Relation| evidence.iter().filter(move |e| e.relation == relation);
    let mut independent: Vec<usize> =
        of(Relation::Supports).filter(|e| !e.same_origin).map(|e| origin(story, e.article, e.claim)).collect();
    independent.sort_unstable();
    independent.dedup();
    let tally = Tally {
        independent: independent.len(),
        same_origin: of(Relation::Supports).filter(|e| e.same_origin).count(),
        contradicting: of(Relation::Contradicts).count(),
    };
    let verdict = verdict(tally);
    let best = |relation: Relation| of(relation).map(|e| e.score).fold(0.0, f64::max);
    let deciding = match verdict {
        Verdict::Conflicting => best(Relation::Contradicts),
        _ => best(Relation::Supports),
    };
    let nearest = evidence.iter().map(|e| e.score).fold(0.0, f64::max);
    Finding { claim, verdict, confidence: confidence(verdict, deciding, nearest), origins: tally.independent, evidence }
}

/// What contradicts comes first, then what supports.
fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Contradicts => 0,
        Relation::Supports => 1,
        Relation::Related => 2,
        Relation::Unrelated => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Segment, build_segment};

    fn flood(outlet: &str) -> Article {
        let mut article = Article::of_paragraphs(&[
            "The river Carrow rose to 6.2 metres at Brannick on Monday and tore the old bridge away, the mayor said.",
            "Some 300 people left their homes in Brannick for the school of Ostwick.",
        ]);
        article.id = outlet.to_owned();
        article.outlet = Some(outlet.to_owned());
        article
    }

    #[test]
    fn articles_that_come_and_go_between_two_looks_at_one_page_are_seen() {
        let (mut engine, page) = (Engine::default(), flood("Courier"));
        let outlets = |engine: &Engine| -> Vec<String> {
            engine.coverage(&page, false).into_iter().filter_map(|article| article.outlet).collect()
        };
        assert!(outlets(&engine).is_empty());
        let mut late = flood("Ledger");
        late.blocks[1].text = "Three hundred people spent the night in the school of Ostwick.".to_owned();
        let index = Segment::open(build_segment(&[late], false).unwrap()).unwrap();
        let id = engine.add_segment(index.index().to_vec(), Standing::Fetched).unwrap();
        assert!(outlets(&engine).is_empty(), "its words are apart");
        let missed = engine.library().missed_texts();
        engine.library_mut().put_text(missed[0], index.text_bytes(0).unwrap().to_vec()).unwrap();
        assert_eq!(outlets(&engine), ["Ledger"]);
        assert_eq!(outlets(&engine), ["Ledger"], "as found before");
        engine.remove_segment(id);
        assert!(outlets(&engine).is_empty());
    }
}
