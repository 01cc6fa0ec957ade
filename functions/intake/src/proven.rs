//! What came from a source, and that it is the source's own.

use std::collections::BTreeMap;

use cloud::CloudError;
use cloud::source_keys::NoSourceKey;
use followup::source::{ChallengeAnswer, DeliveryProof, ProofFault, Source, TokenPlace};
use http::{HeaderValue, Response, header};
use lambda_http::{Body, Request};
use serde_json::{Value, json};

use crate::body::urlencoded;
use crate::post::RETRY_AFTER_SECONDS;
use crate::problem::Problem;
use crate::reception::Reception;

/// The longest word that is given back to a service that makes sure of the address.
const MAX_ANSWER_BYTES: usize = 256;
/// How a word is given back that is asked for alone.
const TEXT: &str = "text/plain; charset=utf-8";
/// What stands for a secret word in what is kept.
const HIDDEN: &str = "***";

/// Why a delivery is not taken. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DeliveryRefusal {
    /// It has nothing that proves where it is from.
    #[error(transparent)]
    Unproven(#[from] ProofFault),
    /// What it has does not fit.
    #[error("the signature is not the source's")]
    Forged,
    /// Whether it fits cannot be said now.
    #[error(transparent)]
    NoKey(#[from] NoSourceKey),
    /// It is longer, or holds more inquiries, than is taken at once.
    #[error("the delivery is too long")]
    TooLarge,
    /// The table could not be written.
    #[error(transparent)]
    Table(#[from] CloudError),
}

impl DeliveryRefusal {
    pub(crate) fn respond(&self) -> Response<Body> {
        let problem = match self {
            Self::Unproven(_) | Self::Forged => Problem::new(
                "unproven",
                401,
                "The delivery is not proven",
                "Nothing shows that it comes from this source: check the secret and how it is signed.",
            ),
            Self::TooLarge => Problem::new(
                "body",
                413,
                "The delivery cannot be read",
                "It is over 256 KiB, or holds more than 200 inquiries. Bring fewer at once.",
            ),
            Self::NoKey(_) | Self::Table(_) => {
                let detail = "Nothing was kept. Bring it again.";
                let problem = Problem::new("busy", 503, "This cannot be taken now", detail);
                let mut response = problem.respond();
                let after = HeaderValue::from(RETRY_AFTER_SECONDS);
                response.headers_mut().insert(header::RETRY_AFTER, after);
                return response;
            }
        };
        problem.respond()
    }

    /// Says it where whoever runs this looks, without a word of what came.
    pub(crate) fn log(&self, source: &Source) {
        let source = source.name.as_str();
        match self {
            Self::Unproven(_) | Self::Forged => {
                tracing::warn!(source, refused_deliveries = 1, why = %self, "a delivery was refused");
            }
            Self::TooLarge => tracing::warn!(source, why = %self, "a delivery was refused"),
            Self::NoKey(_) | Self::Table(_) => {
                tracing::error!(source, error = %self, "a delivery was not taken");
            }
        }
    }
}

/// The word that a service asks for, where it knows the one that was agreed on.
pub(crate) async fn answer_to<'a>(
    at: &Reception<'_>,
    source: &Source,
    (token, answer): (&str, &str),
    parameter: &(dyn Fn(&str) -> Option<&'a str> + Sync),
) -> Result<Response<Body>, DeliveryRefusal> {
    let word = parameter(token).ok_or(ProofFault::Missing)?;
    if !at.cloud.is_challenge_of_source(&source.name, word).await? {
        return Err(DeliveryRefusal::Forged);
    }
    let answer = parameter(answer).filter(|answer| may_be_read_again(answer));
    let answer = answer.ok_or(ProofFault::Unreadable)?;
    Ok(read_again(TEXT, answer.to_owned()))
}

/// A word that was posted, given back as the service wants to read it.
pub(crate) async fn answer_to_posted(
    at: &Reception<'_>,
    source: &Source,
    answer: &ChallengeAnswer,
    word: &str,
) -> Result<Response<Body>, DeliveryRefusal> {
    if !may_be_read_again(word) {
        return Err(ProofFault::Unreadable.into());
    }
    let (says, signed) = match answer {
        ChallengeAnswer::Text => return Ok(read_again(TEXT, word.to_owned())),
        ChallengeAnswer::Json { says, signed } => (says, signed),
    };
    let mut said = serde_json::Map::new();
    said.insert(says.clone(), json!(word));
    if let Some((name, encoding)) = signed {
        let signature = at.cloud.sign_for_source(&source.name, word).await?;
        said.insert(name.clone(), json!(encoding.written(&signature)));
    }
    Ok(read_again(
        "application/json",
        Value::Object(said).to_string(),
    ))
}

/// Whether a word is short and plain enough to be given back to somebody else's machine.
fn may_be_read_again(word: &str) -> bool {
    word.len() <= MAX_ANSWER_BYTES && word.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Nobody keeps it, and no browser takes it for a page.
fn read_again(kind: &'static str, answer: String) -> Response<Body> {
    let mut response = Response::new(Body::from(answer));
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
}

/// What came, as a text and as what it says.
pub(crate) struct Came {
    pub(crate) text: String,
    /// What it says, if it is JSON or a form's answer.
    pub(crate) says: Option<Value>,
}

impl Came {
    pub(crate) fn read(request: &Request, body: &[u8]) -> Self {
        let text = String::from_utf8_lossy(body).into_owned();
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_form = kind
            .to_ascii_lowercase()
            .starts_with("application/x-www-form-urlencoded");
        let says = if is_form {
            urlencoded(body).ok().map(|fields| object_of(&fields))
        } else {
            serde_json::from_slice(body).ok()
        };
        Self { text, says }
    }

    /// The same without a secret word: people read what is kept.
    pub(crate) fn without(self, word: &str) -> Self {
        Self {
            text: self.text.replace(word, HIDDEN),
            says: self.says,
        }
    }
}

/// The fields of a form as JSON, so that one kind of path leads to both; what comes several times is a list.
fn object_of(fields: &[(String, String)]) -> Value {
    let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        named.entry(name).or_default().push(value);
    }
    let fields = named.into_iter().map(|(name, values)| {
        let value = match values.as_slice() {
            [one] => json!(one),
            several => json!(several),
        };
        (name.to_owned(), value)
    });
    Value::Object(fields.collect())
}

/// That a delivery is the source's own; and the word by which it says so, if that stands in what came.
pub(crate) async fn prove(
    at: &Reception<'_>,
    request: &Request,
    source: &Source,
    proof: &DeliveryProof,
    came: &Came,
) -> Result<Option<String>, DeliveryRefusal> {
    let header = |name: &str| {
        let value = request.headers().get(name);
        value.and_then(|value| value.to_str().ok())
    };
    let (is_right, word) = match proof {
        DeliveryProof::Signature(scheme) => {
            let given = scheme.given(&header, request.body().as_ref(), at.now)?;
            let is_right = at.cloud.is_signed_by_source(&source.name, &given).await?;
            (is_right, None)
        }
        DeliveryProof::Token(TokenPlace::Header { name, prefix }) => {
            let word = header(name).and_then(|text| text.strip_prefix(prefix.as_str()));
            let word = word.ok_or(ProofFault::Missing)?;
            (at.cloud.is_word_of_source(&source.name, word).await?, None)
        }
        DeliveryProof::Token(TokenPlace::Body(path)) => {
            let word = came.says.as_ref().and_then(|says| path.text(says));
            let word = word.ok_or(ProofFault::Missing)?;
            let is_right = at.cloud.is_word_of_source(&source.name, &word).await?;
            (is_right, Some(word))
        }
    };
    if is_right {
        Ok(word)
    } else {
        Err(DeliveryRefusal::Forged)
    }
}
