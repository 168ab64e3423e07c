//! How many witnesses stand behind N articles? Prints of one text, and reports of one agency, count once.

use super::agency::agency_named;
use super::credit::{Credit, attributed, credits};
use super::family::{family, host_of};
use super::overlap::{Extent, Overlap, overlap};
use super::{Kin, Print};
use crate::ingest::Article;

/// One article of a story, prepared.
#[derive(Debug, Clone, Copy)]
pub struct Witness<'a> {
    pub article: &'a Article,
    pub print: &'a Print,
}

/// The articles of a story in groups of common origin. Article numbers are those of the slice given to [`origins`].
#[derive(Debug, Clone, PartialEq)]
pub struct Origins {
    groups: Vec<usize>,
    texts: Vec<usize>,
    names: Vec<Option<String>>,
    overlaps: Vec<Overlap>,
}

/// Share of common text above which two prints are one text, not two reports: an agency's morning and evening version of
/// one story differ in more than half.
const ONE_PRINT: f64 = 0.8;

/// Groups articles by origin: the same agency, feed source, or the bulk of one text; for papers of one publisher a part of it.
pub fn origins(articles: &[Witness<'_>]) -> Origins {
    let agencies: Vec<Option<String>> = articles.iter().map(|one| agency(one.article)).collect();
    let mut overlaps = Vec::new();
    let (mut groups, mut texts) = (Forest::of(articles.len()), Forest::of(articles.len()));
    for b in 0..articles.len() {
        for a in 0..b {
            let common = overlap(articles[a].print, articles[b].print);
            let one_agency = agencies[a].is_some() && agencies[a] == agencies[b];
            let one_house = same_family(articles[a].article, articles[b].article);
            match (one_agency, common.extent, one_house) {
                (true, _, _) | (_, Extent::Most, _) | (_, Extent::Part, true) => groups.join(a, b),
                (false, Extent::Part, false) | (false, Extent::None, _) => {}
            }
            if common.containment >= ONE_PRINT {
                texts.join(a, b);
            }
            overlaps.push(common);
        }
    }
    let groups = groups.numbered();
    let names = (0..articles.len()).map(|group| name_of(group, &groups, &agencies)).collect();
    Origins { groups, texts: texts.numbered(), names, overlaps }
}

impl Origins {
    /// Group of article `i`, numbered from 0 in the order in which groups first appear.
    pub fn group(&self, i: usize) -> usize {
        self.groups[i]
    }

    /// Agency behind a group, where one is credited in it.
    pub fn name(&self, group: usize) -> Option<&str> {
        self.names.get(group)?.as_deref()
    }

    pub fn independent(&self) -> usize {
        count(&self.groups)
    }

    pub fn distinct_texts(&self) -> usize {
        count(&self.texts)
    }

    pub fn same_origin(&self, i: usize, j: usize) -> bool {
        self.groups[i] == self.groups[j]
    }

    /// What articles `i` and `j` have in common word for word. `None` for an article and itself. Sides are by number.
    pub fn overlap(&self, i: usize, j: usize) -> Option<&Overlap> {
        let (a, b) = (i.min(j), i.max(j));
        if a == b { None } else { self.overlaps.get(b * (b - 1) / 2 + a) }
    }

    /// How their sentences are to be compared by [`super::copied`].
    pub fn kin(&self, i: usize, j: usize) -> Kin {
        let shared_text = self.overlap(i, j).is_some_and(|common| common.extent == Extent::Most);
        if shared_text || self.same_origin(i, j) { Kin::OneText } else { Kin::Strangers }
    }
}

/// The agency a text is attributed to, else the source its feed names.
fn agency(article: &Article) -> Option<String> {
    let found: Vec<Credit> = credits(article);
    attributed(&found).or_else(|| {
        let source = article.feed_source.as_deref()?.trim();
        let own = article.outlet.as_deref().is_some_and(|outlet| outlet.trim().eq_ignore_ascii_case(source));
        (!source.is_empty() && !own).then(|| agency_named(source).unwrap_or(source).to_owned())
    })
}

fn same_family(a: &Article, b: &Article) -> bool {
    let of = |article: &Article| {
        let host = [&article.url, &article.outlet].into_iter().flatten().find_map(|text| host_of(text))?;
        family(&host)
    };
    of(a).is_some() && of(a) == of(b)
}

fn name_of(group: usize, groups: &[usize], agencies: &[Option<String>]) -> Option<String> {
    let mut names =
        groups.iter().zip(agencies).filter(|(of, _)| **of == group).filter_map(|(_, agency)| agency.clone());
    names.next()
}

fn count(groups: &[usize]) -> usize {
    groups.iter().max().map_or(0, |last| last + 1)
}

/// Union-find; the smaller number is the root, so that groups come out the same in any order of joining.
struct Forest(Vec<usize>);

impl Forest {
    fn of(trees: usize) -> Self {
        Forest((0..trees).collect())
    }

    fn root(&self, mut i: usize) -> usize {
        while self.0[i] != i {
            i = self.0[i];
        }
        i
    }

    fn join(&mut self, i: usize, j: usize) {
        let (a, b) = (self.root(i), self.root(j));
        self.0[a.max(b)] = a.min(b);
    }

    /// Group number of each member, from 0 in order of first appearance.
    fn numbered(&self) -> Vec<usize> {
        let roots: Vec<usize> = (0..self.0.len()).map(|i| self.root(i)).collect();
        let mut seen: Vec<usize> = Vec::new();
        roots
            .into_iter()
            .map(|root| {
                seen.iter().position(|known| *known == root).unwrap_or_else(|| {
                    seen.push(root);
                    seen.len() - 1
                })
            })
            .collect()
    }
}
