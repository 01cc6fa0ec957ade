//! The layout of a source's file.

use std::collections::BTreeMap;

use calendar::Span;
use serde::Deserialize;

use super::crm::CrmMeaning;
use super::proof::SignatureEncoding;
use crate::form::Acknowledge;
use crate::inquiry::Medium;

/// What a file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    pub(super) kind: RawKind,
    pub(super) source: Option<String>,
    pub(super) form: Option<String>,
    pub(super) acknowledge: Option<Acknowledge>,
    #[serde(default)]
    pub(super) what: Medium,
    pub(super) proof: Option<RawProof>,
    pub(super) challenge: Option<RawChallenge>,
    pub(super) each: Option<String>,
    #[serde(default)]
    pub(super) only: Vec<RawWanted>,
    pub(super) event: Option<String>,
    #[serde(default)]
    pub(super) from: Vec<String>,
    #[serde(default)]
    pub(super) subject: Vec<String>,
    pub(super) external_id: Option<String>,
    pub(super) crm: Option<RawCrm>,
    #[serde(default)]
    pub(super) fields: BTreeMap<String, RawValue>,
}

/// What another system tells: where it says whom it is about and what happened, and what its words mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCrm {
    pub(super) id: String,
    pub(super) what: String,
    pub(super) means: BTreeMap<String, CrmMeaning>,
    pub(super) person: Option<String>,
    pub(super) address: Option<String>,
    pub(super) until: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    Webhook,
    Mail,
    Crm,
}

/// By what a delivery is known: `scheme` says which of the other keys there may be.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProof {
    pub(super) scheme: RawScheme,
    pub(super) header: Option<String>,
    pub(super) path: Option<String>,
    pub(super) part: Option<String>,
    #[serde(default)]
    pub(super) prefix: String,
    pub(super) encoding: Option<SignatureEncoding>,
    pub(super) signed: Option<String>,
    pub(super) timestamp: Option<String>,
    pub(super) tolerance: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawScheme {
    HmacSha256,
    Token,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawChallenge {
    pub(super) token: Option<String>,
    pub(super) answer: Option<String>,
    pub(super) path: Option<String>,
    #[serde(default)]
    pub(super) only: Vec<RawWanted>,
    pub(super) says: Option<String>,
    pub(super) signed: Option<String>,
    pub(super) encoding: Option<SignatureEncoding>,
    pub(super) proven: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWanted {
    pub(super) path: String,
    #[serde(default)]
    pub(super) any_of: Vec<String>,
    #[serde(default)]
    pub(super) none_of: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a path such as \"$.email\", a list of paths, or a text that is the same for everybody"
)]
pub(super) enum RawValue {
    One(String),
    Several(Vec<String>),
}
