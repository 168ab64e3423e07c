//! Where do other outlets' articles lie, and how are they found? In immutable segments of bytes.
//!
//! [`build_segment`] turns articles into the bytes of one segment; [`Library`] opens such bytes without reading the
//! articles in them. A [`Shelf`] answers questions: which articles are there, what stands in one, which of them use a
//! word. Sample segments have a shelf of their own, so that samples never speak about the world.
//!
//! | file | promise |
//! |---|---|
//! | `format` | the byte table, the header and what makes bytes a segment |
//! | `bytes` | numbers and text out of bytes that nobody vouches for |
//! | `checksum` | one fast hash: checksum, identity keys |
//! | `terms` | which words of an article are looked up |
//! | `builder` | articles → bytes |
//! | `segment` | bytes → articles, one at a time |
//! | `postings` | which articles of a segment use a word |
//! | `texts` | the articles' words, behind the index or apart from it |
//! | `shelf` | several segments answering as one |

mod builder;
mod bytes;
mod checksum;
mod format;
mod postings;
mod segment;
mod shelf;
mod terms;
#[cfg(test)]
mod tests;
mod texts;

pub use builder::{build_segment, text_key};
pub use segment::{Head, Segment};
pub use shelf::{ArticleRef, Library, SegmentId, Shelf, Standing, Summary};
pub use terms::{Terms, index_terms};
