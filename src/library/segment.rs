//! What stands in a segment? Opening checks the bytes once; each article is read where it lies when it is asked for.

use super::builder::{role_of, running_text};
use super::bytes::{damaged, part, row, text_at, u32_at, u64_at};
use super::format::{self, ABSENT, ARTICLE_ROW, BLOCK_ROW, Field, Header, Section};
use super::postings::{Dictionary, Postings};
use crate::error::Error;
use crate::ingest::{Article, Published};
use crate::text::{Block, Language, Role};

/// Opened bytes of one segment.
#[derive(Debug)]
pub struct Segment {
    bytes: Vec<u8>,
    header: Header,
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
    /// Checks header and checksum; reads no article.
    ///
    /// # Errors
    /// [`Error::SegmentFormat`] for another format version, [`Error::SegmentDamaged`] for anything else.
    pub fn open(bytes: Vec<u8>) -> Result<Segment, Error> {
        let header = Header::read(&bytes)?;
        Ok(Segment { bytes, header })
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

    /// Sorted fingerprints of the article, see [`super::fingerprint`].
    pub fn fingerprint(&self, index: u32) -> Result<Vec<u32>, Error> {
        let row = self.row(index)?;
        let (first, count) = (u32_at(row, format::FINGERPRINTS)?, u32_at(row, format::FINGERPRINTS + 4)?);
        let start = (first as usize).checked_mul(4).ok_or_else(|| damaged("fingerprints out of range"))?;
        let length = (count as usize).checked_mul(4).ok_or_else(|| damaged("fingerprints out of range"))?;
        let stored = part(self.section(Section::Fingerprints), start, length)?;
        stored.chunks_exact(4).map(|hash| u32_at(hash, 0)).collect()
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
        };
        dictionary.find(term)
    }

    /// Keys of id, URL and running text. 0: there is none.
    pub(super) fn keys(&self, index: u32) -> Result<[u64; 3], Error> {
        let row = self.row(index)?;
        Ok([u64_at(row, format::ID_KEY)?, u64_at(row, format::URL_KEY)?, u64_at(row, format::TEXT_KEY)?])
    }

    /// The words that state facts, see [`running_text`].
    pub(super) fn running_text(&self, index: u32) -> Result<String, Error> {
        Ok(running_text(self.blocks(index)?.into_iter().map(|(_, role, text)| (role, text))))
    }

    fn blocks(&self, index: u32) -> Result<Vec<(u32, Role, &str)>, Error> {
        let article = self.row(index)?;
        let (first, count) = (u32_at(article, format::BLOCKS)?, u32_at(article, format::BLOCKS + 4)?);
        let end = first.checked_add(count).ok_or_else(|| damaged("blocks out of range"))?;
        let mut blocks = Vec::new();
        let mut size = 0;
        for number in first..end {
            let block = self.block(number)?;
            size += block.2.len();
            if size > format::ARTICLE_TEXT {
                return Err(damaged("an article is longer than any that is stored"));
            }
            blocks.push(block);
        }
        Ok(blocks)
    }

    fn block(&self, number: u32) -> Result<(u32, Role, &str), Error> {
        let found = row(self.section(Section::Blocks), number, BLOCK_ROW)?;
        let role = role_of(u32_at(found, 4)?).ok_or_else(|| damaged("a block has an unknown role"))?;
        Ok((u32_at(found, 0)?, role, text_at(self.section(Section::Strings), u32_at(found, 8)?, u32_at(found, 12)?)?))
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
