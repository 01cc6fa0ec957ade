//! Answers to whatever asks for a form, and what all of them share.

use followup::form::{FieldKind, Form};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use lambda_http::{Body, Request};

use crate::owner::PageOwner;
use crate::problem::Problem;
use crate::request::Wants;
use crate::{body, page, request, route};

/// For how many seconds a browser remembers a preflight.
const PREFLIGHT_SECONDS: &str = "600";
/// What another site's script may send.
const CORS_HEADERS: &str = "content-type, idempotency-key, accept";

pub(crate) fn see_other(address: &str) -> Response<Body> {
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

pub(crate) fn respond_problem(
    owner: PageOwner<'_>,
    wants: Wants,
    problem: &Problem,
) -> Response<Body> {
    match wants {
        Wants::Program => problem.respond(),
        Wants::Person => page::error(owner, problem.status, &problem.title, &problem.detail),
    }
}

/// There is no such form, or no such address.
#[must_use]
pub fn respond_not_found(request: &Request, owner: PageOwner<'_>) -> Response<Body> {
    match request::wants(request) {
        Wants::Program => Problem::new(
            "not-found",
            404,
            "There is no such form",
            "Check the address: /f/ and a form's name.",
        )
        .respond(),
        Wants::Person => page::not_found(owner),
    }
}

/// The address does something else.
#[must_use]
pub fn respond_method_not_allowed(
    request: &Request,
    allow: &'static str,
    owner: PageOwner<'_>,
) -> Response<Body> {
    let problem = Problem::new(
        "method",
        405,
        "This address does not do that",
        format!("It answers to {allow}."),
    );
    let mut response = respond_problem(owner, request::wants(request), &problem);
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
pub(crate) fn allow_origin(response: &mut Response<Body>, origin: Option<&str>) {
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
/// let fields = intake::answer::prefilled(&request, &Form::builtin_contact());
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
