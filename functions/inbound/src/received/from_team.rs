//! Mail of somebody of the team: an answer to a task is an outcome, a copy of what they wrote to the lead is a touch.

use cloud::keys::Home;
use cloud::table::act::Acted;
use cloud::table::lead::With;
use cloud::table::outbox::{Content, State};
use cloud::{Cloud, CloudError};
use followup::event::{Choice, Disposition, Event, Outcome};
use followup::ids::{LeadId, MessageId, PersonId};
use followup::inquiry::EmailAddress;
use followup::message::Class;
use followup::policy::Policy;
use followup::report::{Said, read};

use super::{Received, Token, is_of_team};

impl Received {
    /// Lets a mail of the team happen.
    pub(super) async fn take_from_team(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        token: &Token,
        by: &PersonId,
    ) -> Result<(), CloudError> {
        let Some(stored) = cloud.resolved_lead(&token.lead).await? else {
            tracing::warn!("a mail of the team names a lead that is not there");
            return Ok(());
        };
        let now = cloud.now();
        let text = self.text();
        let task = token.task.clone().unwrap_or_else(|| stored.lead.task());
        let outcome = |disposition, next_at| {
            Event::Outcome(Outcome {
                by: by.clone(),
                task: task.clone(),
                disposition,
                next_at,
                again: false,
            })
        };
        // Nothing that can be an outcome.
        let unclear = async || {
            Ok::<_, CloudError>(Event::Filed {
                by: by.clone(),
                answer: self.may_be_answered(cloud).await?,
            })
        };
        let to = self.letter.to.iter().map(String::as_str);
        let event = if self.is_of_lead(cloud, &token.lead, to).await? {
            outcome(Disposition::Wrote, None)
        } else {
            match read(&text, policy.calendar(), now) {
                Some(Said::Outcome(disposition, next_at)) => outcome(disposition, next_at),
                Some(Said::Choice(choice)) => {
                    match (choice, announced(cloud, &token.lead).await?) {
                        (choice, Some(message)) => Event::Announced {
                            message,
                            choice,
                            by: by.clone(),
                        },
                        (Choice::InTouch, None) => outcome(Disposition::Reached, None),
                        (Choice::SendNow | Choice::Stop, None) => unclear().await?,
                    }
                }
                // A copy of what they wrote to an address that the lead did not give.
                None if self.went_to_others(cloud, policy) => outcome(Disposition::Wrote, None),
                None => unclear().await?,
            }
        };
        self.happens(cloud, &token.lead, &event).await
    }

    /// Whether a machine may answer it.
    async fn may_be_answered(&self, cloud: &Cloud) -> Result<bool, CloudError> {
        let from = self.letter.from.as_deref();
        match from.and_then(|from| EmailAddress::parse(from).ok()) {
            Some(from) => cloud.may_answer(&from, &self.known_by, cloud.now()).await,
            None => Ok(false),
        }
    }

    /// Whether it was written to somebody who is neither of the team nor ours.
    fn went_to_others(&self, cloud: &Cloud, policy: &Policy) -> bool {
        let domain = cloud.settings().reply_domain.as_deref().unwrap_or_default();
        let company = &policy.setting.company;
        self.letter.to.iter().any(|address| {
            let host = address.rsplit_once('@').map_or("", |(_, host)| host);
            let is_ours =
                host.eq_ignore_ascii_case(domain) || company.from.eq_ignore_ascii_case(address);
            !is_ours && !is_of_team(policy, address)
        })
    }

    /// Files words of which nobody knows what they report, and asks back once a day.
    pub(super) async fn file(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        by: &PersonId,
    ) -> Result<(), CloudError> {
        let event = Event::Filed {
            by: by.clone(),
            answer: self.may_be_answered(cloud).await?,
        };
        self.happens(cloud, lead, &event).await
    }

    /// Lets it happen to the lead, once, with the words.
    async fn happens(&self, cloud: &Cloud, lead: &LeadId, event: &Event) -> Result<(), CloudError> {
        let with = With {
            note: Some(self.text_to_read()).filter(|text| !text.is_empty()),
            once: Some(self.known_by.clone()),
            ..With::default()
        };
        let acted = cloud.act(lead, event, cloud.now(), &with).await?;
        if acted == Acted::NoLead {
            tracing::warn!("a mail of the team names a lead that is not there");
        }
        Ok(())
    }
}

/// The mail to the lead that was announced and waits.
async fn announced(cloud: &Cloud, lead: &LeadId) -> Result<Option<MessageId>, CloudError> {
    let messages = cloud.messages(&Home::Lead(lead.clone())).await?;
    let mut waiting: Vec<_> = messages
        .iter()
        .filter(|message| message.state == State::Pending && !message.released)
        .filter(|message| match &message.content {
            Content::Lead(draft) => draft.class == Class::Automatic,
            Content::Team(_) | Content::Lost { .. } => false,
        })
        .collect();
    waiting.sort_by_key(|message| message.due_at);
    Ok(waiting.first().map(|message| message.id().clone()))
}
