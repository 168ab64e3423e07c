//! Where does a sentence name someone?

use super::{Entity, EntityKind};
use crate::mention::DateMention;
use crate::mention::words::{Shape, Words};
use crate::text::Language;

pub(in crate::mention) fn entities(words: &Words, dates: &[DateMention], _language: Language) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut at = 1;
    while at < words.len() {
        let from = at;
        while at < words.len() && words.list[at].capital && words.list[at].shape == Shape::Letters {
            at += 1;
        }
        let span = words.span(from, at);
        if at > from && !dates.iter().any(|d| d.span.overlaps(span)) {
            let key = (from..at).map(|w| words.norm(w)).collect::<Vec<_>>().join(" ");
            let surface = span.of(words.text).to_owned();
            found.push(Entity { span, key, surface, kind: EntityKind::Other, title: None, stands_for: None });
        }
        at += 1;
    }
    found
}
