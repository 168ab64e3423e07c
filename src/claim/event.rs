//! Which talks are "the talks"? The ones that the article told of first, where it tells of no others.
//!
//! Their day, place and people then stand behind the sentence as context: "The talks lasted five hours" means little
//! without them. They are no names of the sentence itself, for it does not say them.

use super::worth::is_any_past;
use super::{Claim, Term, TermKind};
use crate::mention::{DateMention, Days};
use crate::text::{Language, Span, Token, TokenKind, tokens};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Most words that an event hands on.
const MOST_INHERITED: usize = 8;

/// How many sentences back an event may have been named, but for the lead: further on, a long text tells of others.
const SENTENCES_BACK: usize = 5;

/// Sentences of the lead.
const LEAD: usize = 2;

/// Days between two tellings of one event. "The crash of 2019" is another than Monday's.
const ONE_EVENT: i32 = 7;

/// Words that set a second event beside the first: "another crash", "last year's vote".
const OTHERS: [&str; 9] = ["another", "second", "earlier", "previous", "last", "former", "similar", "new", "next"];

struct Kind {
    nouns: Vec<&'static str>,
    words: Vec<&'static str>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let rows = include_str!("lexicon/events.tsv").lines().filter(|line| !line.starts_with('#'));
    let cells = |text: &'static str| text.split(", ").collect();
    rows.filter_map(|row| row.split_once('\t'))
        .map(|(nouns, words)| Kind { nouns: cells(nouns), words: cells(words) })
        .collect()
});

/// The kind of event that a noun names, and those that a word tells of.
static NOUNS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    KINDS.iter().enumerate().flat_map(|(at, kind)| kind.nouns.iter().map(move |n| (*n, at))).collect()
});

/// Whether the word is a noun for an event.
pub(super) fn is_event(norm: &str) -> bool {
    NOUNS.contains_key(norm)
}

/// Hands the words of the event named first to the sentences that only say "the talks".
pub(super) fn inherit(claims: &mut [Claim], language: Language) {
    if !language.is_english() {
        return;
    }
    // Sentences that tell of each kind, in the order of the article.
    let mut told: Vec<Vec<usize>> = vec![Vec::new(); KINDS.len()];
    let mut apart: Vec<bool> = vec![false; KINDS.len()];
    for at in 0..claims.len() {
        let words = tokens(&claims[at].text);
        if let Some((span, first)) = definite(&words).filter(|(_, kind)| !apart[*kind]).and_then(|(span, kind)| {
            let near = |first: &&usize| **first < LEAD || **first + SENTENCES_BACK >= at;
            Some((span, *told[kind].first().filter(near)?))
        }) {
            let terms = handed_on(&claims[first], &claims[at], span);
            claims[at].inherited = terms;
        }
        note(claims, at, &words, (&mut told, &mut apart));
    }
}

/// Notes the kinds of event that sentence `at` tells of.
fn note(claims: &[Claim], at: usize, words: &[Token], (told, apart): (&mut [Vec<usize>], &mut [bool])) {
    for (kind, place) in KINDS.iter().zip(0..) {
        let Some(found) = words.iter().position(|word| kind.words.contains(&word.norm.as_str())) else { continue };
        let first = told[place].first().map(|&first| &claims[first]);
        let other = words[..found].iter().rev().take(2).any(|word| OTHERS.contains(&word.norm.as_str()));
        apart[place] |= other || first.is_some_and(|first| far(&first.mentions.dates, &claims[at].mentions.dates));
        told[place].push(at);
    }
}

/// Whether both name days, and none near another.
fn far(ours: &[DateMention], theirs: &[DateMention]) -> bool {
    let days = |dates: &[DateMention]| dates.iter().filter_map(|date| date.days).collect::<Vec<_>>();
    let (ours, theirs) = (days(ours), days(theirs));
    let within = |a: Days, b: Days| b.last.until(a.first).is_ok_and(|gap| gap.get_days() <= ONE_EVENT);
    let near = ours.iter().any(|&a| theirs.iter().any(|&b| within(a, b) && within(b, a)));
    !ours.is_empty() && !theirs.is_empty() && !near
}

/// "the talks" where nothing more is said of them: not "the talks between", "the crash site", "the vote of 2019".
fn definite(words: &[Token]) -> Option<(Span, usize)> {
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let kind = *NOUNS.get(pair[1].norm.as_str()).filter(|_| pair[0].norm == "the" && !pair[1].capital)?;
        let ends = words.get(at + 2).is_none_or(|next| {
            next.kind == TokenKind::Punctuation && next.norm != "-"
                || is_any_past(&next.norm)
                || matches!(next.norm.as_str(), "is" | "are" | "will" | "would" | "could" | "may" | "and" | "but")
        });
        ends.then(|| (Span::new(pair[0].span.start, pair[1].span.end), kind))
    })
}

/// Names of days, places, people and bodies in `first` that `claim` does not have itself, less the source's.
fn handed_on(first: &Claim, claim: &Claim, span: Span) -> Vec<Term> {
    let who = first.attribution.as_deref().unwrap_or_default();
    let is_new = |term: &&Term| {
        matches!(term.kind, TermKind::Name | TermKind::Meant)
            && !claim.terms.iter().any(|own| own.stem == term.stem)
            && !who.contains(term.span.of(&first.text))
    };
    first.terms.iter().filter(is_new).take(MOST_INHERITED).map(|term| Term { span, ..term.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use crate::claim::extract;
    use crate::ingest::Article;

    /// Stems that stand behind the last sentence.
    fn inherited(text: &[&str]) -> Vec<String> {
        let claim = extract(&Article::of_paragraphs(text), None).pop().expect("a claim");
        claim.inherited.into_iter().map(|term| term.stem).collect()
    }

    #[test]
    fn the_talks_are_those_of_the_first_sentence() {
        let lead = "Envoys from Hallin and Galder negotiated in Arnsted on Friday.";
        assert_eq!(inherited(&[lead, "The talks lasted five hours."]), ["hallin", "galder", "arnst", "friday"]);
        assert_eq!(inherited(&[lead, "A judge will mediate.", "The talks lasted five hours."]).len(), 4);
        assert_eq!(inherited(&[lead, "The talks between the banks lasted five hours."]), Vec::<String>::new());
        assert_eq!(inherited(&[lead, "The vote is near."]), Vec::<String>::new());
    }

    #[test]
    fn of_two_crashes_neither_is_the_crash() {
        let monday = "A bus crashed near Hallin on Monday.";
        let other = "Another crash near Tolmin killed four.";
        assert_eq!(inherited(&[monday, other, "The crash closed the road."]), Vec::<String>::new());
        assert_eq!(inherited(&[monday, "Rain fell.", "The crash closed the road."]), ["hallin", "monday"]);
        assert_eq!(inherited(&[monday, "Rain fell.", "The crash site was closed."]), Vec::<String>::new());
    }
}
