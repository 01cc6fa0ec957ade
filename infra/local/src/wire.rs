//! Requests as they arrive and answers as they leave: what all services share.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const DYNAMODB_TARGET: &str = "DynamoDB_20120810.";
const EVENTS_TARGET: &str = "AWSEvents.";
const SECRETS_TARGET: &str = "secretsmanager.";
const MAIL_HOST: &str = "email.";
const AWS_HOSTS: &str = ".amazonaws.com";
/// Between the name of a bucket and the region.
const BUCKETS: &str = ".s3.";
/// What is asked of buckets.
pub(crate) const GET_OBJECT: &str = "GetObject";

/// A service of AWS, as the local AWS tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocalService {
    /// The table.
    DynamoDb,
    /// The mail service.
    Ses,
    /// The bus.
    EventBridge,
    /// The secret store.
    SecretsManager,
    /// Buckets, and what lies in them.
    S3,
    /// None of AWS: what is outside.
    Outside,
    /// Any other: refused.
    Other,
}

impl fmt::Display for LocalService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DynamoDb => "dynamodb",
            Self::Ses => "ses",
            Self::EventBridge => "eventbridge",
            Self::SecretsManager => "secretsmanager",
            Self::S3 => "s3",
            Self::Outside => "outside",
            Self::Other => "other",
        })
    }
}

/// One request on the wire: which operation of which service, and its body.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) service: LocalService,
    pub(crate) operation: String,
    pub(crate) body: String,
}

impl Call {
    /// Reads what the SDK put on the wire.
    pub(crate) fn read(request: &HttpRequest) -> Result<Self, ConnectorError> {
        let bytes = request.body().bytes().ok_or_else(|| {
            ConnectorError::user("the local AWS does not take streaming bodies".into())
        })?;
        let body = std::str::from_utf8(bytes)
            .map_err(|error| ConnectorError::user(error.into()))?
            .to_owned();
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let (service, operation) = if let Some(operation) = target.strip_prefix(DYNAMODB_TARGET) {
            (LocalService::DynamoDb, operation.to_owned())
        } else if let Some(operation) = target.strip_prefix(EVENTS_TARGET) {
            (LocalService::EventBridge, operation.to_owned())
        } else if let Some(operation) = target.strip_prefix(SECRETS_TARGET) {
            (LocalService::SecretsManager, operation.to_owned())
        } else if let Some(place) = object_asked_for(request) {
            // It has no body, and is told from others by its place.
            return Ok(Self {
                service: LocalService::S3,
                operation: GET_OBJECT.to_owned(),
                body: place,
            });
        } else {
            Self::by_path(request)
        };
        Ok(Self {
            service,
            operation,
            body,
        })
    }

    fn by_path(request: &HttpRequest) -> (LocalService, String) {
        let uri = request.uri();
        let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = path
            .split('?')
            .next()
            .unwrap_or_default()
            .trim_end_matches('/');
        let method = request.method();
        if !host.ends_with(AWS_HOSTS) && !host.contains(':') {
            return (LocalService::Outside, format!("{method} {uri}"));
        }
        if !host.starts_with(MAIL_HOST) {
            return (LocalService::Other, format!("{method} {rest}"));
        }
        let operation = match (method, path) {
            ("POST", "v2/email/outbound-emails") => "SendEmail".to_owned(),
            ("GET", "v2/email/account") => "GetAccount".to_owned(),
            ("GET", "v2/email/suppression/addresses") => "ListSuppressedDestinations".to_owned(),
            ("GET", path) if path.starts_with("v2/email/identities/") => {
                "GetEmailIdentity".to_owned()
            }
            (method, path) => format!("{method} /{path}"),
        };
        (LocalService::Ses, operation)
    }
}

/// The object that is asked for, as `<bucket>/<key>`.
fn object_asked_for(request: &HttpRequest) -> Option<String> {
    let (_, rest) = request.uri().split_once("://")?;
    let (host, key) = rest.split_once('/')?;
    let (bucket, _) = host.split_once(BUCKETS)?;
    (request.method() == "GET" && host.ends_with(AWS_HOSTS)).then(|| format!("{bucket}/{key}"))
}

/// What goes back: a status, an error code if it is one, and a JSON body.
#[derive(Clone, Debug)]
pub(crate) struct WireAnswer {
    pub(crate) status: u16,
    pub(crate) code: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl WireAnswer {
    /// A success.
    pub(crate) fn ok(body: String) -> Self {
        Self {
            status: 200,
            code: None,
            body: body.into_bytes(),
        }
    }

    /// A part of an object, its bytes as they are: status 206.
    pub(crate) fn part(body: Vec<u8>) -> Self {
        Self {
            status: 206,
            code: None,
            body,
        }
    }

    /// A modelled error, as both JSON protocols write it: the code in the header and in the body.
    pub(crate) fn refused(status: u16, code: &str, message: &str) -> Self {
        Self {
            status,
            code: Some(code.to_owned()),
            body: json!({"__type": code, "message": message})
                .to_string()
                .into_bytes(),
        }
    }

    /// An operation the local AWS does not know.
    pub(crate) fn unknown(call: &Call) -> Self {
        let message = format!(
            "{} of {} is not answered by the local AWS",
            call.operation, call.service
        );
        Self::refused(400, "UnknownOperationException", &message)
    }

    /// Whether the request was carried out. A form that was taken leads a browser on.
    pub(crate) fn is_ok(&self) -> bool {
        self.status < 400
    }

    /// As the SDK wants it.
    pub(crate) fn into_response(self, request_id: String) -> Result<HttpResponse, ConnectorError> {
        let status = StatusCode::try_from(self.status)
            .map_err(|error| ConnectorError::user(error.into()))?;
        let mut response = HttpResponse::new(status, SdkBody::from(self.body));
        let headers = response.headers_mut();
        headers.insert("content-type", "application/json");
        headers.insert("x-amzn-requestid", request_id);
        if let Some(code) = self.code {
            headers.insert("x-amzn-errortype", code);
        }
        Ok(response)
    }
}

/// The object in a JSON body; none if it is anything else.
pub(crate) fn object(body: &str) -> Option<serde_json::Map<String, Value>> {
    match serde_json::from_str(body) {
        Ok(Value::Object(map)) => Some(map),
        Ok(_) | Err(_) => None,
    }
}

/// A lock, also after a panic elsewhere: each holder leaves its state whole between two statements.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
