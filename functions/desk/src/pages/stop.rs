//! The lead wants no more mail, or no contact at all. It works in one click, for a person and for a mail program, and
//! shows nothing personal: a forwarded mail must not say whose it was.

use cloud::links::{Purpose, TIMES};

use cloud::table::commit::CommitOptions;
use followup::booking::Appointment;
use followup::event::{Event, Sign, Unproven};
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::EmailAddress;
use followup::lead::{Block, Lead};
use followup::policy::Policy;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use wording::Words;
use wording::moment::LocalTimes;

use super::row::{Page, Takes};
use crate::access::{Bearer, Visit};
use crate::fields::{FieldsError, MAX_BODY_BYTES, is_one_click, posted};
use crate::page::{page, plain, privacy, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Stop,
    bearer: Bearer::Lead,
    name: "stop",
    shows: "The lead is asked whether mail shall stop.",
    does: "Mail to the lead stops: a button of the page, or one click in a mail program (RFC 8058: List-Unsubscribe=One-Click), which is answered in one line of text. It needs no body.",
    takes: Takes::Anything(
        "choice=no_contact: no calls either. Anything else, and nothing, stops the mail: a stop is never refused over its words.",
    ),
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// The address that the mail went to, when it is not the one that the lead began with. Such an address joined by a form that anybody
/// can fill in, so its wish stops mail to that address, and not to the lead.
async fn stranger(visit: &Visit<'_>, lead: &LeadId) -> Result<Option<EmailAddress>, NotServed> {
    let Ok(inquiry) = InquiryId::parse(&visit.link.task) else {
        return Ok(None);
    };
    let Some(inquiry) = visit.cloud.inquiry(lead, &inquiry).await? else {
        return Ok(None);
    };
    let email = match inquiry.email {
        Some(email) => Some(email),
        // They left it with another inquiry.
        None => {
            let all = visit.cloud.inquiries(lead).await?;
            all.into_iter().find_map(|(_, inquiry)| inquiry.email)
        }
    };
    let first = visit.cloud.first_address(lead).await?;
    let is_first = |email: &EmailAddress| {
        first
            .as_ref()
            .is_some_and(|first| first.normalised() == email.normalised())
    };
    Ok(email.filter(|email| !is_first(email)))
}

/// The page asks; following the link alone stops nothing, because mail scanners follow links.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let company = &policy.active.company;
    let words = Words::from(company);
    let title = words.stop_title();
    // What the lead said was not said of an address that joined by a form.
    let standing = match stranger(visit, &lead.id).await? {
        Some(_) => None,
        None => lead.blocked,
    };
    let body = html! {
        h1 { (title) }
        @if let Some(block) = standing { p.card role="status" { (so_far(words, block)) } }
        @if standing.is_none() {
            form method="post" action=(visit.token) {
                p { (shown(&words.stop_follows(&company.name))) }
                button.big type="submit" name="choice" value="stop" { (words.stop_button()) }
            }
        }
        @if !standing.is_some_and(is_whole) { (no_contact(visit, words)) }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}

fn so_far(words: Words, block: Block) -> String {
    if is_whole(block) {
        words.stop_no_contact_already()
    } else {
        words.stop_already()
    }
}

/// Whether nothing is left that could be stopped.
fn is_whole(block: Block) -> bool {
    match block {
        Block::Unsubscribed | Block::Bounced => false,
        Block::Complained | Block::DoNotContact => true,
    }
}

fn no_contact(visit: &Visit<'_>, words: Words) -> Markup {
    html! {
        form method="post" action=(visit.token) {
            p { (words.stop_no_contact()) }
            div.choices { button type="submit" name="choice" value="no_contact" { (words.stop_no_contact_button()) } }
        }
    }
}

/// What has become of the appointment that they had: it stands although the mail stops, and is moved or called off elsewhere; or it is
/// cancelled, where they want no contact at all. No mail says so any more, so that this page has to.
fn what_became_of_it(
    visit: &Visit<'_>,
    policy: &Policy,
    lead: &Lead,
    meeting: Option<&Appointment>,
) -> Markup {
    let Some(meeting) = meeting.filter(|meeting| meeting.time.from > visit.now) else {
        return html! {};
    };
    let words = Words::from(&policy.active.company);
    let times = LocalTimes::of_office(&policy.active).in_zone(meeting.zone.tz());
    let when = times.stretch(meeting.time.from, meeting.time.to);
    let stands = lead.meeting().is_some();
    html! {
        div.card {
            p {
                @if stands { (words.stop_meeting_stands()) } @else { (words.stop_meeting_cancelled()) }
                " " b { (when) } "."
            }
            @if stands {
                p { a.go href=(visit.address(Purpose::Booking, lead, TIMES.to_owned())) { (words.stop_move_or_cancel()) } }
            }
        }
    }
}

/// Stops mail whatever else the post holds, because mail programs post what they like; only "no contact" has to be named.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    if request.body().len() > MAX_BODY_BYTES {
        return Err(FieldsError::TooLarge.into());
    }
    let one_click = is_one_click(request);
    let named = posted(request).ok();
    let choice = named.as_ref().and_then(|fields| fields.get("choice"));
    let sign = if choice == Some("no_contact") {
        Sign::DoNotContact
    } else {
        Sign::Unsubscribed
    };
    let before = visit.lead().await?.lead;
    // A second press changes nothing, and is answered like the first.
    match stranger(visit, &before.id).await? {
        None => drop(
            visit
                .act(&Event::Sign(sign), &CommitOptions::default())
                .await?,
        ),
        Some(address) => {
            let block = sign.block().unwrap_or(Block::Unsubscribed);
            let cloud = visit.cloud;
            let known = cloud
                .suppressed(&cloud.address_hash(address.normalised()))
                .await?;
            if known.is_none_or(|known| known.block < block) {
                cloud.suppress_address(&address, block, visit.now).await?;
                let doubt = Event::Unproven(Unproven::Silence);
                visit.act(&doubt, &CommitOptions::default()).await?;
            }
        }
    }
    if one_click {
        return Ok(plain(200, "Stopped.\n"));
    }
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let company = &policy.active.company;
    let words = Words::from(company);
    let no_contact_at_all = sign == Sign::DoNotContact;
    let (title, follows) = if no_contact_at_all {
        let follows = words.stop_done_no_contact_detail(&company.name);
        (words.stop_done_no_contact(), follows)
    } else {
        (words.stop_done(), words.stop_follows(&company.name))
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (shown(&follows)) }
            p { (words.stop_under_way()) }
        }
        (what_became_of_it(visit, &policy, &lead, before.meeting()))
        @if !no_contact_at_all { (no_contact(visit, words)) }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}
