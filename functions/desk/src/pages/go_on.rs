//! Mail waits because a colleague of the lead is in touch; its rep lets it go on.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::case::LeadRecord;
use crate::page::{page, shown};
use crate::parts::{report, standing, who};
use crate::refused::NotServed;
use crate::words::what_next;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::GoOn,
    name: "goOn",
    shows: "A rep is asked whether mail goes on that waits because a colleague of the lead is in touch.",
    does: "The mail goes on.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// Until when mail waits, in words, while it does.
fn waits_until(case: &LeadRecord) -> Option<String> {
    let pause = case.lead().colleague_pause_at(case.now)?;
    Some(case.when(pause.until))
}

/// What was written last in the lead's name, as far as it is kept.
fn written(case: &LeadRecord) -> Option<&String> {
    let mut lines = case.timeline.iter().rev();
    lines.find_map(|line| {
        let doubted = line.entry.kind() == EntryKind::Doubted;
        case.notes.get(&line.id).filter(|_| doubted)
    })
}

/// Asks whether the mail shall go on, while a doubt or a colleague holds it.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    visit.person(&case.policy)?;
    let name = case.name();
    let body = html! {
        h1 { "Shall the mail to " bdi { (shown(name)) } " go on?" }
        @if case.lead().doubt.is_some() {
            form method="post" action=(visit.token) {
                p { "Somebody wrote in their name, and nothing proves that it was them. Nothing goes out by itself until you decide, but for the acknowledgement of an inquiry." }
                @if let Some(words) = written(&case) { p.said dir="auto" { (shown(words)) } }
                button.big type="submit" { "It was not them: go on" }
            }
        } @else if let Some(until) = waits_until(&case) {
            form method="post" action=(visit.token) {
                p { "A colleague of theirs is in touch. Nothing goes out by itself until " (until) ", but for the acknowledgement of an inquiry." }
                button.big type="submit" { "Let the mail go on" }
            }
        } @else { p.card role="status" { "It does not wait for this any more." } }
        (report(visit, case.lead()))
        (who(&case))
        (standing(&case))
    };
    Ok(page(
        200,
        &format!("Shall the mail to {name} go on?"),
        &body,
    ))
}

/// Lets the mail go on.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let by = visit.person(&policy)?;
    let event = Event::GoOn { by };
    let done = visit
        .has_become(EntryKind::Verdict, &event, &CommitOptions::default())
        .await?;
    let case = visit.case().await?;
    let title = if done {
        "Recorded: the mail goes on"
    } else {
        "It does not wait any more"
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { "The lead is " bdi { (shown(case.name())) } "." }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        (report(visit, case.lead()))
    };
    Ok(page(200, title, &body))
}
