//! Which agency does an article credit, and for how much of it? Datelines, bylines and closing lines tell, if read with care.
//!
//! A paper that forwards agency copy may sign it with its own agency: "(APP …)" stood over a text in which "an AFP
//! journalist saw" the delegates leave. The people at the scene settle whose text it is.

use super::agency::{Mention, agency_named, agency_of_host, mentions};
use super::family::host_of;
use super::frame::{self, Closing, Share};
use crate::ingest::Article;
use crate::text::{Block, Role, Span};

/// Where a credit stands, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CreditPlace {
    Byline,
    Dateline,
    CreditLine,
    /// The outlet is the agency.
    Outlet,
    FeedSource,
    /// The agency's own people in the running text: "an AFP journalist saw".
    Body,
    /// "told AFP": the outlet quotes the agency, or is its customer.
    Told,
}

/// An agency that an article credits, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Short printed name: "AFP", "Reuters".
    pub agency: String,
    pub place: CreditPlace,
    /// Block and bytes in it, where the credit stands in the text.
    pub block: Option<u32>,
    pub span: Option<Span>,
    /// The whole text is the agency's, not only parts ("with AFP", "AFP contributed").
    pub whole: bool,
}

/// Blocks at either end in which credits are looked for: bylines stand under a heading and a date, closing lines above
/// a newsletter box and a copyright notice.
const EDGE: usize = 5;
/// Longest line that can be nothing but a credit, in bytes.
const LINE: usize = 120;

/// All credits of an article, strongest place first.
pub fn credits(article: &Article) -> Vec<Credit> {
    let mut found = Vec::new();
    found.extend(
        article
            .byline
            .as_deref()
            .and_then(byline)
            .map(|(name, share)| outside(name.agency, CreditPlace::Byline, share)),
    );
    found.extend(outlet(article));
    found.extend(
        article
            .feed_source
            .as_deref()
            .and_then(source_agency)
            .map(|agency| outside(agency, CreditPlace::FeedSource, Share::Whole)),
    );
    let text: Vec<&Block> = article.blocks.iter().filter(|block| block.role.states_facts()).collect();
    for (at, block) in text.iter().enumerate() {
        let (opens, closes) = (at < EDGE, at + EDGE >= text.len());
        found.extend(in_block(block, opens, closes));
    }
    found.sort_by_key(|credit| (credit.place, credit.block, credit.span));
    found.dedup();
    found
}

/// The one agency that a text is attributed to, if there is one.
pub fn article_agency(article: &Article) -> Option<String> {
    attributed(&credits(article))
}

/// Decides between credits. The agency's people at the scene beat the forwarder that signs the dateline; two agencies
/// of equal standing cancel each other out.
pub(super) fn attributed(credits: &[Credit]) -> Option<String> {
    let scene = sole(credits.iter().filter(|credit| credit.place == CreditPlace::Body));
    let strongest = credits.iter().filter(|credit| credit.whole).map(|credit| credit.place).min();
    let signed =
        strongest.and_then(|place| sole(credits.iter().filter(|credit| credit.whole && credit.place == place)));
    let helped = credits.iter().any(|credit| !credit.whole && credit.place < CreditPlace::Body);
    match (signed, scene) {
        (Some(signed), Some(scene)) if signed != scene && forwards(signed) => Some(scene.to_owned()),
        (Some(signed), _) => Some(signed.to_owned()),
        // "with AFP" over "an AFP journalist saw": the outlet wrote its own text with help.
        (None, Some(_)) if strongest.is_some() || helped => None,
        (None, Some(scene)) => Some(scene.to_owned()),
        (None, None) => None,
    }
}

/// Agencies that sell other agencies' copy under their own sign.
fn forwards(agency: &str) -> bool {
    const FIRST_HAND: [&str; 4] = ["AFP", "AP", "Reuters", "Bloomberg"];
    !FIRST_HAND.contains(&agency)
}

/// The agency that all of these credit, if they agree.
fn sole<'a>(mut credits: impl Iterator<Item = &'a Credit>) -> Option<&'a str> {
    let first = credits.next()?.agency.as_str();
    credits.all(|credit| credit.agency == first).then_some(first)
}

fn byline(line: &str) -> Option<(Mention, Share)> {
    frame::credit_line(line).or_else(|| frame::writers_line(line))
}

/// "AFP", "Agence France-Presse"; for "The Daily Example (APP)" the name in brackets is only a sign of where it buys.
fn outlet(article: &Article) -> Option<Credit> {
    let named = article.outlet.as_deref().and_then(agency_named);
    let host = [&article.url, &article.outlet].into_iter().flatten().find_map(|text| host_of(text));
    let agency = named.or_else(|| host.and_then(|host| agency_of_host(&host)))?;
    Some(outside(agency, CreditPlace::Outlet, Share::Whole))
}

fn source_agency(source: &str) -> Option<&'static str> {
    agency_named(source).or_else(|| host_of(source).and_then(|host| agency_of_host(&host)))
}

fn in_block(block: &Block, opens: bool, closes: bool) -> Vec<Credit> {
    let text = block.text.as_str();
    if block.role == Role::Caption || mentions(text).is_empty() && !closes {
        return Vec::new();
    }
    let made = |name: Mention, place, share: Share| Credit {
        agency: name.agency.to_owned(),
        place,
        block: Some(block.id),
        span: Some(name.span),
        whole: share == Share::Whole,
    };
    if (opens || closes)
        && text.len() <= LINE
        && let Some((name, share)) = line_of_its_own(text, opens)
    {
        let place = if opens && !closes { CreditPlace::Byline } else { CreditPlace::CreditLine };
        return vec![made(name, place, share)];
    }
    let mut found = Vec::new();
    if opens {
        found.extend(frame::dateline(text).map(|name| made(name, CreditPlace::Dateline, Share::Whole)));
    }
    if closes {
        match frame::closing(text) {
            Some((Closing::Reuters, share)) => {
                found.push(Credit { block: Some(block.id), ..outside("Reuters", CreditPlace::CreditLine, share) })
            }
            Some((Closing::Named(name), share)) => found.push(made(name, CreditPlace::CreditLine, share)),
            None => found.extend(frame::signature(text).map(|name| made(name, CreditPlace::CreditLine, Share::Whole))),
        }
    }
    found.extend(frame::own_people(text).into_iter().map(|name| made(name, CreditPlace::Body, Share::Part)));
    found.extend(super::relay::told(text).and_then(agency_named).and_then(|agency| {
        let name = mentions(text).into_iter().find(|name| name.agency == agency)?;
        Some(made(name, CreditPlace::Told, Share::Part))
    }));
    found
}

/// A line that only credits; under the headline also one that names a writer ("By Ann Example, AP Science Writer").
fn line_of_its_own(line: &str, opens: bool) -> Option<(Mention, Share)> {
    if frame::is_photo(line) {
        return None;
    }
    let signs = line.trim_start().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("by "));
    frame::credit_line(line).or_else(|| if opens && signs { frame::writers_line(line) } else { None })
}

fn outside(agency: &str, place: CreditPlace, share: Share) -> Credit {
    Credit { agency: agency.to_owned(), place, block: None, span: None, whole: share == Share::Whole }
}
