//! The stages on their own, over JSON lines: as many lines out as in, in the same order.

use crate::{Failure, input};
use second_source::align::{Relation, Side, Slot, align as align_sides};
use second_source::boundary::{read, types};
use second_source::claim::{Claim, checkworthiness, extract};
use second_source::ingest::{Article, Published};
use second_source::lineage::{Print, overlap};
use second_source::retrieve::{Weights, cluster};
use second_source::text::{Block, Role, Span, detect_language, sentences as split};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;

/// Ids may be text or numbers; they come back as they came.
type Id = Value;

#[derive(Deserialize)]
struct Pair {
    id: Id,
    a: String,
    b: String,
    date_a: Option<String>,
    date_b: Option<String>,
}

#[derive(Deserialize)]
struct Text {
    id: Id,
    text: String,
}

#[derive(Deserialize)]
struct ArticlePair {
    id: Id,
    a: types::Article,
    b: types::Article,
}

/// One text as an article without a page around it.
fn bare(text: &str, published: Option<&str>) -> Article {
    Article {
        id: "a".into(),
        url: None,
        outlet: None,
        title: None,
        byline: None,
        published: published.and_then(Published::read),
        language: detect_language(text),
        feed_source: None,
        blocks: vec![Block { id: 0, role: Role::Paragraph, text: text.to_owned() }],
    }
}

/// The text's claims as one: a pair of short texts is compared whole.
fn whole(text: &str, published: Option<&str>) -> (Article, Vec<Claim>) {
    let article = bare(text, published);
    let claims = extract(&article, None);
    (article, claims)
}

pub fn align(file: &Path) -> Result<(), Failure> {
    let pairs: Vec<Pair> = input::lines(file)?;
    let read: Vec<_> =
        pairs.iter().map(|p| (whole(&p.a, p.date_a.as_deref()), whole(&p.b, p.date_b.as_deref()))).collect();
    // The lines together are the corpus that tells common words from telling ones.
    let weights = Weights::of_claims(read.iter().flat_map(|((_, a), (_, b))| a.iter().chain(b)));
    for (pair, ((article_a, a), (article_b, b))) in pairs.iter().zip(&read) {
        let ours = Side::all(a, &weights, article_a.published.as_ref());
        let theirs = Side::all(b, &weights, article_b.published.as_ref());
        let best = ours
            .iter()
            .flat_map(|x| theirs.iter().map(move |y| (x, y)))
            .map(|(x, y)| (align_sides(x, y), x.claim, y.claim))
            .max_by(|x, y| x.0.score.total_cmp(&y.0.score));
        let (score, relation, slots) = match &best {
            None => (0.0, Relation::Unrelated, Vec::new()),
            Some((alignment, x, y)) => {
                let slots: Vec<Value> = alignment.slots.iter().map(|s| slot(s, x, y)).collect();
                (alignment.score, alignment.relation, slots)
            }
        };
        let answer = json!({"id": pair.id, "score": score, "relation": name(relation), "slots": slots});
        input::print_json(&answer, false)?;
    }
    Ok(())
}

/// A slot as the report prints it; what is absent is left out.
fn slot(slot: &Slot, ours: &Claim, theirs: &Claim) -> Value {
    let mut told = json!({
        "slot": format!("{:?}", slot.kind).to_lowercase(),
        "agreement": format!("{:?}", slot.agreement).to_lowercase(),
    });
    for (key, span, claim) in [("ours", slot.ours, ours), ("theirs", slot.theirs, theirs)] {
        if let Some(span) = span {
            told[key] = json!(span.of(&claim.text));
        }
    }
    if let Some(severity) = slot.severity {
        told["severity"] = json!(format!("{severity:?}").to_lowercase());
    }
    told
}

fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::Supports => "same",
        Relation::Contradicts => "conflict",
        Relation::Related => "related",
        Relation::Unrelated => "unrelated",
    }
}

pub fn sentences(file: &Path) -> Result<(), Failure> {
    for line in input::lines::<Text>(file)? {
        let language = detect_language(&line.text);
        let found: Vec<&str> = split(&line.text, language).into_iter().map(|s| s.of(&line.text)).collect();
        input::print_json(&json!({"id": line.id, "sentences": found}), false)?;
    }
    Ok(())
}

pub fn checkworthy(file: &Path) -> Result<(), Failure> {
    for line in input::lines::<Text>(file)? {
        let worth = checkworthiness(&line.text, detect_language(&line.text));
        input::print_json(&json!({"id": line.id, "checkworthiness": worth}), false)?;
    }
    Ok(())
}

pub fn origins(file: &Path) -> Result<(), Failure> {
    for line in input::lines::<ArticlePair>(file)? {
        let print = |sent: types::Article| -> Result<(Article, Print), Failure> {
            let article = read(sent, Some("article")).map_err(|e| format!("{}: {e}", file.display()))?.article;
            let claims = extract(&article, None);
            let spans: Vec<(u32, Span)> = claims.iter().map(|c| (article.blocks[c.block].id, c.span)).collect();
            let print = Print::of(&article, &spans);
            Ok((article, print))
        };
        let ((a, print_a), (b, print_b)) = (print(line.a)?, print(line.b)?);
        let found = overlap(&print_a, &print_b);
        let words = |article: &Article, (block, span): (u32, Span)| {
            let block = article.blocks.iter().find(|b| b.id == block);
            block.map(|b| span.of(&b.text).to_owned())
        };
        let passages: Vec<Value> = found
            .runs
            .iter()
            .map(|run| json!({"a": words(&a, run.a), "b": words(&b, run.b), "words": run.words, "quoted": run.quoted}))
            .collect();
        let answer =
            json!({"id": line.id, "sameOrigin": found.same_origin, "score": found.score, "passages": passages});
        input::print_json(&answer, false)?;
    }
    Ok(())
}

pub fn stories(file: &Path) -> Result<(), Failure> {
    let sent: Vec<types::Article> = input::lines(file)?;
    let mut ids = Vec::new();
    let mut articles = Vec::new();
    for (at, one) in sent.into_iter().enumerate() {
        let received = read(one, None).map_err(|e| format!("{}:{}: {e}", file.display(), at + 1))?;
        ids.push(received.article.id.clone());
        articles.push(received.article);
    }
    for (id, story) in ids.iter().zip(cluster(&articles)) {
        input::print_json(&json!({"id": id, "story": story.to_string()}), false)?;
    }
    Ok(())
}
