//! What arrives, and what its one transaction is made of.

use calendar::Instant;
use chrono::Duration;
use followup::form::Acknowledge;
use followup::ids::derive;
use followup::inquiry::Inquiry;
use followup::policy::Policy;
use followup::route::Forecast;

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
    Phone,
    Caller,
    Namesake,
    External,
    Replaced,
    Lead,
    Pointer,
    Inquiry,
    Message,
    Entry,
}

/// The hashes of an arrival.
pub(super) struct Hashes {
    pub(super) request: String,
    pub(super) payload: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) caller: Option<String>,
    pub(super) namesake: Option<String>,
    pub(super) external: Option<String>,
    pub(super) network: Option<String>,
    pub(super) text: Option<String>,
}
