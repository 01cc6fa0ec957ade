//! An address that a mail can be sent to.

use email_address::Options;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// The longest address that SMTP can carry (RFC 5321, with its erratum 1690).
pub const MAX_EMAIL_BYTES: usize = 254;

/// Exactly one address, without a display name, at a domain with a dot.
///
/// It has no `Display`, and `Debug` hides it, so that no log line can hold one by accident. Compare by
/// [`normalised`](Self::normalised), show by [`as_str`](Self::as_str), send to [`ascii`](Self::ascii).
///
/// ```
/// use followup::inquiry::EmailAddress;
/// let address = EmailAddress::parse(" Ann+web@Example.COM ")?;
/// assert_eq!(address.as_str(), "Ann+web@Example.COM");
/// assert_eq!(address.normalised(), "ann+web@example.com");
/// assert_eq!(format!("{address:?}"), "EmailAddress(***)");
/// # Ok::<(), followup::inquiry::EmailError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress {
    given: String,
    normalised: String,
}

/// Why a text is not an address. The reason says what would be right and repeats nothing of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing was typed.
    #[error("Enter an email address, like name@example.com.")]
    Empty,
    /// Longer than mail can carry.
    #[error("An email address has at most 254 characters.")]
    TooLong,
    /// Commas, semicolons or spaces between addresses, or a display name around one.
    #[error("Enter one email address and nothing else, like name@example.com.")]
    NotAlone,
    /// Letters before the `@` that mail services do not deliver to.
    #[error("The part before the @ can have plain letters (a to z), digits, dots and dashes only.")]
    NotPlain,
    /// Anything else.
    #[error("This does not look like an email address. It should look like name@example.com.")]
    Malformed,
}

impl EmailAddress {
    /// Reads one address; white space around it is dropped.
    ///
    /// # Errors
    /// When the text is not exactly one address that can be mailed.
    pub fn parse(raw: &str) -> Result<Self, EmailError> {
        let given = raw.trim();
        if given.is_empty() {
            return Err(EmailError::Empty);
        }
        if given.len() > MAX_EMAIL_BYTES {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = given.rsplit_once('@').ok_or(EmailError::Malformed)?;
        if given
            .chars()
            .any(|c| matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')') || c.is_whitespace())
            || local.contains('@')
        {
            return Err(EmailError::NotAlone);
        }
        if super::one_line(given) != given.nfc().collect::<String>() {
            return Err(EmailError::Malformed);
        }
        if !local.is_ascii() {
            return Err(EmailError::NotPlain);
        }
        let domain = ascii_domain(domain).ok_or(EmailError::Malformed)?;
        let mailable = format!("{local}@{domain}");
        if mailable.len() > MAX_EMAIL_BYTES {
            return Err(EmailError::TooLong);
        }
        let options = Options::default()
            .with_required_tld()
            .without_domain_literal()
            .without_display_text();
        email_address::EmailAddress::parse_with_options(&mailable, options)
            .map_err(|_| EmailError::Malformed)?;
        Ok(Self {
            given: given.to_owned(),
            normalised: mailable.to_lowercase(),
        })
    }

    /// Reads one address as people paste it: with a name and angle brackets around it, as a link, in full-width letters, with
    /// characters in it that nobody sees, or a full stop behind it. Whatever is meant otherwise is refused as [`parse`](Self::parse) does.
    ///
    /// ```
    /// use followup::inquiry::EmailAddress;
    /// for pasted in ["mailto:ann@example.com?subject=x", "Ann Lee <ann@example.com>", "ann\u{200b}＠example.com."] {
    ///     assert_eq!(EmailAddress::typed(pasted)?.as_str(), "ann@example.com");
    /// }
    /// # Ok::<(), followup::inquiry::EmailError>(())
    /// ```
    ///
    /// # Errors
    /// When it is not exactly one address that can be mailed.
    pub fn typed(raw: &str) -> Result<Self, EmailError> {
        let text = visible(raw);
        let text = match text.split_once('<') {
            Some((name, rest)) if !name.contains('@') => match rest.split_once('>') {
                Some((inside, behind)) if behind.trim().is_empty() => inside,
                Some(_) | None => text.as_str(),
            },
            Some(_) | None => text.as_str(),
        };
        let text = text.trim();
        let text = match text.get(..LINK.len()) {
            Some(link) if link.eq_ignore_ascii_case(LINK) => {
                text[LINK.len()..].split('?').next().unwrap_or("").trim()
            }
            Some(_) | None => text,
        };
        let bare = text.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '.' | ',' | ';' | ':' | '\'' | '"' | '(' | ')' | '[' | ']'
                )
        });
        if bare.is_empty() && !raw.trim().is_empty() {
            return Err(EmailError::Malformed);
        }
        match bare.split_once('@') {
            Some((local, domain)) => {
                Self::parse(&format!("{}@{}", local.trim_end(), domain.trim_start()))
            }
            None => Self::parse(bare),
        }
    }

    /// The address as it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.given
    }

    /// The address by which a person is recognised: all lower case, an international domain in its `xn--` form.
    /// A plus-tag stays: whether it names another mailbox is for the receiving service to say.
    #[must_use]
    pub fn normalised(&self) -> &str {
        &self.normalised
    }

    /// The address to send to: the local part as typed, the domain in ASCII.
    #[must_use]
    pub fn ascii(&self) -> String {
        let local = self.given.rsplit_once('@').map_or("", |(local, _)| local);
        format!("{local}@{}", self.domain())
    }

    /// The domain in ASCII and lower case.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.normalised
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }
}

/// How a link to an address begins.
const LINK: &str = "mailto:";

/// What can be seen of a text, in letters of ordinary width. Marks of direction go from its ends alone: in its middle they change what
/// is read, and such an address is refused.
fn visible(raw: &str) -> String {
    let is_filler = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' | '\u{fe0e}' | '\u{fe0f}'
        )
    };
    let is_direction = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let kept: String = raw.chars().filter(|c| !is_filler(*c)).collect();
    let ordinary = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{fe6b}' => '@',
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    };
    kept.trim_matches(is_direction)
        .chars()
        .map(ordinary)
        .collect()
}

/// As name servers have it (UTS 46); none when it is no domain name with a dot and a top level that is not a number.
fn ascii_domain(raw: &str) -> Option<String> {
    let (deny, length) = (AsciiDenyList::STD3, DnsLength::Verify);
    // Two hyphens in the third and fourth place are somebody's name as long as it is no Punycode.
    let hyphens = Hyphens::CheckFirstLast;
    let ascii = Uts46::new().to_ascii(raw.as_bytes(), deny, hyphens, length);
    let ascii = ascii.ok()?.into_owned();
    let (_, top) = ascii.rsplit_once('.')?;
    let named = top.len() >= 2 && !top.bytes().all(|b| b.is_ascii_digit());
    named.then_some(ascii)
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(***)")
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;
    fn from_str(raw: &str) -> Result<Self, EmailError> {
        Self::parse(raw)
    }
}

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.given)
    }
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        Self::parse(&raw).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for raw in [
            "a@b.co",
            "first.last+tag@sub.example.com",
            "o'brien@example.org",
            "x_1@xn--bcher-kva.example",
            "me@firma.museum",
        ] {
            assert!(EmailAddress::parse(raw).is_ok(), "{raw}");
        }
    }

    #[test]
    fn what_is_not_one_mailable_address_is_refused() {
        let long = format!("{}@example.com", "a".repeat(250));
        for raw in [
            "",
            " ",
            "@",
            "a",
            "a@",
            "@b.co",
            "a@b",
            "a@b.c",
            "a@b..co",
            "a@.co",
            "a@b.co.",
            "a.@b.co",
            ".a@b.co",
            "a..b@c.co",
            "a@b.co, c@d.co",
            "a@b.co;c@d.co",
            "a@b.co c@d.co",
            "Ann <a@b.co>",
            "<a@b.co>",
            "\"a b\"@c.co",
            "a@b@c.co",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@b.123",
            "a\r\nBcc: x@y.zz",
            "a\0@b.co",
            "a@b.co\u{202e}moc",
            "a@-b.co",
            "a@b-.co",
            "jürgen@example.com",
            "mailto:a@b.co",
            "a@ex_ample.com",
            "a@b.co?subject=x",
            long.as_str(),
        ] {
            assert!(EmailAddress::parse(raw).is_err(), "{raw:?}");
        }
    }

    #[test]
    fn an_address_is_read_as_people_paste_it_and_no_other_is_made_of_it() {
        for raw in [
            "ann@example.com",
            " ann@example.com\u{a0}",
            "ann@example.com.",
            "ann@example.com,",
            "<ann@example.com>",
            "Ann Lee <ann@example.com>",
            "\"Lee, Ann\" <ann@example.com>",
            "mailto:ann@example.com",
            "MAILTO:ann@example.com?subject=Hello",
            "<mailto:ann@example.com>",
            "ann＠example.com",
            "ａｎｎ@example．com",
            "\u{feff}ann@example.com",
            "ann\u{200b}@exam\u{ad}ple.com",
            "ann\u{2060}@\u{200d}example.com",
            "\u{202a}ann@example.com\u{202c}",
            "\u{2068}ann@example.com\u{2069}",
            "ann @ example.com",
            "'ann@example.com'",
            "(ann@example.com)",
        ] {
            let read = EmailAddress::typed(raw);
            assert_eq!(
                read.as_ref().map(EmailAddress::as_str),
                Ok("ann@example.com"),
                "{raw:?}"
            );
        }
        for raw in [
            "",
            ".",
            "ann",
            "ann@example.com, bob@example.com",
            "ann@example.com <bob@example.com>",
            "<ann@example.com> <bob@example.com>",
            "ann@example.com bob",
            "a@b.co\u{202e}moc",
            "a\r\nBcc: x@y.zz",
            "Contact me @ example.com",
            "see <example.com>",
        ] {
            assert!(EmailAddress::typed(raw).is_err(), "{raw:?}");
        }
    }

    #[test]
    fn an_international_domain_is_the_same_person_in_both_spellings() {
        let shown = EmailAddress::parse("Info@BÜCHER.example").unwrap();
        let wired = EmailAddress::parse("info@xn--bcher-kva.example").unwrap();
        assert_eq!(shown.normalised(), wired.normalised());
        assert_eq!(shown.ascii(), "Info@xn--bcher-kva.example");
        assert_eq!(shown.domain(), "xn--bcher-kva.example");
    }

    #[test]
    fn an_international_domain_is_encoded_as_the_registries_do() {
        for (domain, ascii) in [
            ("bücher.example", "xn--bcher-kva.example"),
            ("münchen.example", "xn--mnchen-3ya.example"),
            (
                "他们为什么不说中文.example",
                "xn--ihqwcrb4cv8a8dqg056pqjye.example",
            ),
            (
                "почемужеонинеговорятпорусски.example",
                "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example",
            ),
            (
                "3年b組金八先生.example",
                "xn--3b-ww4c5e180e575a65lsy2b.example",
            ),
            ("example.рф", "example.xn--p1ai"),
            ("例。example", "xn--fsq.example"),
            ("straße.example", "xn--strae-oqa.example"),
            // Letters that only look different, and one that is written in two ways.
            ("ΔΌΜΟΣ.example", "xn--pxaqjq6b.example"),
            ("bu\u{308}cher.example", "xn--bcher-kva.example"),
            ("ｅｘａｍｐｌｅ.com", "example.com"),
            ("r3---sn.example", "r3---sn.example"),
        ] {
            let address = EmailAddress::parse(&format!("a@{domain}")).unwrap();
            assert_eq!(address.domain(), ascii, "{domain}");
        }
    }

    #[test]
    fn a_label_that_no_registry_gives_out_is_no_domain() {
        for domain in [
            // Punycode that says nothing, says what needs none, or says it in another way than all others.
            "xn--.example",
            "xn--a.example",
            "xn--example-.com",
            "xn--zzzzzzzz99999.example",
            "xn--BCHER-KVA\u{e9}.example",
            // A mark with nothing under it, a joiner that joins nothing, directions that contradict each other.
            "\u{301}a.example",
            "xn--1ca.xn--a\u{200d}b.example",
            "a\u{5d0}.example",
            // No letter yet.
            "\u{378}.example",
        ] {
            assert!(
                EmailAddress::parse(&format!("a@{domain}")).is_err(),
                "{domain}"
            );
        }
    }

    #[test]
    fn it_survives_json_and_a_bad_one_does_not() {
        let address = EmailAddress::parse("Ann@Example.com").unwrap();
        let json = serde_json::to_string(&address).unwrap();
        assert_eq!(json, "\"Ann@Example.com\"");
        assert_eq!(
            serde_json::from_str::<EmailAddress>(&json).unwrap(),
            address
        );
        assert!(serde_json::from_str::<EmailAddress>("\"Ann\"").is_err());
    }

    #[test]
    fn no_error_repeats_what_was_typed() {
        let error = EmailAddress::parse("secret at example").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_what_it_accepts_parses_again(raw in "\\PC{0,40}@?\\PC{0,40}") {
            if let Ok(address) = EmailAddress::parse(&raw) {
                let again = EmailAddress::parse(address.normalised()).unwrap();
                prop_assert_eq!(again.normalised(), address.normalised());
                prop_assert!(address.ascii().is_ascii());
                prop_assert!(!address.as_str().chars().any(char::is_control));
            }
        }
    }
}
