//! Whether a failure is hard: whether the address is to be left alone from now on.
//!
//! A hard failure suppresses the address, so only what is said about the *address* counts, never what is said about our mail
//! or about a day. By RFC 3463 that is, in the class 5 (permanent):
//!
//! - `5.1.1`, `5.1.2`, `5.1.3`, `5.1.6`, `5.1.10`: bad mailbox, bad system, bad syntax, moved, takes no mail: **hard**. But `5.1.7`,
//!   `5.1.8` and `5.1.9` blame the sender or the relay: soft, whatever is said besides.
//! - `5.2.1`, mailbox disabled: **hard**. `5.2.2` full, `5.2.3` mail too long, `5.2.4` a list that does not expand: soft, since the
//!   person is there.
//! - `5.4.4` and Microsoft's `5.4.310`, no such host: **hard**. `5.4.1` is Microsoft's word for a recipient that was refused: **hard** where
//!   it says so. What else is of the network (`5.4.3` directory, `5.4.5` congestion, `5.4.6` loops, `5.4.7` expired): soft.
//! - `5.7.17` and `5.7.18`, the mailbox or its domain belongs to somebody else now: **hard**. All other policy blames us: soft.
//! - `5.3.x` the system, `5.6.x` the content, and what is undefined (`5.0.0`, `5.1.0`, `5.2.0`, `5.5.x`): soft.
//!
//! Words go before codes, since servers give wrong ones: what is full, too big, about us or about the moment is soft under
//! `5.1.1` too, and "no such user" is **hard** under `5.7.1`. A refusal that neither states nor has a code that does is soft: a
//! mailbox that is not there says so the next time again, and one that was wrongly blocked never hears from us.
//!
//! The class 4 is soft, whatever was tried and for how long, and so is whatever quotes a code of the class 4.

use crate::fold::{fold, has, joined};
use crate::words::delivery::{
    ABOUT_US, FULL, GAVE_UP, NO_HOST, NO_MAILBOX, PERHAPS_ABOUT_US, PERHAPS_THE_MOMENT,
    REFUSED_RECIPIENT, THE_MOMENT, TOO_BIG,
};

/// Digits of a part of an enhanced status code (RFC 3463).
const MAX_DIGITS: usize = 3;

/// An enhanced status code: class, subject, detail.
pub type Status = (u16, u16, u16);

/// The first enhanced status code of a text that tells of a failure.
#[must_use]
pub fn status(text: &str) -> Option<Status> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'2' | b'4' | b'5')
            || at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.')
        {
            at += 1;
            continue;
        }
        let number = |from: usize| {
            let digits = bytes
                .get(from..)?
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if digits == 0 || digits > MAX_DIGITS {
                return None;
            }
            let value = text.get(from..from + digits)?.parse::<u16>().ok()?;
            Some((value, from + digits))
        };
        let dot = |from: usize| (bytes.get(from) == Some(&b'.')).then_some(from + 1);
        let code = (|| {
            let (class, next) = number(at)?;
            let (subject, next) = number(dot(next)?)?;
            let (detail, next) = number(dot(next)?)?;
            let more = bytes.get(next).is_some_and(|byte| {
                byte.is_ascii_alphanumeric()
                    || *byte == b'-' && bytes.get(next + 1).is_some_and(u8::is_ascii_alphanumeric)
            }) || bytes.get(next) == Some(&b'.')
                && bytes.get(next + 1).is_some_and(u8::is_ascii_digit);
            (!more && class < 10).then_some((class, subject, detail))
        })();
        if let Some(code) = code
            && code.0 != 2
        {
            return Some(code);
        }
        at += 1;
    }
    None
}

/// The first reply code of SMTP in a text: three digits of the classes 4 and 5 that stand where such a code stands.
pub(crate) fn reply_code(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    for (at, three) in bytes.windows(3).enumerate() {
        if !matches!(three[0], b'4' | b'5')
            || three[1] > b'7'
            || !three.iter().all(u8::is_ascii_digit)
        {
            continue;
        }
        let before = at.checked_sub(1).map(|at| bytes[at]);
        let after = bytes.get(at + 3);
        let begins = before.is_none_or(|byte| {
            matches!(
                byte,
                b' ' | b'\n'
                    | b'\t'
                    | b':'
                    | b';'
                    | b'('
                    | b'['
                    | b'<'
                    | b'>'
                    | b'"'
                    | b'\''
                    | b'#'
                    | b'-'
                    | b'='
            )
        });
        let ends = after.is_none_or(|byte| {
            matches!(
                byte,
                b' ' | b'\n' | b'\r' | b'\t' | b'-' | b':' | b'"' | b')' | b']' | b',' | b'#'
            )
        });
        if begins && ends {
            return text.get(at..at + 3).and_then(|code| code.parse().ok());
        }
    }
    None
}

/// Why a mail was not delivered, as far as it matters to whether the address is written to again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no such mailbox, or no more.
    NoMailbox,
    /// There is no such host, or it takes no mail.
    NoHost,
    /// The mailbox has no room.
    Full,
    /// The mail is too big.
    TooBig,
    /// It was about us: our name, our host, our text.
    AboutUs,
    /// It was about the moment.
    ForNow,
    /// Nobody says that the address is not there.
    Unsaid,
}

impl Reason {
    /// Whether the address is to be left alone from now on.
    #[must_use]
    pub fn is_hard(self) -> bool {
        match self {
            Self::NoMailbox | Self::NoHost => true,
            Self::Full | Self::TooBig | Self::AboutUs | Self::ForNow | Self::Unsaid => false,
        }
    }
}

/// Whether a failure is the address's, for good. `said` is what the server said.
///
/// ```
/// use reading::is_hard;
/// assert!(is_hard(Some((5, 1, 1)), ""));
/// assert!(is_hard(Some((5, 7, 1)), "550 5.7.1 no such user here"));
/// assert!(!is_hard(Some((5, 7, 1)), "550 5.7.1 message rejected as spam"));
/// assert!(!is_hard(Some((5, 1, 1)), "550 5.1.1 client blocked using spamhaus"));
/// assert!(!is_hard(Some((5, 2, 2)), "552 5.2.2 mailbox full"));
/// assert!(!is_hard(Some((4, 4, 7)), "delivery time expired"));
/// ```
#[must_use]
pub fn is_hard(reported: Option<(u16, u16, u16)>, said: &str) -> bool {
    reason(reported, said).is_hard()
}

/// Why a mail was not delivered: the class of the code first, then what the words state, then the code.
#[must_use]
pub fn reason(reported: Option<Status>, said: &str) -> Reason {
    let quoted = status(said);
    // A report that says 5.0.0 repeats a server that said 5.1.1: the server's own code says more.
    let code = match (reported, quoted) {
        (Some((5, subject, 0)), Some(quoted)) if subject == 0 || quoted.0 == 5 => Some(quoted),
        (None, quoted) => quoted,
        (reported, _) => reported,
    };
    let is_passing = |code: Option<Status>| code.is_some_and(|(class, ..)| class == 4);
    if is_passing(code) || is_passing(quoted) || reply_code(said).is_some_and(|reply| reply < 500) {
        return Reason::ForNow;
    }
    let by_code = code.map_or(Reason::Unsaid, of_code);
    if by_code == Reason::AboutUs && code.is_none_or(|code| !many_say_anything_under(code)) {
        return Reason::AboutUs;
    }
    let folded = joined(&fold(said));
    if let Some(stated) = of_words(&folded) {
        return stated;
    }
    let is_refused = has(&folded, REFUSED_RECIPIENT);
    match (by_code, code) {
        // Exchange Online answers 5.4.1 "recipient address rejected" to an address that its directory does not have.
        (Reason::ForNow, Some((5, 4, 1))) if is_refused => Reason::NoMailbox,
        (Reason::NoMailbox | Reason::NoHost, _) if has(&folded, PERHAPS_ABOUT_US) => {
            Reason::AboutUs
        }
        (Reason::NoHost, _) if has(&folded, GAVE_UP) => Reason::ForNow,
        (Reason::NoMailbox | Reason::NoHost, _) if has(&folded, PERHAPS_THE_MOMENT) => {
            Reason::ForNow
        }
        (by_code, _) => by_code,
    }
}

/// What the words state, whatever the code: servers give the wrong one.
fn of_words(folded: &str) -> Option<Reason> {
    if has(folded, FULL) {
        Some(Reason::Full)
    } else if has(folded, TOO_BIG) {
        Some(Reason::TooBig)
    } else if has(folded, ABOUT_US) {
        Some(Reason::AboutUs)
    } else if has(folded, THE_MOMENT) {
        Some(Reason::ForNow)
    } else if has(folded, NO_MAILBOX) {
        Some(Reason::NoMailbox)
    } else if has(folded, NO_HOST) && !has(folded, GAVE_UP) {
        Some(Reason::NoHost)
    } else {
        None
    }
}

/// Whether servers give this code for any reason at all, so that only the words count.
fn many_say_anything_under(code: Status) -> bool {
    matches!(code, (5, 7, 0 | 1))
}

/// What a code states by itself (RFC 3463, and what was registered with IANA since).
pub(crate) fn of_code(code: Status) -> Reason {
    match code {
        (4, ..) => Reason::ForNow,
        // Moved (6) and Microsoft's "not found" (10, by the standard: takes no mail) besides bad mailbox and bad syntax; at
        // 5.7 the mailbox or the domain has become somebody else's (RFC 7293).
        (5, 1, 1 | 3 | 6) | (5, 2, 1) | (5, 7, 17 | 18) => Reason::NoMailbox,
        (5, 1, 2 | 10) | (5, 4, 4 | 310) => Reason::NoHost,
        (5, 1, 7..=9) | (5, 6 | 7, _) => Reason::AboutUs,
        (5, 2, 2) => Reason::Full,
        (5, 2, 3) | (5, 3, 4) => Reason::TooBig,
        (5, 3 | 4, _) => Reason::ForNow,
        _ => Reason::Unsaid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_addresses_of_hosts() {
        assert_eq!(
            status("host 4.5.6.7 said: 550 5.1.1 unknown"),
            Some((5, 1, 1))
        );
        assert_eq!(status("(#5.1.2)"), Some((5, 1, 2)));
        assert_eq!(status("Exim 4.92.3-x"), None);
        assert_eq!(reply_code("said: 550-5.1.1 x"), Some(550));
        assert_eq!(reply_code("queue id 5501234"), None);
    }

    /// Every enhanced code that RFC 3463 defines or IANA registered since, as class 5 by itself: what it states.
    const REGISTERED: &[(u16, &[u16], Reason)] = &[
        (0, &[0], Reason::Unsaid),
        (1, &[0, 4, 5], Reason::Unsaid),
        (1, &[1, 3, 6], Reason::NoMailbox),
        (1, &[2, 10], Reason::NoHost),
        (1, &[7, 8, 9], Reason::AboutUs),
        (2, &[0, 4], Reason::Unsaid),
        (2, &[1], Reason::NoMailbox),
        (2, &[2], Reason::Full),
        (2, &[3], Reason::TooBig),
        (3, &[0, 1, 2, 3, 5, 6], Reason::ForNow),
        (3, &[4], Reason::TooBig),
        (4, &[0, 1, 2, 3, 5, 6, 7], Reason::ForNow),
        (4, &[4], Reason::NoHost),
        (5, &[0, 1, 2, 3, 4, 5, 6], Reason::Unsaid),
        (6, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Reason::AboutUs),
        (
            7,
            &[
                0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 24,
                25, 26, 27, 28, 29, 30,
            ],
            Reason::AboutUs,
        ),
        (7, &[17, 18], Reason::NoMailbox),
    ];

    #[test]
    fn every_registered_code_is_decided_and_none_is_hard_for_now() {
        for (subject, details, stated) in REGISTERED {
            for detail in *details {
                let code = (5, *subject, *detail);
                assert_eq!(of_code(code), *stated, "{code:?}");
                assert_eq!(reason(Some(code), ""), *stated, "{code:?}");
                let passing = (4, *subject, *detail);
                for said in [
                    "",
                    "550 5.1.1 no such user",
                    "user unknown",
                    "domain not found",
                ] {
                    assert_eq!(reason(Some(passing), said), Reason::ForNow, "{passing:?}");
                }
            }
        }
    }

    #[test]
    fn words_go_before_codes() {
        let said = |code, words, expected| {
            assert_eq!(reason(Some(code), words), expected, "{code:?} {words}");
        };
        said((5, 1, 1), "blocked using spamhaus", Reason::AboutUs);
        said((5, 1, 1), "rate limited", Reason::ForNow);
        said((5, 1, 1), "mailbox full", Reason::Full);
        said((5, 7, 1), "user unknown", Reason::NoMailbox);
        said((5, 5, 0), "no such domain", Reason::NoHost);
        // Both are said: an address may not be given up for what may be our fault.
        said((5, 7, 1), "user unknown; SPF failed", Reason::AboutUs);
        // Whatever is said, these codes are about the sender.
        said((5, 1, 8), "no such domain", Reason::AboutUs);
        said((5, 7, 26), "user unknown", Reason::AboutUs);
    }

    proptest::proptest! {
        #[test]
        fn nothing_of_class_four_is_hard(subject in 0_u16..1000, detail in 0_u16..1000, said in "\\PC{0,60}") {
            proptest::prop_assert!(!is_hard(Some((4, subject, detail)), &said));
            let quoted = format!("4{:02} 4.{subject}.{detail} no such user", subject % 60);
            proptest::prop_assert!(!is_hard(None, &quoted));
            proptest::prop_assert!(!is_hard(Some((5, 0, 0)), &quoted));
        }
    }
}
