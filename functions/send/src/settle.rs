//! How a message's state changes, and who is told.

use calendar::{Instant, Span};
use chrono::Duration;
use cloud::table::lead::{Committed, With, message_entry};
use cloud::table::outbox::{Content, Outgoing, Settled, State, UNKNOWN_WAIT};
use cloud::{Cloud, CloudError};
use followup::decide::{Entry, EntryKind};
use followup::event::Event;
use followup::ids::LeadId;
use followup::lead::{Open, Stage};
use followup::message::Draft;

use crate::Delivered;

/// Races that a decision about a message may lose; each means that somebody else wrote the lead.
const MAX_RACES: usize = 60;
/// How soon a message that is held comes up for the first time.
const HELD_LOOK: Span = Span::BusinessTime { seconds: 3600 };
/// The same, while there is no calendar to count by.
const HELD_LOOK_WITHOUT_POLICY: Duration = Duration::hours(1);
/// Tries of a mail to the team whose outcome is unknown.
const TEAM_TRIES: u64 = 2;
/// Why a draft is left out.
const NOT_TAKEN_UP: &str = "a draft that nobody sent in time";
/// Why a message is held of which nobody knows whether it was sent.
const PERHAPS: &str = "perhaps not sent: the mail service did not say";

/// Changes a message's state, with a line on the lead's timeline. Nothing, when it has moved on: look again.
pub(crate) async fn settle(
    cloud: &Cloud,
    settled: &Settled,
    entry: Option<(&Draft, EntryKind)>,
    delivered: Delivered,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let entry = entry.map(|(draft, kind)| (&draft.lead, line(kind, draft, &settled.because)));
    let written = cloud.settle(settled, entry, now).await?;
    Ok(written.then_some(delivered))
}

/// A line of the timeline about a message: its step, and why.
fn line(kind: EntryKind, draft: &Draft, because: &str) -> Entry {
    let entry = message_entry(kind, draft);
    if because.is_empty() {
        return entry;
    }
    Entry {
        because: format!("{}: {because}", draft.step),
        ..entry
    }
}

/// Changes the state of a message to a lead and makes it a person's task, in one transaction.
pub(crate) async fn settle_and_tell(
    cloud: &Cloud,
    draft: &Draft,
    settled: &Settled,
    delivered: Delivered,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let event = Event::NotSent {
        message: draft.id.clone(),
        because: format!("{}: {}", draft.step, settled.because),
    };
    settle_with(cloud, draft, settled, event, delivered, now).await
}

/// Changes the state of a message to a lead and lets an event happen to the lead, in one transaction.
pub(crate) async fn settle_with(
    cloud: &Cloud,
    draft: &Draft,
    settled: &Settled,
    event: Event,
    delivered: Delivered,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let entry = Some((draft, EntryKind::NotSent));
    let Some(active) = cloud.active_policy(now).await? else {
        // Nobody can be told yet; the lead itself waits for whoever pushes a policy.
        return settle(cloud, settled, entry, delivered, now).await;
    };
    for _ in 0..MAX_RACES {
        let Some(stored) = cloud.resolved_lead(&draft.lead).await? else {
            return settle(cloud, settled, None, delivered, now).await;
        };
        // What arrived in between is judged by the sweep first, unless it only joined.
        let keep_joined = stored.lead.stage == Stage::Open(Open::Received);
        let mut events = if keep_joined {
            Vec::new()
        } else {
            cloud.joined_events(&stored).await?
        };
        events.push(event.clone());
        let with = With {
            settled: vec![settled.clone()],
            keep_joined,
            ..With::default()
        };
        let committed = cloud
            .settle_events(&active, &stored, &events, now, &with)
            .await?;
        if let Some((Committed::Written, _)) = committed {
            return Ok(Some(delivered));
        }
        let current = cloud.message(&settled.key).await?;
        if current.is_none_or(|now| now.state != settled.from || now.claims != settled.claims) {
            return Ok(None);
        }
    }
    Err(CloudError::Busy {
        operation: "TransactWriteItems",
    })
}

/// When a message that is held from now on comes up.
pub(crate) async fn held_until(cloud: &Cloud, now: Instant) -> Result<Instant, CloudError> {
    Ok(match cloud.active_policy(now).await? {
        Some(policy) => policy.calendar().deadline(now, HELD_LOOK, &[]).at,
        None => now + HELD_LOOK_WITHOUT_POLICY,
    })
}

/// Holds a message: to a lead, it becomes a person's task; to the team, an alarm.
pub(crate) async fn hold(
    cloud: &Cloud,
    message: &Outgoing,
    because: &str,
    refused: bool,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let until = held_until(cloud, now).await?;
    let mut settled = Settled::of(message, State::Held, Some(until), because);
    settled.refused = refused;
    match &message.content {
        Content::Lead(draft) => settle_and_tell(cloud, draft, &settled, Delivered::Held, now).await,
        Content::Team(bundle) => {
            tracing::error!(message = %bundle.id, because, "a mail to the team is held");
            settle(cloud, &settled, None, Delivered::Held, now).await
        }
        Content::Lost { .. } => Ok(Some(Delivered::Nothing)),
    }
}

/// The draft and kind of a line about a message, when it goes to a lead.
pub(crate) fn about(message: &Outgoing, kind: EntryKind) -> Option<(&Draft, EntryKind)> {
    match &message.content {
        Content::Lead(draft) => Some((draft, kind)),
        Content::Team(_) | Content::Lost { .. } => None,
    }
}

/// The lead and the line that a message which was sent leaves on its timeline.
pub(crate) fn sent_entry<'a>(message: &'a Outgoing, template: &str) -> Option<(&'a LeadId, Entry)> {
    about(message, EntryKind::Sent).map(|(draft, kind)| (&draft.lead, line(kind, draft, template)))
}

/// Nobody knows what became of a message.
pub(crate) async fn unknown(
    cloud: &Cloud,
    message: &Outgoing,
    because: &str,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let settled = Settled::of(message, State::Unknown, Some(now + UNKNOWN_WAIT), because);
    let entry = about(message, EntryKind::Unknown);
    settle(cloud, &settled, entry, Delivered::Unknown, now).await
}

/// A worker claimed it and never said what became of it.
pub(crate) async fn lease_over(
    cloud: &Cloud,
    message: &Outgoing,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    unknown(cloud, message, "whoever sent it did not say", now).await
}

/// The mail service said nothing either: a person decides; a mail to the team is sent once more.
pub(crate) async fn wait_over(
    cloud: &Cloud,
    message: &Outgoing,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    match &message.content {
        Content::Lead(_) => hold(cloud, message, PERHAPS, false, now).await,
        Content::Lost { .. } => Ok(Some(Delivered::Nothing)),
        Content::Team(bundle) => {
            // A refusal is no unknown outcome: only the other claims count.
            if message.claims.saturating_sub(message.refusals) < TEAM_TRIES {
                let again = Settled::of(message, State::Pending, Some(now), "sent once more");
                cloud.settle(&again, None, now).await?;
                return Ok(None);
            }
            tracing::error!(message = %bundle.id, "a mail to the team is given up: twice unknown");
            let settled = Settled::of(message, State::Dropped, None, PERHAPS);
            settle(cloud, &settled, None, Delivered::Dropped, now).await
        }
    }
}

/// It stays held, and comes up again on the next business day. A draft that nobody has sent is left out, and the manager
/// hears of it.
pub(crate) async fn still_held(
    cloud: &Cloud,
    message: &Outgoing,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    if let (true, Content::Lead(draft)) = (message.is_draft(), &message.content) {
        let settled = Settled::of(message, State::Skipped, None, NOT_TAKEN_UP);
        let event = Event::DraftLapsed {
            because: format!("{}: {NOT_TAKEN_UP}", draft.step),
        };
        return settle_with(cloud, draft, &settled, event, Delivered::Skipped, now).await;
    }
    let next = match cloud.active_policy(now).await? {
        Some(policy) => policy.calendar().next_day_opening(now),
        None => now + Duration::days(1),
    };
    let because = message.because.clone().unwrap_or_default();
    let settled = Settled::of(message, State::Held, Some(next), because);
    settle(cloud, &settled, None, Delivered::Held, now).await
}
