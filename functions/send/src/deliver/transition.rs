//! How a message's state changes, and who is told.

use calendar::{Instant, Span};
use chrono::Duration;
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::outbox::{Content, OutboxItem, State, StateChange, UNKNOWN_WAIT};
use cloud::transact::{Turn, take_turns};
use cloud::{Cloud, CloudError};
use followup::event::Event;
use followup::ids::LeadId;
use followup::message::{Message, NotSentReason};
use followup::timeline::{Entry, Fact};

use super::delivered::Delivered;

/// How soon a message that is held comes up for the first time.
const HELD_LOOK: Span = Span::BusinessTime { seconds: 3600 };
/// The same, while there is no calendar to count by.
const HELD_LOOK_WITHOUT_POLICY: Duration = Duration::hours(1);
/// How often a mail to the team is tried at most while its outcome stays unknown.
const TEAM_TRIES: u64 = 2;

/// Changes a message's state, with a line on the lead's timeline. Nothing, when it has moved on: look again.
pub(super) async fn transition(
    cloud: &Cloud,
    change: &StateChange,
    entry: Option<(&LeadId, Fact)>,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let entry = entry.map(|(lead, fact)| (lead, Entry::automatic(fact)));
    let written = cloud.transition(change, entry, now).await?;
    Ok(written.then_some(Delivered::by(change.to)))
}

/// The line of the timeline that says why a message to a lead was not sent.
pub(super) fn not_sent(message: &Message, why: NotSentReason) -> (&LeadId, Fact) {
    let step = Some(message.step.clone());
    (&message.lead, Fact::NotSent { step, why })
}

/// What happens to the lead when a message to it was not sent: it becomes a person's task.
pub(super) fn not_sent_event(message: &Message, why: NotSentReason) -> Event {
    Event::NotSent {
        message: message.id.clone(),
        step: Some(message.step.clone()),
        why,
    }
}

/// Changes the state of a message to a lead and lets an event happen to the lead, in one transaction.
pub(super) async fn transition_with(
    cloud: &Cloud,
    message: &Message,
    change: &StateChange,
    event: Event,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let Some(active) = cloud.active_policy(now).await? else {
        // Without a policy nobody can be told, and the lead waits for one, too.
        let entry = change.why.clone().map(|why| not_sent(message, why));
        return transition(cloud, change, entry, now).await;
    };
    let options = CommitOptions {
        state_changes: vec![change.clone()],
        ..CommitOptions::default()
    };
    let turn = || -> Turn<'_, Option<Delivered>, CloudError> {
        Box::pin(async {
            let Some(stored) = cloud.resolved_lead(&message.lead).await? else {
                return transition(cloud, change, None, now).await.map(Some);
            };
            let committed = cloud
                .commit_event(&active, &stored, &event, now, &options)
                .await?;
            if let Some((Committed::Written, _)) = committed {
                return Ok(Some(Some(Delivered::by(change.to))));
            }
            let current = cloud.message(&change.key).await?;
            let has_moved_on =
                current.is_none_or(|now| now.state != change.from || now.claims != change.claims);
            Ok(has_moved_on.then_some(None))
        })
    };
    take_turns(turn).await
}

/// When a message that is held from now on comes up.
pub(super) async fn held_until(cloud: &Cloud, now: Instant) -> Result<Instant, CloudError> {
    Ok(match cloud.active_policy(now).await? {
        Some(policy) => policy.calendar().deadline(now, HELD_LOOK, &[]).at,
        None => now + HELD_LOOK_WITHOUT_POLICY,
    })
}

/// Holds a message: to a lead, it becomes a person's task; to the team, an alarm.
pub(super) async fn hold(
    cloud: &Cloud,
    item: &OutboxItem,
    why: NotSentReason,
    refused: bool,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let until = held_until(cloud, now).await?;
    let mut change = StateChange::of(item, State::Held, Some(until), Some(why.clone()));
    change.refused = refused;
    match &item.content {
        Content::Lead(message) => {
            let event = not_sent_event(message, why);
            transition_with(cloud, message, &change, event, now).await
        }
        Content::Team(digest) => {
            tracing::error!(message = %digest.id, ?why, "a mail to the team is held");
            transition(cloud, &change, None, now).await
        }
        Content::Lost { .. } => Ok(Some(Delivered::Nothing)),
    }
}

/// The message itself, when it goes to a lead.
fn message_to_lead(item: &OutboxItem) -> Option<&Message> {
    match &item.content {
        Content::Lead(message) => Some(message),
        Content::Team(_) | Content::Lost { .. } => None,
    }
}

/// The lead and the line that a message which was sent leaves on its timeline.
pub(super) fn sent_entry(message: &Message, template: &str) -> Entry {
    let fact = Fact::Sent {
        step: Some(message.step.clone()),
        template: Some(template.to_owned()),
        in_flight: false,
    };
    Entry::automatic(fact)
}

/// Nobody knows what became of a message.
pub(super) async fn unknown(
    cloud: &Cloud,
    item: &OutboxItem,
    why: NotSentReason,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let until = Some(now + UNKNOWN_WAIT);
    let change = StateChange::of(item, State::Unknown, until, Some(why.clone()));
    let entry = message_to_lead(item).map(|message| {
        let step = message.step.clone();
        (&message.lead, Fact::Unknown { step, why })
    });
    transition(cloud, &change, entry, now).await
}

/// A worker claimed it and never said what became of it.
pub(super) async fn lease_over(
    cloud: &Cloud,
    item: &OutboxItem,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    unknown(cloud, item, NotSentReason::SenderSilent, now).await
}

/// The mail service said nothing either: a person decides; a mail to the team is sent once more.
pub(super) async fn wait_over(
    cloud: &Cloud,
    item: &OutboxItem,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    match &item.content {
        Content::Lead(_) => hold(cloud, item, NotSentReason::PerhapsSent, false, now).await,
        Content::Lost { .. } => Ok(Some(Delivered::Nothing)),
        Content::Team(digest) => {
            // A refusal is no unknown outcome: only the other claims count.
            if item.claims.saturating_sub(item.refusals) < TEAM_TRIES {
                let again = StateChange::of(item, State::Pending, Some(now), None);
                cloud.transition(&again, None, now).await?;
                return Ok(None);
            }
            tracing::error!(message = %digest.id, "a mail to the team is given up: twice unknown");
            let change =
                StateChange::of(item, State::Dropped, None, Some(NotSentReason::PerhapsSent));
            transition(cloud, &change, None, now).await
        }
    }
}

/// Nobody sent a written step that waited for a person: it is left out, and the manager hears of it.
pub(super) async fn approval_over(
    cloud: &Cloud,
    item: &OutboxItem,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let Some(message) = message_to_lead(item) else {
        return Ok(Some(Delivered::Nothing));
    };
    let why = NotSentReason::NotTakenUp;
    let change = StateChange::of(item, State::Skipped, None, Some(why));
    let event = Event::ApprovalLapsed {
        message: Box::new(message.clone()),
    };
    transition_with(cloud, message, &change, event, now).await
}

/// It stays held, and comes up again on the next business day.
pub(super) async fn still_held(
    cloud: &Cloud,
    item: &OutboxItem,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let next = match cloud.active_policy(now).await? {
        Some(policy) => policy.calendar().next_day_opening(now),
        None => now + Duration::days(1),
    };
    let change = StateChange::of(item, State::Held, Some(next), item.why.clone());
    transition(cloud, &change, None, now).await
}
