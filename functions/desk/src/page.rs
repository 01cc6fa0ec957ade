//! The shell of every page. No script; whatever somebody typed is escaped.

use followup::inquiry::many_lines;
use http::{HeaderValue, Response, StatusCode, header};
use lambda_http::Body;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The one stylesheet, inside every page.
pub(crate) const STYLE: &str = include_str!("style.css");
/// The content security policy: no script, no picture, no frame, and this stylesheet by its SHA-256. A test compares them.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'sha256-Fi9SsmtTEUHXwc1eV8g0aHIfRtKs5eK9j20R/8yd1h4='; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Text as a page shows it: nothing invisible, and every character that means something in HTML or in a template as a
/// number, so that neither a browser nor a template engine further on takes it for its own.
pub(crate) fn shown(raw: &str) -> Markup {
    let mut out = String::with_capacity(raw.len());
    for c in many_lines(raw).chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' | '`' | '{' | '}' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            other => out.push(other),
        }
    }
    PreEscaped(out)
}

/// A page.
pub(crate) fn page(status: u16, title: &str, body: &Markup) -> Response<Body> {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
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
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(
        "x-robots-tag",
        HeaderValue::from_static("noindex, nofollow"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_lets_in_the_stylesheet_as_it_is() {
        let hash = BASE64.encode(&Sha256::digest(STYLE));
        assert!(
            CONTENT_SECURITY_POLICY.contains(&format!("'sha256-{hash}'")),
            "{hash}"
        );
    }

    #[test]
    fn what_somebody_typed_is_neither_markup_nor_a_template_nor_turned_around() {
        let nasty = "\"><script>alert(1)</script>{{name}}\u{202e}\0'`&";
        let shown = shown(nasty).into_string();
        assert_eq!(
            shown,
            "&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#123;&#123;name&#125;&#125;&#39;&#96;&#38;"
        );
    }
}
