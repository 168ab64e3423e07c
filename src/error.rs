//! What can go wrong that a caller can act on? Only bytes fail: language never does.

use std::fmt;

/// An error that says what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// Input that could not be read: where, what is wrong, what to do.
    Input { place: String, problem: String, remedy: String },
    /// A segment written by another format version.
    SegmentFormat { found: u16, oldest: u16, newest: u16 },
    /// A segment whose bytes are damaged.
    SegmentDamaged { problem: String },
    /// The words of an article were not brought to a segment that was opened by its index.
    TextAbsent,
    /// More input than one call takes.
    TooLarge { what: String, limit: usize },
}

impl Error {
    pub fn input(place: impl Into<String>, problem: impl Into<String>, remedy: impl Into<String>) -> Self {
        Error::Input { place: place.into(), problem: problem.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Input { place, problem, remedy } => write!(f, "{place}: {problem}; {remedy}"),
            Error::SegmentFormat { found, oldest, newest } => write!(
                f,
                "segment was written by format {found}, this build reads {oldest}..={newest}; sync again to rebuild it"
            ),
            Error::SegmentDamaged { problem } => {
                write!(f, "segment is damaged ({problem}); remove it and sync again to rebuild it")
            }
            Error::TextAbsent => write!(f, "the words of an article were not opened; open its segment whole"),
            Error::TooLarge { what, limit } => {
                write!(f, "{what} is larger than the limit of {limit}; send a shorter text")
            }
        }
    }
}

impl std::error::Error for Error {}
