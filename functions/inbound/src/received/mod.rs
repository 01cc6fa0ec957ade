//! Received mail: whose it is, and what follows from it.
//!
//! A mail is a lead's by the address that it went to, else by the mail that it answers, else by who wrote it. What somebody of the team
//! writes is a report; what nobody knows is an inquiry.
//!
//! Finding whose it is proves nothing (P15). A report counts with an address that was made for the person who wrote it, or with an
//! aligned signature; the lead's words with the lead's own address, or a mail of ours that they answer, and from an address that the
//! lead gave; a report of a bounce with the mail of ours that it returns. Everything else is filed, shown, and asked back.

mod absence;
mod answer_to_list;
mod from_nobody_known;
mod from_outside;
mod from_source;
mod from_team;
mod mail;
mod sender;
mod teammate;
mod whose;

use cloud::addresses::AddressKind;
use cloud::table::outbox::{Content, OutboxItem};
use cloud::{Cloud, CloudError};
use reading::MailClass;

pub use mail::Received;

use from_nobody_known::MAIL;
use teammate::is_of_team;
use whose::Whose;

impl Received {
    /// Lets the mail happen.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let kind = self.message.classification.kind;
        match kind {
            MailClass::Own => return self.leave_alone(),
            MailClass::Other
            | MailClass::Reply
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
        if let (None, Some(policy)) = (&addressed, policy.as_deref()) {
            if self.is_taken_as_a_sources(cloud, policy).await? {
                return Ok(());
            }
            if kind == MailClass::Other && self.message.notice.is_by_program {
                return self.take_from_a_program(cloud, policy).await;
            }
        }
        if kind == MailClass::Other {
            return self.leave_alone();
        }
        let own_mails = self.own_mails(cloud).await?;
        self.note_returned(cloud, &own_mails).await?;
        if let (None, MailClass::Reply, Some(policy)) = (&addressed, kind, policy.as_deref())
            && self.is_answer_to_list(cloud, policy, &own_mails).await?
        {
            return Ok(());
        }
        let Some(whose) = self.whose(cloud, addressed, &own_mails).await? else {
            if let Some(policy) = policy
                .as_deref()
                .filter(|_| self.message.notice.is_by_program)
            {
                return self.take_from_a_program(cloud, policy).await;
            }
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
            Some(person) if kind == MailClass::AutoReply => {
                self.take_absence(cloud, &policy, &whose, &person).await
            }
            Some(_) if kind != MailClass::Reply => {
                // An automatic answer of somebody of the team changes nothing for a lead.
                tracing::info!(kind = kind.as_str(), "a machine of the team was left alone");
                Ok(())
            }
            Some(person) => Box::pin(self.take_from_team(cloud, &policy, &whose, &person)).await,
            None => Box::pin(self.take_from_elsewhere(cloud, &whose, &own_mails)).await,
        }
    }

    /// Nothing follows from what we wrote ourselves, or from what is written to many.
    fn leave_alone(&self) -> Result<(), CloudError> {
        let kind = self.message.classification.kind.as_str();
        tracing::info!(kind, "a received mail was left alone");
        Ok(())
    }

    /// Notes on a mail to the team that it came back, or is still on its way: nobody is charged with what it said.
    async fn note_returned(
        &self,
        cloud: &Cloud,
        own_mails: &[OutboxItem],
    ) -> Result<(), CloudError> {
        match self.message.classification.kind {
            MailClass::Bounce | MailClass::Delay => {}
            MailClass::Own
            | MailClass::Other
            | MailClass::Reply
            | MailClass::AutoReply
            | MailClass::Complaint => return Ok(()),
        }
        for mail in own_mails {
            if let (Content::Team(_), Some(ses_id)) = (&mail.content, &mail.ses_id) {
                cloud.mail_returned(&mail.key(), ses_id).await?;
            }
        }
        Ok(())
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
            AddressKind::Copy | AddressKind::Lead | AddressKind::List => None,
        });
        match of_task.or(answers) {
            // A task was answered from an unknown address, perhaps the rep's other one: it is filed, and the rep is asked about it.
            Some(person)
                if self.message.classification.kind == MailClass::Reply
                    && !self.is_of_lead(cloud, &whose.lead.id, from).await? =>
            {
                self.file_unproven(cloud, &whose.lead.id, &person, false)
                    .await
            }
            Some(_) | None => self.take_from_outside(cloud, whose, own_mails).await,
        }
    }
}
