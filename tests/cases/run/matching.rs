//! When is a shown value the one that was expected? "six hours" is "for six hours", and "30" is not "300".

/// Whether one of the two stands in the other as whole words, whatever the case.
pub fn is_same_value(expected: &str, shown: &str) -> bool {
    let (expected, shown) = (expected.trim().to_lowercase(), shown.trim().to_lowercase());
    !expected.is_empty() && !shown.is_empty() && (stands_in(&expected, &shown) || stands_in(&shown, &expected))
}

fn stands_in(words: &str, text: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // "1" does not stand in "1.5", nor "5" in it.
        let runs_on = |mut rest: Vec<char>| {
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            rest.truncate(2);
            matches!(rest.first(), Some('.' | ',')) && digit(rest.get(1).copied())
        };
        let is_number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let starts = is_letter(words.chars().next());
        let ends = is_letter(words.chars().last());
        let cut_before = starts && is_letter(before.chars().last())
            || is_number(words.chars().next()) && runs_on(before.chars().rev().take(2).collect());
        let cut_after = ends && is_letter(after.chars().next())
            || is_number(words.chars().last()) && runs_on(after.chars().take(2).collect());
        !cut_before && !cut_after
    })
}
