//! What follows from an event of the mail service.

use calendar::Instant;
use cloud::keys::{Home, Key};
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, OutboxItem, SentLine, State, StateChange};
use cloud::{Cloud, CloudError};
use followup::event::{Event, MachineReply, Sign};
use followup::figures::acknowledged;
use followup::message::{Message, NotSentReason};
use followup::timeline::{Entry, Fact};

use super::{MailEvent, MailOutcome};

impl MailEvent {
    /// Lets the event happen.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let now = cloud.now();
        self.record_sent_before(cloud).await?;
        let Some(message) = self.message(cloud).await? else {
            tracing::info!("a mail service's event is about no message of the outbox");
            return Ok(());
        };
        if self.outcome != MailOutcome::Rejected {
            self.record_sent(cloud, &message, now).await?;
        }
        if self.outcome == MailOutcome::SoftBounce && message.lead().is_some() {
            // As it is once it is recorded that it left.
            let left = cloud.message(&message.key()).await?;
            return match left {
                Some(left) => not_delivered(cloud, &left, &self.dedup_id).await,
                None => Ok(()),
            };
        }
        if let Content::Team(_) = message.content {
            let key = message.key();
            if self.outcome.is_a_failure() {
                // Whoever it was for has not read it: nobody is charged with what it said.
                return cloud.mail_returned(&key, &self.ses_id).await;
            }
            if self.outcome == MailOutcome::Delivered && message.returned.contains(&self.ses_id) {
                // It was only delayed, and is read from now on.
                return cloud.mail_arrived(&key, &self.ses_id, now).await;
            }
        }
        if self.outcome == MailOutcome::HardBounce {
            // Which of their mails came back, for whoever reads what was sent.
            cloud.mail_returned(&message.key(), &self.ses_id).await?;
        }
        let (Some(lead), Some(event)) = (message.lead(), self.event(&message)) else {
            return Ok(());
        };
        // A sign that is told twice changes nothing the second time; each of these would add a second line to the timeline.
        let once = matches!(event, Event::MachineReplied(_) | Event::NotSent { .. });
        let options = CommitOptions {
            dedup_key: once.then(|| self.dedup_id.clone()),
            state_changes: self.held_for_good(&message).into_iter().collect(),
            ..CommitOptions::default()
        };
        cloud.act(lead, &event, now, &options).await.map(drop)
    }

    /// After a backup was restored, the table may know a message that the archive tells of as not sent yet, or not at all.
    async fn record_sent_before(&self, cloud: &Cloud) -> Result<(), CloudError> {
        if let (true, None, Some(lead), Some(message)) =
            (self.replayed, &self.person, &self.lead, &self.message)
            && self.outcome != MailOutcome::Rejected
        {
            cloud
                .record_sent_before(lead, message, &self.ses_id)
                .await?;
        }
        Ok(())
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

    /// Records as sent a message that the mail service says it has: its outcome was unknown, or the event came before `send`'s record.
    async fn record_sent(
        &self,
        cloud: &Cloud,
        message: &OutboxItem,
        now: Instant,
    ) -> Result<(), CloudError> {
        if !matches!(message.state, State::Sending | State::Unknown | State::Held) {
            return Ok(());
        }
        let line = match &message.content {
            Content::Lead(message) => {
                Some(sent_line(cloud, message, self.sent_at.unwrap_or(now), now).await?)
            }
            Content::Team(_) | Content::Lost { .. } => None,
        };
        cloud.record_sent(message, &self.ses_id, line, now).await
    }

    /// What happens to the lead; nothing where its mail was taken.
    fn event(&self, message: &OutboxItem) -> Option<Event> {
        match self.outcome {
            MailOutcome::Taken | MailOutcome::Delivered => None,
            MailOutcome::HardBounce => Some(Event::Sign(Sign::Bounced)),
            MailOutcome::Complaint => Some(Event::Sign(Sign::Complained)),
            MailOutcome::Rejected => Some(Event::NotSent {
                message: message.id().clone(),
                step: None,
                why: NotSentReason::Rejected,
            }),
            // What a mail to a lead was to do has not been done: `not_delivered`.
            MailOutcome::SoftBounce => None,
            MailOutcome::Delayed => Some(Event::MachineReplied(MachineReply::Delayed)),
        }
    }

    /// The change that holds a message which the mail service rejected: sent again, it would be rejected again, so a
    /// person looks at it.
    fn held_for_good(&self, message: &OutboxItem) -> Option<StateChange> {
        let left = matches!(message.state, State::Sending | State::Unknown | State::Sent);
        (left && self.outcome == MailOutcome::Rejected).then(|| {
            let why = Some(NotSentReason::Rejected);
            StateChange::of(message, State::Held, None, why)
        })
    }
}

/// Lets it happen that the mail service has given up on a mail to a lead. Of one that is not on record as sent, or of which this is known,
/// there is nothing to say.
pub(crate) async fn not_delivered(
    cloud: &Cloud,
    item: &OutboxItem,
    dedup_id: &str,
) -> Result<(), CloudError> {
    let Content::Lead(message) = &item.content else {
        return Ok(());
    };
    if item.state != State::Sent {
        return Ok(());
    }
    let event = Event::NotDelivered {
        message: Box::new(message.clone()),
    };
    let why = Some(NotSentReason::NotDelivered);
    let options = CommitOptions {
        dedup_key: Some(dedup_id.to_owned()),
        state_changes: vec![StateChange::of(item, State::Skipped, None, why)],
        ..CommitOptions::default()
    };
    let acted = cloud.act(&message.lead, &event, cloud.now(), &options);
    acted.await.map(drop)
}

/// The line that says that a message to a lead has left, as the mail service says, and what counts of it.
async fn sent_line<'a>(
    cloud: &Cloud,
    message: &'a Message,
    left: Instant,
    now: Instant,
) -> Result<SentLine<'a>, CloudError> {
    let entry = Entry::automatic(Fact::Sent {
        step: Some(message.step.clone()),
        template: None,
        in_flight: false,
    });
    let policy = cloud.active_policy(now).await?;
    let lead = cloud.resolved_lead(&message.lead).await?;
    let known = policy.zip(lead);
    let counts =
        known.and_then(|(policy, stored)| acknowledged(&policy, &stored.lead, message, left, now));
    Ok(SentLine {
        lead: &message.lead,
        entry,
        counts,
    })
}
