//! Who says so? "X said N" is not "N": the source is kept with the claim.
//!
//! A source is a few words without a verb. What does not look like one is none: "said he had cried" is said by nobody
//! whom these words name.

use super::lexicon::{WordSet, words};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const LISTS: &str = include_str!("lexicon/attribution.tsv");

static SAYING: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "saying"));
static FORETELLING: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "foretelling"));
static VERBS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "verbs"));
static NO_BEGINNING: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "no beginning"));
static NO_END: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "no end"));
static DAYS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "days"));
static ADVERBS: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "adverbs"));

/// Most words of a source: "Kremlin spokesman Dmitry Peskov", "a person close to the talks who asked not to be named".
const MOST_WORDS: usize = 12;

/// Whether the word hands a statement to its source, or foretells it.
pub(super) fn is_saying(word: &str) -> bool {
    SAYING.contains(word) || FORETELLING.contains(word)
}

/// The words of a list as one choice of a pattern.
fn any_of(list: &str) -> String {
    let mut all: Vec<&str> = words(LISTS, list).into_iter().collect();
    all.sort_unstable();
    all.join("|")
}

/// Letters of a source; a full stop only in initials: "Sean E. Summers", "the N.C.A.A. president".
const LETTER: &str = r"(?:[^,.“”:;]|\b\p{Lu}\.)";

/// "… , the ministry said", "… , said Maria Zakharova": the source follows the statement. The apostrophe of "Kallas's
/// lawyers said" ends no quotation.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    let (saying, inverted) = (any_of("saying"), any_of("inverted"));
    let before = format!(r#"(?P<before>(?:the |a |an )?[\p{{L}}]{LETTER}{{0,80}}?),?\s+(?:{saying})\b"#);
    let after = format!(r#"(?:{inverted})\s+(?P<after>(?:the |a |an )?[\p{{L}}]{LETTER}{{1,79}})"#);
    Regex::new(&format!(r#"(?:[,.!?]['’]|,|”|")\s*(?:{before}|{after})"#)).expect("pattern is fixed")
});

/// "Police said …", "Kremlin spokesman Dmitry Peskov told reporters that …": the source leads.
static LEADING: LazyLock<Regex> = LazyLock::new(|| leading(""));

/// "Bishop Bulus Yohanna, who led the school, denied …".
static APPOSED: LazyLock<Regex> = LazyLock::new(|| leading(r",\s[^,“”:;]{2,90},"));

fn leading(apposition: &str) -> Regex {
    let saying = any_of("saying");
    let adverb = "also |now |still |has |have |had ";
    Regex::new(&format!(r"^(?P<who>[\p{{L}}]{LETTER}{{1,90}}?){apposition}\s+(?:{adverb})?(?:{saying})\b"))
        .expect("pattern is fixed")
}

/// "Bishop Graf called the sale a disgrace", "Feld put the value at 90,000 euros". "Called the police" names no source.
static JUDGING: LazyLock<Regex> = LazyLock::new(|| {
    let what = r"(?:the|it|its|this|his|her|their)\b[^,.“”]{0,80}?";
    Regex::new(&format!(
        r"^(?P<who>[\p{{L}}][^,.“”:;]{{1,90}}?)\s+(?:(?:called|calls)\s+{what}\s(?:a|an)\s|(?:put|puts)\s+{what}\sat\s)"
    ))
    .expect("pattern is fixed")
});

static ACCORDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:according to|as revealed by|as reported by|citing)\s+(?P<who>[^,.;"“”]{2,90})"#)
        .expect("pattern is fixed")
});

/// The source that `sentence` names for its statement, as printed.
pub fn attribution(sentence: &str) -> Option<String> {
    let named = |found: Captures| {
        let groups = ["who", "before", "after"].into_iter().find_map(|group| found.name(group));
        let whole = found.get(0)?;
        let counts = whole.as_str().ends_with("claimed") && takes(&sentence[whole.end()..]);
        source(groups.filter(|_| !counts)?.as_str())
    };
    let ways: [&Regex; 5] = [&APPOSED, &ACCORDING, &AFTER, &LEADING, &JUDGING];
    ways.into_iter().find_map(|regex| regex.captures_iter(sentence).find_map(named))
}

/// "claimed over 2,700 lives", "claimed three lives": no statement.
fn takes(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let counts = first.starts_with(|c: char| c.is_ascii_digit())
        || matches!(first, "over" | "about" | "nearly" | "almost" | "some" | "more" | "up" | "at" | "around" | "the");
    counts || words.next().is_some_and(|word| word.starts_with("lives"))
}

/// The source in the words that stand where one is expected, without day and adverb; none where they are no source.
fn source(printed: &str) -> Option<String> {
    let mut parts: Vec<&str> = printed.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let listed = |list: &WordSet, word: Option<&&str>| word.is_some_and(|word| list.contains(plain(word).as_str()));
    // "But Mel Stride said"; "In March the group said".
    if matches!(parts.first().map(|word| plain(word)).as_deref(), Some("but" | "and" | "yet" | "meanwhile")) {
        parts.remove(0);
    }
    if parts.len() > 2 && matches!(parts[0], "In" | "On") && listed(&DAYS, parts.get(1)) {
        parts.drain(..2);
    }
    // "the maker Velora on Thursday", "the ministry later".
    while listed(&DAYS, parts.last()) && parts.len() > 1 || listed(&ADVERBS, parts.last()) {
        parts.pop();
        if matches!(parts.last(), Some(&("on" | "in" | "late" | "early" | "this" | "last"))) {
            parts.pop();
        }
    }
    parts.truncate(parts.iter().position(|word| *word == "who").unwrap_or(parts.len()));
    let clause = parts.iter().any(|word| matches!(*word, "that" | "which" | "whose" | "when" | "where"));
    let has_verb =
        clause || parts.iter().any(|word| VERBS.contains(plain(word).as_str()) && *word != "May" && *word != "Will");
    let speaks = parts.iter().any(|word| !word.starts_with(char::is_uppercase) && SAYING.contains(*word));
    let letters = parts.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).count();
    let only_day = parts.len() == 1 && listed(&DAYS, parts.first());
    let whole = !listed(&NO_BEGINNING, parts.first()) && !listed(&NO_END, parts.last());
    let fits = (1..=MOST_WORDS).contains(&parts.len()) && letters > 1 && whole && !(has_verb || speaks || only_day);
    let start = parts.first()?.as_ptr() as usize - printed.as_ptr() as usize;
    let last = parts.last()?;
    let end = last.as_ptr() as usize - printed.as_ptr() as usize + last.len();
    fits.then(|| printed[start..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_found_wherever_it_stands() {
        for (sentence, source) in [
            ("The bridge was closed at noon, the mayor said.", "the mayor"),
            ("Police said the driver had fled.", "Police"),
            ("\"It was dark,\" said fire chief Ana Torres.", "fire chief Ana Torres"),
            ("Bishop Hanno Graf called the sale a disgrace.", "Bishop Hanno Graf"),
            ("Feld put the value of the bells at 90,000 euros.", "Feld"),
            ("The Lund Institute expects growth of 1.1 percent.", "The Lund Institute"),
            ("Four trams were cancelled, according to the operator.", "the operator"),
            ("Jan Holm, the club's record scorer, said he had cried at the whistle.", "Jan Holm"),
            ("Bishop Bulus Graf, who led the school, denied that it had been warned.", "Bishop Bulus Graf"),
            ("Velora AG today announced a loss.", "Velora AG"),
            ("The shoemaker Velora on Thursday reported a loss.", "The shoemaker Velora"),
            ("In March the group said it would build.", "the group"),
            ("But treasurer Mel Strand said the cut was late.", "treasurer Mel Strand"),
            ("Kallas's lawyers said they would appeal.", "Kallas's lawyers"),
            ("'It was dark,' Ana Torres said.", "Ana Torres"),
            ("Sean E. Holm, who represented Moss, said his client was worried.", "Sean E. Holm"),
            ("In a statement, the president of the league, Mark Emmer, said it was late.", "Mark Emmer"),
        ] {
            assert_eq!(attribution(sentence).as_deref(), Some(source), "{sentence}");
        }
    }

    #[test]
    fn a_plain_statement_has_no_source() {
        for sentence in [
            "The bridge was closed at noon.",
            "A neighbour called the police.",
            "The last epidemic, in 2006, claimed over 2,700 lives.",
            "The storm hit the coast, where no casualties were reported.",
            "Shaking was reported in Hallin.",
            "Dawn won after a campaign marked by claims of interference.",
            "Voltan raised its forecast and said so.",
        ] {
            assert_eq!(attribution(sentence), None, "{sentence}");
        }
        assert_ne!(attribution("\"It is over,\" he wrote on Instagram.").as_deref(), Some("on Instagram"));
    }
}
