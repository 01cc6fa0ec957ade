//! An address that a person of the team gives for a lead to look at.

use serde::{Deserialize, Serialize};

use crate::form::origin_of;

/// The most bytes of a link: the lead remembers it, and a mail carries it.
const MAX_BYTES: usize = 500;

/// An address of the web that goes into a mail to a lead: `https`, and what every browser reads alike.
///
/// ```
/// use followup::event::WebLink;
/// assert!(WebLink::parse(" https://video.example.com/for-ana ").is_some());
/// assert!(WebLink::parse("http://video.example.com/").is_none(), "it is read on the way");
/// assert!(WebLink::parse("video.example.com").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebLink(String);

impl WebLink {
    /// The address, if it is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let origin = origin_of(text)?;
        let is_fit = text.len() <= MAX_BYTES && origin.starts_with("https://");
        is_fit.then(|| Self(text.to_owned()))
    }

    /// The address as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A stored text that is no address.
#[derive(Debug, thiserror::Error)]
#[error("no https address of at most {MAX_BYTES} bytes")]
pub struct NoWebLink;

impl TryFrom<String> for WebLink {
    type Error = NoWebLink;

    fn try_from(text: String) -> Result<Self, NoWebLink> {
        Self::parse(&text).ok_or(NoWebLink)
    }
}

impl From<WebLink> for String {
    fn from(link: WebLink) -> Self {
        link.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_short_enough_to_be_remembered() {
        let of = |length: usize| {
            let start = "https://video.example.com/";
            format!("{start}{}", "a".repeat(length - start.len()))
        };
        assert!(WebLink::parse(&of(MAX_BYTES)).is_some());
        assert!(WebLink::parse(&of(MAX_BYTES + 1)).is_none());
    }

    #[test]
    fn what_is_stored_is_read_as_strictly_as_what_is_typed() {
        let link = WebLink::parse("https://video.example.com/a?b=1").unwrap();
        let stored = serde_json::to_string(&link).unwrap();
        assert_eq!(serde_json::from_str::<WebLink>(&stored).unwrap(), link);
        assert!(serde_json::from_str::<WebLink>("\"javascript:alert(1)\"").is_err());
    }
}
