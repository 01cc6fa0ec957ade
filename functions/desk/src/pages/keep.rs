//! The owner of a lead that is about to move has it.

use cloud::table::lead::With;
use followup::event::Event;
use followup::lead::{Duty, Open, Stage};
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::html;

use crate::case::{Case, Visit};
use crate::page::{page, shown};
use crate::parts::{asked, report, standing, who};
use crate::refused::Refused;
use crate::words::{holder, what_next};

/// Whether the person can keep it: the first contact is owed, and the one delay is not used up.
fn can_keep(visit: &Visit<'_>, case: &Case) -> bool {
    let Stage::Open(Open::Pursued(pursuit)) = &case.lead().stage else {
        return false;
    };
    Some(&pursuit.rep) == visit.link.person.as_ref()
        && pursuit.first_touch.is_some_and(|clock| match clock.duty {
            Duty::FirstTouch | Duty::FirstTouchThisWeek => true,
            Duty::FirstTouchAfterLapse
            | Duty::FirstTouchByManager
            | Duty::Answer
            | Duty::Request
            | Duty::NextStep
            | Duty::Confirm
            | Duty::Meeting
            | Duty::Approach
            | Duty::Decide => false,
        })
}

/// The page.
pub(super) async fn show(visit: &Visit<'_>) -> Result<Response<Body>, Refused> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let name = case.name();
    let body = html! {
        h1 { "Is " bdi { (shown(name)) } " in good hands with you?" }
        @if can_keep(visit, &case) {
            form method="post" action=(visit.token) {
                p { "Then it stays yours, once, for a little longer. If you have called or written already, report that instead." }
                button.big type="submit" { "I have it" }
            }
        } @else { p.card role="status" { "It does not wait for this any more. " (shown(&holder(&case))) } }
        (report(visit, case.lead()))
        (who(&case))
        (asked(&case))
        (standing(&case))
    };
    Ok(page(
        200,
        &format!("Is {name} in good hands with you?"),
        &body,
    ))
}

/// Keeps it.
pub(super) async fn act(visit: &Visit<'_>) -> Result<Response<Body>, Refused> {
    let policy = visit.policy().await?;
    let by = visit.person(&policy)?;
    let event = Event::Kept { by: by.clone() };
    let done = visit
        .has_become(EntryKind::Kept, &event, &With::default())
        .await?;
    let case = visit.case().await?;
    let title = if done {
        "Recorded: you have it"
    } else if case.lead().rep() == Some(&by) {
        "It is yours already"
    } else {
        "It is not yours any more"
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "The lead is " bdi { (shown(case.name())) } "." }
            p { (shown(&holder(&case))) }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        (report(visit, case.lead()))
    };
    Ok(page(200, title, &body))
}
