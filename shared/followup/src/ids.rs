//! Identifiers. What must survive a replay is derived from its parts, never drawn.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Characters of a derived identifier: 130 bits, so that two never meet.
pub const DERIVED_LENGTH: usize = 26;
/// Characters in which a whole hash is written.
const ENCODED_LENGTH: usize = 52;
/// The longest identifier that is accepted from a file, a link or a stored item.
pub const MAX_ID_LENGTH: usize = 64;
/// How the identifier of a canary begins. No derived one has a `0`, so that nobody else's lead is taken for one.
const CANARY: &str = "canary0";

/// Why a text is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "an identifier is 1 to {MAX_ID_LENGTH} characters of a-z and 0-9, or _ inside; this one is not"
)]
pub struct InvalidId;

/// Hashes `parts` into [`DERIVED_LENGTH`] characters of `a-z2-7`.
///
/// Each part is preceded by its length, so that `["ab", "c"]` and `["a", "bc"]` differ.
///
/// ```
/// use followup::ids::derive;
/// assert_eq!(derive(&["lead", "1"]), derive(&["lead", "1"]));
/// assert_ne!(derive(&["ab", "c"]), derive(&["a", "bc"]));
/// ```
#[must_use]
pub fn derive(parts: &[&str]) -> String {
    with_derived(parts, str::to_owned)
}

/// Hands on what [`derive()`] gives, without memory of its own for it.
fn with_derived<T>(parts: &[&str], take: impl FnOnce(&str) -> T) -> T {
    let mut text = [0; ENCODED_LENGTH];
    BASE32_NOPAD.encode_mut(&hash(parts), &mut text);
    text.make_ascii_lowercase();
    let text = std::str::from_utf8(&text[..DERIVED_LENGTH]);
    take(text.expect("letters and digits are a text"))
}

/// A number above 0 and below 1, derived of `parts` as [`derive()`] does: what is drawn by lot, and is the same again.
#[must_use]
pub fn fraction(parts: &[&str]) -> f64 {
    let [a, b, c, d, e, f, g, ..] = hash(parts);
    // As many bits as a number of this kind holds, and half of one, so that it is never 0.
    let drawn = u64::from_be_bytes([0, a, b, c, d, e, f, g]) >> 4;
    (drawn as f64 + 0.5) / (1_u64 << 52) as f64
}

fn hash(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

fn is_id(text: &str) -> bool {
    (1..=MAX_ID_LENGTH).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Lower-case `[a-z0-9_]`, so that it fits mail tags and addresses whose case is lost. Copies share the text: a decision copies
        /// the lead with all its identifiers.
        #[derive(Debug, Clone, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        /// Copies share the text, and are equal without a look at it.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": format!("^[a-z0-9_]{{1,{MAX_ID_LENGTH}}}$"),
                })
            }
        }

        impl $name {
            /// Parses an identifier.
            ///
            /// # Errors
            /// [`InvalidId`] when a character or the length is not allowed.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_id(text) { Ok(Self(text.into())) } else { Err(InvalidId) }
            }

            /// Derives the identifier from the parts that make it unique.
            #[must_use]
            pub fn derive(parts: &[&str]) -> Self {
                with_derived(parts, |text| Self(text.into()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// One lead: a person's matter with the company, however many inquiries they send.
    LeadId
);
impl LeadId {
    /// The lead of a canary that was let in at a moment: whoever let it in knows it without being told.
    ///
    /// ```
    /// use followup::ids::LeadId;
    /// let canary = LeadId::of_canary("2026-03-02T15:00:00.000Z");
    /// assert!(canary.is_canary());
    /// assert!(!LeadId::derive(&["lead", "1"]).is_canary());
    /// ```
    #[must_use]
    pub fn of_canary(let_in: &str) -> Self {
        let mut id = derive(&["canary", let_in]);
        id.truncate(DERIVED_LENGTH - CANARY.len());
        Self(format!("{CANARY}{id}").into())
    }

    /// Whether it is a canary: a lead of our own by which the deployment proves each hour that inquiries are taken, answered and given
    /// away. It says so by its identifier, so that no room that keeps or tells something of a lead has to read the lead to leave it out.
    #[must_use]
    pub fn is_canary(&self) -> bool {
        self.0.starts_with(CANARY)
    }
}

id!(
    /// One inquiry: a form, a mail or a row of a list.
    InquiryId
);
id!(
    /// One message of the outbox.
    MessageId
);
id!(
    /// One entry of a timeline.
    EventId
);
id!(
    /// A member of the team, as `team.toml` names them.
    PersonId
);
id!(
    /// A change of the team that is proposed.
    ProposalId
);
id!(
    /// A version of the policy: the hash of its files.
    PolicyVersion
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_identifier_is_an_identifier() {
        let id = derive(&["a", ""]);
        assert_eq!(id.len(), DERIVED_LENGTH);
        assert_eq!(LeadId::parse(&id).map(String::from), Ok(id));
    }

    #[test]
    fn an_identifier_with_capitals_spaces_or_no_length_is_refused() {
        for bad in ["", "A", "a b", "a#b", &"a".repeat(MAX_ID_LENGTH + 1)] {
            assert_eq!(PersonId::parse(bad), Err(InvalidId), "{bad:?}");
        }
    }
}
