//! What the page of the team shows: everybody, or the form of one.

use cloud::links::Purpose;
use followup::ids::PersonId;
use followup::policy::{Policy, TeamChanges};
use followup::team_file::PersonEntry;
use http::Response;
use lambda_http::{Body, Request};
use maud::{Markup, html};

use super::field::{NEWCOMER, PERSON};
use super::form::{Whom, form};
use super::proposal;
use super::roster;
use super::typed::TypedEntry;
use crate::access::Visit;
use crate::fields::queried;
use crate::page::{page, shown};
use crate::refused::NotServed;

/// Everybody, or the form of whom the address names.
pub(super) async fn show(
    visit: &Visit<'_>,
    request: &Request,
) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let asked = queried(request);
    if may_change(&policy) {
        let named = asked.get(PERSON).and_then(|id| PersonId::parse(id).ok());
        if let Some(member) = named.and_then(|id| policy.active.roster.get(&id)) {
            return Ok(ask(
                visit,
                &policy,
                Whom::Member(member),
                &TypedEntry::of(&PersonEntry::of(member)),
                None,
            ));
        }
        if asked.get(NEWCOMER).is_some() {
            return Ok(ask(
                visit,
                &policy,
                Whom::Newcomer,
                &TypedEntry::nobody(),
                None,
            ));
        }
    }
    overview(visit, &policy, None).await
}

pub(super) fn may_change(policy: &Policy) -> bool {
    policy.active.team_changes.by_page()
}

/// Everybody and what is proposed, with what was done.
pub(super) async fn overview(
    visit: &Visit<'_>,
    policy: &Policy,
    done: Option<&str>,
) -> Result<Response<Body>, NotServed> {
    let done =
        html! { @if let Some(done) = done { div.card role="status" { p { (shown(done)) } } } };
    whole(visit, policy, 200, &done).await
}

/// The same, with why nothing was done.
pub(super) async fn overview_refusing(
    visit: &Visit<'_>,
    policy: &Policy,
    status: u16,
    why: &str,
) -> Result<Response<Body>, NotServed> {
    let why = html! { p.error role="alert" { (shown(why)) } };
    whole(visit, policy, status, &why).await
}

async fn whole(
    visit: &Visit<'_>,
    policy: &Policy,
    status: u16,
    said: &Markup,
) -> Result<Response<Body>, NotServed> {
    let words = visit.words(policy);
    let title = words.team_page_title();
    let proposals = proposal::standing(visit, policy).await?;
    let proposals = proposal::cards(visit, policy, &proposals).await?;
    let holds = match policy.active.team_changes {
        TeamChanges::Nobody => words.team_page_shown_only(),
        TeamChanges::One => words.team_page_holds(),
        TeamChanges::Two => words.team_page_holds_for_two(),
    };
    let body = html! {
        h1 { (title) }
        (said)
        p.note { (holds) }
        (proposals)
        (roster::everybody(visit, policy, may_change(policy)))
        (to_list(visit, policy))
    };
    Ok(page(words, status, &title, &body))
}

/// The way to the reader's list; whoever came from the desk finds the way back there above the page.
fn to_list(visit: &Visit<'_>, policy: &Policy) -> Markup {
    html! {
        @if visit.from.is_none() {
            p { a href=(visit.own_address(Purpose::List)) { (visit.words(policy).team_page_to_list()) } }
        }
    }
}

/// What keeps a form from being recorded, besides what is wrong with its fields.
pub(super) enum FormRefusal {
    /// Something of it is wrong.
    Wrong,
    /// The team was changed meanwhile.
    Meanwhile,
}

/// A form, with what was typed.
pub(super) fn ask(
    visit: &Visit<'_>,
    policy: &Policy,
    whom: Whom<'_>,
    typed: &TypedEntry,
    refusal: Option<&FormRefusal>,
) -> Response<Body> {
    let words = visit.words(policy);
    let title = match whom {
        Whom::Member(person) => person.name.clone(),
        Whom::Newcomer => words.team_page_add(),
    };
    let (status, says) = match refusal {
        None => (200, None),
        Some(FormRefusal::Wrong) => (422, Some(words.team_page_wrong())),
        Some(FormRefusal::Meanwhile) => (409, Some(words.team_page_meanwhile())),
    };
    let body = html! {
        h1 { bdi { (shown(&title)) } }
        @if let Some(says) = says { p.error role="alert" { (says) } }
        @if policy.active.team_changes == TeamChanges::Two { p.note { (words.team_page_holds_for_two()) } }
        (form(visit, policy, whom, typed))
    };
    page(words, status, &title, &body)
}
