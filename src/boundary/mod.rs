//! How does the core speak to the outside? Plain objects, named in `CONTRACT.md`; offsets in UTF-16.
//!
//! [`read`] turns what callers send into the core's articles, [`answer`] turns what the engine found into the report.
//! `wasm` is a thin layer over the same two for JavaScript; `ingest` has the calls of the build that also reads pages.

mod answer;
#[cfg(all(target_arch = "wasm32", feature = "html"))]
mod ingest;
mod offsets;
mod read;
pub mod types;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use answer::{check, claims, coverage};
#[cfg(all(target_arch = "wasm32", feature = "html"))]
pub use ingest::*;
pub use offsets::{utf16_offset, utf16_range};
pub use read::{Received, read, write};
#[cfg(target_arch = "wasm32")]
pub use wasm::*;
