//! Where does a sentence name someone? Runs of capitals, cut into nationality, title and name.

use super::actor::stands_for;
use super::known::{Known, is_given_name, is_org_word, is_starter, known_at, title_at, title_before};
use super::letters::plain;
use super::{Entity, EntityKind};
use crate::mention::referring::noun;
use crate::mention::words::{Joint, Shape, Words};
use crate::text::Language;

pub(in crate::mention) fn entities(words: &Words, language: Language) -> Vec<Entity> {
    let mut reader = Reader { words, english: language.is_english(), headline: words.is_headline(), found: Vec::new() };
    let mut at = 0;
    while at < words.len() {
        at = reader.run(at).max(at + 1);
    }
    reader.found
}

struct Reader<'a> {
    words: &'a Words<'a>,
    english: bool,
    /// Capitals everywhere: only known names and given names tell.
    headline: bool,
    found: Vec<Entity>,
}

/// Small words inside names: "Ursula von der Leyen", "Mohammed bin Salman", "Bashar al-Assad".
const PARTICLES: [&str; 24] = [
    "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "la", "le", "al", "el",
    "bin", "ibn", "bint", "abu", "ul", "ben", "af",
];

impl Reader<'_> {
    fn is_name_word(&self, at: usize) -> bool {
        let Some(word) = self.words.list.get(at) else { return false };
        word.shape == Shape::Letters
            && word.capital
            && !word.dated
            && !matches!(word.norm.as_str(), "i" | "i'm" | "i've" | "i'd" | "i'll")
            // "1624 GMT", "40 Celsius" name nobody.
            && !matches!(word.norm.as_str(), "gmt" | "utc" | "bst" | "cet" | "est" | "edt" | "celsius" | "fahrenheit")
    }

    /// Reads the run of capitals from word `at` on; returns where to go on.
    fn run(&mut self, at: usize) -> usize {
        let article =
            self.words.norm(at) == "al" && self.words.joint(at + 1) == Joint::Hyphen && self.is_name_word(at + 1);
        if !self.is_name_word(at) && !article {
            return at + 1;
        }
        let end = self.run_end(at);
        let mut from = at;
        let mut title = None;
        while from < end {
            from = self.cut(from, end, &mut title);
        }
        end
    }

    /// Words up to which one name may go, over particles, initials and the "of" of institutions.
    fn run_end(&self, from: usize) -> usize {
        let words = self.words;
        let mut to = from + 1;
        loop {
            let spaced = words.joint(to) != Joint::Glued;
            let norm = words.norm(to);
            let owned = words.list[to - 1].owner && !is_starter(norm);
            to = match norm {
                // "Russia's Foreign Ministry" are two names.
                _ if owned => return to,
                // "Donald J. Trump"
                "." if words.raw(to - 1).len() == 1 && self.is_name_word(to + 1) && to > from + 1 => to + 2,
                // "Lt. Gen. Smith", "Mr. Lavrov"
                "." if words.raw(to - 1).len() <= 4
                    && title_at(words, to - 1).is_some()
                    && self.is_name_word(to + 1) =>
                {
                    to + 2
                }
                _ if spaced && self.is_name_word(to) => to + 1,
                _ if words.joint(to) == Joint::Hyphen && words.is_digits(to) => to + 1,
                particle if PARTICLES.contains(&particle) && self.is_name_word(to + 1) => to + 2,
                "bin" | "von" | "van" if PARTICLES.contains(&words.norm(to + 1)) && self.is_name_word(to + 2) => to + 3,
                "of" | "for" | "and" if self.institution(from, to) => to + 2 + usize::from(words.norm(to + 1) == "the"),
                _ => return to,
            };
        }
    }

    /// "Ministry of Foreign Affairs", "Secretary of State", "National Aeronautics and Space Administration".
    fn institution(&self, from: usize, at: usize) -> bool {
        let words = self.words;
        let next = at + 1 + usize::from(words.norm(at + 1) == "the");
        let named = (from..at).any(|at| is_org_word(words.norm(at)));
        let whole = (from..at).any(|from| {
            known_at(words, from).is_some_and(|(length, _)| from + length > at)
                || title_at(words, from).is_some_and(|(length, _)| from + length > at)
        });
        let national = matches!(words.norm(from), "national" | "federal" | "international" | "royal");
        let joins = match words.norm(at) {
            "and" => whole || national && at == from + 2 || named && matches!(words.before(at, 1), "control" | "drug"),
            _ => named || whole,
        };
        joins && self.is_name_word(next)
    }

    /// Takes one part off the run `from..end`: a nationality, a title, or the name that is left.
    fn cut(&mut self, from: usize, end: usize, title: &mut Option<&'static str>) -> usize {
        let words = self.words;
        let opens = title.is_none() && self.opens_sentence(from);
        // "Obviously Nadine and I": an adverb is no given name.
        let adverb = end > from + 1 && words.norm(from).len() > 6 && words.norm(from).ends_with("ly");
        if opens && (is_starter(words.norm(from)) || adverb) && known_at(words, from).is_none() {
            return from + 1;
        }
        let person = end - from >= 2 && is_given_name(words.norm(from)) && !is_org_word(words.norm(end - 1));
        if let Some((length, known)) = known_at(words, from).filter(|(length, _)| from + length <= end && !person) {
            let rest = from + length;
            if !self.is_part_of_org(known, rest, end) {
                self.known((from, rest), known);
                return rest;
            }
        }
        if let Some((length, found)) = title_at(words, from).filter(|(length, _)| from + length <= end && !person) {
            *title = Some(found);
            return from + length + usize::from(words.norm(from + length) == ".");
        }
        let to = self.name_end(from, end);
        self.name((from, to), opens, title.take());
        to
    }

    /// "Istanbul University", "Bangkok Post": the place belongs to the name of the body.
    fn is_part_of_org(&self, known: &Known, rest: usize, end: usize) -> bool {
        let words = self.words;
        known.kind == EntityKind::Place
            && rest < end
            && words.joint(rest) == Joint::Spaced
            && !words.list[rest - 1].initials
            && (rest..end).any(|at| is_org_word(words.norm(at)))
            && title_at(words, rest).is_none()
    }

    /// A name ends where the next one starts: "Conservative Charles Walker", "Indigenous MP Ken Wyatt".
    fn name_end(&self, from: usize, end: usize) -> usize {
        let words = self.words;
        if is_given_name(words.norm(from)) || (from..end).any(|at| is_org_word(words.norm(at))) {
            return end;
        }
        let starts = |at: usize| {
            let known = known_at(words, at).is_some_and(|(_, known)| known.kind != EntityKind::Place);
            let person = at + 1 < end && is_given_name(words.norm(at)) && words.joint(at) == Joint::Spaced;
            let title = title_at(words, at).is_some_and(|(length, _)| at + length < end);
            (known || person || title) && words.norm(at - 1) != "of" && !PARTICLES.contains(&words.norm(at - 1))
        };
        (from + 1..end).find(|at| starts(*at)).unwrap_or(end)
    }

    fn opens_sentence(&self, at: usize) -> bool {
        at == 0
            || ["\"", "“", "‘", "«", "„", ":", "—", "–", "-", "•", "*", ".", ")", ";", "?", "!", "…", "(", "["]
                .contains(&self.words.before(at, 1))
    }

    fn known(&mut self, range: (usize, usize), known: &Known) {
        let stands_for = stands_for(self.words, range, known);
        self.push(range, known.key.to_owned(), known.kind);
        if let Some(last) = self.found.last_mut() {
            last.stands_for = stands_for;
        }
    }

    /// A name that no list holds, where its capital is more than the start of a sentence.
    fn name(&mut self, range: (usize, usize), opens: bool, title: Option<&'static str>) {
        let (from, to) = range;
        let words = self.words;
        // "Health minister Aron Wick" at the start of a sentence; a title that is capitals throughout was cut before.
        let small = |length: usize| !words.list[from - length].capital || !words.list[from - 1].capital;
        let before = title_before(words, from).filter(|(length, _)| small(*length));
        let title = title.or(before.map(|(_, title)| title)).or_else(|| self.apposition(to));
        let kind = self.kind(range, title);
        let alone = to == from + 1;
        let plausible = match (alone, opens) {
            _ if self.headline => {
                kind == EntityKind::Person && !alone
                    || words.list[from].initials
                        && words.len() > 3
                        && words.raw(from).len() > 2
                        && !words.is_all_capitals()
            }
            (true, true) => self.stands_alone(from),
            // In languages with capital nouns a lone capital tells nothing.
            (true, false) => self.english || words.list[from].initials,
            (false, _) => true,
        };
        let compound =
            alone && words.joint(to) == Joint::Hyphen && !words.list.get(to).is_some_and(|next| next.capital);
        let letters = (from..to).map(|at| words.norm(at).chars().count()).max().unwrap_or(0);
        if !plausible || compound || letters < 2 {
            return;
        }
        let key = self.key(range, kind);
        self.push(range, key, kind);
        if let Some(last) = self.found.last_mut() {
            last.title = title.map(str::to_owned);
        }
    }

    /// "Trump said", "Turkey, a NATO member", "Kepler's": a word that opens the sentence and is treated as a name.
    fn stands_alone(&self, at: usize) -> bool {
        let word = &self.words.list[at];
        let norm = word.norm.as_str();
        let ordinary = norm.ends_with("ing")
            || norm.ends_with("ly")
            || norm.ends_with("ed")
            || norm.ends_with('s') && !word.owner
            || is_org_word(norm);
        let next = self.words.norm(at + 1);
        let past = next.ends_with("ed") && next.len() > 4;
        let verb = past
            || [
                "said", "says", "told", "has", "had", "was", "is", "will", "would", "also", "did", "wants", "won",
                "lost", "met", "and", "who", "later", "took", "made",
            ]
            .contains(&next);
        let apposed = self.words.norm(at + 1) == ","
            && ["a", "an", "the", "who", "which", "whose", "where"].contains(&self.words.norm(at + 2));
        self.english
            && !is_starter(norm)
            && (word.owner && !ordinary || word.initials || is_given_name(norm) || !ordinary && (verb || apposed))
    }

    /// "Jack Lissauer, a planetary scientist": the title behind the name.
    fn apposition(&self, to: usize) -> Option<&'static str> {
        let words = self.words;
        if words.norm(to) != "," {
            return None;
        }
        let clause = (to + 1..words.len().min(to + 7)).take_while(|at| words.is_letters(*at));
        // "In Port Tolmin, mayor Karl Brandt": the office is the man's, not the town's.
        let anothers = |length: usize| words.list.get(to + 1 + length).is_some_and(|next| next.capital);
        let opened = ["a", "an", "the", "its", "their", "his", "her"].contains(&words.norm(to + 1))
            || words.list.get(to + 1).is_some_and(|word| word.owner || word.capital)
            || title_at(words, to + 1).is_some_and(|(length, _)| !anothers(length));
        clause.filter(|_| opened).find_map(|at| title_at(words, at).map(|(_, title)| title))
    }

    fn kind(&self, (from, to): (usize, usize), title: Option<&'static str>) -> EntityKind {
        let words = self.words;
        let org = is_org_word(words.norm(to - 1)) || is_org_word(words.norm(from));
        let aged = words.norm(to) == "," && words.is_digits(to + 1) && words.norm(to + 2) == ",";
        let several = to - from >= 2;
        let speaks = matches!(words.norm(to), "said" | "told" | "says" | "added" | "who")
            || matches!(words.before(from, 1), "said" | "says" | "added");
        let placed = [
            "in",
            "near",
            "outside",
            "at",
            "across",
            "northern",
            "southern",
            "eastern",
            "western",
            "northeastern",
            "northwestern",
            "southeastern",
            "southwestern",
            "city",
            "town",
            "village",
        ]
        .contains(&words.before(from, 1))
            || ["city", "town", "village", "province", "region", "state", "island"].contains(&words.before(from, 2))
                && words.before(from, 1) == "of"
            || ["province", "city", "district", "island", "river", "county", "region"].contains(&words.norm(to));
        let initials = to == from + 1 && words.list[from].initials;
        match (org || initials, title.is_some() || aged || several && is_given_name(words.norm(from)), placed) {
            (true, _, _) => EntityKind::Organisation,
            (_, true, _) => EntityKind::Person,
            (_, _, true) => EntityKind::Place,
            _ if speaks => EntityKind::Person,
            _ => EntityKind::Other,
        }
    }

    /// Folded words; of initials inside a name nothing stays; a ministry carries its state.
    fn key(&self, (from, to): (usize, usize), kind: EntityKind) -> String {
        let words = self.words;
        let kept = (from..to).filter(|at| {
            words.list[*at].shape != Shape::Mark
                && (words.norm(*at).chars().count() > 1 || *at == from || words.is_digits(*at))
        });
        let name = kept.map(|at| plain(words.norm(at))).collect::<Vec<_>>().join(" ");
        let state = self.found.last().filter(|last| {
            let beside = words
                .list
                .get(from)
                .is_some_and(|word| last.span.end <= word.span.start && word.span.start - last.span.end <= 1);
            beside && (last.kind == EntityKind::Nationality || last.kind == EntityKind::Place)
        });
        match state {
            Some(state) if kind == EntityKind::Organisation => format!("{} {name}", state.key),
            _ => name,
        }
    }

    fn push(&mut self, (from, to): (usize, usize), key: String, kind: EntityKind) {
        let mut span = self.words.span(from, to);
        let raw = span.of(self.words.text);
        let own = raw.len() - ["'s", "’s"].iter().find_map(|tail| raw.strip_suffix(tail)).unwrap_or(raw).len();
        span.end -= own;
        let surface = span.of(self.words.text).to_owned();
        let nouns = nouns_beside(self.words, from, to);
        self.found.push(Entity { span, key, surface, kind, title: None, stands_for: None, nouns });
    }
}

/// "Bank of England", "the ferry Nordlys", "the town of Brannick", "Kepler space telescope", "Voltan, a maker of engines,".
fn nouns_beside(words: &Words, from: usize, to: usize) -> Vec<&'static str> {
    let before = if words.before(from, 1) == "of" { 2 } else { 1 };
    let apposed = words.norm(to) == "," && ["a", "an", "the", "its"].contains(&words.norm(to + 1));
    let behind = if apposed { to + 1..to + APPOSITION } else { to..to + 2 };
    let behind = behind.take_while(|&at| words.is_letters(at) && (at == to || !words.list[at].capital));
    let beside = from.checked_sub(before).into_iter().chain(behind);
    let mut found: Vec<&'static str> = (from..to).chain(beside).filter_map(|at| noun(words.norm(at))).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Words of an apposition that are looked at: "a small insurer from Arnsted".
const APPOSITION: usize = 6;
