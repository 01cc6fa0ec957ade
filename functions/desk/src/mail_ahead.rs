//! What a mail will say that has not left yet: by the code that sends it, with what is known now.

use cloud::table::outbox::{Content, MailWords, OutboxItem, State};
use followup::guard::is_planned;
use followup::message::{Message, NotSentReason, StopRule};
use followup::team::Person;
use maud::{Markup, html};
use wording::reason::not_sent;
use writing::{LeadEmail, Thread};

use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::shown;
use crate::refused::NotServed;

/// The words of a mail that waits.
#[derive(Debug)]
pub(crate) struct MailAhead {
    /// What they will read, or why nothing can be written.
    pub(crate) words: Result<MailWords, NotSentReason>,
    /// The language that they are in, as its tag.
    language: &'static str,
    /// It says the name of whoever sends it before its time, and none if it goes out by itself.
    is_signed_if_sent: bool,
    /// Somebody wrote it, and nothing is filled in.
    is_own: bool,
}

/// A mail that waits for a person, as it would be released, if nothing would hold it back then.
pub(crate) fn releasable(case: &LeadRecord, item: &OutboxItem) -> Option<Message> {
    let message = match &item.content {
        Content::Lead(message) if item.state.waits_for_a_person() => message,
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => return None,
    };
    let calendar = case.policy.calendar();
    let span = case.policy.rules.cadence.not_after;
    let released = Message {
        stop_rule: StopRule::Released,
        stop_generation: case.lead().stop_generation,
        not_before: case.now,
        not_after: calendar.deadline(case.now, span, &[]).at,
        ..message.clone()
    };
    let leaves = case.lead().may_write() && is_planned(case.lead(), &released);
    leaves.then_some(released)
}

/// The words of a mail behind whose link somebody stands, who sends it if it is one that somebody has to send.
pub(crate) async fn mail_behind_link(
    visit: &Visit<'_>,
    case: &LeadRecord,
    item: &OutboxItem,
) -> Result<Option<MailAhead>, NotServed> {
    let sender = visit.link.person.as_ref();
    let sender = sender.and_then(|person| case.policy.active.roster.get(person));
    // Of a lead that was merged into this one no mail leaves any more that goes on with a conversation: it has no words to show.
    mail_ahead(visit, case, (item, &case.messages), sender).await
}

/// The words of a mail, which is one of these messages to a lead, as they would leave now, and which this person sends if it is one that
/// somebody has to send; nothing of one that is never to leave, or whose inquiry was erased.
pub(crate) async fn mail_ahead(
    visit: &Visit<'_>,
    case: &LeadRecord,
    (item, messages): (&OutboxItem, &[OutboxItem]),
    sender: Option<&Person>,
) -> Result<Option<MailAhead>, NotServed> {
    let waits_for_sender = item.state.waits_for_a_person();
    let message = match &item.content {
        Content::Lead(message) if item.state == State::Pending => Some(message.clone()),
        Content::Lead(_) | Content::Team(_) | Content::Lost { .. } => releasable(case, item),
    };
    let Some(message) = message else {
        return Ok(None);
    };
    let (cloud, lead) = (visit.cloud, case.lead());
    let policy = case.policy.clone();
    let read = LeadEmail::gather(cloud, policy, lead, &message, item.released, visit.now);
    let Some(email) = read.await? else {
        return Ok(None);
    };
    let language = email.facts().words().language.tag();
    let thread = Thread::of(cloud, lead, &message, messages);
    let kept = |email: &LeadEmail<'_>| email.written(&thread).map(|written| written.kept);
    let (words, is_signed_if_sent) = match sender {
        Some(person) if waits_for_sender => (kept(&email.sent_by(person)), false),
        Some(person) => {
            let by_itself = kept(&email);
            let is_another = kept(&email.sent_by(person)) != by_itself;
            (by_itself, is_another)
        }
        None => (kept(&email), false),
    };
    Ok(Some(MailAhead {
        words,
        language,
        is_signed_if_sent,
        is_own: message.written_by.is_some(),
    }))
}

impl MailAhead {
    /// The words under their heading.
    pub(crate) fn section(&self, case: &LeadRecord) -> Markup {
        let words = case.words;
        html! {
            section.card aria-labelledby="words" {
                h2 #words { (words.message_words()) }
                @match &self.words {
                    Ok(said) => {
                        div lang=(self.language) {
                            p { b { bdi { (shown(&said.subject)) } } }
                            p.said dir="auto" { (shown(&said.text)) }
                        }
                        @if !self.is_own { p.hint { (words.message_words_now()) } }
                        @if self.is_signed_if_sent { p.hint { (words.message_words_signed()) } }
                    }
                    Err(why) => p { (shown(&words.cannot_be_written(&not_sent(words, why)))) },
                }
            }
        }
    }
}
