//! Which words are someone's own? Those between quotation marks, with the speaker where the sentence names one.

use super::entity::{Entity, EntityKind};
use super::words::{Shape, Word, Words};
use crate::text::Span;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The inner words, without the marks.
    pub span: Span,
    /// Key of the named speaker, or the folded words that stand for one: "sergei lavrov", "he", "foreign ministry spokeswoman".
    pub speaker: Option<String>,
    /// One or two words set apart rather than said: “habitable” worlds.
    pub scare: bool,
    /// A mark is missing: the quotation goes on from, or into, a neighbouring sentence.
    pub open: bool,
}

pub(super) fn quotations(words: &Words, entities: &[Entity]) -> Vec<Quotation> {
    let marked = marked(words.text);
    let outer = outside(words, &marked);
    let verbs = (0..words.len()).filter(|at| outer[*at] && (SAYS.contains(&words.norm(*at)) || according(words, *at)));
    let said = Said { words, entities, verbs: verbs.collect(), outer };
    let made = |(span, open): &(Span, bool)| {
        let inside = words.list.iter().filter(|word| span.contains(word.span) && word.shape != Shape::Mark);
        let few = inside.count() <= SCARE && !open;
        let speaker = said.speaker(*span, if few { NEAR } else { FAR });
        let scare = few && speaker.is_none();
        Quotation { span: *span, speaker, scare, open: *open }
    };
    marked.iter().map(made).collect()
}

/// “habitable”, “sun-like”: beyond two words a phrase is someone's.
const SCARE: usize = 2;

/// Inner spans between marks, and whether one mark is missing.
fn marked(text: &str) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut seen_any = false;
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        let after = text[end..].chars().next().unwrap_or(' ');
        match (opened, turn(mark, before, after)) {
            (Some((start, opener)), Turn::Closes) if closes(opener, mark) => {
                found.push((Span::new(start, at), false));
                opened = None;
            }
            // ‘… he said.” closes what an earlier sentence opened.
            (None, Turn::Closes) if !seen_any && mark != '’' && mark != '\'' => found.push((Span::new(0, at), true)),
            (None, Turn::Opens) => opened = Some((end, mark)),
            _ => {}
        }
        seen_any |= !matches!(turn(mark, before, after), Turn::None);
        before = mark;
    }
    found.extend(opened.filter(|(_, mark)| *mark != '\'').map(|(start, _)| (Span::new(start, text.len()), true)));
    found.into_iter().map(|(span, open)| (span.trimmed(text), open)).filter(|(span, _)| !span.is_empty()).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Opens,
    Closes,
    None,
}

/// What a mark does between its neighbours. Apostrophes inside words do nothing: "Russia's", "don't", "the workers' union".
fn turn(mark: char, before: char, after: char) -> Turn {
    let starts = !before.is_alphanumeric()
        && !matches!(before, '.' | ',' | '!' | '?' | '…' | ')' | '%')
        && !after.is_whitespace();
    let ends = !before.is_whitespace() && !after.is_alphanumeric();
    match mark {
        '“' if before.is_alphanumeric() || matches!(before, '.' | ',' | '!' | '?') && !after.is_alphanumeric() => {
            Turn::Closes
        }
        '“' | '„' | '«' | '「' => Turn::Opens,
        '”' | '»' | '」' => Turn::Closes,
        '"' if starts => Turn::Opens,
        '"' if ends || before.is_whitespace() => Turn::Closes,
        '‘' if starts => Turn::Opens,
        '\'' if starts && after.is_alphabetic() => Turn::Opens,
        // "the workers' union" ends no quotation that nothing opened; see `closes`.
        '’' | '\'' if ends => Turn::Closes,
        _ => Turn::None,
    }
}

fn closes(opener: char, mark: char) -> bool {
    match opener {
        '“' => matches!(mark, '”' | '"'),
        '„' => matches!(mark, '“' | '”' | '"'),
        '«' => mark == '»',
        '「' => mark == '」',
        '"' => matches!(mark, '"' | '”'),
        '‘' => mark == '’',
        _ => mark == opener,
    }
}

/// Which words stand outside all quotations. Both lists run in the order of the text.
fn outside(words: &Words, marked: &[(Span, bool)]) -> Vec<bool> {
    let mut spans = marked.iter().map(|(span, _)| *span).peekable();
    let free = |word: &Word| {
        while spans.next_if(|span| span.end <= word.span.start).is_some() {}
        spans.peek().is_none_or(|span| !span.contains(word.span))
    };
    words.list.iter().map(free).collect()
}

/// Verbs that hand words to a speaker.
const SAYS: [&str; 48] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "stated",
    "states",
    "announced",
    "declared",
    "explained",
    "noted",
    "stressed",
    "warned",
    "insisted",
    "claimed",
    "argued",
    "called",
    "described",
    "tweeted",
    "posted",
    "confirmed",
    "denied",
    "asked",
    "replied",
    "continued",
    "concluded",
    "commented",
    "acknowledged",
    "admitted",
    "quoted",
    "characterized",
    "characterised",
    "offered",
    "emphasised",
    "emphasized",
    "reiterated",
    "vowed",
    "recalled",
    "remarked",
    "urged",
    "promised",
    "accused",
    "saying",
    "reported",
];

/// What a sentence says around its quotations.
struct Said<'a> {
    words: &'a Words<'a>,
    entities: &'a [Entity],
    /// Which words stand outside all quotations.
    outer: Vec<bool>,
    /// The words among them that hand a quotation to a speaker.
    verbs: Vec<usize>,
}

fn according(words: &Words, at: usize) -> bool {
    words.norm(at) == "according" && words.norm(at + 1) == "to"
}

impl Said<'_> {
    /// "X said", "said X", "according to X", "he told reporters": the speaker of the quotation at `span`.
    fn speaker(&self, span: Span, reach: usize) -> Option<String> {
        let words = self.words;
        let distance = |at: usize| {
            let word = words.list[at].span;
            if word.end <= span.start { span.start - word.end } else { word.start.saturating_sub(span.end) }
        };
        let verb = self.verbs.iter().copied().min_by_key(|at| distance(*at)).filter(|at| distance(*at) <= reach)?;
        let according = according(words, verb);
        let after = || self.name_at(verb + if according { 2 } else { 1 });
        let before = || {
            let reach =
                (1..=WIDE.min(verb)).take_while(|back| self.outer[verb - back] && !is_break(words, verb - back));
            reach.last().and_then(|back| self.subject(verb - back, verb))
        };
        // "Chatah, who lives nearby, told the BBC": behind "told" stands the hearer.
        let hearer = matches!(words.norm(verb), "told" | "tells" | "asked" | "urged" | "accused");
        match (according || words.before(verb, 1) == ",", hearer) {
            (_, true) => before(),
            (true, false) => after().or_else(before),
            (false, false) => before().or_else(after),
        }
    }

    /// The speaker named in the words `from..to` before a verb: the last person, else the last name, a pronoun or a noun.
    fn subject(&self, from: usize, to: usize) -> Option<String> {
        let words = self.words;
        let span = words.span(from, to);
        let named: Vec<&Entity> = self.entities.iter().filter(|entity| span.contains(entity.span)).collect();
        let last = words.norm(to - 1);
        let adverb = usize::from(last.ends_with("ly") || matches!(last, "also" | "later" | "has" | "had"));
        let head = words.before(to, 1 + adverb);
        if PRONOUNS.contains(&head) {
            return Some(head.to_owned());
        }
        let person = named.iter().rev().find(|entity| entity.kind == EntityKind::Person);
        let title_last = super::entity::is_title(words, to.saturating_sub(1 + adverb));
        match (person, title_last) {
            (Some(person), _) => Some(person.key.clone()),
            // "a foreign ministry spokeswoman said"
            (None, true) => Some(head.to_owned()),
            (None, false) => named
                .last()
                .filter(|entity| entity.kind != EntityKind::Nationality)
                .map(|entity| entity.key.clone())
                .or_else(|| noun(words, to.checked_sub(1 + adverb)?)),
        }
    }

    /// The speaker that starts behind a verb: "said Jack Lissauer", "said the spokesman".
    fn name_at(&self, at: usize) -> Option<String> {
        let words = self.words;
        let to = (at..words.len().min(at + WIDE))
            .take_while(|at| self.outer[*at] && words.list[*at].shape != Shape::Mark)
            .last()?
            + 1;
        let span = words.span(at, to);
        let named = || self.entities.iter().filter(|entity| span.contains(entity.span));
        let person = named().find(|entity| entity.kind == EntityKind::Person);
        let first = named().find(|entity| {
            entity.kind != EntityKind::Nationality
                && entity.kind != EntityKind::Place
                && entity.span.start <= span.start + 30
        });
        let pronoun = PRONOUNS.contains(&words.norm(at)).then(|| words.norm(at).to_owned());
        let title = || {
            (at..to.min(at + 5))
                .rev()
                .find(|at| super::entity::is_title(words, *at))
                .map(|at| words.norm(at).to_owned())
        };
        pronoun.or_else(|| person.or(first).map(|entity| entity.key.clone())).or_else(title)
    }
}

/// Bytes between a quotation and its verb: "the Kremlin leader said at a meeting of the Federal Security Service".
const FAR: usize = 120;
/// The same for one or two words: "contacts offered “certain hopes”", but no speaker for “science modules” far from "added".
const NEAR: usize = 32;
/// Words of a subject: "Russian Foreign Ministry spokeswoman Maria Zakharova".
const WIDE: usize = 10;

fn is_break(words: &Words, at: usize) -> bool {
    matches!(words.norm(at), "." | ";" | ":" | "\"" | "”" | "but" | "while" | "that" | "which")
}

const PRONOUNS: [&str; 6] = ["he", "she", "they", "it", "we", "i"];

fn noun(words: &Words, at: usize) -> Option<String> {
    (words.is_letters(at) && words.norm(at).len() > 3).then(|| words.norm(at).to_owned())
}

#[cfg(test)]
mod tests {
    use crate::mention::{Context, mentions};

    fn quoted(sentence: &str) -> Vec<(String, Option<String>)> {
        let found = mentions(sentence, &Context::default()).quotations;
        found.into_iter().map(|q| (q.span.of(sentence).to_owned(), q.speaker)).collect()
    }

    fn speaker(sentence: &str) -> Option<String> {
        quoted(sentence).first().and_then(|(_, speaker)| speaker.clone())
    }

    #[test]
    fn the_speaker_stands_before_or_behind_the_verb() {
        assert_eq!(speaker("\"It will take time,\" said Marco Rubio on Friday.").as_deref(), Some("marco rubio"));
        assert_eq!(speaker("“It will take time,” Marco Rubio told reporters.").as_deref(), Some("marco rubio"));
        assert_eq!(
            speaker("According to Nuttapong Boontob, \"the road is always busy\".").as_deref(),
            Some("nuttapong boontob")
        );
        assert_eq!(speaker("\"It will take time,\" he told reporters.").as_deref(), Some("he"));
        assert_eq!(
            speaker("Putin acknowledged the efforts, saying contacts offered “certain hopes” to all.").as_deref(),
            Some("putin")
        );
        assert_eq!(
            speaker("\"The brakes may have failed,\" Police Lieutenant Colonel Anukarn Thamvijarn said by telephone.")
                .as_deref(),
            Some("anukarn thamvijarn")
        );
        assert_eq!(
            speaker("Ronnie Chatah, who lives nearby, told the BBC: \"The building shook.\"").as_deref(),
            Some("ronnie chatah")
        );
        assert_eq!(
            speaker("In March, the Kremlin characterized ties as “below zero” again.").as_deref(),
            Some("kremlin")
        );
    }

    #[test]
    fn marks_of_every_kind_are_read_and_apostrophes_are_none() {
        let inner = |sentence: &str| quoted(sentence).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
        assert_eq!(
            inner("He called it “a process” and 'a long road' for Russia's workers' union."),
            ["a process", "a long road"]
        );
        assert_eq!(inner("Он сказал: «это процесс»."), ["это процесс"]);
        assert_eq!(inner("Er sagte: „Das dauert“, und ging."), ["Das dauert"]);
        assert_eq!(inner("Russia’s team won’t say."), Vec::<String>::new());
        assert_eq!(inner("\"It isn't Moscow's,\" she said, \"but ours.\""), ["It isn't Moscow's,", "but ours."]);
    }

    #[test]
    fn scare_quotes_and_open_ones_are_flagged() {
        let found = |sentence: &str| mentions(sentence, &Context::default()).quotations;
        assert!(found("Four planets lie in the “habitable” zone.")[0].scare);
        assert!(!found("He said it was a \"process\".")[0].scare);
        assert!(found("\"Nobody thinks that this will be settled by spring.")[0].open);
        assert!(found("But with patience we will get through,\" he said.")[0].open);
    }
}
