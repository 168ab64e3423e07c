//! What does an article consist of? Pages, files and feeds become one [`Article`].

mod article;
mod boilerplate;
mod canonical_url;
mod decode;
mod paragraphs;
mod published;

pub use article::Article;
pub use boilerplate::{is_boilerplate, is_furniture};
pub use canonical_url::{canonical_url, host_of};
pub use decode::{INPUT_LIMIT, decode};
pub use paragraphs::blocks_of;
pub use published::Published;
