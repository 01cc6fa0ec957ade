//! The controls of one machine, under `/local/`: what was mailed, what time it is, what waits. No deployed function
//! knows of them.

mod anew;
mod answer;
mod bar;
mod be;
mod clock;
mod coming;
mod leads;
mod mail;
mod mailbox;
mod news;
mod page;
pub(crate) mod problem;
mod received;
mod seats;
mod usage;

use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use hyper::body::Bytes;

pub use anew::meanwhile;
pub use problem::ControlProblem;

use self::answer::{ControlAnswer, json};
use crate::deployment::LocalDeployment;

/// Below this path are the controls, beside the index page at `/`.
const CONTROLS: &str = "/local/";
/// Names under which a browser reaches this machine: another one could be a foreign page's.
const OWN_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Answers a request to the whole machine: the controls, or the deployment behind its gateway.
pub async fn answer(deployment: &LocalDeployment, request: Request<Bytes>) -> Response<Bytes> {
    // RFC 9112, 3.2: of two Host headers, a proxy before this server and the server itself could each believe another one.
    if request.headers().get_all(header::HOST).iter().count() > 1 {
        return ControlProblem::bad_request(
            "The request names two hosts; one Host header is right.",
        )
        .respond();
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if deployment.is_playing() && !is_read {
        return anew::in_a_few_seconds(is_from_browser(&request));
    }
    let path = request.uri().path();
    let has_bar = bar::is_for(deployment, path);
    let is_head = *request.method() == Method::HEAD;
    let mut response = if path == "/" || path == "/local" || path.starts_with(CONTROLS) {
        controlled(deployment, &request).await
    } else {
        deployment.answer(request).await
    };
    if has_bar {
        response = bar::above(deployment, response).await;
    }
    if is_head {
        *response.body_mut() = Bytes::new();
    }
    response
}

/// What a control answers.
async fn controlled(deployment: &LocalDeployment, request: &Request<Bytes>) -> Response<Bytes> {
    let mut response = match control(deployment, request).await {
        Ok(response) => response,
        Err(problem) => problem.respond(),
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn control(deployment: &LocalDeployment, request: &Request<Bytes>) -> ControlAnswer {
    own_page(request)?;
    let path = request.uri().path();
    let method = match *request.method() {
        Method::HEAD => &Method::GET,
        _ => request.method(),
    };
    // `/` and `/local` are the index.
    let path = path.strip_prefix(CONTROLS).unwrap_or_default();
    let body = request.body();
    match (method, path) {
        (&Method::GET, "") => seats::index(deployment).await,
        (&Method::GET, "mail") => Ok(mailbox::page(deployment, request.uri().query()).await),
        (&Method::GET, "mail.json") => json(StatusCode::OK, &deployment.mailbox().all()),
        (&Method::POST, "mail") => received::mail(deployment, body).await,
        (&Method::POST, "mail/answer") => mail::answer(deployment, body).await,
        (&Method::POST, "ses-event") => received::event(deployment, body).await,
        (&Method::POST, "be") => be::somebody(deployment, body).await,
        (&Method::POST, "anew") => anew::begin(deployment),
        (&Method::GET, "clock") if is_from_browser(request) => Ok(seats::clock(deployment)),
        (&Method::GET, "clock") => clock::tell(deployment),
        (&Method::POST, "clock") => {
            clock::set(deployment, body, page_before(deployment, request)).await
        }
        (&Method::GET, "leads") => leads::page(deployment).await,
        (&Method::GET, "leads.json") => leads::list(deployment).await,
        (&Method::GET, "aws") => Ok(usage::page(deployment)),
        (&Method::GET, "aws.json") => json(StatusCode::OK, &deployment.usage()),
        (&Method::GET, "observed.json") => json(StatusCode::OK, &deployment.observed()),
        (_, "mail" | "clock") => Err(not_allowed("GET and POST")),
        (_, "ses-event" | "be" | "anew") => Err(not_allowed("POST")),
        (&Method::GET, path) => {
            if let Some(id) = path.strip_prefix("mail/") {
                mail::one(deployment, id)
            } else if let Some(id) = between(path, "leads/", ".json") {
                leads::one(deployment, id).await
            } else if let Some(id) = path.strip_prefix("leads/") {
                leads::read(deployment, id).await
            } else {
                Err(nothing_here())
            }
        }
        (_, "" | "mail.json" | "leads" | "leads.json" | "aws" | "aws.json" | "observed.json") => {
            Err(not_allowed("GET"))
        }
        (_, _) => Err(nothing_here()),
    }
}

/// Refuses pages of other sites: a browser would let them move this clock and, by a name that points here, read
/// this mail.
fn own_page(request: &Request<Bytes>) -> Result<(), ControlProblem> {
    let header = |name: header::HeaderName| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let is_own = |authority: &str| {
        let name = authority
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|digit| digit.is_ascii_digit()))
            .map_or(authority, |(name, _)| name);
        OWN_NAMES.iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    let host = header(header::HOST);
    let origin = header(header::ORIGIN).map(|origin| {
        origin
            .split_once("://")
            .map_or(origin, |(_, authority)| authority)
    });
    let foreign = host.is_some_and(|host| !is_own(host))
        || origin.is_some_and(|origin| !is_own(origin) || Some(origin) != host);
    if foreign {
        return Err(ControlProblem::new(
            StatusCode::FORBIDDEN,
            "The controls answer pages of this machine only: use http://127.0.0.1 or http://localhost.",
        ));
    }
    Ok(())
}

/// Whether a person looks at the answer.
fn is_from_browser(request: &Request<Bytes>) -> bool {
    let accepted = request.headers().get(header::ACCEPT);
    let accepted = accepted.and_then(|kinds| kinds.to_str().ok());
    accepted.is_some_and(|kinds| kinds.contains("text/html"))
}

/// The page that a form of the bar stands on.
fn page_before<'a>(deployment: &LocalDeployment, request: &'a Request<Bytes>) -> Option<&'a str> {
    let referer = request.headers().get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let path = &rest[rest.find('/')?..];
    bar::is_for(deployment, path).then_some(path)
}

fn nothing_here() -> ControlProblem {
    ControlProblem::not_found("There is nothing here; / lists what there is.")
}

fn not_allowed(allowed: &str) -> ControlProblem {
    ControlProblem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        format!("This address answers to {allowed}."),
    )
}

fn between<'a>(path: &'a str, prefix: &str, suffix: &str) -> Option<&'a str> {
    path.strip_prefix(prefix)?.strip_suffix(suffix)
}
