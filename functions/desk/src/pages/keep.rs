//! The owner of a lead that is about to move to somebody else says that they have it in hand.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::access::{Act, may};
use followup::booking::Side;
use followup::event::Event;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::page::{page, shown};
use crate::parts::{asked, report, standing, who};
use crate::refused::NotServed;
use crate::words::{holder, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Keep,
    name: "keep",
    shows: "The owner of a lead that is about to move is asked whether it is in good hands.",
    does: "The owner keeps it.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// Asks the owner, while the lead is about to move.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let person = Side::Team(visit.person(&case.policy)?);
    let name = case.name();
    let body = html! {
        h1 { "Is " bdi { (shown(name)) } " in good hands with you?" }
        @if may(case.lead(), &person, Act::Keep) {
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

/// Records that the owner has the lead in hand, which puts the move off once.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let by = visit.person(&policy)?;
    let event = Event::KeptByOwner { by: by.clone() };
    let done = visit
        .has_become(EntryKind::Kept, &event, &CommitOptions::default())
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
