//! A mail as far as it can be parsed in bounded stack, time and memory.
//!
//! The parser nests attached mails as deep as they come: a megabyte of `Content-Type: message/rfc822` is thirty thousand mails within each other, and
//! freeing them overflows the stack, which ends the process. Of attached mails that are encoded (RFC 2046 forbids it, and some gateways do it) it
//! copies the whole for each level. Both are taken away here before it sees them.

use std::borrow::Cow;

/// Words without which nothing nests, in a whole mail.
const NESTING: [&[u8]; 3] = [b"rfc822", b"global", b"digest"];
/// How many of these words are let through; a report on one recipient has about five.
const MAX_NESTING: usize = 1_000;
/// Bytes of a mail whose encoded attachments may be mails: so few that every level may be copied.
const MAX_ENCODED: usize = 32 * 1024;

/// A mail cut where its nesting gets out of hand, without encoded mails within a large one.
pub(crate) fn bounded(raw: &[u8]) -> Cow<'_, [u8]> {
    let mut nesting = nesting(raw);
    // Most mails have none of these words, and are as they are.
    if nesting.next().is_none() {
        return Cow::Borrowed(raw);
    }
    let raw = &raw[..nesting.nth(MAX_NESTING - 1).unwrap_or(raw.len())];
    if raw.len() <= MAX_ENCODED {
        return Cow::Borrowed(raw);
    }
    let mut whole = Cow::Borrowed(raw);
    let mut start = 0;
    while start < raw.len() {
        let end = paragraph_end(raw, start);
        let paragraph = &raw[start..end];
        if has(paragraph, b"multipart") && has(paragraph, b"digest") {
            overwrite(&mut whole.to_mut()[start..end], b"digest", b"mixed ");
        }
        let is_mail =
            has(paragraph, b"message") && (has(paragraph, b"rfc822") || has(paragraph, b"global"));
        if is_mail && has(paragraph, b"transfer-encoding") {
            let paragraph = &mut whole.to_mut()[start..end];
            overwrite(paragraph, b"base64", b"binary");
            overwrite(paragraph, b"quoted-printable", b"binary          ");
        }
        start = end;
    }
    whole
}

/// Where the words stand that may nest.
fn nesting(raw: &[u8]) -> impl Iterator<Item = usize> {
    (0..raw.len()).filter(|at| {
        let rest = &raw[*at..];
        NESTING.iter().any(|word| begins(rest, word))
    })
}

/// The end of the paragraph that `start` is in: behind the next empty line.
fn paragraph_end(raw: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(line) = raw[at..].iter().position(|byte| *byte == b'\n') {
        at += line + 1;
        let rest = &raw[at..];
        if rest.starts_with(b"\n") {
            return at + 1;
        }
        if rest.starts_with(b"\r\n") {
            return at + 2;
        }
    }
    raw.len()
}

/// Whether the text begins with a word, which is given in small letters; capitals in the text count as the same.
fn begins(text: &[u8], word: &[u8]) -> bool {
    text.first().is_some_and(|first| first | 0x20 == word[0])
        && text
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
}

fn has(text: &[u8], word: &[u8]) -> bool {
    (0..text.len()).any(|at| begins(&text[at..], word))
}

/// Writes as many other bytes over each occurrence of a word.
fn overwrite(text: &mut [u8], word: &[u8], other: &[u8]) {
    for at in 0..text.len() {
        if begins(&text[at..], word) {
            text[at..at + other.len()].copy_from_slice(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_cut_at_the_word_that_is_one_too_many() {
        let within = "Content-Type: Message/RFC822\r\n\r\n".repeat(MAX_NESTING);
        let beyond = format!("{within}Content-Type: message/rfc822\r\n\r\n");
        assert_eq!(bounded(within.as_bytes()).len(), within.len());
        assert_eq!(
            bounded(beyond.as_bytes()).len(),
            within.len() + "Content-Type: message/".len()
        );
    }

    #[test]
    fn encoded_mails_are_let_through_in_small_mails_alone() {
        let part = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: Base64\r\n\r\nRnJvbTog\r\n\r\n";
        assert_eq!(bounded(part.as_bytes()), part.as_bytes());
        let picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        let large = format!("{part}{picture}{}", "QUJD".repeat(MAX_ENCODED));
        let expected = large.replacen("Base64", "binary", 1);
        assert_eq!(bounded(large.as_bytes()), expected.as_bytes());
        let digest = format!("Content-Type: multipart/digest; boundary=a\n\n{large}");
        assert!(!has(&bounded(digest.as_bytes()), b"digest"));
    }
}
