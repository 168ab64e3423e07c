//! What does JavaScript get? Contract tests of the WebAssembly boundary, run in Node (`wasm_bindgen_test`).
//!
//! `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner cargo test --target wasm32-unknown-unknown
//! --no-default-features --test boundary`; `cargo xtask test` does it.
#![cfg(target_arch = "wasm32")]

#[path = "boundary/answers.rs"]
mod answers;
#[path = "boundary/articles.rs"]
mod articles;
#[path = "boundary/errors.rs"]
mod errors;
#[path = "boundary/offsets.rs"]
mod offsets;
#[path = "boundary/plain.rs"]
mod plain;
