//! A message to a lead, as a mail to the team speaks of it: in a line, and with its words.

use cloud::CloudError;
use cloud::table::outbox::{Content, Outgoing, State};
use followup::ids::MessageId;
use followup::message::{Draft, NotSentReason, Notice};
use followup::promise::moment;
use followup::template::Markup;
use wording::reason;

use super::line::Line;
use super::reader::Reader;
use crate::case::Case;
use crate::mail::lead_email::LeadEmail;
use crate::mail::phrases::{hour, sentence};
use crate::mail::thread::Thread;

/// The message that a notice speaks of.
pub(crate) async fn message_of(
    reader: &Reader<'_>,
    notice: &Notice,
    message: &MessageId,
) -> Result<Option<(Outgoing, Draft)>, CloudError> {
    let stored = reader.cloud.message_to(&notice.lead, message).await?;
    Ok(stored.and_then(|stored| match stored.content.clone() {
        Content::Lead(draft) => Some((stored, draft)),
        Content::Team(_) | Content::Lost { .. } => None,
    }))
}

/// Whether a message waits for a person's decision.
pub(crate) fn waits_for_a_person(message: &Outgoing) -> bool {
    match message.state {
        State::Held | State::Skipped => true,
        State::Pending
        | State::Sending
        | State::Unknown
        | State::AwaitingApproval
        | State::Sent
        | State::Dropped => false,
    }
}

/// Why a message was not sent, or is held.
pub(crate) fn why_not_sent(message: &Outgoing) -> String {
    match &message.why {
        Some(why) => reason::not_sent(why),
        None => "it was not sent".to_owned(),
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

/// What a message to the lead says.
pub(crate) async fn words_of(
    reader: &Reader<'_>,
    case: &Case,
    draft: &Draft,
) -> Result<Markup, CloudError> {
    let policy = case.policy.clone();
    let email =
        LeadEmail::gather(reader.cloud, policy, &case.lead, draft, false, reader.now).await?;
    Ok(match email.map(|email| email.words()) {
        Some(Ok(words)) => words,
        Some(Err(why)) => unwritten(&why),
        None => Markup::paragraph("The inquiry that it answers was erased."),
    })
}

/// Subject and words of a message as they go out when this reader sends it.
pub(crate) async fn draft_of(
    reader: &Reader<'_>,
    case: &Case,
    draft: &Draft,
) -> Result<Option<Markup>, CloudError> {
    let policy = case.policy.clone();
    let email =
        LeadEmail::gather(reader.cloud, policy, &case.lead, draft, false, reader.now).await?;
    let Some(email) = email.map(|email| email.signed_by(reader.person)) else {
        return Ok(None);
    };
    let thread = Thread::read(reader.cloud, &case.lead, draft).await?;
    let words = email.subject_and_words(&thread);
    Ok(Some(words.unwrap_or_else(|why| unwritten(&why))))
}

/// What stands in the place of words that cannot be rendered.
fn unwritten(why: &NotSentReason) -> Markup {
    let why = reason::not_sent(why);
    Markup::paragraph(&sentence(&format!("It cannot be written: {why}")))
}
