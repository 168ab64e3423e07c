//! How many witnesses stand behind N articles? Prints of one text, reports of one agency and reports of one newsroom
//! count once.

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

/// Groups articles by origin: the same agency, newsroom or feed source, or the bulk of one text; for papers of one
/// publisher a part of it.
pub fn origins(articles: &[Witness<'_>]) -> Origins {
    let agencies: Vec<Option<String>> = articles.iter().map(|one| agency(one.article)).collect();
    let mut overlaps = Vec::new();
    let (mut groups, mut texts) = (Forest::of(articles.len()), Forest::of(articles.len()));
    for b in 0..articles.len() {
        for a in 0..b {
            let common = overlap(articles[a].print, articles[b].print);
            let one_newsroom = one_newsroom((articles[a].article, &agencies[a]), (articles[b].article, &agencies[b]));
            let one_house = same_family(articles[a].article, articles[b].article);
            match (one_newsroom, common.extent, one_house) {
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

    /// Text of article `i`: prints of one text have one number, counted from 0 in the order in which texts first appear.
    pub fn text(&self, i: usize) -> usize {
        self.texts[i]
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

    /// How their sentences are to be compared by [`super::copied`]. One credit alone does not make two texts one: an
    /// agency's report on the vote and its report on the protests share a witness and no sentence.
    pub fn kin(&self, i: usize, j: usize) -> Kin {
        match (self.overlap(i, j).map(|common| common.extent), self.same_origin(i, j)) {
            (None | Some(Extent::Most), _) | (Some(Extent::Part), true) => Kin::OneText,
            (Some(Extent::Part), false) => Kin::PartOfText,
            (Some(Extent::None), _) => Kin::Strangers,
        }
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

/// Whether both come from one agency, or, where no agency is credited, from one outlet: a paper does not confirm itself.
/// A feed's source may be an outlet too ("Coast Paper" carried by a portal).
fn one_newsroom(a: (&Article, &Option<String>), b: (&Article, &Option<String>)) -> bool {
    let outlet = |article: &Article| {
        article.outlet.as_deref().map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty())
    };
    let origin = |(article, agency): (&Article, &Option<String>)| {
        agency.as_deref().map(str::to_lowercase).or_else(|| outlet(article))
    };
    origin(a).is_some() && origin(a) == origin(b)
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

#[cfg(test)]
mod tests {
    use super::super::testing::{article, print_of};
    use super::*;
    use proptest::prelude::*;

    const GATE: &str = "Inspectors found cracks in the northern lock gate on Monday and closed the harbour to every ship above \
         two hundred tonnes.\n\nThe port authority expects repairs to take at least three weeks and has asked two yards \
         upstream to send divers.";
    const OWN: &str = "Ferries stood idle in the bay while crews argued with the harbour master over who would pay.";

    fn groups(articles: &[Article]) -> (Vec<usize>, Origins) {
        let prints: Vec<Print> = articles.iter().map(print_of).collect();
        let witnesses: Vec<Witness> =
            articles.iter().zip(&prints).map(|(article, print)| Witness { article, print }).collect();
        let found = origins(&witnesses);
        ((0..articles.len()).map(|i| found.group(i)).collect(), found)
    }

    fn by(outlet: &str, text: &str) -> Article {
        Article { outlet: Some(outlet.to_owned()), ..article(text) }
    }

    #[test]
    fn two_reports_of_one_agency_are_one_witness() {
        let articles = [
            by("Coast Paper", &format!("LISBON (AFP) - {GATE}")),
            by("Hill Paper", OWN),
            by("Bay Paper", "Two yards sent divers to the bay.\n\n© AFP"),
        ];
        let (numbers, found) = groups(&articles);
        assert_eq!(numbers, [0, 1, 0]);
        assert_eq!((found.name(0), found.name(1)), (Some("AFP"), None));
        assert_eq!((found.independent(), found.distinct_texts()), (2, 3));
        assert_eq!(found.kin(0, 2), Kin::Strangers);
    }

    #[test]
    fn an_uncredited_reprint_joins_its_agency() {
        let (numbers, found) = groups(&[by("Coast Paper", GATE), by("Hill Paper", &format!("LISBON (AFP) - {GATE}"))]);
        assert_eq!((numbers, found.distinct_texts(), found.kin(0, 1)), (vec![0, 0], 1, Kin::OneText));
        assert_eq!(found.name(0), Some("AFP"));
    }

    #[test]
    fn a_paper_does_not_confirm_itself() {
        assert_eq!(groups(&[by("Coast Paper", GATE), by("coast paper ", OWN)]).0, [0, 0]);
    }

    #[test]
    fn a_feed_that_names_its_source_is_of_that_source() {
        let carried = Article { feed_source: Some("Coast Paper".to_owned()), ..by("Portal", GATE) };
        assert_eq!(groups(&[carried, by("Coast Paper", OWN), by("Hill Paper", OWN)]).0, [0, 0, 0]);
    }

    #[test]
    fn one_publisher_alone_is_no_common_origin() {
        let of = |url: &str, text: &str| Article { url: Some(url.to_owned()), ..article(text) };
        assert_eq!(groups(&[of("https://mirror.co.uk/1", GATE), of("https://express.co.uk/2", OWN)]).0, [0, 1]);
    }

    #[test]
    fn no_articles_have_no_origins() {
        let (numbers, found) = groups(&[]);
        assert_eq!((numbers.len(), found.independent(), found.distinct_texts(), found.name(0)), (0, 0, 0, None));
    }

    proptest! {
        #[test]
        fn groups_are_numbered_in_order_and_never_more_than_articles(texts in prop::collection::vec("([a-c]{2} ){0,20}", 0..6)) {
            let articles: Vec<Article> = texts.iter().map(|text| article(text)).collect();
            let (numbers, found) = groups(&articles);
            let mut next = 0;
            for number in &numbers {
                prop_assert!(*number <= next);
                next = next.max(number + 1);
            }
            prop_assert_eq!(found.independent(), next);
            prop_assert!(found.independent() <= found.distinct_texts().max(next));
        }
    }
}
