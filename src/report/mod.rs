//! What do the others report? The story in numbers, values side by side, and what this page leaves out.

mod background;
mod differences;
mod dispute;
mod omission;
mod relayed;
mod story;

pub use background::{Background, Read, background};
pub use differences::{Difference, Value, differences};
pub use dispute::settle_disputes;
pub use omission::{Omission, omissions, story_weights};
pub use relayed::{is_passed_on, origin};
pub use story::{Evidence, Finding, Member, Scope, Story};
