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
use wording::moment::LocalTimes;

use super::row::{Page, Takes};
use crate::access::Visit;
use crate::page::{page, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Resume,
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
    Ok(visit.cloud.team().await?.load(person))
}

/// Asks whether new leads shall come again, while the pause that the mail told of lasts.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    let load = load(visit, &person).await?;
    let title = "Do you have time for new leads again?";
    let body = html! {
        h1 { (title) }
        @if is_paused(visit, &load) {
            form method="post" action=(visit.token) {
                p { "You get no new leads at the moment. You have " (load.open) " open; they stay with you." }
                button.big type="submit" { "Yes, I have time" }
            }
        } @else { p.card role="status" { (shown(&nothing(visit, &policy, &load))) } }
    };
    Ok(page(200, title, &body))
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
    let (title, said) = if lifted {
        (
            "Recorded: new leads come to you again",
            "Whoever asks next may be yours. What you had before is unchanged.".to_owned(),
        )
    } else {
        ("Nothing to change", nothing(visit, &policy, &load))
    };
    let body = html! {
        h1 { (title) }
        p.card role="status" { (shown(&said)) }
    };
    Ok(page(200, title, &body))
}

/// Why there is nothing to lift by this link.
fn nothing(visit: &Visit<'_>, policy: &Policy, load: &RepLoad) -> String {
    if load.is_paused() {
        return "This mail is from an earlier pause. The newest one has the button that counts."
            .to_owned();
    }
    match load.resumed_at {
        Some(at) => format!(
            "New leads come to you. You said so {}.",
            LocalTimes::of_team(&policy.active).on_page(at, visit.now)
        ),
        None => "New leads come to you.".to_owned(),
    }
}
