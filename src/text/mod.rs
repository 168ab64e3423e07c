//! Where does a statement stand? Blocks, sentences and words of an article, addressed by byte spans.
//!
//! Everything later points back here: a [`Span`] counts bytes in the text of one [`Block`]. Only
//! [`crate::boundary`] turns bytes into the UTF-16 units that browsers count.

mod block;
mod language;
mod sentence;
mod span;
mod stopword;
mod token;

pub use block::{Block, Role};
pub use language::{Language, detect_language};
pub use sentence::{sentences, statements};
pub use span::Span;
pub use stopword::is_stop_word;
pub use token::{Token, TokenKind, fold, stem, token, token_spans, tokens};
