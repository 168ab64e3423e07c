//! Which articles are about the same event, and which of their statements could match a claim?
//!
//! The story gate comes first: comparing statements across different events makes noise.

mod background;
mod candidate;
mod profile;
mod story;
mod weights;

pub use background::{Elsewhere, elsewhere};
pub use candidate::Candidates;
pub use story::{StoryArticle, cluster, story};
pub use weights::Weights;
