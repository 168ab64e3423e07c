//! Who says so? "X said N" is not "N": the source is kept with the claim.

use regex::Regex;
use std::sync::LazyLock;

/// Verbs by which news print hands a statement to its source.
const SAYING: &str = "said|says|told|added|noted|announced|reported|confirmed|admitted|claimed|claims|stated|warned|insisted|argued|\
    acknowledged|explained|disclosed|denied|wrote|tweeted|estimated|revealed|testified|stressed|suggested|signaled|signalled|signals|writes|expects|predicts|predicted|forecasts";

/// Whether the word hands a statement to its source, or foretells it.
pub(super) fn is_saying(word: &str) -> bool {
    SAYING.split('|').any(|verb| verb == word)
        || matches!(
            word,
            "expected" | "planned" | "proposed" | "scheduled" | "vowed" | "pledged" | "demanded" | "projected"
        )
}

/// "… , the ministry said", "… , said Maria Zakharova": the source follows the statement.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r#"(?:,|”|"|’|')\s*(?:(?P<before>(?:the |a |an )?[\p{{L}}][^,."“”]{{1,80}}?)\s+(?:{SAYING})\b|(?:{SAYING})\s+(?P<after>(?:the |a |an )?[^,."“”]{{2,80}}))"#)).expect("pattern is fixed")
});

/// "Police said …", "Kremlin spokesman Dmitry Peskov told reporters that …": the source leads.
static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?P<who>[\p{{L}}][^,.“”:;]{{1,90}}?)\s+(?:also |now |still |has |have |had )?(?:{SAYING})\b"
    ))
    .expect("pattern is fixed")
});

/// "Bishop Graf called the sale a disgrace", "Feld put the value at 90,000 euros". "Called the police" names no source.
static JUDGING: LazyLock<Regex> = LazyLock::new(|| {
    let what = r"(?:the|it|its|this|his|her|their)\b[^,.“”]{0,80}?";
    Regex::new(&format!(
        r"^(?P<who>[\p{{L}}][^,.“”:;]{{1,90}}?)\s+(?:(?:called|calls)\s+{what}\s(?:a|an)\s|(?:put|puts)\s+{what}\sat\s)"
    ))
    .expect("pattern is fixed")
});

static ACCORDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)\b(?:according to|as revealed by|as reported by|citing)\s+(?P<who>[^,.;"“”]{2,90})"#)
        .expect("pattern is fixed")
});

/// The source that `sentence` names for its statement, as printed.
pub fn attribution(sentence: &str) -> Option<String> {
    let captured = |regex: &Regex, groups: &[&str]| {
        let found = regex.captures(sentence)?;
        groups.iter().find_map(|g| found.name(g)).map(|m| m.as_str().trim().to_owned())
    };
    captured(&ACCORDING, &["who"])
        .or_else(|| captured(&AFTER, &["before", "after"]))
        .or_else(|| captured(&LEADING, &["who"]))
        .or_else(|| captured(&JUDGING, &["who"]))
        .filter(|who| who.split_whitespace().count() <= 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_is_found_wherever_it_stands() {
        for (sentence, source) in [
            ("The bridge was closed at noon, the mayor said.", "the mayor"),
            ("Police said the driver had fled.", "Police"),
            ("\"It was dark,\" said fire chief Ana Torres.", "fire chief Ana Torres"),
            ("Bishop Hanno Graf called the sale a disgrace.", "Bishop Hanno Graf"),
            ("Feld put the value of the bells at 90,000 euros.", "Feld"),
            ("The Lund Institute expects growth of 1.1 percent.", "The Lund Institute"),
            ("Four trams were cancelled, according to the operator.", "the operator"),
        ] {
            assert_eq!(attribution(sentence).as_deref(), Some(source), "{sentence}");
        }
    }

    #[test]
    fn a_plain_statement_has_no_source() {
        assert_eq!(attribution("The bridge was closed at noon."), None);
        assert_eq!(attribution("A neighbour called the police."), None);
    }
}
