//! Does every place in a report hold the words beside it? Cut in UTF-16 units, as a browser cuts.

use second_source::boundary::types::{Article, Block, Passage, Report};

/// Each claim, mention or passage whose place holds other words. `others` are the articles that may give evidence.
pub fn misplaced(report: &Report, ours: &Article, others: &[&Article]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |whose: &str, blocks: &[Block], block: u32, (start, end): (u32, u32), text: &str| {
        let found = blocks.iter().find(|b| b.id == block).and_then(|b| cut(&b.text, start, end));
        if found.as_deref() != Some(text) {
            wrong.push(format!("{whose}: {text:?} shall stand in block {block} at {start}..{end}: {found:?}"));
        }
    };
    for claim in &report.claims {
        let block = claim.range.block;
        compare("ours", &ours.blocks, block, (claim.range.start, claim.range.end), &claim.text);
        for mention in &claim.mentions {
            compare("ours", &ours.blocks, block, (mention.start, mention.end), &mention.text);
        }
    }
    for (id, passage) in passages(report) {
        let article = others.iter().find(|article| article.id.as_deref() == Some(id));
        let blocks = article.map_or(&[][..], |article| &article.blocks);
        compare(id, blocks, passage.block, (passage.start, passage.end), &passage.text);
    }
    wrong
}

/// Every passage of a report, with the id of its article.
pub fn passages(report: &Report) -> Vec<(&str, &Passage)> {
    let evidence = report.findings.iter().flat_map(|f| &f.evidence).map(|e| (e.source.id.as_str(), &e.passage));
    let sourced = report.story.iter().flat_map(|story| {
        let values = story.conflicts.iter().flat_map(|c| &c.values).flat_map(|v| &v.passages);
        values.chain(story.omissions.iter().flat_map(|o| &o.passages))
    });
    evidence.chain(sourced.map(|p| (p.source.id.as_str(), &p.passage))).collect()
}

/// `text[start..end]` in UTF-16 code units, where that is whole characters.
fn cut(text: &str, start: u32, end: u32) -> Option<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(units.get(start as usize..end as usize)?).ok()
}
