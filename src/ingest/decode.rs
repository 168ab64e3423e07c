//! Which characters do these bytes stand for? Byte-order mark, then `<meta charset>`, then what the bytes look like.
//!
//! UTF-8, UTF-16 and Windows-1252 (as browsers read Latin-1) are read here. In the browser `TextDecoder` knows the rest;
//! a full table of encodings would add more to the module than the articles it helps with here.

use crate::error::Error;

/// Largest page or text that is read, in bytes. Real article pages stay under 3 MB, scripts included.
pub const INPUT_LIMIT: usize = 5 << 20;

/// Bytes in which a page declares its encoding, as the HTML standard says.
const DECLARATION: usize = 1024;

/// The text of `bytes`. Bytes that fit no character become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match (std::str::from_utf8(bytes), declared(bytes)) {
            // Real UTF-8 text is never valid by accident; pages do declare Latin-1 wrongly.
            (Ok(text), _) => text.to_owned(),
            (Err(_), Declared::Windows1252 | Declared::Nothing) => {
                bytes.iter().map(|byte| windows_1252(*byte)).collect()
            }
            (Err(_), Declared::Other) => String::from_utf8_lossy(bytes).into_owned(),
        },
    }
}

/// Refuses what is no text, or more than one article can be.
///
/// # Errors
/// [`Error::TooLarge`] above [`INPUT_LIMIT`], [`Error::Input`] for binary files.
pub(super) fn check_text(text: &str, what: &str) -> Result<(), Error> {
    if text.len() > INPUT_LIMIT {
        return Err(Error::TooLarge { what: what.to_owned(), limit: INPUT_LIMIT });
    }
    let start = text.chars().take(2_000);
    let strange = start.clone().filter(|c| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}').count();
    // A page in an encoding we do not read has some such characters among its mark-up; an image has little else.
    if text.contains('\0') || strange * 5 > start.count() {
        return Err(Error::input(what, "is no text", "give an HTML page, plain text or article JSON"));
    }
    Ok(())
}

enum Declared {
    Nothing,
    Windows1252,
    Other,
}

fn declared(bytes: &[u8]) -> Declared {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    let Some(at) = start.find("charset=") else { return Declared::Nothing };
    let name = start[at + "charset=".len()..].trim_start_matches(['"', '\'', ' ']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next();
    match name {
        Some("windows-1252" | "cp1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" | "us-ascii" | "ascii") => {
            Declared::Windows1252
        }
        _ => Declared::Other,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// 0x80..=0x9f, where Windows-1252 differs from Latin-1 (WHATWG Encoding Standard).
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn curly_quotes_of_windows_are_read() {
        assert_eq!(
            decode(b"<meta charset=\"iso-8859-1\">\x93six hours\x94 caf\xe9"),
            "<meta charset=\"iso-8859-1\">“six hours” café"
        );
        assert_eq!(decode(b"caf\xe9"), "café");
    }

    #[test]
    fn a_page_that_declares_latin_1_and_is_utf_8_is_read_as_what_it_is() {
        assert_eq!(decode("<meta charset=latin1>café".as_bytes()), "<meta charset=latin1>café");
    }

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(decode(b"\xef\xbb\xbfsix"), "six");
        assert_eq!(decode(b"\xff\xfes\0i\0x\0"), "six");
        assert_eq!(decode(b"\xfe\xff\0s\0i\0x"), "six");
    }

    #[test]
    fn an_image_is_no_text() {
        let image: Vec<u8> = (0..=255).cycle().take(4_000).collect();
        assert!(matches!(check_text(&decode(&image), "talks.png"), Err(Error::Input { .. })));
        assert!(check_text("Переговоры длились шесть часов.\n\t", "talks.txt").is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes);
        }
    }
}
