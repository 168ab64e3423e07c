//! How is a case played? By the path that ships: articles are read, a segment is built, the engine checks, the boundary
//! answers. Twice, and once more with the other articles in the opposite order.

use crate::judge::{Broken, judge};
use crate::read::Case;
use second_source::boundary::{self, types};
use second_source::engine::Engine;
use second_source::ingest::Published;
use second_source::library::build_segment;

pub struct Played {
    pub report: types::Report,
    pub reversed: types::Report,
    pub broken: Vec<Broken>,
    /// What must never happen, pending or not: a range beside its words, two answers to one question.
    pub damage: Vec<String>,
}

pub fn play(case: &Case) -> Result<Played, String> {
    let report = check(case, false)?;
    let again = check(case, false)?;
    let reversed = check(case, true)?;
    let mut damage = misplaced(case, &report);
    let json = |report: &types::Report| serde_json::to_string(report).map_err(|e| e.to_string());
    if json(&report)? != json(&again)? {
        damage.push(format!("{}: the same input gave two different reports", case.place));
    }
    let mut broken = judge(case, &report);
    let known: Vec<usize> = broken.iter().map(|b| b.expectation).collect();
    let other_way = judge(case, &reversed).into_iter().filter(|b| !known.contains(&b.expectation));
    broken.extend(other_way.map(|b| Broken { reversed: true, ..b }));
    Ok(Played { report, reversed, broken, damage })
}

fn check(case: &Case, reversed: bool) -> Result<types::Report, String> {
    let read = |article: &types::Article| boundary::read(article.clone(), None).map_err(|e| e.to_string());
    let mut others = Vec::new();
    for (_, other) in &case.others {
        others.push(read(other)?.article);
    }
    if reversed {
        others.reverse();
    }
    let mut engine = Engine::default();
    if !others.is_empty() {
        let segment = build_segment(&others, false).map_err(|e| e.to_string())?;
        engine.add_segment(segment).map_err(|e| e.to_string())?;
    }
    let options = types::CheckOptions { now: newest(case), ..Default::default() };
    boundary::check(&engine, &read(&case.article)?, &options, &mut ()).map_err(|e| e.to_string())
}

/// The newest publication date of the file.
fn newest(case: &Case) -> Option<String> {
    let articles = case.others.iter().map(|(_, article)| article).chain([&case.article]);
    let dates = articles.filter_map(|article| Published::read(article.published.as_deref()?));
    dates.max_by_key(|date| (date.last, date.second)).map(|date| date.text)
}

/// Ranges that do not cut the words beside them out of their block.
fn misplaced(case: &Case, report: &types::Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |blocks: &[types::Block], block: u32, place: (u32, u32), text: &str| {
        let found = blocks.iter().find(|b| b.id == block).and_then(|b| cut(&b.text, place.0, place.1));
        if found.as_deref() != Some(text) {
            let (start, end) = place;
            wrong.push(format!(
                "{}: {text:?} is said to stand in block {block} at {start}..{end}, which holds {found:?}",
                case.place
            ));
        }
    };
    for claim in &report.claims {
        let (blocks, block) = (&case.article.blocks, claim.range.block);
        compare(blocks, block, (claim.range.start, claim.range.end), &claim.text);
        for mention in &claim.mentions {
            compare(blocks, block, (mention.start, mention.end), &mention.text);
        }
    }
    for (id, passage) in passages(report) {
        let article = case.others.iter().find(|(_, article)| article.id.as_deref() == Some(id));
        let blocks = article.map_or(&[][..], |(_, article)| &article.blocks);
        compare(blocks, passage.block, (passage.start, passage.end), &passage.text);
    }
    wrong
}

/// Every passage of a report, with the id of its article.
fn passages(report: &types::Report) -> Vec<(&str, &types::Passage)> {
    let evidence = report.findings.iter().flat_map(|f| &f.evidence).map(|e| (e.source.id.as_str(), &e.passage));
    let story = report.story.iter();
    let sourced = story.flat_map(|s| {
        let values = s.conflicts.iter().flat_map(|c| &c.values).flat_map(|v| &v.passages);
        values.chain(s.omissions.iter().flat_map(|o| &o.passages))
    });
    evidence.chain(sourced.map(|p| (p.source.id.as_str(), &p.passage))).collect()
}

/// `text[start..end]` in UTF-16 code units, where that is whole characters.
fn cut(text: &str, start: u32, end: u32) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(units.get(start as usize..end as usize)?).ok()
}
