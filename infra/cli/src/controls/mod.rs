//! The controls of one machine, under `/local/`: what was mailed, what time it is, what waits. No deployed function
//! knows of them.

mod answer;
mod bar;
mod be;
mod clock;
mod leads;
mod mail;
mod page;
pub(crate) mod problem;
mod received;

use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use hyper::body::Bytes;

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
    let path = request.uri().path();
    if path != "/" && path != "/local" && !path.starts_with(CONTROLS) {
        let has_bar = bar::is_for(path);
        let response = deployment.answer(request).await;
        return if has_bar {
            bar::above(deployment, response).await
        } else {
            response
        };
    }
    let head = *request.method() == Method::HEAD;
    let mut response = match control(deployment, &request).await {
        Ok(response) => response,
        Err(problem) => problem.respond(),
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if head {
        *response.body_mut() = Bytes::new();
    }
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
        (&Method::GET, "") => page::index(deployment).await,
        (&Method::GET, "mail") => Ok(mail::page(deployment, request.uri().query())),
        (&Method::GET, "mail.json") => json(StatusCode::OK, &deployment.mailbox().all()),
        (&Method::POST, "mail") => received::mail(deployment, body).await,
        (&Method::POST, "ses-event") => received::event(deployment, body).await,
        (&Method::POST, "be") => be::somebody(deployment, body).await,
        (&Method::GET, "clock") => clock::tell(deployment),
        (&Method::POST, "clock") => clock::set(deployment, body, from_desk(request)).await,
        (&Method::GET, "leads") => leads::page(deployment).await,
        (&Method::GET, "leads.json") => leads::list(deployment).await,
        (&Method::GET, "aws.json") => json(StatusCode::OK, &deployment.usage()),
        (&Method::GET, "observed.json") => json(StatusCode::OK, &deployment.observed()),
        (_, "mail" | "clock") => Err(not_allowed("GET and POST")),
        (_, "ses-event" | "be") => Err(not_allowed("POST")),
        (&Method::GET, path) => {
            if let Some(id) = path.strip_prefix("mail/") {
                mail::one(deployment, id)
            } else if let Some(id) = between(path, "leads/", ".json") {
                leads::one(deployment, id).await
            } else {
                Err(nothing_here())
            }
        }
        (_, "" | "mail.json" | "leads" | "leads.json" | "aws.json" | "observed.json") => {
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

/// The page of the desk that a form of the bar stands on.
fn from_desk(request: &Request<Bytes>) -> Option<&str> {
    let referer = request.headers().get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let path = &rest[rest.find('/')?..];
    bar::is_for(path.split('?').next().unwrap_or_default()).then_some(path)
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
