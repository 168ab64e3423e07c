//! Do two keys name one? Spelling and transliteration vary: Sergei and Sergey, Zelenskiy and Zelensky. Two people of
//! one surname stay two: Joe and Hunter Biden.

use super::known::{is_known_key, is_org_word};
use super::letters::romanised;

/// Symmetric. Keys are those of [`super::Entity::key`]. A lone surname is taken for any bearer of it.
pub fn same_entity(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // "north korea" and "south korea", "iran" and "iraq", "austria" and "australia" are near in letters only.
    if a.is_empty() || b.is_empty() || is_known_key(a) && is_known_key(b) {
        return false;
    }
    let length = |key: &str| key.split(' ').count();
    let (shorter, longer) = if (length(a), a) <= (length(b), b) { (a, b) } else { (b, a) };
    let (short, long): (Vec<&str>, Vec<&str>) = (shorter.split(' ').collect(), longer.split(' ').collect());
    if is_acronym(shorter, &long) {
        return true;
    }
    if is_known_key(shorter) || is_known_key(longer) || long.iter().any(|word| is_org_word(word)) {
        return short.len() == long.len() && short.iter().zip(&long).all(|(mine, theirs)| spelled_alike(mine, theirs));
    }
    same_person(&short, &long)
}

/// "afp" and "agence france presse".
fn is_acronym(short: &str, long: &[&str]) -> bool {
    const SMALL: [&str; 6] = ["of", "and", "the", "for", "on", "de"];
    let initials: String =
        long.iter().filter(|word| !SMALL.contains(word)).filter_map(|word| word.chars().next()).collect();
    initials.chars().count() >= 3 && initials == short
}

fn same_person(short: &[&str], long: &[&str]) -> bool {
    let (Some(mine), Some(theirs)) = (short.last(), long.last()) else { return false };
    let (mine, theirs) = (&without_article(mine), &without_article(theirs));
    match (short.len(), long.len()) {
        (1, 1) => alike_in_other_spelling(mine, theirs),
        // "xi" and "xi jinping"
        (1, _) => alike_in_other_spelling(mine, theirs) || SURNAME_FIRST.contains(mine) && *mine == long[0],
        _ => {
            let given = given_alike(short[0], long[0]);
            // A wrong letter in the surname is forgiven only beside an equal given name: "Marco Rubio", "Marco Rubbio".
            given && spelled_alike(mine, theirs) || short.iter().all(|word| long.contains(word)) && mine == theirs
        }
    }
}

/// "Al-Sharaa" and "Sharaa" are one surname.
fn without_article(surname: &str) -> &str {
    ["al-", "el-"].iter().find_map(|article| surname.strip_prefix(article)).unwrap_or(surname)
}

/// Family names that stand first in Chinese and Korean names.
const SURNAME_FIRST: [&str; 17] = [
    "xi", "kim", "li", "wang", "zhang", "moon", "yoon", "lee", "park", "chen", "liu", "han", "zhao", "mao", "deng",
    "hu", "to",
];

fn alike_in_other_spelling(mine: &str, theirs: &str) -> bool {
    mine == theirs || romanised(mine) == romanised(theirs)
}

/// Spellings one letter apart, two in long words: "Aleksandr" and "Alexander" after romanisation.
fn spelled_alike(mine: &str, theirs: &str) -> bool {
    let (mine, theirs) = (romanised(mine), romanised(theirs));
    let shorter = mine.chars().count().min(theirs.chars().count());
    let forgiven = match shorter {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    mine == theirs || mine.chars().next() == theirs.chars().next() && strsim::osa_distance(&mine, &theirs) <= forgiven
}

fn given_alike(mine: &str, theirs: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let short_form = |a: &str, b: &str| {
        SHORT_FORMS.iter().any(|(short, long)| (*short, *long) == (a, b) || (*short, *long) == (b, a))
    };
    spelled_alike(mine, theirs) || initial(mine, theirs) || initial(theirs, mine) || short_form(mine, theirs)
}

/// Short forms of given names that print uses beside the full ones. From general knowledge.
const SHORT_FORMS: [(&str, &str); 24] = [
    ("joe", "joseph"),
    ("bill", "william"),
    ("will", "william"),
    ("mike", "michael"),
    ("jim", "james"),
    ("bob", "robert"),
    ("rob", "robert"),
    ("tom", "thomas"),
    ("tim", "timothy"),
    ("tony", "anthony"),
    ("steve", "stephen"),
    ("steve", "steven"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("chris", "christopher"),
    ("nick", "nicholas"),
    ("matt", "matthew"),
    ("ben", "benjamin"),
    ("sam", "samuel"),
    ("alex", "alexander"),
    ("ed", "edward"),
    ("ron", "ronald"),
    ("don", "donald"),
    ("kate", "katherine"),
];
