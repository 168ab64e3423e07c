//! Which blocks does the article's part of a page consist of? Its elements in order, each with the role it has in print.

use super::boilerplate::{is_caption, is_furniture};
use super::paragraphs::{ends_as_sentence, single_spaced};
use crate::text::{Block, Role};
use dom_query::{Document, NodeRef};

/// Blocks of `content`, without furniture. Ids are for the caller to give.
pub(super) fn content_blocks(content: &Document) -> Vec<Block> {
    let mut reader = Reader::default();
    reader.read(&content.root(), Role::Paragraph, false);
    reader.end_block(Role::Paragraph);
    reader.blocks
}

/// How an element takes part.
enum Part {
    /// Its text goes on in the block it stands in.
    Inline,
    /// It begins and ends a block, whose role it may set.
    Block(Option<Role>),
    Break,
    Nothing,
}

fn part(name: &str) -> Part {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Block(Some(Role::Headline)),
        "blockquote" => Part::Block(Some(Role::Quote)),
        "li" | "dt" | "dd" => Part::Block(Some(Role::ListItem)),
        "figcaption" | "caption" => Part::Block(Some(Role::Caption)),
        "aside" | "nav" | "footer" | "form" | "button" | "script" | "style" | "noscript" | "template" | "svg" => {
            Part::Nothing
        }
        "br" => Part::Break,
        "address" | "article" | "body" | "center" | "details" | "div" | "dl" | "fieldset" | "figure" | "header"
        | "hr" | "html" | "main" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody" | "td" | "tfoot"
        | "th" | "thead" | "tr" | "ul" => Part::Block(None),
        _ => Part::Inline,
    }
}

/// Deepest nesting that is read; deeper mark-up is an attack, not an article.
const DEEPEST: usize = 256;

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    /// Bytes of `text` that stand in links.
    linked: usize,
    depth: usize,
}

impl Reader {
    /// `role` is that of the block around `node`.
    fn read(&mut self, node: &NodeRef, role: Role, in_link: bool) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        for child in node.children_it(false) {
            if child.is_text() {
                self.put(&child.text(), in_link);
            } else if let Some(name) = child.node_name() {
                self.read_element(&child, &name, role, in_link);
            }
        }
        self.depth -= 1;
    }

    fn read_element(&mut self, element: &NodeRef, name: &str, role: Role, in_link: bool) {
        match part(name) {
            Part::Nothing => {}
            Part::Inline => self.read(element, role, in_link || name == "a"),
            // A line break after a full stop parts paragraphs; inside a sentence it is a space.
            Part::Break if ends_as_sentence(&self.text) => self.end_block(role),
            Part::Break => self.put(" ", in_link),
            Part::Block(own) => {
                self.end_block(role);
                let inner = own.unwrap_or(role);
                self.read(element, inner, in_link);
                self.end_block(inner);
            }
        }
    }

    fn put(&mut self, text: &str, in_link: bool) {
        self.text.push_str(text);
        self.linked += if in_link { text.len() } else { 0 };
    }

    fn end_block(&mut self, role: Role) {
        let text = single_spaced(&std::mem::take(&mut self.text));
        let linked = std::mem::take(&mut self.linked);
        let in_links = linked * 10 >= text.len() * 9;
        if text.is_empty() || is_furniture(&text) || (in_links && is_teaser(&text, role)) {
            return;
        }
        // Galleries print one caption several times, in lists and again below them.
        let shown_before =
            |block: &Block| block.text == text && (block.role, role) != (Role::Paragraph, Role::Paragraph);
        if !self.blocks.iter().any(shown_before) {
            let role = if is_caption(&text) { Role::Caption } else { role };
            self.blocks.push(Block { id: 0, role, text });
        }
    }
}

/// Whether a block that is all link leads to another article. A linked subheading belongs to this one.
fn is_teaser(text: &str, role: Role) -> bool {
    match role {
        Role::Headline => false,
        Role::ListItem => true,
        _ => !ends_as_sentence(text) || text.ends_with('…'),
    }
}
