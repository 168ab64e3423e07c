//! How do articles become a segment? Each once, in the order given, with its words sorted into one dictionary.

use super::checksum::hash64;
use super::format::{ABSENT, ARTICLE_ROW, ARTICLE_TEXT, assemble};
use super::postings::put_postings;
use super::terms::index_terms;
use super::texts::put_text;
use crate::error::Error;
use crate::ingest::Article;
use crate::text::Role;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The bytes of a segment with `articles`; the same articles give the same bytes.
///
/// An article that came before (same id, same URL, or the same text under the same outlet) is left out: put the newest
/// edition first. `samples` marks articles that may never speak about the world.
///
/// # Errors
/// [`Error::TooLarge`] beyond 4 GB, or 16 MB of text in one article.
pub fn build_segment(articles: &[Article], samples: bool) -> Result<Vec<u8>, Error> {
    let mut builder = Builder::default();
    let mut seen = HashSet::new();
    for article in articles {
        if article.blocks.iter().map(|block| block.text.len()).sum::<usize>() > ARTICLE_TEXT {
            return Err(Error::TooLarge { what: format!("the text of {}", article.id), limit: ARTICLE_TEXT });
        }
        let identities = identities(article);
        if !identities.iter().any(|identity| seen.contains(identity)) {
            seen.extend(identities);
            builder.add(article);
        }
    }
    builder.finish(samples)
}

/// What an article shares only with itself. The text of an agency at another outlet is a reprint, not the same article.
fn identities(article: &Article) -> Vec<(char, String)> {
    let text = running_text(article.blocks.iter().map(|block| (block.role, block.text.as_str())));
    let outlet = article.outlet.as_deref().unwrap_or_default();
    let text = (!text.is_empty()).then(|| ('t', format!("{outlet}\n{text}")));
    let url = article.url.clone().map(|url| ('u', url));
    [Some(('i', article.id.clone())), url, text].into_iter().flatten().collect()
}

/// The words of the blocks that state facts, one space between them, for finding identical texts.
pub(super) fn running_text<'a>(blocks: impl Iterator<Item = (Role, &'a str)>) -> String {
    let words = blocks.filter(|(role, _)| role.states_facts()).flat_map(|(_, text)| text.split_whitespace());
    let mut running = String::new();
    for word in words {
        if !running.is_empty() {
            running.push(' ');
        }
        running.push_str(word);
    }
    running
}

/// Key of a text for quick comparison; 0 stands for no text.
pub(super) fn key(text: &str) -> u64 {
    if text.is_empty() { 0 } else { hash64(text.as_bytes()).max(1) }
}

/// Equal for two articles with the same running text; empty for one without.
pub fn text_key(article: &Article) -> String {
    match key(&running_text(article.blocks.iter().map(|block| (block.role, block.text.as_str())))) {
        0 => String::new(),
        key => format!("{key:016x}"),
    }
}

#[derive(Default)]
struct Builder {
    articles: Vec<u8>,
    strings: Strings,
    postings: BTreeMap<String, Vec<(u32, u32)>>,
    texts: Vec<u8>,
    count: u32,
}

impl Builder {
    fn add(&mut self, article: &Article) {
        let index = self.count;
        self.count += 1;
        self.put_head(article);
        self.articles.extend(article.language.code().as_bytes());
        self.articles.extend([0; 2]);
        let start = self.texts.len();
        put_text(&mut self.texts, &article.blocks);
        put(&mut self.articles, start as u32);
        put(&mut self.articles, (self.texts.len() - start) as u32);

        let terms = index_terms(article);
        put(&mut self.articles, terms.iter().map(|(_, frequency)| frequency).sum());
        for (term, frequency) in terms {
            self.postings.entry(term).or_default().push((index, frequency));
        }

        self.articles.extend([0; 8]);

        let text = running_text(article.blocks.iter().map(|block| (block.role, block.text.as_str())));
        for text in [&article.id, article.url.as_deref().unwrap_or_default(), &text] {
            self.articles.extend(key(text).to_le_bytes());
        }
        self.articles.extend(hash64(&self.texts[start..]).to_le_bytes());
        debug_assert_eq!(self.articles.len(), self.count as usize * ARTICLE_ROW);
    }

    /// In the order of [`super::format::Field`].
    fn put_head(&mut self, article: &Article) {
        let published = article.published.as_ref().map(|published| &published.text);
        let optional = [&article.url, &article.outlet, &article.title, &article.byline].map(Option::as_ref);
        let texts = [Some(&article.id)].into_iter().chain(optional).chain([published, article.feed_source.as_ref()]);
        for text in texts {
            let (offset, length) = text.map_or((ABSENT, 0), |text| self.strings.put(text));
            put(&mut self.articles, offset);
            put(&mut self.articles, length);
        }
    }

    fn finish(self, samples: bool) -> Result<Vec<u8>, Error> {
        let (mut rows, mut text, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        let terms = self.postings.len() as u32;
        for (term, entries) in &self.postings {
            put(&mut rows, text.len() as u32);
            put(&mut rows, lists.len() as u32);
            text.extend(term.as_bytes());
            put_postings(&mut lists, entries);
        }
        put(&mut rows, text.len() as u32);
        put(&mut rows, lists.len() as u32);
        let sections = [self.articles, self.strings.bytes, rows, text, lists, Vec::new(), self.texts];
        assemble(samples, self.count, terms, sections)
    }
}

/// Texts one after the other, equal ones once: outlets and headlines come again and again.
#[derive(Default)]
struct Strings {
    bytes: Vec<u8>,
    places: HashMap<String, (u32, u32)>,
}

impl Strings {
    fn put(&mut self, text: &str) -> (u32, u32) {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = (self.bytes.len() as u32, text.len() as u32);
        self.bytes.extend(text.as_bytes());
        self.places.insert(text.to_owned(), place);
        place
    }
}

fn put(out: &mut Vec<u8>, number: u32) {
    out.extend(number.to_le_bytes());
}

pub(super) fn role_number(role: Role) -> u32 {
    match role {
        Role::Headline => 0,
        Role::Paragraph => 1,
        Role::Quote => 2,
        Role::Caption => 3,
        Role::ListItem => 4,
    }
}

pub(super) fn role_of(number: u32) -> Option<Role> {
    [Role::Headline, Role::Paragraph, Role::Quote, Role::Caption, Role::ListItem].get(number as usize).copied()
}
