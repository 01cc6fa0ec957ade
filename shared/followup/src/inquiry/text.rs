//! Free text with a limit: a company's name, a message.

use super::{many_lines, one_line};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest company name, in characters.
pub const MAX_COMPANY_CHARS: usize = 200;
/// The longest free text of any field, in characters; a field may set less.
pub const MAX_TEXT_CHARS: usize = 10_000;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space and invisible characters.
    #[error("Enter some text.")]
    Empty,
    /// Longer than the field takes.
    #[error("Enter at most {limit} characters.")]
    TooLong {
        /// The limit, in characters.
        limit: usize,
    },
}

/// A company's name: one line, without control and direction characters. `Debug` hides it.
///
/// ```
/// use followup::inquiry::CompanyName;
/// assert_eq!(CompanyName::parse(" Müller\n& Co ").unwrap().as_str(), "Müller & Co");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CompanyName(String);

impl CompanyName {
    /// Reads a company's name.
    ///
    /// # Errors
    /// When nothing is left of it, or it is over [`MAX_COMPANY_CHARS`].
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        bounded(one_line(raw), MAX_COMPANY_CHARS).map(Self)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Free text of several lines. `Debug` tells its length only.
///
/// ```
/// use followup::inquiry::Text;
/// let text = Text::parse("one\r\ntwo", 100).unwrap();
/// assert_eq!(text.as_str(), "one\ntwo");
/// assert_eq!(format!("{text:?}"), "Text(7 characters)");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// Reads a text of at most `limit` characters, counted after cleaning.
    ///
    /// # Errors
    /// When nothing is left of it, or it is over the limit.
    pub fn parse(raw: &str, limit: usize) -> Result<Self, TextError> {
        bounded(many_lines(raw), limit.min(MAX_TEXT_CHARS)).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn bounded(text: String, limit: usize) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().count() > limit {
        return Err(TextError::TooLong { limit });
    }
    Ok(text)
}

impl TryFrom<String> for CompanyName {
    type Error = TextError;
    fn try_from(raw: String) -> Result<Self, TextError> {
        Self::parse(&raw)
    }
}

impl From<CompanyName> for String {
    fn from(name: CompanyName) -> Self {
        name.0
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;
    fn try_from(raw: String) -> Result<Self, TextError> {
        Self::parse(&raw, MAX_TEXT_CHARS)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl fmt::Debug for CompanyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CompanyName(***)")
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_over_its_limit_is_refused_and_says_the_limit() {
        assert_eq!(
            Text::parse("abcd", 3).unwrap_err().to_string(),
            "Enter at most 3 characters."
        );
        assert_eq!(
            CompanyName::parse(&"é".repeat(201)).unwrap_err(),
            TextError::TooLong { limit: 200 }
        );
        assert_eq!(Text::parse("\u{202e}\0 ", 3).unwrap_err(), TextError::Empty);
    }
}
