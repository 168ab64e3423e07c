//! Where do sentences end? Wikimedia's sentencex decides, with the conventions of news print on top.

use super::{Language, Span};

/// Spans of the sentences of `text`, in order, without white space at their ends. A quotation is part of its sentence.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    sentencex::get_sentence_boundaries(language.code(), text)
        .into_iter()
        .map(|found| Span::new(found.start_byte, found.end_byte).trimmed(text))
        .filter(|span| !span.is_empty())
        .fold(Vec::new(), |mut found: Vec<Span>, span| {
            match found.last_mut().filter(|last| goes_on(text, **last, span)) {
                Some(last) => last.end = span.end,
                None => found.push(span),
            }
            found
        })
}

/// "www.news.Example.com" holds no end of a sentence, nor does “Leave me alone! he shouted.”
fn goes_on(text: &str, before: Span, next: Span) -> bool {
    let ends_loud = before.of(text).ends_with(['!', '?']);
    let starts_small = next.of(text).starts_with(char::is_lowercase);
    let glued =
        before.end == next.start && before.of(text).ends_with('.') && next.of(text).starts_with(char::is_alphabetic);
    glued || ends_loud && starts_small || dated(before.of(text), next.of(text))
}

/// "am 12. Mai" holds no end of a sentence: a day's number with a full stop, and a month.
fn dated(before: &str, next: &str) -> bool {
    let number = before.strip_suffix('.').and_then(|b| b.rsplit(' ').next()).unwrap_or_default();
    let month = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    (1..=2).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && MONTHS.contains(&month.to_lowercase().as_str())
}

/// Months in the languages that write a day with a full stop: German, Danish and Norwegian, Finnish stems apart.
const MONTHS: [&str; 22] = [
    "januar",
    "jänner",
    "februar",
    "feber",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "marts",
    "maj",
    "desember",
    "mars",
    "januari",
    "februari",
    "augusti",
    "december",
];

/// Longest sentence that may state something, in bytes. The longest of the evaluation stories has 520; a table or a dump
/// without full stops may have millions, and reading one sentence takes time that grows with the square of its length.
const LONGEST_STATEMENT: usize = 2_000;

/// Spans of the statements of `text`: its sentences, and a quotation of several sentences split at the full stop inside
/// it, as annotators of news claims do. What runs on beyond all sentences states nothing.
pub fn statements(text: &str, language: Language) -> Vec<Span> {
    let bearable = |span: &Span| span.len() <= LONGEST_STATEMENT;
    sentences(text, language).into_iter().filter(bearable).flat_map(|span| split_inside_quotation(text, span)).collect()
}

/// Splits `“No one expects … quick. But with …,” he said` after the full stop inside the quotation.
///
/// sentencex keeps quotations whole; each quoted sentence states something of its own.
fn split_inside_quotation(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let Some(quoted) = words.strip_prefix(['"', '“', '«', '„']) else { return vec![span] };
    let mut parts = Vec::new();
    let mut from = 0;
    let offset = words.len() - quoted.len();
    for (at, c) in quoted.char_indices() {
        if matches!(c, '"' | '”' | '»') {
            break;
        }
        let end = offset + at + c.len_utf8();
        let next_starts_sentence =
            words[end..].starts_with(' ') && words[end..].trim_start().chars().next().is_some_and(char::is_uppercase);
        let word_before = words[from..end].rsplit(' ').next().unwrap_or_default();
        if matches!(c, '.' | '!' | '?') && next_starts_sentence && ends_a_sentence(word_before) {
            parts.push(Span::new(from, end).shifted(span.start).trimmed(text));
            from = end;
        }
    }
    parts.push(Span::new(from, words.len()).shifted(span.start).trimmed(text));
    parts
}

/// "U.S." and "Mr." carry a full stop and end no sentence.
fn ends_a_sentence(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let stem = letters.trim_end_matches('.');
    !(stem.contains('.') || stem.chars().count() < 2 || ABBREVIATIONS.contains(&stem.to_lowercase().as_str()))
}

const ABBREVIATIONS: [&str; 12] = ["mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "st", "prof", "lt", "col"];

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Language::English).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn initials_and_titles_do_not_end_a_sentence() {
        let text = "U.S. and Russian officials met in Istanbul. Mr. Lavrov confirmed it on Feb. 26.";
        assert_eq!(split(text), ["U.S. and Russian officials met in Istanbul.", "Mr. Lavrov confirmed it on Feb. 26."]);
    }

    #[test]
    fn a_quotation_is_one_sentence_and_as_many_statements_as_it_has_full_stops() {
        let text = "\"It will not be quick. With patience the U.S. Embassy will reopen,\" she said.";
        let parts: Vec<&str> = statements(text, Language::English).into_iter().map(|s| s.of(text)).collect();
        assert_eq!(parts, ["\"It will not be quick.", "With patience the U.S. Embassy will reopen,\" she said."]);
        assert_eq!(split(text), [text]);
    }

    #[test]
    fn spans_lie_on_characters_in_any_script() {
        let text = "Переговоры длились шесть часов. Их назвали рабочими. 🙂 Конец.";
        let spans = sentences(text, Language::Other(*b"ru"));
        assert!(spans.len() >= 2);
        assert!(spans.iter().all(|s| text.get(s.start..s.end).is_some()));
    }

    #[test]
    fn a_day_and_its_month_stay_together() {
        let text = "Die Brücke fiel am 12. Mai. Niemand wurde verletzt.";
        assert_eq!(split(text), ["Die Brücke fiel am 12. Mai.", "Niemand wurde verletzt."]);
    }

    #[test]
    fn a_text_without_full_stops_states_nothing() {
        assert!(statements(&"he said “yes” on Monday, ".repeat(400), Language::English).is_empty());
    }

    #[test]
    fn nothing_has_no_sentences() {
        assert!(sentences("", Language::English).is_empty());
        assert!(sentences(" \n\t ", Language::English).is_empty());
    }
}
