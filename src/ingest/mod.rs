//! What does an article consist of? Pages, files and feeds become one [`Article`].

mod article;
mod boilerplate;
mod canonical_url;
#[cfg(feature = "html")]
mod content;
mod decode;
#[cfg(feature = "html")]
mod metadata;
#[cfg(feature = "html")]
mod page;
mod paragraphs;
mod plain;
mod published;

pub use article::Article;
pub use boilerplate::{is_boilerplate, is_furniture};
pub use canonical_url::{canonical_url, host_of};
pub use decode::{INPUT_LIMIT, decode};
#[cfg(feature = "html")]
pub use page::page_to_article;
pub use paragraphs::blocks_of;
pub use plain::plain_to_article;
pub use published::Published;
