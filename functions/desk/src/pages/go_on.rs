//! Mail waits because a colleague of the lead is in touch, or because nothing proves who wrote in its name; its rep lets it go on.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::access::may_let_go_on;
use followup::event::Event;
use followup::lead::Lead;
use followup::policy::Policy;
use followup::timeline::EntryKind;
use http::Response;
use lambda_http::Body;
use maud::html;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::case::LeadRecord;
use crate::from_list::FROM_FIELD;
use crate::other_role::not_theirs;
use crate::page::{done_if, naming, page, shown};
use crate::parts::{doubted, report, standing, who};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;
use crate::words::what_next;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::GoOn,
    bearer: Bearer::Team(Seat::Working),
    name: "goOn",
    shows: "A rep is asked whether mail goes on that waits because a colleague of the lead is in touch, or because nothing proves who wrote in its name.",
    does: "The mail goes on.",
    takes: Takes::Nothing,
    query: &[BACK_FIELD, FROM_FIELD],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// Until when mail waits, in words, while it does.
fn waits_until(case: &LeadRecord) -> Option<String> {
    let pause = case.lead().colleague_pause_at(case.now)?;
    Some(case.when(pause.until))
}

/// Whether whoever is here may let it go on.
fn may(visit: &Visit<'_>, policy: &Policy, lead: &Lead) -> Result<bool, NotServed> {
    let person = visit.member(policy)?;
    Ok(may_let_go_on(&policy.active.roster, lead, person))
}

/// Asks whether the mail shall go on, while a doubt or a colleague holds it.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let case = visit.case().await?;
    let (words, name) = (case.words, case.name());
    if !may(visit, &case.policy, case.lead())? {
        return Ok(not_theirs(visit, words));
    }
    let body = html! {
        h1 { (naming(&name, |name| words.go_on_title(name))) }
        @if let Some(doubt) = case.lead().doubt.as_deref() {
            form method="post" action=(visit.token) {
                p { (words.go_on_doubt()) }
                (doubted(&case, doubt, ToOwned::to_owned))
                button.big type="submit" { (words.go_on_not_them()) }
            }
        } @else if let Some(until) = waits_until(&case) {
            form method="post" action=(visit.token) {
                p { (words.go_on_colleague(&until)) }
                button.big type="submit" { (words.go_on_button()) }
            }
        } @else { p.card role="status" { (words.waits_no_more()) } }
        (report(visit, words, case.lead()))
        (who(&case))
        (standing(&case))
    };
    Ok(page(words, 200, &words.go_on_title(&name), &body))
}

/// Lets the mail go on.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    if !may(visit, &policy, &visit.lead().await?.lead)? {
        return Ok(not_theirs(visit, visit.words(&policy)));
    }
    let by = visit.person(&policy)?;
    let event = Event::GoOn { by };
    let done = visit
        .has_become(EntryKind::Verdict, &event, &CommitOptions::default())
        .await?;
    let case = visit.case().await?;
    let words = case.words;
    let title = if done {
        words.go_on_recorded()
    } else {
        words.go_on_waits_no_more()
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p { (naming(&case.name(), |name| words.the_lead_is(name))) }
            @for sentence in what_next(&case) { p { (shown(&sentence)) } }
        }
        (report(visit, words, case.lead()))
    };
    Ok(done_if(done, page(words, 200, &title, &body)))
}
