//! What did the caller send? Articles are read forgivingly; what had to be ignored is told.

use super::types;
use crate::error::Error;
use crate::ingest::{Article, Published, blocks_of, canonical_url};
use crate::text::{Block, Role};

/// An article as the core takes it, and what was ignored on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    pub article: Article,
    pub notices: Vec<types::Notice>,
}

/// Longest text of one article, in bytes. A long read has 60 kB; five megabytes are no news article.
const LONGEST_TEXT: usize = 4_000_000;

const MOST_BLOCKS: usize = 20_000;

/// Reads an article. `fallback` becomes the id where the caller gave neither `id` nor `url`.
///
/// # Errors
/// A text beyond the limits, or an article with neither `blocks` nor `text`.
pub fn read(sent: types::Article, fallback: Option<&str>) -> Result<Received, Error> {
    let mut notices = Vec::new();
    let bytes = sent.blocks.iter().map(|b| b.text.len()).sum::<usize>() + sent.text.as_ref().map_or(0, String::len);
    if bytes > LONGEST_TEXT || sent.blocks.len() > MOST_BLOCKS {
        return Err(Error::TooLarge { what: "article text".into(), limit: LONGEST_TEXT });
    }
    let url = sent.url.as_deref().map(|url| canonical_url(url).unwrap_or_else(|| url.to_owned()));
    let id = sent
        .id
        .filter(|id| !id.is_empty())
        .or_else(|| url.clone())
        .or_else(|| fallback.map(str::to_owned))
        .ok_or_else(|| Error::input("article", "has neither \"id\" nor \"url\"", "give it one of the two"))?;
    let blocks = match sent.text {
        Some(text) if sent.blocks.is_empty() => blocks_of(&text),
        _ => sent.blocks.into_iter().map(|b| Block { id: b.id, role: role(b.role), text: b.text }).collect(),
    };
    let published = sent.published.as_deref().filter(|p| !p.trim().is_empty()).and_then(|text| {
        let read = Published::read(text);
        if read.is_none() {
            notices.push(unreadable_date(text));
        }
        read
    });
    let mut article = Article {
        id,
        url,
        outlet: text_of(sent.outlet),
        title: text_of(sent.title),
        byline: text_of(sent.byline),
        published,
        language: Default::default(),
        feed_source: text_of(sent.feed_source),
        blocks,
    };
    article.language = Article::language_of(sent.language.as_deref(), &article.body());
    if !article.language.is_english() {
        notices.push(other_language());
    }
    Ok(Received { article, notices })
}

fn unreadable_date(date: &str) -> types::Notice {
    types::Notice {
        about: types::NoticeAbout::Published,
        value: Some(date.to_owned()),
        text: format!("The publication date \"{date}\" could not be read and was ignored."),
    }
}

fn other_language() -> types::Notice {
    types::Notice {
        about: types::NoticeAbout::Language,
        value: None,
        text: "This article is not in English: it is compared by wording, names and numbers only.".into(),
    }
}

/// The article as callers read and write it.
pub fn write(article: &Article) -> types::Article {
    types::Article {
        id: Some(article.id.clone()),
        url: article.url.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        byline: article.byline.clone(),
        published: article.published.as_ref().map(|p| p.text.clone()),
        language: Some(article.language.code().to_owned()),
        feed_source: article.feed_source.clone(),
        blocks: article
            .blocks
            .iter()
            .map(|b| types::Block { id: b.id, role: block_role(b.role), text: b.text.clone() })
            .collect(),
        text: None,
    }
}

fn text_of(text: Option<String>) -> Option<String> {
    text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

fn role(role: types::BlockRole) -> Role {
    match role {
        types::BlockRole::Headline => Role::Headline,
        types::BlockRole::Paragraph => Role::Paragraph,
        types::BlockRole::Quote => Role::Quote,
        types::BlockRole::Caption => Role::Caption,
        types::BlockRole::ListItem => Role::ListItem,
    }
}

fn block_role(role: Role) -> types::BlockRole {
    match role {
        Role::Headline => types::BlockRole::Headline,
        Role::Paragraph => types::BlockRole::Paragraph,
        Role::Quote => types::BlockRole::Quote,
        Role::Caption => types::BlockRole::Caption,
        Role::ListItem => types::BlockRole::ListItem,
    }
}
