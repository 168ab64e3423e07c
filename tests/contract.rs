//! Does the command line keep its contract? The binary is run as scripts and people run it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "contract/check.rs"]
mod check;
#[path = "contract/command.rs"]
mod command;
#[path = "contract/inputs.rs"]
mod inputs;
#[path = "contract/library.rs"]
mod library;
#[path = "contract/lines.rs"]
mod lines;
#[path = "contract/trouble.rs"]
mod trouble;
