//! Whether a message keeps the rules to the letter: RFC 5322 without its obsolete forms, RFC 2045 to 2047.
//!
//! Mail programs forgive much, each something else. What the deployment writes is held against the grammar itself, and narrower
//! where that costs nothing: ASCII alone, no comments, no groups, lines of at most 78 characters wherever one can be broken.

mod body;
mod grammar;
mod head;

use std::collections::BTreeMap;

pub use head::Flaw;
use head::split;

/// The longest line that the standard allows, without its end.
const MAX_LINE: usize = 998;
/// Fields that stand once at most, by the standards that define them.
const ONCE: [&str; 15] = [
    "date",
    "from",
    "sender",
    "reply-to",
    "to",
    "cc",
    "message-id",
    "in-reply-to",
    "references",
    "subject",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "list-unsubscribe",
    "list-unsubscribe-post",
];
/// Fields without which it is no message.
const NEEDED: [&str; 2] = ["date", "from"];

/// Checks a whole message.
///
/// ```
/// let message = "From: a@example.org\r\nDate: Mon, 2 Mar 2026 10:00:00 -0500\r\nSubject: Hi\r\n\r\nHello\r\n";
/// assert!(local::strict::check(message.as_bytes()).is_ok());
/// assert!(local::strict::check(message.replace("\r\n", "\n").as_bytes()).is_err());
/// ```
///
/// # Errors
/// The first rule that it breaks.
pub fn check(message: &[u8]) -> Result<(), Flaw> {
    let text = lines_of(message)?;
    let (fields, content) = split(text)?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for field in &fields {
        *counts.entry(field.name.to_ascii_lowercase()).or_default() += 1;
        grammar::field(field)?;
    }
    for name in ONCE {
        if counts.get(name).is_some_and(|count| *count > 1) {
            return Err(Flaw::new(format!("{name} stands more than once")));
        }
    }
    for name in NEEDED {
        if !counts.contains_key(name) {
            return Err(Flaw::new(format!("{name} is missing")));
        }
    }
    let is_mime = counts.keys().any(|name| name.starts_with("content-"));
    if is_mime && !counts.contains_key("mime-version") {
        return Err(Flaw::new("mime-version is missing"));
    }
    body::part(&fields, content)
}

/// The message as text, once its lines are found to be lines.
fn lines_of(message: &[u8]) -> Result<&str, Flaw> {
    let text = std::str::from_utf8(message)
        .ok()
        .filter(|text| text.is_ascii() && !text.contains('\0'))
        .ok_or_else(|| Flaw::new("a byte is no ASCII character"))?;
    if !text.ends_with("\r\n") {
        return Err(Flaw::new("the last line does not end"));
    }
    for (index, line) in text.split("\r\n").enumerate() {
        let number = index + 1;
        if line.contains(['\r', '\n']) {
            return Err(Flaw::new(format!("line {number} does not end in CR LF")));
        }
        if line.len() > MAX_LINE {
            return Err(Flaw::new(format!(
                "line {number} is {} characters long",
                line.len()
            )));
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: \"A, b\" <a@example.org>\r\nTo: c@example.org, <e@example.org>, =?utf-8?B?w6Q=?= <d@example.org>\r\n\
        Date: Mon, 2 Mar 2026 10:00:00 -0500\r\nMessage-ID: <1@example.org>\r\nReferences: <2@example.org>\r\n \
        <3@example.org>\r\nSubject: =?utf-8?Q?=C3=A4?= b\r\nMIME-Version: 1.0\r\n";
    const TWO: &str = "Content-Type: multipart/alternative; boundary=\"=x\"\r\n\r\n\r\n--=x\r\n\
        Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        =C3=A4 and a line that is long enough to be broken somewhere around here, =\r\nsoftly\r\n\r\n--=x\r\n\
        Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+w6Q8L3A+\r\n\
        \r\n--=x--\r\n";

    fn flaw(message: &str) -> String {
        check(message.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_message_by_the_rules_passes() {
        let message = format!("{HEAD}{TWO}");
        assert_eq!(check(message.as_bytes()), Ok(()));
    }

    #[test]
    fn each_broken_rule_is_found() {
        let message = format!("{HEAD}{TWO}");
        for (from, to, says) in [
            ("\r\nTo:", "\nTo:", "CR LF"),
            ("softly", "söftly", "no ASCII"),
            ("Subject: ", "Subject: x\r\nSubject: ", "more than once"),
            ("From: \"A, b\"", "X-From: \"A, b\"", "from is missing"),
            ("\"A, b\"", "A, b", "no address"),
            ("\"A, b\"", "A. b", "no address"),
            ("Mon, 2", "Tue, 2", "no date"),
            ("10:00:00 -0500", "10:00:00 EST", "no date"),
            ("<1@example.org>", "<1 2@example.org>", "no message id"),
            ("<3@example.org>", "3@example.org", "no message id"),
            ("=?utf-8?B?w6Q=?=", "=?utf-8?B?w6?=", "no encoded word"),
            ("=?utf-8?Q?=C3=A4?=", "=?utf-8?Q?=C3?=", "no encoded word"),
            ("MIME-Version: 1.0\r\n", "", "mime-version is missing"),
            ("--=x--\r\n", "", "does not end"),
            ("=C3=A4 and", "=c3=a4 and", "quoted-printable"),
            ("=C3=A4 and", "=C3 and", "UTF-8"),
            (
                "here, =\r\n",
                "here, xxxxxxxxxxxx =\r\n",
                "quoted-printable",
            ),
            ("PHA+w6Q8L3A+", "PHA+w6Q8L3", "base64"),
            ("text/html;", "text;", "no content type"),
            ("charset=\"utf-8\"", "charset=\"latin1\"", "charset"),
        ] {
            assert!(message.contains(from), "{from}");
            let flaw = flaw(&message.replacen(from, to, 1));
            assert!(flaw.contains(says), "{from} -> {to}: {flaw}");
        }
    }

    #[test]
    fn lines_that_are_too_long_are_found() {
        let long = format!("{HEAD}X-Long: {}\r\n{TWO}", "a".repeat(991));
        assert!(flaw(&long).contains("characters long"));
        let breakable = format!("{HEAD}X-Long: {} b\r\n{TWO}", "a".repeat(80));
        assert!(flaw(&breakable).contains("can be broken"));
        let address = format!(
            "{HEAD}List-Unsubscribe: <https://example.org/{}>\r\n{TWO}",
            "a".repeat(80)
        );
        assert_eq!(check(address.as_bytes()), Ok(()));
    }
}
