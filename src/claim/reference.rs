//! Who is "he", and which ministry is "the ministry"? What the article named before answers, where it leaves one answer.
//!
//! "He said talks would resume" is then compared as if the name stood there. Where two could be meant, nobody is: a
//! statement in the wrong mouth is worse than one in nobody's.

use super::lexicon::{WordSet, words};
use super::subject::{self, Subject};
use super::{Claim, Term, TermKind};
use crate::mention::{Entity, EntityKind, Gender, MOST_NAMES, Pointing, Referring, is_country, same_entity};
use crate::text::{Language, Span, stem, tokens};
use std::sync::LazyLock;

const LISTS: &str = include_str!("lexicon/references.tsv");

/// People without a name whom the next "he" or "she" may mean.
static UNNAMED: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "unnamed"));

/// "Vice president Lena Orlik" is not "the president", and no more is "former president Lena Orlik".
static LESSER: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "lesser"));

/// Nouns that stand for a place.
static PLACES: LazyLock<WordSet> = LazyLock::new(|| words(LISTS, "places"));

/// How many sentences back "he" may find his name: "… said Wick. "It is late. We have waited long enough," he added."
const SENTENCES_BACK: usize = 3;

/// Somebody or something that the article names, under its fullest key.
#[derive(Debug)]
struct Known {
    key: String,
    /// The fullest name as printed.
    surface: String,
    kind: EntityKind,
    gender: Option<Gender>,
    titles: Vec<String>,
    nouns: Vec<&'static str>,
    /// Sentence that names it first.
    first: usize,
}

impl Known {
    fn is_person(&self) -> bool {
        self.kind == EntityKind::Person
    }
}

/// Ties the pointing words of one article to its names. The claims have their `names` already.
pub(super) fn resolve(claims: &mut [Claim], language: Language) {
    let cast = cast(claims);
    // Whom the sentence before went on with: "They met in Hallin. They will meet again."
    let mut carried: Option<Carried> = None;
    for at in 0..claims.len() {
        let found: Vec<(Span, usize)> = claims[at]
            .mentions
            .referring
            .iter()
            .filter_map(|expression| Some((expression.span, meant(claims, &cast, at, expression)?)))
            .collect();
        for (span, known) in found {
            add(&mut claims[at], span, &cast[known], language);
        }
        carried = goes_on(claims, &cast, at, carried);
        if let Some(carried) = &carried {
            take_over(&mut claims[at], carried, &cast, language);
        }
    }
}

/// Whom "they" or "it" means at the place where it stands.
struct Carried {
    span: Span,
    to: Pointing,
    names: Vec<usize>,
    noun: Option<Term>,
}

/// Whom or what the "they" or "it" of this sentence means.
fn goes_on(claims: &[Claim], cast: &[Known], at: usize, carried: Option<Carried>) -> Option<Carried> {
    let open = |expression: &&Referring| matches!(expression.to, Pointing::They | Pointing::It);
    let expression = claims[at].mentions.referring.iter().find(open)?;
    let (span, to) = (expression.span, expression.to);
    let before = &claims[at.checked_sub(1)?];
    if let Some(carried) = carried.filter(|carried| carried.to == to) {
        return Some(Carried { span, ..carried });
    }
    let subject = match to {
        Pointing::They => subject::they(before, &claims[at], span)?,
        _ => subject::it(before, &claims[at], span)?,
    };
    let (places, noun) = match subject {
        Subject::Named(places) => (places, None),
        Subject::Noun(noun) => (Vec::new(), before.terms.iter().find(|term| term.span == noun).cloned()),
    };
    let known = |place: &usize| cast.iter().position(|known| known.key == before.names[*place]);
    Some(Carried { span, to, names: places.iter().filter_map(known).collect(), noun })
}

/// Notes in the sentence whom its "they" or "it" means.
fn take_over(claim: &mut Claim, carried: &Carried, cast: &[Known], language: Language) {
    for &name in &carried.names {
        add(claim, carried.span, &cast[name], language);
    }
    if let Some(noun) = carried.noun.iter().find(|noun| claim.terms.iter().all(|term| term.stem != noun.stem)) {
        insert(claim, [Term { span: carried.span, kind: TermKind::Meant, ..noun.clone() }]);
    }
}

fn insert(claim: &mut Claim, terms: impl IntoIterator<Item = Term>) {
    let terms: Vec<Term> = terms.into_iter().collect();
    let Some(start) = terms.first().map(|term| term.span.start) else { return };
    let at = claim.terms.partition_point(|term| term.span.start <= start);
    claim.terms.splice(at..at, terms);
}

/// Everything that the article names, in the order of first mention.
fn cast(claims: &[Claim]) -> Vec<Known> {
    let mut cast: Vec<Known> = Vec::new();
    let named = claims.iter().flat_map(|claim| claim.mentions.entities.iter().zip(&claim.names).map(|n| (claim.id, n)));
    for (sentence, (entity, name)) in named {
        let place = cast.iter().position(|known| known.key == *name);
        if place.is_none() && cast.len() >= MOST_NAMES {
            continue;
        }
        let at = place.unwrap_or_else(|| {
            let (key, surface) = (name.clone(), entity.surface.clone());
            let (titles, nouns) = (Vec::new(), Vec::new());
            cast.push(Known { key, surface, kind: entity.kind, gender: None, titles, nouns, first: sentence });
            cast.len() - 1
        });
        let known = &mut cast[at];
        if entity.surface.len() > known.surface.len() && entity.key == *name {
            known.surface.clone_from(&entity.surface);
        }
        if entity.kind == EntityKind::Person {
            known.kind = EntityKind::Person;
        }
        known.gender = known.gender.or(entity.gender());
        let title = entity.title.clone().filter(|title| !known.titles.contains(title));
        known.titles.extend(title.filter(|title| !is_lesser(&claims[sentence].text, title)));
        known.nouns.extend(&entity.nouns);
    }
    cast
}

/// Place in `cast` of whom the expression means.
fn meant(claims: &[Claim], cast: &[Known], at: usize, expression: &Referring) -> Option<usize> {
    match expression.to {
        Pointing::Pronoun { gender, subject } => person(claims, cast, at, (expression, gender, subject)),
        Pointing::Title(title) => holder(cast, at, title),
        Pointing::Noun(noun) => bearer(cast, at, noun),
        Pointing::There => place(claims, cast, at),
        Pointing::They | Pointing::It => None,
    }
}

/// The cast of one sentence, each once, in the order of the words.
fn present(claim: &Claim, cast: &[Known], wanted: impl Fn(&Known) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for name in &claim.names {
        let place = cast.iter().position(|known| known.key == *name);
        if let Some(place) = place.filter(|&p| wanted(&cast[p]) && !found.contains(&p)) {
            found.push(place);
        }
    }
    found
}

/// The person whom "he" means.
fn person(
    claims: &[Claim],
    cast: &[Known],
    at: usize,
    (expression, gender, subject): (&Referring, Gender, bool),
) -> Option<usize> {
    let fits = |known: &Known| known.is_person() && known.gender.is_none_or(|g| g == gender);
    let here = present(&claims[at], cast, fits);
    let before = |&place: &usize| {
        let named = claims[at].mentions.entities.iter().zip(&claims[at].names);
        named.clone().any(|(entity, name)| *name == cast[place].key && entity.span.start < expression.span.start)
    };
    // "Trump claims he aims to stop …" names him itself, and "In his speech Holm said" does so behind it.
    if here.iter().any(before) || !subject && !here.is_empty() {
        return None;
    }
    let goes_on = [" said", " added"].iter().any(|verb| claims[at].text[expression.span.end..].starts_with(verb));
    let earlier = (at.saturating_sub(SENTENCES_BACK)..at).rev();
    let (sentence, mut people) = earlier
        .map(|sentence| (sentence, present(&claims[sentence], cast, Known::is_person)))
        .find(|(_, people)| !people.is_empty())?;
    people.retain(|&place| fits(&cast[place]) && !here.contains(&place));
    match people[..] {
        // "A man was arrested, spokesman Karl Moss said. He had stabbed two people": not the spokesman, who only speaks.
        [only] if !goes_on && only_speaks(&claims[sentence], &cast[only]) => None,
        [only] => Some(only),
        _ if !goes_on && people.iter().any(|&place| only_speaks(&claims[sentence], &cast[place])) => None,
        _ => people.into_iter().find(|&place| leads(&claims[sentence], &cast[place])),
    }
}

/// Whether this person only speaks in the sentence, of somebody whom it does not name.
fn only_speaks(claim: &Claim, known: &Known) -> bool {
    let who = claim.attribution.as_deref().unwrap_or_default();
    let mut named = claim.mentions.entities.iter().zip(&claim.names).filter(|(_, name)| **name == known.key);
    let unnamed = |term: &Term| term.kind == TermKind::Word && UNNAMED.contains(term.word.as_str());
    named.all(|(entity, _)| who.contains(entity.surface.as_str()))
        && claim.terms.iter().any(|term| unnamed(term) && !who.split(' ').any(|word| word == term.word))
}

/// Whether the sentence is this person's: it opens with the name, or gives his words. "Holm met Galder's mayor. She said …"
fn leads(claim: &Claim, known: &Known) -> bool {
    let own = claim.mentions.entities.iter().zip(&claim.names).find(|(_, name)| **name == known.key);
    let opens = own.is_some_and(|(entity, _)| {
        // "Mayor Brandt and the brewer Aldous quarrelled": the sentence is of both.
        let of_two = claim.text[entity.span.end..].starts_with(" and ");
        !of_two && is_title_alone(claim, entity)
    });
    let speaks = claim
        .attribution
        .as_deref()
        .is_some_and(|who| own.is_some_and(|(entity, _)| who.contains(entity.surface.as_str())));
    opens || speaks
}

/// Whether only office and state stand before the name: "Russian Foreign Minister Sergei Lavrov", not "In Hallin, mayor
/// Karl Brandt".
fn is_title_alone(claim: &Claim, entity: &Entity) -> bool {
    let office = |word: &str| {
        let word = word.to_lowercase();
        word == "the" || entity.title.as_deref().is_some_and(|title| title.split(' ').any(|part| part == word))
    };
    let named = |at: usize| claim.mentions.entities.iter().any(|e| e.span.start <= at && at < e.span.end);
    let words = tokens(&claim.text).into_iter().take_while(|token| token.span.start < entity.span.start);
    words.into_iter().all(|token| office(token.span.of(&claim.text)) || named(token.span.start))
}

/// The one person with that office: "the minister" where one health minister is named before.
fn holder(cast: &[Known], at: usize, title: &str) -> Option<usize> {
    let lesser = |held: &str| held.split(' ').any(|word| LESSER.contains(word));
    let is_held = |held: &String| held == title || held.ends_with(&format!(" {title}")) && !lesser(held);
    let holds = |known: &Known| known.titles.iter().any(is_held);
    one(cast, at, |known| known.is_person() && holds(known))
}

/// Whether the sentence puts such a word before the office.
fn is_lesser(text: &str, title: &str) -> bool {
    let text = text.to_lowercase();
    let before =
        text.match_indices(title).filter_map(|(at, _)| text[..at].trim_end_matches([' ', '-']).split(' ').next_back());
    before.into_iter().any(|word| LESSER.contains(word))
}

/// The one body or thing that the article calls so. "The council" beside "Lindhaven council" is not the town, and "Union"
/// says no more than "the union".
fn bearer(cast: &[Known], at: usize, noun: &str) -> Option<usize> {
    let fits = |known: &Known| known.kind != EntityKind::Place || PLACES.contains(noun);
    one(cast, at, |known| !known.is_person() && known.nouns.contains(&noun) && fits(known) && known.key != noun)
}

/// The only one of the whole article, named in a sentence before.
fn one(cast: &[Known], at: usize, wanted: impl Fn(&Known) -> bool) -> Option<usize> {
    let mut found = cast.iter().enumerate().filter(|(_, known)| wanted(known));
    let (place, first) = found.next()?;
    let alone = found.all(|(_, other)| same_entity(&other.key, &first.key));
    (alone && first.first < at).then_some(place)
}

/// The one place of the sentence before.
fn place(claims: &[Claim], cast: &[Known], at: usize) -> Option<usize> {
    let place = |known: &Known| known.kind == EntityKind::Place && !is_country(&known.key);
    let before = present(&claims[at.checked_sub(1)?], cast, place);
    if before.len() == 1 { before.first().copied() } else { None }
}

/// Notes whom the expression means: as a name, as a word to be found by, and as the source of a statement.
fn add(claim: &mut Claim, span: Span, known: &Known, language: Language) {
    if claim.names.contains(&known.key) {
        return;
    }
    let kind = known.kind;
    let (key, surface) = (known.key.clone(), known.surface.clone());
    let source = claim.attribution.as_deref().is_some_and(|who| who == span.of(&claim.text));
    if source {
        claim.attribution = Some(surface.clone());
    }
    let words: Vec<&str> = match kind {
        EntityKind::Person => key.split(' ').next_back().into_iter().collect(),
        _ => key.split(' ').collect(),
    };
    let terms = words.into_iter().map(|word| Term {
        span,
        word: word.to_owned(),
        stem: stem(word, language),
        kind: TermKind::Meant,
    });
    insert(claim, terms);
    claim.mentions.entities.push(Entity {
        span,
        key: key.clone(),
        surface,
        kind,
        title: None,
        stands_for: None,
        nouns: Vec::new(),
    });
    claim.names.push(key);
}

#[cfg(test)]
mod tests {
    use crate::claim::{Claim, extract};
    use crate::ingest::Article;

    /// Names of the last sentence, in the order of the words that stand for them.
    fn last(text: &[&str]) -> (Vec<String>, Claim) {
        let claim = extract(&Article::of_paragraphs(text), None).pop().expect("a claim");
        (claim.names.clone(), claim)
    }

    #[test]
    fn he_and_the_minister_are_the_one_man_named_before() {
        let lead = "Health minister Aron Wick presented a plan on Monday.";
        let (names, claim) = last(&[lead, "He said that seven hospitals would close."]);
        assert_eq!(names, ["aron wick"]);
        assert_eq!(claim.attribution.as_deref(), Some("Aron Wick"));
        assert!(claim.terms.iter().any(|term| term.stem == "wick"));
        assert_eq!(last(&[lead, "The minister wants 35 million euros."]).0, ["aron wick"]);
        assert_eq!(last(&[lead, "The prime minister wants 35 million euros."]).0, Vec::<String>::new());
    }

    #[test]
    fn nobody_is_meant_where_two_could_be() {
        let two = "Mayor Karl Brandt and the brewer Tom Aldous quarrelled on Wednesday.";
        assert_eq!(last(&[two, "He spoke of a loss."]).0, Vec::<String>::new());
        let presidents = "President Lena Orlik of Calderia and President Aron Wick of Westmere opened a dam.";
        assert_eq!(last(&[presidents, "The president praised the engineers."]).0, Vec::<String>::new());
    }

    #[test]
    fn he_is_not_who_only_speaks_of_a_man_without_a_name() {
        let arrest = "A man of 34 was arrested in Hallin, police spokesman Karl Moss said.";
        assert_eq!(last(&[arrest, "He had stabbed two people."]).0, Vec::<String>::new());
        assert_eq!(last(&[arrest, "He said that two people were hurt."]).0, ["karl moss"]);
        let flood = "Twelve houses stand under water, police spokesman Karl Moss said.";
        assert_eq!(last(&[flood, "He asked for patience."]).0, ["karl moss"]);
    }

    #[test]
    fn a_deputy_and_a_former_president_are_not_the_president() {
        for office in ["Vice President", "Former president", "Deputy prime minister"] {
            let lead = format!("{office} Lena Orlik spoke in Hallin.");
            let points = if office.ends_with("minister") { "minister" } else { "president" };
            assert_eq!(last(&[&lead, &format!("The {points} stayed away.")]).0, Vec::<String>::new(), "{office}");
        }
        assert_eq!(last(&["President Lena Orlik spoke.", "The president left."]).0, ["lena orlik"]);
    }

    #[test]
    fn she_is_the_woman_and_the_sentence_is_its_subjects() {
        let court = "Judge Ines Dahl heard the shipowner Erik Strand on Wednesday.";
        assert_eq!(last(&[court, "She set bail at 400,000 euros."]).0, ["ines dahl"]);
        let met = "Foreign Minister Erik Strand met mayor Karl Brandt in Hallin.";
        assert_eq!(last(&[met, "He asked for patience."]).0, ["erik strand"]);
    }

    #[test]
    fn who_stands_in_the_sentence_is_not_named_twice() {
        let names = last(&["Mayor Karl Brandt spoke.", "Brandt said he would resign."]).0;
        assert_eq!(names, ["karl brandt"]);
    }

    #[test]
    fn the_carmaker_and_there_are_what_was_named_before() {
        let plant = "The carmaker Voltan closes its plant in Skarvik.";
        assert_eq!(last(&[plant, "The carmaker employs 2,300 people."]).0, ["voltan"]);
        assert_eq!(last(&[plant, "Some 2,300 people work there."]).0, ["skarvik"]);
        assert_eq!(last(&[plant, "There was no warning."]).0, Vec::<String>::new());
    }
}
