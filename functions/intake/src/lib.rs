//! A form arrives and becomes an inquiry: the edge of Baton that strangers reach.
//!
//! [`route`](route::route) says what a request is for. A post goes through [`receive`], which checks and parses all of
//! it before anything is written; one write accepts it; [`respond_accepted`] answers. What is refused is refused as a
//! whole, by [`Refused::respond`], as a page to a person and as problem details to a program.

pub mod body;
pub mod description;
mod fields;
mod handle;
mod operations;
pub mod page;
pub mod problem;
pub mod request;
pub mod route;
pub mod stamp;

pub use handle::handle;

use crate::page::FormView;
use crate::problem::Problem;
use crate::request::{Submission, SubmissionRefusal, Wants};
use calendar::Instant;
use followup::form::{FieldError, FieldKind, Form, REDIRECT_FIELD};
use followup::inquiry::Inquiry;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use lambda_http::{Body, Request};
use serde::Serialize;

/// After how many seconds a caller may try again when the table was busy.
pub const RETRY_AFTER_SECONDS: u16 = 5;
/// For how many seconds a browser remembers a preflight.
const PREFLIGHT_SECONDS: &str = "600";
/// What another site's script may send.
const CORS_HEADERS: &str = "content-type, idempotency-key, accept";

/// What the edge needs to know besides the request and the form.
#[derive(Clone, Copy)]
pub struct Edge<'a> {
    /// When the request arrived.
    pub at: Instant,
    /// The country of telephone numbers that name none.
    pub country_code: &'a str,
    /// Whether a text was signed by this deployment: text, signature.
    pub verify: &'a (dyn Fn(&str, &str) -> bool + Sync),
}

/// A post that was refused, with what the page needs to come back as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPost {
    /// Why.
    pub refusal: SubmissionRefusal,
    /// Who waits for the answer.
    pub wants: Wants,
    /// What was typed, if it could be read.
    pub typed: body::FormFields,
    /// The page's origin, if it may read the answer.
    pub origin: Option<String>,
}

/// What the table says of an accepted submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedPost {
    /// The lead's id.
    pub lead: String,
    /// The inquiry's id.
    pub inquiry: String,
    /// Whether the same submission had been accepted before.
    pub repeated: bool,
}

/// Reads and checks a post to `form`, all of it, before anything is written.
///
/// # Errors
/// The envelope's first fault, or all faults of the fields.
pub async fn receive(
    request: &Request,
    form: &Form,
    edge: Edge<'_>,
) -> Result<(Submission, Inquiry), RefusedPost> {
    let submission = request::submission(request, form)
        .await
        .map_err(|refusal| RefusedPost {
            refusal,
            wants: request::wants(request),
            typed: body::FormFields::new(),
            origin: request::allowed_origin(request.headers(), form).unwrap_or(None),
        })?;
    match form.read(&submission.body, edge.at, edge.country_code) {
        Ok(mut inquiry) => {
            let hasty = stamp::suspicion(form, &submission.body, edge.at, edge.verify);
            inquiry.suspicion = inquiry.suspicion.or(hasty);
            Ok((submission, inquiry))
        }
        Err(errors) => Err(RefusedPost {
            refusal: SubmissionRefusal::Fields(errors),
            wants: submission.wants,
            typed: submission.body,
            origin: submission.origin,
        }),
    }
}

impl RefusedPost {
    /// What a program is told.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let detail = self.refusal.to_string();
        match &self.refusal {
            SubmissionRefusal::Body(error) => {
                Problem::new("body", error.status(), "The answer cannot be read", detail)
            }
            SubmissionRefusal::Key => Problem::new(
                "idempotency-key",
                400,
                "The idempotency key is malformed",
                detail,
            ),
            SubmissionRefusal::ForeignOrigin => {
                Problem::new("foreign-origin", 403, "This site may not post here", detail)
            }
            SubmissionRefusal::ForeignRedirect => Problem::new(
                "foreign-redirect",
                422,
                "The redirect is not allowed",
                detail,
            )
            .with_errors(vec![FieldError::new(REDIRECT_FIELD, detail_of_redirect())]),
            SubmissionRefusal::Fields(errors) => {
                Problem::new("fields", 422, "Some answers need another look", detail)
                    .with_errors(errors.clone())
            }
        }
    }

    /// The answer: problem details, the page again with a message beside each field, or a page that says why.
    #[must_use]
    pub fn respond(&self, form: &Form, stamp: &str, privacy_url: Option<&str>) -> Response<Body> {
        let problem = self.problem();
        let mut response = match (self.wants, &self.refusal) {
            (Wants::Program, _) => problem.respond(),
            (Wants::Person, SubmissionRefusal::Fields(errors)) => FormView {
                form,
                values: &self.typed,
                errors,
                stamp,
                privacy_url,
            }
            .respond(problem.status),
            (
                Wants::Person,
                SubmissionRefusal::Body(_)
                | SubmissionRefusal::Key
                | SubmissionRefusal::ForeignOrigin
                | SubmissionRefusal::ForeignRedirect,
            ) => page::error(problem.status, problem.title, &problem.detail),
        };
        allow_origin(&mut response, self.origin.as_deref());
        response
    }
}

fn detail_of_redirect() -> &'static str {
    "Name an address that this form allows, or leave it out."
}

#[derive(Serialize)]
struct AcceptedBody<'a> {
    lead: &'a str,
    inquiry: &'a str,
    repeated: bool,
    thanks: &'a str,
}

/// The answer to an accepted submission: `202` with the ids for a program, `303` to the thank-you page for a person.
#[must_use]
pub fn respond_accepted(
    submission: &Submission,
    form: &Form,
    accepted: &AcceptedPost,
) -> Response<Body> {
    let thanks = thanks_address(submission, form);
    let mut response = match submission.wants {
        Wants::Program => {
            let AcceptedPost {
                lead,
                inquiry,
                repeated,
            } = accepted;
            problem::json(
                StatusCode::ACCEPTED,
                "application/json",
                &AcceptedBody {
                    lead,
                    inquiry,
                    repeated: *repeated,
                    thanks: &thanks,
                },
            )
        }
        Wants::Person => see_other(&thanks),
    };
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

/// The allowed redirect, the form's thank-you page elsewhere, or its own.
///
/// Under a stage or base path the own page is named relative to the form's: what the gateway sees need not be what the
/// browser sees.
fn thanks_address(submission: &Submission, form: &Form) -> String {
    let elsewhere = submission.redirect.as_ref().or(form.thank_you_url.as_ref());
    elsewhere.cloned().unwrap_or_else(|| {
        let base = if submission.mount.is_empty() {
            "/f/"
        } else {
            ""
        };
        format!("{base}{}/thanks", form.name)
    })
}

fn see_other(address: &str) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    *response.status_mut() = StatusCode::SEE_OTHER;
    // Only addresses that were compared with an allowed one come here, and those are visible ASCII.
    if let Ok(location) = HeaderValue::from_str(address) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn respond_problem(wants: Wants, problem: &Problem) -> Response<Body> {
    match wants {
        Wants::Program => problem.respond(),
        Wants::Person => page::error(problem.status, problem.title, &problem.detail),
    }
}

/// The table is busy and nothing was written: try again.
#[must_use]
pub fn respond_busy(submission: &Submission) -> Response<Body> {
    let detail = "Nothing was kept. Please send it again in a few seconds.";
    let mut response = respond_problem(
        submission.wants,
        &Problem::new("busy", 503, "Too busy at the moment", detail),
    );
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

/// The idempotency key was used for another submission.
#[must_use]
pub fn respond_key_reused(submission: &Submission) -> Response<Body> {
    let detail =
        "This Idempotency-Key came with other fields before. Use a new key for a new submission.";
    let problem = Problem::new("key-reused", 422, "The idempotency key is taken", detail);
    let mut response = respond_problem(submission.wants, &problem);
    allow_origin(&mut response, submission.origin.as_deref());
    response
}

/// There is no such form, or no such address.
#[must_use]
pub fn respond_not_found(request: &Request) -> Response<Body> {
    match request::wants(request) {
        Wants::Program => Problem::new(
            "not-found",
            404,
            "There is no such form",
            "Check the address: /f/ and a form's name.",
        )
        .respond(),
        Wants::Person => page::not_found(),
    }
}

/// The address does something else.
#[must_use]
pub fn respond_method_not_allowed(request: &Request, allow: &'static str) -> Response<Body> {
    let problem = Problem::new(
        "method",
        405,
        "This address does not do that",
        format!("It answers to {allow}."),
    );
    let mut response = respond_problem(request::wants(request), &problem);
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static(allow));
    response
}

/// The answer to a browser that asks whether another site's script may post here.
#[must_use]
pub fn respond_preflight(headers: &HeaderMap, form: &Form) -> Response<Body> {
    let mut response = Response::new(Body::Empty);
    match request::allowed_origin(headers, form) {
        Err(_) => *response.status_mut() = StatusCode::FORBIDDEN,
        Ok(origin) => {
            *response.status_mut() = StatusCode::NO_CONTENT;
            let allowed = response.headers_mut();
            allowed.insert(header::ALLOW, HeaderValue::from_static(route::FORM_METHODS));
            if origin.is_some() {
                allowed.insert(
                    header::ACCESS_CONTROL_ALLOW_METHODS,
                    HeaderValue::from_static("POST, OPTIONS"),
                );
                allowed.insert(
                    header::ACCESS_CONTROL_ALLOW_HEADERS,
                    HeaderValue::from_static(CORS_HEADERS),
                );
                allowed.insert(
                    header::ACCESS_CONTROL_MAX_AGE,
                    HeaderValue::from_static(PREFLIGHT_SECONDS),
                );
            }
            allow_origin(&mut response, origin.as_deref());
        }
    }
    response
}

/// Lets an allowed origin's script read the answer, and caches keep answers to different origins apart.
fn allow_origin(response: &mut Response<Body>, origin: Option<&str>) {
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("origin, accept"));
    if let Some(origin) = origin.and_then(|origin| HeaderValue::from_str(origin).ok()) {
        response
            .headers_mut()
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        let readable = HeaderValue::from_static("retry-after");
        response
            .headers_mut()
            .insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, readable);
    }
}

/// The fields that an address fills in before: its query, or nothing when that is broken. A link never ticks a box:
/// consent is the reader's to give, and boxes start unticked.
///
/// ```
/// use followup::form::Form;
/// use lambda_http::{Body, http::Request};
/// let request = Request::builder().uri("/f/contact?topic=sales&newsletter=yes").body(Body::Empty).unwrap();
/// let fields = intake::prefilled(&request, &Form::builtin_contact());
/// assert_eq!(fields, [("topic".to_owned(), "sales".to_owned())]);
/// ```
#[must_use]
pub fn prefilled(request: &Request, form: &Form) -> body::FormFields {
    let ticks = |name: &str| {
        form.field(name)
            .is_some_and(|field| matches!(field.kind, FieldKind::Checkbox { .. }))
    };
    let query = request
        .uri()
        .query()
        .and_then(|query| body::urlencoded(query.as_bytes()).ok());
    query
        .unwrap_or_default()
        .into_iter()
        .filter(|(name, _)| !ticks(name))
        .collect()
}

/// The answer to `HEAD`: that of `GET` without its body. Any other answer stays as it is.
#[must_use]
pub fn without_body(method: &Method, mut response: Response<Body>) -> Response<Body> {
    if *method == Method::HEAD {
        *response.body_mut() = Body::Empty;
    }
    response
}

/// Where this form is reached from outside, for the embed snippet: `https://{host}{mount}/f/{form}`.
#[must_use]
pub fn public_address(request: &Request, form: &Form) -> String {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("");
    let local = ["localhost", "127.0.0.1"].contains(&host.split(':').next().unwrap_or(""));
    let scheme = if local { "http" } else { "https" };
    format!("{scheme}://{host}{}/f/{}", route::mount(request), form.name)
}

#[cfg(test)]
#[path = "lib_tests.rs"]
mod tests;
