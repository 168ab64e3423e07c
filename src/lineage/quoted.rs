//! Which words of a text are quoted? A quotation belongs to its speaker, not to the reporter who wrote it down.

use crate::text::Span;

/// Spans between quotation marks, in order, without the marks.
///
/// A mark that is never closed quotes to the end: papers open each paragraph of a long quotation and close only the
/// last. A closing mark without an opening one quotes from the start: a quotation of two sentences is split between them.
pub(super) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Kind)> = None;
    for (at, c) in text.char_indices() {
        let Some((kind, side)) = mark(text, at, c) else { continue };
        match (open, side) {
            (None, Side::Open) => open = Some((at + c.len_utf8(), kind)),
            (Some((from, opened)), side) if closes(opened, kind, side) => {
                found.push(Span::new(from, at));
                open = None;
            }
            (None, Side::Close) if found.is_empty() && kind != Kind::Single => found.push(Span::new(0, at)),
            _ => {}
        }
    }
    if let Some((from, kind)) = open
        && kind != Kind::Single
    {
        found.push(Span::new(from, text.len()));
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Straight,
    Curly,
    Low,
    Angle,
    Single,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// German „…“ closes with the mark that opens an English “…”.
fn closes(opened: Kind, kind: Kind, side: Side) -> bool {
    match opened {
        Kind::Low => kind == Kind::Curly,
        _ => opened == kind && side == Side::Close,
    }
}

fn mark(text: &str, at: usize, c: char) -> Option<(Kind, Side)> {
    Some(match c {
        '"' | '＂' => (Kind::Straight, if opens_here(text, at, c) { Side::Open } else { Side::Close }),
        '“' => (Kind::Curly, Side::Open),
        '”' => (Kind::Curly, Side::Close),
        '„' => (Kind::Low, Side::Open),
        '«' => (Kind::Angle, Side::Open),
        '»' => (Kind::Angle, Side::Close),
        '‘' => (Kind::Single, Side::Open),
        // "the officials’ talks": only a mark after a comma or full stop surely ends a quotation.
        '’' if text[..at].ends_with([',', '.', '?', '!', '…']) => (Kind::Single, Side::Close),
        _ => return None,
    })
}

/// A straight mark opens where a word follows and none ends before it.
fn opens_here(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '‘' | '\''))
        && after.is_some_and(|a| !a.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn the_words_between_marks_are_quoted() {
        assert_eq!(quoted(r#"The mayor called it "a long night" and “a hard one”."#), ["a long night", "a hard one"]);
        assert_eq!(quoted("Die Ministerin nannte es „einen Anfang“."), ["einen Anfang"]);
        assert_eq!(quoted("‘It held,’ the engineer said of the mayors’ bridge."), ["It held,"]);
    }

    #[test]
    fn a_paragraph_that_opens_a_quotation_and_does_not_close_it_is_quoted_to_its_end() {
        assert_eq!(quoted("\"We will go on. Nobody leaves."), ["We will go on. Nobody leaves."]);
    }

    #[test]
    fn the_second_half_of_a_split_quotation_is_quoted_from_its_start() {
        assert_eq!(quoted("Nobody leaves,\" he said."), ["Nobody leaves,"]);
    }

    #[test]
    fn an_apostrophe_quotes_nothing() {
        assert!(quoted("The ministers’ aide didn't speak; the drivers’ union did.").is_empty());
    }
}
