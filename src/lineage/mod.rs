//! Who told it first? Newspapers print agency copy, often edited; two reprints of one text are one witness.
//!
//! ```text
//! article ── credits ──► the agency it credits        "ISTANBUL (AFP) —", "By The Associated Press"
//!         ── Print ────► words without their spelling, and which of them are quoted
//! two prints ── overlap ──► long shared runs outside quotations: part or most of one text
//!            ── copies ───► sentences that are edits of one sentence, or print one statement
//! all of them ── origins ─► groups: the witnesses that verdicts count
//! a sentence ── relay ────► the source it passes on      "Xinhua reported that …"
//! ```
//!
//! A quotation heard by ten reporters stands in ten texts: shared quotations alone prove no common origin.

mod agency;
mod copied;
mod credit;
mod family;
mod frame;
mod origins;
mod overlap;
mod print;
mod quoted;
mod relay;

pub use copied::{Copied, Kin, copied};
pub use credit::{Credit, CreditPlace, article_agency, credits};
pub use family::{family, host_of};
pub use origins::{Origins, Witness, origins};
pub use overlap::{Extent, Overlap, SharedRun, copies, overlap};
pub use print::{Passage, Print};
pub use relay::relay;

#[cfg(test)]
mod testing {
    use super::Print;
    use crate::ingest::Article;
    use crate::text::sentences;

    /// An article of paragraphs that blank lines part.
    pub fn article(text: &str) -> Article {
        Article::of_paragraphs(&text.split("\n\n").collect::<Vec<_>>())
    }

    pub fn print_of(article: &Article) -> Print {
        let spans = article.blocks.iter().flat_map(|block| {
            let found = sentences(&block.text, article.language);
            found.into_iter().map(move |span| (block.id, span))
        });
        Print::of(article, &spans.collect::<Vec<_>>())
    }

    pub fn print(text: &str) -> Print {
        print_of(&article(text))
    }
}
