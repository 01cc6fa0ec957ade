//! What a file says of a challenge, and what is wrong with it: a form says it for itself, a policy for all forms that say nothing.

use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::challenge::{
    Challenge, DEFAULT_WORK_BITS, MAX_WORK_BITS, MIN_WORK_BITS, ProofOfWork, TokenService, Widget,
};

/// The longest site key.
const MAX_SITE_KEY_BYTES: usize = 64;
/// The longest site key of Turnstile: 24 characters today. Its secret keys have 35.
const MAX_TURNSTILE_KEY_BYTES: usize = 30;
/// How keys of Friendly Captcha begin that are secret; its site keys begin with `FC`.
const FRIENDLY_SECRETS: &str = "A1";

/// A challenge as a file names it: by its kind alone (`"none"`), or as a table with what the kind wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChallengeSource(ChallengeTable);

/// What a browser does before it sends, as a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ChallengeTable {
    /// What decides.
    kind: ChallengeKind,
    /// How much work it is, from 8 to 18: one more is twice as much.
    bits: Option<u32>,
    /// The public key of a service; its secret one stands in no file.
    site_key: Option<String>,
    /// Where the service does what it does.
    endpoint: Option<Endpoint>,
}

/// What decides whether a form is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ChallengeKind {
    /// Nothing.
    None,
    /// The browser does some work, which nobody notices and a flood pays for.
    ProofOfWork,
    /// The widget of Cloudflare Turnstile.
    Turnstile,
    /// The widget of Friendly Captcha.
    FriendlyCaptcha,
}

impl ChallengeKind {
    /// As files write it.
    fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ProofOfWork => "proof-of-work",
            Self::Turnstile => TokenService::Turnstile.kind(),
            Self::FriendlyCaptcha => TokenService::FriendlyCaptcha.kind(),
        }
    }
}

/// Where Friendly Captcha does what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Endpoint {
    /// Everywhere.
    Global,
    /// In the European Union.
    Eu,
}

impl From<ChallengeKind> for ChallengeTable {
    fn from(kind: ChallengeKind) -> Self {
        Self {
            kind,
            bits: None,
            site_key: None,
            endpoint: None,
        }
    }
}

impl<'de> Deserialize<'de> for ChallengeSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_any(KindOrTable)
            .map(ChallengeSource)
    }
}

struct KindOrTable;

impl<'de> Visitor<'de> for KindOrTable {
    type Value = ChallengeTable;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the kind of a challenge, such as \"none\", or a table { kind = .. }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ChallengeTable, E> {
        ChallengeKind::deserialize(StrDeserializer::new(text)).map(Into::into)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ChallengeTable, A::Error> {
        ChallengeTable::deserialize(MapAccessDeserializer::new(map))
    }
}

/// What is wrong with a challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChallengeFault {
    /// The key of its table that is meant.
    pub(crate) key: &'static str,
    /// What is wrong.
    pub(crate) reason: String,
    /// What would be right.
    pub(crate) proposal: String,
}

impl ChallengeFault {
    /// Both in one sentence.
    pub(crate) fn in_one(&self) -> String {
        format!("{}: {}", self.reason, self.proposal)
    }
}

impl ChallengeSource {
    /// What a browser is asked for; nothing, where the file says so.
    pub(crate) fn challenge(&self) -> Result<Option<Challenge>, ChallengeFault> {
        self.0.check_keys()?;
        let ChallengeTable {
            kind,
            bits,
            site_key,
            endpoint,
        } = &self.0;
        let site_key = site_key.as_deref();
        Ok(match kind {
            ChallengeKind::None => None,
            ChallengeKind::ProofOfWork => Some(work(bits.unwrap_or(DEFAULT_WORK_BITS))?),
            ChallengeKind::Turnstile => Some(widget(TokenService::Turnstile, site_key)?),
            ChallengeKind::FriendlyCaptcha => {
                let service = match endpoint {
                    None | Some(Endpoint::Global) => TokenService::FriendlyCaptcha,
                    Some(Endpoint::Eu) => TokenService::FriendlyCaptchaEu,
                };
                Some(widget(service, site_key)?)
            }
        })
    }
}

impl ChallengeTable {
    /// Refuses what the kind does not ask for: somebody meant another kind.
    fn check_keys(&self) -> Result<(), ChallengeFault> {
        let kind = self.kind;
        let is_widget = match kind {
            ChallengeKind::None | ChallengeKind::ProofOfWork => false,
            ChallengeKind::Turnstile | ChallengeKind::FriendlyCaptcha => true,
        };
        let keys = [
            (
                "bits",
                self.bits.is_some(),
                kind == ChallengeKind::ProofOfWork,
            ),
            ("site_key", self.site_key.is_some(), is_widget),
            (
                "endpoint",
                self.endpoint.is_some(),
                kind == ChallengeKind::FriendlyCaptcha,
            ),
        ];
        let misplaced = keys.iter().find(|(_, given, belongs)| *given && !belongs);
        misplaced.map_or(Ok(()), |(key, ..)| {
            Err(ChallengeFault {
                key,
                reason: format!("`{key}` says nothing of the kind {}", kind.as_str()),
                proposal: "leave it out, or name another kind".to_owned(),
            })
        })
    }
}

/// Work that a telephone can do.
fn work(bits: u32) -> Result<Challenge, ChallengeFault> {
    if (MIN_WORK_BITS..=MAX_WORK_BITS).contains(&bits) {
        return Ok(Challenge::ProofOfWork(ProofOfWork { bits }));
    }
    Err(ChallengeFault {
        key: "bits",
        reason: format!("bits is between {MIN_WORK_BITS} and {MAX_WORK_BITS}"),
        proposal: "each one more doubles the work of whoever asks".to_owned(),
    })
}

/// A widget with a site key that looks like one, and not like the secret, which would stand on every page.
fn widget(service: TokenService, site_key: Option<&str>) -> Result<Challenge, ChallengeFault> {
    let fault = |reason: &str, proposal: String| ChallengeFault {
        key: "site_key",
        reason: reason.to_owned(),
        proposal,
    };
    let kind = service.kind();
    let Some(site_key) = site_key else {
        return Err(fault(
            "`site_key` is missing",
            format!("{{ kind = \"{kind}\", site_key = \"..\" }}, as the service's page shows it"),
        ));
    };
    let is_secret = match service {
        TokenService::Turnstile => site_key.len() > MAX_TURNSTILE_KEY_BYTES,
        TokenService::FriendlyCaptcha | TokenService::FriendlyCaptchaEu => {
            site_key.starts_with(FRIENDLY_SECRETS)
        }
    };
    if is_secret {
        return Err(fault(
            "this looks like the secret key, and would stand on the page",
            "write the site key here; the secret belongs into the secret store, and never into a policy".to_owned(),
        ));
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !(1..=MAX_SITE_KEY_BYTES).contains(&site_key.len()) || !site_key.bytes().all(plain) {
        return Err(fault(
            "this is no site key",
            format!(
                "1 to {MAX_SITE_KEY_BYTES} letters, digits, dashes and underscores, as the service's page shows it"
            ),
        ));
    }
    Ok(Challenge::Widget(Widget {
        service,
        site_key: site_key.to_owned(),
    }))
}
