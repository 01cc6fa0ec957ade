//! One module a page: what it shows, and what its post does.

mod announcement;
mod assign;
mod booking;
mod go_on;
mod keep;
mod message;
mod opt_in;
mod outcome;
mod own_address;
mod resume;
mod stop;
mod verdict;

use cloud::links::Purpose;
use http::Response;
use lambda_http::{Body, Request};

use crate::case::Visit;
use crate::refused::Refused;

/// Serves the page that the link is for.
pub(crate) async fn serve(
    visit: &Visit<'_>,
    request: &Request,
    acts: bool,
) -> Result<Response<Body>, Refused> {
    match visit.link.purpose {
        Purpose::Outcome if acts => outcome::act(visit, request).await,
        Purpose::Outcome => outcome::show(visit, request).await,
        Purpose::Assign if acts => assign::act(visit, request).await,
        Purpose::Assign => assign::show(visit, request).await,
        Purpose::Verdict if acts => verdict::act(visit, request).await,
        Purpose::Verdict => verdict::show(visit, request).await,
        Purpose::Announcement if acts => announcement::act(visit, request).await,
        Purpose::Announcement => announcement::show(visit, request).await,
        Purpose::Keep if acts => keep::act(visit).await,
        Purpose::Keep => keep::show(visit).await,
        Purpose::Message if acts => message::act(visit, request).await,
        Purpose::Message => message::show(visit).await,
        Purpose::Booking if acts => booking::act(visit, request).await,
        Purpose::Booking => booking::show(visit, request).await,
        Purpose::Resume if acts => resume::act(visit).await,
        Purpose::Resume => resume::show(visit).await,
        Purpose::Stop if acts => stop::act(visit, request).await,
        Purpose::Stop => stop::show(visit).await,
        Purpose::GoOn if acts => go_on::act(visit).await,
        Purpose::GoOn => go_on::show(visit).await,
        Purpose::OwnAddress if acts => own_address::act(visit).await,
        Purpose::OwnAddress => own_address::show(visit).await,
        Purpose::OptIn if acts => opt_in::act(visit).await,
        Purpose::OptIn => opt_in::show(visit).await,
    }
}
