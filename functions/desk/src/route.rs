//! Which page a request is for: `{mount}/{purpose}/{token}`.

use cloud::links::Purpose;
use http::Method;
use lambda_http::{Request, RequestExt};

/// What may be asked of a page.
pub(crate) const METHODS: &str = "GET, HEAD, POST";
/// The longest path that is taken apart: a mount, a letter, a token.
const MAX_PATH_BYTES: usize = 1024;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    /// `GET` or `HEAD`: shows, and changes nothing.
    Show(Purpose, &'a str),
    /// `POST`: acts.
    Act(Purpose, &'a str),
    /// Another address.
    NotFound,
    /// A page's address, asked for what it does not do.
    MethodNotAllowed,
}

/// The route of a request, under whatever stage or base path it came.
pub(crate) fn route(request: &Request) -> Route<'_> {
    let Some((purpose, token)) = taken_apart(path(request)) else {
        return Route::NotFound;
    };
    let method = request.method();
    if method == Method::GET || method == Method::HEAD {
        Route::Show(purpose, token)
    } else if method == Method::POST {
        Route::Act(purpose, token)
    } else {
        Route::MethodNotAllowed
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
fn taken_apart(path: &str) -> Option<(Purpose, &str)> {
    if path.len() > MAX_PATH_BYTES {
        return None;
    }
    let (head, token) = path.rsplit_once('/')?;
    let (_, letter) = head.rsplit_once('/')?;
    let purpose = Purpose::ALL.into_iter().find(|one| one.path() == letter)?;
    (!token.is_empty()).then_some((purpose, token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_http::Body;

    fn of(path: &str) -> Option<(Purpose, &str)> {
        taken_apart(path)
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
            ("GET", Route::Show(Purpose::Outcome, "t")),
            ("HEAD", Route::Show(Purpose::Outcome, "t")),
            ("POST", Route::Act(Purpose::Outcome, "t")),
            ("PUT", Route::MethodNotAllowed),
            ("OPTIONS", Route::MethodNotAllowed),
        ] {
            assert_eq!(route(&with(method)), expected, "{method}");
        }
    }
}
