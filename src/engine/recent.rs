//! What is known of the page that was looked at last? A page is sought, told its coverage and compared, one after the other,
//! and each time its story is the same.

use crate::claim::{Claim, extract};
use crate::ingest::{Article, Published};
use crate::library::Library;
use crate::retrieve::{StoryArticle, story};
use std::cell::RefCell;

#[derive(Debug, Default)]
pub(super) struct Recent(RefCell<Option<Found>>);

#[derive(Debug)]
struct Found {
    article: Article,
    samples: bool,
    /// See [`Library::changes`].
    changes: u32,
    story: Vec<StoryArticle>,
    /// Its claims, and the date against which they were read.
    claims: Option<(Option<Published>, Vec<Claim>)>,
}

impl Recent {
    /// The other articles on the event.
    pub fn story(&self, article: &Article, samples: bool, library: &Library) -> Vec<StoryArticle> {
        let changes = library.changes();
        let same = |found: &&Found| (found.samples, found.changes) == (samples, changes) && found.article == *article;
        if let Some(found) = self.0.borrow().as_ref().filter(same) {
            return found.story.clone();
        }
        let story = story(article, library.view(samples));
        // An article whose words are missed may belong to it.
        if !library.misses_texts() {
            let found = Found { article: article.clone(), samples, changes, story: story.clone(), claims: None };
            self.0.replace(Some(found));
        }
        story
    }

    /// The claims of an article that was looked for, see [`extract`].
    pub fn claims(&self, article: &Article, anchor: Option<&Published>) -> Vec<Claim> {
        let mut found = self.0.borrow_mut();
        let Some(found) = found.as_mut().filter(|found| found.article == *article) else {
            return extract(article, anchor);
        };
        match &found.claims {
            Some((read, claims)) if read.as_ref() == anchor => claims.clone(),
            _ => found.claims.insert((anchor.cloned(), extract(article, anchor))).1.clone(),
        }
    }
}
