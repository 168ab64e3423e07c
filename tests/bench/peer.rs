//! What would the plainest method cost? Every sentence of the page against every sentence of the library by cosine of
//! words weighed by rarity, over an inverted index made beforehand: the peer that the evaluation calls "IDF cosine ≥ 0.2".

use second_source::ingest::Article;
use second_source::text::{Language, TokenKind, sentences, stem, tokens};
use std::collections::HashMap;

/// Sentences of a library, ready to be compared with.
#[derive(Default)]
pub struct Library {
    /// Sentences of each word, with its weight there.
    postings: HashMap<String, Vec<(u32, f64)>>,
    idf: HashMap<String, f64>,
    count: u32,
}

/// From this cosine on two sentences are said to match.
const ALIKE: f64 = 0.2;

impl Library {
    pub fn of(articles: &[Article]) -> Self {
        let read: Vec<Vec<String>> = articles.iter().flat_map(words).collect();
        let mut seen: HashMap<&str, u32> = HashMap::new();
        read.iter().flatten().for_each(|word| *seen.entry(word).or_default() += 1);
        let idf = seen.iter().map(|(word, n)| ((*word).to_owned(), (read.len() as f64 / f64::from(*n)).ln())).collect();
        let mut library = Library { idf, count: read.len() as u32, ..Library::default() };
        for (at, words) in read.iter().enumerate() {
            for (word, weight) in library.weighed(words) {
                library.postings.entry(word).or_default().push((at as u32, weight));
            }
        }
        library
    }

    /// How many pairs of sentences match.
    pub fn compare(&self, page: &Article) -> usize {
        let mut met = vec![0.0; self.count as usize];
        let mut found = 0;
        for words in words(page) {
            met.fill(0.0);
            for (word, weight) in self.weighed(&words) {
                for (at, theirs) in self.postings.get(&word).into_iter().flatten() {
                    met[*at as usize] += weight * theirs;
                }
            }
            found += met.iter().filter(|cosine| **cosine >= ALIKE).count();
        }
        found
    }

    /// The words with their weights, of length one together.
    fn weighed(&self, words: &[String]) -> Vec<(String, f64)> {
        let weights: Vec<f64> = words.iter().map(|word| self.idf.get(word).copied().unwrap_or_default()).collect();
        let norm = weights.iter().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        words.iter().cloned().zip(weights).map(|(word, weight)| (word, weight / norm)).collect()
    }
}

/// The stems of each sentence, each once.
fn words(article: &Article) -> Vec<Vec<String>> {
    let blocks = article.blocks.iter().flat_map(|block| {
        let spans = sentences(&block.text, article.language);
        spans.into_iter().map(|span| span.of(&block.text)).collect::<Vec<_>>()
    });
    let stems = blocks.map(|sentence| {
        let words = tokens(sentence).into_iter().filter(|token| token.kind != TokenKind::Punctuation);
        let mut stems: Vec<String> = words.map(|token| stem(&token.norm, Language::English)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    });
    stems.collect()
}
