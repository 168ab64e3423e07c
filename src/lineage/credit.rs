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
    // "Reuters • Two held after raid" leads to another story.
    if line.contains('•') {
        return None;
    }
    frame::credit_line(line).or_else(|| if opens && frame::signs(line) { frame::writers_line(line) } else { None })
}

fn outside(agency: &str, place: CreditPlace, share: Share) -> Credit {
    Credit { agency: agency.to_owned(), place, block: None, span: None, whole: share == Share::Whole }
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::*;
    use proptest::prelude::*;

    const STORY: &str =
        "Divers inspected the northern lock gate on Monday.\n\nThe port expects to reopen in three weeks.";

    fn found(text: &str) -> Vec<(String, CreditPlace, bool)> {
        credits(&article(text)).into_iter().map(|credit| (credit.agency, credit.place, credit.whole)).collect()
    }

    fn one(text: &str, agency: &str, place: CreditPlace, whole: bool) {
        assert_eq!(found(text), [(agency.to_owned(), place, whole)], "{text}");
    }

    #[test]
    fn a_dateline_credits_its_agency() {
        for (dateline, agency) in [
            ("ISTANBUL, Feb 27 (Reuters) - ", "Reuters"),
            ("LISBON (AP) — ", "AP"),
            ("Lisbon (AFP) – ", "AFP"),
            ("(dpa) - ", "dpa"),
            ("MOSCOW, May 3. /TASS/. ", "TASS"),
            ("TEHRAN, IRNA – ", "IRNA"),
            ("AFP - ", "AFP"),
            ("Lahore, (APP - Harbour Portal / Coast Paper - 27th Feb, 2025) ", "APP"),
            ("CAIRO, March 4 (MENA) - ", "MENA"),
        ] {
            one(&format!("{dateline}{STORY}"), agency, CreditPlace::Dateline, true);
        }
    }

    #[test]
    fn a_line_below_the_headline_or_at_the_end_credits_its_agency() {
        for (line, agency, whole) in [
            ("AFP", "AFP", true),
            ("By The Associated Press", "AP", true),
            ("/ Source: Associated Press", "AP", true),
            ("© AFP 2025", "AFP", true),
            ("(With inputs from PTI)", "PTI", false),
            ("— with files from The Canadian Press", "CP", false),
            ("PA Media", "PA", true),
            ("TT", "TT", true),
        ] {
            one(&format!("{STORY}\n\n{STORY}\n\n{STORY}\n\n{line}"), agency, CreditPlace::CreditLine, whole);
            let place = CreditPlace::Byline;
            one(&format!("{line}\n\n{STORY}\n\n{STORY}\n\n{STORY}"), agency, place, whole);
        }
    }

    #[test]
    fn a_closing_line_tells_whose_writers_wrote() {
        let place = CreditPlace::CreditLine;
        one(&format!("{STORY} — AFP"), "AFP", place, true);
        one(&format!("{STORY} REUTERS"), "Reuters", place, true);
        one(&format!("{STORY}\n\n(Reporting by Ann Example; Editing by Bo Example)"), "Reuters", place, true);
        one(&format!("{STORY}\n\nAssociated Press writer Bo Example contributed to this report."), "AP", place, true);
        one(&format!("{STORY}\n\nThe Associated Press contributed to this report."), "AP", place, false);
        one(&format!("{STORY}\n\nCopyright 2025 The Associated Press. All rights reserved."), "AP", place, true);
    }

    #[test]
    fn a_writer_of_the_agency_signs_for_it() {
        one(
            &format!("By ANN EXAMPLE, AP Science Writer\n\n{STORY}\n\n{STORY}\n\n{STORY}"),
            "AP",
            CreditPlace::Byline,
            true,
        );
        let signed = |byline: &str| article_agency(&Article { byline: Some(byline.to_owned()), ..article(STORY) });
        assert_eq!(signed("Ann Example | Reuters").as_deref(), Some("Reuters"));
        assert_eq!(signed("Ann Example and AFP").as_deref(), Some("AFP"));
        assert_eq!(signed("Ann Example with AFP"), None);
        assert_eq!(signed("Harbour Desk"), None);
    }

    #[test]
    fn a_picture_credits_no_text() {
        for line in [
            "Ann Example / AP",
            "(Ann Example/AFP via Getty Images)",
            "Ann Example, AP",
            "ANN EXAMPLE/AFP/Getty Images",
            "Photo: Reuters",
        ] {
            assert_eq!(found(&format!("{line}\n\n{STORY}\n\n{line}\n\n{STORY}\n\n{line}")), [], "{line}");
        }
    }

    #[test]
    fn an_agency_that_is_reported_on_gets_no_credit() {
        for text in [
            "The Saudi Press Agency (SPA) said the lock was shut.",
            "By Thursday, Reuters had counted nine ships in the bay.",
            "Reuters journalists Ann Example and Bo Example were held at the gate.",
            "The AP building on the quay was evacuated.",
            "MAP of the harbour",
        ] {
            assert_eq!(article_agency(&article(text)), None, "{text}");
        }
    }

    #[test]
    fn people_at_the_scene_beat_the_agency_that_forwards_the_text() {
        let forwarded =
            format!("Lahore, (APP - Coast Paper) {STORY}\n\nThe lock was dry at noon, an AFP journalist saw.");
        assert_eq!(article_agency(&article(&forwarded)).as_deref(), Some("AFP"));
        let helped = format!("{STORY}\n\nThe lock was dry at noon, an AFP journalist saw.\n\nWith inputs from PTI");
        assert_eq!(article_agency(&article(&helped)), None);
        let rival = format!("LISBON (Reuters) - {STORY}\n\nThe lock was dry at noon, an AFP journalist saw.");
        assert_eq!(article_agency(&article(&rival)).as_deref(), Some("Reuters"));
    }

    #[test]
    fn words_told_to_an_agency_credit_a_part() {
        one("\"The lock is dry,\" the harbour master told AFP.", "AFP", CreditPlace::Told, false);
        assert_eq!(article_agency(&article("\"The lock is dry,\" the harbour master told AFP.")), None);
    }

    #[test]
    fn the_outlet_or_the_feed_may_be_the_agency() {
        let of = |outlet: Option<&str>, feed_source: Option<&str>, url: Option<&str>| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let (outlet, feed_source, url) = (owned(outlet), owned(feed_source), owned(url));
            article_agency(&Article { outlet, feed_source, url, ..article(STORY) })
        };
        assert_eq!(of(Some("Reuters"), None, None).as_deref(), Some("Reuters"));
        assert_eq!(of(None, None, Some("https://www.reuters.com/world/1")).as_deref(), Some("Reuters"));
        assert_eq!(of(Some("Coast Paper"), Some("Agence France-Presse"), None).as_deref(), Some("AFP"));
        assert_eq!(of(Some("Coast Paper (APP)"), None, None), None);
    }

    proptest! {
        #[test]
        fn credits_lie_inside_their_blocks(text in "\\PC{0,40}(\\(AFP\\)|By |AP|, the |/|—|\n\n|Reuters|\\PC{0,9}){0,9}") {
            let article = article(&text);
            for credit in credits(&article) {
                if let (Some(block), Some(span)) = (credit.block, credit.span) {
                    prop_assert!(article.blocks[block as usize].text.get(span.start..span.end).is_some());
                }
            }
        }
    }
}
