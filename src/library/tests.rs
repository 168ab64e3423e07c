//! Does a library give back what was put in, and nothing else?

use super::format::{Header, Section, seal};
use super::*;
use crate::error::Error;
use crate::ingest::{Article, Published};
use crate::text::{Block, Language, Role};
use proptest::prelude::*;

fn article(id: &str, outlet: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        url: Some(format!("https://{outlet}.example/{id}")),
        outlet: Some(outlet.to_owned()),
        title: Some("Talks in Istanbul".to_owned()),
        byline: None,
        published: Published::read("2025-02-27"),
        language: Language::English,
        feed_source: None,
        blocks: vec![Block { id: 0, role: Role::Paragraph, text: text.to_owned() }],
    }
}

fn library(segments: &[(&[Article], bool)]) -> Library {
    let mut library = Library::default();
    for (articles, samples) in segments {
        library.add(build_segment(articles, *samples).unwrap(), Standing::Fetched).unwrap();
    }
    library
}

#[test]
fn articles_are_found_by_their_words_in_any_form() {
    let held = library(&[
        (&[article("a", "Courier", "Diplomats met for six hours."), article("b", "Post", "A bus crashed.")], false),
        (&[article("c", "Gazette", "The diplomat was expelled; other diplomats stayed.")], false),
    ]);
    let shelf = held.view(false);
    let term = &crate::claim::terms("diplomats", Language::English)[0].stem;
    assert_eq!(shelf.document_frequency(term), 2);
    let found: Vec<_> = shelf.postings(term).map(|(at, times)| (shelf.head(at).unwrap().id, times)).collect();
    assert_eq!(found, [("a", 1), ("c", 2)]);
    assert_eq!(shelf.document_frequency("nobody"), 0);
}

#[test]
fn samples_never_answer_for_the_world() {
    let held =
        library(&[(&[article("a", "Courier", "Six hours.")], true), (&[article("b", "Post", "Two hours.")], false)]);
    let ids =
        |samples| held.view(samples).articles().map(|at| held.view(samples).head(at).unwrap().id).collect::<Vec<_>>();
    assert_eq!((ids(true), ids(false)), (vec!["a"], vec!["b"]));
    assert_eq!(held.view(false).document_frequency("six"), 0);
    assert_eq!(held.len(), 2);
}

#[test]
fn an_article_in_two_segments_counts_once_and_the_later_edition_speaks() {
    let mut held = library(&[
        (&[article("a", "Courier", "Six hours, both said."), article("b", "Post", "Two were hurt.")], false),
        (&[article("a", "Courier", "Seven hours, both said.")], false),
    ]);
    let shelf = held.view(false);
    assert_eq!((shelf.len(), shelf.document_frequency("hour"), shelf.document_frequency("six")), (2, 1, 0));
    let (last, _) = held.segments().last().unwrap();
    assert!(held.remove(last));
    assert_eq!((held.view(false).len(), held.view(false).document_frequency("six")), (2, 1));
    assert!(!held.remove(last));
}

/// The words of the article that speaks for an address.
fn spoken(held: &Library) -> Vec<String> {
    let shelf = held.view(false);
    shelf.articles().map(|at| shelf.article(at).unwrap().blocks[0].text.clone()).collect()
}

#[test]
fn what_others_publish_under_an_outlets_address_never_speaks_for_the_page_that_we_fetched() {
    let edition = |text: &str| build_segment(&[article("a", "Courier", text)], false).unwrap();
    let orders = [
        [Standing::Fetched, Standing::Imported, Standing::Published],
        [Standing::Published, Standing::Imported, Standing::Fetched],
        [Standing::Imported, Standing::Published, Standing::Fetched],
        [Standing::Fetched, Standing::Published, Standing::Imported],
    ];
    for order in orders {
        let mut held = Library::default();
        let ids = order.map(|standing| (standing, held.add(edition(&format!("{standing:?}.")), standing).unwrap()));
        for (speaks, next) in [(Standing::Fetched, "Imported."), (Standing::Imported, "Published.")] {
            assert_eq!(spoken(&held), [format!("{speaks:?}.")], "{order:?}");
            let (_, gone) = ids.into_iter().find(|(standing, _)| *standing == speaks).unwrap();
            assert!(held.remove(gone));
            assert_eq!(spoken(&held), [next], "{order:?}");
        }
    }
    let mut held = library(&[(&[article("a", "Courier", "Ours.")], false)]);
    let mut other = article("x", "Courier", "Theirs.");
    other.url = article("a", "Courier", "").url;
    held.add(build_segment(&[other], false).unwrap(), Standing::Published).unwrap();
    assert_eq!(spoken(&held), ["Ours."], "another id, the same address");
}

#[test]
fn a_segment_of_the_format_before_answers_as_it_did() {
    let bytes = include_bytes!("../../tests/fixtures/segments/format-2.seg").to_vec();
    let old = Segment::open(bytes.clone()).unwrap();
    let articles: Vec<Article> = (0..old.len()).map(|index| old.article(index).unwrap()).collect();
    let renewed = Segment::open(build_segment(&articles, false).unwrap()).unwrap();
    assert!(renewed.index().len() < old.index().len());
    for term in articles.iter().flat_map(index_terms).map(|(term, _)| term).chain(["nobody".to_owned()]) {
        assert!(old.postings(&term).eq(renewed.postings(&term)), "{term}");
    }
    assert!(old.postings("talk").any(|(_, times)| times > 1), "a word that stands several times");
    let mut held = Library::default();
    held.add(old.index().to_vec(), Standing::Fetched).unwrap();
    assert_eq!(held.view(false).same_as(&articles[0]).len(), 1);
    held.add(build_segment(&articles, false).unwrap(), Standing::Fetched).unwrap();
    assert_eq!(held.view(false).len(), 2, "old and new copies are one article");
}

#[test]
fn one_text_at_two_addresses_of_one_outlet_is_one_article_and_at_two_outlets_a_reprint() {
    let text = "Russian and U.S. teams met for six hours.";
    let (one, moved, reprint) =
        (article("a", "Courier", text), article("b", "Courier", text), article("c", "Post", text));
    let all = [one.clone(), moved.clone(), reprint.clone()];
    assert_eq!(library(&[(&all, false)]).len(), 2);
    assert_eq!(library(&[(&all[..1], false), (&all[1..2], false), (&all[2..], false)]).len(), 2);
}

#[test]
fn copies_of_the_checked_article_are_named() {
    let held = library(&[(&[article("a", "Courier", "Six hours."), article("b", "Post", "Two were hurt.")], false)]);
    let shelf = held.view(false);
    let mut page = article("page", "Elsewhere", "Six  hours.");
    page.url = None;
    let ids = |page: &Article| shelf.same_as(page).into_iter().map(|at| shelf.head(at).unwrap().id).collect::<Vec<_>>();
    assert_eq!(ids(&page), ["a"]);
    page.url = Some("https://Post.example/b".to_owned());
    assert_eq!(ids(&page), ["a", "b"]);
}

#[test]
fn the_summary_counts_outlets_and_names_the_oldest_and_newest_date() {
    let mut late = article("b", "Post", "Two were hurt.");
    late.published = Published::read("2025-03-01T10:00:00Z");
    let held = library(&[(&[article("a", "Courier", "Six hours."), late], false)]);
    let summary = held.view(false).summary();
    assert_eq!((summary.articles, summary.outlets), (2, 2));
    assert_eq!(
        (summary.oldest.unwrap().text, summary.newest.unwrap().text),
        ("2025-02-27".into(), "2025-03-01T10:00:00Z".into())
    );
}

#[test]
fn another_format_version_asks_for_a_new_sync() {
    let mut bytes = build_segment(&[article("a", "Courier", "Six hours.")], false).unwrap();
    bytes[4] = 9;
    let error = Segment::open(bytes).unwrap_err();
    assert!(matches!(error, Error::SegmentFormat { found: 9, .. }));
}

#[test]
fn words_are_brought_to_an_index_when_they_are_missed() {
    let articles = [article("a", "Courier", "Six hours, both said."), article("b", "Post", "Two were hurt.")];
    let whole = Segment::open(build_segment(&articles, false).unwrap()).unwrap();
    let mut held = Library::default();
    let segment = held.add(whole.index().to_vec(), Standing::Fetched).unwrap();
    let at = ArticleRef { segment, index: 1 };
    assert_eq!(held.view(false).document_frequency("hour"), 1);
    assert_eq!(held.view(false).head(at).unwrap().id, "b");
    assert_eq!(held.view(false).article(at), Err(Error::TextAbsent));
    assert_eq!(held.missed_texts(), [at]);
    assert!(held.put_text(at, whole.text_bytes(0).unwrap().to_vec()).is_err(), "another article's words");
    held.put_text(at, whole.text_bytes(1).unwrap().to_vec()).unwrap();
    assert_eq!(held.view(false).article(at).unwrap(), articles[1]);
    assert!(held.missed_texts().is_empty());
    held.forget_texts(usize::MAX);
    assert!(held.view(false).article(at).is_ok());
    held.forget_texts(0);
    assert_eq!(held.view(false).article(at), Err(Error::TextAbsent));
}

#[test]
fn editions_and_copies_are_known_by_the_index_alone() {
    let text = "Russian and U.S. teams met for six hours in the residence of the consul general.";
    let index = |article: Article| Segment::open(build_segment(&[article], false).unwrap()).unwrap().index().to_vec();
    let mut held = Library::default();
    for article in [article("a", "Courier", text), article("b", "Courier", text), article("c", "Post", text)] {
        held.add(index(article), Standing::Fetched).unwrap();
    }
    assert_eq!(held.view(false).len(), 2);
    assert_eq!(held.view(false).same_as(&article("page", "Elsewhere", text)).len(), 2);
    assert!(held.missed_texts().is_empty());
}

#[test]
fn an_empty_segment_opens() {
    let held = library(&[(&[], false)]);
    assert!(held.is_empty() && held.view(false).is_empty() && held.view(false).articles().next().is_none());
}

/// A changed row with a checksum that fits.
fn forged(number: usize, at: usize, value: u32) -> Vec<u8> {
    let mut bytes = segment_bytes();
    let row = Header::read(&bytes).unwrap().section(Section::Articles).start + number * super::format::ARTICLE_ROW;
    bytes[row + at..row + at + 4].copy_from_slice(&value.to_le_bytes());
    seal(&mut bytes);
    bytes
}

#[test]
fn a_segment_whose_articles_share_their_words_or_have_endless_headlines_is_refused() {
    let problem = |bytes: Vec<u8>| Segment::open(bytes).unwrap_err().to_string();
    assert!(problem(forged(1, super::format::TEXT, 0)).contains("share their words"));
    assert!(problem(forged(1, 4, 65 << 20)).contains("headlines"), "the length of an id");
}

/// Reads everything that can be read.
fn exhaust(bytes: Vec<u8>) {
    let mut library = Library::default();
    if library.add(bytes, Standing::Published).is_err() {
        return;
    }
    for shelf in [library.view(false), library.view(true)] {
        for at in shelf.articles() {
            let _ = (shelf.article(at), shelf.words(at));
        }
        for term in ["hour", "six", "us", "zzz", ""] {
            let _ = (shelf.document_frequency(term), shelf.postings(term).count());
        }
        let _ = (shelf.summary(), shelf.same_as(&article("a", "Courier", "Six hours.")));
    }
}

fn any_article() -> impl Strategy<Value = Article> {
    let optional = || proptest::option::of("\\PC{0,12}");
    let block = (any::<u32>(), 0u32..5, "(\\PC{0,12} ){0,6}(six|hours|U.S.)").prop_map(|(id, role, text)| Block {
        id,
        role: super::builder::role_of(role).unwrap(),
        text,
    });
    let date = proptest::sample::select(vec![None, Some("2025"), Some("2025-02-27"), Some("2025-02-27T10:00:00Z")]);
    let head = ("[a-z]{1,6}", optional(), optional(), optional(), optional(), optional(), date);
    (head, proptest::collection::vec(block, 0..6), any::<bool>()).prop_map(|(head, blocks, english)| Article {
        id: head.0,
        url: head.1,
        outlet: head.2,
        title: head.3,
        byline: head.4,
        feed_source: head.5,
        published: head.6.and_then(Published::read),
        language: if english { Language::English } else { Language::Other(*b"de") },
        blocks,
    })
}

fn segment_bytes() -> Vec<u8> {
    let articles = [
        article("a", "Courier", "Teams of the U.S. and Russia met for six hours in Istanbul, both said."),
        article("b", "Post", "The talks lasted six hours and a half, an official said on Thursday."),
    ];
    build_segment(&articles, false).unwrap()
}

proptest! {
    #[test]
    fn every_article_comes_back_as_it_was(articles in proptest::collection::vec(any_article(), 0..6)) {
        let bytes = build_segment(&articles, false).unwrap();
        prop_assert_eq!(&bytes, &build_segment(&articles, false).unwrap());
        let segment = Segment::open(bytes).unwrap();
        let back: Vec<Article> = (0..segment.len()).map(|index| segment.article(index).unwrap()).collect();
        let mut given = articles.iter();
        prop_assert!(back.iter().all(|found| given.any(|article| article == found)), "in order, nothing changed");
        for (index, article) in (0..).zip(&back) {
            for (term, times) in index_terms(article) {
                prop_assert!(segment.postings(&term).any(|found| found == (index, times)));
            }
        }
    }

    #[test]
    fn a_changed_byte_is_always_noticed(at in 0..10_000usize, flip in 1u8..) {
        let mut bytes = segment_bytes();
        let at = at % bytes.len();
        bytes[at] ^= flip;
        prop_assert!(Segment::open(bytes).is_err());
    }

    #[test]
    fn cut_or_random_bytes_are_refused(cut in 0..10_000usize, noise in proptest::collection::vec(any::<u8>(), 0..200)) {
        let bytes = segment_bytes();
        let cut = cut % bytes.len();
        // Cut exactly where the texts begin it is an index with its texts apart, which is a form of its own.
        let index = Header::read(&bytes).expect("written by us").section(Section::Texts).start;
        prop_assert_eq!(Segment::open(bytes[..cut].to_vec()).is_ok(), cut == index);
        prop_assert!(Segment::open(noise).is_err());
    }

    /// A published library may come from anyone: a checksum that fits does not make its offsets right.
    #[test]
    fn hostile_bytes_with_a_fitting_checksum_never_panic(changes in proptest::collection::vec((0..10_000usize, any::<u8>()), 1..12)) {
        let mut bytes = segment_bytes();
        for (at, value) in changes {
            let at = at % bytes.len();
            bytes[at] = value;
        }
        seal(&mut bytes);
        exhaust(bytes);
    }

    #[test]
    fn hostile_tables_never_panic(at in 16..700usize, value in proptest::sample::select(vec![0u32, 1, 80, 0x7fff_ffff, 0x8000_0000, u32::MAX - 1, u32::MAX])) {
        let mut bytes = segment_bytes();
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        seal(&mut bytes);
        exhaust(bytes);
    }
}
