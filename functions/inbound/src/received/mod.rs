//! Received mail: whose it is, and what follows from it.
//!
//! A mail is a lead's by the address that it went to, else by the mail that it answers, else by who wrote it. What somebody of the team
//! writes is a report; what nobody knows is an inquiry.

mod from_outside;
mod from_team;
mod sender;

use cloud::table::outbox::Content;
use cloud::{Cloud, CloudError};
use followup::ids::{LeadId, PersonId, derive};
use followup::inquiry::EmailAddress;
use followup::policy::Policy;
use followup::time::{Instant, parse_instant};
use mail_parser::decoders::base64::base64_decode;
use serde_json::Value;

use crate::mail::{Kind, Letter, read};
use from_outside::MAIL;
use sender::Verdicts;

/// Characters of a text that are kept.
const MAX_TEXT: usize = 10_000;
/// Mails that an answer names, and that are looked up.
const MAX_REFERENCES: usize = 12;
/// Where the mail service makes its identifiers.
const MAIL_SERVICE: &str = "amazonses.com";

/// A mail that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it says.
    pub letter: Letter,
    /// Addresses that it went to, those that its head does not name included.
    pub recipients: Vec<String>,
    /// What it is known by: it may be handed over more than once.
    pub known_by: String,
    /// When the mail service took it: the same however often it is handed over.
    pub at: Option<Instant>,
    /// What the mail service found out about its sender.
    pub verdicts: Verdicts,
}

/// A lead's address: the lead, and the task that the mail was about.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    lead: LeadId,
    task: Option<String>,
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
        let letter = read(raw).ok_or_else(|| CloudError::Corrupt {
            kind: "received mail",
            reason: "it is no RFC 5322 message".to_owned(),
        })?;
        let mut recipients = [letter.to.as_slice(), &letter.delivered_to].concat();
        for list in ["/receipt/recipients", "/mail/destination"] {
            let list = told.pointer(list).and_then(Value::as_array);
            let named = list.into_iter().flatten().filter_map(Value::as_str);
            recipients.extend(named.map(str::to_lowercase));
        }
        let id = told.pointer("/mail/messageId").and_then(Value::as_str);
        let known_by = match id {
            Some(id) => derive(&["received", id]),
            None => derive(&["received", &String::from_utf8_lossy(raw)]),
        };
        let verdicts = Verdicts::of(told, letter.authentication.as_deref());
        Ok(Self {
            letter,
            recipients,
            known_by,
            at: told
                .pointer("/mail/timestamp")
                .and_then(Value::as_str)
                .and_then(|at| parse_instant(at).ok()),
            verdicts,
        })
    }

    /// The lead whose address it went to.
    fn token(&self, reply_domain: &str) -> Option<Token> {
        let domain = reply_domain.to_ascii_lowercase();
        self.recipients.iter().find_map(|address| {
            let (local, host) = address.rsplit_once('@')?;
            let (lead, task) = match local.split_once('+') {
                Some((lead, task)) => (lead, Some(task.to_owned())),
                None => (local, None),
            };
            let lead = LeadId::parse(lead).ok()?;
            (host == domain).then_some(Token { lead, task })
        })
    }

    /// The same, where there is such a lead: many a name of a mailbox could be one.
    async fn token_of_a_lead(
        &self,
        cloud: &Cloud,
        reply_domain: &str,
    ) -> Result<Option<Token>, CloudError> {
        let Some(token) = self.token(reply_domain) else {
            return Ok(None);
        };
        let found = cloud.resolved_lead(&token.lead).await?;
        Ok(found.map(|_| token))
    }

    /// The lead of the mail that it answers or returns: by the mail service's identifier, or by ours.
    async fn answered(&self, cloud: &Cloud) -> Result<Option<LeadId>, CloudError> {
        for id in self.letter.refers_to.iter().take(MAX_REFERENCES) {
            let (local, host) = id.rsplit_once('@').unwrap_or((id, ""));
            if host.ends_with(MAIL_SERVICE) {
                let found = cloud.message_by_ses_id(local).await?;
                let lead = found.and_then(|message| {
                    let told = message.notices.first().map(|notice| notice.lead.clone());
                    message.lead().cloned().or(told)
                });
                if lead.is_some() {
                    return Ok(lead);
                }
            }
            // `<lead>.c<cycle>@...`: what all mails of a pursuit refer to.
            let lead = local
                .split_once(".c")
                .and_then(|(lead, _)| LeadId::parse(lead).ok());
            if let Some(lead) = lead
                && cloud.resolved_lead(&lead).await?.is_some()
            {
                return Ok(Some(lead));
            }
        }
        Ok(None)
    }

    /// The lead of an address.
    async fn known(
        &self,
        cloud: &Cloud,
        address: Option<&str>,
    ) -> Result<Option<LeadId>, CloudError> {
        match address.and_then(|address| EmailAddress::parse(address).ok()) {
            Some(address) => cloud.lead_known_by(&address).await,
            None => Ok(None),
        }
    }

    /// Whose it is, and the task that it answers.
    async fn whose(
        &self,
        cloud: &Cloud,
        token: Option<Token>,
    ) -> Result<Option<Token>, CloudError> {
        if token.is_some() {
            return Ok(token);
        }
        let told = &self.letter.told;
        let lead = match self.answered(cloud).await? {
            Some(lead) => Some(lead),
            // Of a report it is the recipient who is somebody.
            None => self.known(cloud, told.recipient.as_deref()).await?,
        };
        Ok(lead.map(|lead| Token { lead, task: None }))
    }

    /// The person of the team whose task it answers: the nearest mail that it refers to went to them.
    async fn task_of(&self, cloud: &Cloud) -> Result<Option<PersonId>, CloudError> {
        let nearest = self.letter.refers_to.first();
        let id = nearest.and_then(|id| id.rsplit_once('@'));
        let Some((local, _)) = id.filter(|(_, host)| host.ends_with(MAIL_SERVICE)) else {
            return Ok(None);
        };
        let answered = cloud.message_by_ses_id(local).await?;
        Ok(answered.and_then(|message| match message.content {
            Content::Team(bundle) => Some(bundle.to),
            Content::Lead(_) | Content::Lost { .. } => None,
        }))
    }

    /// Whether the lead gave an address of these.
    async fn is_of_lead<'a>(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        addresses: impl IntoIterator<Item = &'a str>,
    ) -> Result<bool, CloudError> {
        let inquiries = cloud.inquiries(lead).await?;
        let given: Vec<&str> = inquiries
            .iter()
            .filter_map(|(_, inquiry)| Some(inquiry.email.as_ref()?.normalised()))
            .collect();
        let mut addresses = addresses
            .into_iter()
            .filter_map(|address| EmailAddress::parse(address).ok());
        Ok(addresses.any(|one| given.contains(&one.normalised())))
    }

    /// What was newly written, as far as it is kept.
    fn text(&self) -> String {
        let text = self.letter.told.text.as_deref().unwrap_or_default();
        text.chars().take(MAX_TEXT).collect()
    }

    /// The same, with what it passes on: for a person to read.
    fn text_to_read(&self) -> String {
        let own = self.text();
        let Some(passed_on) = &self.letter.passed_on else {
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
        let kind = self.letter.told.kind;
        match kind {
            // Nothing follows from what we wrote ourselves, or from what is written to many.
            Kind::Own | Kind::Other => {
                tracing::info!(kind = kind.as_str(), "a received mail was left alone");
                return Ok(());
            }
            Kind::Reply | Kind::AutoReply | Kind::Bounce | Kind::Delay | Kind::Complaint => {}
        }
        if self.verdicts.has_virus {
            tracing::warn!("a received mail with a virus was left alone");
            return Ok(());
        }
        let domain = cloud.settings().reply_domain.as_deref().unwrap_or_default();
        let policy = cloud.active_policy(cloud.now()).await?;
        let token = self.token_of_a_lead(cloud, domain).await?;
        if token.is_none() && cloud.has_accepted(MAIL, &self.known_by).await? {
            // It is what made them known.
            return Ok(());
        }
        let Some(token) = self.whose(cloud, token).await? else {
            return Box::pin(self.take_from_nobody_known(cloud, policy.as_deref())).await;
        };
        let Some(policy) = policy else {
            return Err(CloudError::Corrupt {
                kind: "policy",
                reason: "there is none to take mail by".to_owned(),
            });
        };
        let complains = self.letter.told.recipient.as_deref();
        if kind == Kind::Complaint && complains.is_some_and(|who| is_of_team(&policy, who)) {
            tracing::warn!("a complaint of the team was left alone: it is no lead's");
            return Ok(());
        }
        match self.teammate(&policy) {
            Some(_) if kind != Kind::Reply => {
                // Somebody of the team is away: that is no lead's.
                tracing::info!(kind = kind.as_str(), "a machine of the team was left alone");
                Ok(())
            }
            Some(person) if self.verdicts.are_in_doubt() => {
                tracing::warn!(%person, "a mail in the name of the team is not believed");
                Ok(())
            }
            Some(person) => Box::pin(self.take_from_team(cloud, &policy, &token, &person)).await,
            None => {
                let whose = self.task_of(cloud).await?.filter(|_| kind == Kind::Reply);
                let from = self.letter.from.as_deref();
                match whose {
                    // Whose mailbox that is, nobody knows: it reports nothing, and its words are kept.
                    Some(person) if !self.is_of_lead(cloud, &token.lead, from).await? => {
                        self.file(cloud, &token.lead, &person).await
                    }
                    Some(_) | None => Box::pin(self.take_from_outside(cloud, &token.lead)).await,
                }
            }
        }
    }

    /// The person of the team who wrote it, as it says itself.
    fn teammate(&self, policy: &Policy) -> Option<PersonId> {
        let from = self.letter.from.as_deref()?;
        let people = &policy.setting.roster.people;
        let person = people
            .iter()
            .find(|person| person.email.eq_ignore_ascii_case(from))?;
        Some(person.id.clone())
    }
}

fn is_of_team(policy: &Policy, address: &str) -> bool {
    let mut people = policy.setting.roster.people.iter();
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
    use serde_json::json;

    fn mail(told: &Value) -> Received {
        Received::read(told, &inline(told["content"].as_str().unwrap())).unwrap()
    }

    const RAW: &str = "From: ana@example.org\r\nTo: abc234@reply.example.com\r\nSubject: Re: hello\r\n\r\nNot now, write me in March.\r\n";

    #[test]
    fn a_persons_answer_names_its_lead_by_the_address() {
        let mail = mail(&json!({"content": RAW}));
        let token = mail.token("reply.example.com").unwrap();
        assert_eq!((token.lead.as_str(), token.task), ("abc234", None));
        assert_eq!(mail.token("other.example.com"), None);
        assert_eq!(mail.text(), "Not now, write me in March.");
    }

    #[test]
    fn a_copy_that_the_head_does_not_name_is_known_by_the_envelope() {
        let raw = RAW.replace("abc234@reply.example.com", "bo@example.org");
        let mail = mail(&json!({
            "content": BASE64.encode(raw.as_bytes()),
            "mail": {"messageId": "m1", "destination": ["ABC234+c1_inbound_0@reply.example.com"]},
        }));
        let token = mail.token("reply.example.com").unwrap();
        assert_eq!(token.task.as_deref(), Some("c1_inbound_0"));
    }
}
