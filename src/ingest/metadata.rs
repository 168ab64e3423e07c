//! Who published this page, when, and under what title? JSON-LD first, then meta tags, then what readers see.

use super::paragraphs::single_spaced;
use super::{Published, canonical_url};
use dom_query::{Document, NodeRef};
use serde_json::Value;

/// What a page says of its article.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Metadata {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
    /// Canonical form of the address that the page gives itself.
    pub url: Option<String>,
}

/// Reads the head, and the parts of the body that are marked as date or byline.
pub(super) fn metadata(page: &Document) -> Metadata {
    let linked = json_ld(page);
    let meta = |names: &[&str]| names.iter().find_map(|name| meta_content(page, name));
    let outlet =
        meta(&["og:site_name"]).or(linked.outlet).or_else(|| meta(&["application-name", "twitter:app:name:iphone"]));
    let title = linked.title.or_else(|| meta(&["og:title", "twitter:title", "dc.title"])).or_else(|| heading(page));
    let dated = |text: &str| Published::read(text).or_else(|| Published::find(text));
    Metadata {
        title: title.map(|title| without_outlet(&title, outlet.as_deref())).filter(|title| !title.is_empty()),
        byline: linked.byline.or_else(|| meta(&BYLINE)).or_else(|| shown_byline(page)).and_then(|it| plain_byline(&it)),
        published: linked
            .published
            .or_else(|| DATES.iter().filter_map(|name| meta_content(page, name)).find_map(|text| dated(&text)))
            .or_else(|| shown_dates(page).iter().find_map(|text| dated(text))),
        language: page.select("html[lang]").attr("lang").map(|lang| lang.to_string()).or_else(|| meta(&["og:locale"])),
        url: address(page),
        outlet,
    }
}

/// Names of meta elements that carry the time of publication, best first; updates are not asked for.
const DATES: [&str; 12] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
];

const BYLINE: [&str; 5] = ["author", "article:author", "parsely-author", "dc.creator", "sailthru.author"];

/// Content of the first `<meta>` whose name, property or itemprop is `name`, in any case.
fn meta_content(page: &Document, name: &str) -> Option<String> {
    let named = |node: &NodeRef| {
        let is_name = |attribute| node.attr(attribute).is_some_and(|found| found.trim().eq_ignore_ascii_case(name));
        is_name("property") || is_name("name") || is_name("itemprop")
    };
    let metas = page.select("meta[content]");
    let mut contents = metas.nodes().iter().filter(|node| named(node)).filter_map(|node| node.attr("content"));
    contents.find_map(|content| filled(&content))
}

fn filled(text: &str) -> Option<String> {
    Some(single_spaced(text)).filter(|text| !text.is_empty())
}

fn heading(page: &Document) -> Option<String> {
    let headings = page.select("h1");
    // Several first-rank headings: the site's name may be the first.
    let only = (headings.length() == 1).then(|| filled(&headings.text())).flatten();
    only.or_else(|| filled(&page.select("title").first().text())).or_else(|| filled(&headings.first().text()))
}

/// "Talks end in Istanbul | The Courier" without its last part, where that is the outlet.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title.to_owned() };
    let cut = [" | ", " - ", " – ", " — ", " • ", " :: "].iter().find_map(|between| {
        let (start, end) = title.rsplit_once(between)?;
        end.trim().eq_ignore_ascii_case(outlet.trim()).then(|| start.trim().to_owned())
    });
    cut.unwrap_or_else(|| title.to_owned())
}

fn address(page: &Document) -> Option<String> {
    let link = page.select("link[rel=canonical][href]").attr("href").map(|href| href.to_string());
    link.and_then(|href| canonical_url(&href))
        .or_else(|| meta_content(page, "og:url").and_then(|url| canonical_url(&url)))
}

fn shown_byline(page: &Document) -> Option<String> {
    let marked = page.select("[rel=author], [itemprop=author], .byline, .author-name, .article-author");
    marked.nodes().iter().find_map(|node| filled(&node.text()))
}

/// A byline without "By"; addresses of profiles and whole paragraphs are none.
fn plain_byline(text: &str) -> Option<String> {
    let text = text.trim();
    let text = ["By ", "by ", "BY "].iter().find_map(|by| text.strip_prefix(by)).unwrap_or(text).trim();
    (!text.is_empty() && text.len() <= 120 && !text.contains("://")).then(|| text.to_owned())
}

fn shown_dates(page: &Document) -> Vec<String> {
    let marked = page.select("[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime]");
    let values =
        |node: &NodeRef| ["datetime", "content"].iter().find_map(|name| node.attr(name)).map(|it| it.to_string());
    marked.nodes().iter().filter_map(|node| values(node).or_else(|| filled(&node.text()))).collect()
}

#[derive(Default)]
struct Linked {
    title: Option<String>,
    outlet: Option<String>,
    byline: Option<String>,
    published: Option<Published>,
}

/// The first article among the page's linked data, inside lists and graphs too.
fn json_ld(page: &Document) -> Linked {
    let scripts = page.select("script[type='application/ld+json']");
    let values = scripts.nodes().iter().filter_map(|script| {
        // Sites break lines inside the texts of their JSON, which it does not allow.
        let text = script.text().replace(|c: char| c.is_control(), " ");
        serde_json::from_str::<Value>(text.trim().trim_end_matches(';')).ok()
    });
    values.filter_map(|value| linked_article(&value)).next().unwrap_or_default()
}

fn linked_article(value: &Value) -> Option<Linked> {
    if let Some(members) = value.as_array() {
        return members.iter().find_map(linked_article);
    }
    if !names(&value["@type"]).iter().any(|name| is_article_type(name)) {
        return linked_article(value.get("@graph").or_else(|| value.get("mainEntity"))?);
    }
    let name = |key: &str| names(&value[key]).into_iter().next();
    Some(Linked {
        title: name("headline").or_else(|| name("name")),
        outlet: name("publisher"),
        byline: filled(&names(&value["author"]).join(", ")),
        published: name("datePublished").and_then(|text| Published::read(&text)),
    })
}

fn is_article_type(name: &str) -> bool {
    name.ends_with("Article") || name.ends_with("BlogPosting") || matches!(name, "Report" | "Review")
}

/// A text, the name of an object, or those of a list.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => filled(&unescaped(text)).into_iter().collect(),
        Value::Array(members) => members.iter().flat_map(names).collect(),
        Value::Object(members) => members.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Sites escape the characters of their JSON as if it stood in HTML.
fn unescaped(text: &str) -> String {
    if text.contains('&') { Document::fragment(text).text().to_string() } else { text.to_owned() }
}
