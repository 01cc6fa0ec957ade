//! OpenID Connect, as far as a sign-in needs it: what an issuer is asked, and what its answers mean.
//!
//! A browser is sent to the issuer and comes back with a code. The code goes to the issuer with our own secret and a proof that the same browser
//! began (PKCE, RFC 7636), and who it is, is read from the answer. That answer comes from the issuer's own host over TLS and by no browser, so
//! that its signature need not be checked (OpenID Connect Core 1.0, 3.1.3.7, rule 6).

use calendar::Instant;
use chrono::Duration;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use followup::ids::derive;
use followup::inquiry::EmailAddress;
use form_urlencoded::{Serializer, byte_serialize};
use http::Uri;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::outside::{OutsideError, OutsideQuestion};
use crate::secrets::Secret;

/// What an error calls the secret.
pub(crate) const OIDC: &str = "oidc";
/// Where an issuer says what it has (OpenID Connect Discovery 1.0, 4).
const DISCOVERY: &str = "/.well-known/openid-configuration";
/// What we want to know of somebody: that the issuer knows them, and their address.
const SCOPE: &str = "openid email";
/// How far the clocks of the two may differ.
const LEEWAY: Duration = Duration::seconds(60);
/// Characters of an issuer's code that are logged.
const MAX_CODE_CHARS: usize = 64;
/// The code by which an issuer says that what a browser brought is old, used, or another's; all others speak of us.
const SPENT: &str = "invalid_grant";

/// Why an issuer lets nobody in. No reason repeats a code, a token or a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssuerError {
    /// This deployment was told no issuer.
    #[error("there is no issuer: see OidcSecretArn")]
    NoSecret,
    /// The secret store did not give the secret, or it cannot be read.
    #[error("the secret of the issuer cannot be read: {0}")]
    Secret(String),
    /// There was no answer in time, or no way to one.
    #[error("the issuer does not answer")]
    NoAnswer,
    /// The issuer is in trouble.
    #[error("the issuer answers with status {0}")]
    Status(u16),
    /// It is no answer of an issuer.
    #[error("what the issuer answers cannot be read")]
    Nonsense,
    /// What stands at its address describes another one.
    #[error("what stands at the issuer's address describes another issuer")]
    Other,
    /// It does not know us, or not so.
    #[error("the issuer refuses us: {0}")]
    Refused(String),
    /// The browser did not begin this, or began it too long ago.
    #[error("the sign-in was not begun in this browser")]
    NotBegun,
    /// The code was used, or is too old.
    #[error("the code is not good any more")]
    Spent,
    /// What the issuer says is meant for another one, for another sign-in, or over.
    #[error("what the issuer says is not for this sign-in")]
    NotForUs,
    /// The issuer names no address, or does not say that it is proven.
    #[error("the issuer vouches for no address")]
    Unproven,
}

impl From<OutsideError> for IssuerError {
    fn from(error: OutsideError) -> Self {
        match error {
            OutsideError::NoAnswer | OutsideError::Broken => Self::NoAnswer,
            OutsideError::Status(status) => Self::Status(status),
            OutsideError::Address | OutsideError::TooLarge => Self::Nonsense,
        }
    }
}

/// What the secret says: who the issuer is, and by what it knows us.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    issuer: String,
    /// Where the issuer says what it has.
    pub(crate) discovery: OidcEndpoint,
    id: String,
    secret: Secret,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClient {
    issuer: String,
    client_id: String,
    client_secret: String,
}

impl Client {
    /// Reads the secret. What is wrong is said without any of it.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let written: WrittenClient = serde_json::from_str(text).map_err(|_| {
            r#"it is no JSON object such as {"issuer":"https://accounts.example.com","client_id":"…","client_secret":"…"}"#.to_owned()
        })?;
        let issuer = written.issuer.trim_end_matches('/').to_owned();
        let is_plain = !issuer.contains(['?', '#']);
        let discovery = OidcEndpoint::parse(&format!("{issuer}{DISCOVERY}"));
        let discovery = discovery
            .filter(|_| is_plain)
            .ok_or("its issuer is no address such as https://accounts.example.com")?;
        if written.client_id.is_empty() {
            return Err("its client_id is empty".to_owned());
        }
        let secret = Secret::new(OIDC, written.client_secret).map_err(|error| error.to_string())?;
        Ok(Self {
            issuer,
            discovery,
            id: written.client_id,
            secret,
        })
    }
}

/// An address that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OidcEndpoint {
    /// Scheme and host.
    pub(crate) host: String,
    /// The rest.
    pub(crate) path: String,
}

impl OidcEndpoint {
    /// An address over TLS; on this machine itself, which has none, over HTTP too.
    fn parse(address: &str) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let (scheme, authority) = (uri.scheme_str()?, uri.authority()?);
        let is_here = ["127.0.0.1", "[::1]", "localhost"].contains(&authority.host());
        let is_safe = scheme == "https" || (scheme == "http" && is_here);
        let names_nobody = !authority.as_str().contains('@');
        (is_safe && names_nobody).then(|| Self {
            host: format!("{scheme}://{authority}"),
            path: uri
                .path_and_query()
                .map_or("/", |path| path.as_str())
                .to_owned(),
        })
    }
}

/// The question for what an issuer has.
pub(crate) fn discovery_question(at: &OidcEndpoint) -> OutsideQuestion {
    OutsideQuestion {
        method: "GET",
        path: at.path.clone(),
        headers: vec![("accept", "application/json".to_owned())],
        body: String::new(),
    }
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// An issuer, as it describes itself.
#[derive(Debug, Clone)]
pub(crate) struct Issuer {
    client: Client,
    /// By exactly this name it speaks of itself.
    name: String,
    authorization: String,
    pub(crate) token: OidcEndpoint,
    /// It reads our secret in the body alone.
    in_body: bool,
}

impl Issuer {
    /// Reads what an issuer says that it has.
    pub(crate) fn described(client: Client, body: &[u8]) -> Result<Self, IssuerError> {
        let said: Discovery = serde_json::from_slice(body).map_err(|_| IssuerError::Nonsense)?;
        if said.issuer.trim_end_matches('/') != client.issuer {
            return Err(IssuerError::Other);
        }
        let token = OidcEndpoint::parse(&said.token_endpoint).ok_or(IssuerError::Nonsense)?;
        OidcEndpoint::parse(&said.authorization_endpoint).ok_or(IssuerError::Nonsense)?;
        let methods = said.token_endpoint_auth_methods_supported;
        let in_body = methods.is_some_and(|known| {
            let knows = |method: &str| known.iter().any(|one| one == method);
            knows("client_secret_post") && !knows("client_secret_basic")
        });
        Ok(Self {
            client,
            name: said.issuer,
            authorization: said.authorization_endpoint,
            token,
            in_body,
        })
    }

    /// Whether somebody who comes back says that another issuer sent them (RFC 9207).
    pub(crate) fn is_named(&self, said: Option<&str>) -> bool {
        said.is_none_or(|said| said == self.name)
    }

    /// The address to which a browser is sent; it comes back to `back`.
    pub(crate) fn way(&self, begun: &Begun, back: &str) -> String {
        let mut query = Serializer::new(String::new());
        query.extend_pairs([
            ("response_type", "code"),
            ("client_id", &self.client.id),
            ("redirect_uri", back),
            ("scope", SCOPE),
            ("state", &begun.state),
            ("nonce", &begun.nonce),
            ("code_challenge", &begun.challenge()),
            ("code_challenge_method", "S256"),
        ]);
        let joined = if self.authorization.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{joined}{}", self.authorization, query.finish())
    }

    /// Asks who it is that came back with a code.
    pub(crate) fn question(&self, code: &str, begun: &Begun, back: &str) -> OutsideQuestion {
        let secret = String::from_utf8_lossy(self.client.secret.bytes()).into_owned();
        let mut body = Serializer::new(String::new());
        body.extend_pairs([
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", back),
            ("code_verifier", &begun.verifier),
        ]);
        let mut headers = vec![
            ("accept", "application/json".to_owned()),
            (
                "content-type",
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ];
        if self.in_body {
            body.extend_pairs([("client_id", &self.client.id), ("client_secret", &secret)]);
        } else {
            // Both are encoded before they are joined (RFC 6749, 2.3.1).
            let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
            let both = format!("{}:{}", encoded(&self.client.id), encoded(&secret));
            let both = BASE64.encode(both.as_bytes());
            headers.push(("authorization", format!("Basic {both}")));
        }
        OutsideQuestion {
            method: "POST",
            path: self.token.path.clone(),
            headers,
            body: body.finish(),
        }
    }

    /// The address that an issuer vouches for, of whoever began; `now` is when.
    pub(crate) fn address(
        &self,
        (status, body): (u16, &[u8]),
        begun: &Begun,
        now: Instant,
    ) -> Result<EmailAddress, IssuerError> {
        let token = id_token(status, body)?;
        let claims = TokenClaims::read(&token).ok_or(IssuerError::Nonsense)?;
        let audience = claims.aud.all();
        let is_for_us = audience.contains(&self.client.id.as_str())
            && (audience.len() == 1 || claims.azp.as_ref() == Some(&self.client.id));
        let lasts = claims.exp.saturating_add(LEEWAY.num_seconds()) > now.timestamp();
        let is_this_one = claims.nonce.as_ref() == Some(&begun.nonce);
        if claims.iss != self.name || !is_for_us || !lasts || !is_this_one {
            return Err(IssuerError::NotForUs);
        }
        let is_proven = claims
            .email_verified
            .as_ref()
            .is_some_and(SaidProven::holds);
        let email = claims.email.filter(|_| is_proven);
        let email = email.ok_or(IssuerError::Unproven)?;
        EmailAddress::parse(&email).map_err(|_| IssuerError::Unproven)
    }
}

/// A sign-in that a browser began, by the secret that it alone has: what goes with it to the issuer tells nobody the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Begun {
    /// Comes back with the browser.
    pub(crate) state: String,
    /// Stands in what the issuer says.
    nonce: String,
    /// Proves to the issuer that who brings the code is who began.
    verifier: String,
}

impl Begun {
    pub(crate) fn of(secret: &str) -> Self {
        let drawn = |what: &str| derive(&["oidc", what, secret]);
        Self {
            state: drawn("state"),
            nonce: drawn("nonce"),
            // At least 43 characters (RFC 7636, 4.1).
            verifier: drawn("verifier") + &drawn("more of the verifier"),
        }
    }

    fn challenge(&self) -> String {
        BASE64URL_NOPAD.encode(&Sha256::digest(self.verifier.as_bytes()))
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    id_token: Option<String>,
    error: Option<String>,
}

fn id_token(status: u16, body: &[u8]) -> Result<String, IssuerError> {
    let said: Option<TokenAnswer> = serde_json::from_slice(body).ok();
    match (status, said) {
        (200, Some(said)) => said.id_token.ok_or(IssuerError::Nonsense),
        (200, None) => Err(IssuerError::Nonsense),
        (
            400..=499,
            Some(TokenAnswer {
                error: Some(code), ..
            }),
        ) => Err(if code == SPENT {
            IssuerError::Spent
        } else {
            IssuerError::Refused(code.chars().take(MAX_CODE_CHARS).collect())
        }),
        (status, _) => Err(IssuerError::Status(status)),
    }
}

/// What an issuer says of somebody.
#[derive(Deserialize)]
struct TokenClaims {
    iss: String,
    aud: TokenAudience,
    azp: Option<String>,
    /// In seconds.
    exp: i64,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<SaidProven>,
}

impl TokenClaims {
    /// The middle one of a token's three parts.
    fn read(token: &str) -> Option<Self> {
        let parts: Vec<&str> = token.split('.').collect();
        let [_, claims, _] = parts.as_slice() else {
            return None;
        };
        let claims = BASE64URL_NOPAD.decode(claims.as_bytes()).ok()?;
        serde_json::from_slice(&claims).ok()
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum TokenAudience {
    One(String),
    Several(Vec<String>),
}

impl TokenAudience {
    fn all(&self) -> Vec<&str> {
        match self {
            Self::One(one) => vec![one],
            Self::Several(several) => several.iter().map(String::as_str).collect(),
        }
    }
}

/// Whether an address is proven: some issuers write the word.
#[derive(Deserialize)]
#[serde(untagged)]
enum SaidProven {
    Said(bool),
    Written(String),
}

impl SaidProven {
    fn holds(&self) -> bool {
        match self {
            Self::Said(said) => *said,
            Self::Written(written) => written == "true",
        }
    }
}

#[cfg(test)]
#[path = "oidc_tests.rs"]
mod tests;
