//! Which of the form's addresses a request is for.

use http::Method;
use lambda_http::{Request, RequestExt};
use serde_json::Value;

use crate::operations;

/// The longest name of a form, and of a source.
const MAX_NAME_BYTES: usize = 64;
/// The folder of forms.
const FORMS: &str = "f";
/// The most path segments before `/f/`: a stage, a base path.
const MAX_MOUNT_SEGMENTS: usize = 4;
/// What may be asked of a form's own address.
pub const FORM_METHODS: &str = "GET, HEAD, POST, OPTIONS";
/// What may be asked of a source's address.
pub const DELIVERY_METHODS: &str = "GET, HEAD, POST";
/// What may be asked of a page.
pub const PAGE_METHODS: &str = "GET, HEAD";

/// An address: where it is, what may be asked of it, and how programs are told of it.
pub(crate) struct AddressRow {
    /// The path behind the mount.
    pub(crate) path: &'static str,
    /// What it answers to, as an `Allow` says it.
    pub(crate) allow: &'static str,
    /// What is done, by method; `HEAD` is `GET`.
    pub(crate) operations: &'static [Operation],
}

/// What is done at an address.
pub(crate) struct Operation {
    /// The method that asks for it.
    pub(crate) method: Method,
    /// What the request is for; the name of a form or a source is that of the address, if it has one.
    pub(crate) to: fn(name: String) -> IntakeRoute,
    /// The operation as OpenAPI has it.
    pub(crate) describe: fn() -> Value,
}

/// Every address.
pub(crate) const ADDRESSES: [AddressRow; 5] = [
    AddressRow {
        path: "/openapi.json",
        allow: PAGE_METHODS,
        operations: &[Operation {
            method: Method::GET,
            to: |_| IntakeRoute::Description,
            describe: operations::describe,
        }],
    },
    AddressRow {
        path: "/f/{form}",
        allow: FORM_METHODS,
        operations: &[
            Operation {
                method: Method::GET,
                to: |form| IntakeRoute::Page { form },
                describe: operations::form_page,
            },
            Operation {
                method: Method::POST,
                to: |form| IntakeRoute::Submit { form },
                describe: operations::submit,
            },
            Operation {
                method: Method::OPTIONS,
                to: |form| IntakeRoute::Preflight { form },
                describe: operations::preflight,
            },
        ],
    },
    AddressRow {
        path: "/f/{form}/thanks",
        allow: PAGE_METHODS,
        operations: &[Operation {
            method: Method::GET,
            to: |form| IntakeRoute::Thanks { form },
            describe: operations::thanks,
        }],
    },
    AddressRow {
        path: "/f/{form}/embed",
        allow: PAGE_METHODS,
        operations: &[Operation {
            method: Method::GET,
            to: |form| IntakeRoute::Embed { form },
            describe: operations::embed,
        }],
    },
    AddressRow {
        path: "/in/{source}",
        allow: DELIVERY_METHODS,
        operations: &[
            Operation {
                method: Method::GET,
                to: |source| IntakeRoute::Check { source },
                describe: operations::check,
            },
            Operation {
                method: Method::POST,
                to: |source| IntakeRoute::Deliver { source },
                describe: operations::deliver,
            },
        ],
    },
];

/// What a request is for. `HEAD` is a page whose body is dropped at the end ([`without_body`](crate::answer::without_body)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IntakeRoute {
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
    /// `GET /in/{source}`: a service makes sure of the address.
    Check {
        /// The source's name.
        source: String,
    },
    /// `POST /in/{source}`
    Deliver {
        /// The source's name.
        source: String,
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
pub fn route(request: &Request) -> IntakeRoute {
    let path = path(request);
    let found = ADDRESSES
        .iter()
        .find_map(|row| Some((row, row.name_in(path)?)));
    let Some((row, name)) = found else {
        return IntakeRoute::NotFound;
    };
    let method = match request.method() {
        &Method::HEAD => &Method::GET,
        other => other,
    };
    let operation = row.operations.iter().find(|one| one.method == *method);
    match operation {
        Some(operation) => (operation.to)(name.to_owned()),
        None => IntakeRoute::MethodNotAllowed { allow: row.allow },
    }
}

impl AddressRow {
    /// The form or source that a path names, if this is its address; an address without one names none: the empty text.
    fn name_in<'a>(&self, path: &'a str) -> Option<&'a str> {
        let Some((folder, tail)) = self.path.split_once("/{") else {
            let mount = path.strip_suffix(self.path)?;
            return is_mount(mount).then_some("");
        };
        let (_, tail) = tail.split_once('}')?;
        let (_, name, page) = taken_apart(path, folder.trim_start_matches('/'))?;
        (page == tail.strip_prefix('/')).then_some(name)
    }
}

/// What stands before `/f/` in the path: `/prod`, or nothing.
#[must_use]
pub fn mount(request: &Request) -> String {
    taken_apart(path(request), FORMS).map_or_else(String::new, |(mount, _, _)| mount.to_owned())
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

/// `{mount}/{folder}/{name}` or `{mount}/{folder}/{name}/{page}`.
fn taken_apart<'a>(path: &'a str, folder: &str) -> Option<(&'a str, &'a str, Option<&'a str>)> {
    let (head, last) = path.rsplit_once('/')?;
    if let Some((mount, found)) = head.rsplit_once('/')
        && found == folder
    {
        return (is_mount(mount) && is_name(last)).then_some((mount, last, None));
    }
    let (head, name) = head.rsplit_once('/')?;
    let (mount, found) = head.rsplit_once('/')?;
    (found == folder && is_mount(mount) && is_name(name)).then_some((mount, name, Some(last)))
}

fn is_name(name: &str) -> bool {
    (1..=MAX_NAME_BYTES).contains(&name.len())
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
