//! Received mail: whose it is, and what follows from it.
//!
//! A mail is a lead's by the address that it went to, else by the mail that it answers, else by who wrote it. What somebody of the team
//! writes is a report; what nobody knows is an inquiry.
//!
//! Finding whose it is proves nothing (P15). A report counts with an address that was made for the person who wrote it, or with an
//! aligned signature; the lead's words with the lead's own address, or a mail of ours that they answer, and from an address that the
//! lead gave; a report of a bounce with the mail of ours that it returns. Everything else is filed, shown, and asked back.

mod from_nobody_known;
mod from_outside;
mod from_team;
mod sender;
mod whose;

use calendar::{Instant, parse_instant};
use cloud::addresses::AddressKind;
use cloud::table::outbox::{Content, OutboxItem};
use cloud::{Cloud, CloudError};
use followup::ids::{PersonId, derive};
use followup::inquiry::EmailAddress;
use followup::policy::Policy;
use mail_parser::decoders::base64::base64_decode;
use reading::{MailClass, ReceivedMessage};
use serde_json::Value;

use from_nobody_known::MAIL;
use sender::Verdicts;
use whose::Whose;

/// Characters of a text that are kept.
const MAX_TEXT: usize = 10_000;

/// A mail that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it is, and says.
    pub message: ReceivedMessage,
    /// Addresses that it went to, those that its head does not name included.
    pub recipients: Vec<String>,
    /// What it is known by: it may be handed over more than once.
    pub dedup_id: String,
    /// When the mail service took it: the same however often it is handed over.
    pub at: Option<Instant>,
    /// What the mail service found out about its sender.
    pub verdicts: Verdicts,
}

impl Received {
    /// A received mail, if that is what the mail service tells of: it lies in a bucket, or stands in what is told.
    ///
    /// # Errors
    /// When there is a mail that cannot be fetched or read.
    pub async fn told_of(cloud: &Cloud, payload: &Value) -> Result<Option<Self>, CloudError> {
        let told = payload.get("detail").unwrap_or(payload);
        let text = |at: &str| told.pointer(at).and_then(Value::as_str);
        let place = (
            text("/receipt/action/bucketName"),
            text("/receipt/action/objectKey"),
        );
        let raw = match (text("/content"), place) {
            (Some(content), _) => inline(content),
            (None, (Some(bucket), Some(key))) => cloud.object(bucket, key).await?,
            (None, _) => return Ok(None),
        };
        Self::read(told, &raw).map(Some)
    }

    fn read(told: &Value, raw: &[u8]) -> Result<Self, CloudError> {
        let message = ReceivedMessage::from_bytes(raw).ok_or_else(|| CloudError::Corrupt {
            kind: "received mail",
            reason: "it is no RFC 5322 message".to_owned(),
        })?;
        let mut recipients = [message.to.as_slice(), &message.delivered_to].concat();
        for list in ["/receipt/recipients", "/mail/destination"] {
            let list = told.pointer(list).and_then(Value::as_array);
            let named = list.into_iter().flatten().filter_map(Value::as_str);
            recipients.extend(named.map(str::to_lowercase));
        }
        let id = told.pointer("/mail/messageId").and_then(Value::as_str);
        let dedup_id = match id {
            Some(id) => derive(&["received", id]),
            None => derive(&["received", &String::from_utf8_lossy(raw)]),
        };
        let writer = message.from.as_deref().filter(|_| message.writers == 1);
        let verdicts = Verdicts::of(told, message.authentication.as_deref(), writer);
        Ok(Self {
            message,
            recipients,
            dedup_id,
            at: told
                .pointer("/mail/timestamp")
                .and_then(Value::as_str)
                .and_then(|at| parse_instant(at).ok()),
            verdicts,
        })
    }

    /// What was newly written, as far as it is kept.
    fn text(&self) -> String {
        let text = self
            .message
            .classification
            .text
            .as_deref()
            .unwrap_or_default();
        text.chars().take(MAX_TEXT).collect()
    }

    /// The same, with what it passes on: for a person to read.
    fn text_to_read(&self) -> String {
        let own = self.text();
        let Some(passed_on) = &self.message.passed_on else {
            return own;
        };
        let gap = if own.is_empty() { "" } else { "\n\n" };
        [&own, gap, passed_on]
            .concat()
            .chars()
            .take(MAX_TEXT)
            .collect()
    }

    /// Lets the mail happen.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let kind = self.message.classification.kind;
        match kind {
            // Nothing follows from what we wrote ourselves, or from what is written to many.
            MailClass::Own | MailClass::Other => {
                tracing::info!(kind = kind.as_str(), "a received mail was left alone");
                return Ok(());
            }
            MailClass::Reply
            | MailClass::AutoReply
            | MailClass::Bounce
            | MailClass::Delay
            | MailClass::Complaint => {}
        }
        if self.verdicts.has_virus {
            tracing::warn!("a received mail with a virus was left alone");
            return Ok(());
        }
        let policy = cloud.active_policy(cloud.now()).await?;
        let addressed = self.addressed(cloud, policy.as_deref()).await?;
        if addressed.is_none() && cloud.has_accepted(MAIL, &self.dedup_id).await? {
            // This very mail made the lead, and was handed over again: it is no answer to itself.
            return Ok(());
        }
        let own_mails = self.own_mails(cloud).await?;
        let Some(whose) = self.whose(cloud, addressed, &own_mails).await? else {
            return Box::pin(self.take_from_nobody_known(cloud, policy.as_deref())).await;
        };
        let Some(policy) = policy else {
            return Err(CloudError::Corrupt {
                kind: "policy",
                reason: "there is none to take mail by".to_owned(),
            });
        };
        let complains = self.message.classification.recipient.as_deref();
        if kind == MailClass::Complaint && complains.is_some_and(|who| is_of_team(&policy, who)) {
            tracing::warn!("a complaint of the team was left alone: it is no lead's");
            return Ok(());
        }
        match self.teammate(cloud, &policy).await? {
            Some(_) if kind != MailClass::Reply => {
                // An absence of somebody of the team moves nothing of a lead's.
                tracing::info!(kind = kind.as_str(), "a machine of the team was left alone");
                Ok(())
            }
            Some(person) => Box::pin(self.take_from_team(cloud, &policy, &whose, &person)).await,
            None => Box::pin(self.take_from_elsewhere(cloud, &whose, &own_mails)).await,
        }
    }

    /// A mail of nobody of the team, about a lead.
    async fn take_from_elsewhere(
        &self,
        cloud: &Cloud,
        whose: &Whose,
        own_mails: &[OutboxItem],
    ) -> Result<(), CloudError> {
        let from = self.message.from.as_deref();
        let answers = own_mails
            .first()
            .and_then(|message| match &message.content {
                Content::Team(digest) => Some(digest.to.clone()),
                Content::Lead(_) | Content::Lost { .. } => None,
            });
        let of_task = whose.proven.as_ref().and_then(|proven| match proven.kind {
            AddressKind::Task => proven.person.clone(),
            AddressKind::Copy | AddressKind::Lead => None,
        });
        match of_task.or(answers) {
            // A task was answered from an address that nobody knows, perhaps the rep's own other one: it is kept as a note, and the rep is asked whether it was them.
            Some(person)
                if self.message.classification.kind == MailClass::Reply
                    && !self.is_of_lead(cloud, &whose.lead.id, from).await? =>
            {
                self.file_unproven(cloud, &whose.lead.id, &person, false)
                    .await
            }
            Some(_) | None => self.take_from_outside(cloud, whose).await,
        }
    }

    /// The person of the team who wrote it, as it says itself: by the address of the team file, or one that they said is theirs.
    async fn teammate(
        &self,
        cloud: &Cloud,
        policy: &Policy,
    ) -> Result<Option<PersonId>, CloudError> {
        let Some(from) = self.message.from.as_deref() else {
            return Ok(None);
        };
        let people = &policy.active.roster.people;
        if let Some(person) = people
            .iter()
            .find(|person| person.email.eq_ignore_ascii_case(from))
        {
            return Ok(Some(person.id.clone()));
        }
        let Ok(address) = EmailAddress::parse(from) else {
            return Ok(None);
        };
        let hash = cloud.address_hash(address.normalised());
        let owner = cloud.owner_of_address(&hash).await?;
        Ok(owner.filter(|person| policy.active.roster.get(person).is_some()))
    }
}

fn is_of_team(policy: &Policy, address: &str) -> bool {
    let mut people = policy.active.roster.people.iter();
    people.any(|person| person.email.eq_ignore_ascii_case(address))
}

/// A mail that stands in what is told, in base64 or plain.
fn inline(content: &str) -> Vec<u8> {
    let bytes = content.as_bytes();
    base64_decode(bytes).unwrap_or_else(|| bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;
    use followup::ids::LeadId;
    use serde_json::json;

    fn mail(told: &Value) -> Received {
        Received::read(told, &inline(told["content"].as_str().unwrap())).unwrap()
    }

    const RAW: &str = "From: ana@example.org\r\nTo: labc234aaaabbbbccccdddd@reply.example.com\r\nSubject: Re: hello\r\n\r\nNot now, write me in March.\r\n";

    #[test]
    fn a_persons_answer_names_its_lead_by_the_address() {
        let mail = mail(&json!({"content": RAW}));
        let claimed = mail.claimed("reply.example.com");
        assert_eq!(claimed.len(), 1);
        assert_eq!(claimed[0].lead.as_str(), "abc234");
        assert_eq!(mail.claimed("other.example.com"), []);
        assert_eq!(mail.text(), "Not now, write me in March.");
    }

    #[test]
    fn a_copy_that_the_head_does_not_name_is_known_by_the_envelope_and_a_task_comes_first() {
        let raw = RAW.replace("labc234aaaabbbbccccdddd@reply", "bo@example");
        let mail = mail(&json!({
            "content": BASE64.encode(raw.as_bytes()),
            "mail": {"messageId": "m1", "destination": [
                "labc234aaaabbbbccccdddd@reply.example.com",
                "CABC234aaaabbbbccccdddd@reply.example.com",
                "TABC234aaaabbbbccccdddd@reply.example.com",
            ]},
        }));
        let kinds: Vec<_> = mail
            .claimed("reply.example.com")
            .into_iter()
            .map(|one| one.kind)
            .collect();
        assert_eq!(
            kinds,
            [AddressKind::Task, AddressKind::Copy, AddressKind::Lead]
        );
    }

    #[test]
    fn a_task_is_known_by_what_our_mails_about_it_refer_to() {
        let lead = "abcdefghijklmnopqrstuvwxyz";
        let raw = RAW.replace(
            "Subject:",
            &format!("References: <{lead}.c1.task@desk.example.com> <{lead}.c1.c1_inbound_0@desk.example.com> <0100@email.amazonses.com>\r\nSubject:"),
        );
        let mail = mail(&json!({ "content": raw }));
        let task = |lead: &str| mail.task(&LeadId::parse(lead).unwrap());
        assert_eq!(task(lead).as_deref(), Some("c1_inbound_0"));
        assert_eq!(task("another"), None);
    }
}
