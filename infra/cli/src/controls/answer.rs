//! What a control answers: a value as JSON, a page, or a problem.

use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::controls::problem::ControlProblem;

pub(super) type ControlAnswer = Result<Response<Bytes>, ControlProblem>;

pub(super) fn json<T: Serialize>(status: StatusCode, value: &T) -> ControlAnswer {
    let body = serde_json::to_vec_pretty(value).map_err(|_| ControlProblem::internal())?;
    Ok(with_type(status, "application/json", body))
}

/// Leads a browser on, after a button was pressed.
pub(super) fn see_other(to: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// A field of a posted form.
pub(super) fn field(form: &str, wanted: &str) -> Option<String> {
    form.trim().split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8().ok()?.into_owned();
        (name == wanted && !value.is_empty()).then_some(value)
    })
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
