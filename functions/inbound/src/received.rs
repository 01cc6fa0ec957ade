//! Received mail: from a person, or from a machine; by headers and standards.

use cloud::table::act::Acted;
use cloud::table::lead::With;
use cloud::{Cloud, CloudError};
use data_encoding::{BASE64, BASE64_MIME};
use followup::event::{Event, Sign};
use followup::ids::{LeadId, derive};
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};
use serde_json::Value;

/// Characters of a reply that are kept.
const MAX_REPLY_CHARS: usize = 10_000;

/// What a received mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person wrote it.
    Person,
    /// A machine did (RFC 3834, and the headers from before it).
    Automatic,
    /// A report of a mail server (RFC 3464).
    Report,
}

/// A mail that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it is.
    pub kind: Kind,
    /// Addresses that it went to.
    pub recipients: Vec<String>,
    /// What it says.
    pub text: String,
    /// What it is known by: it may be handed over more than once.
    pub known_by: String,
}

impl Received {
    /// Reads a received mail as the mail service hands it over: its text inline, in base64 or plain.
    ///
    /// # Errors
    /// When there is a mail that cannot be read.
    pub fn from_payload(payload: &Value) -> Result<Option<Self>, CloudError> {
        let detail = payload.get("detail").unwrap_or(payload);
        let Some(content) = detail.get("content").and_then(Value::as_str) else {
            return Ok(None);
        };
        let raw = BASE64
            .decode(content.as_bytes())
            .or_else(|_| BASE64_MIME.decode(content.as_bytes()))
            .unwrap_or_else(|_| content.as_bytes().to_vec());
        let id = detail.pointer("/mail/messageId").and_then(Value::as_str);
        let with_id = |received: Self| match id {
            Some(id) => Self {
                known_by: derive(&["received", id]),
                ..received
            },
            None => received,
        };
        Self::parse(&raw)
            .map(|received| Some(with_id(received)))
            .ok_or_else(|| CloudError::Corrupt {
                kind: "received mail",
                reason: "it is no RFC 5322 message".to_owned(),
            })
    }

    /// Reads a raw message.
    #[must_use]
    pub fn parse(raw: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(raw)?;
        let mut recipients = Vec::new();
        for list in [message.to(), message.cc()].into_iter().flatten() {
            recipients.extend(
                list.iter()
                    .filter_map(|one| one.address())
                    .map(str::to_ascii_lowercase),
            );
        }
        for name in ["Delivered-To", "X-Original-To"] {
            recipients.extend(header(&message, name).map(|text| text.to_ascii_lowercase()));
        }
        let text: String = message
            .body_text(0)
            .unwrap_or_default()
            .chars()
            .take(MAX_REPLY_CHARS)
            .collect();
        Some(Self {
            kind: kind(&message),
            recipients,
            text,
            known_by: derive(&["received", &String::from_utf8_lossy(raw)]),
        })
    }

    /// The lead whose address it went to.
    #[must_use]
    pub fn lead(&self, reply_domain: &str) -> Option<LeadId> {
        self.recipients.iter().find_map(|address| {
            let (local, domain) = address.rsplit_once('@')?;
            (domain == reply_domain.to_ascii_lowercase())
                .then(|| LeadId::parse(local).ok())
                .flatten()
        })
    }

    /// Lets the mail happen to its lead.
    pub(crate) async fn take(&self, cloud: &Cloud) -> Result<(), CloudError> {
        let domain = cloud.settings().reply_domain.as_deref().unwrap_or_default();
        let Some(lead) = self.lead(domain) else {
            tracing::warn!("a received mail names no lead");
            return Ok(());
        };
        match self.kind {
            // Not an answer: nothing stops, and nothing is answered.
            Kind::Automatic | Kind::Report => {
                tracing::info!(%lead, kind = ?self.kind, "a machine's mail stops nothing");
                Ok(())
            }
            Kind::Person => {
                let with = With {
                    note: Some(self.text.clone()),
                    once: Some(self.known_by.clone()),
                    ..With::default()
                };
                let acted = cloud
                    .act(&lead, &Event::Sign(Sign::Replied), cloud.now(), &with)
                    .await?;
                if acted == Acted::NoLead {
                    tracing::warn!("a received mail names a lead that is not there");
                }
                Ok(())
            }
        }
    }
}

fn header<'a>(message: &'a Message<'_>, name: &str) -> Option<&'a str> {
    let value = message.header(name.to_owned())?;
    if let HeaderValue::TextList(list) = value {
        list.first().map(AsRef::as_ref)
    } else {
        value.as_text()
    }
}

fn kind(message: &Message<'_>) -> Kind {
    let report = message
        .content_type()
        .is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"));
    let says = |name: &str| header(message, name).map(str::to_ascii_lowercase);
    let automatic = says("Auto-Submitted").is_some_and(|value| value.trim() != "no")
        || says("Precedence")
            .is_some_and(|value| ["bulk", "junk", "list", "auto_reply"].contains(&value.trim()))
        || ["X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress"]
            .iter()
            .any(|name| {
                // Exchange asks others not to answer in every mail of a machine; people's mail has no such header.
                header(message, name).is_some()
            });
    if report {
        Kind::Report
    } else if automatic {
        Kind::Automatic
    } else {
        Kind::Person
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn mail(headers: &str) -> Received {
        let raw = format!(
            "From: ana@example.org\r\nTo: abc234@reply.example.com\r\n{headers}Subject: Re: hello\r\n\r\nNot now, write me in March.\r\n"
        );
        Received::parse(raw.as_bytes()).unwrap()
    }

    #[test]
    fn a_persons_answer_names_its_lead_by_the_address() {
        let mail = mail("");
        assert_eq!(mail.kind, Kind::Person);
        assert_eq!(mail.lead("reply.example.com"), LeadId::parse("abc234").ok());
        assert_eq!(mail.lead("other.example.com"), None);
        assert!(mail.text.contains("in March"));
    }

    #[test]
    fn a_machines_answer_is_told_by_its_headers() {
        assert_eq!(
            mail("Auto-Submitted: auto-replied\r\n").kind,
            Kind::Automatic
        );
        assert_eq!(mail("Auto-Submitted: no\r\n").kind, Kind::Person);
        assert_eq!(mail("Precedence: bulk\r\n").kind, Kind::Automatic);
        assert_eq!(
            mail("Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n")
                .kind,
            Kind::Report
        );
    }
}
