//! How does a segment lie in bytes? A header, then seven sections. Numbers are little-endian.
//!
//! Everything before the texts is the index. It can be opened without them, see [`super::texts`].
//!
//! ```text
//!  at  bytes  header
//!   0      4  magic "2src"
//!   4      2  format version
//!   6      2  flags: bit 0 = sample articles
//!   8      8  checksum of all other bytes of the index
//!  16      4  number of articles
//!  20      4  number of terms
//!  24   7 × 8  sections in the order of `Section`: offset from the start of the file, length
//!  80         the sections
//!
//! section       row  content
//! articles      112  0: seven texts in the order of `Field`, each offset and length in `strings` (offset !0: absent)
//!                    56: language, two letters · 58: two zeros · 60: offset and length in `texts`
//!                    68: words indexed · 72: eight zeros (format 2: its fingerprints)
//!                    80: key of the id · 88: of the url · 96: of the running text (0: none)
//!                    104: checksum of its bytes in `texts`
//! strings            UTF-8 of everything above, each text once
//! terms           8  0: offset in `term text` · 4: offset in `postings`; sorted by term; one closing row
//! term text          UTF-8 of the terms, one after the other
//! postings           for each term, as varints: number of articles, then of each twice its distance from the one before
//!                    (the first from 0), plus 1 where it uses the term more than once: how often then follows
//!                    (format 2: the distance, then how often in any case)
//! fingerprints       nothing (format 2: hashes of word runs, which nobody reads any more)
//! texts              for each article its blocks: id, role and length as varints, then the UTF-8 of the words
//! ```
//!
//! A change of this table raises [`NEWEST`]; a build that still reads older ones lowers nothing. Format 3 is half as large:
//! the index is read whole whenever the background starts, so what no question asks for does not stand in it.

use super::bytes::{damaged, part, range, u16_at, u32_at, u64_at};
use super::checksum::{hash64, step};
use super::postings::Coding;
use crate::error::Error;
use std::ops::Range;

pub(super) const MAGIC: [u8; 4] = *b"2src";
/// Oldest and newest format version that this build reads; it writes the newest.
pub(super) const OLDEST: u16 = 2;
pub(super) const NEWEST: u16 = 3;

pub(super) const HEADER: usize = 80;
pub(super) const ARTICLE_ROW: usize = 112;
pub(super) const TERM_ROW: usize = 8;
pub(super) const ABSENT: u32 = u32::MAX;
/// Most text in one article, in bytes. Hostile rows could all name one long text and fill the memory.
pub(super) const ARTICLE_TEXT: usize = 16 << 20;

/// Positions in an article row behind its texts.
pub(super) const LANGUAGE: usize = 56;
pub(super) const TEXT: usize = 60;
pub(super) const LENGTH: usize = 68;
pub(super) const ID_KEY: usize = 80;
pub(super) const URL_KEY: usize = 88;
pub(super) const TEXT_KEY: usize = 96;
pub(super) const TEXT_SUM: usize = 104;

const FLAG_SAMPLES: u16 = 1;
const SECTIONS: usize = 7;

#[derive(Clone, Copy)]
pub(super) enum Section {
    Articles,
    Strings,
    Terms,
    TermText,
    Postings,
    /// Behind the one that held fingerprints.
    Texts = 6,
}

/// Most bytes of all heads of a segment: ten times those of the largest one.
pub(super) const HEADS: u64 = 64 << 20;
/// Number of [`Field`]s.
pub(super) const FIELDS: usize = 7;

/// Texts of an article row, in their order there.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Id,
    Url,
    Outlet,
    Title,
    Byline,
    Published,
    FeedSource,
}

/// What the first bytes say of the rest.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub samples: bool,
    pub articles: u32,
    pub terms: u32,
    /// How its postings are written.
    pub coding: Coding,
    sections: [Range<usize>; SECTIONS],
}

impl Header {
    /// Reads and verifies the header and the checksum; says nothing about what the sections hold. `bytes` may end with
    /// the index: the texts are then apart.
    pub fn read(bytes: &[u8]) -> Result<Header, Error> {
        if part(bytes, 0, 4)? != MAGIC {
            return Err(damaged("it does not start as a segment does"));
        }
        let found = u16_at(bytes, 4)?;
        if !(OLDEST..=NEWEST).contains(&found) {
            return Err(Error::SegmentFormat { found, oldest: OLDEST, newest: NEWEST });
        }
        part(bytes, 0, HEADER)?;
        let index = part(bytes, 0, index_length(bytes)?.max(HEADER))?;
        if u64_at(bytes, 8)? != checksum(index) {
            return Err(damaged("its checksum does not fit"));
        }
        let mut sections: [Range<usize>; SECTIONS] = Default::default();
        for (number, section) in sections.iter_mut().enumerate() {
            let at = 24 + 8 * number;
            let limit = if number == Section::Texts as usize { u32::MAX as usize } else { index.len() };
            *section = range(u32_at(bytes, at)?, u32_at(bytes, at + 4)?, limit)?;
        }
        let texts = &sections[Section::Texts as usize];
        if texts.start != index.len() || (bytes.len() != texts.start && bytes.len() != texts.end) {
            return Err(damaged("its texts are cut off"));
        }
        let samples = u16_at(bytes, 6)? & FLAG_SAMPLES != 0;
        let coding = if found < 3 { Coding::Pairs } else { Coding::Marked };
        let header = Header { samples, articles: u32_at(bytes, 16)?, terms: u32_at(bytes, 20)?, coding, sections };
        header.tables_fit()?;
        Ok(header)
    }

    pub fn section(&self, section: Section) -> Range<usize> {
        self.sections[section as usize].clone()
    }

    /// The counts must be those of the tables: they bound every loop over them.
    fn tables_fit(&self) -> Result<(), Error> {
        let rows = |section, width| self.section(section).len() as u64 / width as u64;
        let articles = rows(Section::Articles, ARTICLE_ROW) == u64::from(self.articles);
        let terms = rows(Section::Terms, TERM_ROW) == u64::from(self.terms) + 1;
        if articles && terms { Ok(()) } else { Err(damaged("its tables have other lengths than its header says")) }
    }
}

/// Puts a header before the sections, given in the order of [`Section`].
pub(super) fn assemble(
    samples: bool,
    articles: u32,
    terms: u32,
    sections: [Vec<u8>; SECTIONS],
) -> Result<Vec<u8>, Error> {
    let total = HEADER + sections.iter().map(Vec::len).sum::<usize>();
    if u32::try_from(total).is_err() {
        return Err(Error::TooLarge { what: "a segment".to_owned(), limit: u32::MAX as usize });
    }
    let mut bytes = Vec::with_capacity(total);
    bytes.extend(MAGIC);
    bytes.extend(NEWEST.to_le_bytes());
    bytes.extend((if samples { FLAG_SAMPLES } else { 0 }).to_le_bytes());
    bytes.extend([0; 8]);
    bytes.extend(articles.to_le_bytes());
    bytes.extend(terms.to_le_bytes());
    let mut offset = HEADER;
    for section in &sections {
        bytes.extend((offset as u32).to_le_bytes());
        bytes.extend((section.len() as u32).to_le_bytes());
        offset += section.len();
    }
    sections.iter().for_each(|section| bytes.extend(section));
    seal(&mut bytes);
    Ok(bytes)
}

/// Writes the checksum that fits the other bytes of the index.
pub(super) fn seal(bytes: &mut [u8]) {
    let index = index_length(bytes).map_or(bytes.len(), |length| length.clamp(HEADER, bytes.len()));
    let sum = checksum(&bytes[..index]);
    bytes[8..16].copy_from_slice(&sum.to_le_bytes());
}

/// Where the texts begin.
fn index_length(bytes: &[u8]) -> Result<usize, Error> {
    Ok(u32_at(bytes, 24 + 8 * Section::Texts as usize)? as usize)
}

/// `index` holds a header at least.
fn checksum(index: &[u8]) -> u64 {
    step(hash64(&index[..8]), hash64(&index[16..]))
}
