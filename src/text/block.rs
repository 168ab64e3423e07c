//! A paragraph-like unit of an article, as the page or file gave it.

/// What a block is on the page. Headlines and captions serve the story gate but yield no claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Headline,
    Paragraph,
    Quote,
    Caption,
    ListItem,
}

impl Role {
    /// Whether sentences of such a block are statements of the article.
    pub fn states_facts(self) -> bool {
        matches!(self, Role::Paragraph | Role::Quote | Role::ListItem)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The caller's number for it; unique in the article.
    pub id: u32,
    pub role: Role,
    pub text: String,
}
