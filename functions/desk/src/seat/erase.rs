//! Erasing what is kept of a lead's person, for who leads the team: a page of its own that says what goes and what stays, and asks.

use cloud::table::erasure::Erased;
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
use crate::from_list::FROM_FIELD;
use crate::page::{naming, shown};
use crate::pages::Takes;
use crate::refused::NotServed;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "leads/{lead}/erase",
    name: "erase",
    seat: Seat::Leading,
    shows: "Who leads the team is asked whether what is kept of a lead's person is to be erased: what goes, and what stays, is counted without a name.",
    does: "Erases what is kept of the person, ends the lead, and says how much it was. Done twice, it is done once.",
    takes: Takes::Fields(|| {
        json!({ "type": "object", "required": [SURE], "properties": {
            SURE: { "enum": ["yes"], "description": "That it is meant: what is erased cannot be brought back." },
        } })
    }),
    query: &[FROM_FIELD],
    files: &[],
    show: |signed, _| Box::pin(show(signed)),
    act: |signed, request| Box::pin(act(signed, request)),
};

const SURE: &str = "sure";

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
    if fields.get(SURE) != Some("yes") {
        let kept = visit.kept_amount(&case).await?;
        return Ok(asked(signed, &case, kept, true));
    }
    let (lead, why) = (&case.lead().id, ErasureReason::Asked);
    let erased = Box::pin(visit.cloud.erase_because(lead, why, visit.now)).await?;
    Ok(done(signed, &case, &erased))
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
    let body = html! {
        h1 { (naming(&case.name(), |name| words.erase_title(name))) }
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
