//! A mail as the mail service accepted it.

use std::collections::BTreeMap;

use calendar::Instant;
use serde::{Deserialize, Serialize};

use crate::written_address::split_address;

/// A mail that was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptedMail {
    /// Its id in this mailbox: `m1`, `m2`, ...
    pub id: String,
    /// When it was accepted.
    #[serde(with = "crate::clock::millis")]
    pub at: Instant,
    /// The sender, with a display name if there was one.
    pub from: String,
    /// All recipients.
    pub to: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The body in plain text.
    pub text: Option<String>,
    /// The body in HTML.
    pub html: Option<String>,
    /// Further headers, `Reply-To` among them.
    pub headers: BTreeMap<String, String>,
    /// The tag `lead`.
    pub lead: Option<String>,
    /// The tag `message`.
    pub message: Option<String>,
    /// The tag `mail`: what it was rendered from.
    #[serde(default)]
    pub template: Option<String>,
    /// The id that the mail service gave it.
    pub ses_id: String,
}

impl AcceptedMail {
    /// Whom it went to: the name that stands with each address, and the address.
    pub fn recipients(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.to.iter().map(|to| split_address(to))
    }

    /// Whether it went to an address.
    pub fn is_to(&self, address: &str) -> bool {
        self.recipients()
            .any(|(_, to)| to.eq_ignore_ascii_case(address))
    }
}
