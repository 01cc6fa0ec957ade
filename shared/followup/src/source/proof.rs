//! By what a delivery is known to be a source's own. What is secret is in no policy: whoever compares has it from the secret store.

use calendar::{Instant, Span};
use chrono::{DateTime, TimeDelta};
use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};

use super::mapping::FieldPath;

/// Signatures of one delivery that are compared: a service that changes its secret signs with both for a while.
const MAX_SIGNATURES: usize = 4;
/// The longest header that is read, in bytes.
const MAX_HEADER_BYTES: usize = 2_048;
/// From this number on a time is in milliseconds: as seconds it would be the year 5138.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;
/// What stands for the body, and for the time, in what is signed.
const BODY: &str = "{body}";
const TIMESTAMP: &str = "{timestamp}";

/// By what a delivery is known to be a source's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryProof {
    /// Its body is signed: HMAC-SHA256 under a key that only both sides have.
    Signature(SignatureScheme),
    /// A secret word comes along.
    Token(TokenPlace),
}

/// Where a secret word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenPlace {
    /// In a header, behind what always stands before it: `Bearer `.
    Header {
        /// The header's name.
        name: String,
        /// What stands before the word.
        prefix: String,
    },
    /// In the body.
    Body(FieldPath),
}

/// How a service signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureScheme {
    /// The header with the signature.
    pub header: String,
    /// The name of the signature in a header of several parts: `v1` of `t=1772442000,v1=5257a8`.
    pub part: Option<String>,
    /// What stands before it: `sha256=`.
    pub prefix: String,
    /// How its bytes are written.
    pub encoding: SignatureEncoding,
    /// What is signed, with `{body}` and, where there is a time, `{timestamp}`.
    pub signed: String,
    /// When it was signed, so that nobody brings an old delivery once more.
    pub time: Option<SignedTime>,
}

/// How the bytes of a signature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum SignatureEncoding {
    /// Two digits a byte, in either case.
    #[default]
    Hex,
    /// With `+` and `/`, filled up with `=`.
    Base64,
}

/// The time of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedTime {
    /// The header that says it, in seconds or milliseconds of 1970; where the signature's header has parts, the part that does.
    pub place: String,
    /// How far it may be from now.
    pub tolerance: Span,
}

/// What is to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenSignature {
    /// What is signed.
    pub content: Vec<u8>,
    /// The signatures that came with it: one of them has to be right.
    pub signatures: Vec<Vec<u8>>,
}

/// Why a delivery has no signature that could be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// It has none.
    #[error("the signature is missing")]
    Missing,
    /// It is written in another way than the source's file says.
    #[error("the signature is not written as the source's file says")]
    Unreadable,
    /// It does not say when it was signed.
    #[error("the time of the signature is missing")]
    NoTime,
    /// It is too old, or of a time that is to come.
    #[error("the time of the signature is too far from now")]
    OutOfTime,
}

/// Why a scheme is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SchemeFault {
    pub(super) key: &'static str,
    pub(super) reason: String,
    pub(super) proposal: &'static str,
}

impl SignatureEncoding {
    /// The bytes, written so.
    #[must_use]
    pub fn written(self, bytes: &[u8]) -> String {
        match self {
            Self::Hex => HEXLOWER.encode(bytes),
            Self::Base64 => BASE64.encode(bytes),
        }
    }
}

impl SignatureScheme {
    /// What is wrong with it, as a file says it.
    pub(super) fn fault(&self) -> Option<SchemeFault> {
        let (body, time) = (
            self.signed.matches(BODY).count(),
            self.signed.matches(TIMESTAMP).count(),
        );
        if body != 1 {
            return Some(SchemeFault {
                key: "signed",
                reason: format!("what is signed names {BODY} {body} times"),
                proposal: "once, as in signed = \"{timestamp}.{body}\"",
            });
        }
        let tolerance = self.time.as_ref().map(|time| time.tolerance);
        match tolerance {
            Some(Span::Elapsed { seconds }) if seconds > 0 => {}
            Some(_) => {
                return Some(SchemeFault {
                    key: "tolerance",
                    reason: "a signature's time is compared with the clock on the wall".to_owned(),
                    proposal: "tolerance = \"5m\"",
                });
            }
            None => {}
        }
        (tolerance.is_some() != (time == 1)).then(|| SchemeFault {
            key: "signed",
            reason: "a time that is not signed proves nothing, and one that is signed has to be looked at".to_owned(),
            proposal: "timestamp = \"the header with the time\" together with {timestamp} in signed",
        })
    }

    /// What is to be compared, of what came. `header` gives what a header says.
    ///
    /// # Errors
    /// Why there is nothing to compare.
    pub fn given<'a>(
        &self,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
        now: Instant,
    ) -> Result<GivenSignature, ProofFault> {
        let read = |name: &str| header(name).filter(|text| text.len() <= MAX_HEADER_BYTES);
        let whole = read(&self.header).ok_or(ProofFault::Missing)?;
        let parts = |name: &str| {
            let parts = whole.split(',').filter_map(|part| part.split_once('='));
            let name = name.to_owned();
            let named = parts.filter(move |(key, _)| key.trim() == name);
            named.map(|(_, value)| value.trim())
        };
        let written: Vec<&str> = match &self.part {
            Some(part) => parts(part).take(MAX_SIGNATURES).collect(),
            None => vec![whole.trim()],
        };
        if written.is_empty() {
            return Err(ProofFault::Missing);
        }
        let signatures = written.into_iter().map(|text| self.decode(text));
        let signatures: Option<Vec<Vec<u8>>> = signatures.collect();
        let signatures = signatures.ok_or(ProofFault::Unreadable)?;
        let signed_at = match &self.time {
            None => "",
            Some(time) => {
                let said = match &self.part {
                    Some(_) => parts(&time.place).next(),
                    None => read(&time.place).map(str::trim),
                };
                let said = said.ok_or(ProofFault::NoTime)?;
                time.is_now(said, now)?;
                said
            }
        };
        Ok(GivenSignature {
            content: self.content(body, signed_at),
            signatures,
        })
    }

    fn decode(&self, text: &str) -> Option<Vec<u8>> {
        let bare = text.strip_prefix(self.prefix.as_str())?.as_bytes();
        match self.encoding {
            SignatureEncoding::Hex => HEXLOWER_PERMISSIVE.decode(bare).ok(),
            SignatureEncoding::Base64 => BASE64.decode(bare).ok(),
        }
    }

    /// What is signed: the body as it came, byte for byte, in its place.
    fn content(&self, body: &[u8], signed_at: &str) -> Vec<u8> {
        let (before, after) = self.signed.split_once(BODY).unwrap_or_default();
        let around = |text: &str| text.replace(TIMESTAMP, signed_at);
        [around(before).as_bytes(), body, around(after).as_bytes()].concat()
    }
}

impl SignedTime {
    fn is_now(&self, said: &str, now: Instant) -> Result<(), ProofFault> {
        let number: i64 = said.parse().map_err(|_| ProofFault::NoTime)?;
        let at = if number.abs() >= FIRST_MILLISECONDS {
            DateTime::from_timestamp_millis(number)
        } else {
            DateTime::from_timestamp(number, 0)
        };
        let at = at.ok_or(ProofFault::NoTime)?;
        let tolerance = match self.tolerance {
            Span::Elapsed { seconds } => TimeDelta::seconds(i64::from(seconds)),
            // The policy was checked.
            Span::BusinessTime { .. } | Span::BusinessDays { .. } => TimeDelta::zero(),
        };
        if (now - at).abs() > tolerance {
            return Err(ProofFault::OutOfTime);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_772_442_000;

    fn scheme() -> SignatureScheme {
        SignatureScheme {
            header: "X-Signature".to_owned(),
            part: None,
            prefix: "sha256=".to_owned(),
            encoding: SignatureEncoding::Hex,
            signed: BODY.to_owned(),
            time: None,
        }
    }

    fn timed(part: Option<&str>) -> SignatureScheme {
        SignatureScheme {
            part: part.map(str::to_owned),
            prefix: String::new(),
            signed: "v0:{timestamp}:{body}".to_owned(),
            time: Some(SignedTime {
                place: part.map_or("X-Time", |_| "t").to_owned(),
                tolerance: "5m".parse().unwrap(),
            }),
            ..scheme()
        }
    }

    fn given(
        scheme: &SignatureScheme,
        headers: &[(&str, &'static str)],
    ) -> Result<GivenSignature, ProofFault> {
        let header = |name: &str| {
            let found = headers.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| *value)
        };
        let now = Instant::from_timestamp(NOW, 0).unwrap();
        scheme.given(&header, b"{}", now)
    }

    #[test]
    fn the_body_is_signed_as_it_came() {
        let found = given(&scheme(), &[("X-Signature", "sha256=00fF")]).unwrap();
        assert_eq!(found.content, b"{}");
        assert_eq!(found.signatures, [vec![0, 255]]);
        let base64 = SignatureScheme {
            encoding: SignatureEncoding::Base64,
            ..scheme()
        };
        let found = given(&base64, &[("X-Signature", "sha256=AP8=")]).unwrap();
        assert_eq!(found.signatures, [vec![0, 255]]);
    }

    #[test]
    fn what_is_missing_or_written_in_another_way_is_no_signature() {
        for (headers, fault) in [
            (&[] as &[_], ProofFault::Missing),
            (&[("X-Signature", "00ff")], ProofFault::Unreadable),
            (&[("X-Signature", "sha256=0")], ProofFault::Unreadable),
            (&[("X-Signature", "sha256=zz")], ProofFault::Unreadable),
        ] {
            assert_eq!(given(&scheme(), headers), Err(fault), "{headers:?}");
        }
        let of_parts = timed(Some("v1"));
        let none = given(&of_parts, &[("X-Signature", "t=1772442000,v0=00")]);
        assert_eq!(none, Err(ProofFault::Missing));
    }

    #[test]
    fn a_time_is_part_of_what_is_signed_and_good_for_its_tolerance_alone() {
        let at =
            |time: &'static str| given(&timed(None), &[("X-Signature", "00"), ("X-Time", time)]);
        assert_eq!(at("1772442000").unwrap().content, b"v0:1772442000:{}");
        assert_eq!(at("1772442000000").unwrap().content, b"v0:1772442000000:{}");
        for edge in ["1772441700", "1772442300"] {
            assert!(at(edge).is_ok(), "{edge}");
        }
        for past in ["1772441699", "1772442301"] {
            assert_eq!(at(past), Err(ProofFault::OutOfTime), "{past}");
        }
        for none in ["", "soon", "99999999999999999"] {
            assert_eq!(at(none), Err(ProofFault::NoTime), "{none}");
        }
        let without = given(&timed(None), &[("X-Signature", "00")]);
        assert_eq!(without, Err(ProofFault::NoTime));
    }

    #[test]
    fn a_header_of_several_parts_may_carry_two_signatures() {
        let header = "t=1772442000, v1=00, v0=11, v1=ff";
        let found = given(&timed(Some("v1")), &[("X-Signature", header)]).unwrap();
        assert_eq!(found.content, b"v0:1772442000:{}");
        assert_eq!(found.signatures, [vec![0], vec![255]]);
    }

    #[test]
    fn a_scheme_signs_the_body_once_and_a_time_that_it_looks_at() {
        assert_eq!(scheme().fault(), None);
        assert_eq!(timed(None).fault(), None);
        let signed = |signed: &str| SignatureScheme {
            signed: signed.to_owned(),
            ..scheme()
        };
        for wrong in ["", "{timestamp}", "{body}{body}", "{timestamp}.{body}"] {
            assert_eq!(signed(wrong).fault().unwrap().key, "signed", "{wrong}");
        }
        let mut in_hours = timed(None);
        in_hours.time.as_mut().unwrap().tolerance = "2bh".parse().unwrap();
        assert_eq!(in_hours.fault().unwrap().key, "tolerance");
        let unsigned = SignatureScheme {
            signed: BODY.to_owned(),
            ..timed(None)
        };
        assert_eq!(unsigned.fault().unwrap().key, "signed");
    }
}
