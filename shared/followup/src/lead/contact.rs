//! How somebody can and wants to be reached.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::inquiry::{COUNTRY, ContactHow, ContactWhen, Inquiry, KnownNumbers, Location};
use crate::law::region::Region;
use crate::policy::rules::Track;
use calendar::Tz;

/// What decisions know of how a person can and wants to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// There is an address that mail may reach.
    pub email: bool,
    /// There is a number that may be called.
    pub phone: bool,
    /// When they want to be contacted.
    pub when: ContactWhen,
    /// How they want to be contacted.
    pub how: ContactHow,
    /// They said yes to the newsletter by the link in a mail.
    pub opted_in: bool,
    /// They said when; otherwise `when` is the form's default.
    #[serde(default)]
    pub asked_when: bool,
    /// The number is on the list of those that are not to be called.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub suppressed: bool,
    /// Whose law holds for them, where the form or their number says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The zone that their number is of, where it says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Tz>,
    /// Where they are, as far as anything says it.
    #[serde(default, skip_serializing_if = "Location::is_unknown")]
    pub location: Arc<Location>,
}

/// The answer that says when somebody wants to be contacted.
const CONTACT_WHEN: &str = "contact_when";

impl Contact {
    /// Reads the facts off an inquiry.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        Self::of_known(inquiry, &mut KnownNumbers::default())
    }

    /// The same, by what is known of numbers.
    #[must_use]
    pub fn of_known(inquiry: &Inquiry, known: &mut KnownNumbers) -> Self {
        let number = inquiry.phone.as_ref();
        let number = number.map(|number| known.origin_of(number));
        let location = Location::of_numbered(inquiry, number.clone());
        Self {
            // What they say themselves counts more than where their number is from.
            region: inquiry
                .answers
                .get(COUNTRY)
                .and_then(|code| Region::of_country(code))
                .or(number.as_ref().map(|number| number.region)),
            zone: number.as_ref().and_then(|number| number.zone),
            location: known.shared(location),
            ..Self::wished(inquiry)
        }
    }

    /// The same without where they are, which takes a number apart: how and when they want to be reached.
    pub(crate) fn wished(inquiry: &Inquiry) -> Self {
        Self {
            email: inquiry.email.is_some(),
            phone: inquiry.phone.is_some(),
            when: inquiry.contact_when,
            how: inquiry.contact_how,
            // Anybody can tick a box beside somebody's address: only the link in the mail says that it was them. What a company
            // brings along is its own record.
            opted_in: inquiry.consent.is_some() && inquiry.origin.entry().is_some(),
            asked_when: inquiry
                .answers
                .get(CONTACT_WHEN)
                .is_some_and(|answer| !answer.trim().is_empty())
                || inquiry.contact_when != ContactWhen::default()
                || inquiry
                    .origin
                    .entry()
                    .is_some_and(|entry| entry.asked_at.is_some()),
            suppressed: false,
            region: None,
            zone: None,
            location: Arc::default(),
        }
    }

    /// Whether a person should be called rather than written to.
    #[must_use]
    pub fn by_phone(&self) -> bool {
        self.phone && !self.suppressed && (self.how != ContactHow::Email || !self.email)
    }

    /// The track that fits: [`Track::Calls`] without an address, or where they asked for a call and can be called; else
    /// [`Track::Inbound`].
    #[must_use]
    pub fn track(&self) -> Track {
        if !self.email || (self.by_phone() && self.how == ContactHow::Phone) {
            Track::Calls
        } else {
            Track::Inbound
        }
    }
}
