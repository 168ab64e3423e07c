//! Which words does an article stand on, and how alike are two articles by them? Rare words weigh most.

use crate::library::{Shelf, Terms};

/// A library this small says little on how rare a word is: as many unseen articles are assumed beside it.
const UNSEEN_ARTICLES: f64 = 100.0;

/// Inverse document frequency, 0 and more.
pub(super) fn idf(articles: usize, frequency: u32) -> f64 {
    ((articles as f64 + UNSEEN_ARTICLES) / (f64::from(frequency) + 0.5)).ln().max(0.0)
}

/// How rare words are on a shelf. Each is looked up once: the articles of a shortlist share most of theirs.
pub(super) struct Rarity<'a> {
    shelf: &'a Shelf,
    articles: usize,
    known: Vec<Option<f64>>,
}

impl<'a> Rarity<'a> {
    pub fn on(shelf: &'a Shelf) -> Self {
        Rarity { shelf, articles: shelf.len(), known: Vec::new() }
    }

    /// `term` is a number of `terms`.
    pub fn of(&mut self, term: u32, terms: &Terms) -> f64 {
        let at = term as usize;
        if at >= self.known.len() {
            self.known.resize(at + 1, None);
        }
        *self.known[at].get_or_insert_with(|| idf(self.articles, self.shelf.document_frequency(terms.stem(term))))
    }
}

/// Weighted words of one article by their numbers, rising.
pub(super) struct Profile {
    terms: Vec<(u32, f64)>,
    norm: f64,
}

impl Profile {
    /// `counted` rises, see [`Terms::count`].
    pub fn of(counted: Vec<(u32, u32)>, mut idf: impl FnMut(u32) -> f64) -> Self {
        let weighed = |(term, count)| (term, weight(count, idf(term)));
        let terms: Vec<(u32, f64)> = counted.into_iter().map(weighed).collect();
        let norm = terms.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
        Profile { terms, norm }
    }

    /// The profile of another article and how alike it is, where that is `least` or more. Most articles that share some
    /// words are on other events: they are left as soon as they have too many words of their own.
    pub fn alike(
        &self,
        counted: Vec<(u32, u32)>,
        least: f64,
        mut idf: impl FnMut(u32) -> f64,
    ) -> Option<(Profile, f64)> {
        let shared = common(&self.terms, &counted);
        let dot: f64 = shared.map(|((term, mine), (_, count))| mine * weight(*count, idf(*term))).sum();
        let (mut terms, mut square) = (Vec::with_capacity(counted.len()), 0.0);
        for (term, count) in counted {
            let weight = weight(count, idf(term));
            terms.push((term, weight));
            square += weight * weight;
            if dot < least * self.norm * f64::sqrt(square) {
                return None;
            }
        }
        let norm = square.sqrt();
        let alike = if self.norm == 0.0 || norm == 0.0 { 0.0 } else { dot / (self.norm * norm) };
        Some((Profile { terms, norm }, alike))
    }

    pub fn terms(&self) -> impl Iterator<Item = (u32, f64)> {
        self.terms.iter().copied()
    }

    pub fn similarity(&self, other: &Profile) -> f64 {
        if self.norm == 0.0 || other.norm == 0.0 {
            return 0.0;
        }
        let dot: f64 = common(&self.terms, &other.terms).map(|((_, mine), (_, theirs))| mine * theirs).sum();
        dot / (self.norm * other.norm)
    }
}

fn weight(count: u32, idf: f64) -> f64 {
    (1.0 + f64::from(count).ln()) * idf
}

/// Entries of one number in two rising lists.
fn common<'a, A, B>(one: &'a [(u32, A)], other: &'a [(u32, B)]) -> impl Iterator<Item = (&'a (u32, A), &'a (u32, B))> {
    let mut right = other.iter().peekable();
    one.iter().filter_map(move |mine| {
        while right.next_if(|theirs| theirs.0 < mine.0).is_some() {}
        Some((mine, right.next_if(|theirs| theirs.0 == mine.0)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts() -> impl Strategy<Value = Vec<(u32, u32)>> {
        proptest::collection::btree_map(0u32..40, 1u32..5, 0..30).prop_map(|counts| counts.into_iter().collect())
    }

    fn rarity(term: u32) -> f64 {
        f64::from(term % 7)
    }

    proptest! {
        #[test]
        fn an_article_is_left_only_where_the_whole_of_it_is_too_little_alike(one in counts(), other in counts(), least in 0.0..1.0) {
            let ours = Profile::of(one, rarity);
            let whole = ours.similarity(&Profile::of(other.clone(), rarity));
            match ours.alike(other, least, rarity) {
                Some((profile, alike)) => {
                    prop_assert!((alike - whole).abs() < 1e-9);
                    prop_assert!((ours.similarity(&profile) - whole).abs() < 1e-9);
                }
                None => prop_assert!(whole < least + 1e-9),
            }
        }
    }
}
