//! The demo begins anew, and what is shown while it is played.

use cloud::page::Shell;
use http::{HeaderValue, Method, Response, StatusCode, header};
use hyper::body::Bytes;
use maud::html;

use crate::controls::answer::{ControlAnswer, see_other, with_type};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// In how many seconds a browser asks again.
const AGAIN: HeaderValue = HeaderValue::from_static("1");

/// Plays the demo anew; a browser goes to the start, and waits there.
pub(super) fn begin(deployment: &LocalDeployment) -> ControlAnswer {
    if !deployment.begin_anew() {
        return Err(ControlProblem::unprocessable(
            "This is no demo: what is here was done by people, and nothing plays it again.",
        ));
    }
    let mut response = see_other("/");
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(header::CONNECTION, close);
    Ok(response)
}

/// What would change something waits for the end of a demo that is being played.
pub(super) fn in_a_few_seconds(is_browser: bool) -> Response<Bytes> {
    const SAID: &str = "The demo is still being played, and nothing is changed meanwhile. Try again in a few seconds.";
    if is_browser {
        let said = html! { h1 { "In a few seconds" } p { (SAID) } p { a href="/" { "Start" } } };
        return not_yet("In a few seconds", &said, false);
    }
    let mut response = ControlProblem::new(StatusCode::SERVICE_UNAVAILABLE, SAID).respond();
    response.headers_mut().insert(header::RETRY_AFTER, AGAIN);
    response
}

/// What stands wherever somebody looks before a demo is there: how far it is, of a hundred. The page looks again by itself.
#[must_use]
pub fn meanwhile(method: &Method, done: u32) -> Response<Bytes> {
    let is_read = matches!(*method, Method::GET | Method::HEAD);
    if !is_read {
        return in_a_few_seconds(false);
    }
    let said = html! {
        h1 { "Three weeks in a few seconds" }
        p { "Three weeks of a company are being played, by the way that a real inquiry goes: forms are sent, people call, click and forget to, and Baton does the rest." }
        p { progress max="100" value=(done) { (done) " of 100" } }
        p { "This page opens by itself when they are over." }
    };
    not_yet("Baton is playing three weeks", &said, true)
}

fn not_yet(title: &str, said: &maud::Markup, looks_again: bool) -> Response<Bytes> {
    let shell = Shell::new("en", title, None);
    let text = shell.html(said).into_string();
    let kind = "text/html; charset=utf-8";
    let mut response = with_type(StatusCode::SERVICE_UNAVAILABLE, kind, text);
    let headers = response.headers_mut();
    if let Ok(security) = HeaderValue::from_str(&shell.security()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, security);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::RETRY_AFTER, AGAIN);
    if looks_again {
        headers.insert(header::REFRESH, AGAIN);
    }
    response
}
