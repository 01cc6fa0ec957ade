//! From an API Gateway request to a typed submission. Headers are a stranger's word: each is parsed or refused.

use crate::body::{self, BodyError, FormFields};
use cloud::caller::source_ip;
use cloud::table::arrivals::RequestKey;
use followup::form::{FieldError, Form, REDIRECT_FIELD, STAMP_FIELD, is_proof};
use http::{HeaderMap, header};
use lambda_http::{Body, Request};
use std::fmt;
use std::net::IpAddr;

/// The longest idempotency key.
pub const MAX_KEY_BYTES: usize = 255;
/// What is read of a header that is kept.
const MAX_HEADER_BYTES: usize = 2_048;
/// The most parts of an `Accept` header that are read.
const MAX_ACCEPT_PARTS: usize = 32;

/// A caller's name for one submission, so that repeating it does nothing twice: 1 to 255 visible ASCII characters.
///
/// ```
/// use intake::request::IdempotencyKey;
/// assert!(IdempotencyKey::parse("order-17").is_some());
/// assert!(IdempotencyKey::parse("two words").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Reads a key.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        let right =
            (1..=MAX_KEY_BYTES).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_graphic());
        right.then(|| Self(raw.to_owned()))
    }

    /// The key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who waits for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// Somebody with a browser: a page, or a redirect to one.
    Person,
    /// A program: JSON, or problem details.
    Program,
}

/// What was posted to a form, its envelope checked: the origin may post, the redirect may be followed, the body is fields.
#[derive(Clone, PartialEq, Eq)]
pub struct Submission {
    /// The form's name.
    pub form: String,
    /// The caller's key.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The page's origin, allowed.
    pub origin: Option<String>,
    /// The page.
    pub referer: Option<String>,
    /// Where the request came from, as the gateway saw it.
    pub source_ip: Option<IpAddr>,
    /// Who waits.
    pub wants: Wants,
    /// Where the browser shall go, allowed.
    pub redirect: Option<String>,
    /// Under which path the functions are reached (`/prod`), or nothing.
    pub mount: String,
    /// The fields.
    pub body: FormFields,
}

impl Submission {
    /// What makes two submissions the same, for the hash beside an idempotency key: form and fields in order, without
    /// the page's stamp and what a browser proves, which a reloaded page renews.
    #[must_use]
    pub fn payload(&self) -> String {
        let fields: Vec<&(String, String)> = self
            .body
            .iter()
            .filter(|(name, _)| name != STAMP_FIELD && !is_proof(name))
            .collect();
        serde_json::json!([self.form, fields]).to_string()
    }

    /// What a repeat of it is recognised by.
    #[must_use]
    pub fn request_key(&self) -> RequestKey<'_> {
        match &self.idempotency_key {
            Some(key) => RequestKey::Given(key.as_str()),
            None => RequestKey::Content,
        }
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submission")
            .field("form", &self.form)
            .field("keyed", &self.idempotency_key.is_some())
            .field("wants", &self.wants)
            .field("fields", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Why a submission is refused. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionRefusal {
    /// The body cannot be read.
    #[error(transparent)]
    Body(#[from] BodyError),
    /// The header holds no idempotency key.
    #[error("Idempotency-Key has 1 to 255 visible ASCII characters.")]
    Key,
    /// Another site's page.
    #[error("This site may not post to this form. Its owner can add it to allowed_origins.")]
    ForeignOrigin,
    /// A thank-you address that the form does not allow.
    #[error(
        "This form does not redirect to that address. Its owner can add it to allowed_redirects."
    )]
    ForeignRedirect,
    /// Fields that cannot be taken as they are.
    #[error("Some answers need another look.")]
    Fields(Vec<FieldError>),
}

/// Checks the envelope of a post and reads its fields.
///
/// # Errors
/// The first thing that is wrong: origin, key, body, redirect; with the fields, if they could be read.
pub async fn submission(request: &Request, form: &Form) -> Result<Submission, SubmissionRefusal> {
    let headers = request.headers();
    let origin = allowed_origin(headers, form)?;
    let idempotency_key = match headers.get("idempotency-key") {
        None => None,
        Some(raw) => Some(
            raw.to_str()
                .ok()
                .and_then(IdempotencyKey::parse)
                .ok_or(SubmissionRefusal::Key)?,
        ),
    };
    let body = body::read(bytes(request.body()), text(headers, &header::CONTENT_TYPE)).await?;
    let redirect = allowed_redirect(&body, form)?;
    Ok(Submission {
        form: form.name.clone(),
        idempotency_key,
        origin,
        referer: text(headers, &header::REFERER).map(str::to_owned),
        source_ip: source_ip(request),
        wants: wants(request),
        redirect,
        mount: crate::route::mount(request),
        body,
    })
}

fn bytes(body: &Body) -> &[u8] {
    body.as_ref()
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .filter(|value| value.len() <= MAX_HEADER_BYTES)
}

/// The origin, if the request has one and it may post: the form's own host, or one that the form names. A request without
/// one is a program's or an old browser's, and may post; `null` hides the site, and is refused as foreign.
///
/// # Errors
/// [`SubmissionRefusal::ForeignOrigin`]
pub fn allowed_origin(
    headers: &HeaderMap,
    form: &Form,
) -> Result<Option<String>, SubmissionRefusal> {
    let Some(raw) = headers.get(header::ORIGIN) else {
        return Ok(None);
    };
    let origin = raw.to_str().map_err(|_| SubmissionRefusal::ForeignOrigin)?;
    let host = text(headers, &header::HOST).unwrap_or("");
    let own = origin.split_once("://").is_some_and(|(scheme, authority)| {
        matches!(scheme, "http" | "https")
            && !host.is_empty()
            && authority.eq_ignore_ascii_case(host)
    });
    if own || form.allows_origin(origin) {
        Ok(Some(origin.to_owned()))
    } else {
        Err(SubmissionRefusal::ForeignOrigin)
    }
}

fn allowed_redirect(fields: &FormFields, form: &Form) -> Result<Option<String>, SubmissionRefusal> {
    let mut allowed = None;
    for (_, target) in fields
        .iter()
        .filter(|(name, value)| name == REDIRECT_FIELD && !value.trim().is_empty())
    {
        if !form.allows_redirect(target) {
            return Err(SubmissionRefusal::ForeignRedirect);
        }
        allowed.get_or_insert_with(|| target.clone());
    }
    Ok(allowed)
}

/// Who waits: what `Accept` prefers; when it does not say, a JSON body is a program's and any other a browser's.
#[must_use]
pub fn wants(request: &Request) -> Wants {
    let json_body = text(request.headers(), &header::CONTENT_TYPE).is_some_and(|kind| {
        kind.trim_start()
            .to_ascii_lowercase()
            .starts_with("application/json")
    });
    if json_body {
        return Wants::Program;
    }
    let (mut page, mut program) = (0u16, 0u16);
    for value in request
        .headers()
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
    {
        for part in value.split(',').take(MAX_ACCEPT_PARTS) {
            let (kind, weight) = media_range(part);
            match kind.as_str() {
                "text/html" | "application/xhtml+xml" => page = page.max(weight),
                "application/json" | "application/problem+json" => program = program.max(weight),
                _ => {}
            }
        }
    }
    if program > page {
        Wants::Program
    } else {
        Wants::Person
    }
}

/// A media type and its weight in thousandths.
fn media_range(part: &str) -> (String, u16) {
    let mut parameters = part.split(';');
    let kind = parameters.next().unwrap_or("").trim().to_ascii_lowercase();
    let weight = parameters
        .filter_map(|parameter| parameter.trim().strip_prefix("q="))
        .find_map(|weight| weight.trim().parse::<f32>().ok())
        .map_or(1_000, |weight| (weight.clamp(0.0, 1.0) * 1_000.0) as u16);
    (kind, weight)
}

#[cfg(test)]
#[path = "request_tests.rs"]
mod tests;
