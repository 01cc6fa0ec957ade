//! "I am ready": who rests says by the link of a letter that they want to hear from a person. The page shows nothing personal: a forwarded
//! mail must not say whose it was.

use cloud::links::Purpose;
use cloud::table::commit::CommitOptions;
use followup::event::Event;
use followup::lead::{Block, Lead};
use http::Response;
use lambda_http::Body;
use maud::html;
use wording::Words;

use super::row::{Page, Takes};
use crate::access::{Bearer, Visit};
use crate::page::{page, privacy, shown};
use crate::refused::NotServed;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::Ready,
    bearer: Bearer::Lead,
    name: "ready",
    shows: "The lead is asked whether a person shall get in touch.",
    does: "The lead wants to hear from a person, and is followed up again. It needs no body.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[],
    show: |visit, _| Box::pin(show(visit)),
    act: |visit, _| Box::pin(act(visit)),
};

/// What there is to say instead of asking: nobody turns to who wants no contact, or is not known any more.
fn settled(words: Words, lead: &Lead) -> Option<String> {
    let left_alone = lead.blocked >= Some(Block::Complained) || lead.erased_at.is_some();
    left_alone.then(|| words.ready_stopped())
}

/// The page asks; following the link alone says nothing, because mail scanners follow links.
async fn show(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let lead = visit.lead().await?.lead;
    let policy = visit.policy_for(&lead).await?;
    let company = &policy.active.company;
    let words = Words::from(company);
    let title = words.ready_title();
    let body = html! {
        h1 { (title) }
        @if let Some(settled) = settled(words, &lead) { p.card role="status" { (settled) } }
        @else {
            form method="post" action=(visit.token) {
                p { (shown(&words.ready_what(&company.name))) }
                button.big type="submit" name="choice" value="yes" { (words.ready_button()) }
            }
        }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}

/// They are ready, once, however often it is pressed.
async fn act(visit: &Visit<'_>) -> Result<Response<Body>, NotServed> {
    let before = visit.lead().await?.lead;
    let policy = visit.policy_for(&before).await?;
    let company = &policy.active.company;
    let words = Words::from(company);
    let settled = settled(words, &before);
    if settled.is_none() {
        visit
            .act(&Event::SaidReady, &CommitOptions::default())
            .await?;
    }
    let title = match settled {
        Some(_) => words.ready_title(),
        None => words.ready_done(),
    };
    let says = settled.unwrap_or_else(|| words.ready_follows(&company.name));
    let body = html! {
        h1 { (title) }
        div.card role="status" { p { (shown(&says)) } }
        (privacy(company))
    };
    Ok(page(words, 200, &title, &body))
}
