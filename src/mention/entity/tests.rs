//! Names as news prints them.

use super::{Entity, EntityKind, Names, same_entity};
use crate::mention::{Context, mentions};

fn all(sentence: &str) -> Vec<Entity> {
    mentions(sentence, &Context::default()).entities
}

fn keys(sentence: &str) -> Vec<String> {
    all(sentence).into_iter().map(|entity| entity.key).collect()
}

#[test]
fn nationality_title_and_name_are_told_apart() {
    let sentence =
        "Russian Foreign Minister Sergei Lavrov saw U.S. Secretary of State Marco Rubio in Riyadh, Saudi Arabia.";
    assert_eq!(keys(sentence), ["russia", "sergei lavrov", "united states", "marco rubio", "riyadh", "saudi arabia"]);
    let titles: Vec<_> = all(sentence).into_iter().filter_map(|entity| entity.title).collect();
    assert_eq!(titles, ["foreign minister", "secretary of state"]);
}

#[test]
fn one_country_in_many_names_has_one_key() {
    for name in [
        "The U.S. agreed.",
        "The US agreed.",
        "The USA agreed.",
        "The United States agreed.",
        "American officials agreed.",
        "Officials of America agreed.",
    ] {
        assert_eq!(keys(name), ["united states"], "{name}");
    }
    assert_eq!(keys("They told us so."), Vec::<String>::new());
}

#[test]
fn a_capital_acts_or_is_a_place() {
    let stands = |sentence: &str| all(sentence).into_iter().filter_map(|entity| entity.stands_for).collect::<Vec<_>>();
    assert_eq!(stands("Talks between Moscow and Kyiv resumed."), ["russia", "ukraine"]);
    assert_eq!(stands("Officials say Moscow had made conditions difficult."), ["russia"]);
    assert_eq!(stands("The Kremlin said no."), ["russia"]);
    for place in [
        "They met in Moscow.",
        "It lies 150km south of Moscow.",
        "He flew to Moscow.",
        "The talks in Washington and Moscow ended.",
        "They met in the Saudi capital Riyadh.",
    ] {
        assert_eq!(stands(place), Vec::<String>::new(), "{place}");
    }
}

#[test]
fn a_capital_at_the_start_of_a_sentence_is_no_name_by_itself() {
    for sentence in [
        "Relations have been tense.",
        "Police said so.",
        "Thirteen students died.",
        "Roughly 60 percent agreed.",
        "Neither side spoke.",
    ] {
        assert_eq!(keys(sentence), Vec::<String>::new(), "{sentence}");
    }
    assert_eq!(keys("Trump's outreach raised concerns."), ["trump"]);
    assert_eq!(keys("Putin acknowledged the effort."), ["putin"]);
    assert_eq!(keys("Turkey, a NATO member, hosted them."), ["turkey", "nato"]);
    assert_eq!(keys("Officials Meet in Istanbul for Embassy Talks"), ["istanbul"]);
}

#[test]
fn particles_initials_and_institutions_belong_to_the_name() {
    assert_eq!(keys("It was Donald J. Trump who spoke."), ["donald trump"]);
    assert_eq!(keys("He met Ursula von der Leyen there."), ["ursula von der leyen"]);
    assert_eq!(keys("He met Mohammed bin Salman there."), ["mohammed bin salman"]);
    assert_eq!(keys("The regime of Bashar al-Assad fell."), ["bashar al assad"]);
    assert_eq!(keys("It was Mr. Lavrov and Lt. Gen. Smith."), ["lavrov", "smith"]);
    assert_eq!(keys("It fined the Bank of England."), ["bank of england"]);
    assert_eq!(keys("It came from the Ministry of Foreign Affairs."), ["ministry of foreign affairs"]);
    assert_eq!(keys("The Russian Foreign Ministry said so."), ["russia", "russia foreign ministry"]);
    assert_eq!(keys("He met Recep Tayyip Erdoğan there."), ["recep tayyip erdogan"]);
}

#[test]
fn kinds_follow_from_titles_places_and_words() {
    let kind = |sentence: &str| all(sentence).last().map(|entity| entity.kind);
    assert_eq!(kind("It was led by spokesman Dmitry Peskov."), Some(EntityKind::Person));
    assert_eq!(kind("It happened in Prachinburi province."), Some(EntityKind::Place));
    assert_eq!(kind("He works for the Accident Research Center."), Some(EntityKind::Organisation));
    assert_eq!(kind("The suspects are Turks."), Some(EntityKind::Nationality));
    let apposed = all("It was Jack Lissauer, a planetary scientist at the center.");
    assert_eq!((apposed[0].kind, apposed[0].title.as_deref()), (EntityKind::Person, Some("planetary scientist")));
}

#[test]
fn transliterations_and_short_forms_are_one_person() {
    for (one, other) in [
        ("sergei lavrov", "sergey lavrov"),
        ("zelenskiy", "zelensky"),
        ("volodymyr zelenskyy", "volodymyr zelensky"),
        ("lavrov", "sergei lavrov"),
        ("joe biden", "joseph biden"),
        ("anukarn thammavijarn", "anukarn thamvijarn"),
        ("donald trump", "d trump"),
        ("mohammed bin salman", "mohamed bin salman"),
        ("dmitri peskov", "dmitry peskov"),
        ("alexander darchiev", "aleksandr darchiyev"),
        ("xi", "xi jinping"),
        ("ctbto", "comprehensive test ban treaty organization"),
    ] {
        assert!(same_entity(one, other), "{one} / {other}");
        assert!(same_entity(other, one), "{other} / {one}");
    }
}

#[test]
fn different_people_and_countries_stay_apart() {
    for (one, other) in [
        ("joe biden", "hunter biden"),
        ("north korea", "south korea"),
        ("iran", "iraq"),
        ("austria", "australia"),
        ("niger", "nigeria"),
        ("foreign ministry", "defence ministry"),
        ("washington", "washington post"),
        ("new york", "york"),
        ("rubio", "rubiales"),
        ("johnson", "johnston"),
        ("marine le pen", "jean le pen"),
    ] {
        assert!(!same_entity(one, other), "{one} / {other}");
        assert!(!same_entity(other, one), "{other} / {one}");
    }
}

#[test]
fn the_article_ties_short_names_and_titles_to_full_ones() {
    let article = [
        "US Secretary of State Marco Rubio met Foreign Minister Sergei Lavrov.",
        "Rubio spoke first, and Lavrov answered.",
        "President Joe Biden and his son Hunter Biden left.",
        "Chinese President Xi Jinping stayed.",
    ];
    let names = Names::gather(article.into_iter(), &Context::default());
    let resolved = |sentence: &str| names.resolve(&all(sentence)[0]);
    assert_eq!(resolved("Rubio said so."), "marco rubio");
    assert_eq!(resolved("It was Xi who stayed."), "xi jinping");
    assert_eq!(resolved("It was President Biden."), "joe biden");
    assert_eq!(names.holder("foreign minister"), Some("sergei lavrov"));
    assert_eq!(names.holder("president"), None, "two presidents");
}
