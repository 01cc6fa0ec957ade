//! Whose a received mail is: by the address that it went to, else by a mail that it answers or returns, else by who wrote it.

use cloud::addresses::{AddressKind, Claimed, Proven};
use cloud::table::outbox::OutboxItem;
use cloud::{Cloud, CloudError};
use followup::ids::{LeadId, PersonId};
use followup::inquiry::EmailAddress;
use followup::lead::Lead;
use followup::policy::Policy;

use super::mail::Received;

/// Mails that an answer names, and that are looked up.
const MAX_REFERENCES: usize = 12;
/// Addresses of ours that one mail went to, and that are looked at.
const MAX_CLAIMED: usize = 8;
/// What stands in place of a task in the identifier that all mails about a lead's tasks refer to.
const TASKS: &str = "task";
/// Where the mail service makes its identifiers.
const MAIL_SERVICE: &str = "amazonses.com";

/// Whose a mail is, and what its address proves.
#[derive(Debug)]
pub(super) struct Whose {
    /// The lead, as it is now.
    pub(super) lead: Lead,
    /// What an address of ours that it went to proves, if it is one.
    pub(super) proven: Option<Proven>,
    /// Whether it answers, or returns, a mail of ours to the lead, whose identifier the mail service made and nobody guesses.
    pub(super) knows_our_mail: bool,
}

impl Received {
    /// Addresses of ours that it went to, as they say of themselves; a task's first, then a copy's, then the lead's own.
    pub(super) fn claimed(&self, reply_domain: &str) -> Vec<Claimed> {
        let mut claimed: Vec<Claimed> = self
            .recipients
            .iter()
            .filter_map(|address| Claimed::parse(address, reply_domain))
            .collect();
        claimed.sort_by_key(|one| match one.kind {
            AddressKind::Task => 0,
            AddressKind::Copy => 1,
            AddressKind::Lead => 2,
            AddressKind::List => 3,
        });
        claimed.dedup();
        claimed.truncate(MAX_CLAIMED);
        claimed
    }

    /// The lead whose address it went to, and what that address proves; without a proof, the lead that it names.
    pub(super) async fn addressed(
        &self,
        cloud: &Cloud,
        policy: Option<&Policy>,
    ) -> Result<Option<(Lead, Option<Proven>)>, CloudError> {
        let Some(domain) = cloud.settings().reply_domain.as_deref() else {
            return Ok(None);
        };
        let people: Vec<&PersonId> = policy
            .iter()
            .flat_map(|policy| &policy.active.roster.people)
            .map(|person| &person.id)
            .collect();
        let mut named = None;
        for claimed in self.claimed(domain) {
            // "team12@" parses as an address of ours, too: only one that names a lead is.
            let Some(stored) = cloud.resolved_lead(&claimed.lead).await? else {
                continue;
            };
            let lead = stored.lead;
            let people = people.iter().copied();
            if let Some(proven) = cloud.proven(&claimed, people, lead.cycle).await {
                return Ok(Some((lead, Some(proven))));
            }
            named.get_or_insert((lead, None));
        }
        Ok(named)
    }

    /// Our own mail that it answers or returns.
    pub(super) async fn own_mails(&self, cloud: &Cloud) -> Result<Vec<OutboxItem>, CloudError> {
        let mut found = Vec::new();
        for id in self.message.refers_to.iter().take(MAX_REFERENCES) {
            if let Some((local, host)) = id.rsplit_once('@')
                && host.ends_with(MAIL_SERVICE)
            {
                found.extend(cloud.message_by_ses_id(local).await?);
            }
        }
        Ok(found)
    }

    /// The lead of the engagement that all our mails of it refer to: `<lead>.c<cycle>@...`. It finds, and proves nothing.
    async fn referred(&self, cloud: &Cloud) -> Result<Option<LeadId>, CloudError> {
        for id in self.message.refers_to.iter().take(MAX_REFERENCES) {
            let (local, _) = id.rsplit_once('@').unwrap_or((id, ""));
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

    /// The task that it answers: our mails about one refer to `<lead>.c<cycle>.<task>@...`.
    pub(super) fn task(&self, lead: &LeadId) -> Option<String> {
        self.message.refers_to.iter().find_map(|id| {
            let (local, _) = id.rsplit_once('@')?;
            let mut parts = local.splitn(3, '.');
            let (id, task) = (parts.next()?, parts.nth(1)?);
            // Mails about several tasks refer to `<lead>.c1.task`, which is none of them.
            (id == lead.as_str() && task != TASKS).then(|| task.to_owned())
        })
    }

    /// The lead of an address.
    pub(super) async fn known(
        &self,
        cloud: &Cloud,
        address: Option<&str>,
    ) -> Result<Option<LeadId>, CloudError> {
        match address.and_then(|address| EmailAddress::parse(address).ok()) {
            Some(address) => cloud.lead_known_by(&address).await,
            None => Ok(None),
        }
    }

    /// Whose it is: by the address that it went to, else by the mail that it answers or returns, else by who wrote it or whom it
    /// is about.
    pub(super) async fn whose(
        &self,
        cloud: &Cloud,
        addressed: Option<(Lead, Option<Proven>)>,
        own_mails: &[OutboxItem],
    ) -> Result<Option<Whose>, CloudError> {
        let of_mail = own_mails.iter().find_map(|message| {
            let told = message.notices.first().map(|notice| notice.lead.clone());
            message.lead().cloned().or(told)
        });
        let (lead, proven) = match addressed {
            Some((lead, proven)) => (lead, proven),
            None => {
                let id = match of_mail {
                    Some(lead) => Some(lead),
                    None => self.referred(cloud).await?,
                };
                let id = match id {
                    Some(id) => Some(id),
                    // A report is by a mail server: the lead is whom it is about.
                    None => {
                        let about = self.message.classification.recipient.as_deref();
                        self.known(cloud, about).await?
                    }
                };
                let Some(id) = id else { return Ok(None) };
                let Some(stored) = cloud.resolved_lead(&id).await? else {
                    return Ok(None);
                };
                (stored.lead, None)
            }
        };
        let mut knows_our_mail = false;
        for message in own_mails {
            let Some(to) = message.lead() else { continue };
            let resolved = cloud.resolved_lead(to).await?;
            knows_our_mail |= resolved.is_some_and(|stored| stored.lead.id == lead.id);
        }
        Ok(Some(Whose {
            lead,
            proven,
            knows_our_mail,
        }))
    }

    /// Whether the lead gave an address of these.
    pub(super) async fn is_of_lead<'a>(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        addresses: impl IntoIterator<Item = &'a str>,
    ) -> Result<bool, CloudError> {
        let stored = cloud.lead(lead).await?;
        let inquiries = match &stored {
            Some(stored) => cloud.inquiries_of_person(&stored.lead).await?,
            None => Vec::new(),
        };
        let given: Vec<&str> = inquiries
            .iter()
            .filter_map(|(_, inquiry)| Some(inquiry.email.as_ref()?.normalised()))
            .collect();
        let mut addresses = addresses
            .into_iter()
            .filter_map(|address| EmailAddress::parse(address).ok());
        Ok(addresses.any(|one| given.contains(&one.normalised())))
    }
}

#[cfg(test)]
mod tests {
    use super::super::mail::inline;
    use super::*;
    use data_encoding::BASE64;
    use serde_json::{Value, json};

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
