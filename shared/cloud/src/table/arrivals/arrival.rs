//! What arrives, and what its one transaction is made of.

use calendar::Instant;
use chrono::Duration;
use followup::form::Acknowledge;
use followup::ids::derive;
use followup::inquiry::Inquiry;
use followup::policy::{CompanyRouting, Policy};
use followup::route::Forecast;

use crate::keys::Identity;

/// How long the same request gets its first answer again.
pub const REPEAT_WINDOW: Duration = Duration::minutes(10);
/// How long an `Idempotency-Key` is remembered.
pub const KEY_WINDOW: Duration = Duration::hours(24);
/// How long what a source brought is remembered by its own name for it: services try for days, and some send all again by hand.
pub const DELIVERY_WINDOW: Duration = Duration::days(90);
/// How long a row of a file is remembered: longer than anybody keeps the file.
pub const ROW_WINDOW: Duration = Duration::days(36_500);
/// Inquiries that may wait on a lead for its next decision. One that comes when so many wait is kept and stands on the timeline,
/// but is neither decided about nor acknowledged.
pub const MAX_JOINED: usize = 100;

/// What is to be accepted.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    /// The answers.
    pub inquiry: &'a Inquiry,
    /// When the inquiry arrived.
    pub at: Instant,
    /// What a repeat is recognised by: the client's key, or a hash of form and content.
    pub request: RequestKey<'a>,
    /// Everything that was posted: what the same key must come with.
    pub payload: &'a str,
    /// Where it came from in the network, if known.
    pub network: Option<&'a str>,
    /// The active policy, if there is one.
    pub policy: Option<&'a Policy>,
    /// Who of the team has no room.
    pub forecast: &'a Forecast,
    /// Whether Baton acknowledges.
    pub acknowledge: Acknowledge,
    /// Whether anything tells them by when they hear from us. What nobody tells them is promised to nobody.
    pub promises: bool,
}

impl Arrival<'_> {
    /// Who takes the leads of one company.
    pub(super) fn routing(&self) -> CompanyRouting {
        self.policy
            .map(|policy| policy.active.routing.clone())
            .unwrap_or_default()
    }
}

/// What a repeat is recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKey<'a> {
    /// The key that the client sent: its `Idempotency-Key`.
    Given(&'a str),
    /// The name that a source has for what it brings, within [`DELIVERY_WINDOW`].
    Delivery(&'a str),
    /// The same content within [`REPEAT_WINDOW`].
    Content,
    /// The same content within [`ROW_WINDOW`]: a row of a file is taken once, however often the file is sent.
    Row,
}

impl RequestKey<'_> {
    /// The request's name in keys: a hash of the given key, or of the content, whose own hash is `payload`.
    pub(super) fn name(self, form: &str, payload: &str) -> String {
        match self {
            Self::Given(key) => derive(&["key", form, key]),
            Self::Delivery(id) => derive(&["delivery", form, id]),
            Self::Content => derive(&["content", form, payload]),
            Self::Row => derive(&["row", form, payload]),
        }
    }
}

/// The parts of an arrival's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArrivalPart {
    Request,
    Email,
    /// The mailbox of an address that is written in another way.
    Mailbox,
    Phone,
    Caller,
    Namesake,
    External,
    /// The company's domain and the surname.
    Surname,
    /// The company's domain and the whole name.
    Colleague,
    Company,
    Replaced,
    Lead,
    Pointer,
    Inquiry,
    Message,
    Entry,
}

impl ArrivalPart {
    /// The parts that say who the person is, the surest first.
    pub(super) const IDENTITIES: [Self; 8] = [
        Self::Email,
        Self::Mailbox,
        Self::Phone,
        Self::Caller,
        Self::Namesake,
        Self::Surname,
        Self::Colleague,
        Self::Company,
    ];

    /// By what the part identifies somebody.
    pub(super) fn identity(self) -> Option<Identity> {
        match self {
            Self::Email | Self::Mailbox => Some(Identity::Email),
            Self::Phone => Some(Identity::Phone),
            Self::Caller => Some(Identity::Caller),
            Self::Namesake => Some(Identity::Namesake),
            Self::Surname | Self::Colleague => Some(Identity::Colleague),
            Self::Company => Some(Identity::Company),
            Self::Request
            | Self::External
            | Self::Replaced
            | Self::Lead
            | Self::Pointer
            | Self::Inquiry
            | Self::Message
            | Self::Entry => None,
        }
    }
}

/// The hashes of an arrival.
pub(super) struct Hashes {
    pub(super) request: String,
    pub(super) payload: String,
    pub(super) email: Option<String>,
    pub(super) mailbox: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) caller: Option<String>,
    pub(super) namesake: Option<String>,
    pub(super) external: Option<String>,
    pub(super) surname: Option<String>,
    pub(super) colleague: Option<String>,
    /// Only of a company whose people have one owner.
    pub(super) company: Option<String>,
    pub(super) network: Option<String>,
    pub(super) text: Option<String>,
}

impl Hashes {
    /// The same of who is nobody: by nothing of it anybody is recognised, limited or linked, and a repeat is still a repeat.
    pub(super) fn of_nobody(self) -> Self {
        Self {
            request: self.request,
            payload: self.payload,
            email: None,
            mailbox: None,
            phone: None,
            caller: None,
            namesake: None,
            external: None,
            surname: None,
            colleague: None,
            company: None,
            network: None,
            text: None,
        }
    }

    /// The hash of a part that says who the person is.
    pub(super) fn of(&self, part: ArrivalPart) -> Option<&String> {
        match part {
            ArrivalPart::Email => self.email.as_ref(),
            ArrivalPart::Mailbox => self.mailbox.as_ref(),
            ArrivalPart::Phone => self.phone.as_ref(),
            ArrivalPart::Caller => self.caller.as_ref(),
            ArrivalPart::Namesake => self.namesake.as_ref(),
            ArrivalPart::Surname => self.surname.as_ref(),
            ArrivalPart::Colleague => self.colleague.as_ref(),
            ArrivalPart::Company => self.company.as_ref(),
            ArrivalPart::Request
            | ArrivalPart::External
            | ArrivalPart::Replaced
            | ArrivalPart::Lead
            | ArrivalPart::Pointer
            | ArrivalPart::Inquiry
            | ArrivalPart::Message
            | ArrivalPart::Entry => None,
        }
    }
}
