//! Who had agreed something with a lead that somebody else has now writes three lines about it.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::Event;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::{Body, Request};
use maud::html;
use serde_json::json;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::fields::posted;
use crate::page::{naming, page, shown};
use crate::parts::{asked, note_field, note_schema, read_note, timeline, who};
use crate::refused::NotServed;
use crate::words::holder;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::ThreeLines,
    bearer: Bearer::Team(Seat::Working),
    name: "threeLines",
    shows: "Who had agreed something with a lead is asked for three lines about it.",
    does: "The lines are kept with the lead, and whoever has it now reads them.",
    takes: Takes::Fields(
        || json!({ "type": "object", "properties": { "note": note_schema() }, "required": ["note"] }),
    ),
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, request| Box::pin(act(visit, request)),
};

async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    Ok(ask(visit, &case, "", None))
}

/// Keeps what was written.
async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let fields = posted(request)?;
    let case = visit.case().await?;
    let by = visit.person(&case.policy)?;
    if !case.lead().was_handed_over_by(&by) {
        return Ok(ask(visit, &case, "", None));
    }
    let typed = fields.get("note").unwrap_or_default();
    let words = case.words;
    let lines = match read_note(words, typed) {
        Ok(Some(lines)) => lines,
        Ok(None) => return Ok(ask(visit, &case, typed, Some(words.lines_nothing()))),
        Err(error) => return Ok(ask(visit, &case, typed, Some(error))),
    };
    let options = CommitOptions {
        payload: Some(PersonalText::note(lines)),
        ..CommitOptions::default()
    };
    let event = Event::NoteAdded { by, answer: false };
    let done = visit.has_become(EntryKind::Noted, &event, &options).await?;
    let case = visit.case().await?;
    if !done {
        return Ok(ask(visit, &case, typed, None));
    }
    let title = words.lines_kept();
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) " " (shown(&holder(&case))) }
            p { (words.lines_read()) }
        }
        (timeline(&case))
    };
    Ok(page(words, 200, &title, &body))
}

fn ask(visit: &Visit<'_>, case: &LeadRecord, typed: &str, error: Option<String>) -> Response<Body> {
    let (words, name) = (case.words, case.name());
    let person = visit.link.person.as_ref();
    let is_asked = person.is_some_and(|person| case.lead().was_handed_over_by(person));
    let body = html! {
        h1 { (naming(&name, |name| words.lines_title(name))) }
        p.card role="status" { (shown(&holder(case))) @if !is_asked { " " (words.lines_not_asked()) } }
        @if is_asked {
            form method="post" action=(visit.token) {
                p { (words.lines_question()) }
                (note_field(words, &words.lines_hint(), typed, error.as_deref()))
                button.big type="submit" { (words.lines_button()) }
            }
        }
        (who(case))
        (asked(case))
        (timeline(case))
    };
    let status = if error.is_some() { 422 } else { 200 };
    page(words, status, &words.lines_title(&name), &body)
}
