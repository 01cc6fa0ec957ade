//! The head of an answered mail, as programs put it above: its sender, when, to whom, what about.
//!
//! People write such lines, too: "From: Leipzig, To: Krakow, Date: 9 May". So a head needs evidence: an address in it, or a time of a
//! year and its fields in a program's order.

use crate::words::quoting;

/// Lines in which a head says who, when, to whom.
const HEAD_LINES: usize = 10;
/// Fields that a head has at least, where no address is the sender's or a reader's.
const MIN_FIELDS: usize = 3;

/// What a field of a head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadField {
    From,
    Sent,
    To,
    Subject,
}

/// Whether folded lines begin with the head of an answered mail.
pub(crate) fn is_head(folded: &[String]) -> bool {
    let fields = fields(folded);
    let kinds: Vec<HeadField> = fields.iter().map(|(field, _)| *field).collect();
    let begins = matches!(kinds.first(), Some(HeadField::From | HeadField::Sent));
    if !begins || kinds.len() < 2 {
        return false;
    }
    let names_address = fields.iter().any(|(field, value)| {
        matches!(field, HeadField::From | HeadField::To) && value.contains('@')
    });
    if names_address {
        return true;
    }
    // No program puts the reader right below the sender and names no address of either.
    let in_order = kinds.starts_with(&[HeadField::From, HeadField::Sent])
        || kinds.starts_with(&[HeadField::From, HeadField::Subject])
        || kinds.starts_with(&[HeadField::Sent, HeadField::From]);
    let is_dated = fields
        .iter()
        .any(|(field, value)| *field == HeadField::Sent && has_year(value) && has_time(value));
    in_order && is_dated && kinds.len() >= MIN_FIELDS && kinds.contains(&HeadField::Subject)
}

/// The fields that stand below each other, with what they say; a blank line may stand between two.
fn fields(folded: &[String]) -> Vec<(HeadField, String)> {
    let mut found: Vec<(HeadField, String)> = Vec::new();
    let mut goes_on = true;
    for line in folded.iter().take(HEAD_LINES) {
        if line.trim().is_empty() {
            goes_on = false;
            continue;
        }
        match field(line) {
            Some(field) => {
                found.push(field);
                goes_on = true;
            }
            // A long list of readers goes on below.
            None if goes_on && !found.is_empty() => {
                if let Some((_, value)) = found.last_mut() {
                    value.push_str(line);
                }
                goes_on = false;
            }
            None => break,
        }
    }
    found
}

fn field(folded: &str) -> Option<(HeadField, String)> {
    let (name, value) = folded
        .trim_start_matches(['*', '_', ' ', '|'])
        .split_once(':')?;
    let name = name.trim_matches(['*', '_', ' ']);
    let kinds = [
        (HeadField::From, quoting::FROM),
        (HeadField::Sent, quoting::SENT),
        (HeadField::To, quoting::TO),
        (HeadField::Subject, quoting::SUBJECT),
    ];
    kinds
        .into_iter()
        .find(|(_, names)| names.contains(&name))
        .map(|(field, _)| (field, value.trim().to_owned()))
}

/// "2026/3/2 Ana <...>".
pub(crate) fn has_year(folded: &str) -> bool {
    let years = |word: &str| word.len() == 4 && word.starts_with("20");
    folded.split(|c: char| !c.is_ascii_digit()).any(years)
}

/// "10:00", "10.00", "10h00".
pub(crate) fn has_time(folded: &str) -> bool {
    let bytes = folded.as_bytes();
    bytes.windows(4).any(|four| {
        four[0].is_ascii_digit()
            && matches!(four[1], b':' | b'.' | b'h')
            && four[2].is_ascii_digit()
            && four[3].is_ascii_digit()
    })
}
