//! Somebody leaves the desk.

use http::{Response, header};
use lambda_http::{Body, Request};

use super::row::{SeatPage, Signed};
use crate::access::Seat;
use crate::cookies::Cookie;
use crate::page::see_other;
use crate::pages::Takes;
use crate::refused::NotServed;

/// The row of this page.
pub(super) const SEAT: SeatPage = SeatPage {
    path: "out",
    name: "signOut",
    seat: Seat::Anybody,
    shows: "Leads to the page on which somebody begins.",
    does: "Ends this session. With `everywhere`, each of this person's.",
    takes: Takes::Anything("The field `everywhere`, where every session of this person shall end."),
    query: &[],
    files: &[],
    show: |signed, _| Box::pin(async move { Ok(see_other(&signed.visit.desk(""))) }),
    act: |signed, request| Box::pin(act(signed, request)),
};

async fn act(signed: &Signed<'_>, request: &Request) -> Result<Response<Body>, NotServed> {
    let cloud = signed.visit.cloud;
    if crate::fields::posted(request).is_ok_and(|fields| fields.get("everywhere").is_some()) {
        cloud.close_every_session(&signed.person.id).await?;
    } else if let Some(cookie) = Cookie::Session.read(cloud, request) {
        cloud.close_session(cookie).await?;
    }
    let mut response = see_other(&signed.visit.desk(""));
    if let Some(cleared) = Cookie::Session.clear(cloud) {
        response.headers_mut().insert(header::SET_COOKIE, cleared);
    }
    Ok(response)
}
