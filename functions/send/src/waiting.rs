//! Messages to leads that wait for a person, as lines of a list.

use cloud::keys::{Home, Key, Lane};
use cloud::table::outbox::{Content, Outgoing, State};
use cloud::{Cloud, CloudError};
use followup::ids::MessageId;
use followup::message::{Notice, NoticeKind};
use followup::promise::moment;
use followup::template::Markup;

use crate::case::Case;
use crate::compose::Reader;
use crate::lines::Line;
use crate::office::{hour, sentence};
use crate::single::{self, why_not_sent};

/// Messages that wait for tomorrow at most which are looked through for those that a person decides.
const MAX_WAITING: usize = 1000;

/// The messages to leads that a person decides, or whose outcome is not known.
pub(crate) async fn undecided(
    cloud: &Cloud,
    reader: &Reader<'_>,
) -> Result<Vec<Outgoing>, CloudError> {
    // What is held comes up at the next opening at the latest.
    let until = reader.active.calendar().next_day_opening(reader.now);
    let mut found = Vec::new();
    let mut read = 0;
    for lane in [Lane::Acknowledgement, Lane::Mail] {
        for number in 0..lane.shards() {
            for waiting in cloud.due(&lane.shard(number), until).await? {
                let key = &waiting.key;
                if !is_to_a_lead(key) || read >= MAX_WAITING {
                    continue;
                }
                read += 1;
                match cloud.message(key).await {
                    Ok(Some(message)) if is_undecided(&message) => found.push(message),
                    Ok(_) => {}
                    Err(error) if error.worth_retrying() => return Err(error),
                    Err(error) => tracing::error!(%error, "a message is left out of a list"),
                }
            }
        }
    }
    Ok(found)
}

fn is_to_a_lead(key: &Key) -> bool {
    key.sk.starts_with("M#")
        && match Home::of(&key.pk) {
            Some(Home::Lead(_)) => true,
            Some(Home::Person(_)) | None => false,
        }
}

fn is_undecided(message: &Outgoing) -> bool {
    match message.state {
        State::Held | State::Unknown => true,
        // What waits for an approval is its rep's, and not the manager's.
        State::AwaitingApproval
        | State::Pending
        | State::Sending
        | State::Sent
        | State::Skipped
        | State::Dropped => false,
    }
}

/// A line about a message to a lead.
pub(crate) async fn message_line(
    reader: &Reader<'_>,
    message: &Outgoing,
) -> Result<Option<Line>, CloudError> {
    let Content::Lead(draft) = &message.content else {
        return Ok(None);
    };
    let Some(case) = Case::read(reader.cloud, reader.active, &draft.lead).await? else {
        return Ok(None);
    };
    let calendar = case.policy.calendar();
    let buttons = reader.buttons();
    let (what, buttons) = match message.state {
        State::Pending => {
            let at = draft.not_before.max(reader.now);
            let at = hour(calendar, at, reader.now);
            let words = format!("A mail goes out at {at}.");
            (words, buttons.announcement(&draft.lead, &draft.id))
        }
        State::AwaitingApproval => {
            let until = message.due_at.unwrap_or(draft.not_after);
            let until = moment(calendar, until, reader.now);
            let words = format!("A mail is ready and waits for you until {until}.");
            (words, buttons.draft(&draft.lead, &draft.id))
        }
        State::Held | State::Skipped => (
            sentence(&why_not_sent(message)),
            buttons.message(&draft.lead, &draft.id),
        ),
        State::Unknown => {
            let until = message.due_at.unwrap_or(reader.now);
            let until = moment(calendar, until, reader.now);
            let words = format!("Perhaps sent; it may be known by {until}.");
            (words, buttons.message(&draft.lead, &draft.id))
        }
        State::Sending | State::Sent | State::Dropped => return Ok(None),
    };
    let words = Markup::inline([case.who(), Markup::text(&format!("— {what}"))]);
    Ok(Some(Line {
        due: message.due_at,
        markup: Markup::join([words, buttons]),
    }))
}

/// The message that a notice speaks of.
pub(crate) fn message_of(notice: &Notice) -> Option<&MessageId> {
    match &notice.kind {
        NoticeKind::Announcement { message }
        | NoticeKind::NotSent { message }
        | NoticeKind::Draft { message } => Some(message),
        NoticeKind::NewLead
        | NoticeKind::Qualify
        | NoticeKind::Answer
        | NoticeKind::CallDue
        | NoticeKind::Reminder
        | NoticeKind::Warning
        | NoticeKind::MovedAway
        | NoticeKind::MovedHere
        | NoticeKind::WroteAgain
        | NoticeKind::Unclear
        | NoticeKind::InYourName { .. }
        | NoticeKind::Doubted
        | NoticeKind::Paused
        | NoticeKind::Meeting { .. }
        | NoticeKind::Escalation(_)
        | NoticeKind::Look
        | NoticeKind::Held => None,
    }
}

/// What notices say of messages: what goes out today, and what did not go out.
pub(crate) async fn message_lines(
    reader: &Reader<'_>,
    notices: &[Notice],
) -> Result<Vec<Line>, CloudError> {
    let mut lines = Vec::new();
    for notice in notices {
        let Some(id) = message_of(notice) else {
            continue;
        };
        let Some((message, _)) = single::message_of(reader, notice, id).await? else {
            continue;
        };
        let announced = matches!(notice.kind, NoticeKind::Announcement { .. });
        let fits = if announced {
            message.state == State::Pending && reader.receives
        } else {
            single::waits_for_a_person(&message)
        };
        if fits && let Some(line) = message_line(reader, &message).await? {
            lines.push(line);
        }
    }
    Ok(lines)
}
