//! What is left of a text when its spelling is taken away? Words, in order, each with its place and whether it is quoted.
//!
//! Editors change "normalising" to "normalizing" and "February 18" to "Feb. 18"; the agency's sentence stays.

use super::quoted::quotations;
use crate::ingest::Article;
use crate::text::{Language, Span, TokenKind, stem, tokens};

/// One word of a [`Print`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Hash of its spelling-free form. Equal words have equal hashes in every build.
    pub form: u64,
    /// Bytes in its block (or in the text of a lone passage).
    pub span: Span,
    pub quoted: bool,
    pub load: Load,
}

/// What a word tells about who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Load {
    /// "the", "of", "said": nothing.
    Empty,
    /// Names and numbers: the event dictates them to every reporter.
    Fact,
    /// The reporter's own choice.
    Wording,
}

/// A sentence prepared for comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    pub(super) words: Vec<Word>,
    /// "told AFP", "by telephone": words given to one reporter, not to the public.
    pub(super) interview: bool,
}

impl Passage {
    /// A sentence that stands alone. Quotations are found inside it only.
    pub fn of(text: &str, language: Language) -> Self {
        let interview = is_interview(text);
        Passage { words: words(text, Span::new(0, text.len()), &quotations(text), language), interview }
    }
}

/// An article prepared for comparison: its sentences as [`Passage`]s, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Print {
    pub(super) passages: Vec<Passage>,
    /// Block of each passage.
    pub(super) blocks: Vec<u32>,
    /// Every word with the number of its passage.
    pub(super) words: Vec<(u32, Word)>,
    /// Seeds of shared runs: hash of [`SEED`] words in a row and the index of the first, sorted.
    pub(super) seeds: Vec<(u64, u32)>,
}

/// Words in a row that start a shared run. Four catch the sentence on TASS in the two AFP texts from Istanbul, which
/// share no longer run; three would meet in "the end of the".
pub(super) const SEED: usize = 4;

impl Print {
    /// `sentences`: block id and bytes in that block, in reading order. A sentence of an unknown block is left out.
    pub fn of(article: &Article, sentences: &[(u32, Span)]) -> Print {
        let mut print = Print::default();
        let mut quotes: Option<(u32, Vec<Span>)> = None;
        for &(id, span) in sentences {
            let Some(block) = article.blocks.iter().find(|block| block.id == id) else { continue };
            let Some(text) = block.text.get(span.start..span.end) else { continue };
            if quotes.as_ref().is_none_or(|(of, _)| *of != id) {
                quotes = Some((id, quotations(&block.text)));
            }
            let quoted = quotes.as_ref().map_or(&[][..], |(_, spans)| spans);
            let words = words(&block.text, span, quoted, article.language);
            print.words.extend(words.iter().map(|word| (print.passages.len() as u32, *word)));
            print.passages.push(Passage { words, interview: is_interview(text) });
            print.blocks.push(id);
        }
        print.seeds = seeds(&print.words);
        print
    }

    pub fn passage(&self, sentence: usize) -> Option<&Passage> {
        self.passages.get(sentence)
    }

    /// Words outside quotations.
    pub(super) fn unquoted(&self) -> usize {
        self.words.iter().filter(|(_, word)| !word.quoted).count()
    }
}

fn seeds(words: &[(u32, Word)]) -> Vec<(u64, u32)> {
    let mut seeds: Vec<(u64, u32)> = words
        .windows(SEED)
        .enumerate()
        .map(|(at, run)| (run.iter().fold(0, |sum, (_, word)| mix(sum, word.form)), at as u32))
        .collect();
    seeds.sort_unstable();
    seeds
}

fn words(text: &str, span: Span, quoted: &[Span], language: Language) -> Vec<Word> {
    let mut words = Vec::new();
    for token in tokens(span.of(text)).into_iter().filter(|token| token.kind != TokenKind::Punctuation) {
        let place = token.span.shifted(span.start);
        let in_quotes = quoted.iter().any(|quote| quote.contains(place));
        for part in token.norm.split('-').filter(|part| !part.is_empty()) {
            words.push(Word {
                form: form(part, language),
                span: place,
                quoted: in_quotes,
                load: match EMPTY.contains(&part) {
                    true => Load::Empty,
                    false if token.capital || token.kind == TokenKind::Number => Load::Fact,
                    false => Load::Wording,
                },
            });
        }
    }
    words
}

/// The word without its ending and its national spelling.
fn form(word: &str, language: Language) -> u64 {
    let word = if language.is_english() { plain_spelling(word) } else { word.to_owned() };
    hash(stem(&word, language).as_bytes())
}

/// "organisation" and "organization", "Feb" and "February", "per cent" and "percent" are one word.
fn plain_spelling(word: &str) -> String {
    if let Some((_, month)) = MONTHS.iter().find(|(short, _)| *short == word) {
        return (*month).to_owned();
    }
    for (british, american) in [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize")] {
        if let Some(start) = word.strip_suffix(british).filter(|start| start.len() > 3) {
            return format!("{start}{american}");
        }
    }
    word.to_owned()
}

const MONTHS: [(&str, &str); 11] = [
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september"),
    ("sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
];

/// Words that any two sentences share.
const EMPTY: [&str; 66] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "is", "are",
    "was", "were", "be", "been", "being", "has", "have", "had", "it", "its", "his", "her", "their", "he", "she",
    "they", "that", "this", "these", "those", "which", "who", "whom", "after", "before", "when", "while", "during",
    "into", "over", "than", "then", "not", "no", "said", "says", "also", "will", "would", "about", "there", "we",
    "our", "you", "i", "told", "s", "t",
];

/// Whether the words were given to one reporter. A quotation taken "by telephone" and printed elsewhere without that
/// remark was copied; one heard by "reporters" was not.
fn is_interview(text: &str) -> bool {
    const MARKS: [&str; 6] =
        ["by telephone", "by phone", "over the phone", "in an interview with", "in an email to", "in a phone"];
    let lower = text.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) || super::relay::told(text).is_some()
}

/// FNV-1a: the same in every build, unlike the standard library's seeded hashes.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

fn mix(sum: u64, next: u64) -> u64 {
    (sum.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<u64> {
        Passage::of(text, Language::English).words.iter().map(|word| word.form).collect()
    }

    #[test]
    fn national_spelling_and_short_months_do_not_part_two_prints() {
        assert_eq!(
            forms("The organisation was normalising ties on Feb. 3 with the U.S."),
            forms("the organization was normalizing ties on February 3 with the US")
        );
    }

    #[test]
    fn quoted_words_are_known_as_such() {
        let passage = Passage::of("The harbour is \"open again\", the mayor said.", Language::English);
        let quoted: Vec<bool> = passage.words.iter().map(|word| word.quoted).collect();
        assert_eq!(quoted, [false, false, false, true, true, false, false, false]);
    }

    #[test]
    fn words_given_to_one_reporter_are_an_interview() {
        let interview = |text| Passage::of(text, Language::English).interview;
        assert!(interview("\"The lock failed,\" the harbour master said by telephone."));
        assert!(interview("\"The lock failed,\" the harbour master told AFP."));
        assert!(!interview("\"The lock failed,\" the harbour master told reporters."));
    }
}
