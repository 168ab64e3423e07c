//! Does a capital act, or does something happen there? "Moscow had made conditions difficult" is the government,
//! "150km from Moscow" the city.

use super::known::Known;
use crate::mention::words::Words;

/// The state that the known name in words `from..to` stands for, if it does.
pub(super) fn stands_for(words: &Words, (from, to): (usize, usize), known: &Known) -> Option<String> {
    let government = known.government?;
    (known.seat || acts(words, from, to)).then(|| government.to_owned())
}

/// Words that set something in a place: "near Moscow", "the city of Moscow".
const SETS: [&str; 20] = [
    "in", "near", "at", "outside", "around", "capital", "city", "across", "over", "through", "via", "inside", "into",
    "reached", "visit", "visited", "visiting", "left", "towards", "toward",
];
/// Before "to": someone goes there. "Trump's outreach to Moscow" goes to the government.
const GOES: [&str; 22] = [
    "flew",
    "went",
    "go",
    "travelled",
    "traveled",
    "travel",
    "travelling",
    "traveling",
    "trip",
    "visit",
    "returned",
    "return",
    "flight",
    "flights",
    "came",
    "moved",
    "drove",
    "close",
    "heading",
    "headed",
    "way",
    "road",
];
/// Before "from" and "of": a distance, a direction or a part of the city.
const LIES: [&str; 24] = [
    "km",
    "miles",
    "kilometres",
    "kilometers",
    "north",
    "south",
    "east",
    "west",
    "southeast",
    "northeast",
    "southwest",
    "northwest",
    "flew",
    "away",
    "streets",
    "city",
    "suburb",
    "suburbs",
    "outskirts",
    "centre",
    "center",
    "mayor",
    "arrived",
    "reporting",
];
const BEFORE_CITIES: [&str; 9] =
    ["the", "both", "central", "downtown", "northern", "southern", "eastern", "western", "nearby"];

fn acts(words: &Words, mut from: usize, mut to: usize) -> bool {
    // "their embassies in Washington and Moscow": the first of a pair decides.
    if matches!(words.before(from, 1), "and" | "or") && from >= 2 && words.list[from - 2].capital {
        (from, to) = (from - 2, from - 1);
    }
    let article = usize::from(BEFORE_CITIES.contains(&words.before(from, 1)));
    let (lead, before) = (words.before(from, 1 + article), words.before(from, 2 + article));
    let place = match lead {
        "to" => GOES.contains(&before),
        "from" | "of" => LIES.contains(&before),
        lead => SETS.contains(&lead),
    };
    // "Riyadh, Saudi Arabia"
    let located = words.norm(to) == "," && words.list.get(to + 1).is_some_and(|word| word.capital);
    let dateline = from == 0 && matches!(words.norm(to), "(" | "—" | "–" | "-" | ",");
    !(place || located || dateline)
}
