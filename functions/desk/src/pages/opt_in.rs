//! "Shall we send it? Yes": the lead agrees to the newsletter. The page shows nothing personal: a forwarded mail must not
//! say whose it was. What was agreed to is kept in the words that stood beside the button, with time and place.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::Event;
use followup::form::MapsTo;
use followup::lead::Lead;
use followup::policy::Policy;
use http::Response;
use lambda_http::Body;
use maud::html;
use wording::{Words, step};

use super::row::{Page, Takes};
use crate::access::{Bearer, Visit};
use crate::page::{page, privacy, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::OptIn,
    bearer: Bearer::Lead,
    name: "optIn",
    shows: "The lead is asked whether the newsletter shall come.",
    does: "The lead agrees to the newsletter; wording, time and place are kept. It needs no body.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// The words beside the button: those of the form's own box, so that both ask for the same.
fn wording(policy: &Policy) -> String {
    let fields = policy.active.forms.values().flat_map(|form| &form.fields);
    let own = fields
        .filter(|field| field.maps_to == MapsTo::Consent)
        .find_map(|field| field.kind.wording());
    own.map_or_else(
        || Words::from(&policy.active.company).opt_in_wording(),
        str::to_owned,
    )
}

/// What there is to say instead of asking.
fn settled(words: Words, lead: &Lead) -> Option<String> {
    if lead.blocked.is_some() || lead.erased_at.is_some() {
        Some(words.opt_in_stopped())
    } else if lead.contact.opted_in {
        Some(words.opt_in_already())
    } else {
        None
    }
}

/// The page asks; following the link alone agrees to nothing, because mail scanners follow links.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let company = &policy.active.company;
    let words = Words::from(company);
    let title = words.opt_in_title();
    let body = html! {
        h1 { (title) }
        @if let Some(settled) = settled(words, &lead) { p.card role="status" { (settled) } }
        @else {
            form method="post" action=(visit.token) {
                p { (shown(&words.opt_in_what(&company.name))) }
                p { q { (shown(&wording(&policy))) } }
                button.big type="submit" name="choice" value="yes" { (words.opt_in_button()) }
            }
        }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}

/// Agrees, once, however often it is pressed.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy_for(&visit.lead().await?.lead).await?;
    let wording = wording(&policy);
    let at = calendar::format_instant(visit.now);
    let company = &policy.active.company;
    let words = Words::from(company);
    let step = step::name(words, &visit.link.task);
    let options = CommitOptions {
        payload: Some(PersonalText::proof(
            words.opt_in_proof(&at, &step, &wording),
        )),
        ..CommitOptions::default()
    };
    // A second press changes nothing, and is answered like the first.
    visit.act(&Event::OptedIn, &options).await?;
    let lead = visit.lead().await?.lead;
    let title = if lead.contact.opted_in {
        words.opt_in_done()
    } else {
        words.opt_in_nothing()
    };
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            @if lead.contact.opted_in { p { (words.opt_in_ends()) } }
            @else if let Some(settled) = settled(words, &lead) { p { (settled) } }
        }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}
