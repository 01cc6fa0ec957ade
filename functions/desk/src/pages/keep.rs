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
use crate::access::{Bearer, Seat, Visit};
use crate::page::{naming, page, shown};
use crate::parts::{asked, report, standing, who};
use crate::refused::NotServed;
use crate::words::{holder, what_next};

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Keep,
    bearer: Bearer::Team(Seat::Working),
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
    let (words, name) = (case.words, case.name());
    let body = html! {
        h1 { (naming(&name, |name| words.keep_title(name))) }
        @if may(case.lead(), &person, Act::Keep) {
            form method="post" action=(visit.token) {
                p { (words.keep_detail()) }
                button.big type="submit" { (words.keep_button()) }
            }
        } @else { p.card role="status" { (words.waits_no_more()) " " (shown(&holder(&case))) } }
        (report(visit, words, case.lead()))
        (who(&case))
        (asked(&case))
        (standing(&case))
    };
    Ok(page(words, 200, &words.keep_title(&name), &body))
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
    let words = case.words;
    let title = if done {
        words.keep_recorded()
    } else if case.lead().rep() == Some(&by) {
        words.keep_yours_already()
    } else {
        words.keep_not_yours()
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            p { (shown(&holder(&case))) }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        (report(visit, words, case.lead()))
    };
    Ok(page(words, 200, &title, &body))
}
