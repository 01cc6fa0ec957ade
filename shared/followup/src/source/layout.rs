//! The layout of a source's file.

use std::collections::BTreeMap;

use calendar::Span;
use serde::Deserialize;

use super::crm::CrmMeaning;
use super::proof::SignatureEncoding;
use crate::form::Acknowledge;
use crate::inquiry::Medium;

/// Where inquiries, or news of them, come from besides our own forms: the name of the file is the name of its address, `/in/NAME`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    /// How it reaches us.
    pub(super) kind: RawKind,
    /// Its name in figures, in routing and in `[sources]` of `policy.toml`; the name of the file, if left out.
    pub(super) source: Option<String>,
    /// The form that it speaks for: its fields and checks, and the words that people read. Of a webhook and of mail it must be there.
    pub(super) form: Option<String>,
    /// Who thanks them; as the form says, if left out.
    pub(super) acknowledge: Option<Acknowledge>,
    /// How they reached us; it counts in place of what the form says.
    #[serde(default)]
    pub(super) what: Medium,
    /// By what a delivery is known to come from there. Whatever posts must have it.
    pub(super) proof: Option<RawProof>,
    /// How it makes sure of the address before it sends anything.
    pub(super) challenge: Option<RawChallenge>,
    /// Where each inquiry, or each event, of a delivery stands; the other paths begin there. The whole delivery is one, if left out.
    pub(super) each: Option<String>,
    /// What is taken, by what has to be said there; everything else is left alone. All of it, if left out.
    #[serde(default)]
    pub(super) only: Vec<RawWanted>,
    /// Where its own name for what it brings stands: what is brought twice under one name counts once.
    pub(super) event: Option<String>,
    /// Whose mail it is: addresses, or `@` with a domain for all of its addresses. Of mail it must be there.
    #[serde(default)]
    pub(super) from: Vec<String>,
    /// How the subject reads, with `*` for anything; any subject, if left out.
    #[serde(default)]
    pub(super) subject: Vec<String>,
    /// Where the name stands that another system has for them.
    pub(super) external_id: Option<String>,
    /// What another system tells. Of a CRM it must be there.
    pub(super) crm: Option<RawCrm>,
    /// Fields of the form, each with where its value stands: a path that begins with `$` (RFC 9535), several paths whose values are one after the other, or a text that is the same for everybody.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub(super) fields: BTreeMap<String, RawValue>,
}

/// What another system tells: where it says whom it is about and what happened, and what its words mean.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawCrm {
    /// Where its own name for the lead stands.
    pub(super) id: String,
    /// Where the word stands for what happened.
    pub(super) what: String,
    /// What its words mean here. Every other word is left alone.
    pub(super) means: BTreeMap<String, CrmMeaning>,
    /// Where it says who of the team did it, or has them now: by the address, the name or the id of the team file.
    pub(super) person: Option<String>,
    /// Where the address of the lead stands, by which it is found whose name is not known here yet.
    pub(super) address: Option<String>,
    /// Where the day stands on which who is away is back.
    pub(super) until: Option<String>,
    /// Where it stands what who bought bought for, in the currency of `[figures]`: whole units, or with cents behind a point, which are rounded.
    pub(super) amount: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    /// It posts inquiries to `/in/NAME`.
    Webhook,
    /// It writes mails about inquiries.
    Mail,
    /// It posts to `/in/NAME` what happened elsewhere.
    Crm,
}

/// By what a delivery is known: `scheme` says which of the other keys there may be.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawProof {
    /// What proves it.
    pub(super) scheme: RawScheme,
    /// The header with the signature, or with the word. Of a signature it must be there; a word stands in a header or at a path.
    pub(super) header: Option<String>,
    /// Where the word stands in what is posted.
    pub(super) path: Option<String>,
    /// Which part of the header the signature is, where it has several: `v1` of `t=1772442000,v1=5257a8`.
    pub(super) part: Option<String>,
    /// What stands before the signature in its header.
    #[serde(default)]
    pub(super) prefix: String,
    /// How the signature is written.
    pub(super) encoding: Option<SignatureEncoding>,
    /// What is signed, with `{timestamp}` and `{body}`; the body alone, if left out.
    pub(super) signed: Option<String>,
    /// The header with the time that is signed, or the part of the header of the signature.
    pub(super) timestamp: Option<String>,
    /// How far that time may be from now.
    pub(super) tolerance: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawScheme {
    /// The body is signed with a key.
    HmacSha256,
    /// A word comes along that only the two know.
    Token,
}

/// How a service makes sure of the address: it asks with parameters, or posts a word.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawChallenge {
    /// The parameter of the address with the word that was agreed on.
    pub(super) token: Option<String>,
    /// The parameter with the word that is given back.
    pub(super) answer: Option<String>,
    /// Where the word stands, if it is posted.
    pub(super) path: Option<String>,
    /// By what a post is known to be the question, and no delivery.
    #[serde(default)]
    pub(super) only: Vec<RawWanted>,
    /// The key under which the word is given back as JSON; as text, if left out.
    pub(super) says: Option<String>,
    /// The key under which the word is given back signed.
    pub(super) signed: Option<String>,
    /// How that signature is written.
    pub(super) encoding: Option<SignatureEncoding>,
    /// Whether the question itself is proven as deliveries are.
    pub(super) proven: Option<bool>,
}

/// What has to be said at a place, or must not be.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RawWanted {
    /// Where it stands.
    pub(super) path: String,
    /// What has to stand there: one of these.
    #[serde(default)]
    pub(super) any_of: Vec<String>,
    /// What must not stand there.
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
