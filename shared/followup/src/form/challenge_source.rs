//! What a file says of a challenge, and what is wrong with it: a form says it for itself, a policy for all forms that say nothing.

use std::fmt;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::challenge::{Challenge, DEFAULT_WORK_BITS, MAX_WORK_BITS, MIN_WORK_BITS};

/// A challenge as a file names it: by its kind alone (`"none"`), or as a table with what the kind wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ChallengeSource(ChallengeTable);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChallengeTable {
    kind: ChallengeKind,
    bits: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ChallengeKind {
    None,
    ProofOfWork,
}

impl From<ChallengeKind> for ChallengeTable {
    fn from(kind: ChallengeKind) -> Self {
        Self { kind, bits: None }
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
    pub(crate) fn challenge(self) -> Result<Option<Challenge>, ChallengeFault> {
        let ChallengeTable { kind, bits } = self.0;
        match (kind, bits) {
            (ChallengeKind::None, None) => Ok(None),
            (ChallengeKind::None, Some(_)) => Err(ChallengeFault {
                key: "bits",
                reason: "bits say how much work is asked for, and none is".to_owned(),
                proposal: "kind = \"proof-of-work\", or leave bits out".to_owned(),
            }),
            (ChallengeKind::ProofOfWork, bits) => work(bits.unwrap_or(DEFAULT_WORK_BITS)).map(Some),
        }
    }
}

/// Work that a telephone can do.
fn work(bits: u32) -> Result<Challenge, ChallengeFault> {
    if (MIN_WORK_BITS..=MAX_WORK_BITS).contains(&bits) {
        return Ok(Challenge::ProofOfWork { bits });
    }
    Err(ChallengeFault {
        key: "bits",
        reason: format!("bits is between {MIN_WORK_BITS} and {MAX_WORK_BITS}"),
        proposal: "each one more doubles the work of whoever asks".to_owned(),
    })
}
