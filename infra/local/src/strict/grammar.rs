//! The values of header fields.

use chrono::DateTime;
use data_encoding::{BASE64, HEXUPPER};

use super::head::{Flaw, HeaderField};

/// The longest encoded word.
const MAX_ENCODED_WORD: usize = 75;
/// A date by the standard, its day of the week included.
const DATE: &str = "%a, %-d %b %Y %H:%M:%S %z";

/// Checks the value of a field by the rule of its name.
pub(super) fn field(field: &HeaderField) -> Result<(), Flaw> {
    let HeaderField { name, value } = field;
    if !value
        .bytes()
        .all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\t')
    {
        return Err(Flaw::new(format!("{name} holds a control character")));
    }
    match name.to_ascii_lowercase().as_str() {
        "from" | "to" | "cc" | "reply-to" | "sender" => addresses(value),
        "date" => date(value),
        "message-id" => message_id(value.trim()),
        "in-reply-to" | "references" => value.split_whitespace().try_for_each(message_id),
        "list-unsubscribe" => value.split(", ").try_for_each(address_of_the_web),
        "mime-version" if value.trim() != "1.0" => Err(Flaw::new("mime-version is not 1.0")),
        "subject" if value.trim().is_empty() => Err(Flaw::new("the subject is empty")),
        _ => words(value),
    }
}

fn date(value: &str) -> Result<(), Flaw> {
    let read = DateTime::parse_from_str(value.trim(), DATE);
    // What was read, written again, is the same but for a zero before the day.
    let same = read.is_ok_and(|at| {
        let again = at.format("%a, %-d %b %Y %H:%M:%S %z").to_string();
        let padded = at.format("%a, %d %b %Y %H:%M:%S %z").to_string();
        value.trim() == again || value.trim() == padded
    });
    if same {
        Ok(())
    } else {
        Err(Flaw::new(format!("no date: {value}")))
    }
}

fn message_id(value: &str) -> Result<(), Flaw> {
    let inner = value
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .and_then(|inner| inner.split_once('@'));
    match inner {
        Some((left, right)) if is_dot_atom(left) && is_dot_atom(right) => Ok(()),
        Some(_) | None => Err(Flaw::new(format!("no message id: {value}"))),
    }
}

fn address_of_the_web(value: &str) -> Result<(), Flaw> {
    let inner = value
        .trim()
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let is_address = inner.is_some_and(|inner| {
        ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| inner.starts_with(scheme))
            && inner
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'<' && byte != b'>')
    });
    if is_address {
        Ok(())
    } else {
        Err(Flaw::new(format!("no address of a page: {value}")))
    }
}

/// Mailboxes with commas between them.
fn addresses(value: &str) -> Result<(), Flaw> {
    outside_quotes(value, ',')
        .into_iter()
        .try_for_each(|one| mailbox(one.trim()))
}

fn mailbox(one: &str) -> Result<(), Flaw> {
    let none = || Flaw::new(format!("no address: {one}"));
    let address = match one.strip_suffix('>') {
        Some(rest) => {
            let (name, address) = rest.rsplit_once('<').ok_or_else(none)?;
            phrase(name.trim()).ok_or_else(none)?;
            words(name)?;
            address
        }
        None => one,
    };
    match address.rsplit_once('@') {
        Some((local, domain)) if is_dot_atom(local) && is_dot_atom(domain) => Ok(()),
        Some(_) | None => Err(none()),
    }
}

/// Words of a display name: atoms and quoted strings.
fn phrase(name: &str) -> Option<()> {
    if name.is_empty() {
        return Some(());
    }
    for word in outside_quotes(name, ' ') {
        match word.strip_prefix('"') {
            Some(rest) => {
                let inner = rest.strip_suffix('"')?;
                let mut escaped = false;
                for character in inner.chars() {
                    match character {
                        '\\' => escaped = !escaped,
                        '"' if !escaped => return None,
                        _ => escaped = false,
                    }
                }
                if escaped {
                    return None;
                }
            }
            None if word.is_empty() || !word.bytes().all(is_atext) => return None,
            None => {}
        }
    }
    Some(())
}

/// The pieces between separators that no quotation holds.
pub(super) fn outside_quotes(value: &str, separator: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in value.char_indices() {
        match character {
            '"' if !escaped => quoted = !quoted,
            _ if character == separator && !quoted => {
                pieces.push(&value[start..at]);
                start = at + character.len_utf8();
            }
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    pieces.push(&value[start..]);
    pieces
}

/// Text in which every encoded word is one.
fn words(value: &str) -> Result<(), Flaw> {
    for word in value.split_whitespace().filter(|word| word.contains("=?")) {
        let none = || Flaw::new(format!("no encoded word: {word}"));
        if word.len() > MAX_ENCODED_WORD {
            return Err(none());
        }
        let inner = word
            .strip_prefix("=?")
            .and_then(|rest| rest.strip_suffix("?="))
            .ok_or_else(none)?;
        let mut parts = inner.splitn(3, '?');
        let (Some(charset), Some(encoding), Some(text)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(none());
        };
        let bytes = match encoding {
            "B" => BASE64.decode(text.as_bytes()).ok(),
            "Q" => unquoted(&text.replace('_', " ")),
            _ => None,
        };
        let known =
            charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("us-ascii");
        let is_text = bytes.is_some_and(|bytes| String::from_utf8(bytes).is_ok());
        if !known || !is_text || text.contains('?') {
            return Err(none());
        }
    }
    Ok(())
}

/// The bytes of text in which `=` and two digits stand for one.
pub(super) fn unquoted(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        if *first == b'=' {
            let (digits, more) = more.split_at_checked(2)?;
            bytes.extend(HEXUPPER.decode(digits).ok()?);
            rest = more;
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    Some(bytes)
}

fn is_atext(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Atoms with single dots between them.
fn is_dot_atom(text: &str) -> bool {
    text.split('.')
        .all(|atom| !atom.is_empty() && atom.bytes().all(is_atext))
}
