//! What does this web page say, and where does its article begin and end? dom_smoothie finds the article's part of the
//! page (Mozilla's Readability), [`super::content`] reads blocks from it, [`super::metadata`] the head.

use super::content::content_blocks;
use super::decode::check_text;
use super::metadata::metadata;
use super::plain::id_of;
use super::{Article, canonical_url, host_of};
use crate::error::Error;
use crate::text::{Block, Role};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Elements in a page beyond which it is no article: 2,900 in the largest of 106 real ones. Readability's time grows with
/// their square, to 3 s here.
const ELEMENTS: usize = 20_000;

/// Deepest nesting of a page that is read, as in Chromium. Readability's time grows with the square of the depth.
const DEEPEST: usize = 512;
/// The same by its tags alone, well above what real pages leave open: a megabyte of `<div>` takes minutes to parse.
const DEEPEST_TAGS: usize = 4_000;

/// With each "&" of the text or of an attribute the parser moves what is left of the page: bytes that it may move in all. Half a
/// megabyte with ten thousand takes half a second, a megabyte of nothing else took minutes.
const MOVED: u64 = 20_000_000_000;

/// The article of a web page. `url` is where the page was fetched; a canonical link in the page goes before it.
///
/// The id is the canonical address, or stands for the text where there is none; a caller that knows better sets it.
///
/// # Errors
/// [`Error::TooLarge`] above 5 MB, [`Error::Input`] for input that is no text and pages without an article.
pub fn page_to_article(html: &str, url: Option<&str>) -> Result<Article, Error> {
    let place = url.unwrap_or("the page");
    check_text(html, place)?;
    if nests_deeper(html, DEEPEST_TAGS) {
        return Err(no_article(place, "its mark-up is nested too deeply"));
    }
    if ampersands(html) * (html.len() as u64) > MOVED {
        return Err(no_article(place, "it holds too many ampersands"));
    }
    let page = Document::from(html);
    if depth(&page) > DEEPEST {
        return Err(no_article(place, "its mark-up is nested too deeply"));
    }
    let head = metadata(&page);
    let blocks = body(page).map_err(|problem| no_article(place, &problem))?;
    if !blocks.iter().any(|block| block.role.states_facts()) {
        return Err(no_article(place, "no paragraphs found"));
    }
    let url = address(head.url, url.and_then(canonical_url));
    let mut article = Article {
        id: url.clone().unwrap_or_else(|| id_of(&blocks)),
        outlet: head.outlet.or_else(|| url.as_deref().and_then(host_of).map(str::to_owned)),
        url,
        title: head.title,
        byline: head.byline,
        published: head.published,
        language: Default::default(),
        feed_source: None,
        blocks,
    };
    put_headline(&mut article);
    article.language = Article::language_of(head.language.as_deref(), &article.body());
    Ok(article)
}

/// The address that the page gives itself, where that is on the site it was fetched from and no mere home page.
///
/// A reprint names the agency's page as its canonical one: taken at its word, it would pass for the original.
fn address(own: Option<String>, fetched: Option<String>) -> Option<String> {
    let Some(fetched) = fetched else { return own };
    let is_same_site = |own: &String| match (host_of(own), host_of(&fetched)) {
        (Some(own), Some(fetched)) => own == fetched || is_below(own, fetched) || is_below(fetched, own),
        _ => false,
    };
    let has_path = |address: &String| address.splitn(4, '/').count() > 3 || address.contains('?');
    Some(own.filter(|own| is_same_site(own) && has_path(own)).unwrap_or(fetched))
}

/// "m.courier.example" lies below "courier.example".
fn is_below(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|rest| rest.ends_with('.'))
}

fn no_article(place: &str, problem: &str) -> Error {
    Error::input(place, format!("holds no article ({problem})"), "give a page with an article's text")
}

/// Whether more than `limit` elements stand open at once, of those that the parser never closes by itself.
fn nests_deeper(html: &str, limit: usize) -> bool {
    const CLOSED_BY_THEMSELVES: [&str; 27] = [
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "br", "hr", "img",
        "input", "meta", "link", "source", "path", "wbr", "area", "col", "embed", "track", "param", "use",
    ];
    let mut open = 0usize;
    html.split('<').skip(1).any(|tag| {
        let name =
            |tag: &str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let closing = tag.strip_prefix('/').map(name);
        match closing.as_deref() {
            Some(name) if !CLOSED_BY_THEMSELVES.contains(&name) => open = open.saturating_sub(1),
            None if !CLOSED_BY_THEMSELVES.contains(&name(tag).as_str())
                && tag.starts_with(|c: char| c.is_ascii_alphabetic()) =>
            {
                open += 1
            }
            _ => {}
        }
        open > limit
    })
}

/// Those that the parser stops at. In scripts "&&" means nothing to it, and they may be most of a page.
fn ampersands(html: &str) -> u64 {
    let count = |text: &str| text.bytes().filter(|byte| *byte == b'&').count() as u64;
    html.split("<script").map(|part| part.split_once("</script").map_or(count(part), |(_, text)| count(text))).sum()
}

/// Depth of the deepest element, walked without recursion.
fn depth(page: &Document) -> usize {
    let (mut deepest, mut depth) = (0, 0);
    let mut next = Some(page.root());
    while let Some(node) = next {
        deepest = deepest.max(depth);
        next = node.first_child();
        if next.is_some() {
            depth += 1;
            continue;
        }
        let mut at = node;
        next = loop {
            match (at.next_sibling(), at.parent()) {
                (Some(sibling), _) => break Some(sibling),
                (None, Some(parent)) => (at, depth) = (parent, depth - 1),
                (None, None) => break None,
            }
        };
    }
    deepest
}

fn body(page: Document) -> Result<Vec<Block>, String> {
    let config = Config { disable_json_ld: true, max_elements_to_parse: ELEMENTS, ..Config::default() };
    let mut reader = Readability::with_document(page, None, Some(config)).map_err(|error| error.to_string())?;
    let found = reader.parse().map_err(|error| error.to_string())?;
    Ok(content_blocks(&Document::fragment(found.content)))
}

/// The title opens the article, once, no subheading ends it, and blocks are numbered from there.
fn put_headline(article: &mut Article) {
    if let Some(title) = &article.title {
        article.blocks.retain(|block| !block.text.eq_ignore_ascii_case(title));
        article.blocks.insert(0, Block { id: 0, role: Role::Headline, text: title.clone() });
    }
    while article.blocks.len() > 1 && article.blocks.last().is_some_and(|block| block.role == Role::Headline) {
        article.blocks.pop();
    }
    (0..).zip(&mut article.blocks).for_each(|(id, block)| block.id = id);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
        )
    }

    const TEXT: &str = "<p>Norwegian and U.S. envoys met in Oslo on Thursday for talks on the work of their embassies, which \
        lasted six hours, both sides said after the meeting.</p><p>The talks, held at the consul general's residence, \
        followed a first meeting in Riyadh, and no names were given to reporters outside.</p>";

    fn texts(article: &Article, role: Role) -> Vec<&str> {
        article.blocks.iter().filter(|block| block.role == role).map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn linked_data_names_title_outlet_date_and_author() {
        let head = r#"<title>Talks | Courier</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Courier"},{"@type":["NewsArticle"],"headline":"Talks last six hours","datePublished":"2025-02-27T10:00:00Z",
            "author":[{"@type":"Person","name":"Jane Doe"},{"name":"AFP"}],"publisher":{"name":"The Courier"}}]}</script>"#;
        let article =
            page_to_article(&page(head, TEXT), Some("https://www.courier.example/talks?utm_source=x")).unwrap();
        assert_eq!(article.title.as_deref(), Some("Talks last six hours"));
        assert_eq!(article.outlet.as_deref(), Some("The Courier"));
        assert_eq!(article.byline.as_deref(), Some("Jane Doe, AFP"));
        assert_eq!(article.published.unwrap().text, "2025-02-27T10:00:00Z");
        assert_eq!(article.url.as_deref(), Some("https://courier.example/talks"));
        assert_eq!(article.id, "https://courier.example/talks");
    }

    #[test]
    fn meta_tags_and_the_page_itself_stand_in_for_linked_data() {
        let head = r#"<meta property="og:site_name" content="Courier"><meta property="og:title" content="Talks &amp; visas - Courier">
            <meta name="author" content="By Jane Doe">"#;
        let article =
            page_to_article(&page(head, &format!("<time datetime=2025-02-27>Thursday</time>{TEXT}")), None).unwrap();
        assert_eq!(article.title.as_deref(), Some("Talks & visas"));
        assert_eq!(article.byline.as_deref(), Some("Jane Doe"));
        assert_eq!(article.published.unwrap().text, "2025-02-27");
        assert!(article.id.starts_with("text-"));
    }

    #[test]
    fn blocks_have_the_role_they_have_in_print() {
        let body = format!(
            "<h1>Talks</h1>{TEXT}<h2>What was said</h2><blockquote><p>It was useful for both of us, he said to reporters.</p></blockquote>\
             <p>Three matters were on the table at the meeting, an official said:</p><ul><li>Visas for diplomats of both countries.</li>\
             <li>Bank accounts of the two embassies.</li></ul><figure><img src=a.jpg><figcaption>The residence</figcaption></figure>{TEXT}"
        );
        let article = page_to_article(&page("<title>Talks</title>", &body), None).unwrap();
        assert_eq!(texts(&article, Role::Headline), ["Talks", "What was said"]);
        assert_eq!(texts(&article, Role::Quote), ["It was useful for both of us, he said to reporters."]);
        assert_eq!(texts(&article, Role::ListItem).len(), 2);
        assert_eq!(texts(&article, Role::Caption), ["The residence"]);
    }

    #[test]
    fn related_links_and_prompts_are_no_part_of_the_article() {
        let body = format!(
            "{TEXT}<aside>Related article: Chechens warn</aside><p>Read more: <a href=/b>Five things to know</a></p>{TEXT}<p>Sign up for our newsletter.</p>"
        );
        let article = page_to_article(&page("", &body), None).unwrap();
        assert_eq!(article.blocks.len(), 4);
    }

    #[test]
    fn a_reprint_keeps_its_own_address() {
        let head = "<link rel=canonical href=https://agency.example/talks>";
        let article = page_to_article(&page(head, TEXT), Some("https://courier.example/reprint")).unwrap();
        assert_eq!(article.url.as_deref(), Some("https://courier.example/reprint"));
    }

    #[test]
    fn a_mobile_page_has_the_address_of_the_full_one() {
        let head = "<link rel=canonical href=https://www.courier.example/talks>";
        let article = page_to_article(&page(head, TEXT), Some("https://m.courier.example/talks?m=1")).unwrap();
        assert_eq!(article.url.as_deref(), Some("https://courier.example/talks"));
    }

    #[test]
    fn what_is_no_article_says_so() {
        for html in ["", "<html><body></body></html>", "<nav><a href=/>Home</a></nav>", "\0\0\0"] {
            assert!(matches!(page_to_article(html, None), Err(Error::Input { .. })), "{html}");
        }
        let huge = "<p>Six hours.</p>".repeat(400_000);
        assert!(matches!(page_to_article(&huge, None), Err(Error::TooLarge { .. })));
    }

    #[test]
    fn mark_up_nested_without_end_is_refused_quickly() {
        for html in ["<div>".repeat(500_000), "<ul><li><b>".repeat(1_000), format!("{}{TEXT}", "<div>".repeat(600))] {
            assert!(matches!(page_to_article(&html, None), Err(Error::Input { .. })));
        }
        assert!(page_to_article(&format!("{}{TEXT}", "<div>".repeat(100)), None).is_ok());
    }

    #[test]
    fn a_page_of_ampersands_is_refused_and_one_with_long_scripts_is_read() {
        for piece in ["&", "a& ", "&amp;", "<p title='&amp;'>"] {
            let html = format!("{TEXT}<p>{}</p>", piece.repeat(1_000_000 / piece.len()));
            assert!(matches!(page_to_article(&html, None), Err(Error::Input { .. })), "{piece}");
        }
        let script = format!("<script>{}</script>", "if (a && b) c();".repeat(60_000));
        assert!(page_to_article(&format!("{script}{TEXT}<p>{}</p>", "Black & White. ".repeat(500)), None).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_markup_is_an_article_or_an_error(parts in proptest::collection::vec(proptest::sample::select(vec![
            "<p>", "</p>", "<div>", "</div>", "<br>", "<a href=x>", "</a>", "<table><td>", "<li>", "<script type='application/ld+json'>",
            "</script>", "{\"@type\":\"NewsArticle\",\"headline\":", "[[", "}", "\"é\"", "&amp;", "Officials met for six hours on Thursday, both said. ", "<!--", "-->", "<h1>", "😀",
        ]), 0..60)) {
            let _ = page_to_article(&parts.concat(), None);
        }
    }
}
