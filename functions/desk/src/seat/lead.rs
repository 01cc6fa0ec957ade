//! One lead: who they are, what is owed to them, and all that has happened.

use cloud::links::{Link, Purpose, TIMES};
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::access::{Act, may};
use followup::booking::Side;
use followup::event::Event;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};
use serde_json::json;

use super::frame::seat_page;
use super::parts::{about, reach};
use super::row::{Seat, SeatPage, Signed};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::fields::posted;
use crate::page::{see_other, shown};
use crate::pages::Takes;
use crate::parts::{asked, note_field, note_schema, planned, read_note, standing, timeline, who};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "leads/{lead}",
    name: "lead",
    seat: Seat::Working,
    shows: "Somebody of the team reads a lead: who they are, what is owed to them, what they asked, and all that has happened.",
    does: "Adds a note to the lead's timeline.",
    takes: Takes::Fields(
        || json!({ "type": "object", "required": ["note"], "properties": { "note": note_schema() } }),
    ),
    query: &[],
    files: &[],
    show: |signed, _| Box::pin(show(signed)),
    act: |signed, request| Box::pin(act(signed, request)),
};

/// The visit of the lead that the address names.
fn link_of(signed: &Signed<'_>) -> Result<Link, NotServed> {
    let lead = signed.lead.ok_or(NotServed::NoLead)?;
    Ok(Link {
        lead: Some(lead.clone()),
        ..signed.visit.link.clone()
    })
}

async fn show(signed: &Signed<'_>) -> Result<Response<Body>, NotServed> {
    let link = link_of(signed)?;
    let visit = Visit {
        link: &link,
        ..*signed.visit
    };
    let case = visit.case().await?;
    Ok(page(signed, &visit, &case, "", None))
}

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let link = link_of(signed)?;
    let visit = Visit {
        link: &link,
        ..*signed.visit
    };
    let fields = posted(request)?;
    let typed = fields.get("note").unwrap_or_default();
    let words = visit.words(signed.policy);
    let note = match read_note(words, typed) {
        Ok(Some(note)) => note,
        Ok(None) => {
            let case = visit.case().await?;
            return Ok(page(
                signed,
                &visit,
                &case,
                typed,
                Some(&words.lead_note_empty()),
            ));
        }
        Err(reason) => {
            let case = visit.case().await?;
            return Ok(page(signed, &visit, &case, typed, Some(&reason)));
        }
    };
    let event = Event::NoteAdded {
        by: signed.person.id.clone(),
        answer: false,
    };
    let options = CommitOptions {
        payload: Some(PersonalText::note(note)),
        ..CommitOptions::default()
    };
    visit.act(&event, &options).await?;
    Ok(see_other(visit.token))
}

fn page(
    signed: &Signed<'_>,
    visit: &Visit<'_>,
    case: &LeadRecord,
    typed: &str,
    error: Option<&str>,
) -> Response<Body> {
    let words = case.words;
    let name = case.name();
    let body = html! {
        h1 { bdi { (shown(&name)) } }
        p.lead-in { (about(case)) }
        div.two {
            div {
                section.card { (reach(case)) (actions(signed, visit, case)) }
                (asked(case))
                (timeline(case))
                h2 { (words.lead_add_note()) }
                form method="post" action=(visit.token) {
                    (note_field(words, &words.lead_note_hint(), typed, error))
                    button type="submit" { (words.lead_save_note()) }
                }
            }
            aside {
                (standing(case))
                (planned(visit, case))
                h2 { (words.lead_who()) }
                (who(case))
            }
        }
    };
    let status = if error.is_some() { 422 } else { 200 };
    seat_page(signed, "lead", status, &name, &body)
}

/// What can be done with the lead by whoever is here.
fn actions(signed: &Signed<'_>, visit: &Visit<'_>, case: &LeadRecord) -> Markup {
    let (words, lead, me) = (case.words, case.lead(), &signed.person.id);
    let address = |purpose| visit.address(purpose, lead, lead.task());
    let leads = signed.leads_the_team();
    let is_own = lead.rep() == Some(me);
    let side = Side::Team(me.clone());
    html! {
        div.row {
            @if is_own { a.button href=(address(Purpose::Outcome)) { (words.report_link()) } }
            @if may(lead, &side, Act::ChooseTime) || lead.meeting().is_some() && may(lead, &side, Act::Arrange) {
                a.button href=(visit.address(Purpose::Booking, lead, TIMES.to_owned())) { (words.lead_time()) }
            }
            @if leads && lead.rep().is_none() { a.button href=(address(Purpose::Verdict)) { (words.open_leads_decide()) } }
            @if leads { a.button href=(address(Purpose::Assign)) { (words.open_leads_give_or_nudge()) } }
        }
    }
}
