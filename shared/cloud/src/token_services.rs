//! The services that judge the tokens of forms: where they are, what they are asked, and what their answers mean.
//!
//! A service that cannot be asked, or says nothing that can be read, costs nobody an inquiry: that is told apart from a token that the
//! service refuses, as the services' own advice has it. Where the visitor is in the network is not told to it.

use std::collections::BTreeMap;
use std::time::Duration;

use followup::form::{TokenProblem, TokenService, Widget};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::outside::OutsideQuestion;
use crate::secrets::{HeldSecret, Secret};

/// Characters of a service's code that are logged.
const MAX_CODE_CHARS: usize = 64;
/// What the secret with the services' keys is for.
pub(crate) const CHALLENGE: &str = "challenge";

/// What becomes of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenVerdict {
    /// The service vouches for who sends it.
    Good,
    /// It does not.
    Refused(TokenProblem),
    /// It could not be asked, or what it says is neither.
    Unjudged(WhyUnjudged),
}

/// Why nobody knows whether a token is good. No reason repeats the token or a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhyUnjudged {
    /// This deployment was told no secret for the service.
    #[error("there is no secret for {0}: see ChallengeSecretArn")]
    NoSecret(&'static str),
    /// The secret store did not give the secret, or it cannot be read.
    #[error("the secret cannot be read: {0}")]
    Secret(String),
    /// The service says something else of it: that it does not know our key, or that it failed.
    #[error("it answered with the code {0}")]
    Code(String),
    /// There was no answer in time, or no way to one.
    #[error("there was no answer")]
    NoAnswer,
    /// The service is in trouble.
    #[error("it answered with status {0}")]
    Status(u16),
    /// It is no answer of the service.
    #[error("what it answered cannot be read")]
    Nonsense,
}

/// How long a visitor waits for a service at most, our secret read and all. With a request to the table it is less than a function may run.
pub const TOKEN_PATIENCE: Duration = Duration::from_secs(3);

/// How services are reached that judge tokens, and by which keys they know us.
#[derive(Debug)]
pub(crate) struct TokenServices {
    /// An address that stands for each service's own.
    pub(crate) address: Option<String>,
    /// How long a visitor waits for a service at most.
    pub(crate) patience: Duration,
    /// By the kind of challenge.
    pub(crate) keys: HeldSecret<BTreeMap<String, Secret>>,
}

impl TokenServices {
    /// At this address instead of their own, if there is one; a visitor waits for so long at most.
    pub(crate) fn at(address: Option<String>, patience: Duration) -> Self {
        Self {
            address,
            patience,
            keys: HeldSecret::default(),
        }
    }
}

/// Reads the secret: an object of keys by the kind of challenge. What is wrong is said without any of it.
pub(crate) fn keys(text: &str) -> Result<BTreeMap<String, Secret>, String> {
    let keys: BTreeMap<String, String> = serde_json::from_str(text).map_err(|_| {
        r#"it is no JSON object of texts such as {"turnstile":"<secret key>"}"#.to_owned()
    })?;
    let secret = |(kind, key): (String, String)| {
        let key = Secret::new(CHALLENGE, key).map_err(|error| error.to_string())?;
        Ok((kind, key))
    };
    keys.into_iter().map(secret).collect()
}

/// Where a service is.
pub(crate) fn home(service: TokenService) -> &'static str {
    match service {
        TokenService::Turnstile => "https://challenges.cloudflare.com",
        TokenService::FriendlyCaptcha => "https://global.frcapi.com",
        TokenService::FriendlyCaptchaEu => "https://eu.frcapi.com",
    }
}

/// What a service is asked, as it documents it.
pub(crate) fn question(widget: &Widget, key: &Secret, token: &str, sent: &str) -> OutsideQuestion {
    let key = String::from_utf8_lossy(key.bytes()).into_owned();
    let (path, key_header, body) = match widget.service {
        TokenService::Turnstile => (
            "/turnstile/v0/siteverify",
            None,
            json!({"secret": key, "response": token, "idempotency_key": name_of_sending(token, sent)}),
        ),
        TokenService::FriendlyCaptcha | TokenService::FriendlyCaptchaEu => (
            "/api/v2/captcha/siteverify",
            Some(("x-api-key", key)),
            json!({"response": token, "sitekey": widget.site_key}),
        ),
    };
    let mut headers = vec![
        ("accept", "application/json".to_owned()),
        ("content-type", "application/json".to_owned()),
    ];
    headers.extend(key_header);
    OutsideQuestion {
        method: "POST",
        path: path.to_owned(),
        headers,
        body: body.to_string(),
    }
}

/// A UUID that the same token has each time that it comes with the same.
fn name_of_sending(token: &str, sent: &str) -> String {
    let mut hash = Sha256::new();
    for part in [token, sent] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let hash = hash.finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&hash[..16]);
    // Version 4 of variant 1, which is what a UUID is where none is named.
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let text = data_encoding::HEXLOWER.encode(&bytes);
    let (a, b, c, d, e) = (
        &text[..8],
        &text[8..12],
        &text[12..16],
        &text[16..20],
        &text[20..],
    );
    format!("{a}-{b}-{c}-{d}-{e}")
}

/// An answer of Turnstile, or of Friendly Captcha: both say `success`, and each says in its own way why not.
#[derive(Debug, Deserialize)]
struct SiteVerify {
    success: bool,
    #[serde(default, rename = "error-codes")]
    error_codes: Vec<String>,
    error: Option<FriendlyError>,
}

#[derive(Debug, Deserialize)]
struct FriendlyError {
    error_code: String,
}

/// What an answer means.
pub(crate) fn verdict(service: TokenService, status: u16, body: &[u8]) -> TokenVerdict {
    if status >= 500 || status == 429 {
        return TokenVerdict::Unjudged(WhyUnjudged::Status(status));
    }
    let Ok(said) = serde_json::from_slice::<SiteVerify>(body) else {
        return TokenVerdict::Unjudged(match status {
            200 => WhyUnjudged::Nonsense,
            status => WhyUnjudged::Status(status),
        });
    };
    if said.success {
        return TokenVerdict::Good;
    }
    let codes = match service {
        TokenService::Turnstile => said.error_codes,
        TokenService::FriendlyCaptcha | TokenService::FriendlyCaptchaEu => {
            said.error.into_iter().map(|one| one.error_code).collect()
        }
    };
    refusal(&codes)
}

/// Which of a service's codes say that a token is not good; by every other it says that something else went wrong.
///
/// Source: the pages of both services on `siteverify`.
fn refusal(codes: &[String]) -> TokenVerdict {
    let problem = |code: &String| match code.as_str() {
        "timeout-or-duplicate" | "response_timeout" | "response_duplicate" => {
            Some(TokenProblem::Spent)
        }
        "invalid-input-response" | "missing-input-response" | "response_invalid" => {
            Some(TokenProblem::Wrong)
        }
        _ => None,
    };
    let other = codes.iter().find(|code| problem(code).is_none());
    match (other, codes.iter().find_map(problem)) {
        (None, Some(problem)) => TokenVerdict::Refused(problem),
        (None, None) => TokenVerdict::Unjudged(WhyUnjudged::Nonsense),
        (Some(code), _) => {
            let known: String = code.chars().take(MAX_CODE_CHARS).collect();
            TokenVerdict::Unjudged(WhyUnjudged::Code(known))
        }
    }
}

#[cfg(test)]
#[path = "token_services_tests.rs"]
mod tests;
