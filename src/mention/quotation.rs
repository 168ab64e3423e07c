//! Which words are someone's own? Those between quotation marks, with the speaker where the sentence names one.

use super::Entity;
use super::words::Words;
use crate::text::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The inner words, without the marks.
    pub span: Span,
    /// Key of the named speaker, or the words that stand for one: "sergei lavrov", "he", "spokesman".
    pub speaker: Option<String>,
    /// One or two words set apart rather than said: “habitable” worlds.
    pub scare: bool,
    /// The closing mark is in another sentence.
    pub open: bool,
}

pub(super) fn quotations(words: &Words, _entities: &[Entity]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(start) = words.text[rest..].find(['"', '“']).map(|at| rest + at) {
        let from = start + words.text[start..].chars().next().map_or(1, char::len_utf8);
        let end = words.text[from..].find(['"', '”']).map_or(words.text.len(), |at| from + at);
        let span = Span::new(from, end).trimmed(words.text);
        found.push(Quotation { span, speaker: None, scare: false, open: end == words.text.len() });
        rest = (end + words.text[end..].chars().next().map_or(0, char::len_utf8)).max(from);
    }
    found
}
