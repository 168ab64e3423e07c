//! Are these the same bytes? One 64-bit hash for checksums and identity keys.
//!
//! FNV-1a's step (xor, then multiply) on words of eight bytes in four lanes. Byte by byte, a library of 10,000 articles
//! would take most of the 150 ms that opening it may cost; this way it is a tenth. It guards against damage, not malice:
//! where ids or addresses meet by their keys, they are themselves compared.

const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
const LANES: [u64; 4] = [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89];

/// Hash of `bytes`; the same on every machine.
pub(super) fn hash64(bytes: &[u8]) -> u64 {
    let mut lanes = LANES;
    let chunks = bytes.chunks_exact(32);
    let tail = chunks.remainder();
    for chunk in chunks {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks_exact(8)) {
            *lane = step(*lane, word_of(word));
        }
    }
    for (lane, word) in lanes.iter_mut().zip(tail.chunks(8)) {
        *lane = step(*lane, word_of(word));
    }
    lanes.into_iter().fold(bytes.len() as u64, step)
}

/// Reversible in both arguments, so one changed word always changes the result.
pub(super) fn step(hash: u64, word: u64) -> u64 {
    let mixed = (hash ^ word).wrapping_mul(PRIME);
    mixed ^ (mixed >> 32)
}

/// Up to eight bytes as a number, missing ones as zero.
fn word_of(bytes: &[u8]) -> u64 {
    let mut word = [0; 8];
    word[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn zeros_at_the_end_count() {
        assert_ne!(hash64(&[]), hash64(&[0]));
        assert_ne!(hash64(&[0; 31]), hash64(&[0; 32]));
    }

    proptest! {
        #[test]
        fn one_changed_byte_changes_the_hash(mut bytes in proptest::collection::vec(any::<u8>(), 1..100), at: usize, flip in 1u8..) {
            let before = hash64(&bytes);
            let at = at % bytes.len();
            bytes[at] ^= flip;
            prop_assert_ne!(before, hash64(&bytes));
        }
    }
}
