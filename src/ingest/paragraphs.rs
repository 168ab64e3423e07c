//! Where do paragraphs end in plain text? At blank lines, and at line ends where nobody wrapped the lines.

use crate::text::{Block, Role};

/// Widest line of a text that was wrapped by hand or by a mail program, in characters.
const WRAPPED_WIDTH: usize = 100;

/// Paragraphs of `text` as blocks numbered from 0, for articles that come as one text.
pub fn blocks_of(text: &str) -> Vec<Block> {
    let numbered = (0..).zip(paragraphs(text));
    numbered.map(|(id, text)| Block { id, role: Role::Paragraph, text }).collect()
}

/// Paragraphs without white space at their ends and with single spaces inside.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = single_spaced(line);
        if !line.is_empty() {
            lines.push(line);
        } else if is_wrapped(&lines) {
            found.push(std::mem::take(&mut lines).join(" "));
        } else {
            found.append(&mut lines);
        }
    }
    found
}

/// Words with one space between them; no-break and zero-width spaces count as white space.
pub(super) fn single_spaced(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text ends as sentences do. A question mark says nothing: teasers end with one.
pub(super) fn ends_as_sentence(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_') || c.is_whitespace();
    text.trim_end_matches(closing).ends_with(['.', '!', '…', '。', '！', '।', '۔', '？', '؟'])
}

/// Whether the lines are one paragraph broken at a margin: short lines that go on in lower case after no full stop.
/// A list of headlines has short lines too, but each starts with a capital.
fn is_wrapped(lines: &[String]) -> bool {
    let breaks: Vec<_> = lines.windows(2).filter(|pair| !ends_as_sentence(&pair[0])).collect();
    let goes_on = |pair: &&&[String]| pair[1].chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    lines.iter().all(|line| line.chars().count() <= WRAPPED_WIDTH)
        && breaks.len() * 2 >= lines.len().saturating_sub(1)
        && breaks.iter().filter(goes_on).count() * 3 >= breaks.len().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        blocks_of(text).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            texts("Six hours.\n\n Two  were hurt.\r\n \r\nThe end."),
            ["Six hours.", "Two were hurt.", "The end."]
        );
    }

    #[test]
    fn a_text_wrapped_at_a_margin_is_joined() {
        let text = "Norwegian and U.S. envoys met in Oslo on\nThursday for talks that lasted six hours, both\nsides said. No names were\ngiven.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn one_sentence_a_line_is_one_paragraph_a_line() {
        assert_eq!(texts("The talks lasted six hours.\nNo names were given.\nThey will go on.").len(), 3);
    }

    #[test]
    fn headlines_one_a_line_are_not_run_together() {
        assert_eq!(texts("Minister Denies Report\nBus Crash Kills 21\nInflation Slows").len(), 3);
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-zA-Z.\n ]{0,200}") {
            let words = texts(&text).join(" ");
            prop_assert_eq!(words.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
