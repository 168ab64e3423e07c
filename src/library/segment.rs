//! What stands in a segment? Opening checks the bytes once; each article is read where it lies when it is asked for.

use super::bytes::{damaged, part, row, text_at, u32_at, u64_at};
use super::format::{self, ABSENT, ARTICLE_ROW, Field, Header, Section};
use super::postings::{Dictionary, Postings};
use super::texts::{Apart, Texts, blocks_in, verify};
use crate::error::Error;
use crate::ingest::{Article, Published};
use crate::text::{Block, Language, Role};

/// Opened bytes of one segment.
#[derive(Debug)]
pub struct Segment {
    bytes: Vec<u8>,
    header: Header,
    texts: Texts,
}

/// An article without its blocks, read in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head<'a> {
    pub id: &'a str,
    pub url: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub title: Option<&'a str>,
    pub byline: Option<&'a str>,
    /// As the source wrote it, see [`Head::date`].
    pub published: Option<&'a str>,
    pub feed_source: Option<&'a str>,
    pub language: Language,
}

impl Head<'_> {
    pub fn date(&self) -> Option<Published> {
        self.published.and_then(Published::read)
    }
}

impl Segment {
    /// Checks header and checksums; reads no article. `bytes` may be the index alone, see [`Segment::index`].
    ///
    /// # Errors
    /// [`Error::SegmentFormat`] for another format version, [`Error::SegmentDamaged`] for anything else.
    pub fn open(bytes: Vec<u8>) -> Result<Segment, Error> {
        let header = Header::read(&bytes)?;
        let is_whole = bytes.len() == header.section(Section::Texts).end;
        let texts = if is_whole { Texts::Behind } else { Texts::Apart(Apart::default()) };
        let segment = Segment { bytes, header, texts };
        segment.stretches_are_apart()?;
        if is_whole {
            for index in 0..segment.len() {
                verify(segment.text_bytes(index)?, segment.text_sum(index)?)?;
            }
        }
        Ok(segment)
    }

    /// A published library may be anyone's: ten thousand rows that name one text of a megabyte would be unpacked to ten
    /// gigabytes. Strings are shared, as outlets and headlines come again and again, so what they come to is limited.
    fn stretches_are_apart(&self) -> Result<(), Error> {
        let (mut end, mut strings) = (0u64, 0u64);
        for index in 0..self.len() {
            let row = self.row(index)?;
            let (start, length) = (u32_at(row, format::TEXT)?, u32_at(row, format::TEXT + 4)?);
            if u64::from(start) < end {
                return Err(damaged("two articles share their words"));
            }
            end = u64::from(start) + u64::from(length);
            for field in 0..format::FIELDS {
                strings += if u32_at(row, 8 * field)? == ABSENT { 0 } else { u64::from(u32_at(row, 8 * field + 4)?) };
            }
        }
        if strings > format::HEADS { Err(damaged("its headlines have too many bytes")) } else { Ok(()) }
    }

    /// Everything but the words: enough to open the segment, and to find articles in it.
    pub fn index(&self) -> &[u8] {
        &self.bytes[..self.header.section(Section::Texts).start]
    }

    /// The words of an article, as [`Segment::put_text`] takes them.
    ///
    /// # Errors
    /// [`Error::TextAbsent`] where they are apart and were not brought.
    pub fn text_bytes(&self, index: u32) -> Result<&[u8], Error> {
        match &self.texts {
            Texts::Apart(apart) => apart.get(index),
            Texts::Behind => {
                let row = self.row(index)?;
                let (start, length) = (u32_at(row, format::TEXT)?, u32_at(row, format::TEXT + 4)?);
                part(self.section(Section::Texts), start as usize, length as usize)
            }
        }
    }

    /// Brings the words of an article to a segment that was opened by its index.
    ///
    /// # Errors
    /// [`Error::SegmentDamaged`] where they are not those that the index was made from.
    pub fn put_text(&mut self, index: u32, text: Vec<u8>) -> Result<(), Error> {
        verify(&text, self.text_sum(index)?)?;
        if let Texts::Apart(apart) = &mut self.texts {
            apart.put(index, text);
        }
        Ok(())
    }

    pub(super) fn apart(&self) -> Option<&Apart> {
        if let Texts::Apart(apart) = &self.texts { Some(apart) } else { None }
    }

    pub(super) fn forget_texts(&mut self) {
        if let Texts::Apart(apart) = &mut self.texts {
            apart.clear();
        }
    }

    fn text_sum(&self, index: u32) -> Result<u64, Error> {
        u64_at(self.row(index)?, format::TEXT_SUM)
    }

    /// Number of articles.
    pub fn len(&self) -> u32 {
        self.header.articles
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these are sample articles.
    pub fn is_samples(&self) -> bool {
        self.header.samples
    }

    /// What the segment was opened from.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn head(&self, index: u32) -> Result<Head<'_>, Error> {
        let row = self.row(index)?;
        Ok(Head {
            id: self.text(row, Field::Id)?.unwrap_or_default(),
            url: self.text(row, Field::Url)?,
            outlet: self.text(row, Field::Outlet)?,
            title: self.text(row, Field::Title)?,
            byline: self.text(row, Field::Byline)?,
            published: self.text(row, Field::Published)?,
            feed_source: self.text(row, Field::FeedSource)?,
            language: language(row)?,
        })
    }

    /// The whole article, as it was given to [`super::build_segment`].
    pub fn article(&self, index: u32) -> Result<Article, Error> {
        let head = self.head(index)?;
        let blocks = self.blocks(index)?.into_iter().map(|(id, role, text)| Block { id, role, text: text.to_owned() });
        Ok(Article {
            id: head.id.to_owned(),
            url: head.url.map(str::to_owned),
            outlet: head.outlet.map(str::to_owned),
            title: head.title.map(str::to_owned),
            byline: head.byline.map(str::to_owned),
            published: head.date(),
            language: head.language,
            feed_source: head.feed_source.map(str::to_owned),
            blocks: blocks.collect(),
        })
    }

    /// Number of indexed words in the article, repetitions included.
    pub fn words(&self, index: u32) -> Result<u32, Error> {
        u32_at(self.row(index)?, format::LENGTH)
    }

    pub(super) fn postings(&self, term: &str) -> Postings<'_> {
        let dictionary = Dictionary {
            terms: self.header.terms,
            articles: self.header.articles,
            rows: self.section(Section::Terms),
            text: self.section(Section::TermText),
            postings: self.section(Section::Postings),
            coding: self.header.coding,
        };
        dictionary.find(term)
    }

    /// Keys of id, URL and running text. 0: there is none.
    pub(super) fn keys(&self, index: u32) -> Result<[u64; 3], Error> {
        let row = self.row(index)?;
        Ok([u64_at(row, format::ID_KEY)?, u64_at(row, format::URL_KEY)?, u64_at(row, format::TEXT_KEY)?])
    }

    /// Whether two articles have the same words. Decided by the index alone, as keys do not meet by accident. Whoever makes
    /// them meet could as well print the other's words; which of the two then speaks is for the shelf to say.
    pub(super) fn says_the_same(&self, index: u32, other: &Segment, its: u32) -> bool {
        let says = |segment: &Segment, index| Some((segment.keys(index).ok()?[2], segment.words(index).ok()?));
        says(self, index).is_some_and(|(key, words)| key != 0 && says(other, its) == Some((key, words)))
    }

    pub(super) fn outlet(&self, index: u32) -> Result<Option<&str>, Error> {
        self.text(self.row(index)?, Field::Outlet)
    }

    fn blocks(&self, index: u32) -> Result<Vec<(u32, Role, &str)>, Error> {
        blocks_in(self.text_bytes(index)?)
    }

    fn row(&self, index: u32) -> Result<&[u8], Error> {
        row(self.section(Section::Articles), index, ARTICLE_ROW)
    }

    fn text(&self, row: &[u8], field: Field) -> Result<Option<&str>, Error> {
        let at = 8 * field as usize;
        match u32_at(row, at)? {
            ABSENT => Ok(None),
            offset => text_at(self.section(Section::Strings), offset, u32_at(row, at + 4)?).map(Some),
        }
    }

    /// The header was checked to name only stretches of these bytes.
    fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.header.section(section)]
    }
}

fn language(row: &[u8]) -> Result<Language, Error> {
    let code = part(row, format::LANGUAGE, 2)?;
    let code = std::str::from_utf8(code).ok().and_then(Language::from_code);
    code.ok_or_else(|| damaged("an article has an unreadable language"))
}
