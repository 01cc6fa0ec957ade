//! The bar above the pages of a demo: what time it is there, what comes next, a way to let it come, and to be somebody else. It is put in
//! by this machine's server: no deployed function knows of it.

use cloud::page::hash_source;
use followup::policy::Policy;
use http::{HeaderValue, Response, header};
use hyper::body::Bytes;
use maud::{Markup, PreEscaped, html};
use wording::Words;
use wording::moment::LocalTimes;

use crate::controls::coming::coming;
use crate::controls::page::{AN_HOUR, FACE_STYLE, be, press};
use crate::deployment::LocalDeployment;

/// Where the head of a page ends and its body begins.
const BODY: &str = "</head><body>";
/// How the address of a form ends that another site shows in a frame: what stands there is that site's.
const FRAMED: &str = "/embed";
/// A mail as its reader sees it: no page of the house.
const MAILED: &str = "/local/mail/";
/// The rules of the bar. They are dark on light in either scheme, so that nobody takes it for a part of the page.
const STYLE: &str = ".local{background:#fdf0d5;color:#5c3d00;font:.9rem/1.4 system-ui,sans-serif;padding:.15rem 1rem;display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem}\
.local form{background:none;padding:0;margin:0;display:block;width:auto;max-width:none}\
.local :is(a,button,summary){background:none;color:#5c3d00;border:0;padding:.5rem 0;margin:0;width:auto;min-height:0;font:inherit;text-align:start;text-decoration:underline;cursor:pointer}\
.local details{margin:0}.local details>div{display:flex;flex-wrap:wrap;gap:0 1rem}\
.local [role=status]{flex-basis:100%}.local ul{margin:0;padding:0 0 .3rem;list-style:none}\
@media print{.local{display:none}}";

/// Whether the pages at a path have the bar, where they are of a demo.
pub(super) fn is_for(deployment: &LocalDeployment, path: &str) -> bool {
    deployment.is_demo() && !path.starts_with(MAILED) && !path.ends_with(FRAMED)
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
    let Some((head, body)) = page.split_once(BODY) else {
        return response;
    };
    let rules = format!("{STYLE}{FACE_STYLE}");
    let style = html! { style { (PreEscaped(&rules)) } }.into_string();
    let bar = bar(deployment).await.into_string();
    let page = format!("{head}{style}{BODY}{bar}{body}");
    let security = response.headers().get(header::CONTENT_SECURITY_POLICY);
    let security = security
        .and_then(|policy| policy.to_str().ok())
        .map(|policy| {
            let styles = format!("style-src{}", hash_source(&rules));
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
    let policy = policy.as_deref();
    let news = deployment.news();
    html! {
        section.local aria-label="The demo" {
            b { "Demo" }
            @if let Some(policy) = policy {
                @let times = LocalTimes::new(Words::default(), policy.calendar().tz());
                span { (times.day_and_hour(now)) " " (times.zone()) }
            }
            @let (label, name, value) = AN_HOUR;
            (press("/local/clock", name, value, label))
            @if let Some(policy) = policy { (press("/local/clock", "to", "next", &next(deployment, policy))) }
            @if let Some(policy) = policy { (somebody_else(policy)) }
            a href="/" { "Start" }
            a href="/local/mail" { "Mailbox" }
            (begin_anew())
            @if !news.is_empty() { div role="status" { ul { @for line in &news { li { (line) } } } } }
        }
    }
}

/// What the button says that lets come what comes next.
fn next(deployment: &LocalDeployment, policy: &Policy) -> String {
    let now = deployment.cloud().now();
    let times = LocalTimes::new(Words::default(), policy.calendar().tz());
    match coming(deployment, policy) {
        Some(event) => format!("Next: {} ({})", event.what, times.on_page(event.at, now)),
        None => "Next: to what is due".to_owned(),
    }
}

/// What throws away the weeks that were played is asked about first.
fn begin_anew() -> Markup {
    html! {
        details {
            summary { "Begin anew" }
            div {
                span { "Everything that was done here is thrown away, and three weeks are played once more." }
                (press("/local/anew", "anew", "yes", "Throw it away and begin anew"))
            }
        }
    }
}

fn somebody_else(policy: &Policy) -> Markup {
    html! {
        details {
            summary { "Be somebody else" }
            div {
                @for person in &policy.active.roster.people { (be(person)) }
                a href="/f/contact" { "Be somebody who asks" }
            }
        }
    }
}
