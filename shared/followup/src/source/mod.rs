//! Where inquiries come from besides our own pages, a file of the policy each: `sources/{name}.toml`.
//!
//! Somebody else's system speaks in its own words. A source says by what its deliveries are known to be its own, and which of its words
//! become which field of a form; from there on what came is an inquiry like any other. What a source does not understand is read by a person.

mod challenge;
mod crm;
pub(crate) mod definition;
pub(crate) mod layout;
mod mapping;
mod proof;
mod review;
mod robot_mail;

pub use challenge::{AddressCheck, ChallengeAnswer, PostedChallenge};
pub use crm::{CrmAct, CrmMeaning, CrmNews, CrmRule};
pub use mapping::{FieldPath, FieldValue, MAX_PARTS, Mapping, PathFault, Wanted};
pub use proof::{
    DeliveryProof, GivenSignature, ProofFault, SignatureEncoding, SignatureScheme, TokenPlace,
};
pub use review::for_review;
pub use robot_mail::MailRule;

use crate::form::{Acknowledge, Form};
use serde_json::Value;

use crate::inquiry::{Inquiry, MAX_EXTERNAL_ID_CHARS, Medium, clipped, one_line};

/// The longest name of a source, in bytes.
pub const MAX_SOURCE_NAME_BYTES: usize = 64;
/// The source of who wrote a mail to the company.
pub const BY_MAIL: &str = "mail";
/// The source of who rang, as a person of the team typed it in. What a telephone system brings may be counted under the same name: that
/// somebody took a call down is a fact of its inquiry ([`Inquiry::taken_down_by`]), and is never told by this name.
pub const BY_HAND: &str = "telephone";

/// A source, as its file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name of its file, and of its address: `/in/{name}`.
    pub name: String,
    /// How it brings what it brings, and what that is.
    pub kind: SourceKind,
}

/// What becomes of inquiries that a source brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InquiryRule {
    /// What an inquiry's source is, for figures and routing.
    pub label: String,
    /// The form that it speaks for: its fields, and the words that people read.
    pub form: String,
    /// Who acknowledges; as the form says, if absent.
    pub acknowledge: Option<Acknowledge>,
    /// How people reached us there.
    pub medium: Medium,
    /// Which of its words become what.
    pub mapping: Mapping,
}

/// How a source brings what it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceKind {
    /// It posts inquiries to `/in/{name}`.
    Webhook {
        /// How it posts.
        delivery: Delivery,
        /// What becomes of it.
        inquiry: InquiryRule,
    },
    /// It writes mail about people who inquire.
    Mail {
        /// Which mail is its own.
        rule: MailRule,
        /// What becomes of it.
        inquiry: InquiryRule,
    },
    /// It posts what happened there to leads that are known here.
    Crm {
        /// How it posts.
        delivery: Delivery,
        /// What it tells.
        rule: CrmRule,
    },
}

/// How a source posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// By what it is known to be its own.
    pub proof: DeliveryProof,
    /// How it makes sure, before it sends anything, that the address is meant.
    pub check: Option<AddressCheck>,
}

impl Source {
    /// How it posts, if it does.
    #[must_use]
    pub fn delivery(&self) -> Option<&Delivery> {
        match &self.kind {
            SourceKind::Webhook { delivery, .. } | SourceKind::Crm { delivery, .. } => {
                Some(delivery)
            }
            SourceKind::Mail { .. } => None,
        }
    }

    /// Which mail is its own, if it writes mail, and what becomes of it.
    #[must_use]
    pub fn mail(&self) -> Option<(&MailRule, &InquiryRule)> {
        match &self.kind {
            SourceKind::Mail { rule, inquiry } => Some((rule, inquiry)),
            SourceKind::Webhook { .. } | SourceKind::Crm { .. } => None,
        }
    }

    /// What becomes of the inquiries that it brings, if it brings any.
    #[must_use]
    pub fn inquiry(&self) -> Option<&InquiryRule> {
        match &self.kind {
            SourceKind::Webhook { inquiry, .. } | SourceKind::Mail { inquiry, .. } => Some(inquiry),
            SourceKind::Crm { .. } => None,
        }
    }

    /// Whether it has names of its own for leads: then they are told by these, too.
    #[must_use]
    pub fn names_leads(&self) -> bool {
        match &self.kind {
            SourceKind::Webhook { inquiry, .. } | SourceKind::Mail { inquiry, .. } => {
                inquiry.mapping.external_id.is_some()
            }
            SourceKind::Crm { .. } => true,
        }
    }
}

impl InquiryRule {
    /// Who acknowledges what it brings.
    #[must_use]
    pub fn acknowledge(&self, form: &Form) -> Acknowledge {
        self.acknowledge.unwrap_or(form.acknowledge)
    }

    /// An inquiry that was read by the form, as this source's; `part` is what it was read from.
    #[must_use]
    pub fn own(&self, inquiry: Inquiry, part: Option<&Value>) -> Inquiry {
        let id = self.mapping.external_id.as_ref().zip(part);
        let id = id.and_then(|(path, part)| path.text(part));
        Inquiry {
            source: self.label.clone(),
            medium: self.medium,
            external_id: id.map(|id| clipped(&one_line(&id), MAX_EXTERNAL_ID_CHARS)),
            ..inquiry
        }
    }
}
