//! Sentences as news prints them, and what a reader takes from their figures.

use super::{Currency, Hedge, Quantity, QuantityAgreement, Unit};
use crate::mention::{Context, mentions};

fn all(sentence: &str) -> Vec<Quantity> {
    mentions(sentence, &Context::default()).quantities
}

fn first(sentence: &str) -> Quantity {
    all(sentence).into_iter().next().unwrap_or_else(|| panic!("no quantity in: {sentence}"))
}

fn agreement(one: &str, other: &str) -> QuantityAgreement {
    let (one, other) = (first(one), first(other));
    assert_eq!(one.agreement(&other), other.agreement(&one));
    one.agreement(&other)
}

fn printed(sentence: &str) -> Vec<String> {
    all(sentence).iter().map(|q| q.display(sentence).to_owned()).collect()
}

#[test]
fn units_and_currencies_are_kept_in_base_units() {
    let cases = [
        ("The talks lasted 90 minutes.", 5400.0, Unit::Duration),
        ("They met for an hour and a half.", 5400.0, Unit::Duration),
        ("It took 2 hours and 15 minutes.", 8100.0, Unit::Duration),
        ("Rates fell by 25 basis points.", 0.25, Unit::PercentPoint),
        ("Support rose by 0.25 percentage points.", 0.25, Unit::PercentPoint),
        ("The fund holds $1.5bn.", 1.5e9, Unit::Money(Currency("USD"))),
        ("The fund holds 1.5 billion dollars.", 1.5e9, Unit::Money(Currency("USD"))),
        ("The scheme costs Rs 500 crore.", 5e9, Unit::Money(Currency("INR"))),
        ("The firm pledged A$5 million.", 5e6, Unit::Money(Currency("AUD"))),
        ("It is a $5 million deal.", 5e6, Unit::Money(Currency("USD"))),
        ("The tax raises 50 million pounds.", 5e7, Unit::Money(Currency("GBP"))),
        ("It was 104°F in the shade.", 40.0, Unit::Temperature),
        ("The temperature fell to -5°C.", -5.0, Unit::Temperature),
        ("A 43-year-old man was held.", 43.0, Unit::Age),
        ("John Smith, 43, was held.", 43.0, Unit::Age),
        ("The suspect, 34, was arrested.", 34.0, Unit::Age),
        ("The victim was aged 43.", 43.0, Unit::Age),
        ("A 7.1-magnitude earthquake struck.", 7.1, Unit::Magnitude),
        ("Arsenal won 2-1.", 2001.0, Unit::Score),
        ("It is the third-largest economy.", 3.0, Unit::Ordinal),
        ("One in five adults smoke.", 20.0, Unit::Percent),
        ("Two-thirds of members agreed.", 200.0 / 3.0, Unit::Percent),
        ("The planet is twice the size of Earth.", 2.0, Unit::Times),
    ];
    for (sentence, value, unit) in cases {
        let found = first(sentence);
        assert!((found.value - value).abs() < 1e-6 * value.abs(), "{sentence} {found:?}");
        assert_eq!(found.unit, unit, "{sentence}");
    }
}

#[test]
fn hedges_open_the_interval_on_their_side() {
    let cases = [
        ("About 40 people came.", 38.0, 42.0, Hedge::About),
        ("At least 15 people came.", 15.0, 22.5, Hedge::AtLeast),
        ("Fewer than 40 people came.", 20.0, 40.0, Hedge::Under),
        ("Nearly 1,700 planets are known.", 1650.0, 1700.0, Hedge::Nearly),
        ("They expect 40-50 people.", 40.0, 50.0, Hedge::Range),
        ("They expect between 1,500 and 1,800 people.", 1500.0, 1800.0, Hedge::Range),
        ("Dozens of people came.", 24.0, 99.0, Hedge::About),
        ("Exactly 40 people came.", 40.0, 40.0, Hedge::Exact),
        ("20,000 or more people came.", 20_000.0, 30_000.0, Hedge::AtLeast),
    ];
    for (sentence, low, high, hedge) in cases {
        let found = first(sentence);
        assert_eq!((found.low, found.high, found.hedge), (low, high, hedge), "{sentence}");
    }
}

#[test]
fn names_and_numbers_of_things_are_no_quantities() {
    for sentence in [
        "An F-16 jet and a Boeing 737 landed.",
        "NATO invoked Article 5.",
        "The COVID-19 wave and the G7 summit.",
        "The 9/11 attacks.",
        "Talks began at 10:30 and ended at 8 p.m.",
        "Call +44 20 7946 0958.",
        "Flight 370 vanished.",
        "The Second World War shaped what the Group of Seven became.",
        "One of them left and no one knows why.",
        "He lives at 10 Downing Street.",
        "An object near Kepler-296f.",
    ] {
        assert_eq!(printed(sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn the_killed_and_the_wounded_are_told_apart() {
    let roles = |sentence: &str| -> Vec<(f64, Option<&'static str>)> {
        all(sentence).iter().map(|q| (q.value, q.role)).collect()
    };
    let (killed, injured) = (Some("killed"), Some("injured"));
    assert_eq!(roles("The blast killed 21 people and wounded 60."), [(21.0, killed), (60.0, injured)]);
    assert_eq!(roles("The quake left 21 dead and 60 wounded."), [(21.0, killed), (60.0, injured)]);
    assert_eq!(
        roles("A ferry sank, killing 15 riders and injuring over 30 others."),
        [(15.0, killed), (30.0, injured)]
    );
    assert_eq!(
        roles("Thirteen pupils and two guides died, while over 30 were injured."),
        [(13.0, killed), (2.0, killed), (30.0, injured)]
    );
    assert_eq!(
        roles("A storm has killed at least 15 people, among them 13 pupils, police say."),
        [(15.0, killed), (13.0, killed)]
    );
    assert_eq!(
        roles("At least 15 guests, including 13 pupils and two guides, have been killed."),
        [(15.0, killed), (13.0, killed), (2.0, killed)]
    );
    assert_eq!(roles("The death toll rose to 21."), [(21.0, killed)]);
    assert_eq!(roles("6,000 officers searched for 12 missing people."), [(6000.0, None), (12.0, Some("missing"))]);
}

#[test]
fn one_toll_in_five_wordings_is_one_figure() {
    for other in [
        "21 people were killed.",
        "The toll rose to 21 dead.",
        "There were 21 deaths.",
        "Twenty-one people died.",
        "The fire claimed 21 lives.",
    ] {
        assert_eq!(agreement("The blast killed 21.", other), QuantityAgreement::Same, "{other}");
    }
}

#[test]
fn equal_across_units_and_roundings() {
    use QuantityAgreement::*;
    let cases = [
        ("The talks lasted 90 minutes.", "They met for an hour and a half.", Same),
        ("The talks lasted around six hours.", "They met for six hours.", Same),
        ("The talks lasted six hours.", "It ended after almost six and a half hours.", Near),
        ("The talks lasted around six hours.", "It ended after almost six and a half hours.", Same),
        ("The talks were to last five to six hours.", "They lasted six hours.", Same),
        ("The talks lasted six hours.", "They lasted seven hours.", Different),
        ("It lies 150km away.", "It lies 90 miles away.", Same),
        ("It lies 100 miles away.", "It lies 200 km away.", Different),
        ("It fell by 38.4 per cent.", "It fell by 38%.", Same),
        ("It fell by 38%.", "It fell by 39%.", Different),
        ("They found 3.5 million files.", "They found 3,482,000 files.", Same),
        ("About 40 girls were on board.", "38 girls were on board.", Same),
        ("The probe watched 160,000 stars.", "The probe watched 150,000 stars.", Different),
        ("The probe watched 160,000 stars.", "The probe watched about 150,000 stars.", Near),
        ("They orbit 305 different stars.", "They were found in 315 star systems.", Different),
        ("715 new planets were found.", "Scientists found 715 worlds.", Same),
        ("It is about two-and-a-half times as big.", "It is roughly twice the size.", Near),
        ("1,500 passengers were on board.", "1,487 passengers were on board.", Near),
        ("More than a dozen students came.", "15 students came.", Same),
        ("Hundreds of students came.", "350 students came.", Same),
        ("40 tons of grain were lost.", "40 million dollars were lost.", Incomparable),
        ("It pumps 500,000 barrels a day.", "It pumped 500,000 barrels.", Incomparable),
        ("Rates rose to 4 percent.", "Rates rose 4 percentage points.", Incomparable),
    ];
    for (one, other, expected) in cases {
        assert_eq!(agreement(one, other), expected, "{one} / {other}");
    }
}

#[test]
fn tolls_and_parts_of_them() {
    use QuantityAgreement::*;
    let cases = [
        ("21 people were killed.", "60 people were wounded.", Incomparable),
        ("15 people were killed.", "13 people died.", Different),
        ("15 people were killed.", "13 students died.", Incomparable),
        ("13 children were killed.", "13 students died.", Same),
        ("More than 30 were injured.", "Forty-seven others were injured.", Near),
        ("No one was hurt.", "Two people were hurt.", Different),
        ("The pupils were aged 10 to 15.", "The pupils were between 10 and 14 years old.", Different),
        ("Two sides met.", "Two teachers met.", Incomparable),
        ("It was the first meeting.", "It was the first time.", Incomparable),
    ];
    for (one, other, expected) in cases {
        assert_eq!(agreement(one, other), expected, "{one} / {other}");
    }
}

#[test]
fn what_is_counted_and_per_what() {
    assert_eq!(first("The count of infected passengers rose to 174.").counted, ["infect", "passeng"]);
    assert_eq!(first("It lifted the confirmed planet count from 246 to 961.").counted, ["confirm", "planet"]);
    assert_eq!(first("Scientists found 715 more planets.").counted, ["planet"]);
    assert_eq!(first("There were 38.1 road deaths per 100,000 people.").per.as_deref(), Some("100000 people"));
    assert_eq!(first("It pumps 2 million barrels of oil a day.").per.as_deref(), Some("day"));
}

#[test]
fn german_figures_have_a_decimal_comma() {
    let context = Context { language: crate::text::Language::Other(*b"de"), published: None };
    let found = mentions("Rund 3,5 Prozent von 1.500 Menschen.", &context).quantities;
    assert_eq!(
        found.iter().map(|q| (q.value, q.unit)).collect::<Vec<_>>(),
        [(3.5, Unit::Percent), (1500.0, Unit::Count)]
    );
}

#[test]
fn a_change_and_its_outcome_are_two_figures() {
    assert_eq!(printed("Net profit rose 15% to $415.9 million."), ["15%", "$415.9 million"]);
    assert_eq!(printed("Support rose 3 percent to 45 percent."), ["3 percent", "45 percent"]);
    assert_eq!(printed("The count went from 246 to 961."), ["246", "961"]);
    assert_eq!(printed("Growth of 3% to 4% is expected."), ["3% to 4%"]);
    assert_eq!(printed("About one in 20 adults smoke."), ["About one in 20"]);
    assert_eq!(printed("It cost 10 bn euros."), ["10 bn euros"]);
}
