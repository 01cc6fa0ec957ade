//! Which of the form's addresses a request is for.

use http::Method;
use lambda_http::{Request, RequestExt};

/// The longest name of a form.
const MAX_FORM_NAME_BYTES: usize = 64;
/// The most path segments before `/f/`: a stage, a base path.
const MAX_MOUNT_SEGMENTS: usize = 4;
/// Where the description of all of this is.
const DESCRIPTION: &str = "/openapi.json";
/// What may be asked of a form's own address.
pub const FORM_METHODS: &str = "GET, HEAD, POST, OPTIONS";
/// What may be asked of a page.
pub const PAGE_METHODS: &str = "GET, HEAD";

/// What a request is for. `HEAD` is a page whose body is dropped at the end ([`without_body`](crate::without_body)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// `GET /f/{form}`
    Page {
        /// The form's name.
        form: String,
    },
    /// `POST /f/{form}`
    Submit {
        /// The form's name.
        form: String,
    },
    /// `GET /f/{form}/thanks`
    Thanks {
        /// The form's name.
        form: String,
    },
    /// `GET /f/{form}/embed`
    Embed {
        /// The form's name.
        form: String,
    },
    /// `OPTIONS /f/{form}`
    Preflight {
        /// The form's name.
        form: String,
    },
    /// `GET /openapi.json`
    Description,
    /// Another address.
    NotFound,
    /// A form's address, asked for what it does not do.
    MethodNotAllowed {
        /// What it does.
        allow: &'static str,
    },
}

/// The route of a request, under whatever stage or base path it came.
#[must_use]
pub fn route(request: &Request) -> Route {
    let path = path(request);
    let method = request.method();
    let reads = method == Method::GET || method == Method::HEAD;
    if path.strip_suffix(DESCRIPTION).is_some_and(is_mount) {
        return if reads {
            Route::Description
        } else {
            Route::MethodNotAllowed {
                allow: PAGE_METHODS,
            }
        };
    }
    let Some((_, form, page)) = taken_apart(path) else {
        return Route::NotFound;
    };
    let form = form.to_owned();
    match page {
        None if reads => Route::Page { form },
        None if method == Method::POST => Route::Submit { form },
        None if method == Method::OPTIONS => Route::Preflight { form },
        None => Route::MethodNotAllowed {
            allow: FORM_METHODS,
        },
        Some("thanks") if reads => Route::Thanks { form },
        Some("embed") if reads => Route::Embed { form },
        Some("thanks" | "embed") => Route::MethodNotAllowed {
            allow: PAGE_METHODS,
        },
        Some(_) => Route::NotFound,
    }
}

/// What stands before `/f/` in the path: `/prod`, or nothing.
#[must_use]
pub fn mount(request: &Request) -> String {
    taken_apart(path(request)).map_or_else(String::new, |(mount, _, _)| mount.to_owned())
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

/// `{mount}/f/{form}` or `{mount}/f/{form}/{page}`.
fn taken_apart(path: &str) -> Option<(&str, &str, Option<&str>)> {
    let (head, last) = path.rsplit_once('/')?;
    if let Some((mount, "f")) = head.rsplit_once('/') {
        return (is_mount(mount) && is_form(last)).then_some((mount, last, None));
    }
    let (head, form) = head.rsplit_once('/')?;
    let (mount, f) = head.rsplit_once('/')?;
    (f == "f" && is_mount(mount) && is_form(form)).then_some((mount, form, Some(last)))
}

fn is_form(name: &str) -> bool {
    (1..=MAX_FORM_NAME_BYTES).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Nothing, or plain segments: an empty one would turn a relative address into another host's.
fn is_mount(mount: &str) -> bool {
    let plain = |segment: &str| {
        !segment.is_empty()
            && segment.bytes().any(|b| b != b'.')
            && segment
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'$'))
    };
    mount.is_empty()
        || mount.strip_prefix('/').is_some_and(|rest| {
            rest.split('/').count() <= MAX_MOUNT_SEGMENTS && rest.split('/').all(plain)
        })
}
