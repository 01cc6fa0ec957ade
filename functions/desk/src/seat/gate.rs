//! Who is at the desk: by the cookie of a session, and only by posts of our own pages.

use cloud::Cloud;
use followup::ids::PersonId;
use http::{HeaderMap, header};
use lambda_http::Request;

use crate::cookies::Cookie;
use crate::refused::NotServed;

/// What a browser says of a request that a page of another site made.
const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Who is signed in; nobody, when the cookie is missing, or its session is over.
///
/// # Errors
/// When the table cannot be read.
pub(crate) async fn signed_in(
    cloud: &Cloud,
    request: &Request,
) -> Result<Option<PersonId>, NotServed> {
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
