//! Whether a failure is hard: whether the address is to be left alone from now on.
//!
//! A hard failure suppresses the address, so only what is said about the *address* counts, never what is said about our mail
//! or about a day. By RFC 3463 that is, in the class 5 (permanent):
//!
//! - `5.1.x`, the address: bad mailbox, bad system, bad syntax, ambiguous, moved, null MX: **hard**. But `5.1.7`, `5.1.8` and
//!   `5.1.9` blame the sender or the relay: soft.
//! - `5.2.1`, mailbox disabled: **hard**. `5.2.2` full, `5.2.3` mail too long, `5.2.4` a list that does not expand: soft, since the
//!   person is there.
//! - `5.4.4` and Microsoft's `5.4.310`, no such host: **hard**. `5.4.1` is Microsoft's word for an unknown recipient: **hard**. What else is of
//!   the network (`5.4.3` directory, `5.4.5` congestion, `5.4.6` loops, `5.4.7` expired): soft.
//! - `5.3.x` the system, `5.6.x` the content, `5.7.x` policy: soft, unless the server says besides that there is no such user;
//!   many say so under `5.7.1`. `5.3.0` and whatever is undefined (`5.0.0`, `5.1.0`, `5.2.0`, `5.5.x`) goes by its words, and by the class
//!   where these say nothing: hard.
//!
//! The class 4 is soft, also when it ended a delivery that was tried for days (`4.4.7`), unless the same report quotes
//! a server that refused for good. Without an enhanced code the reply code of SMTP and the words decide.

use super::fold::{fold, has, joined};
use super::words::delivery::{BLOCKED, FOR_NOW, FULL, GAVE_UP, NO_HOST, NO_MAILBOX, TOO_BIG};

/// Digits of a part of an enhanced status code (RFC 3463).
const MAX_DIGITS: usize = 3;

/// An enhanced status code: class, subject, detail.
pub(crate) type Status = (u16, u16, u16);

/// The first enhanced status code of a text that tells of a failure.
pub(crate) fn status(text: &str) -> Option<Status> {
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

/// Whether a failure is the address's, for good. `said` is what the server said.
///
/// ```
/// use inbound::mail::is_hard;
/// assert!(is_hard(Some((5, 1, 1)), ""));
/// assert!(is_hard(Some((5, 7, 1)), "550 5.7.1 no such user here"));
/// assert!(!is_hard(Some((5, 7, 1)), "550 5.7.1 message rejected as spam"));
/// assert!(!is_hard(Some((5, 2, 2)), "552 5.2.2 mailbox full"));
/// assert!(!is_hard(Some((4, 4, 7)), "delivery time expired"));
/// ```
#[must_use]
pub fn is_hard(reported: Option<(u16, u16, u16)>, said: &str) -> bool {
    let folded = joined(&fold(said));
    let quoted = status(said);
    // The server's own code is nearer to the matter than a general one of the report.
    let code = match (reported, quoted) {
        (Some((class, subject, 0)), Some(quoted)) if subject == 0 || quoted.0 == class => {
            Some(quoted)
        }
        (Some((4, ..)), Some(quoted)) if quoted.0 == 5 => Some(quoted),
        (None, quoted) => quoted,
        (reported, _) => reported,
    };
    let reply = reply_code(said);
    let gone = has(&folded, NO_MAILBOX) || has(&folded, NO_HOST);
    let mild = has(&folded, FULL)
        || has(&folded, TOO_BIG)
        || has(&folded, BLOCKED)
        || has(&folded, FOR_NOW);
    match code {
        Some((5, 1, 7..=9)) => false,
        Some((5, 1, detail)) if detail > 0 => {
            !has(&folded, FULL) && !has(&folded, TOO_BIG) && (!has(&folded, BLOCKED) || gone)
        }
        Some((5, 2, 1)) => !has(&folded, FULL),
        Some((5, 4, 1 | 4 | 310)) => !has(&folded, GAVE_UP) || gone,
        Some((5, 2, 2)) => false,
        Some((5, 2, 3 | 4)) | Some((5, 3, 1..)) | Some((5, 4, 2..)) | Some((5, 6 | 7, _)) => {
            gone && !has(&folded, FULL) && !has(&folded, TOO_BIG)
        }
        Some((5, ..)) => gone && !has(&folded, FULL) || !mild && !has(&folded, GAVE_UP),
        Some((4, ..)) => reply.is_some_and(|reply| reply >= 500) && gone && !has(&folded, FULL),
        Some(_) | None => match reply {
            Some(552) => gone && !has(&folded, FULL),
            Some(500..) => gone && !has(&folded, FULL) || !mild,
            Some(_) => false,
            None => gone && !has(&folded, FULL) || !mild && !has(&folded, GAVE_UP),
        },
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
}
