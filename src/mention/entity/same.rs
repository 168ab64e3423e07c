//! Do two keys name one? Spelling and transliteration vary: Sergei and Sergey, Zelenskiy and Zelensky.

/// Symmetric.
pub fn same_entity(a: &str, b: &str) -> bool {
    a == b || a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"))
}
