//! The front door: an HTTP request becomes the event that API Gateway sends a function, and the function's answer
//! becomes a response. So the functions run here as in production, parsing of the payload included.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::LazyLock;
use std::sync::atomic::Ordering;

use cloud::route::Description;
use data_encoding::BASE64;
use http::{HeaderMap, Request, Response, StatusCode, header};
use hyper::body::Bytes;
use lambda_http::Body;
use lambda_http::request::LambdaRequest;
use serde_json::{Map, Value, json};

use crate::deployment::LocalDeployment;

/// The largest body that is let through to a function, which has a smaller limit of its own and says so.
pub const MAX_BODY_BYTES: usize = 1024 * 1024;
/// The stage of a deployment without a name in its addresses.
const STAGE: &str = "$default";

/// A function behind the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The function that takes forms.
    Intake,
    /// People's pages.
    Desk,
}

/// The addresses of the functions, as they describe them.
static ADDRESSES: LazyLock<Vec<(String, Target)>> = LazyLock::new(|| {
    let paths = |description: Description, target| {
        let addresses = description.addresses.into_iter();
        addresses.map(move |address| (address.path, target))
    };
    paths(intake::description::description(), Target::Intake)
        .chain(paths(desk::description(), Target::Desk))
        .collect()
});

/// Which function answers at which address.
///
/// ```
/// assert!(baton::addresses().iter().any(|(path, _)| path == "/f/{form}/thanks"));
/// ```
#[must_use]
pub fn addresses() -> &'static [(String, Target)] {
    &ADDRESSES
}

impl Target {
    /// The function whose address a path is at, or below.
    fn of(path: &str) -> Option<Self> {
        let is_below = |address: &str| {
            let fixed = address.split('{').next().unwrap_or_default();
            path.starts_with(fixed)
        };
        let found = addresses().iter().find(|(address, _)| is_below(address));
        found.map(|(_, target)| *target)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Desk => "desk",
        }
    }
}

/// Where a request came from, when not from this machine: an extension of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

impl LocalDeployment {
    /// Answers a request as the deployed gateway does.
    pub async fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        if request.body().len() > MAX_BODY_BYTES {
            return refusal(StatusCode::PAYLOAD_TOO_LARGE, "Request Entity Too Large");
        }
        let Some(target) = Target::of(request.uri().path()) else {
            return refusal(StatusCode::NOT_FOUND, "Not Found");
        };
        let number = self.0.requests.fetch_add(1, Ordering::Relaxed);
        let event = event(&request, self.aws().clock().now(), number);
        let request = match serde_json::from_value::<LambdaRequest>(event) {
            Ok(request) => lambda_http::Request::from(request),
            Err(error) => return self.broken(target, error.to_string()),
        };
        let cloud = self.cloud().clone();
        let run = tokio::spawn(async move {
            match target {
                Target::Intake => intake::handle(&cloud, request).await,
                Target::Desk => desk::handle(&cloud, request).await,
            }
        });
        match self.metered(target.name(), run).await {
            Ok(response) => response.map(bytes),
            Err(panicked) => self.broken(target, panicked.to_string()),
        }
    }

    fn broken(&self, target: Target, reason: String) -> Response<Bytes> {
        let now = self.aws().clock().now();
        self.0.watch.failed(now, target.name(), reason);
        refusal(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
    }
}

/// What the gateway itself says.
fn refusal(status: StatusCode, message: &str) -> Response<Bytes> {
    let body = json!({ "message": message }).to_string();
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/json"),
    );
    response
}

fn bytes(body: Body) -> Bytes {
    Bytes::copy_from_slice(body.as_ref())
}

/// An event of payload format 2.0.
fn event(request: &Request<Bytes>, now: calendar::Instant, number: u64) -> Value {
    let headers = request.headers();
    let text = |name: header::HeaderName| {
        headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    let peer = request
        .extensions()
        .get::<Peer>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
    let host = text(header::HOST);
    let path = request.uri().path();
    let (body, is_base64) = written(request.body(), &text(header::CONTENT_TYPE));
    let mut event = json!({
        "version": "2.0",
        "routeKey": STAGE,
        "rawPath": path,
        "rawQueryString": request.uri().query().unwrap_or_default(),
        "headers": joined(headers),
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "local",
            "domainName": host,
            "domainPrefix": host.split('.').next().unwrap_or_default(),
            "http": {
                "method": request.method().as_str(),
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": peer.to_string(),
                "userAgent": text(header::USER_AGENT),
            },
            "requestId": format!("local-{number}"),
            "routeKey": STAGE,
            "stage": STAGE,
            "time": now.format("%d/%b/%Y:%H:%M:%S +0000").to_string(),
            "timeEpoch": now.timestamp_millis(),
        },
        "isBase64Encoded": is_base64,
    });
    let cookies: Vec<&str> = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split("; "))
        .collect();
    if !cookies.is_empty() {
        event["cookies"] = json!(cookies);
    }
    if let Some(body) = body {
        event["body"] = Value::String(body);
    }
    event
}

/// Headers in small letters, those that came several times joined by commas; cookies go apart.
fn joined(headers: &HeaderMap) -> Map<String, Value> {
    let mut all = Map::new();
    for name in headers.keys().filter(|name| **name != header::COOKIE) {
        let values: Vec<String> = headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect();
        all.insert(name.as_str().to_owned(), Value::String(values.join(",")));
    }
    all
}

/// The body: text as it is, everything else (forms too) in base64.
fn written(body: &Bytes, content_type: &str) -> (Option<String>, bool) {
    if body.is_empty() {
        return (None, false);
    }
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let is_text = kind.starts_with("text/")
        || [
            "application/json",
            "application/javascript",
            "application/xml",
        ]
        .contains(&kind.as_str());
    match std::str::from_utf8(body) {
        Ok(text) if is_text => (Some(text.to_owned()), false),
        Ok(_) | Err(_) => (Some(BASE64.encode(body)), true),
    }
}
