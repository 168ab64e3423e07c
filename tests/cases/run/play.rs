//! How is a case played? By the path that ships: articles are read, a segment is built, the engine checks, the boundary
//! answers. Twice, and once more with the other articles in the opposite order.

use crate::judge::{Broken, judge};
use crate::places::misplaced;
use crate::read::Case;
use second_source::boundary::{self, types};
use second_source::engine::Engine;
use second_source::ingest::Published;
use second_source::library::{Standing, build_segment};

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
    let others: Vec<&types::Article> = case.others.iter().map(|(_, article)| article).collect();
    let mut damage = misplaced(&report, &case.article, &others);
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
        engine.add_segment(segment, Standing::Fetched).map_err(|e| e.to_string())?;
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
