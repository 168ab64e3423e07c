//! Which statements of a news article do other outlets also report, report differently, or not report?
//!
//! ```text
//! text ─► ingest ─► mention ─► claim ─► library ─► retrieve ─► align ─► lineage ─► verdict ─► report
//!                                                                                     engine calls them, boundary speaks for them
//! ```
//!
//! *Text becomes sentences, sentences become claims, claims find candidates, candidates become alignments, alignments
//! plus lineage become verdicts, verdicts become a report.* Each arrow is a module; nothing points back. The same input
//! gives the same output: the core has no clock, no randomness, no network and no log.

pub mod align;
pub mod boundary;
pub mod claim;
pub mod engine;
pub mod error;
pub mod ingest;
pub mod library;
pub mod lineage;
pub mod mention;
pub mod report;
pub mod retrieve;
pub mod text;
pub mod verdict;

pub use engine::Engine;
pub use error::Error;
