//! Which articles of the library report the same event? Telling words in common, and published at about the same time.

use super::profile::{Profile, Rarity, idf};
use crate::ingest::{Article, Published};
use crate::library::{ArticleRef, Shelf, Terms};
use std::collections::HashMap;

/// An article of the library on the event, and how alike the two are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StoryArticle {
    pub article: ArticleRef,
    /// 0..=1.
    pub similarity: f64,
}

/// From this similarity on two articles report one event. 0..=1, higher is stricter.
const SAME_EVENT: f64 = 0.20;

/// Articles compared in full after the postings have ranked them.
const SHORTLIST: usize = 60;

/// Most articles that one story is compared with.
const LARGEST_STORY: usize = 40;

/// Telling words of the checked article that the postings are asked for.
const PROBES: usize = 60;

/// From this similarity on an article may join through the others, see [`joins`]. 0..=1, higher is stricter.
const MAY_JOIN: f64 = 0.12;

/// So far below the second most alike may an article fall before it must be kin to the others too, see [`less_strays`].
/// 0..=1, higher is stricter. Reports of 715 new planets resemble each other by 0.38 and more, one on the oceans of planets
/// resembles them by 0.21.
const WEAK: f64 = 0.6;

/// An article held against the checked one.
struct Compared {
    article: ArticleRef,
    published: Option<Published>,
    profile: Profile,
    similarity: f64,
}

/// The articles of `shelf` on the event of `article`, most alike first; the article itself is left out.
pub fn story(article: &Article, shelf: &Shelf) -> Vec<StoryArticle> {
    let (mut terms, mut rarity) = (Terms::default(), Rarity::on(shelf));
    let ours = Profile::of(terms.count(article), |term| rarity.of(term, &terms));
    let own = shelf.same_as(article);
    let compared: Vec<Compared> = shortlist(&ours, &terms, shelf)
        .into_iter()
        .filter(|candidate| !own.contains(candidate))
        .filter_map(|candidate| {
            let other = shelf.article(candidate).ok()?;
            let near = nearness(article.published.as_ref(), other.published.as_ref());
            let counted = terms.count(&other);
            let (profile, alike) = ours.alike(counted, MAY_JOIN / near, |term| rarity.of(term, &terms))?;
            Some(Compared { article: candidate, published: other.published, profile, similarity: alike * near })
        })
        .collect();
    let (direct, rest): (Vec<Compared>, Vec<Compared>) = compared.into_iter().partition(|c| c.similarity >= SAME_EVENT);
    let direct = less_strays(direct);
    let joined = rest.into_iter().filter(|c| joins(c, &direct)).collect::<Vec<_>>();
    let mut found: Vec<StoryArticle> =
        direct.iter().chain(&joined).map(|c| StoryArticle { article: c.article, similarity: c.similarity }).collect();
    found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.article.cmp(&b.article)));
    found.truncate(LARGEST_STORY);
    found
}

/// A follow-up on what a strike's end will cost and the first report of the offer share few words, but both share many
/// with the reports in between: an article joins where most of the story's articles, two at least, are about its event.
fn joins(candidate: &Compared, direct: &[Compared]) -> bool {
    let kin = kin(candidate, direct);
    candidate.similarity >= MAY_JOIN && kin >= 2 && 2 * kin > direct.len()
}

/// An article on the subject is not on the event: it is far less alike than the others are, and not alike to them.
fn less_strays(mut direct: Vec<Compared>) -> Vec<Compared> {
    direct.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.article.cmp(&b.article)));
    let Some(second) = direct.get(1).map(|c| c.similarity) else { return direct };
    let weak = direct.partition_point(|c| c.similarity >= WEAK * second);
    let strays = direct.split_off(weak);
    let kept: Vec<Compared> = strays.into_iter().filter(|c| 2 * kin(c, &direct) >= direct.len()).collect();
    direct.extend(kept);
    direct
}

/// How many of `others` report the event of `candidate`.
fn kin(candidate: &Compared, others: &[Compared]) -> usize {
    let alike = |other: &&Compared| {
        let near = nearness(candidate.published.as_ref(), other.published.as_ref());
        candidate.profile.similarity(&other.profile) * near >= SAME_EVENT
    };
    others.iter().filter(alike).count()
}

/// Groups articles by event: the number of its group for each article, counted from 0 in order of appearance.
pub fn cluster(articles: &[Article]) -> Vec<usize> {
    let mut terms = Terms::default();
    let counted: Vec<Vec<(u32, u32)>> = articles.iter().map(|article| terms.count(article)).collect();
    let mut frequency: HashMap<u32, u32> = HashMap::new();
    for (term, _) in counted.iter().flatten() {
        *frequency.entry(*term).or_insert(0) += 1;
    }
    let idf = |term: u32| idf(articles.len(), frequency.get(&term).copied().unwrap_or(0));
    let profiles: Vec<Profile> = counted.into_iter().map(|counts| Profile::of(counts, idf)).collect();
    let mut pairs = Vec::new();
    for (i, a) in articles.iter().enumerate() {
        for (j, b) in articles.iter().enumerate().skip(i + 1) {
            let similarity =
                profiles[i].similarity(&profiles[j]) * nearness(a.published.as_ref(), b.published.as_ref());
            if similarity >= SAME_EVENT {
                pairs.push((similarity, i, j));
            }
        }
    }
    let alike = |i: usize, j: usize| {
        profiles[i].similarity(&profiles[j]) * nearness(articles[i].published.as_ref(), articles[j].published.as_ref())
    };
    merge(articles.len(), pairs, alike)
}

/// Joins groups from the most alike pair down, as long as the groups are alike on average.
fn merge(count: usize, mut pairs: Vec<(f64, usize, usize)>, alike: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = (0..count).map(|i| vec![i]).collect();
    for (_, i, j) in pairs {
        let (a, b) = (group[i], group[j]);
        if a == b {
            continue;
        }
        let all: f64 =
            members[a].iter().flat_map(|&x| members[b].iter().map(move |&y| (x, y))).map(|(x, y)| alike(x, y)).sum();
        if all / (members[a].len() * members[b].len()) as f64 >= SAME_EVENT {
            let moved = std::mem::take(&mut members[b]);
            for &m in &moved {
                group[m] = a;
            }
            members[a].extend(moved);
        }
    }
    let mut numbers = HashMap::new();
    group
        .into_iter()
        .map(|g| {
            let next = numbers.len();
            *numbers.entry(g).or_insert(next)
        })
        .collect()
}

/// Reports on one event come within days; a month later it is another one, however alike: an agency tells the results of two
/// quarters, or the fires of two Augusts, in the same words. Set on pairs of AllSides, BASIL, ECB+ and Wikinews articles.
fn nearness(a: Option<&Published>, b: Option<&Published>) -> f64 {
    let Some((a, b)) = a.zip(b) else { return 1.0 };
    let days = |from: jiff::civil::Date, to: jiff::civil::Date| from.until(to).map_or(0, |gap| gap.get_days());
    match days(a.last, b.first).max(days(b.last, a.first)) {
        ..=3 => 1.0,
        4..=6 => 0.85,
        7..=10 => 0.7,
        11..=31 => 0.5,
        32..=366 => 0.2,
        _ => 0.1,
    }
}

/// The articles that share most of our telling words, by the postings alone.
fn shortlist(ours: &Profile, terms: &Terms, shelf: &Shelf) -> Vec<ArticleRef> {
    let mut telling: Vec<(&str, f64)> = ours.terms().map(|(term, weight)| (terms.stem(term), weight)).collect();
    telling.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let mut shared: HashMap<ArticleRef, f64> = HashMap::new();
    for (term, weight) in telling.into_iter().filter(|(term, _)| shelf.document_frequency(term) > 0).take(PROBES) {
        for (article, count) in shelf.postings(term) {
            *shared.entry(article).or_insert(0.0) += weight * weight * (1.0 + f64::from(count).ln());
        }
    }
    let mut ranked: Vec<(ArticleRef, f64)> = shared.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked.into_iter().take(SHORTLIST).map(|(article, _)| article).collect()
}
