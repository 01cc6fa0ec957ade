//! What went wrong, as RFC 9457 problem details.

use calendar::format_instant;
use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use serde::Serialize;

use crate::deployment::AdvanceError;

/// A refusal that says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ControlProblem {
    /// What kind: `about:blank`, as its status says it.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status's own words.
    pub title: String,
    /// The status.
    pub status: u16,
    /// What is wrong here, and what would be right.
    pub detail: String,
}

impl ControlProblem {
    /// A problem of this status.
    #[must_use]
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status
                .canonical_reason()
                .unwrap_or("Something is wrong")
                .to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
        }
    }

    /// The request makes no sense.
    #[must_use]
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// The request makes sense, what it asks for does not.
    #[must_use]
    pub fn unprocessable(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// There is no such thing.
    #[must_use]
    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, detail)
    }

    /// The table does not answer.
    #[must_use]
    pub fn unavailable(error: &cloud::CloudError) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string())
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("Send at most {limit} bytes."),
        )
    }

    pub(crate) fn timeout() -> Self {
        Self::new(
            StatusCode::REQUEST_TIMEOUT,
            "The body took too long. Send it again.",
        )
    }

    pub(crate) fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something broke here; the log says what.",
        )
    }

    /// The answer.
    #[must_use]
    pub fn respond(&self) -> Response<Bytes> {
        let body = serde_json::to_vec(self).unwrap_or_default();
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}

impl From<AdvanceError> for ControlProblem {
    fn from(error: AdvanceError) -> Self {
        match error {
            AdvanceError::Backwards { now, .. } => Self::new(
                StatusCode::CONFLICT,
                format!(
                    "The clock is at {} and never goes back. Name a later time.",
                    format_instant(now)
                ),
            ),
            AdvanceError::TooFar { days } => {
                Self::unprocessable(format!("Move the clock at most {days} days at a time."))
            }
            AdvanceError::Aws(error) => {
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
            }
        }
    }
}
