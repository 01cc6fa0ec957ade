//! Who is at the desk: by the cookie of a session, and only by posts of our own pages.

use cloud::Cloud;
use cloud::table::session::SignedIn;
use http::{HeaderMap, Method, header};
use lambda_http::Request;

use crate::cookies::Cookie;
use crate::fields::queried;
use crate::refused::NotServed;

/// What a browser says of a request that a page of another site made.
const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// What a browser says of a page that it fetches before anybody asks for it.
const SEC_PURPOSE: &str = "sec-purpose";
/// What the script of an open page adds to its address, with any value, when it renews the page by itself.
pub(crate) const RENEWED: &str = "renewed";

/// Whether somebody asks for a page themselves, so that they have seen what it shows. A page that renews itself is not read for that: at lunch it
/// would go on all the same, and what it shows then has to be mailed. What a browser fetches ahead is read by nobody, either.
pub(crate) fn is_own_look(request: &Request) -> bool {
    let is_page = request.method() != Method::HEAD;
    let is_ahead = request.headers().contains_key(SEC_PURPOSE);
    is_page && !is_ahead && queried(request).get(RENEWED).is_none()
}

/// Who is signed in; nobody, when the cookie is missing, or its session is over.
///
/// # Errors
/// When the table cannot be read.
pub(crate) async fn signed_in(
    cloud: &Cloud,
    request: &Request,
) -> Result<Option<SignedIn>, NotServed> {
    match Cookie::Session.read(cloud, request) {
        Some(cookie) => Ok(cloud.session(cookie, cloud.now()).await?),
        None => Ok(None),
    }
}

/// Whether a post was made by a page of this site: a browser says so itself, or names where the page is from. What says neither is no
/// browser of this decade, and is refused.
pub(crate) fn is_from_here(request: &Request) -> bool {
    let text = |name: &str| text_of(request.headers(), name);
    if let Some(site) = text(SEC_FETCH_SITE) {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return false;
    };
    let from = origin.split_once("://").map(|(_, host)| host);
    from.is_some() && from == text(header::HOST.as_str())
}

fn text_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_http::Body;

    fn with(headers: &[(&str, &str)]) -> Request {
        let mut request = http::Request::builder().method("POST").uri("/desk/today");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::Empty).unwrap()
    }

    #[test]
    fn a_post_of_another_site_is_refused() {
        let host = ("host", "desk.example.com");
        for headers in [
            [host, ("sec-fetch-site", "same-origin")],
            [host, ("sec-fetch-site", "none")],
            [host, ("origin", "https://desk.example.com")],
        ] {
            assert!(is_from_here(&with(&headers)), "{headers:?}");
        }
        for headers in [
            [host, ("sec-fetch-site", "cross-site")],
            [host, ("sec-fetch-site", "same-site")],
            [host, ("origin", "https://evil.example.org")],
            [host, ("origin", "null")],
            [host, ("accept", "*/*")],
        ] {
            assert!(!is_from_here(&with(&headers)), "{headers:?}");
        }
    }
}
