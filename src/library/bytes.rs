//! How are numbers and text read from bytes that nobody vouches for? Every read is checked and says what was wrong.

use crate::error::Error;
use std::ops::Range;

pub(super) fn damaged(problem: impl Into<String>) -> Error {
    Error::SegmentDamaged { problem: problem.into() }
}

/// `bytes[start..start + length]`, where that lies inside.
pub(super) fn part(bytes: &[u8], start: usize, length: usize) -> Result<&[u8], Error> {
    start
        .checked_add(length)
        .and_then(|end| bytes.get(start..end))
        .ok_or_else(|| damaged(format!("{length} bytes wanted at {start} of {}", bytes.len())))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Error> {
    let found = part(bytes, at, 2)?;
    Ok(u16::from_le_bytes([found[0], found[1]]))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Error> {
    let found = part(bytes, at, 4)?;
    Ok(u32::from_le_bytes([found[0], found[1], found[2], found[3]]))
}

pub(super) fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Error> {
    let low = u32_at(bytes, at)?;
    let high = u32_at(bytes, at + 4)?;
    Ok(u64::from(low) | u64::from(high) << 32)
}

pub(super) fn text_at(bytes: &[u8], at: u32, length: u32) -> Result<&str, Error> {
    std::str::from_utf8(part(bytes, at as usize, length as usize)?).map_err(|_| damaged("text is not UTF-8"))
}

/// Row `index` of a table whose rows have `width` bytes.
pub(super) fn row(table: &[u8], index: u32, width: usize) -> Result<&[u8], Error> {
    let start = (index as usize).checked_mul(width).ok_or_else(|| damaged("row number out of range"))?;
    part(table, start, width)
}

/// A stretch that a section table names, where it lies inside `limit`.
pub(super) fn range(start: u32, length: u32, limit: usize) -> Result<Range<usize>, Error> {
    let (start, length) = (start as usize, length as usize);
    match start.checked_add(length) {
        Some(end) if end <= limit => Ok(start..end),
        _ => Err(damaged(format!("a section ends behind the last of {limit} bytes"))),
    }
}

/// Appends `number` in groups of seven bits, low ones first; the high bit says that more follow.
pub(super) fn put_varint(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes a number that [`put_varint`] wrote off the front of `bytes`. `None` at their end or beyond 32 bits.
pub(super) fn take_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u64;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return u32::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_varint_comes_back(number: u32) {
            let mut out = Vec::new();
            put_varint(&mut out, number);
            let mut rest = out.as_slice();
            prop_assert_eq!(take_varint(&mut rest), Some(number));
            prop_assert!(rest.is_empty());
        }

        #[test]
        fn any_bytes_read_as_a_varint_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
            let _ = take_varint(&mut bytes.as_slice());
        }
    }
}
