//! Erasing what is kept of a lead's person, for who leads the team: a page of its own that says what goes and what stays, and asks. Where they
//! demand it, the page is where somebody says that nothing is to be erased, too.

use cloud::table::commit::CommitOptions;
use cloud::table::erasure::Erased;
use followup::event::Event;
use followup::ids::LeadId;
use followup::law::erasure_due_at;
use followup::retention::ErasureReason;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;
use wording::Words;

use super::frame::seat_page;
use super::parts::lead_address;
use super::row::{SeatPage, Signed};
use crate::access::{Seat, Visit};
use crate::case::{KeptAmount, LeadRecord};
use crate::fields::posted;
use crate::from_list::{FROM_FIELD, from_list};
use crate::page::{naming, shown};
use crate::pages::Takes;
use crate::refused::NotServed;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "leads/{lead}/erase",
    name: "erase",
    seat: Seat::Leading,
    shows: "Who leads the team is asked whether what is kept of a lead's person is to be erased: what goes, and what stays, is counted without a name.",
    does: "Erases what is kept of the person, ends the lead, and says how much it was; or says of a demand that nothing is to be erased. Done twice, it is done once.",
    takes: Takes::Fields(|| {
        json!({ "type": "object", "oneOf": [{ "required": [SURE] }, { "required": [DECLINE] }], "properties": {
            SURE: { "enum": ["yes"], "description": "That it is meant: what is erased cannot be brought back." },
            DECLINE: { "enum": ["yes"], "description": "Instead: that nothing is to be erased, although it is demanded." },
        } })
    }),
    query: &[FROM_FIELD],
    files: &[],
    show: |signed, _| Box::pin(show(signed)),
    act: |signed, request| Box::pin(act(signed, request)),
};

const SURE: &str = "sure";
const DECLINE: &str = "decline";

/// The address of this page, of a lead.
pub(super) fn erase_address(visit: &Visit<'_>, lead: &LeadId) -> String {
    visit.desk(&format!("leads/{lead}/erase"))
}

/// That they demand it, and until when, with the way to this page; nothing, where nobody does.
pub(super) fn demand(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let page = from_list(visit.from, &erase_address(visit, &case.lead().id));
    html! {
        @if let Some(says) = demanded(case) {
            p.late { (says) " " a href=(page) { (case.words.button_erase()) } }
        }
    }
}

/// Until when the law asks what they demand, or asked it; nothing, where nobody demands anything.
fn demanded(case: &LeadRecord) -> Option<String> {
    let due = erasure_due_at(case.lead().demanded_since()?);
    let (words, times) = (case.words, case.times());
    let date = times.date(due);
    Some(if times.is_day_over(due, case.now) {
        words.demand_is_late(&date)
    } else {
        words.demand_stands(&date)
    })
}

async fn show(signed: &Signed<'_>) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let case = visit.case().await?;
    let kept = visit.kept_amount(&case).await?;
    Ok(asked(signed, &case, kept, false))
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let visit = signed.visit;
    let fields = posted(request)?;
    let case = visit.case().await?;
    match (fields.get(SURE), fields.get(DECLINE)) {
        (Some("yes"), None) => {}
        (None, Some("yes")) => return declined(signed, &case).await,
        // Neither, or both of them, is no answer.
        _ => {
            let kept = visit.kept_amount(&case).await?;
            return Ok(asked(signed, &case, kept, true));
        }
    }
    let (lead, why) = (&case.lead().id, ErasureReason::Asked);
    let erased = Box::pin(visit.cloud.erase_because(lead, why, visit.now)).await?;
    Ok(done(signed, &case, &erased))
}

/// Nothing is erased, and the demand is decided.
async fn declined(signed: &Signed<'_>, case: &LeadRecord) -> Result<Response<Body>, NotServed> {
    let (visit, words) = (signed.visit, case.words);
    let by = signed.person.id.clone();
    let event = Event::ErasureDeclined { by };
    visit.act(&event, &CommitOptions::default()).await?;
    // Somebody else may have erased it while the page stood open.
    if visit.lead().await?.lead.erased_at.is_some() {
        return show(signed).await;
    }
    let title = words.erase_declined();
    let body = html! {
        h1 { (title) }
        div.card role="status" { p { (words.erase_declined_detail()) } }
        (back(visit, case))
    };
    Ok(seat_page(signed, "erase", 200, &title, &body))
}

fn back(visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    html! { p { a.go href=(lead_address(visit, case)) { (case.words.kept_back()) } } }
}

/// How much goes: the lines of the timeline stay.
fn goes(words: Words, kept: KeptAmount) -> String {
    let count = |count: usize| count.to_string();
    let (inquiries, mails) = (count(kept.inquiries), count(kept.mails));
    words.erase_amount(&inquiries, &mails, &count(kept.texts))
}

/// The question; where it was pressed without an answer, with what is missing.
fn asked(
    signed: &Signed<'_>,
    case: &LeadRecord,
    kept: KeptAmount,
    is_unsure: bool,
) -> Response<Body> {
    let visit = signed.visit;
    let words = case.words;
    if case.lead().erased_at.is_some() && case.inquiries.is_empty() {
        let title = words.erase_already();
        let body = html! { h1 { (title) } (back(visit, case)) };
        let status = if is_unsure { 422 } else { 200 };
        return seat_page(signed, "erase", status, &title, &body);
    }
    let demanded = demanded(case);
    let body = html! {
        h1 { (naming(&case.name(), |name| words.erase_title(name))) }
        @if let Some(says) = &demanded { p.late { (says) } }
        div.two {
            section.card {
                h2 { (words.erase_goes()) }
                p { (goes(words, kept)) }
                p { (words.erase_goes_detail()) }
                p { (words.erase_waiting(&kept.waiting.to_string())) }
            }
            section.card {
                h2 { (words.erase_stays()) }
                p { (words.erase_stays_detail(&kept.lines.to_string())) }
            }
        }
        form method="post" action=(visit.token) {
            @if is_unsure { p.error #sure-error role="alert" { (words.erase_not_sure()) } }
            p { label {
                input type="checkbox" name=(SURE) value="yes" aria-describedby=[is_unsure.then_some("sure-error")];
                " " (words.erase_sure())
            } }
            button type="submit" { (words.erase_button()) }
        }
        @if demanded.is_some() {
            form method="post" action=(visit.token) {
                p { (words.erase_decline_why()) }
                button.quiet type="submit" name=(DECLINE) value="yes" { (words.erase_decline()) }
            }
        }
        (back(visit, case))
    };
    let status = if is_unsure { 422 } else { 200 };
    let title = words.erase_title(&case.name());
    seat_page(signed, "erase", status, &title, &body)
}

fn done(signed: &Signed<'_>, case: &LeadRecord, erased: &Erased) -> Response<Body> {
    let visit = signed.visit;
    let words = case.words;
    let count = |count: u64| count.to_string();
    let says = words.erase_counted(
        &count(erased.dropped),
        &count(erased.identities),
        &count(erased.inquiries),
        &count(erased.notes),
    );
    let title = words.erase_done();
    let body = html! {
        h1 { (title) }
        div.card role="status" { p { (shown(&says)) } }
        (back(visit, case))
    };
    seat_page(signed, "erase", 200, &title, &body)
}
