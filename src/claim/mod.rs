//! What does the article state that could be checked? Sentences become claims.
//!
//! A claim keeps what a sub-editor would ask about it: who says so (attribution), whether it is asserted, expected or
//! denied (modality, polarity), and how checkable it is at all.

mod attribution;
mod event;
mod extract;
mod lexicon;
mod modality;
mod polarity;
mod reference;
mod subject;
mod terms;
mod worth;

pub use attribution::attribution;
pub use extract::{Claim, extract};
pub use modality::{Modality, modality};
pub use polarity::{Polarity, polarity};
pub use terms::{Term, TermKind, content, terms};
pub use worth::{CHECKWORTHY, checkworthiness, is_past, tells_of_past};
