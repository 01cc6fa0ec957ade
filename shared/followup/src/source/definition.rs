//! A source's TOML, read and checked as far as it can be alone; what is wrong is said with the way to it.

use std::collections::BTreeMap;

use calendar::Span;

use super::challenge::{AddressCheck, ChallengeAnswer, PostedChallenge};
use super::crm::CrmRule;
use super::layout::{
    RawChallenge, RawCrm, RawKind, RawProof, RawScheme, RawSource, RawValue, RawWanted,
};
use super::mapping::{FieldPath, FieldValue, Mapping, Wanted};
use super::proof::{DeliveryProof, SignatureScheme, SignedTime, TokenPlace};
use super::robot_mail::MailRule;
use super::{Delivery, InquiryRule, MAX_SOURCE_NAME_BYTES, Source, SourceKind};
use crate::form::MAX_FIELDS;

/// How far a signature's time may be from now, where the file does not say.
const TOLERANCE: Span = Span::Elapsed { seconds: 300 };

/// What is wrong with a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceFault {
    /// The keys that lead to it.
    pub(crate) way: Vec<String>,
    /// What is wrong.
    pub(crate) reason: String,
    /// What would be right.
    pub(crate) proposal: String,
}

fn fault<T>(
    way: &[&str],
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> Result<T, SourceFault> {
    Err(SourceFault {
        way: way.iter().map(|key| (*key).to_owned()).collect(),
        reason: reason.into(),
        proposal: proposal.into(),
    })
}

/// A source of what its file says; whether its form has such fields is asked where the forms are known.
pub(crate) fn build(name: &str, raw: RawSource) -> Result<Source, SourceFault> {
    if !is_name(name) {
        return fault(
            &[],
            "a source's file is named by lower-case letters, digits and dashes, at most 64 of them",
            "lead-ad.toml",
        );
    }
    suits_its_kind(&raw)?;
    let kind = match raw.kind {
        RawKind::Webhook => {
            let (posts, raw) = delivery(raw)?;
            SourceKind::Webhook {
                delivery: posts,
                inquiry: inquiry(name, raw)?,
            }
        }
        RawKind::Mail => SourceKind::Mail {
            rule: MailRule {
                from: senders(raw.from.clone())?,
                subjects: raw.subject.clone(),
            },
            inquiry: inquiry(name, raw)?,
        },
        RawKind::Crm => {
            let (posts, mut raw) = delivery(raw)?;
            let tells = raw.crm.take();
            SourceKind::Crm {
                delivery: posts,
                rule: crm(tells, mapping(raw)?)?,
            }
        }
    };
    Ok(Source {
        name: name.to_owned(),
        kind,
    })
}

/// How it posts, and the rest of what the file says.
fn delivery(mut raw: RawSource) -> Result<(Delivery, RawSource), SourceFault> {
    let proof = proof(raw.proof.take())?;
    let check = raw.challenge.take();
    let check = check.map(|check| challenge(check, &proof)).transpose()?;
    Ok((Delivery { proof, check }, raw))
}

/// What becomes of the inquiries that it brings.
fn inquiry(name: &str, mut raw: RawSource) -> Result<InquiryRule, SourceFault> {
    let label = raw.source.take().unwrap_or_else(|| name.to_owned());
    if label.trim().is_empty() {
        return fault(&["source"], "source is empty", "write it, or leave it out");
    }
    let Some(form) = raw.form.take() else {
        return fault(
            &[],
            "no form is named",
            "form = \"contact\": the one that it speaks for",
        );
    };
    Ok(InquiryRule {
        label,
        form,
        acknowledge: raw.acknowledge,
        medium: raw.what,
        mapping: mapping(raw)?,
    })
}

/// Which of its words become what.
fn mapping(raw: RawSource) -> Result<Mapping, SourceFault> {
    if raw.fields.len() > MAX_FIELDS {
        return fault(
            &["fields"],
            format!("a source fills in {} fields", raw.fields.len()),
            format!("at most {MAX_FIELDS}"),
        );
    }
    let mut fields = BTreeMap::new();
    for (field, value) in raw.fields {
        let value = read_value(&field, value)?;
        fields.insert(field, value);
    }
    let perhaps = |key: &str, path: Option<String>| {
        let path = path.map(|path| checked(&[key], path));
        path.transpose()
    };
    let only = raw.only.into_iter();
    let only = only.map(|one| wanted(one, &["only"]));
    Ok(Mapping {
        each: perhaps("each", raw.each)?,
        only: only.collect::<Result<_, _>>()?,
        event_id: perhaps("event", raw.event)?,
        external_id: perhaps("external_id", raw.external_id)?,
        fields,
    })
}

/// What a source of one kind has, and one of another has not.
fn suits_its_kind(raw: &RawSource) -> Result<(), SourceFault> {
    let of_posts = [
        ("proof", raw.proof.is_some()),
        ("challenge", raw.challenge.is_some()),
        ("each", raw.each.is_some()),
        ("event", raw.event.is_some()),
    ];
    let of_mail = [
        ("from", !raw.from.is_empty()),
        ("subject", !raw.subject.is_empty()),
    ];
    let of_inquiries = [
        ("source", raw.source.is_some()),
        ("form", raw.form.is_some()),
        ("acknowledge", raw.acknowledge.is_some()),
        ("external_id", raw.external_id.is_some()),
        ("fields", !raw.fields.is_empty()),
    ];
    let of_crm = [("crm", raw.crm.is_some())];
    let (strange, kind) = match raw.kind {
        RawKind::Webhook => ([&of_mail[..], &of_crm], "what is posted"),
        RawKind::Mail => ([&of_posts[..], &of_crm], "mail"),
        RawKind::Crm => ([&of_mail[..], &of_inquiries], "what a CRM tells"),
    };
    match strange.concat().iter().find(|(_, is_said)| *is_said) {
        None => Ok(()),
        Some((key, _)) => fault(&[key], format!("{kind} has no {key}"), "leave it out"),
    }
}

/// Whose mail it is.
fn senders(from: Vec<String>) -> Result<Vec<String>, SourceFault> {
    let right = |one: &String| {
        one.split_once('@').is_some_and(|(local, host)| {
            !local.contains(char::is_whitespace) && host.contains('.') && !host.contains('@')
        })
    };
    if from.is_empty() {
        return fault(
            &[],
            "nothing says whose mail this is",
            "from = [\"voicemail@phone.example\"], or [\"@phone.example\"] for all of a domain",
        );
    }
    if let Some(wrong) = from.iter().find(|one| !right(one)) {
        return fault(
            &["from"],
            format!("\"{wrong}\" is no address"),
            "an address, or a domain behind @",
        );
    }
    Ok(from.into_iter().map(|one| one.to_lowercase()).collect())
}

fn is_name(name: &str) -> bool {
    (1..=MAX_SOURCE_NAME_BYTES).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// A path, if it is one.
fn checked(way: &[&str], path: String) -> Result<FieldPath, SourceFault> {
    let path = FieldPath::named(path);
    match path.check() {
        Ok(()) => Ok(path),
        Err(error) => fault(
            way,
            error.to_string(),
            "a path begins with $, as in $.answers[?@.ref == 'email'].email (RFC 9535)",
        ),
    }
}

fn read_value(field: &str, value: RawValue) -> Result<FieldValue, SourceFault> {
    let way = ["fields", field];
    let paths = match value {
        RawValue::One(text) if text.starts_with('$') => vec![text],
        RawValue::One(text) if text.trim().is_empty() => {
            return fault(
                &way,
                format!("{field} is empty"),
                "a path, a text, or leave it out",
            );
        }
        RawValue::One(text) => return Ok(FieldValue::Fixed(text)),
        RawValue::Several(paths) if paths.is_empty() => {
            return fault(
                &way,
                format!("{field} is found nowhere"),
                "one path at least",
            );
        }
        RawValue::Several(paths) => paths,
    };
    let paths = paths.into_iter().map(|path| checked(&way, path));
    Ok(FieldValue::Found(paths.collect::<Result<_, _>>()?))
}

/// What another system tells, and in which parts of a delivery.
fn crm(raw: Option<RawCrm>, mapping: Mapping) -> Result<CrmRule, SourceFault> {
    let Some(raw) = raw else {
        return fault(
            &[],
            "nothing says what its words mean",
            "[crm] with id and what, and [crm.means]: \"call.completed\" = \"reached\"",
        );
    };
    if raw.means.is_empty() {
        return fault(
            &["crm", "means"],
            "none of its words mean anything",
            "\"call.completed\" = \"reached\"",
        );
    }
    let perhaps = |key: &'static str, path: Option<String>| {
        path.map(|path| checked(&["crm", key], path)).transpose()
    };
    Ok(CrmRule {
        id: checked(&["crm", "id"], raw.id)?,
        what: checked(&["crm", "what"], raw.what)?,
        means: raw.means,
        person: perhaps("person", raw.person)?,
        address: perhaps("address", raw.address)?,
        until: perhaps("until", raw.until)?,
        amount: perhaps("amount", raw.amount)?,
        mapping,
    })
}

fn wanted(raw: RawWanted, way: &[&str]) -> Result<Wanted, SourceFault> {
    if raw.any_of.is_empty() && raw.none_of.is_empty() {
        return fault(
            way,
            "only names no word that has to be said, or must not be",
            "any_of = [\"call.missed\"], or none_of = [\"anonymous\"]",
        );
    }
    Ok(Wanted {
        path: checked(way, raw.path)?,
        any_of: raw.any_of,
        none_of: raw.none_of,
    })
}

/// How it makes sure of the address: it asks with parameters, or posts a word.
fn challenge(raw: RawChallenge, proof: &DeliveryProof) -> Result<AddressCheck, SourceFault> {
    if let Some(path) = raw.path.clone() {
        return posted(raw, path, proof).map(AddressCheck::Posted);
    }
    let of_posts = [
        ("only", !raw.only.is_empty()),
        ("says", raw.says.is_some()),
        ("signed", raw.signed.is_some()),
        ("encoding", raw.encoding.is_some()),
        ("proven", raw.proven.is_some()),
    ];
    if let Some((key, _)) = of_posts.iter().find(|(_, is_said)| *is_said) {
        return fault(
            &["challenge", key],
            format!("{key} is of a word that is posted, and none is"),
            "path = \"$.challenge\": where the word stands in what is posted",
        );
    }
    let parameter = |key: &'static str, name: Option<String>| match name {
        Some(name) if !name.trim().is_empty() => Ok(name),
        Some(_) | None => fault(
            &["challenge", key],
            format!("{key} names no parameter"),
            "token = \"hub.verify_token\" and answer = \"hub.challenge\", or path = \"$.challenge\" of a word that is posted",
        ),
    };
    Ok(AddressCheck::Asked {
        token: parameter("token", raw.token)?,
        answer: parameter("answer", raw.answer)?,
    })
}

/// A word that is posted.
fn posted(
    raw: RawChallenge,
    path: String,
    proof: &DeliveryProof,
) -> Result<PostedChallenge, SourceFault> {
    let of_parameters = [
        ("token", raw.token.is_some()),
        ("answer", raw.answer.is_some()),
    ];
    if let Some((key, _)) = of_parameters.iter().find(|(_, is_said)| *is_said) {
        return fault(
            &["challenge", key],
            format!("{key} is of a word that is asked for, and path of one that is posted"),
            "leave one of them out",
        );
    }
    for (key, name) in [("says", &raw.says), ("signed", &raw.signed)] {
        if name.as_ref().is_some_and(|name| name.trim().is_empty()) {
            return fault(
                &["challenge", key],
                format!("{key} names nothing"),
                "as in says = \"plainToken\"",
            );
        }
    }
    let is_proven = raw.proven.unwrap_or(true);
    let answer = match (raw.says, raw.signed) {
        (None, None) => ChallengeAnswer::Text,
        (None, Some(_)) => {
            return fault(
                &["challenge", "signed"],
                "a signature stands beside the word, and the word is not said",
                "says = \"plainToken\": what the word is called in the answer",
            );
        }
        (Some(_), Some(_)) if !is_proven => {
            return fault(
                &["challenge", "signed"],
                "anybody who asks could have anything signed with the source's key",
                "leave proven out: what is to be signed has to be signed itself",
            );
        }
        (Some(_), Some(_)) if matches!(proof, DeliveryProof::Token(_)) => {
            return fault(
                &["challenge", "signed"],
                "a source that brings a word along has no key to sign with",
                "proof = { scheme = \"hmac-sha256\", .. }",
            );
        }
        (Some(says), signed) => ChallengeAnswer::Json {
            says,
            signed: signed.map(|name| (name, raw.encoding.unwrap_or_default())),
        },
    };
    let only = raw.only.into_iter();
    let only = only.map(|one| wanted(one, &["challenge", "only"]));
    Ok(PostedChallenge {
        word: checked(&["challenge", "path"], path)?,
        only: only.collect::<Result<_, _>>()?,
        answer,
        is_proven,
    })
}

/// By what a delivery is known. A source without a proof would be a form that nobody sees, and anybody could fill it in.
fn proof(raw: Option<RawProof>) -> Result<DeliveryProof, SourceFault> {
    let Some(raw) = raw else {
        return fault(
            &[],
            "nothing proves that a delivery comes from there",
            "proof = { scheme = \"hmac-sha256\", header = \"X-Signature\" }, or { scheme = \"token\", header = \"Authorization\", prefix = \"Bearer \" }",
        );
    };
    match raw.scheme {
        RawScheme::HmacSha256 => signature(raw).map(DeliveryProof::Signature),
        RawScheme::Token => token(raw).map(DeliveryProof::Token),
    }
}

fn signature(raw: RawProof) -> Result<SignatureScheme, SourceFault> {
    let Some(header) = raw.header.filter(|_| raw.path.is_none()) else {
        return fault(
            &["proof"],
            "a signature stands in a header",
            "header = \"X-Signature\", and no path",
        );
    };
    let default = if raw.timestamp.is_some() {
        "{timestamp}.{body}"
    } else {
        "{body}"
    };
    if raw.timestamp.is_none() && raw.tolerance.is_some() {
        return fault(
            &["proof", "tolerance"],
            "there is no time that could be too old",
            "timestamp = \"the header with the time\"",
        );
    }
    let scheme = SignatureScheme {
        header,
        part: raw.part,
        prefix: raw.prefix,
        encoding: raw.encoding.unwrap_or_default(),
        signed: raw.signed.unwrap_or_else(|| default.to_owned()),
        time: raw.timestamp.map(|place| SignedTime {
            place,
            tolerance: raw.tolerance.unwrap_or(TOLERANCE),
        }),
    };
    match scheme.fault() {
        None => Ok(scheme),
        Some(wrong) => fault(&["proof", wrong.key], wrong.reason, wrong.proposal),
    }
}

fn token(raw: RawProof) -> Result<TokenPlace, SourceFault> {
    let strange = [
        ("part", raw.part.is_some()),
        ("encoding", raw.encoding.is_some()),
        ("signed", raw.signed.is_some()),
        ("timestamp", raw.timestamp.is_some()),
        ("tolerance", raw.tolerance.is_some()),
    ];
    if let Some((key, _)) = strange.iter().find(|(_, is_said)| *is_said) {
        return fault(
            &["proof", key],
            format!("a token has no {key}"),
            "leave it out, or scheme = \"hmac-sha256\"",
        );
    }
    match (raw.header, raw.path) {
        (Some(name), None) => Ok(TokenPlace::Header {
            name,
            prefix: raw.prefix,
        }),
        (None, Some(path)) => checked(&["proof", "path"], path).map(TokenPlace::Body),
        (None, None) | (Some(_), Some(_)) => fault(
            &["proof"],
            "a token stands in a header or in the body",
            "header = \"Authorization\", or path = \"$.key\"",
        ),
    }
}
