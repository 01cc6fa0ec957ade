//! The mail to a lead: its words, under which headers, and with what for a calendar.

use cloud::mail::Mail;
use cloud::table::outbox::{MailWords, OutboxItem};
use followup::inquiry::EmailAddress;
use followup::message::{NotSentReason, StopRule};
use wording::meeting::{for_lead, location};
use writing::{LeadEmail, LeadFacts, Thread};

use super::calendar_part::CalendarEvent;
use super::headers::{AUTO_GENERATED, AUTO_SUBMITTED, LEAD_TAG, MAIL_TAG, MESSAGE_TAG, own_id};
use super::mime::{CalendarPart, MailParts};

/// The value of `Auto-Submitted` in what answers by itself.
const AUTO_REPLIED: &str = "auto-replied";

/// A mail to a lead that is ready to leave.
#[derive(Debug)]
pub(crate) struct RenderedEmail {
    /// What it was rendered from.
    pub(crate) template: String,
    /// What it says, as it is kept.
    pub(crate) words: MailWords,
    /// The mail.
    pub(crate) mail: Mail,
}

/// The mail as it leaves.
///
/// The error says what is missing.
pub(crate) fn mail(
    email: &LeadEmail<'_>,
    to: &EmailAddress,
    thread: &Thread,
    item: &OutboxItem,
) -> Result<RenderedEmail, NotSentReason> {
    let facts = email.facts();
    let message = facts.message;
    let written = email.written(thread)?;
    let mut headers = thread.headers();
    let by_a_person = item.released || message.stop_rule == StopRule::Released;
    if message.stop_rule == StopRule::Acknowledgement {
        headers.push((AUTO_SUBMITTED, AUTO_REPLIED.to_owned()));
    } else if !by_a_person {
        headers.push((AUTO_SUBMITTED, AUTO_GENERATED.to_owned()));
    }
    if !written.is_direct {
        headers.push(("List-Unsubscribe", format!("<{}>", facts.stop_url())));
        headers.push((
            "List-Unsubscribe-Post",
            "List-Unsubscribe=One-Click".to_owned(),
        ));
    }
    let parts = MailParts {
        id: own_id(facts.cloud, &message.id, item.claims + 1),
        at: facts.now,
        from: facts.sender(),
        to: to.ascii(),
        reply_to: facts.reply_to(),
        subject: written.subject,
        headers,
        text: written.text,
        html: written.html,
        logo: written.logo,
        invitation: calendar(facts, to),
        tags: vec![
            (LEAD_TAG, message.lead.to_string()),
            (MESSAGE_TAG, message.id.to_string()),
            (MAIL_TAG, written.template.clone()),
        ],
    };
    Ok(RenderedEmail {
        template: written.template,
        words: written.kept,
        mail: parts.mail(),
    })
}

/// What their calendar is to take in, change or take out.
fn calendar(facts: &LeadFacts<'_>, to: &EmailAddress) -> Option<CalendarPart> {
    let invitation = facts.message.invitation.as_ref()?;
    let company = &facts.policy.active.company;
    let rep = facts.owner();
    let with = rep.map_or(company.team_name.as_str(), |rep| rep.name.as_str());
    let url = facts.cloud.times_address(&facts.lead.id, facts.now);
    let (words, way) = (facts.words(), facts.way());
    let event = CalendarEvent {
        summary: format!("{}: {}", company.name, facts.inquiry.topic_phrase),
        description: format!(
            "{}\n{}",
            words.meeting_description(with, &for_lead(words, &way, Some(with))),
            words.meeting_move_or_cancel(&url)
        ),
        location: location(words, &way),
        lead: Some((facts.inquiry.name.usable().map(str::to_owned), to.ascii())),
        rep,
    };
    event.part(facts.cloud, company, facts.lead, invitation, facts.now)
}
