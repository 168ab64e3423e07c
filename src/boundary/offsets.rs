//! Where does a byte stand in UTF-16? Browsers count code units, Rust counts bytes; the unit changes here and only here.

use crate::text::Span;

/// UTF-16 code units before byte `at` of `text`. `at` lies on a character boundary.
pub fn utf16_offset(text: &str, at: usize) -> u32 {
    let units: usize = text[..at].chars().map(char::len_utf16).sum();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// A byte span of `text` as a half-open pair of UTF-16 offsets.
pub fn utf16_range(text: &str, span: Span) -> (u32, u32) {
    let start = utf16_offset(text, span.start);
    let units: usize = span.of(text).chars().map(char::len_utf16).sum();
    (start, start.saturating_add(u32::try_from(units).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_counts_two_units_and_a_combining_mark_one() {
        let text = "🙂 café\u{301} “x”";
        let quoted = text.find('x').map(|at| Span::new(at, at + 1)).unwrap();
        assert_eq!(utf16_range(text, quoted), (10, 11));
    }

    proptest! {
        #[test]
        fn the_range_cuts_the_same_words_out_of_utf16(text in "\\PC{0,40}", a in 0usize..40, b in 0usize..40) {
            let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let (a, b) = (bounds[a % bounds.len()], bounds[b % bounds.len()]);
            let span = Span::new(a.min(b), a.max(b));
            let (start, end) = utf16_range(&text, span);
            let units: Vec<u16> = text.encode_utf16().collect();
            let cut = String::from_utf16(&units[start as usize..end as usize]).unwrap();
            prop_assert_eq!(cut, span.of(&text));
        }
    }
}
