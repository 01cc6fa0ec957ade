//! A received mail as it is handed over: what it says, where it went, and what the mail service found out about it.

use calendar::{Instant, parse_instant};
use cloud::{Cloud, CloudError};
use followup::ids::derive;
use mail_parser::decoders::base64::base64_decode;
use reading::ReceivedMessage;
use serde_json::Value;

use super::sender::Verdicts;

/// Characters of a text that are kept.
const MAX_TEXT: usize = 10_000;
/// What is added for whoever reads words of which nobody can tell which are new.
const UNCERTAIN: &str =
    "(All of this stands among quotations: we are not sure which of the words are new.)";

/// A mail that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it is, and says.
    pub message: ReceivedMessage,
    /// Addresses that it went to, those that its head does not name included.
    pub recipients: Vec<String>,
    /// What it is known by: it may be handed over more than once.
    pub dedup_id: String,
    /// When the mail service took it: the same however often it is handed over.
    pub at: Option<Instant>,
    /// What the mail service found out about its sender.
    pub verdicts: Verdicts,
}

impl Received {
    /// A received mail, if that is what the mail service tells of: it lies in a bucket, or stands in what is told.
    ///
    /// # Errors
    /// When there is a mail that cannot be fetched or read.
    pub async fn told_of(cloud: &Cloud, payload: &Value) -> Result<Option<Self>, CloudError> {
        let told = payload.get("detail").unwrap_or(payload);
        let text = |at: &str| told.pointer(at).and_then(Value::as_str);
        let place = (
            text("/receipt/action/bucketName"),
            text("/receipt/action/objectKey"),
        );
        let raw = match (text("/content"), place) {
            (Some(content), _) => inline(content),
            (None, (Some(bucket), Some(key))) => cloud.object(bucket, key).await?,
            (None, _) => return Ok(None),
        };
        Self::read(told, &raw).map(Some)
    }

    pub(super) fn read(told: &Value, raw: &[u8]) -> Result<Self, CloudError> {
        let message = ReceivedMessage::from_bytes(raw).ok_or_else(|| CloudError::Corrupt {
            kind: "received mail",
            reason: "it is no RFC 5322 message".to_owned(),
        })?;
        let mut recipients = [message.to.as_slice(), &message.delivered_to].concat();
        for list in ["/receipt/recipients", "/mail/destination"] {
            let list = told.pointer(list).and_then(Value::as_array);
            let named = list.into_iter().flatten().filter_map(Value::as_str);
            recipients.extend(named.map(str::to_lowercase));
        }
        let id = told.pointer("/mail/messageId").and_then(Value::as_str);
        let dedup_id = match id {
            Some(id) => derive(&["received", id]),
            None => derive(&["received", &String::from_utf8_lossy(raw)]),
        };
        let writer = message.from.as_deref().filter(|_| message.writers == 1);
        let verdicts = Verdicts::of(told, message.authentication.as_deref(), writer);
        Ok(Self {
            message,
            recipients,
            dedup_id,
            at: told
                .pointer("/mail/timestamp")
                .and_then(Value::as_str)
                .and_then(|at| parse_instant(at).ok()),
            verdicts,
        })
    }

    /// What was newly written, as far as it is kept: nothing, where nobody can tell what of it is new.
    pub(super) fn text(&self) -> String {
        let found = &self.message.classification;
        let text = found.text.as_deref().filter(|_| !found.is_uncertain);
        text.unwrap_or_default().chars().take(MAX_TEXT).collect()
    }

    /// The same, with what it passes on, and what may be new or not: for a person to read.
    pub(super) fn text_to_read(&self) -> String {
        let found = &self.message.classification;
        if found.is_uncertain {
            let whole = found.text.as_deref().unwrap_or_default();
            let whole: String = whole.chars().take(MAX_TEXT).collect();
            return format!("{whole}\n\n{UNCERTAIN}");
        }
        let own = self.text();
        let Some(passed_on) = &self.message.passed_on else {
            return own;
        };
        let gap = if own.is_empty() { "" } else { "\n\n" };
        [&own, gap, passed_on]
            .concat()
            .chars()
            .take(MAX_TEXT)
            .collect()
    }

    /// All that somebody wrote whom nobody knows: the subject of their own choice, too.
    pub(super) fn text_with_subject(&self) -> String {
        let text = self.text_to_read();
        match self.message.classification.subject.as_deref() {
            Some(subject) if subject != text => format!("{subject}\n\n{text}").trim().to_owned(),
            Some(_) | None => text,
        }
    }
}

/// A mail that stands in what is told, in base64 or plain.
pub(super) fn inline(content: &str) -> Vec<u8> {
    let bytes = content.as_bytes();
    base64_decode(bytes).unwrap_or_else(|| bytes.to_vec())
}
