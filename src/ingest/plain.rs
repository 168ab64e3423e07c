//! What does a text file say? Title and paragraphs of .txt and .md, without the furniture copied along with them.

use super::boilerplate::{is_caption, is_furniture};
use super::decode::check_text;
use super::paragraphs::{ends_as_sentence, paragraphs, single_spaced};
use super::{Article, Published, canonical_url};
use crate::error::Error;
use crate::text::{Block, Role};

/// The article in a plain or Markdown text. The id stands for the text: a caller that knows a file name sets it.
///
/// A `# heading`, else the first short line that ends as no sentence, is the title. Lines of list pages (runs of short
/// lines that are no sentences) are dropped, as is what follows the last sentence.
///
/// # Errors
/// [`Error::TooLarge`] above 5 MB, [`Error::Input`] for input that is no text or holds none.
pub fn plain_to_article(text: &str) -> Result<Article, Error> {
    check_text(text, "the text")?;
    let mut lines: Vec<Line> = paragraphs(&spaced_markdown(text)).iter().map(|text| Line::read(text)).collect();
    let top = take_top(&mut lines);
    let blocks = body(lines, top.title.as_deref());
    if blocks.is_empty() {
        return Err(Error::input("the text", "holds no words", "give a file with an article's text"));
    }
    let mut article = Article {
        id: id_of(&blocks),
        url: top.url,
        outlet: None,
        title: top.title,
        byline: top.byline,
        published: top.published,
        language: Default::default(),
        feed_source: None,
        blocks,
    };
    if let Some(title) = &article.title {
        article.blocks.insert(0, Block { id: 0, role: Role::Headline, text: title.clone() });
    }
    (0..).zip(&mut article.blocks).for_each(|(id, block)| block.id = id);
    article.language = Article::language_of(None, &article.body());
    Ok(article)
}

/// Stands for a text that has no address: FNV-1a of its blocks.
pub(super) fn id_of(blocks: &[Block]) -> String {
    let bytes = blocks.iter().flat_map(|block| block.text.bytes().chain([0]));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("text-{hash:016x}")
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Heading,
    ListItem,
    Quote,
    /// A sentence or more.
    Prose,
    /// A line that is no sentence: a subheading where it stands alone, a list page where it stands among its like.
    Short,
    Furniture,
}

#[derive(Debug)]
struct Line {
    kind: Kind,
    text: String,
}

impl Line {
    fn read(text: &str) -> Line {
        let marked = [
            ("#", Kind::Heading),
            (">", Kind::Quote),
            ("- ", Kind::ListItem),
            ("* ", Kind::ListItem),
            ("• ", Kind::ListItem),
        ]
        .iter()
        .find_map(|(mark, kind)| text.strip_prefix(mark).map(|rest| (*kind, rest)));
        let (kind, rest) = marked.unwrap_or((Kind::Short, text));
        let text = without_markup(rest.trim_start_matches('#').trim());
        let kind = match kind {
            _ if text.is_empty() || is_furniture(&text) => Kind::Furniture,
            // "• Country:" labels something on the page; an item of a list in an article has a few words.
            Kind::ListItem if words(&text) < 3 && !ends_as_sentence(&text) => Kind::Furniture,
            Kind::Short if is_prose(&text) => Kind::Prose,
            kind => kind,
        };
        Line { kind, text }
    }
}

fn words(text: &str) -> usize {
    text.split(' ').count()
}

/// Length of a line above which it is prose even without a full stop, in bytes. Headlines stay under 160.
const LONG: usize = 200;

fn is_prose(text: &str) -> bool {
    text.len() > LONG || (ends_as_sentence(text) && (words(text) >= 4 || !text.is_ascii()))
}

/// Blank lines around Markdown's marks: each heading, item and rule is a paragraph of its own.
fn spaced_markdown(text: &str) -> String {
    let spaced = text.lines().map(|line| {
        let start = line.trim_start();
        let is_rule = start.len() >= 3 && start.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        match start {
            _ if is_rule => "\n".to_owned(),
            _ if ["#", "- ", "* ", "• "].iter().any(|mark| start.starts_with(mark)) => format!("\n{line}\n"),
            _ => line.to_owned(),
        }
    });
    spaced.collect::<Vec<_>>().join("\n")
}

/// `[words](address)` is its words, `![picture](address)` and the stars of emphasis are nothing.
fn without_markup(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let end = after.find(['[', ']']).unwrap_or(after.len());
        let address = after[end..].strip_prefix("](").and_then(address_end);
        let is_picture = address.is_some() && before.ends_with('!');
        plain.push_str(before.strip_suffix('!').filter(|_| is_picture).unwrap_or(before));
        plain.push_str(match address {
            Some(_) if is_picture => "",
            Some(_) => &after[..end],
            None => "[",
        });
        rest = address.unwrap_or(after);
    }
    plain.push_str(rest);
    single_spaced(&plain.replace("**", "").replace("__", ""))
}

/// What follows the address that `text` starts with. None holds a bracket, so a text full of brackets is read once.
fn address_end(text: &str) -> Option<&str> {
    let end = text.find([')', '['])?;
    text[end..].strip_prefix(')')
}

/// What stands above the first sentence.
#[derive(Default)]
struct Top {
    title: Option<String>,
    byline: Option<String>,
    published: Option<Published>,
    url: Option<String>,
}

/// Longest line above the text that is read as a title, in words.
const TITLE_WORDS: usize = 30;

/// Takes the lines above the first sentence off, and reads from them what they say of the article.
fn take_top(lines: &mut Vec<Line>) -> Top {
    let mut top = Top::default();
    if !lines.iter().any(|line| matches!(line.kind, Kind::Prose | Kind::Quote)) && lines.len() < 2 {
        return top;
    }
    let prose = |line: &Line| matches!(line.kind, Kind::Prose | Kind::Quote | Kind::ListItem);
    // A text without any sentence keeps all but its first line.
    let end = lines.iter().position(prose).unwrap_or(1);
    let heading = lines.iter().position(|line| line.kind == Kind::Heading).filter(|at| *at <= end);
    for (at, line) in lines.drain(..end).enumerate() {
        let (published, rest) = leading_date(&line.text);
        top.published = top.published.take().or(published);
        if let Some(by) = line.text.strip_prefix("By ") {
            top.byline = Some(by.to_owned());
        } else if words(rest) < 12 && top.published.is_none() && Published::find(rest).is_some() {
            top.published = Published::find(rest);
        } else if top.title.is_none() && may_be_title(rest, line.kind) && heading.is_none_or(|heading| heading == at) {
            top.title = Some(rest.to_owned());
        }
    }
    let links = lines.iter().filter(|line| line.kind == Kind::Furniture && line.text.starts_with("http"));
    top.url = links.filter_map(|line| canonical_url(&line.text)).next();
    top
}

/// "date 2025-02-27 Russia, US Hold Talks": archives put the day before the title.
fn leading_date(text: &str) -> (Option<Published>, &str) {
    let rest = text.strip_prefix("date ").unwrap_or(text);
    let published = rest.get(..10).filter(|day| day.contains('-')).and_then(Published::read);
    match published {
        Some(day) => (Some(day), rest[10..].trim()),
        None => (None, text),
    }
}

fn may_be_title(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Heading => true,
        // "World", "Left Menu": the name of a section is no title.
        Kind::Short => (3..=TITLE_WORDS).contains(&words(text)) && !is_furniture(text),
        _ => false,
    }
}

/// Blocks of the text below its top.
fn body(mut lines: Vec<Line>, title: Option<&str>) -> Vec<Block> {
    lines.retain(|line| title != Some(line.text.as_str()));
    if let Some(last) = lines.iter().rposition(|line| matches!(line.kind, Kind::Prose | Kind::Quote | Kind::ListItem)) {
        lines.truncate(last + 1);
        drop_runs(&mut lines);
    }
    lines.retain(|line| line.kind != Kind::Furniture);
    lines.dedup_by(|one, other| one.text == other.text);
    let role = |line: &Line| match line.kind {
        _ if is_caption(&line.text) => Role::Caption,
        Kind::Heading | Kind::Short => Role::Headline,
        Kind::ListItem => Role::ListItem,
        Kind::Quote => Role::Quote,
        Kind::Prose | Kind::Furniture => Role::Paragraph,
    };
    let mut blocks: Vec<Block> =
        lines.iter().map(|line| Block { id: 0, role: role(line), text: line.text.clone() }).collect();
    if !blocks.iter().any(|block| block.role.states_facts()) {
        // Nothing here ends as a sentence: all of it may be what the writer has to say.
        blocks.iter_mut().for_each(|block| block.role = Role::Paragraph);
    }
    blocks
}

/// Makes furniture of two or more short lines in a row: the headlines of other articles.
fn drop_runs(lines: &mut [Line]) {
    let is_short = |line: &Line| matches!(line.kind, Kind::Short | Kind::Furniture);
    for run in lines.chunk_by_mut(|one, other| is_short(one) && is_short(other)) {
        if run.len() > 1 {
            run.iter_mut().for_each(|line| line.kind = Kind::Furniture);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Option<String>, Vec<(Role, String)>) {
        let article = plain_to_article(text).unwrap();
        (article.title, article.blocks.into_iter().map(|block| (block.role, block.text)).collect())
    }

    #[test]
    fn the_first_short_line_is_the_title() {
        let (title, blocks) = read(
            "Talks in Istanbul last six hours\n\nOfficials met on Thursday for talks.\n\nNo names were given to reporters.",
        );
        assert_eq!(title.as_deref(), Some("Talks in Istanbul last six hours"));
        assert_eq!(
            blocks.iter().map(|(role, _)| *role).collect::<Vec<_>>(),
            [Role::Headline, Role::Paragraph, Role::Paragraph]
        );
    }

    #[test]
    fn markdown_marks_say_what_a_block_is() {
        let text = "# Talks\nBy Jane Doe\n\nOfficials **met** on [Thursday](https://a.example).\n\n- Visas were discussed first\n- Banking came second\n\n> It was useful, he said.";
        let (title, blocks) = read(text);
        assert_eq!(title.as_deref(), Some("Talks"));
        assert_eq!(
            blocks[1..],
            [
                (Role::Paragraph, "Officials met on Thursday.".to_owned()),
                (Role::ListItem, "Visas were discussed first".to_owned()),
                (Role::ListItem, "Banking came second".to_owned()),
                (Role::Quote, "It was useful, he said.".to_owned()),
            ]
        );
    }

    #[test]
    fn the_page_around_a_copied_text_is_dropped() {
        let text = "date 2025-02-26 Left Menu\n\nTalks to be held in Istanbul\n\nOfficials are to meet on Thursday, it was said.\n\nTRENDING\n\n1\nTension in South China Sea: Missile Deployment\n\nBarcelona's Late Draw\n\n China\nSign up for our newsletter.\nEmail: info@courier.example";
        let article = plain_to_article(text).unwrap();
        assert_eq!(article.published.unwrap().text, "2025-02-26");
        assert_eq!(article.title.as_deref(), Some("Talks to be held in Istanbul"));
        assert_eq!(article.blocks.len(), 2);
    }

    #[test]
    fn a_text_without_a_full_stop_is_still_a_text() {
        assert_eq!(read("talks lasted six hours").1, [(Role::Paragraph, "talks lasted six hours".to_owned())]);
        assert_eq!(read("Title of three words\n\ntalks lasted six hours").1.len(), 2);
    }

    #[test]
    fn nothing_and_binary_are_refused_with_a_remedy() {
        for text in ["", " \n\n ", "\0\u{1}\u{2}\u{3}"] {
            assert!(matches!(plain_to_article(text), Err(Error::Input { .. })));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_an_article_or_an_error(text in "([a-zA-Z.#>*• \\[\\]()!\n-]|\\PC){0,120}") {
            if let Ok(article) = plain_to_article(&text) {
                prop_assert!(article.blocks.iter().all(|block| !block.text.is_empty()));
            }
        }
    }
}
