//! Which news agency does a text name? Sixty-nine of them, each with the names it prints under.

use super::family::{parents, rows};
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A name standing in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// Short printed name of the agency: "AFP".
    pub agency: &'static str,
    pub span: Span,
    /// Can be nothing else. "TT", "PA" or "MENA" need brackets, a dash or a line of their own to be an agency.
    pub firm: bool,
}

struct Name {
    written: String,
    agency: &'static str,
    firm: bool,
}

struct Agencies {
    /// By first letter, longest first: "Interfax-Ukraine" before "Interfax".
    names: HashMap<char, Vec<Name>>,
    hosts: HashMap<&'static str, &'static str>,
}

static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| {
    let mut agencies = Agencies { names: HashMap::new(), hosts: HashMap::new() };
    for row in rows(include_str!("data/agencies.tsv")) {
        let columns: Vec<&'static str> = row.split('\t').collect();
        let &[agency, full, firm, framed, hosts] = &columns[..] else { continue };
        agencies.hosts.extend(list(hosts).map(|host| (host, agency)));
        for (names, firm) in [(full, true), (firm, true), (framed, false)] {
            for name in list(names) {
                agencies.add(name.to_owned(), agency, firm);
                agencies.add(name.to_uppercase(), agency, firm);
            }
        }
    }
    for names in agencies.names.values_mut() {
        names.sort_by(|a, b| b.written.len().cmp(&a.written.len()).then(a.written.cmp(&b.written)));
    }
    agencies
});

impl Agencies {
    fn add(&mut self, written: String, agency: &'static str, firm: bool) {
        let Some(first) = written.chars().next() else { return };
        let names = self.names.entry(first).or_default();
        if names.iter().all(|name| name.written != written) {
            names.push(Name { written, agency, firm });
        }
    }
}

fn list(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').filter(|name| !name.is_empty())
}

/// The agency whose own site `host` is.
pub(super) fn agency_of_host(host: &str) -> Option<&'static str> {
    parents(host).find_map(|host| AGENCIES.hosts.get(host.as_str()).copied())
}

/// The agency that `name` is a name of, and nothing more: "AFP", "The Associated Press", "Reuters News Agency".
pub(super) fn agency_named(name: &str) -> Option<&'static str> {
    let bare = name.trim().trim_start_matches("The ").trim_start_matches("the ");
    let found = mentions(bare).into_iter().next()?;
    let rest = bare[found.span.end..].trim().to_lowercase();
    (found.span.start == 0 && matches!(rest.as_str(), "" | "news agency" | "agency" | "news")).then_some(found.agency)
}

/// All agency names in `text`, in order, none inside another or inside a longer word.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts_word = !before.is_alphanumeric();
        before = c;
        if at < skip_to || !(starts_word || is_wide(c)) {
            continue;
        }
        let names = AGENCIES.names.get(&c).map_or(&[][..], Vec::as_slice);
        if let Some(name) = names.iter().find(|name| stands_at(&text[at..], &name.written)) {
            let span = Span::new(at, at + name.written.len());
            found.push(Mention { agency: name.agency, span, firm: name.firm });
            skip_to = span.end;
        }
    }
    found
}

fn stands_at(rest: &str, name: &str) -> bool {
    let Some(after) = rest.strip_prefix(name) else { return false };
    let mut next = after.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_alphanumeric() => name.chars().next_back().is_some_and(is_wide),
        // "AP-style", "PA-system" are words of their own.
        (Some('-'), Some(c)) => !c.is_alphanumeric(),
        _ => true,
    }
}

/// Chinese, Japanese and Korean write names without spaces around them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(&'static str, bool)> {
        mentions(text).into_iter().map(|mention| (mention.agency, mention.firm)).collect()
    }

    #[test]
    fn a_name_is_found_whole_and_in_capitals() {
        assert_eq!(named("The Associated Press and REUTERS"), [("AP", true), ("Reuters", true)]);
        assert_eq!(named("the Interfax-Ukraine agency"), [("Interfax-Ukraine", true)]);
        assert_eq!(named("the wrap of a scrap, an APPLE and a TASSEL"), []);
        assert_eq!(named("（共同）新华社北京电"), [("Kyodo", false), ("Xinhua", true)]);
    }

    #[test]
    fn the_news_agency_of_pakistan_is_not_the_one_of_new_york() {
        assert_eq!(named("Associated Press of Pakistan"), [("APP", true)]);
    }

    #[test]
    fn a_host_or_a_lone_name_is_an_agency() {
        assert_eq!(agency_of_host("www.reuters.com"), Some("Reuters"));
        assert_eq!(agency_of_host("example.org"), None);
        assert_eq!(agency_named("The Associated Press"), Some("AP"));
        assert_eq!(agency_named("Anadolu Agency"), Some("Anadolu"));
        assert_eq!(agency_named("AFP Fan Club"), None);
    }

    #[test]
    fn every_row_of_the_table_has_its_five_columns() {
        let table: Vec<&str> = rows(include_str!("data/agencies.tsv")).collect();
        assert_eq!(table.len(), 69);
        assert!(table.iter().all(|row| row.split('\t').count() == 5));
    }
}
