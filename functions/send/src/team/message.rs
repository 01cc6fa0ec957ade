//! A message to a lead, as a mail to the team speaks of it: in a line, and with its words.

use cloud::CloudError;
use cloud::keys::Home;
use cloud::table::outbox::{Content, OutboxItem, State};
use followup::guard::is_planned;
use followup::ids::MessageId;
use followup::message::{Message, NotSentReason, Notice};
use followup::template::{Markup, SignedBy};
use wording::{Words, reason};
use writing::{LeadEmail, Thread};

use super::line::DigestLine;
use super::reader::TeamReader;
use crate::case::Case;
use crate::mail::phrases::sentence;

/// The message that a notice speaks of.
pub(crate) async fn message_of(
    reader: &TeamReader<'_>,
    notice: &Notice,
    message: &MessageId,
) -> Result<Option<(OutboxItem, Message)>, CloudError> {
    let stored = reader.cloud.message_to(&notice.lead, message).await?;
    Ok(stored.and_then(|stored| match stored.content.clone() {
        Content::Lead(message) => Some((stored, message)),
        Content::Team(_) | Content::Lost { .. } => None,
    }))
}

/// Why a message was not sent, or is held.
pub(crate) fn why_not_sent(words: Words, item: &OutboxItem) -> String {
    match &item.why {
        Some(why) => reason::not_sent(words, why),
        None => words.mail_was_not_sent(),
    }
}

/// A line about a message to a lead.
pub(crate) async fn message_line(
    reader: &TeamReader<'_>,
    item: &OutboxItem,
) -> Result<Option<DigestLine>, CloudError> {
    let Content::Lead(message) = &item.content else {
        return Ok(None);
    };
    let Some(case) = Case::read(reader, &message.lead).await? else {
        return Ok(None);
    };
    if item.state == State::Pending && !is_planned(&case.lead, message) {
        // They were stopped since it was written: it will not leave, and nobody is told that it does.
        return Ok(None);
    }
    let times = case.times();
    let (buttons, say) = (reader.buttons(), reader.words());
    let (what, buttons) = match item.state {
        State::Pending => {
            let at = item.leaves_at(reader.now).unwrap_or(reader.now);
            let at = times.at_hour(at, reader.now);
            let words = say.mail_goes_out(&at);
            (words, buttons.announcement(&message.lead, &message.id))
        }
        State::AwaitingApproval => {
            let until = item.due_at.unwrap_or(message.not_after);
            let until = times.in_mail(until, reader.now);
            let words = say.mail_waits(&until);
            (words, buttons.approval(&message.lead, &message.id))
        }
        State::Held | State::Skipped => (
            sentence(&why_not_sent(say, item)),
            buttons.message(&message.lead, &message.id),
        ),
        State::Unknown => {
            let until = item.due_at.unwrap_or(reader.now);
            let until = times.in_mail(until, reader.now);
            let words = say.mail_perhaps_sent(&until);
            (words, buttons.message(&message.lead, &message.id))
        }
        State::Sending | State::Sent | State::Dropped => return Ok(None),
    };
    let line = Markup::inline([case.who(), Markup::text(&format!("— {what}"))]);
    // Whoever is to stop it, or to send it, sees what it answers and what it says.
    let is_to_be_read = matches!(item.state, State::Pending | State::AwaitingApproval);
    let below = if is_to_be_read {
        let reads = Markup::paragraph(&say.they_will_read());
        let email = email_of(reader, &case, message).await?;
        // What waits for this reader is signed by them once they send it.
        let email = if item.state == State::AwaitingApproval {
            email.map(|email| email.sent_by(reader.person))
        } else {
            email
        };
        let words = words_or_why(reader, email.as_ref());
        Markup::join([case.said_in_short(), reads, words.quoted()])
    } else {
        Markup::default()
    };
    Ok(Some(DigestLine {
        due: item.due_at,
        markup: Markup::join([line, below, buttons]),
        tells: None,
    }))
}

/// A message to the lead as it would go out now; nothing, when the inquiry that it answers was erased.
pub(super) async fn email_of<'a>(
    reader: &TeamReader<'a>,
    case: &'a Case,
    message: &'a Message,
) -> Result<Option<LeadEmail<'a>>, CloudError> {
    let policy = case.policy.clone();
    LeadEmail::gather(reader.cloud, policy, &case.lead, message, false, reader.now).await
}

/// What a message to the lead says.
pub(crate) async fn words_of(
    reader: &TeamReader<'_>,
    case: &Case,
    message: &Message,
) -> Result<Markup, CloudError> {
    let email = email_of(reader, case, message).await?;
    Ok(words_or_why(reader, email.as_ref()))
}

/// The words of a mail, or why there are none.
fn words_or_why(reader: &TeamReader<'_>, email: Option<&LeadEmail<'_>>) -> Markup {
    match email.map(LeadEmail::words) {
        Some(Ok(words)) => words,
        Some(Err(why)) => unwritten(reader.words(), &why),
        None => Markup::paragraph(&reader.words().inquiry_was_erased()),
    }
}

/// A message as it goes out when whoever reads of it sends it.
pub(crate) struct ReadyWords {
    /// Subject and words.
    pub(crate) words: Markup,
    /// Whether the reader signs it, and not the team.
    pub(crate) is_signed_by_reader: bool,
}

/// Subject and words of a message as they go out when this reader sends it.
pub(crate) async fn signed_words_of(
    reader: &TeamReader<'_>,
    case: &Case,
    message: &Message,
) -> Result<Option<ReadyWords>, CloudError> {
    let email = email_of(reader, case, message).await?;
    let Some(email) = email.map(|email| email.sent_by(reader.person)) else {
        return Ok(None);
    };
    let thread = Thread::read(reader.cloud, &case.lead, message).await?;
    let words = email.subject_and_words(&thread, reader.words());
    Ok(Some(ReadyWords {
        words: words.unwrap_or_else(|why| unwritten(reader.words(), &why)),
        is_signed_by_reader: email.signed_by_whom() == Ok(SignedBy::Person),
    }))
}

/// The last mail of ours that a lead has, under its heading: when, what about, and its words without the links, which are theirs
/// to press. Nothing, when none left.
pub(crate) async fn last_words_to(
    reader: &TeamReader<'_>,
    case: &Case,
) -> Result<Markup, CloudError> {
    let home = Home::Lead(case.lead.id.clone());
    let messages = reader.cloud.messages(&home).await?;
    let last = messages
        .into_iter()
        .filter(|item| item.state == State::Sent)
        .max_by_key(|item| item.sent_at);
    let Some(OutboxItem {
        content: Content::Lead(mut message),
        sent_at: Some(at),
        template,
        released,
        ..
    }) = last
    else {
        return Ok(Markup::default());
    };
    // It is shown with the words that it had then.
    message.template = template.unwrap_or(message.template);
    let policy = case.policy.clone();
    let email = LeadEmail::gather(reader.cloud, policy, &case.lead, &message, released, at).await?;
    let Some(Ok((subject, words))) = email.map(|email| email.subject_and_words_to_show()) else {
        return Ok(Markup::default());
    };
    let left = reader
        .cloud
        .words_of_mail(&case.lead.id, &message.id)
        .await?;
    let when = case.times().in_mail(at, reader.now);
    // Whoever looks for it in their mailbox finds it by the subject that it left with.
    let subject = left.map_or(subject, |left| left.subject);
    Ok(Markup::join([
        Markup::heading(&reader.words().we_wrote_last()),
        Markup::paragraph(&reader.words().we_wrote(&subject, &when)),
        words.quoted(),
    ]))
}

/// What stands in the place of words that cannot be rendered.
fn unwritten(words: Words, why: &NotSentReason) -> Markup {
    let why = reason::not_sent(words, why);
    Markup::paragraph(&sentence(&words.cannot_be_written(&why)))
}
