//! Which language is a text in? Its own declaration first, detection otherwise.

/// How much the comparison understands of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// All slots.
    #[default]
    English,
    /// Wording and numbers only; the code is ISO 639-1 in ASCII lower case.
    Other([u8; 2]),
}

impl Language {
    /// Reads "en", "en-GB", "pt_BR". `None` where the code is not of two letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.to_ascii_lowercase();
        match primary.as_bytes() {
            b"en" => Some(Language::English),
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Language::Other([*a, *b])),
            _ => None,
        }
    }

    /// ISO 639-1 code, "en".
    pub fn code(&self) -> &str {
        match self {
            Language::English => "en",
            Language::Other(code) => std::str::from_utf8(code).unwrap_or("en"),
        }
    }

    pub fn is_english(self) -> bool {
        self == Language::English
    }
}

/// Longest stretch that detection reads, in bytes: a few paragraphs settle it.
const DETECTION_LIMIT: usize = 4_000;

/// The language of `text`, or English where it is too short to tell.
pub fn detect_language(text: &str) -> Language {
    let mut end = text.len().min(DETECTION_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    match whatlang::detect(&text[..end]) {
        // "Lavrov, Rubio meet in Riyadh" alone is no ground to call a text Slovak.
        Some(found) if found.is_reliable() && !reads_english(&text[..end]) => {
            iso_639_1(found.lang()).and_then(Language::from_code).unwrap_or(Language::Other(*b"xx"))
        }
        _ => Language::English,
    }
}

/// Whether the little words are English. Trigrams of names mislead where a text is short: "Two workers were hurt in the
/// accident on Tuesday morning."
fn reads_english(text: &str) -> bool {
    const LITTLE: [&str; 14] =
        ["the", "of", "and", "to", "were", "that", "with", "from", "for", "by", "has", "have", "this", "their"];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let little = words.iter().filter(|word| LITTLE.iter().any(|l| l.eq_ignore_ascii_case(word))).count();
    little as f64 >= ENGLISH * words.len().max(1) as f64
}

/// Share of those words from which on a text is English; news has 0.2 to 0.3, other languages under 0.03. Higher is stricter.
const ENGLISH: f64 = 0.1;

/// The two-letter code of the languages in the starter catalogue and of large news languages beside them.
fn iso_639_1(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang::*;
    Some(match lang {
        Eng => "en",
        Deu => "de",
        Fra => "fr",
        Spa => "es",
        Ita => "it",
        Por => "pt",
        Nld => "nl",
        Swe => "sv",
        Dan => "da",
        Nob => "nb",
        Fin => "fi",
        Pol => "pl",
        Ces => "cs",
        Slk => "sk",
        Hun => "hu",
        Ron => "ro",
        Bul => "bg",
        Ell => "el",
        Rus => "ru",
        Ukr => "uk",
        Tur => "tr",
        Ara => "ar",
        Heb => "he",
        Pes => "fa",
        Urd => "ur",
        Hin => "hi",
        Ben => "bn",
        Tam => "ta",
        Tel => "te",
        Mar => "mr",
        Guj => "gu",
        Kan => "kn",
        Mal => "ml",
        Pan => "pa",
        Jpn => "ja",
        Cmn => "zh",
        Kor => "ko",
        Vie => "vi",
        Tha => "th",
        Ind => "id",
        Cat => "ca",
        Hrv => "hr",
        Srp => "sr",
        Slv => "sl",
        Lit => "lt",
        Lav => "lv",
        Est => "et",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_german_paragraph_is_german_and_an_english_one_english() {
        let german = "Die Gespräche in Istanbul dauerten nach Angaben beider Seiten sechs Stunden und fanden in der Residenz statt.";
        assert_eq!(detect_language(german), Language::Other(*b"de"));
        let english =
            "The talks in Istanbul lasted six hours and were held at the residence, both sides said on Thursday.";
        assert_eq!(detect_language(english), Language::English);
    }

    #[test]
    fn little_words_settle_a_short_text() {
        assert_eq!(detect_language("Two workers were hurt in the accident on Tuesday morning."), Language::English);
    }

    #[test]
    fn a_short_text_counts_as_english() {
        assert_eq!(detect_language("Lavrov, Rubio meet"), Language::English);
        assert_eq!(detect_language(""), Language::English);
    }

    #[test]
    fn regional_codes_read_as_their_language() {
        assert_eq!(Language::from_code("en-GB"), Some(Language::English));
        assert_eq!(Language::from_code("pt_BR"), Some(Language::Other(*b"pt")));
        assert_eq!(Language::from_code("english"), None);
    }
}
