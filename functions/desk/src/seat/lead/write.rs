//! Writing to a lead from their page, in one's own words.
//!
//! The mail leaves through the outbox like every other: claimed once, held back by what stops our mail, in the conversation, and with the
//! footer that lets them out. What follows from it is what follows from a mail by hand.

use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, MailWords, OutboxItem, State};
use followup::access::may_write_from_here;
use followup::event::Event;
use followup::ids::MessageId;
use followup::inquiry::{many_lines, one_line};
use followup::language::KnownLanguage;
use followup::template::{SUBJECT_LIMIT, find_mark};
use maud::{Markup, html};
use serde_json::{Value, json};
use wording::Words;
use wording::greeting::greeting;

use super::stream::Spoken;
use crate::case::LeadRecord;
use crate::fields::PostedFields;
use crate::page::shown;
use crate::refused::NotServed;
use crate::seat::row::Signed;

/// The longest text, in characters.
const MAX_TEXT_CHARS: usize = 10_000;
/// What the subject of an answer begins with.
const ANSWERS: &str = "Re: ";

/// The fields of the form, as programs are told of them.
pub(super) fn fields() -> Value {
    json!({
        "subject": { "type": "string", "maxLength": SUBJECT_LIMIT, "description": "Its subject." },
        "text": { "type": "string", "maxLength": MAX_TEXT_CHARS, "description": "Its text." },
        "seen": { "type": "string", "description": "Which state of the lead the page showed: what is pressed twice is sent once." },
    })
}

/// A mail as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    subject: String,
    text: String,
    seen: String,
}

impl Draft {
    fn of(fields: &PostedFields) -> Self {
        let field = |name| fields.get(name).unwrap_or_default().to_owned();
        Self {
            subject: field("subject"),
            text: field("text"),
            seen: field("seen"),
        }
    }

    /// What a form begins with: the subject of the conversation, and how a mail in their language begins and ends.
    fn begun(signed: &Signed<'_>, case: &LeadRecord, spoken: &[Spoken<'_>]) -> Self {
        let language = case.lead().language.map(KnownLanguage::language);
        let said = case.policy.said_in(language);
        let company = &said.active.company;
        let words = Words::from(company);
        let inquiry = case.inquiry.as_ref();
        let opened = spoken.first().and_then(|one| opened_under(case, one));
        let about = inquiry.map(|one| format!("{}: {}", company.name, one.topic_phrase));
        let subject = match (opened, about) {
            (Some(opened), _) if opened.starts_with(ANSWERS) => opened.to_owned(),
            (Some(opened), _) => format!("{ANSWERS}{opened}"),
            (None, about) => about.unwrap_or_else(|| company.name.clone()),
        };
        let hello = inquiry.map_or_else(|| words.greeting(), |one| greeting(words, &one.name));
        let signature = words.signature(&company.name, &signed.person.name);
        Self {
            subject,
            text: format!("{hello},\n\n\n\n{signature}"),
            seen: case.stored.version.to_string(),
        }
    }

    /// The words as they leave.
    ///
    /// # Errors
    /// What would be right, as a sentence.
    fn read(&self, words: Words) -> Result<MailWords, String> {
        let subject = one_line(&self.subject);
        let text = many_lines(&self.text);
        if subject.is_empty() || text.is_empty() {
            return Err(words.write_empty());
        }
        let typed = self.text.replace("\r\n", "\n");
        if subject.chars().count() > SUBJECT_LIMIT || typed.chars().count() > MAX_TEXT_CHARS {
            return Err(words.write_too_long());
        }
        match find_mark(&subject).or_else(|| find_mark(&text)) {
            Some(mark) => Err(words.write_unfinished(&mark)),
            None => Ok(MailWords { subject, text }),
        }
    }
}

/// The subject under which the conversation about the inquiry was opened.
fn opened_under<'a>(case: &LeadRecord, spoken: &'a Spoken<'a>) -> Option<&'a str> {
    let is_about = |item: &&OutboxItem| match &item.content {
        Content::Lead(message) => message.inquiry == case.lead().inquiry,
        Content::Team(_) | Content::Lost { .. } => false,
    };
    let sent = spoken
        .messages
        .iter()
        .filter(|item| item.state == State::Sent);
    let first = sent.filter(is_about).min_by_key(|item| item.sent_at)?;
    let words = spoken.words.get(first.id().as_str())?;
    Some(words.subject.as_str())
}

/// What comes of a mail that was typed.
pub(super) enum PostedMail {
    /// It is on its way, or was before.
    Taken,
    /// It cannot be taken: what was typed, and why.
    Refused(Draft, String),
}

/// Sends what was typed, once.
pub(super) async fn act(
    signed: &Signed<'_>,
    fields: &PostedFields,
) -> Result<PostedMail, NotServed> {
    let visit = signed.visit;
    let words = visit.words(signed.policy);
    let draft = Draft::of(fields);
    let said = match draft.read(words) {
        Ok(said) => said,
        Err(reason) => return Ok(PostedMail::Refused(draft, reason)),
    };
    let (lead, by) = (visit.lead().await?.lead.id, &signed.person.id);
    // The same words from the same page are the same mail, however often they are posted.
    let message = MessageId::derive(&[
        "own words",
        lead.as_str(),
        by.as_str(),
        &draft.seen,
        &said.subject,
        &said.text,
    ]);
    let event = Event::Written {
        by: by.clone(),
        message: message.clone(),
    };
    let options = CommitOptions {
        own_words: Some(said),
        dedup_key: Some(format!("own words {message}")),
        ..CommitOptions::default()
    };
    visit.act(&event, &options).await?;
    Ok(
        if visit.cloud.message_to(&lead, &message).await?.is_some() {
            PostedMail::Taken
        } else {
            PostedMail::Refused(draft, words.write_not_now())
        },
    )
}

/// The form: from whose address it leaves, and to whom; nothing for whom the lead is not to be written to by.
pub(super) fn form(
    signed: &Signed<'_>,
    case: &LeadRecord,
    spoken: &[Spoken<'_>],
    refused: Option<(&Draft, &str)>,
) -> Markup {
    let visit = signed.visit;
    let words = case.words;
    let error = refused.map(|(_, reason)| reason);
    let may = may_write_from_here(&case.policy, case.lead(), &signed.person.id);
    let address = case.inquiry.as_ref().and_then(|one| one.email.as_ref());
    let Some(address) = address.filter(|_| may) else {
        return html! { @if let Some(error) = error { p.error role="alert" { (error) } } };
    };
    let typed = refused.map(|(draft, _)| draft.clone());
    let draft = typed.unwrap_or_else(|| Draft::begun(signed, case, spoken));
    let from = &case.policy.active.company.from;
    html! {
        details.more open[error.is_some()] {
            summary { (words.write_title()) }
            form.bare method="post" action=(visit.token) {
                input type="hidden" name="do" value="write";
                input type="hidden" name="seen" value=(draft.seen);
                p.hint { (shown(&words.write_from(from, &signed.person.name, address.as_str()))) }
                @if let Some(error) = error { p.error role="alert" { (error) } }
                div.field {
                    label for="subject" { (words.write_subject()) }
                    input #subject type="text" name="subject" maxlength=(SUBJECT_LIMIT) value=(shown(&draft.subject)) dir="auto" required;
                }
                div.field {
                    label for="text" { (words.write_text()) }
                    textarea #text name="text" maxlength=(MAX_TEXT_CHARS) rows="10" dir="auto" required { "\n" (shown(&draft.text)) }
                }
                button type="submit" { (words.write_send()) }
            }
        }
    }
}
