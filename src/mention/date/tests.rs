//! Dates as news prints them, in an article of Thursday, 27 February 2025.

use super::{Bound, DateAgreement, DateMention};
use crate::ingest::Published;
use crate::mention::{Context, mentions};

fn at(published: Option<&str>) -> Context {
    Context { published: published.and_then(Published::read), ..Context::default() }
}

fn first(sentence: &str) -> DateMention {
    let found = mentions(sentence, &at(Some("2025-02-27"))).dates;
    found.into_iter().next().unwrap_or_else(|| panic!("no date in: {sentence}"))
}

fn days(sentence: &str) -> String {
    first(sentence).days.map_or("open".to_owned(), |days| format!("{}..{}", days.first, days.last))
}

#[test]
fn calendar_dates_are_days_months_and_years() {
    let cases = [
        ("They met on Feb. 18 in Riyadh.", "2025-02-18..2025-02-18"),
        ("A February 12 call was held.", "2025-02-12..2025-02-12"),
        ("He was arrested on Oct. 5 in Riyadh.", "2024-10-05..2024-10-05"),
        ("The trial will begin on Oct. 5 in Riyadh.", "2025-10-05..2025-10-05"),
        ("They met on Tuesday of last week.", "2025-02-18..2025-02-18"),
        ("They will meet in two weeks.", "2025-03-10..2025-03-16"),
        ("They met on 18 February 2025.", "2025-02-18..2025-02-18"),
        ("They met on the 18th of February.", "2025-02-18..2025-02-18"),
        ("It was filed on 2025-02-27.", "2025-02-27..2025-02-27"),
        ("Talks were held in March 2022.", "2022-03-01..2022-03-31"),
        ("The invasion in 2022 changed that.", "2022-01-01..2022-12-31"),
        ("Data gathered from May 2009 to March 2011 were used.", "2009-05-01..2011-03-31"),
        ("Music of the 1990s was played.", "1990-01-01..1999-12-31"),
        ("On December 29 a bus plunged off a bridge.", "2024-12-29..2024-12-29"),
        ("They meet on November 19-20 2025.", "2025-11-19..2025-11-20"),
        ("Growth slowed in the third quarter of 2024.", "2024-07-01..2024-09-30"),
    ];
    for (sentence, expected) in cases {
        assert_eq!(days(sentence), expected, "{sentence}");
    }
}

#[test]
fn relative_dates_count_from_publication() {
    let cases = [
        ("They met on Thursday.", "2025-02-27..2025-02-27"),
        ("It sided with Russia in Monday's votes.", "2025-02-24..2025-02-24"),
        ("They are set to meet on Friday.", "2025-02-28..2025-02-28"),
        ("He said on Friday it would end.", "2025-02-21..2025-02-21"),
        ("Talks resume next Monday.", "2025-03-03..2025-03-03"),
        ("The deal runs until Friday.", "2025-02-28..2025-02-28"),
        ("They spoke yesterday.", "2025-02-26..2025-02-26"),
        ("The meeting came last week.", "2025-02-17..2025-02-23"),
        ("They met earlier this week.", "2025-02-24..2025-02-27"),
        ("This month's first meeting went well.", "2025-02-01..2025-02-28"),
        ("He took office last month.", "2025-01-01..2025-01-31"),
        ("The Kremlin complained last year.", "2024-01-01..2024-12-31"),
        ("It was the worst in the past decade.", "2015-02-27..2025-02-27"),
        ("In December, 29 people died.", "2024-12-01..2024-12-31"),
        ("It was closed two days ago.", "2025-02-25..2025-02-25"),
    ];
    for (sentence, expected) in cases {
        assert_eq!(days(sentence), expected, "{sentence}");
    }
}

#[test]
fn words_that_only_look_like_dates() {
    for sentence in [
        "He may march on.",
        "Theresa May said so.",
        "The Sunday Times wrote it.",
        "About 2000 people came.",
        "It meets every Friday.",
        "A 1:1 draw.",
    ] {
        assert_eq!(mentions(sentence, &at(Some("2025-02-27"))).dates, [], "{sentence}");
    }
}

#[test]
fn an_article_without_a_date_keeps_the_weekday() {
    let open = mentions("They met on Thursday.", &at(None)).dates.remove(0);
    assert_eq!(open.days, None);
    assert_eq!(open.agreement(&first("They met on Thursday, Feb. 27.")), DateAgreement::Same);
}

#[test]
fn last_week_agrees_with_the_day_it_resolves_to() {
    use DateAgreement::*;
    let cases = [
        ("They met last week.", "They met on February 18.", Same),
        ("They met on Tuesday.", "They met on Thursday.", Different),
        ("They met on Wednesday.", "They met on Thursday.", Near),
        ("It was launched three years ago.", "It was launched in February 2022.", Same),
        ("It was launched three years ago.", "It was launched in 2022.", Same),
        ("It was launched in 2021.", "It was launched in 2022.", Different),
        ("It has run since 2014.", "It ran in 2022.", Incomparable),
    ];
    for (one, other, expected) in cases {
        let (one, other) = (first(one), first(other));
        assert_eq!(one.agreement(&other), expected, "{one:?} {other:?}");
        assert_eq!(other.agreement(&one), expected);
    }
}

#[test]
fn times_of_day_and_bounds_belong_to_their_day() {
    let timed = first("The blast came at 10:30 on Thursday.");
    assert_eq!(timed.time_of_day.map(|time| (time.hour(), time.minute())), Some((10, 30)));
    assert_eq!(first("It closes at 8 p.m. on Friday.").time_of_day.map(|time| time.hour()), Some(20));
    assert_eq!(first("It has lasted since 2022.").bound, Bound::From);
    assert_eq!(first("It must end by Friday.").bound, Bound::To);
}

#[test]
fn six_days_afterward_counts_from_the_date_before_it() {
    let sentence = "They spoke by telephone on February 12 and met in Saudi Arabia six days afterward.";
    let found = mentions(sentence, &at(Some("2025-02-27"))).dates;
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].days, first("They met on February 18.").days);
    assert_eq!(mentions("They met six days later.", &at(Some("2025-02-27"))).dates, []);
}
