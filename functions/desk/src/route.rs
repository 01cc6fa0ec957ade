//! Which page a request is for: `{mount}/{purpose}/{token}` of a link, `{mount}/desk/{path}` of who is signed in.

use http::Method;
use lambda_http::{Request, RequestExt};

use crate::access::{DESK, PROVIDER};
use crate::pages::{PAGES, Page};
use crate::seat::{LEAD, SEATS, SeatPage};

/// What may be asked of a page.
const METHODS: &str = "GET, HEAD, POST";
/// What may be asked of the way in by the company's own accounts, to which an issuer sends browsers back.
const METHODS_OF_PROVIDER: &str = "GET, HEAD";
/// The longest path that is taken apart: a mount, a letter, a token.
const MAX_PATH_BYTES: usize = 1024;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeskRoute<'a> {
    /// `GET` or `HEAD`: shows, and changes nothing.
    Show(&'static Page, &'a str),
    /// `POST`: acts.
    Act(&'static Page, &'a str),
    /// The door of the desk: shows it, or takes what somebody types there.
    Door {
        /// It is a `POST`.
        acts: bool,
    },
    /// The way in by the company's own accounts, and back from there.
    Provider,
    /// A page of who is signed in.
    Seat {
        /// Which.
        page: &'static SeatPage,
        /// The id of a lead that the address names.
        lead: Option<&'a str>,
        /// It is a `POST`.
        acts: bool,
    },
    /// Another address.
    NotFound,
    /// A page's address, asked for what it does not do.
    MethodNotAllowed {
        /// What may be asked of it.
        allowed: &'static str,
    },
}

/// The route of a request, under whatever stage or base path it came.
pub(crate) fn route(request: &Request) -> DeskRoute<'_> {
    let path = path(request);
    let Some(acts) = acts(request.method()) else {
        return match below_desk(path) {
            Some(PROVIDER) => not_allowed(METHODS_OF_PROVIDER),
            Some(_) => not_allowed(METHODS),
            None if taken_apart(path).is_some() => not_allowed(METHODS),
            None => DeskRoute::NotFound,
        };
    };
    match below_desk(path) {
        Some("") => DeskRoute::Door { acts },
        Some(PROVIDER) if acts => not_allowed(METHODS_OF_PROVIDER),
        Some(PROVIDER) => DeskRoute::Provider,
        Some(below) => match place(below) {
            Some((page, lead)) => DeskRoute::Seat { page, lead, acts },
            None => DeskRoute::NotFound,
        },
        None => match taken_apart(path) {
            Some((page, token)) if acts => DeskRoute::Act(page, token),
            Some((page, token)) => DeskRoute::Show(page, token),
            None => DeskRoute::NotFound,
        },
    }
}

const fn not_allowed(allowed: &'static str) -> DeskRoute<'static> {
    DeskRoute::MethodNotAllowed { allowed }
}

/// Whether a method acts; nothing, for one that no page answers to.
fn acts(method: &Method) -> Option<bool> {
    if method == Method::GET || method == Method::HEAD {
        Some(false)
    } else {
        (method == Method::POST).then_some(true)
    }
}

/// What stands below the desk in a path, whatever the gateway has before it; nothing, for another address.
fn below_desk(path: &str) -> Option<&str> {
    if path.len() > MAX_PATH_BYTES {
        return None;
    }
    let mut from = 0;
    for part in path.split('/') {
        let end = from + part.len();
        if part == DESK {
            return Some(path[end..].strip_prefix('/').unwrap_or_default());
        }
        from = end + 1;
    }
    None
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

/// The page at what stands below `/desk/`, and the id of a lead that it names.
fn place(below: &str) -> Option<(&'static SeatPage, Option<&str>)> {
    SEATS
        .iter()
        .find_map(|page| match page.path.split_once(LEAD) {
            None => (page.path == below).then_some((page, None)),
            Some((before, after)) => {
                let id = below.strip_prefix(before)?.strip_suffix(after)?;
                let is_one = !id.is_empty() && !id.contains('/');
                is_one.then_some((page, Some(id)))
            }
        })
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
    fn a_page_is_found_by_what_stands_below_the_desk() {
        let of = |below| place(below).map(|(page, lead)| (page.path, lead));
        assert_eq!(of("today"), Some(("today", None)));
        assert_eq!(of("leads/abc"), Some(("leads/{lead}", Some("abc"))));
        let erase = Some(("leads/{lead}/erase", Some("abc")));
        assert_eq!(of("leads/abc/erase"), erase);
        for below in [
            "",
            "Today",
            "today/",
            "leads",
            "leads/",
            "leads/a/b",
            "leads//erase",
            "leads/a/erase/",
            "leads/a/b/erase",
            "to",
        ] {
            assert_eq!(of(below), None, "{below}");
        }
    }

    #[test]
    fn the_desk_is_found_under_any_stage() {
        for (path, below) in [
            ("/desk", Some("")),
            ("/desk/", Some("")),
            ("/prod/desk/today", Some("today")),
            ("/desk/leads/abc", Some("leads/abc")),
            ("/o/desk.1", None),
            ("/desks", None),
        ] {
            assert_eq!(below_desk(path), below, "{path}");
        }
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
            ("PUT", not_allowed("GET, HEAD, POST")),
            ("OPTIONS", not_allowed("GET, HEAD, POST")),
        ] {
            assert_eq!(route(&with(method)), expected, "{method}");
        }
        // An issuer sends a browser back with a GET, and nothing posts there.
        let at_provider = |method: &str| {
            let request = http::Request::builder().method(method);
            request
                .uri("/prod/desk/provider")
                .body(Body::Empty)
                .unwrap()
        };
        assert_eq!(route(&at_provider("GET")), DeskRoute::Provider);
        for method in ["POST", "PUT"] {
            assert_eq!(route(&at_provider(method)), not_allowed("GET, HEAD"));
        }
    }
}
