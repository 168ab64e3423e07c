//! Does the whole pipeline hold together? Whole reports of the sample stories, and what must be true of any text.
#![cfg(not(target_arch = "wasm32"))]

mod arbitrary;
mod limits;
mod places;
mod samples;
mod snapshots;
mod witnesses;
