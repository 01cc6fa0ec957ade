//! The shell of every page. No script; whatever somebody typed is escaped.

use cloud::page::{STYLE, STYLE_SOURCE};
use followup::policy::Company;
use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::Body;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use wording::Words;

/// Text as a page shows it, as markup.
pub(crate) fn shown(raw: &str) -> Markup {
    PreEscaped(cloud::page::shown(raw))
}

/// The content security policy: no script, no picture, no frame, and the one style sheet.
fn content_security_policy() -> String {
    format!(
        "default-src 'none'; style-src {STYLE_SOURCE}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
}

/// A page.
pub(crate) fn page(status: u16, title: &str, body: &Markup) -> Response<Body> {
    page_in(Words::TEAM, status, title, body)
}

/// The same in the language of these words.
pub(crate) fn page_in(words: Words, status: u16, title: &str, body: &Markup) -> Response<Body> {
    let markup = html! {
        (DOCTYPE)
        html lang=(words.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex, nofollow";
                // A telephone that makes links of numbers by itself would offer what must not be called.
                meta name="format-detection" content="telephone=no";
                title { (shown(title)) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (body) } }
        }
    };
    respond(status, "text/html; charset=utf-8", markup.into_string())
}

/// A line for a program.
pub(crate) fn plain(status: u16, text: &str) -> Response<Body> {
    respond(status, "text/plain; charset=utf-8", text.to_owned())
}

/// Where the company says what it does with personal data.
pub(crate) fn privacy(company: &Company) -> Markup {
    let words = Words::from(company);
    html! { p.note { a href=(shown(&company.privacy_url)) rel="noreferrer" { (words.page_privacy()) } } }
}

/// A page that says what is the matter and what would be right.
pub(crate) fn message(status: u16, title: &str, details: &[&str]) -> Response<Body> {
    let body = html! {
        h1 { (shown(title)) }
        div.card role="alert" { @for detail in details { p { (shown(detail)) } } }
    };
    page(status, title, &body)
}

fn respond(status: u16, kind: &'static str, text: String) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(
        "x-robots-tag",
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}
