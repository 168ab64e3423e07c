//! Which stretches of the article are claims? Every sentence of a block that states facts, less dateline and furniture.

use super::{Modality, Polarity, Term, attribution, checkworthiness, modality, polarity, tells_of_past, terms};
use super::{event, reference};
use crate::ingest::{Article, Published, is_boilerplate};
use crate::mention::{Context, DateMention, Mentions, Names, mentions};
use crate::text::{Language, Span, statements};
use regex::Regex;
use std::sync::LazyLock;

/// A statement of one article with all that the comparison asks about it.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Position among the article's claims.
    pub id: usize,
    /// Index into [`Article::blocks`].
    pub block: usize,
    /// Bytes in the block's text.
    pub span: Span,
    pub text: String,
    /// Of the article. Denial, modality and opposites are read in English only.
    pub language: Language,
    pub terms: Vec<Term>,
    /// What "the talks" takes over from the sentence that told of them first: context, no words of its own.
    pub inherited: Vec<Term>,
    /// Spans count bytes in `text`.
    pub mentions: Mentions,
    /// Fullest key that the article gives each of `mentions.entities`, in the same order.
    pub names: Vec<String>,
    pub polarity: Polarity,
    pub modality: Modality,
    /// It tells of something that happened, see [`super::tells_of_past`].
    pub past: bool,
    pub attribution: Option<String>,
    /// 0..=1, see [`checkworthiness`].
    pub checkworthiness: f64,
}

impl Claim {
    pub fn is_checkworthy(&self) -> bool {
        self.checkworthiness >= super::CHECKWORTHY
    }

    /// Keys of the names in the attribution: "according to a poll by Metra".
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let who = self.attribution.as_deref().unwrap_or_default();
        let named = self.mentions.entities.iter().zip(&self.names);
        named.filter(move |(entity, _)| who.contains(entity.surface.as_str())).map(|(_, name)| name.as_str())
    }
}

/// Most sentences that one article is read for; the rest of a longer text stays unread and unmarked.
pub const MOST_CLAIMS: usize = 2_000;

/// "Istanbul, (APP - UrduPoint - 27th Feb, 2025) ", "CAPE CANAVERAL (Florida) — ", "LONDON, March 3 (Reuters) - ".
static DATELINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\p{Lu}[\p{L} .'’-]{1,30}(?:,\s*[\p{L}. ]{1,20}\d{0,2})?(?:,\s*\([^)]{2,70}\)\s*[-—–:]*|\s*\([^)]{2,70}\)\s*[-—–:]+)\s*|\p{Lu}{2}[\p{Lu} .,'’-]{1,38}(?:\([^)]{2,30}\)\s*)?[—–-]{1,2}\s+)",
    )
    .expect("pattern is fixed")
});

/// The claims of `article`, in reading order. "On Thursday" is read against its date, else against `anchor`: the date of
/// the story where the article itself gives none.
pub fn extract(article: &Article, anchor: Option<&Published>) -> Vec<Claim> {
    let published = article.published.as_ref().or(anchor).cloned();
    let context = Context { language: article.language, published };
    let mut claims: Vec<Claim> = article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.role.states_facts() && !is_boilerplate(&block.text))
        .flat_map(|(index, block)| {
            let spans = statements(&block.text, article.language);
            let context = &context;
            spans.into_iter().filter_map(move |span| claim(index, &block.text, span, context))
        })
        .take(MOST_CLAIMS)
        .collect();
    let names = Names::of(claims.iter().flat_map(|c| c.mentions.entities.iter()));
    for (id, claim) in claims.iter_mut().enumerate() {
        claim.id = id;
        claim.names = claim.mentions.entities.iter().map(|entity| names.resolve(entity)).collect();
    }
    reference::resolve(&mut claims, article.language);
    event::inherit(&mut claims, article.language);
    claims
}

fn claim(block: usize, text: &str, sentence: Span, context: &Context) -> Option<Claim> {
    let dateline = if sentence.start == 0 { dateline_of(sentence.of(text)) } else { 0 };
    let span = Span::new(sentence.start + dateline, sentence.end).trimmed(text);
    let words = span.of(text);
    if !words.chars().any(char::is_alphabetic) || is_boilerplate(words) {
        return None;
    }
    let mentions = mentions(words, context);
    // "A second round follows next week": what is dated after the print is expected, whatever the verb.
    // In German "will" is "wants", and "not" is distress.
    let english = context.language.is_english();
    let modality = match modality(words) {
        _ if !english => Modality::Asserted,
        Modality::Asserted if lies_ahead(&mentions.dates, context) => Modality::Expected,
        told => told,
    };
    Some(Claim {
        id: 0,
        block,
        span,
        text: words.to_owned(),
        language: context.language,
        terms: terms(words, context.language),
        inherited: Vec::new(),
        mentions,
        names: Vec::new(),
        polarity: if english { polarity(words) } else { Polarity::default() },
        modality,
        past: tells_of_past(words),
        attribution: attribution(words),
        checkworthiness: checkworthiness(words, context.language),
    })
}

/// Bytes of the dateline that a sentence opens with. The pattern is dear to make, and most pages never need it: a dateline
/// opens with a capital and has a bracket near, or opens with two capitals.
fn dateline_of(sentence: &str) -> usize {
    let mut letters = sentence.chars();
    let capitals = [letters.next(), letters.next()].map(|letter| letter.is_some_and(char::is_uppercase));
    let bracket = || sentence.chars().take(NEAR).any(|letter| letter == '(');
    let may_be = capitals[0] && (capitals[1] || bracket());
    if may_be { DATELINE.find(sentence).map_or(0, |found| found.end()) } else { 0 }
}

/// Letters in which the bracket of a dateline begins: the pattern takes 56 and white space.
const NEAR: usize = 120;

/// Whether every day that the sentence names comes after its publication.
fn lies_ahead(dates: &[DateMention], context: &Context) -> bool {
    let Some(published) = &context.published else { return false };
    let ahead = |date: &DateMention| date.days.is_some_and(|days| days.first > published.last);
    !dates.is_empty() && dates.iter().all(ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_is_no_part_of_the_claim() {
        for (text, claim) in [
            ("Porto, (Agency - 3rd March, 2025) The bridge was closed.", "The bridge was closed."),
            ("LONDON, March 3 (Reuters) - The bridge was closed.", "The bridge was closed."),
            ("CAPE HARBOUR — The bridge was closed.", "The bridge was closed."),
            ("The bridge (built in 1934) was closed.", "The bridge (built in 1934) was closed."),
        ] {
            assert_eq!(extract(&Article::of_paragraphs(&[text]), None)[0].text, claim);
        }
    }

    #[test]
    fn claims_stand_where_their_span_says() {
        let article = Article::of_paragraphs(&["The bridge was closed. Two 🙂 “boats” waited.", "No one was hurt."]);
        let claims = extract(&article, None);
        assert_eq!(claims.len(), 3);
        for claim in &claims {
            assert_eq!(claim.span.of(&article.blocks[claim.block].text), claim.text);
        }
    }
}
