//! Events of the mail service: what became of a mail that it took.

mod bounce;
mod take;

pub(crate) use take::not_delivered;

use calendar::{Instant, parse_instant};
use followup::ids::{LeadId, MessageId, PersonId, derive};
use serde_json::Value;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailOutcome {
    /// The mail service has it.
    Taken,
    /// The recipient's server has it.
    Delivered,
    /// There is no such mailbox: the recipient's server will never take anything for it.
    HardBounce,
    /// The recipient's server did not take it this time.
    SoftBounce,
    /// The recipient's server has not taken it yet, and is asked again.
    Delayed,
    /// The recipient reported it as unwanted.
    Complaint,
    /// The mail service itself will not send it.
    Rejected,
}

impl MailOutcome {
    /// Whether the mail has not reached its reader. One that is only delayed may still, and then too late for what it said.
    fn is_a_failure(self) -> bool {
        match self {
            MailOutcome::HardBounce
            | MailOutcome::SoftBounce
            | MailOutcome::Delayed
            | MailOutcome::Rejected => true,
            MailOutcome::Taken | MailOutcome::Delivered | MailOutcome::Complaint => false,
        }
    }
}

/// An event of the mail service about one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailEvent {
    /// What became of it.
    pub outcome: MailOutcome,
    /// The mail service's id of the mail.
    pub ses_id: String,
    /// When the mail service took it, where it says so.
    pub sent_at: Option<Instant>,
    /// The lead that it is about: one of the tags that each mail of ours carries.
    pub lead: Option<LeadId>,
    /// The person of the team that it went to, by such a tag.
    pub person: Option<PersonId>,
    /// The message, by such a tag.
    pub message: Option<MessageId>,
    /// Whether an archive says it again, after a backup was restored.
    pub replayed: bool,
    /// The same for every telling of one report: it may be told more than once.
    pub dedup_id: String,
}

impl MailEvent {
    /// Reads an event in the wrapping of EventBridge, of SNS, or bare.
    #[must_use]
    pub fn from_payload(payload: &Value) -> Option<Self> {
        let unwrapped;
        let detail = if let Some(detail) = payload.get("detail") {
            detail
        } else if let Some(text) = payload
            .pointer("/Records/0/Sns/Message")
            .and_then(Value::as_str)
        {
            unwrapped = serde_json::from_str::<Value>(text).ok()?;
            &unwrapped
        } else {
            payload
        };
        let kind = detail
            .get("eventType")
            .or_else(|| detail.get("notificationType"))?
            .as_str()?;
        let feedback = |kind: &str| {
            detail
                .pointer("/complaint/complaintFeedbackType")
                .and_then(Value::as_str)
                == Some(kind)
        };
        let outcome = match kind {
            "Send" => MailOutcome::Taken,
            "Delivery" => MailOutcome::Delivered,
            "Bounce" if bounce::is_hard(detail) => MailOutcome::HardBounce,
            "Bounce" => MailOutcome::SoftBounce,
            "DeliveryDelay" => MailOutcome::Delayed,
            // Somebody says that it was no spam.
            "Complaint" if feedback("not-spam") => MailOutcome::Taken,
            "Complaint" => MailOutcome::Complaint,
            "Reject" | "Rendering Failure" => MailOutcome::Rejected,
            _ => return None,
        };
        let tag = |name: &str| {
            detail
                .pointer(&format!("/mail/tags/{name}/0"))
                .and_then(Value::as_str)
        };
        Some(Self {
            outcome,
            ses_id: detail.pointer("/mail/messageId")?.as_str()?.to_owned(),
            sent_at: detail
                .pointer("/mail/timestamp")
                .and_then(|at| parse_instant(at.as_str()?).ok()),
            lead: tag("lead").and_then(|id| LeadId::parse(id).ok()),
            person: tag("person").and_then(|id| PersonId::parse(id).ok()),
            message: tag("message").and_then(|id| MessageId::parse(id).ok()),
            replayed: payload.get("replay-name").is_some(),
            dedup_id: {
                let feedback = ["/bounce/feedbackId", "/deliveryDelay/timestamp"]
                    .iter()
                    .find_map(|at| detail.pointer(at)?.as_str());
                let id = detail.pointer("/mail/messageId")?.as_str()?;
                derive(&["mail event", kind, id, feedback.unwrap_or_default()])
            },
        })
    }
}
