//! What does an article consist of? Pages, files and feeds become one [`Article`].

mod article;
mod published;

pub use article::Article;
pub use published::Published;
