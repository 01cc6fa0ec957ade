//! The one call to the mail service, and what its answer means.

use calendar::Instant;
use chrono::Duration;
use cloud::mail::{Mail, Sent};
use cloud::table::outbox::{LEASE, MAX_REFUSALS, OutboxItem, SentLine, State, StateChange};
use cloud::{Cloud, CloudError};
use followup::message::NotSentReason;

use super::delivered::Delivered;
use super::gate::Gate;
use super::transition::{hold, transition, unknown};

/// What must be left of the lease when the mail service is asked: more than its answer may take.
const CALL_TIME: Duration = Duration::seconds(25);
/// The first pause after a refusal; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::minutes(1);
/// Doublings of the pause at most.
const MAX_DOUBLINGS: u64 = 6;

/// A message as it is once it has been claimed.
pub(super) fn claimed(item: &OutboxItem, now: Instant) -> OutboxItem {
    OutboxItem {
        state: State::Sending,
        claims: item.claims + 1,
        due_at: Some(now + LEASE),
        ..item.clone()
    }
}

/// Sends a claimed message once and records what the mail service said.
///
/// `line` is what the timeline says of it then.
pub(super) async fn send(
    cloud: &Cloud,
    item: &OutboxItem,
    mail: &Mail,
    line: Option<SentLine<'_>>,
    gate: &Gate,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    if cloud.now() - now > LEASE - CALL_TIME {
        return postpone(cloud, item, NotSentReason::LeaseNearlyOver, cloud.now()).await;
    }
    match cloud.send_mail(mail).await {
        Sent::Taken(id) => {
            cloud.record_sent(item, &id, line, now).await?;
            gate.taken(cloud).await?;
            Ok(Some(Delivered::Sent))
        }
        Sent::RefusedForNow(refusal) if item.refusals + 1 < MAX_REFUSALS => {
            postpone(cloud, item, NotSentReason::Refused { refusal }, now).await
        }
        Sent::RefusedForNow(refusal) | Sent::RefusedForGood(refusal) => {
            hold(cloud, item, NotSentReason::Refused { refusal }, true, now).await
        }
        Sent::Stopped(refusal) => {
            tracing::error!(?refusal, "the mail service takes nothing of this account");
            cloud.pause_sending(refusal, now).await?;
            // The account is refused, not this message: it counts as no refusal, and the message keeps its place among those that wait. With
            // a later one it would leave before those whose turn it was, because after an outage the newest leave first.
            let waits = StateChange::of(
                item,
                State::Pending,
                item.not_before().or(Some(now)),
                Some(NotSentReason::Refused { refusal }),
            );
            transition(cloud, &waits, None, now).await
        }
        Sent::Unknown(failure) => {
            unknown(cloud, item, NotSentReason::NoAnswer { failure }, now).await
        }
    }
}

/// How much later than the pause a message is tried, by its id, up to half of the pause: messages that were refused together
/// would otherwise all come back at once, and be refused again.
fn spread(item: &OutboxItem, pause: Duration) -> Duration {
    let sum: u64 = item.id().as_str().bytes().map(u64::from).sum();
    // A remainder below fifty always fits.
    let hundredths = i32::try_from(sum % 50).unwrap_or(0);
    pause * hundredths / 100
}

/// Back to pending: it was definitely not sent, and may be later.
pub(super) async fn postpone(
    cloud: &Cloud,
    item: &OutboxItem,
    why: NotSentReason,
    now: Instant,
) -> Result<Option<Delivered>, CloudError> {
    let doublings = u32::try_from(item.refusals.min(MAX_DOUBLINGS)).unwrap_or(0);
    let pause = FIRST_PAUSE * (1 << doublings);
    let later = now + pause + spread(item, pause);
    let change = StateChange::of(item, State::Pending, Some(later), Some(why)).refused();
    transition(cloud, &change, None, now).await
}
