//! Calls of the second WebAssembly build, which is loaded only while the library syncs, imports or exports: pages and
//! texts to articles, and segment files as the extension keeps them, index and words apart.

use super::{read, types, wasm};
use crate::ingest::{canonical_url as canonical, page_to_article as from_page, plain_to_article as from_text};
use crate::library::{Segment, text_key as key_of};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// The article of a web page that was fetched at `url`. Throws where the page holds none.
#[wasm_bindgen(js_name = pageToArticle)]
pub fn page_to_article(html: &str, url: Option<String>) -> Result<Ts<types::Article>, JsError> {
    wasm::report_panics();
    Ok(read::write(&from_page(html, url.as_deref())?).into_ts()?)
}

/// The article in a plain or Markdown text. Throws where there is none.
#[wasm_bindgen(js_name = textToArticle)]
pub fn text_to_article(text: &str) -> Result<Ts<types::Article>, JsError> {
    wasm::report_panics();
    Ok(read::write(&from_text(text)?).into_ts()?)
}

/// The article as it is stored: address in canonical form, an id, a language, blocks instead of text. Throws for one
/// that has neither words nor id and address, and beyond the size limits.
#[wasm_bindgen(js_name = readArticle)]
pub fn read_article(article: Ts<types::Article>) -> Result<Ts<types::Article>, JsError> {
    wasm::report_panics();
    Ok(read::write(&read::read(article.to_rust()?, None)?.article).into_ts()?)
}

/// The address without what differs between two links to one article; nothing for what is no web address.
#[wasm_bindgen(js_name = canonicalUrl)]
pub fn canonical_url(address: &str) -> Option<String> {
    canonical(address)
}

/// Equal for two articles with the same running text; empty for one without.
#[wasm_bindgen(js_name = textKey)]
pub fn text_key(article: Ts<types::Article>) -> Result<String, JsError> {
    Ok(key_of(&read::read(article.to_rust()?, Some(""))?.article))
}

/// One segment: a whole file, or an index to which words are brought.
#[wasm_bindgen]
pub struct SegmentFile {
    inner: Segment,
}

#[wasm_bindgen]
impl SegmentFile {
    /// Opens the bytes. Throws for damaged bytes and for another format version, with the remedy.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<SegmentFile, JsError> {
        wasm::report_panics();
        Ok(SegmentFile { inner: Segment::open(bytes)? })
    }

    /// Number of articles.
    #[wasm_bindgen(getter)]
    pub fn articles(&self) -> u32 {
        self.inner.len()
    }

    /// Everything but the words.
    pub fn index(&self) -> Vec<u8> {
        self.inner.index().to_vec()
    }

    /// The words of an article, as `putText` takes them.
    pub fn text(&self, article: u32) -> Result<Vec<u8>, JsError> {
        Ok(self.inner.text_bytes(article)?.to_vec())
    }

    /// Brings the words of an article. Throws where they are not those that the index was made from.
    #[wasm_bindgen(js_name = putText)]
    pub fn put_text(&mut self, article: u32, text: Vec<u8>) -> Result<(), JsError> {
        Ok(self.inner.put_text(article, text)?)
    }

    /// The whole article.
    pub fn article(&self, article: u32) -> Result<Ts<types::Article>, JsError> {
        Ok(read::write(&self.inner.article(article)?).into_ts()?)
    }
}
