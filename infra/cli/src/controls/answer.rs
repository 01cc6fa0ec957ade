//! What a control answers: a value as JSON, a page, or a problem.

use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use serde::Serialize;

use crate::controls::problem::ControlProblem;

pub(super) type ControlAnswer = Result<Response<Bytes>, ControlProblem>;

pub(super) fn json<T: Serialize>(status: StatusCode, value: &T) -> ControlAnswer {
    let body = serde_json::to_vec_pretty(value).map_err(|_| ControlProblem::internal())?;
    Ok(with_type(status, "application/json", body))
}

pub(super) fn with_type(
    status: StatusCode,
    kind: &'static str,
    body: impl Into<Bytes>,
) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
