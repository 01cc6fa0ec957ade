//! Somebody whose new leads are paused has time again.

use calendar::Instant;
use chrono::DateTime;
use cloud::links::Purpose;
use followup::ids::PersonId;
use followup::policy::Policy;
use followup::team::RepLoad;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::page::{page, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Resume,
    bearer: Bearer::Team(Seat::Anybody),
    name: "resume",
    shows: "A rep whose new leads are paused is asked whether there is time again.",
    does: "New leads come to the rep again.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// When the mail told of the pause: the task of its link. A link without one tells of no pause.
fn told(visit: &Visit<'_>) -> Option<Instant> {
    DateTime::from_timestamp_millis(visit.link.task.parse().ok()?)
}

/// Whether the pause that the mail told of still keeps new leads away.
fn is_paused(visit: &Visit<'_>, load: &RepLoad) -> bool {
    load.is_paused()
        && told(visit).is_some_and(|told| load.resumed_at.is_none_or(|resumed| resumed < told))
}

async fn load(visit: &Visit<'_>, person: &PersonId) -> Result<RepLoad, NotServed> {
    Ok(visit.cloud.loads().await?.load(person))
}

/// Asks whether new leads shall come again, while the pause that the mail told of lasts.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    let load = load(visit, &person).await?;
    let words = visit.words(&policy);
    let title = words.resume_title();
    let body = html! {
        h1 { (title) }
        @if is_paused(visit, &load) {
            form method="post" action=(visit.token) {
                p { (words.resume_detail(&load.open.to_string())) }
                button.big type="submit" { (words.resume_button()) }
            }
        } @else { p.card role="status" { (shown(&nothing(visit, &policy, &load))) } }
    };
    Ok(page(words, 200, &title, &body))
}

/// Lifts the pause, once.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    let lifted = match told(visit) {
        Some(told) => visit.cloud.lift_pause(&person, told, visit.now).await?,
        None => false,
    };
    let load = load(visit, &person).await?;
    let words = visit.words(&policy);
    let (title, said) = if lifted {
        (words.resume_recorded(), words.resume_recorded_detail())
    } else {
        (words.resume_nothing(), nothing(visit, &policy, &load))
    };
    let body = html! {
        h1 { (title) }
        p.card role="status" { (shown(&said)) }
    };
    Ok(page(words, 200, &title, &body))
}

/// Why there is nothing to lift by this link.
fn nothing(visit: &Visit<'_>, policy: &Policy, load: &RepLoad) -> String {
    let words = visit.words(policy);
    if load.is_paused() {
        return words.resume_earlier_pause();
    }
    match load.resumed_at {
        Some(at) => words.resume_said_so(&visit.times(policy).on_page(at, visit.now)),
        None => words.resume_they_come(),
    }
}
