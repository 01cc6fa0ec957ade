//! A telephone number that a person can call.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The fewest digits, country code included, that are taken for a number.
pub const MIN_PHONE_DIGITS: usize = 7;
/// The most digits, country code included (E.164).
pub const MAX_PHONE_DIGITS: usize = 15;
/// The most digits of an extension.
pub const MAX_EXTENSION_DIGITS: usize = 6;
/// Longer than this is not a number, however it is spaced.
const MAX_RAW_CHARS: usize = 64;
/// Zone one: the countries of the North American plan.
const NORTH_AMERICA: &str = "1";
/// Russia and Kazakhstan, which dial 8 where others dial 0.
const RUSSIA: &str = "7";
/// Italy keeps the leading zero in international dialling.
const ITALY: &str = "39";

/// A number in the manner of E.164, its extension kept apart. `Debug` hides it and there is no `Display`.
///
/// ```
/// use followup::inquiry::PhoneNumber;
/// let number = PhoneNumber::parse("(555) 123-4567 ext. 12", "1")?;
/// assert_eq!(number.as_str(), "+15551234567");
/// assert_eq!(number.extension(), Some("12"));
/// assert_eq!(number.display(), "+1 555 123 4567 ext. 12");
/// # Ok::<(), followup::inquiry::PhoneError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhoneNumber {
    number: String,
    extension: Option<String>,
}

/// Why a text is not a number. The reason says what would be right and repeats nothing of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("Enter a phone number, like +1 555 123 4567.")]
    Empty,
    /// Letters or signs that no number has.
    #[error(
        "A phone number has digits, spaces, dots, dashes and parentheses only, like +1 555 123 4567."
    )]
    Letters,
    /// Too few digits.
    #[error("This phone number is too short. Enter it with its area code, like +1 555 123 4567.")]
    TooShort,
    /// Too many digits.
    #[error("This phone number is too long. A number has at most 15 digits, like +1 555 123 4567.")]
    TooLong,
    /// An extension that is no number.
    #[error("Write the extension as digits after the number, like +1 555 123 4567 ext. 12.")]
    Extension,
}

impl PhoneNumber {
    /// Reads a number as people write it. One without `+` or `00` belongs to `default_country_code` (`"1"`, `"+49"`).
    ///
    /// # Errors
    /// When it is no number of 7 to 15 digits.
    pub fn parse(raw: &str, default_country_code: &str) -> Result<Self, PhoneError> {
        let plain = plain(raw)?;
        let (number, extension) = split_extension(&plain)?;
        let international = number.starts_with('+');
        let marked = number.replacen("(0)", "", usize::from(international));
        let digits = digits_of(&marked)?;
        if digits.is_empty() {
            return Err(PhoneError::Empty);
        }
        if digits.len() < MIN_PHONE_DIGITS {
            return Err(PhoneError::TooShort);
        }
        let country: String = default_country_code
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let full = if international {
            digits
        } else {
            with_country(&digits, &country)
        };
        if full.len() < MIN_PHONE_DIGITS || full.starts_with('0') {
            return Err(PhoneError::TooShort);
        }
        if full.len() > MAX_PHONE_DIGITS {
            return Err(PhoneError::TooLong);
        }
        Ok(Self {
            number: format!("+{full}"),
            extension,
        })
    }

    /// The number as `+` and digits, by which a person is recognised.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.number
    }

    /// The extension, as digits.
    #[must_use]
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The number as a person reads it, extension included.
    #[must_use]
    pub fn display(&self) -> String {
        let digits = self.number.trim_start_matches('+');
        let (country, rest) = digits.split_at(country_length(digits).min(digits.len()));
        let mut shown = format!("+{country}");
        for group in grouped(rest) {
            shown.push(' ');
            shown.push_str(group);
        }
        if let Some(extension) = &self.extension {
            shown.push_str(" ext. ");
            shown.push_str(extension);
        }
        shown
    }
}

/// Digits of any script as ASCII, compatibility forms resolved, invisible characters gone (address books paste them).
fn plain(raw: &str) -> Result<String, PhoneError> {
    let line = super::one_line(&super::clipped(raw, MAX_RAW_CHARS + 1));
    if line.chars().count() > MAX_RAW_CHARS {
        return Err(PhoneError::TooLong);
    }
    let text: String = line
        .nfkc()
        .map(ascii_digit)
        .collect::<String>()
        .to_lowercase();
    let text = text.trim().trim_start_matches("tel:").trim();
    Ok(text.to_owned())
}

fn ascii_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{966}'..='\u{96f}' => 0x966,
        other => return other,
    };
    char::from_digit(u32::from(c) - zero, 10).unwrap_or(c)
}

/// `x12`, `ext 12`, `ext. 12`, `extension 12`, `;ext=12`, `#12` at the end.
fn split_extension(text: &str) -> Result<(&str, Option<String>), PhoneError> {
    let Some(at) = text.find(['e', 'x', '#', ';', ',']) else {
        return Ok((text, None));
    };
    let (number, tail) = text.split_at(at);
    let tail = tail.trim_start_matches([';', ',', ' ']);
    let digits = ["extension", "ext", "ex", "x", "#"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
        .ok_or(PhoneError::Letters)?
        .trim_matches(|c: char| matches!(c, '.' | ':' | '=' | ' '));
    let right = (1..=MAX_EXTENSION_DIGITS).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit());
    if right {
        Ok((number, Some(digits.to_owned())))
    } else {
        Err(PhoneError::Extension)
    }
}

fn digits_of(number: &str) -> Result<String, PhoneError> {
    let mut digits = String::with_capacity(number.len());
    for (at, c) in number.trim().chars().enumerate() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if at == 0 => {}
            ' ' | '.' | '-' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return Err(PhoneError::Letters),
        }
    }
    Ok(digits)
}

/// A number without `+`: an international prefix, a trunk prefix, or neither.
fn with_country(digits: &str, country: &str) -> String {
    if let Some(rest) = digits.strip_prefix("00") {
        return rest.to_owned();
    }
    if country == NORTH_AMERICA {
        if let Some(rest) = digits.strip_prefix("011") {
            return rest.to_owned();
        }
        if digits.len() == 11 && digits.starts_with('1') {
            return digits.to_owned();
        }
    }
    let national = match (country, digits.as_bytes().first()) {
        (ITALY, _) => digits,
        (RUSSIA, Some(b'8')) if digits.len() == 11 => &digits[1..],
        (RUSSIA, Some(b'7')) if digits.len() == 11 => return digits.to_owned(),
        (_, Some(b'0')) => &digits[1..],
        (_, _) => digits,
    };
    format!("{country}{national}")
}

/// How many digits the country code has: one for zones 1 and 7, three where the plan says so, otherwise two.
fn country_length(digits: &str) -> usize {
    let mut head = digits.bytes();
    match (head.next(), head.next()) {
        (Some(b'1' | b'7'), _) => 1,
        (Some(b'2'), Some(b'0' | b'7')) => 2,
        (Some(b'2'), _) => 3,
        (Some(b'3'), Some(b'5' | b'7' | b'8'))
        | (Some(b'4'), Some(b'2'))
        | (Some(b'5'), Some(b'0' | b'9')) => 3,
        (Some(b'6'), Some(b'7'..=b'9')) | (Some(b'8'), Some(b'0' | b'5' | b'7' | b'8')) => 3,
        (Some(b'9'), Some(b'6' | b'7' | b'9')) => 3,
        (_, _) => 2,
    }
}

/// Groups of three, the last one of up to four.
fn grouped(mut rest: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    while rest.len() > 4 {
        let (group, tail) = rest.split_at(3);
        groups.push(group);
        rest = tail;
    }
    if !rest.is_empty() {
        groups.push(rest);
    }
    groups
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(***)")
    }
}

impl Serialize for PhoneNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.extension {
            None => serializer.serialize_str(&self.number),
            Some(extension) => {
                serializer.collect_str(&format_args!("{};ext={extension}", self.number))
            }
        }
    }
}

impl<'de> Deserialize<'de> for PhoneNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        // What was stored always carries its country code; a number without one is no number of ours.
        if !raw.starts_with('+') {
            return Err(serde::de::Error::custom(
                "a stored phone number starts with +",
            ));
        }
        Self::parse(&raw, "").map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[path = "phone_tests.rs"]
mod tests;
