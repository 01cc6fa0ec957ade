//! What a browser proves before a form is taken without a person looking at it: that somebody spent some work on it. Off unless a
//! form's file asks for it. It tracks nobody, asks no third party, and refuses nobody: what comes without a proof is looked at.

use sha2::{Digest, Sha256};

/// The least work that is worth asking for: 256 tries.
pub const MIN_WORK_BITS: u32 = 8;
/// The most work that a telephone does within some seconds: a quarter of a million tries.
pub const MAX_WORK_BITS: u32 = 18;
/// What is asked for by a file that names no amount: some ten thousand tries, half a second of a telephone.
pub const DEFAULT_WORK_BITS: u32 = 14;
/// The field that a proof comes back in.
pub const PROOF_FIELD: &str = "_proof";
/// The longest answer that is looked at.
const MAX_ANSWER_BYTES: usize = 20;

/// What a form asks of a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Challenge {
    /// A number that, written behind a puzzle, gives a hash (SHA-256) that begins with so many bits of zero.
    ProofOfWork {
        /// How many: each doubles the work.
        bits: u32,
    },
}

impl Challenge {
    /// Whether an answer solves a puzzle.
    ///
    /// ```
    /// use followup::form::Challenge;
    /// let challenge = Challenge::ProofOfWork { bits: 8 };
    /// let solved = (0..100_000).find(|number| challenge.is_met("puzzle", &number.to_string()));
    /// assert!(solved.is_some());
    /// assert!(!challenge.is_met("puzzle", ""));
    /// ```
    #[must_use]
    pub fn is_met(self, puzzle: &str, answer: &str) -> bool {
        let Self::ProofOfWork { bits } = self;
        let digits = answer.bytes().all(|byte| byte.is_ascii_digit());
        if answer.is_empty() || answer.len() > MAX_ANSWER_BYTES || !digits {
            return false;
        }
        let hash = Sha256::new()
            .chain_update(puzzle)
            .chain_update(answer)
            .finalize();
        zeros(&hash) >= bits
    }
}

/// How many bits of zero some bytes begin with.
fn zeros(bytes: &[u8]) -> u32 {
    let mut zeros = 0;
    for byte in bytes {
        zeros += byte.leading_zeros();
        if *byte != 0 {
            break;
        }
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_counted_from_the_first_one_on() {
        for (bytes, expected) in [
            (&[0x80, 0][..], 0),
            (&[0x01, 0], 7),
            (&[0, 0x40], 9),
            (&[0, 0, 0xff], 16),
            (&[0, 0], 16),
        ] {
            assert_eq!(zeros(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn one_bit_more_is_not_met_by_what_has_just_enough() {
        let of = |bits| Challenge::ProofOfWork { bits };
        let answer = (0_u32..).map(|number| number.to_string());
        let mut just_enough =
            answer.filter(|answer| of(8).is_met("a", answer) && !of(9).is_met("a", answer));
        let answer = just_enough.next().unwrap();
        assert!(
            !of(8).is_met("b", &answer) || !of(8).is_met("c", &answer),
            "a puzzle has answers of its own"
        );
        for wrong in [
            "",
            "x",
            "-1",
            " 1",
            "1e5",
            &"1".repeat(MAX_ANSWER_BYTES + 1),
        ] {
            assert!(!of(0).is_met("a", wrong), "{wrong}");
        }
        assert!(of(0).is_met("a", &"1".repeat(MAX_ANSWER_BYTES)));
    }
}
