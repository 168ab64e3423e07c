//! What does a sentence name that can be compared? Its quantities, dates, names and quotations.
//!
//! [`mentions`] reads one sentence; [`Names`] ties the short names of an article to the full ones. Each kind says how
//! two of its mentions agree: [`Quantity::agreement`], [`DateMention::agreement`], [`same_entity`].
//!
//! ```
//! use second_source::mention::{Context, QuantityAgreement, mentions};
//!
//! let context = Context::default();
//! let ours = mentions("The talks lasted around six hours.", &context);
//! let theirs = mentions("Both delegations met for 360 minutes.", &context);
//! assert_eq!(ours.quantities[0].agreement(&theirs.quantities[0]), QuantityAgreement::Same);
//! ```

mod date;
mod entity;
mod lexicon;
mod number;
mod quantity;
mod quotation;
mod referring;
#[cfg(test)]
mod tests;
mod words;

pub use date::{Bound, DateAgreement, DateMention, Days, Precision, months, weekdays};
pub use entity::{Entity, EntityKind, Gender, MOST_NAMES, Names, is_country, same_entity};
pub use quantity::{Currency, Hedge, Quantity, QuantityAgreement, Unit};
pub use quotation::Quotation;
pub use referring::{Pointing, Referring, noun as noun_for_a_thing};

use crate::ingest::Published;
use crate::text::Language;
use words::Words;

/// What the words of an article are read against.
#[derive(Debug, Clone, Default)]
pub struct Context {
    pub language: Language,
    /// Resolves "on Thursday" and "last month"; without it they stay without an interval.
    pub published: Option<Published>,
}

/// All mentions of one sentence, each kind in the order of the words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mentions {
    pub quantities: Vec<Quantity>,
    pub dates: Vec<DateMention>,
    pub entities: Vec<Entity>,
    pub quotations: Vec<Quotation>,
    /// "he", "the minister": what points back at something named before.
    pub referring: Vec<Referring>,
}

/// Reads `sentence`. Spans count bytes in it. Total on any text in any script.
pub fn mentions(sentence: &str, context: &Context) -> Mentions {
    let mut words = Words::of(sentence);
    let dates = date::dates(&words, context);
    words.mark_dates(dates.iter().map(|date| date.span));
    let quantities = quantity::quantities(&words, context.language);
    let entities = entity::entities(&words, context.language);
    let quotations = quotation::quotations(&words, &entities);
    let referring = referring::referring(&words, &entities, context.language);
    Mentions { quantities, dates, entities, quotations, referring }
}
