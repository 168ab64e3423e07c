//! Does a capital act, or does something happen there? "Moscow had made conditions difficult" is the government,
//! "150km from Moscow" the city.

use super::known::Known;
use crate::mention::words::Words;

/// The state that the known name in words `from..to` stands for, if it does.
pub(super) fn stands_for(words: &Words, (from, to): (usize, usize), known: &Known) -> Option<String> {
    let government = known.government?;
    (known.seat || acts(words, from, to)).then(|| government.to_owned())
}

fn acts(words: &Words, from: usize, to: usize) -> bool {
    let article = usize::from(
        ["the", "central", "downtown", "northern", "southern", "eastern", "western"].contains(&words.before(from, 1)),
    );
    let (lead, before) = (words.before(from, 1 + article), words.before(from, 2 + article));
    // "their embassies in Washington and Moscow"
    if matches!(lead, "and" | "or") && from >= 2 && words.list[from - 2].capital {
        return acts(words, from - 2, from - 1);
    }
    // "Riyadh, Saudi Arabia"
    let located = words.norm(to) == "," && words.list.get(to + 1).is_some_and(|word| word.capital);
    let place = match lead {
        "in" | "near" | "at" | "outside" | "around" | "capital" | "city" | "across" | "over" | "through" | "via"
        | "inside" | "into" | "reached" | "visit" | "visited" | "visiting" | "left" => true,
        "to" => [
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
            "arrived",
            "moved",
            "drove",
            "close",
            "heading",
            "headed",
            "way",
            "road",
        ]
        .contains(&before),
        "from" | "of" => [
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
            "returned",
            "reporting",
            "flights",
        ]
        .contains(&before),
        _ => false,
    };
    let dateline = from == 0 && matches!(words.norm(to), "(" | "—" | "–" | "-" | ",");
    !(place || located || dateline)
}
