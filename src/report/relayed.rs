//! Whose report is it? A sentence that passes on another newsroom's report is that newsroom's, whoever prints it: "One person
//! has died in Tolmin, according to Reuters" is no second witness beside Reuters.

use super::{Member, Story};
use crate::lineage::relay;

/// Whether both statements, ours and that of an article, go back to one newsroom because one passes on the other's report,
/// or both pass on a third's.
pub fn is_passed_on(ours: (&Member, usize), theirs: (&Member, usize)) -> bool {
    let passed_on = |(member, claim): (&Member, usize)| relay(&member.claims[claim].text).filter(|name| is_named(name));
    match (passed_on(ours), passed_on(theirs)) {
        (Some(mine), Some(other)) if mine == other => true,
        (mine, other) => {
            mine.is_some_and(|name| is_of(theirs.0, &name)) || other.is_some_and(|name| is_of(ours.0, &name))
        }
    }
}

/// The origin group of a statement of another article: that of the newsroom it passes on, where the story has it.
pub fn origin(story: &Story, article: usize, claim: usize) -> usize {
    let member = &story.others[article];
    let source = relay(&member.claims[claim].text).filter(|name| is_named(name));
    let teller = source.and_then(|name| story.others.iter().find(|other| is_of(other, &name)));
    teller.unwrap_or(member).origin
}

/// "Local media" may be anybody.
fn is_named(source: &str) -> bool {
    source.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether the article is this newsroom's: by its credit, or by its outlet's name ("BBC", "BBC News").
fn is_of(member: &Member, source: &str) -> bool {
    let named = |outlet: &str| outlet == source || outlet.starts_with(&format!("{source} "));
    member.agency.as_deref() == Some(source) || member.article.outlet.as_deref().is_some_and(named)
}
