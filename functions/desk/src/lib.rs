//! The desk: people's pages, behind the signed links in mail and behind a door of its own.
//!
//! A `GET` never changes anything, because mail scanners follow links: a page asks, a `POST` does; only that somebody who is signed in has seen a lead
//! is kept (`look`). Whoever has a link
//! acts as the person that it was made for, without signing in, a script or a cookie. Below `/desk` are the pages of who is signed in: their day,
//! the board, a lead.

mod access;
mod booking;
mod case;
mod cookies;
mod dates;
mod description;
mod fields;
mod from_list;
mod in_full;
mod look;
mod mail_ahead;
mod open_leads;
mod other_role;
mod own_day;
mod page;
mod pages;
mod parts;
mod provider;
mod refused;
mod route;
mod search;
mod seat;
mod sign_in;
mod timeline;
mod undone;
mod upcoming;
mod way_back;
mod words;

pub use cookies::session_cookie;
pub use description::description;

use std::sync::Arc;

use cloud::Cloud;
use cloud::links::{Link, Purpose};
use cloud::page::preferred;
use cloud::table::session::SignedIn;
use followup::ids::{LeadId, PersonId};
use followup::policy::Policy;
use futures_util::future::try_join;
use http::{Method, Response};
use lambda_http::{Body, Request};
use tracing::{Instrument, Span};
use wording::Words;

use crate::access::{DESK, FROM_LINK, Seat, Visit, active_policy, enter, policy_here};
use crate::fields::queried;
use crate::from_list::{FromList, from_list};
use crate::look::Look;
use crate::other_role::refusal;
use crate::page::{framed, is_all_done, see_other, under_header};
use crate::pages::Page;
use crate::refused::{DeskRefusal, NotServed, Refused};
use crate::route::{DeskRoute, route};
use crate::seat::{LEAD, SeatPage, Signed, header, is_from_here, is_own_look, signed_in};
use crate::way_back::WayBack;

/// Serves a page, or does what it was asked to.
///
/// A failure is logged once, with ids only, and answered: `503` with `Retry-After` when the same request may succeed
/// later, else `500`.
pub async fn handle(cloud: &Cloud, request: Request) -> Response<Body> {
    let served = match route(&request) {
        DeskRoute::Show(page, token) => visit(cloud, &request, page, token, false).await,
        DeskRoute::Act(page, token) => visit(cloud, &request, page, token, true).await,
        DeskRoute::Door { acts } => door(cloud, &request, acts).await,
        DeskRoute::Provider => provider(cloud, &request).await,
        DeskRoute::Seat { page, lead, acts } => sit(cloud, &request, page, lead, acts).await,
        DeskRoute::NotFound => Err(NotServed::NoPage.into()),
        DeskRoute::MethodNotAllowed { allowed } => Err(NotServed::Method { allowed }.into()),
    };
    // Read for the page already; without a policy the page is plain, and in English.
    let policy = cloud.active_policy(cloud.now()).await.ok().flatten();
    let response = served.unwrap_or_else(|Refused { person, why }| {
        why.respond(words_of(policy.as_ref(), person.as_ref(), &request))
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
) -> Result<Response<Body>, Refused> {
    let link = enter(cloud, page.purpose, token).await?;
    let refused = |why| Refused {
        person: link.person.clone(),
        why,
    };
    let here = match &link.person {
        Some(person) => {
            let here = signed_in(cloud, request).await.map_err(refused)?;
            here.filter(|here| here.person == *person)
        }
        None => None,
    };
    let leads_back = here.is_some() && page.leads_back();
    let fields = queried(request);
    let back = WayBack::asked(&fields).filter(|_| leads_back);
    let from = FromList::asked(&fields).filter(|_| back.is_some());
    let own = |back: WayBack| back.from(from.as_ref(), token);
    let visit = Visit {
        cloud,
        link: &link,
        token: &back.map_or_else(|| token.to_owned(), own),
        root: FROM_LINK,
        from: from.as_ref(),
        now: cloud.now(),
    };
    let lead = link.lead.as_ref().map(tracing::field::display);
    let span = tracing::info_span!("visit", page = page.purpose.path(), lead, acts);
    let served = watched(span, answered(&visit, request, page, acts)).await;
    let answer = served.map_err(refused)?;
    match (back, &link.lead, here) {
        (Some(back), Some(lead), _) if is_all_done(&answer) => {
            Ok(see_other(&back.said(&visit, lead)))
        }
        (_, _, Some(here)) => at_the_desk(&visit, answer, &here).await.map_err(refused),
        (_, _, None) => Ok(answer),
    }
}

/// What the page of a link answers, once that it is for whoever came.
async fn answered(
    visit: &Visit<'_>,
    request: &Request,
    page: &Page,
    acts: bool,
) -> Result<Response<Body>, NotServed> {
    if let Some(refused) = refusal(visit, page.bearer, acts).await? {
        return Ok(refused);
    }
    let handler = if acts { page.act } else { page.show };
    handler(visit, request).await
}

/// The page of a link for its person, who is signed in: they find their way on as from every page of the desk.
async fn at_the_desk(
    visit: &Visit<'_>,
    answer: Response<Body>,
    here: &SignedIn,
) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    let Some(person) = policy.active.roster.get(&person) else {
        return Ok(answer);
    };
    let signed = Signed {
        visit,
        policy: &policy,
        person,
        look: Look {
            person: &person.id,
            before: &here.sights,
            // What is behind a link is one task, and no page of a lead.
            is_own: false,
        },
    };
    Ok(under_header(
        answer,
        header(&signed, visit.link.purpose.path()),
    ))
}

/// Who is signed in is led to where they begin; everybody else stands at the door.
async fn door(cloud: &Cloud, request: &Request, acts: bool) -> Result<Response<Body>, Refused> {
    let policy = active_policy(cloud, cloud.now()).await?;
    let words = words_of(Some(&policy), None, request);
    if acts {
        return Ok(sign_in::take(cloud, request, &policy, words).await?);
    }
    let here = signed_in(cloud, request).await?;
    let roster = &policy.active.roster;
    Ok(match here.and_then(|here| roster.get(&here.person)) {
        Some(person) => see_other(&format!("{DESK}/{}", Seat::begins(roster, person))),
        None => sign_in::ask(cloud, request, words),
    })
}

/// The way in by the company's own accounts.
async fn provider(cloud: &Cloud, request: &Request) -> Result<Response<Body>, Refused> {
    let policy = active_policy(cloud, cloud.now()).await?;
    let words = words_of(Some(&policy), None, request);
    Ok(provider::come(cloud, request, &policy, words).await?)
}

/// A page of who is signed in, if it is for them; whoever is not is led to the door.
async fn sit(
    cloud: &Cloud,
    request: &Request,
    page: &SeatPage,
    lead: Option<&str>,
    acts: bool,
) -> Result<Response<Body>, Refused> {
    let root = "../".repeat(page.path.split('/').count());
    let now = cloud.now();
    let policy = policy_here(cloud, now, acts);
    let (policy, here) = try_join(policy, signed_in(cloud, request)).await?;
    let roster = &policy.active.roster;
    let known = here.and_then(|here| Some((roster.get(&here.person)?, here.sights)));
    let Some((person, sights)) = known else {
        return Ok(see_other(&format!("{root}{DESK}")));
    };
    let refused = |why: NotServed| Refused {
        person: Some(person.id.clone()),
        why,
    };
    if acts && !is_from_here(request) {
        return Err(refused(DeskRefusal::Elsewhere.into()));
    }
    if !page.seat.is_for(roster, person) {
        return Err(refused(DeskRefusal::NotYours.into()));
    }
    let lead = lead.map(LeadId::parse).transpose();
    let lead = lead.map_err(|_| refused(NotServed::NoLead))?;
    let link = Link {
        purpose: Purpose::List,
        lead: lead.clone(),
        person: Some(person.id.clone()),
        task: Purpose::List.path().to_owned(),
        expires: None,
    };
    let from = FromList::asked(&queried(request)).filter(|_| lead.is_some());
    let token = match (page.path.rsplit('/').next(), &lead) {
        (Some(LEAD), Some(lead)) => lead.as_str(),
        (last, _) => last.unwrap_or(page.path),
    };
    let visit = Visit {
        cloud,
        link: &link,
        token: &from_list(from.as_ref(), token),
        root: &root,
        from: from.as_ref(),
        now,
    };
    let signed = Signed {
        visit: &visit,
        policy: &policy,
        person,
        look: Look {
            person: &person.id,
            before: &sights,
            is_own: is_own_look(request),
        },
    };
    let handler = if acts { page.act } else { page.show };
    let at = lead.as_ref().map(tracing::field::display);
    let span = tracing::info_span!("desk", page = page.name, lead = at, acts);
    watched(span, handler(&signed, request))
        .await
        .map_err(refused)
}

/// What a page answers, logged where it failed for a reason of ours.
async fn watched(
    span: Span,
    served: impl Future<Output = Result<Response<Body>, NotServed>>,
) -> Result<Response<Body>, NotServed> {
    let served = served.instrument(span.clone()).await;
    if let Err(refused) = &served
        && refused.is_ours()
    {
        span.in_scope(|| tracing::error!(error = %refused, "a page was not served"));
    }
    served
}
