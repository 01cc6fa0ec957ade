//! A received mail, classified, with what it takes to know whose it is: who wrote it, to whom, and which mails it answers or returns.

use crate::classification::{Classification, classify_parsed};
use crate::mail_class::MailClass;
use crate::notice::MailNotice;
use crate::parsed::{MailPart, Parsed};
use crate::{MAX_TEXT, address, quotation, thread};

/// Headers in which servers on the way say where they delivered a mail.
const DELIVERED_TO: [&str; 3] = ["delivered-to", "x-original-to", "envelope-to"];

/// A received mail, with what it takes to know whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedMessage {
    /// What it is, and says.
    pub classification: Classification,
    /// Who wrote it, in small letters.
    pub from: Option<String>,
    /// The writer's name.
    pub from_name: String,
    /// How many writers the mail names. Where it is not exactly one, nobody is proven to have written it.
    pub writers: usize,
    /// To whom it was written, copies included.
    pub to: Vec<String>,
    /// Where servers on its way say that it was delivered.
    pub delivered_to: Vec<String>,
    /// The mails that it answers, or returns, by their identifiers; the nearest first.
    pub refers_to: Vec<String>,
    /// What the writer passes on of a mail that is none of ours: not their own words, but what they want to be read.
    pub passed_on: Option<String>,
    /// What the server that took it says of its sender (RFC 8601).
    pub authentication: Option<String>,
    /// What it says, whoever wrote it, for the rules of sources.
    pub notice: MailNotice,
}

impl ReceivedMessage {
    /// Reads a received mail; nothing, when it has no head.
    ///
    /// ```
    /// use reading::{MailClass, ReceivedMessage};
    /// let raw = b"From: Ana <Ana@example.org>\r\nIn-Reply-To: <1@example.com>\r\nSubject: Re: hello\r\n\r\nYes, please.\r\n";
    /// let mail = ReceivedMessage::from_bytes(raw).unwrap();
    /// assert_eq!(mail.classification.kind, MailClass::Reply);
    /// assert_eq!((mail.from.as_deref(), mail.refers_to), (Some("ana@example.org"), vec!["1@example.com".to_owned()]));
    /// assert_eq!(ReceivedMessage::from_bytes(b""), None);
    /// ```
    #[must_use]
    pub fn from_bytes(raw: &[u8]) -> Option<Self> {
        let mail = Parsed::from_bytes(raw)?;
        let delivered_to = DELIVERED_TO
            .iter()
            .flat_map(|name| mail.all(name).filter_map(address::in_field))
            .collect();
        let refers_to = answered_or_returned(&mail);
        let classification = classify_parsed(&mail);
        let classification_kind = classification.kind;
        let passed_on = (classification.kind == MailClass::Reply)
            .then(|| passed_on(&mail))
            .flatten();
        let authentication = mail
            .header("authentication-results")
            .map(str::to_ascii_lowercase);
        Some(Self {
            classification,
            notice: MailNotice::of(&mail, classification_kind),
            authentication,
            delivered_to,
            refers_to,
            passed_on,
            from: mail.from,
            from_name: mail.from_name,
            writers: mail.writers,
            to: mail.to,
        })
    }
}

/// The identifiers of the mails that it answers, then of those that it returns.
fn answered_or_returned(mail: &Parsed) -> Vec<String> {
    let mut ids = mail.refers_to();
    for returned in &mail.attached {
        let own = returned
            .header("message-id")
            .map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
        ids.extend(own);
        ids.extend(returned.refers_to());
    }
    ids.extend(mail.parts.iter().filter_map(returned_id));
    ids
}

/// The identifier of a mail of which a report returns the head alone.
fn returned_id(part: &MailPart) -> Option<String> {
    if !part.kind.ends_with("rfc822-headers") {
        return None;
    }
    let mut lines = part.text.lines();
    let value = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("message-id")
            .then_some(value.trim())
    })?;
    // Some servers fold a long identifier onto the next line.
    let value = if value.is_empty() {
        lines.next()?.trim()
    } else {
        value
    };
    Some(value.trim_matches(['<', '>', ' ']).to_owned())
}

fn passed_on(mail: &Parsed) -> Option<String> {
    if thread::is_of_our_thread(mail) {
        return None;
    }
    let text = quotation::passed_on(&mail.body(), &mail.subject)?;
    Some(text.chars().take(MAX_TEXT).collect())
}
