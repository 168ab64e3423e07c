//! What does a case file hold? An article, what others wrote, and what must be found. `README.md` is the grammar.

use crate::expect::{self, Expectation};
use second_source::boundary::types::{Article, Block, BlockRole};
use std::fs;
use std::path::Path;

#[derive(Debug)]
pub struct Case {
    /// Path as it is told: `tests/cases/NAME.md`.
    pub place: String,
    pub why: String,
    pub covers: Vec<String>,
    pub article: Article,
    /// The other articles with the names they bear in the expectations.
    pub others: Vec<(String, Article)>,
    pub expectations: Vec<Expectation>,
}

impl Case {
    /// Id of an article by its name in the expectations.
    pub fn id_of(&self, name: &str) -> Option<&str> {
        self.others.iter().find(|(n, _)| n == name).and_then(|(_, article)| article.id.as_deref())
    }

    /// Name of an article by its id.
    pub fn name_of(&self, id: &str) -> Option<&str> {
        self.others.iter().find(|(_, article)| article.id.as_deref() == Some(id)).map(|(name, _)| name.as_str())
    }
}

/// Names of the case files without ".md", sorted.
pub fn stems(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: cannot be listed ({e})", folder.display()))?;
    let mut stems: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".md")?.to_owned()))
        .filter(|stem| stem != "README")
        .collect();
    stems.sort();
    Ok(stems)
}

pub fn read(path: &Path) -> Result<Case, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    parse(&format!("tests/cases/{name}"), &text)
}

/// A numbered line.
type Line<'a> = (usize, &'a str);

struct Section<'a> {
    at: usize,
    name: &'a str,
    lines: Vec<Line<'a>>,
}

/// Reads the text of a case. A malformed one is told as "place:line: problem".
pub fn parse(place: &str, text: &str) -> Result<Case, String> {
    let told = |(at, problem): (usize, String)| format!("{place}:{at}: {problem}");
    let (head, sections) = sections(text).map_err(told)?;
    let of_head = |key: &str| head.iter().find_map(|(_, line)| line.strip_prefix(key)).unwrap_or_default();
    let article = article(&sections[0], 0).map_err(told)?;
    let mut others: Vec<(String, Article)> = Vec::new();
    for section in &sections[1..sections.len() - 1] {
        let name = section.name.strip_prefix("other: ").ok_or_else(|| {
            told((section.at, format!("\"## {}\" is neither \"other: NAME\" nor in its place", section.name)))
        })?;
        if others.iter().any(|(n, _)| n == name) {
            return Err(told((section.at, format!("two articles are named {name}"))));
        }
        others.push((name.to_owned(), self::article(section, others.len() + 1).map_err(told)?));
    }
    let names: Vec<&str> = others.iter().map(|(name, _)| name.as_str()).collect();
    let mut expectations = Vec::new();
    for &(at, line) in sections[sections.len() - 1].lines.iter().filter(|(_, line)| !line.is_empty()) {
        let said = line.strip_prefix("- ").ok_or_else(|| told((at, "an expectation begins with \"- \"".into())))?;
        expectations.push(expect::parse(at, said, &names).map_err(|problem| told((at, problem)))?);
    }
    if expectations.is_empty() {
        return Err(told((sections[sections.len() - 1].at, "nothing is expected".into())));
    }
    let covers = of_head("Covers: ").split(", ").filter(|topic| !topic.is_empty()).map(str::to_owned).collect();
    Ok(Case { place: place.to_owned(), why: of_head("Why: ").to_owned(), covers, article, others, expectations })
}

/// The head's lines and the sections: first the article, last the expectations.
fn sections(text: &str) -> Result<(Vec<Line<'_>>, Vec<Section<'_>>), (usize, String)> {
    if !text.starts_with("# ") {
        return Err((1, "the first line is no \"# \" title".into()));
    }
    let (mut head, mut sections) = (Vec::new(), Vec::<Section>::new());
    for (at, line) in text.split('\n').enumerate().map(|(i, line)| (i + 1, line)).skip(1) {
        match (line.strip_prefix("## "), sections.last_mut()) {
            (Some(name), _) => sections.push(Section { at, name, lines: Vec::new() }),
            (None, Some(section)) => section.lines.push((at, line)),
            (None, None) => head.push((at, line)),
        }
    }
    let last = text.split('\n').count();
    match (sections.first(), sections.last()) {
        (Some(first), _) if first.name != "article" => {
            Err((first.at, "the first section is not \"## article\"".into()))
        }
        (Some(_), Some(end)) if end.name == "expect" => Ok((head, sections)),
        _ => Err((last, "the last section is not \"## expect\"".into())),
    }
}

/// The article of a section. `number` is 0 for the checked one.
fn article(section: &Section, number: usize) -> Result<Article, (usize, String)> {
    let head_ends = section.lines.iter().position(|(_, line)| line.is_empty()).unwrap_or(section.lines.len());
    let (head, body) = section.lines.split_at(head_ends);
    let mut made = Article {
        id: None,
        url: None,
        outlet: None,
        title: None,
        byline: None,
        published: None,
        language: None,
        feed_source: None,
        blocks: Vec::new(),
        text: None,
    };
    for &(at, line) in head {
        let (key, value) = line.split_once(": ").ok_or((at, "no \"key: value\" before the first empty line".into()))?;
        let field = match key {
            "id" => &mut made.id,
            "url" => &mut made.url,
            "outlet" => &mut made.outlet,
            "title" => &mut made.title,
            "byline" => &mut made.byline,
            "published" => &mut made.published,
            "language" => &mut made.language,
            "source" => &mut made.feed_source,
            _ => return Err((at, format!("\"{key}\" is no key of an article"))),
        };
        *field = Some(value.to_owned());
    }
    let name = section.name.strip_prefix("other: ").unwrap_or("This page");
    let id = made.id.get_or_insert_with(|| if number == 0 { "article".into() } else { format!("other-{number}") });
    made.url.get_or_insert_with(|| format!("https://{id}.example/"));
    made.outlet.get_or_insert_with(|| name.to_owned());
    let title = made.title.iter().map(|title| (BlockRole::Headline, title.clone()));
    let told = blocks(body)?.into_iter().map(|(role, text)| (role, text.to_owned()));
    made.blocks = title.chain(told).zip(0..).map(|((role, text), id)| Block { id, role, text }).collect();
    Ok(made)
}

/// Blocks are single lines between empty ones; the first characters tell the role.
fn blocks<'a>(lines: &[Line<'a>]) -> Result<Vec<(BlockRole, &'a str)>, (usize, String)> {
    let mut blocks = Vec::new();
    let mut before = "";
    for &(at, line) in lines {
        if !line.is_empty() && !before.is_empty() {
            return Err((at, "a block is one line; put an empty line before this one".into()));
        }
        before = line;
        let roles = [
            ("# ", BlockRole::Headline),
            ("! ", BlockRole::Caption),
            ("- ", BlockRole::ListItem),
            ("> ", BlockRole::Quote),
        ];
        let told = roles.iter().find_map(|(prefix, role)| Some((*role, line.strip_prefix(prefix)?)));
        blocks.extend((!line.is_empty()).then(|| told.unwrap_or((BlockRole::Paragraph, line))));
    }
    Ok(blocks)
}
