//! What a browser proves before a form is taken without a person looking at it. Off unless a form's file, or the policy's for all forms,
//! asks for it.
//!
//! Work asks no third party, and refuses nobody: what comes without it is looked at. The widget of a service has that service say in the
//! browser, and to us, that no machine sends this: what comes without its token is sent back to be sent again, and what the service cannot be asked about
//! is looked at.

use sha2::{Digest, Sha256};
use strum::VariantArray;

/// The least work that is worth asking for: 256 tries.
pub const MIN_WORK_BITS: u32 = 8;
/// The most work that a telephone does within some seconds: a quarter of a million tries.
pub const MAX_WORK_BITS: u32 = 18;
/// What is asked for by a file that names no amount: some ten thousand tries, half a second of a telephone.
pub const DEFAULT_WORK_BITS: u32 = 14;
/// The field that a proof of work comes back in.
pub const PROOF_FIELD: &str = "_proof";
/// The longest answer that is looked at.
const MAX_ANSWER_BYTES: usize = 20;

/// What a form asks of a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Challenge {
    /// Some work.
    ProofOfWork(ProofOfWork),
    /// A token of somebody else's service.
    Widget(Widget),
}

/// A number that, written behind a puzzle, gives a hash (SHA-256) that begins with so many bits of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofOfWork {
    /// How many: each doubles the work.
    pub bits: u32,
}

/// A part of the page by which a service decides in the browser that no machine sends a form, and puts a token into it. The same service says
/// of a token, to whoever has the secret that belongs to the site key, whether it is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widget {
    /// Whose it is.
    pub service: TokenService,
    /// By which the service knows whose form it is. It stands on the page, and is no secret.
    pub site_key: String,
}

/// A service that gives tokens, and says whether one is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub enum TokenService {
    /// Cloudflare Turnstile.
    Turnstile,
    /// Friendly Captcha, version 2.
    FriendlyCaptcha,
    /// The same where all that it does is done in the European Union.
    FriendlyCaptchaEu,
}

impl TokenService {
    /// Every one.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// What it is called as a kind of challenge, and in the secret that holds its key.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Turnstile => "turnstile",
            Self::FriendlyCaptcha | Self::FriendlyCaptchaEu => "friendly-captcha",
        }
    }

    /// The field that its widget puts a token into.
    #[must_use]
    pub fn token_field(self) -> &'static str {
        match self {
            Self::Turnstile => "cf-turnstile-response",
            Self::FriendlyCaptcha | Self::FriendlyCaptchaEu => "frc-captcha-response",
        }
    }

    /// The longest token that it says it gives, in bytes.
    #[must_use]
    pub fn max_token_bytes(self) -> usize {
        match self {
            Self::Turnstile => 2_048,
            Self::FriendlyCaptcha | Self::FriendlyCaptchaEu => 16 * 1_024,
        }
    }
}

/// True for fields in which a browser proves something: they are no answers, and differ each time that the same form is sent.
///
/// ```
/// assert!(followup::form::is_proof("cf-turnstile-response"));
/// assert!(!followup::form::is_proof("message"));
/// ```
#[must_use]
pub fn is_proof(field: &str) -> bool {
    let mut services = TokenService::ALL.iter();
    field == PROOF_FIELD || services.any(|service| field == service.token_field())
}

impl ProofOfWork {
    /// Whether an answer solves a puzzle.
    ///
    /// ```
    /// use followup::form::ProofOfWork;
    /// let work = ProofOfWork { bits: 8 };
    /// let solved = (0..100_000).find(|number| work.is_done("puzzle", &number.to_string()));
    /// assert!(solved.is_some());
    /// assert!(!work.is_done("puzzle", ""));
    /// ```
    #[must_use]
    pub fn is_done(self, puzzle: &str, answer: &str) -> bool {
        let digits = answer.bytes().all(|byte| byte.is_ascii_digit());
        if answer.is_empty() || answer.len() > MAX_ANSWER_BYTES || !digits {
            return false;
        }
        let hash = Sha256::new()
            .chain_update(puzzle)
            .chain_update(answer)
            .finalize();
        zeros(&hash) >= self.bits
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
        let of = |bits| ProofOfWork { bits };
        let answer = (0_u32..).map(|number| number.to_string());
        let mut just_enough =
            answer.filter(|answer| of(8).is_done("a", answer) && !of(9).is_done("a", answer));
        let answer = just_enough.next().unwrap();
        assert!(
            !of(8).is_done("b", &answer) || !of(8).is_done("c", &answer),
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
            assert!(!of(0).is_done("a", wrong), "{wrong}");
        }
        assert!(of(0).is_done("a", &"1".repeat(MAX_ANSWER_BYTES)));
    }
}
