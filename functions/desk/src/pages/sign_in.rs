//! The link of the mail by which somebody signs in.
//!
//! A `GET` only asks, because mail scanners follow links; and the link lets in the browser that asked, and no other: elsewhere it shows the code.

use cloud::links::Purpose;
use cloud::table::session::sign_in_of;
use followup::ids::MessageId;
use http::Response;
use lambda_http::{Body, Request};
use maud::html;

use super::row::{Page, Takes};
use crate::access::{Bearer, Seat, Visit};
use crate::cookies::Cookie;
use crate::page::{naming, page};
use crate::refused::{DeskRefusal, NotServed};
use crate::seat::is_from_here;

/// The row of this page.
pub(super) const PAGE: Page = Page {
    purpose: Purpose::SignIn,
    bearer: Bearer::Team(Seat::Anybody),
    name: "signIn",
    shows: "Somebody of the team is asked whether they want to be let in; in another browser than the one that asked, they read the code for it.",
    does: "Lets somebody in at the desk, once, in the browser that asked.",
    takes: Takes::Nothing,
    query: &[],
    answers: &[(303, "They are signed in; the address is where they begin.")],
    show: |visit, request| Box::pin(show(visit, request)),
    act: |visit, request| Box::pin(act(visit, request)),
};

/// Whether the request is of the browser that asked.
fn asked_here<'a>(visit: &Visit<'_>, request: &'a Request) -> Option<&'a str> {
    let secret = Cookie::Asked.read(visit.cloud, request)?;
    (sign_in_of(secret).as_str() == visit.link.task).then_some(secret)
}

async fn show(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    let words = visit.words(&policy);
    let roster = &policy.active.roster;
    let name = roster
        .get(&person)
        .map_or(person.as_str(), |one| one.first_name());
    let title = words.sign_in_title();
    let id = MessageId::parse(&visit.link.task).map_err(|_| NotServed::NoPage)?;
    let body = html! {
        h1 { (title) }
        @if asked_here(visit, request).is_some() {
            form method="post" action=(visit.token) {
                p { (naming(name, |name| words.sign_in_as(name))) }
                button.big type="submit" { (words.sign_in_button()) }
            }
        } @else {
            div.card {
                p { (words.sign_in_elsewhere()) }
                p.code { (visit.cloud.sign_in_code(&id)) }
                p.note { (words.sign_in_not_asked()) }
            }
        }
    };
    Ok(page(words, 200, &title, &body))
}

async fn act(visit: &Visit<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let policy = visit.policy().await?;
    let person = visit.person(&policy)?;
    if !is_from_here(request) {
        return Err(DeskRefusal::Elsewhere.into());
    }
    let cloud = visit.cloud;
    let secret = asked_here(visit, request).ok_or(DeskRefusal::SignInOver)?;
    let let_in = cloud.redeem_link(secret, visit.now).await?;
    if let_in.as_ref() != Some(&person) {
        return Err(DeskRefusal::SignInOver.into());
    }
    crate::sign_in::welcome(cloud, &person, visit.now, &visit.desk("")).await
}
