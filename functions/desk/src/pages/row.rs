//! What a page is: one row.

use std::fmt;
use std::pin::Pin;

use cloud::links::Purpose;
use http::Response;
use lambda_http::{Body, Request};
use serde_json::Value;

use crate::access::{Bearer, Visit};
use crate::refused::NotServed;
use crate::way_back::BACK_FIELD;

/// What comes of a request.
pub(crate) type Served<'a> =
    Pin<Box<dyn Future<Output = Result<Response<Body>, NotServed>> + Send + 'a>>;
/// Answers a request of somebody who is here.
pub(crate) type Handler = for<'a> fn(&'a Visit<'a>, &'a Request) -> Served<'a>;

/// A page behind a link. Its address is `/{letter of the purpose}/{token}`, for the gateway too.
pub(crate) struct Page {
    /// What its link is for.
    pub(crate) purpose: Purpose,
    /// By whose link it is opened.
    pub(crate) bearer: Bearer,
    /// Names its operations for programs.
    pub(crate) name: &'static str,
    /// What a `GET` shows, in a sentence.
    pub(crate) shows: &'static str,
    /// What a `POST` does, in a sentence.
    pub(crate) does: &'static str,
    /// What a `POST` takes.
    pub(crate) takes: Takes,
    /// What the address may say besides the token: a name, and what it is for.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// What a `POST` may answer besides what every page does: a status, and what it means.
    pub(crate) answers: &'static [(u16, &'static str)],
    /// Answers a `GET`: shows, and changes nothing.
    pub(crate) show: Handler,
    /// Answers a `POST`: does what the page is for.
    pub(crate) act: Handler,
}

/// What a post to a page takes.
pub(crate) enum Takes {
    /// Nothing: the link says it all.
    Nothing,
    /// A form whose fields this schema describes.
    Fields(fn() -> Value),
    /// Any body, or none; the text says what is looked for in it.
    Anything(&'static str),
}

impl Page {
    /// Whether its address says from where at the desk it was opened.
    pub(crate) fn leads_back(&self) -> bool {
        self.query.contains(&BACK_FIELD)
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Page").field(&self.purpose).finish()
    }
}

/// Compares the purposes: each has one page.
impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.purpose == other.purpose
    }
}

impl Eq for Page {}
