//! The bar above the pages of the desk on one machine: what time it is there, a way to let it pass, and to be somebody else.

use cloud::page::hash_source;
use http::{HeaderValue, Response, header};
use hyper::body::Bytes;
use maud::{Markup, html};
use wording::Words;
use wording::moment::LocalTimes;

use crate::controls::page::{AN_HOUR, NEXT, be, press};
use crate::deployment::LocalDeployment;

/// Below this are the pages that have the bar.
const DESK: &str = "/desk";
/// The rules of the bar. They are dark on light in either scheme, so that nobody takes it for a part of the page.
const STYLE: &str = ".local{background:#fdf0d5;color:#5c3d00;font-size:.9rem;padding:.15rem 1rem;display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem}\
.local form{background:none;padding:0;margin:0}\
.local :is(a,button){background:none;color:#5c3d00;border:0;padding:.5rem 0;min-height:0;font:inherit;text-decoration:underline;cursor:pointer}\
@media print{.local{display:none}}";

/// Whether a page has the bar.
pub(super) fn is_for(path: &str) -> bool {
    path == DESK || path.starts_with("/desk/")
}

/// The page with the bar above it; what is no page stays as it is.
pub(super) async fn above(
    deployment: &LocalDeployment,
    mut response: Response<Bytes>,
) -> Response<Bytes> {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    let Some(page) = std::str::from_utf8(response.body())
        .ok()
        .filter(|_| is_page)
    else {
        return response;
    };
    let bar = html! { style { (maud::PreEscaped(STYLE)) } (bar(deployment).await) }.into_string();
    let Some((head, body)) = page.split_once("<body>") else {
        return response;
    };
    let page = format!("{head}<body>{bar}{body}");
    let security = response.headers().get(header::CONTENT_SECURITY_POLICY);
    let security = security
        .and_then(|policy| policy.to_str().ok())
        .map(|policy| {
            let styles = format!("style-src{}", hash_source(STYLE));
            HeaderValue::from_str(&policy.replacen("style-src", &styles, 1))
        });
    if let Some(Ok(security)) = security {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, security);
    }
    *response.body_mut() = Bytes::from(page);
    response
}

async fn bar(deployment: &LocalDeployment) -> Markup {
    let cloud = deployment.cloud();
    let now = cloud.now();
    // Without a policy nobody is of a team; what kept it from being read is said by the page below.
    let policy = cloud.active_policy(now).await.ok().flatten();
    html! {
        div.local {
            b { "This machine" }
            @if let Some(policy) = &policy {
                @let times = LocalTimes::new(Words::default(), policy.calendar().tz());
                span { (times.day_and_hour(now)) " " (times.zone()) }
            }
            @for (label, name, value) in [AN_HOUR, NEXT] { (press("/local/clock", name, value, label)) }
            @for person in policy.iter().flat_map(|policy| &policy.active.roster.people) { (be(person)) }
            a href="/f/contact" { "Form" }
            a href="/local/mail" { "Mailbox" }
        }
    }
}
