//! The mailbox: everything that was mailed, to read.

use http::{HeaderValue, Response, StatusCode, header};
use hyper::body::Bytes;
use local::AcceptedMail;
use maud::{Markup, html};

use crate::controls::answer::{ControlAnswer, with_type};
use crate::controls::clock::shown;
use crate::controls::page::{self, clock_buttons, linked};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// Mails on the page at most, unless all are asked for.
const MAX_SHOWN: usize = 200;
/// A mail's HTML is shown alone: without scripts, forms or anything loaded; its links work.
const SANDBOX: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

pub(super) fn page(deployment: &LocalDeployment, query: Option<&str>) -> Response<Bytes> {
    let mails = deployment.mailbox().all();
    let hidden = match query {
        Some("all") => 0,
        Some(_) | None => mails.len().saturating_sub(MAX_SHOWN),
    };
    let newest = mails.len().saturating_sub(1);
    let shown = html! {
        (clock_buttons(deployment))
        @if mails.is_empty() { p { "Nothing was mailed yet." } }
        @if hidden > 0 { p { a href="/local/mail?all" { "Show " (hidden) " older mails" } } }
        @for (index, mail) in mails.iter().enumerate().skip(hidden) { (article(mail, index == newest)) }
    };
    page::page(deployment, "Mailbox", &shown)
}

fn article(mail: &AcceptedMail, is_newest: bool) -> Markup {
    html! {
        // Like an inbox: one line each, and the newest open to read.
        details.mail.newest[is_newest] id=(if is_newest { "newest" } else { mail.id.as_str() }) open[is_newest] {
            summary {
                b { (mail.subject) @if is_newest { " (newest)" } }
                span.soft { "To " (mail.to.join(", ")) ", " time datetime=(mail.at.to_rfc3339()) { (shown(mail.at)) } }
            }
            dl {
                dt { "From" } dd { (mail.from) }
                @if let Some(reply_to) = mail.headers.get("Reply-To") { dt { "Reply-To" } dd { (reply_to) } }
                @if let Some(lead) = &mail.lead {
                    dt { "Lead" } dd { a href={ "/local/leads/" (lead) ".json" } { (lead) } }
                }
            }
            pre { (linked(mail.text.as_deref().unwrap_or_default())) }
            p {
                @if mail.html.is_some() { a href={ "/local/mail/" (mail.id) ".html" } { "As HTML" } " " }
                a href={ "/local/mail/" (mail.id) ".eml" } { "As a file" }
            }
        }
    }
}

/// `{id}.eml` or `{id}.html`.
pub(super) fn one(deployment: &LocalDeployment, name: &str) -> ControlAnswer {
    let missing =
        || ControlProblem::not_found("There is no such mail; /local/mail.json lists them.");
    let mailbox = deployment.mailbox();
    if let Some(id) = name.strip_suffix(".eml") {
        let eml = mailbox.eml(id).ok_or_else(missing)?;
        return Ok(with_type(StatusCode::OK, "message/rfc822", eml));
    }
    let id = name.strip_suffix(".html").ok_or_else(missing)?;
    let html = mailbox.page(id).ok_or_else(missing)?;
    let mut response = with_type(StatusCode::OK, "text/html; charset=utf-8", html);
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(SANDBOX),
    );
    Ok(response)
}
