//! Where do the words of the articles lie? Behind the index of a segment, or apart from it, brought when they are asked for.
//!
//! The index is opened whole, and often: browsers stop the background after half a minute. The words are four fifths of
//! the bytes and serve only the forty articles of one story, so they may stay on the disk until then.

use super::builder::{role_number, role_of};
use super::bytes::{damaged, put_varint, take_varint, text_at};
use super::checksum::hash64;
use super::format::ARTICLE_TEXT;
use crate::error::Error;
use crate::text::{Block, Role};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// How an opened segment gets at its words.
#[derive(Debug)]
pub(super) enum Texts {
    /// In the bytes it was opened from.
    Behind,
    Apart(Apart),
}

/// Texts that were brought, by number of the article, and those that were looked for in vain.
#[derive(Debug, Default)]
pub(super) struct Apart {
    held: HashMap<u32, Vec<u8>>,
    missed: RefCell<BTreeSet<u32>>,
}

impl Apart {
    pub fn get(&self, article: u32) -> Result<&[u8], Error> {
        self.held.get(&article).map(Vec::as_slice).ok_or_else(|| {
            self.missed.borrow_mut().insert(article);
            Error::TextAbsent
        })
    }

    pub fn put(&mut self, article: u32, text: Vec<u8>) {
        self.missed.borrow_mut().remove(&article);
        self.held.insert(article, text);
    }

    /// What was looked for in vain since the last call.
    pub fn missed(&self) -> BTreeSet<u32> {
        self.missed.take()
    }

    pub fn misses(&self) -> bool {
        !self.missed.borrow().is_empty()
    }

    pub fn size(&self) -> usize {
        self.held.values().map(Vec::len).sum()
    }

    pub fn clear(&mut self) {
        self.held.clear();
    }
}

/// The blocks of an article as bytes: of each its id, role and length as varints, then its words.
pub(super) fn put_text(out: &mut Vec<u8>, blocks: &[Block]) {
    for block in blocks {
        for number in [block.id, role_number(block.role), block.text.len() as u32] {
            put_varint(out, number);
        }
        out.extend(block.text.as_bytes());
    }
}

/// The blocks that [`put_text`] wrote, where they lie.
pub(super) fn blocks_in(mut bytes: &[u8]) -> Result<Vec<(u32, Role, &str)>, Error> {
    if bytes.len() > ARTICLE_TEXT {
        return Err(damaged("an article is longer than any that is stored"));
    }
    let mut blocks = Vec::new();
    while !bytes.is_empty() {
        let mut number = || take_varint(&mut bytes).ok_or_else(|| damaged("a block ends early"));
        let (id, role, length) = (number()?, number()?, number()?);
        let role = role_of(role).ok_or_else(|| damaged("a block has an unknown role"))?;
        let text = text_at(bytes, 0, length)?;
        bytes = &bytes[length as usize..];
        blocks.push((id, role, text));
    }
    Ok(blocks)
}

/// Verifies the checksum that the index keeps of a text.
pub(super) fn verify(text: &[u8], sum: u64) -> Result<(), Error> {
    if hash64(text) == sum { Ok(()) } else { Err(damaged("the checksum of an article does not fit")) }
}
