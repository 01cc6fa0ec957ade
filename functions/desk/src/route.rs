//! Which page a request is for: `{mount}/{purpose}/{token}`.

use http::Method;
use lambda_http::{Request, RequestExt};

use crate::pages::{PAGES, Page};

/// The longest path that is taken apart: a mount, a letter, a token.
const MAX_PATH_BYTES: usize = 1024;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeskRoute<'a> {
    /// `GET` or `HEAD`: shows, and changes nothing.
    Show(&'static Page, &'a str),
    /// `POST`: acts.
    Act(&'static Page, &'a str),
    /// Another address.
    NotFound,
    /// A page's address, asked for what it does not do.
    MethodNotAllowed,
}

/// The route of a request, under whatever stage or base path it came.
pub(crate) fn route(request: &Request) -> DeskRoute<'_> {
    let Some((page, token)) = taken_apart(path(request)) else {
        return DeskRoute::NotFound;
    };
    let method = request.method();
    if method == Method::GET || method == Method::HEAD {
        DeskRoute::Show(page, token)
    } else if method == Method::POST {
        DeskRoute::Act(page, token)
    } else {
        DeskRoute::MethodNotAllowed
    }
}

/// The path as the gateway got it; the library's own puts a stage before it that a browser may never have seen.
fn path(request: &Request) -> &str {
    let raw = request.raw_http_path();
    if raw.is_empty() {
        request.uri().path()
    } else {
        raw
    }
}

/// What stands before the letter is the gateway's business: every address on a page is relative.
fn taken_apart(path: &str) -> Option<(&'static Page, &str)> {
    if path.len() > MAX_PATH_BYTES {
        return None;
    }
    let (head, token) = path.rsplit_once('/')?;
    let (_, letter) = head.rsplit_once('/')?;
    let page = PAGES.iter().find(|one| one.purpose.path() == letter)?;
    (!token.is_empty()).then_some((page, token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cloud::links::Purpose;
    use lambda_http::Body;

    fn of(path: &str) -> Option<(Purpose, &str)> {
        taken_apart(path).map(|(page, token)| (page.purpose, token))
    }

    fn outcome() -> &'static Page {
        let mut pages = PAGES.iter();
        pages.find(|page| page.purpose == Purpose::Outcome).unwrap()
    }

    #[test]
    fn a_page_is_found_under_any_stage() {
        for path in ["/o/t.1", "/prod/o/t.1", "/base/prod/o/t.1"] {
            assert_eq!(of(path), Some((Purpose::Outcome, "t.1")), "{path}");
        }
    }

    #[test]
    fn what_is_no_page_is_not_found() {
        for path in ["/", "o/t", "/o/", "/o", "/x/t", "/o/t/", "/O/t"] {
            assert_eq!(of(path), None, "{path}");
        }
        assert_eq!(of(&format!("/o/{}", "t".repeat(MAX_PATH_BYTES))), None);
    }

    #[test]
    fn a_page_shows_acts_or_says_what_it_does() {
        let with = |method: &str| {
            let request = http::Request::builder().method(method).uri("/o/t");
            request.body(Body::Empty).unwrap()
        };
        for (method, expected) in [
            ("GET", DeskRoute::Show(outcome(), "t")),
            ("HEAD", DeskRoute::Show(outcome(), "t")),
            ("POST", DeskRoute::Act(outcome(), "t")),
            ("PUT", DeskRoute::MethodNotAllowed),
            ("OPTIONS", DeskRoute::MethodNotAllowed),
        ] {
            assert_eq!(route(&with(method)), expected, "{method}");
        }
    }
}
