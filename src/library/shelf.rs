//! How do several segments answer as one library? Each article counts once, and samples stand on a shelf of their own.
//!
//! Where one article lies in several segments, the one of the highest [`Standing`] speaks for it: whoever publishes a library
//! may write anything under another outlet's address. Among equals the segment added last does: a page that was synced
//! again replaces its earlier edition, and removing that segment brings the earlier one back.

use super::builder::{key, running_text};
use super::checksum::{hash64, step};
use super::segment::{Head, Segment};
use crate::error::Error;
use crate::ingest::{Article, Published};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Number of an opened segment; never used twice by one [`Library`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentId(pub u32);

/// How its articles came here, which the segment itself cannot vouch for: the higher one speaks for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Standing {
    /// In a library that somebody publishes.
    Published,
    /// In a file that the reader handed in.
    Imported,
    /// From the outlet itself.
    #[default]
    Fetched,
}

/// Address of an article in a library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleRef {
    pub segment: SegmentId,
    pub index: u32,
}

/// All opened segments.
#[derive(Debug, Default)]
pub struct Library {
    world: Shelf,
    samples: Shelf,
    next: u32,
    changes: u32,
}

impl Library {
    /// Opens the bytes of a segment.
    ///
    /// # Errors
    /// [`Error::SegmentFormat`] or [`Error::SegmentDamaged`]; the library is then as before.
    pub fn add(&mut self, bytes: Vec<u8>, standing: Standing) -> Result<SegmentId, Error> {
        let segment = Segment::open(bytes)?;
        let id = SegmentId(self.next);
        let shelf = if segment.is_samples() { &mut self.samples } else { &mut self.world };
        shelf.add(id, segment, standing)?;
        self.next += 1;
        self.changes += 1;
        Ok(id)
    }

    /// Brings the words of an article to a segment that was opened by its index; nothing happens where it is gone.
    ///
    /// # Errors
    /// [`Error::SegmentDamaged`] where they are not those that the index was made from.
    pub fn put_text(&mut self, article: ArticleRef, text: Vec<u8>) -> Result<(), Error> {
        let opened =
            [&mut self.world, &mut self.samples].into_iter().find_map(|s| s.segments.get_mut(&article.segment));
        opened.map_or(Ok(()), |opened| opened.segment.put_text(article.index, text))
    }

    /// Articles whose words were asked for since the last call and are apart.
    pub fn missed_texts(&self) -> Vec<ArticleRef> {
        let all = self.segments().filter_map(|(id, segment)| Some((id, segment.apart()?.missed())));
        all.flat_map(|(segment, missed)| missed.into_iter().map(move |index| ArticleRef { segment, index })).collect()
    }

    /// Lets go of words that were brought, where they are more than `limit` bytes.
    pub fn forget_texts(&mut self, limit: usize) {
        let held: usize = self.segments().filter_map(|(_, segment)| Some(segment.apart()?.size())).sum();
        if held > limit {
            let opened = self.world.segments.values_mut().chain(self.samples.segments.values_mut());
            opened.for_each(|opened| opened.segment.forget_texts());
        }
    }

    /// Rises when articles come or go. Words that are brought or forgotten change nothing.
    pub fn changes(&self) -> u32 {
        self.changes
    }

    /// Whether words are missed that are apart, see [`Library::missed_texts`].
    pub fn misses_texts(&self) -> bool {
        self.segments().any(|(_, segment)| segment.apart().is_some_and(|apart| apart.misses()))
    }

    /// Whether there was such a segment.
    pub fn remove(&mut self, id: SegmentId) -> bool {
        self.changes += 1;
        self.world.remove(id) || self.samples.remove(id)
    }

    /// The articles that may answer for a sample page, or for a real one. Never both.
    pub fn view(&self, samples: bool) -> &Shelf {
        if samples { &self.samples } else { &self.world }
    }

    /// Opened segments of both shelves in the order in which they were added.
    pub fn segments(&self) -> impl Iterator<Item = (SegmentId, &Segment)> {
        let mut all: Vec<_> = self.world.segments().chain(self.samples.segments()).collect();
        all.sort_by_key(|(id, _)| *id);
        all.into_iter()
    }

    /// Number of articles on both shelves.
    pub fn len(&self) -> usize {
        self.world.len() + self.samples.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Segments that answer together.
#[derive(Debug, Default)]
pub struct Shelf {
    segments: BTreeMap<SegmentId, Opened>,
    /// The article that speaks for an identity: kind and key.
    speakers: HashMap<(Identity, u64), ArticleRef>,
}

#[derive(Debug)]
struct Opened {
    segment: Segment,
    standing: Standing,
    /// Articles for which another segment speaks.
    hidden: Vec<bool>,
    /// Whether there are any.
    hides: bool,
}

/// What two copies of one article share. The same text at another outlet is a reprint, which lineage counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Identity {
    Id,
    Url,
    TextOfOutlet,
}

/// What a shelf holds in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    pub articles: usize,
    pub outlets: usize,
    pub oldest: Option<Published>,
    pub newest: Option<Published>,
}

impl Shelf {
    /// Number of articles, each counted once.
    pub fn len(&self) -> usize {
        self.segments.values().map(|opened| opened.shown()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.articles().next().is_none()
    }

    /// Every article once, in the order in which they were added.
    pub fn articles(&self) -> impl Iterator<Item = ArticleRef> {
        self.segments.iter().flat_map(|(id, opened)| {
            let shown = (0..opened.segment.len()).filter(|index| !opened.is_hidden(*index));
            shown.map(|index| ArticleRef { segment: *id, index })
        })
    }

    /// The decoded article.
    ///
    /// # Errors
    /// [`Error::SegmentDamaged`] where its bytes contradict themselves or the segment was removed.
    pub fn article(&self, article: ArticleRef) -> Result<Article, Error> {
        self.segment(article)?.article(article.index)
    }

    /// The article without its blocks, read in place.
    pub fn head(&self, article: ArticleRef) -> Result<Head<'_>, Error> {
        self.segment(article)?.head(article.index)
    }

    /// Number of indexed words in the article, repetitions included; 0 where it cannot be read.
    pub fn words(&self, article: ArticleRef) -> u32 {
        self.segment(article).and_then(|segment| segment.words(article.index)).unwrap_or_default()
    }

    /// How many articles use the term, see [`super::index_terms`].
    pub fn document_frequency(&self, term: &str) -> u32 {
        let count = |opened: &Opened| match opened.hides {
            false => opened.segment.postings(term).len(),
            true => opened.segment.postings(term).filter(|(index, _)| !opened.is_hidden(*index)).count() as u32,
        };
        self.segments.values().map(count).sum()
    }

    /// Articles that use the term and how often, in the order of [`Shelf::articles`].
    pub fn postings(&self, term: &str) -> impl Iterator<Item = (ArticleRef, u32)> {
        self.segments.iter().flat_map(move |(id, opened)| {
            let shown = opened.segment.postings(term).filter(|(index, _)| !opened.is_hidden(*index));
            shown.map(|(index, frequency)| (ArticleRef { segment: *id, index }, frequency))
        })
    }

    /// The library's copies of `article`: same id, same URL or identical text. They are never evidence for it.
    pub fn same_as(&self, article: &Article) -> Vec<ArticleRef> {
        let text = running_text(article.blocks.iter().map(|block| (block.role, block.text.as_str())));
        let url = article.url.as_deref().unwrap_or_default();
        let keys = [key(&article.id), key(url), key(&text)];
        let alike = |found: &ArticleRef| {
            let Ok(segment) = self.segment(*found) else { return false };
            let stored = segment.keys(found.index).unwrap_or_default();
            let same = |number: usize| keys[number] != 0 && keys[number] == stored[number];
            let head = || segment.head(found.index).ok();
            (same(0) && head().is_some_and(|head| head.id == article.id))
                || (same(1) && head().is_some_and(|head| head.url == Some(url)))
                || same(2)
        };
        self.articles().filter(alike).collect()
    }

    /// Articles, outlets, oldest and newest date.
    pub fn summary(&self) -> Summary {
        let heads: Vec<Head> = self.articles().filter_map(|article| self.head(article).ok()).collect();
        let outlets: BTreeSet<&str> = heads.iter().filter_map(|head| head.outlet).collect();
        let dates: BTreeSet<&str> = heads.iter().filter_map(|head| head.published).collect();
        let dates: Vec<Published> = dates.into_iter().filter_map(Published::read).collect();
        Summary {
            articles: heads.len(),
            outlets: outlets.len(),
            oldest: dates.iter().min_by_key(|date| (date.first, date.second)).cloned(),
            newest: dates.iter().max_by_key(|date| (date.last, date.second)).cloned(),
        }
    }

    /// Segments in the order in which they were added.
    pub fn segments(&self) -> impl Iterator<Item = (SegmentId, &Segment)> {
        self.segments.iter().map(|(id, opened)| (*id, &opened.segment))
    }

    fn segment(&self, article: ArticleRef) -> Result<&Segment, Error> {
        let found = self.segments.get(&article.segment).map(|opened| &opened.segment);
        found.ok_or_else(|| Error::SegmentDamaged { problem: "it was removed".to_owned() })
    }

    fn add(&mut self, id: SegmentId, segment: Segment, standing: Standing) -> Result<(), Error> {
        let identities = (0..segment.len()).map(|index| identities(&segment, index)).collect::<Result<Vec<_>, _>>()?;
        let hidden = vec![false; segment.len() as usize];
        self.speakers.reserve(3 * hidden.len());
        self.segments.insert(id, Opened { segment, standing, hidden, hides: false });
        for (index, identities) in (0..).zip(identities) {
            self.let_speak(ArticleRef { segment: id, index }, &identities);
        }
        Ok(())
    }

    /// Hides what `article` is an edition of, and answers for it from now on; hides `article` where one of them stands higher.
    fn let_speak(&mut self, article: ArticleRef, identities: &[(Identity, u64)]) {
        let earlier = |identity: &(Identity, u64)| {
            let found = self.speakers.get(identity).copied();
            // Keys may meet by accident or be made to: what they stand for decides.
            found.filter(|found| self.is_same(*found, article, identity.0))
        };
        let earlier: Vec<ArticleRef> = identities.iter().filter_map(earlier).collect();
        if earlier.iter().any(|other| self.standing(*other) > self.standing(article)) {
            return self.hide(article);
        }
        self.speakers.extend(identities.iter().map(|identity| (*identity, article)));
        earlier.into_iter().for_each(|other| self.hide(other));
    }

    fn standing(&self, article: ArticleRef) -> Option<Standing> {
        self.segments.get(&article.segment).map(|opened| opened.standing)
    }

    fn hide(&mut self, article: ArticleRef) {
        let Some(opened) = self.segments.get_mut(&article.segment) else { return };
        if let Some(hidden) = opened.hidden.get_mut(article.index as usize) {
            *hidden = true;
            opened.hides = true;
        }
    }

    fn is_same(&self, one: ArticleRef, other: ArticleRef, identity: Identity) -> bool {
        let (Ok(mine), Ok(theirs)) = (self.head(one), self.head(other)) else { return false };
        let (Ok(my), Ok(their)) = (self.segment(one), self.segment(other)) else { return false };
        one != other
            && match identity {
                Identity::Id => mine.id == theirs.id,
                Identity::Url => mine.url == theirs.url,
                Identity::TextOfOutlet => {
                    mine.outlet == theirs.outlet && my.says_the_same(one.index, their, other.index)
                }
            }
    }

    fn remove(&mut self, id: SegmentId) -> bool {
        let found = self.segments.remove(&id).is_some();
        if found {
            let rest = std::mem::take(self);
            for (id, opened) in rest.segments {
                // These were added before, so their rows read well.
                let _ = self.add(id, opened.segment, opened.standing);
            }
        }
        found
    }
}

impl Opened {
    fn is_hidden(&self, index: u32) -> bool {
        self.hidden.get(index as usize).copied().unwrap_or(false)
    }

    fn shown(&self) -> usize {
        self.hidden.iter().filter(|hidden| !**hidden).count()
    }
}

fn identities(segment: &Segment, index: u32) -> Result<Vec<(Identity, u64)>, Error> {
    let [id, url, text] = segment.keys(index)?;
    let outlet = hash64(segment.outlet(index)?.unwrap_or_default().as_bytes());
    let all = [
        (Identity::Id, id),
        (Identity::Url, url),
        (Identity::TextOfOutlet, if text == 0 { 0 } else { step(outlet, text) }),
    ];
    Ok(all.into_iter().filter(|(_, key)| *key != 0).collect())
}
