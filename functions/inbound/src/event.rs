//! Events of the mail service: what became of a mail that it took.

use cloud::keys::{Home, Key};
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, State, StateChange};
use cloud::{Cloud, CloudError};
use followup::event::{Event, MachineReply, Sign};
use followup::ids::{LeadId, MessageId, PersonId, derive};
use followup::message::NotSentReason;
use followup::timeline::{Actor, Entry, Fact};
use reading::codes::{self, Reason};
use serde_json::Value;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailOutcome {
    /// The mail service has it, or the recipient's server has.
    Taken,
    /// There is no such mailbox: the recipient's server will never take anything for it.
    HardBounce,
    /// The recipient's server did not take it this time.
    SoftBounce,
    /// It has not taken it yet, and is asked again.
    Delayed,
    /// The recipient reported it as unwanted.
    Complaint,
    /// The mail service itself will not send it.
    Rejected,
}

/// An event of the mail service about one mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailEvent {
    /// What became of it.
    pub outcome: MailOutcome,
    /// The mail service's id of the mail.
    pub ses_id: String,
    /// Our own ids, as tags: the lead that it is about,
    pub lead: Option<LeadId>,
    /// the person of the team that it went to, if it did,
    pub person: Option<PersonId>,
    /// and the message.
    pub message: Option<MessageId>,
    /// An archive says it again, after a backup was restored.
    pub replayed: bool,
    /// What a report is known by: it may be said more than once.
    pub dedup_id: String,
}

/// What a bounce says of the address. The mail service calls every refusal permanent that the server's code calls so, and
/// most of those are about us; only what says that there is no such mailbox is hard.
fn bounce(detail: &Value) -> MailOutcome {
    let said = |at: &str| detail.pointer(at).and_then(Value::as_str);
    if said("/bounce/bounceType") != Some("Permanent") {
        // Transient, or undetermined: neither says anything of the address for good.
        return MailOutcome::SoftBounce;
    }
    // On a list of the mail service, nothing that we send is even tried.
    if let Some("Suppressed" | "OnAccountSuppressionList" | "UnsubscribedRecipient") =
        said("/bounce/bounceSubType")
    {
        return MailOutcome::HardBounce;
    }
    let is_no_email = said("/bounce/bounceSubType") == Some("NoEmail");
    // Each mail of ours goes to one address.
    let words = said("/bounce/bouncedRecipients/0/diagnosticCode").unwrap_or_default();
    let code = said("/bounce/bouncedRecipients/0/status").unwrap_or_default();
    match (codes::reason(codes::status(code), words), is_no_email) {
        (Reason::NoMailbox | Reason::NoHost, _) | (Reason::Unsaid, true) => MailOutcome::HardBounce,
        // Nothing but the type was told.
        (Reason::Unsaid, false) if words.trim().is_empty() && code.trim().is_empty() => {
            MailOutcome::HardBounce
        }
        (
            Reason::Full | Reason::TooBig | Reason::AboutUs | Reason::ForNow | Reason::Unsaid,
            true | false,
        ) => MailOutcome::SoftBounce,
    }
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
            "Send" | "Delivery" => MailOutcome::Taken,
            "Bounce" => bounce(detail),
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

    /// The message that the event is about: by our tags, which are there even before `send` has recorded the mail
    /// service's id, or by that id.
    async fn message(&self, cloud: &Cloud) -> Result<Option<OutboxItem>, CloudError> {
        let home = match (&self.person, &self.lead) {
            (Some(person), _) => Some(Home::Person(person.clone())),
            (None, Some(lead)) => Some(Home::Lead(lead.clone())),
            (None, None) => None,
        };
        if let (Some(home), Some(message)) = (home, &self.message) {
            let tagged = cloud.message(&Key::message(&home, message)).await?;
            if tagged.is_some() {
                return Ok(tagged);
            }
        }
        cloud.message_by_ses_id(&self.ses_id).await
    }

    /// Lets the event happen.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let now = cloud.now();
        if let (true, None, Some(lead), Some(message)) =
            (self.replayed, &self.person, &self.lead, &self.message)
            && self.outcome != MailOutcome::Rejected
        {
            // The table may know the message as not sent yet, or not at all.
            cloud
                .record_sent_before(lead, message, &self.ses_id)
                .await?;
        }
        let Some(message) = self.message(cloud).await? else {
            tracing::info!("a mail service's event is about no message of the outbox");
            return Ok(());
        };
        let lead = message.lead().cloned();
        match self.outcome {
            // Its own word that it has the mail settles what was unknown, and comes before `send`'s record at times.
            MailOutcome::Taken
            | MailOutcome::HardBounce
            | MailOutcome::SoftBounce
            | MailOutcome::Complaint
            | MailOutcome::Delayed => {
                let waits = matches!(message.state, State::Sending | State::Unknown | State::Held);
                if waits {
                    let step = match &message.content {
                        Content::Lead(message) => Some(message.step.clone()),
                        Content::Team(_) | Content::Lost { .. } => None,
                    };
                    let fact = Fact::Sent {
                        step,
                        template: None,
                        in_flight: false,
                    };
                    let by = Actor::Baton;
                    let entry = lead.as_ref().map(|lead| (lead, Entry { fact, by }));
                    cloud
                        .record_sent(&message, &self.ses_id, entry, now)
                        .await?;
                }
            }
            MailOutcome::Rejected => {}
        }
        let Some(lead) = lead else { return Ok(()) };
        let event = match self.outcome {
            MailOutcome::HardBounce => Event::Sign(Sign::Bounced),
            MailOutcome::Complaint => Event::Sign(Sign::Complained),
            MailOutcome::Rejected => Event::NotSent {
                message: message.id().clone(),
                step: None,
                why: NotSentReason::Rejected,
            },
            MailOutcome::SoftBounce => Event::MachineReplied(MachineReply::SoftBounced),
            MailOutcome::Delayed => Event::MachineReplied(MachineReply::Delayed),
            MailOutcome::Taken => return Ok(()),
        };
        // A sign is known by what it did; of these, saying so twice would be two lines.
        let once = matches!(event, Event::MachineReplied(_) | Event::NotSent { .. });
        let mut settled = Vec::new();
        let left = matches!(message.state, State::Sending | State::Unknown | State::Sent);
        if let (true, Event::NotSent { why, .. }) = (left, &event) {
            // Sent again, it would be rejected again: a person looks at it.
            settled.push(StateChange::of(
                &message,
                State::Held,
                None,
                Some(why.clone()),
            ));
        }
        let with = CommitOptions {
            dedup_key: once.then(|| self.dedup_id.clone()),
            state_changes: settled,
            ..CommitOptions::default()
        };
        cloud.act(&lead, &event, now, &with).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outcome(kind: &str, sub: &str, status: &str, said: &str) -> MailOutcome {
        let recipient = json!({"emailAddress": "ana@example.org", "action": "failed", "status": status, "diagnosticCode": said});
        let detail = json!({
            "eventType": "Bounce",
            "mail": {"messageId": "m1"},
            "bounce": {"bounceType": kind, "bounceSubType": sub, "bouncedRecipients": [recipient]},
        });
        MailEvent::from_payload(&json!({ "detail": detail }))
            .expect("it is an event")
            .outcome
    }

    #[test]
    fn a_permanent_bounce_is_hard_only_if_it_is_about_the_address() {
        for (sub, status, said) in [
            ("General", "5.1.1", "smtp; 550 5.1.1 user unknown"),
            ("NoEmail", "5.1.1", ""),
            ("NoEmail", "5.0.0", "smtp; 550 rejected"),
            ("General", "5.7.1", "smtp; 550 5.7.1 no such user"),
            ("General", "5.4.4", "smtp; 550 5.4.4 invalid domain"),
            ("General", "", ""),
            ("Suppressed", "5.1.1", "on a list of the mail service"),
            ("OnAccountSuppressionList", "5.1.1", "on a suppression list"),
        ] {
            let became = outcome("Permanent", sub, status, said);
            assert_eq!(became, MailOutcome::HardBounce, "{sub} {status} {said}");
        }
        for (sub, status, said) in [
            ("General", "5.7.1", "smtp; 550 5.7.1 SPF check failed"),
            ("General", "5.1.1", "smtp; 550 5.1.1 blocked using a DNSBL"),
            ("NoEmail", "5.1.1", "smtp; 550 5.1.1 poor reputation"),
            ("General", "5.0.0", "smtp; 421 try again later"),
            ("General", "5.4.7", "smtp; expired"),
            ("General", "5.0.0", "smtp; 554 denied"),
            ("MailboxFull", "5.2.2", "smtp; 552 5.2.2 mailbox full"),
        ] {
            let became = outcome("Permanent", sub, status, said);
            assert_eq!(became, MailOutcome::SoftBounce, "{sub} {status} {said}");
        }
        for kind in ["Transient", "Undetermined"] {
            let became = outcome(kind, "General", "5.1.1", "smtp; 550 5.1.1 user unknown");
            assert_eq!(became, MailOutcome::SoftBounce);
        }
    }
}
