//! What went wrong, as RFC 9457 problem details: for programs. A person gets a page that says the same.

use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::Body;
use serde::Serialize;
use wording::form::RefusedField;

/// What a refusal says. `detail` and `errors` repeat nothing of what was sent.
///
/// ```
/// use intake::problem::Problem;
/// let response = Problem::new("unknown-form", 404, "There is no such form", "Check the address.").respond();
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind of problem, as a URI.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same for every problem of its kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What would be right.
    pub detail: String,
    /// The fields that cannot be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RefusedField>,
}

impl Problem {
    /// A problem of this kind.
    #[must_use]
    pub fn new(
        kind: &str,
        status: u16,
        title: impl Into<String>,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            kind: format!("urn:baton:problem:{kind}"),
            title: title.into(),
            status,
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// The same with the fields that it is about.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<RefusedField>) -> Self {
        self.errors = errors;
        self
    }

    /// The answer to a program.
    #[must_use]
    pub fn respond(&self) -> Response<Body> {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        json(status, "application/problem+json", self)
    }
}

/// A JSON answer that nobody keeps.
pub(crate) fn json(
    status: StatusCode,
    content_type: &'static str,
    body: &impl Serialize,
) -> Response<Body> {
    // Texts and numbers only: there is nothing in these bodies that JSON cannot hold.
    let text = serde_json::to_string(body).unwrap_or_else(|_| "{}".to_owned());
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_what_the_standard_asks_for() {
        let problem = Problem::new(
            "fields",
            422,
            "Some answers need another look",
            "See errors.",
        )
        .with_errors(vec![RefusedField::new("email", "Enter an email address.")]);
        insta::assert_json_snapshot!(problem);
    }
}
