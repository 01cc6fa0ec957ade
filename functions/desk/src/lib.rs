//! The desk: people's pages behind the signed links in mail.
//!
//! A `GET` never changes anything, because mail scanners follow links: a page asks, a `POST` does. Whoever has a link
//! acts as the person that it was made for; no page needs a login, a script or a cookie.

mod access;
mod booking;
mod case;
mod dates;
mod description;
mod fields;
mod open_leads;
mod page;
mod pages;
mod parts;
mod refused;
mod route;
mod timeline;
mod words;

pub use description::description;

use std::sync::Arc;

use cloud::Cloud;
use cloud::page::preferred;
use followup::ids::PersonId;
use followup::policy::Policy;
use http::{Method, Response};
use lambda_http::{Body, Request};
use tracing::Instrument;
use wording::Words;

use crate::access::{Visit, enter};
use crate::page::framed;
use crate::pages::Page;
use crate::refused::NotServed;
use crate::route::{DeskRoute, route};

/// Serves a page, or does what it was asked to.
///
/// A failure is logged once, with ids only, and answered: `503` with `Retry-After` when the same request may succeed
/// later, else `500`.
pub async fn handle(cloud: &Cloud, request: Request) -> Response<Body> {
    let served = match route(&request) {
        DeskRoute::Show(page, token) => visit(cloud, &request, page, token, false).await,
        DeskRoute::Act(page, token) => visit(cloud, &request, page, token, true).await,
        DeskRoute::NotFound => Err((None, NotServed::NoPage)),
        DeskRoute::MethodNotAllowed => Err((None, NotServed::Method)),
    };
    // Read for the page already; without a policy the page is plain, and in English.
    let policy = cloud.active_policy(cloud.now()).await.ok().flatten();
    let response = served.unwrap_or_else(|(person, refused)| {
        refused.respond(words_of(policy.as_ref(), person.as_ref(), &request))
    });
    let brand = policy.as_ref().map(|policy| &policy.active.brand);
    let mut response = framed(response, brand);
    if request.method() == Method::HEAD {
        *response.body_mut() = Body::Empty;
    }
    response
}

/// The words in which something is refused: those of the link's person; of a link that says nobody, those of the company in the language
/// that the browser prefers, among what it and its team speak; English, while there is no policy to read.
fn words_of(policy: Option<&Arc<Policy>>, person: Option<&PersonId>, request: &Request) -> Words {
    let Some(policy) = policy else {
        return Words::default();
    };
    if let Some(person) = person {
        return Words::for_person(&policy.active, person);
    }
    let spoken = &policy.active.company.languages;
    let people = &policy.active.roster.people;
    let of_team = |tag: &str| {
        let mut own = people.iter().filter_map(|person| person.language);
        own.find(|one| one.is_meant_by(tag))
    };
    let preferred = preferred(request.headers(), |tag| {
        spoken.nearest(tag).or_else(|| of_team(tag))
    });
    let said = policy.said_in(preferred);
    let words = Words::from(&said.active.company);
    Words {
        language: preferred.unwrap_or(words.language),
        ..words
    }
}

async fn visit(
    cloud: &Cloud,
    request: &Request,
    page: &Page,
    token: &str,
    acts: bool,
) -> Result<Response<Body>, (Option<PersonId>, NotServed)> {
    let now = cloud.now();
    let link = enter(cloud, page.purpose, token).await;
    let link = link.map_err(|refused| (None, refused))?;
    let visit = Visit {
        cloud,
        link: &link,
        token,
        now,
    };
    let handler = if acts { page.act } else { page.show };
    let lead = link.lead.as_ref().map(tracing::field::display);
    let span = tracing::info_span!("visit", page = page.purpose.path(), lead, acts);
    let served = handler(&visit, request).instrument(span.clone()).await;
    if let Err(refused) = &served
        && refused.is_ours()
    {
        span.in_scope(|| tracing::error!(error = %refused, "a page was not served"));
    }
    served.map_err(|refused| (link.person.clone(), refused))
}
