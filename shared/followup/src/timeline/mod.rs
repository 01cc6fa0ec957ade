//! What happened to a lead: typed facts, one a line of its timeline (P17).
//!
//! A fact is stored in the table, goes out on the bus and is written to the log as it is here: codes, identifiers, numbers
//! and times, never a sentence. The words that a person reads are made by the crate `wording`, where they are read.

mod fact;
pub(crate) mod reasons;
#[cfg(feature = "schema")]
pub mod schema;

use calendar::Instant;
use serde::{Deserialize, Serialize};

pub use fact::{EntryKind, Fact, MeetingFact, OutcomeReport};
pub use reasons::{
    AssignReason, CancelReason, CarriedObligation, GivenVariant, LoggedNote, OwnWait, QueueReason,
    Ruling, SkipReason, StopReason, UnprovenClaim, WakeReason,
};

use crate::ids::{LeadId, PersonId};
use crate::inquiry::Inquiry;

/// Who or what did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Baton, automatically.
    Baton,
    /// Somebody of the team.
    Person(PersonId),
    /// The lead.
    Lead,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
    /// Who or what did it.
    pub by: Actor,
}

/// A line of a timeline as other systems hear of it: the detail of an event on the bus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeadEvent {
    /// The line of the timeline: what has come before with it is a repeat.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9_]{1,80}$")))]
    pub event: String,
    /// The lead.
    pub lead: LeadId,
    /// When it happened.
    #[serde(with = "calendar::instant_text")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::timeline::schema::Time"))]
    pub at: Instant,
    /// The name that another system has for the lead, where it told one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "another system")))]
    pub external_id: Option<String>,
    /// Who it is, where the policy has events say so (`company.events = "personal"`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<EventPerson>,
    /// What happened, and who or what did it.
    #[serde(flatten)]
    pub entry: Entry,
}

/// Who a lead is, as other systems hear of it. Personal data: no event has it unless the policy says so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventPerson {
    /// The whole name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "lead")))]
    pub name: Option<String>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "lead")))]
    pub email: Option<String>,
    /// The number, in international form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "lead")))]
    pub phone: Option<String>,
    /// The company.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("x-named-by" = "lead")))]
    pub company: Option<String>,
}

impl EventPerson {
    /// Who asked.
    #[must_use]
    pub fn of(inquiry: &Inquiry) -> Self {
        Self {
            name: inquiry.name.usable().map(str::to_owned),
            email: inquiry
                .email
                .as_ref()
                .map(|email| email.as_str().to_owned()),
            phone: inquiry
                .phone
                .as_ref()
                .map(|phone| phone.as_str().to_owned()),
            company: inquiry.company.clone(),
        }
    }
}

impl Entry {
    /// What Baton did automatically.
    #[must_use]
    pub fn automatic(fact: Fact) -> Self {
        Self {
            fact,
            by: Actor::Baton,
        }
    }

    /// What kind of fact it holds.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.fact.kind()
    }
}
