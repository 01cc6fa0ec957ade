//! Mail leaves: one call, one try.

use std::io::ErrorKind;

use aws_sdk_sesv2::error::SdkError;
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::types::{
    Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag,
};
use aws_smithy_runtime_api::client::result::DispatchFailure;

use crate::Cloud;

/// A mail, rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Sender, as a header has it.
    pub from: String,
    /// Recipient.
    pub to: String,
    /// Where answers go.
    pub reply_to: Option<String>,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
    /// Further headers.
    pub headers: Vec<(String, String)>,
    /// Tags that come back with the mail service's events; ids only.
    pub tags: Vec<(String, String)>,
}

/// What became of the one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    /// The mail service has it, under this id.
    Taken(String),
    /// It has it not, and may take it later.
    RefusedForNow(String),
    /// It has it not, and will not take this one.
    RefusedForGood(String),
    /// It may or may not have it.
    Unknown(String),
}

const COMPLETE: &str = "the builder has all that it needs";

fn content(text: &str) -> Content {
    Content::builder()
        .data(text)
        .charset("UTF-8")
        .build()
        .expect(COMPLETE)
}

/// A display name and an address as one header value: ASCII, whatever the name.
#[must_use]
pub fn mailbox(name: &str, address: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    if name.is_ascii() {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        format!("\"{quoted}\" <{address}>")
    } else {
        // RFC 2047; an encoded word holds 75 characters, 45 bytes in base64.
        let mut words = Vec::new();
        let mut word = String::new();
        for c in name.chars() {
            if word.len() + c.len_utf8() > 42 {
                words.push(std::mem::take(&mut word));
            }
            word.push(c);
        }
        words.push(word);
        let encoded: Vec<String> = words
            .iter()
            .map(|word| {
                format!(
                    "=?utf-8?B?{}?=",
                    data_encoding::BASE64.encode(word.as_bytes())
                )
            })
            .collect();
        format!("{} <{address}>", encoded.join(" "))
    }
}

impl Cloud {
    /// Asks the mail service once.
    ///
    /// A definite refusal is a modelled error or a failure to connect; a server's error, a reset and a timeout
    /// leave it open whether the mail was sent.
    pub async fn send_mail(&self, mail: &Mail) -> Sent {
        let headers = mail.headers.iter().map(|(name, value)| {
            MessageHeader::builder()
                .name(name)
                .value(value)
                .build()
                .expect(COMPLETE)
        });
        let tags = mail.tags.iter().map(|(name, value)| {
            MessageTag::builder()
                .name(name)
                .value(value)
                .build()
                .expect(COMPLETE)
        });
        let message = Message::builder()
            .subject(content(&mail.subject))
            .body(
                Body::builder()
                    .text(content(&mail.text))
                    .html(content(&mail.html))
                    .build(),
            )
            .set_headers(Some(headers.collect()))
            .build();
        let mut request = self
            .mail
            .send_email()
            .from_email_address(&mail.from)
            .destination(Destination::builder().to_addresses(&mail.to).build())
            .content(EmailContent::builder().simple(message).build())
            .set_email_tags(Some(tags.collect()))
            .set_configuration_set_name(self.settings().configuration_set.clone());
        if let Some(reply_to) = &mail.reply_to {
            request = request.reply_to_addresses(reply_to);
        }
        match request.send().await {
            Ok(answer) => match answer.message_id {
                Some(id) => Sent::Taken(id),
                None => Sent::Unknown("the answer has no message id".to_owned()),
            },
            Err(error) => refusal(&error),
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the SDK's errors are open enums; what is not a definite refusal is unknown"
)]
fn refusal(error: &SdkError<SendEmailError>) -> Sent {
    match error {
        // Nothing was sent: the request could not be built, or nobody answered the door.
        SdkError::ConstructionFailure(_) => {
            Sent::RefusedForGood("the request cannot be built".to_owned())
        }
        SdkError::DispatchFailure(failure) if failure.is_io() && is_connect(failure) => {
            Sent::RefusedForNow("no connection".to_owned())
        }
        SdkError::ServiceError(service) => {
            let status = service.raw().status().as_u16();
            let (reason, good) = match service.err() {
                SendEmailError::TooManyRequestsException(_) => ("too many requests", false),
                SendEmailError::LimitExceededException(_) => {
                    ("a limit of the account is reached", false)
                }
                SendEmailError::SendingPausedException(_) => ("sending is paused", false),
                SendEmailError::AccountSuspendedException(_) => ("the account is suspended", false),
                SendEmailError::MailFromDomainNotVerifiedException(_) => {
                    ("the sender is not verified", false)
                }
                SendEmailError::NotFoundException(_) => ("a resource is missing", false),
                SendEmailError::MessageRejected(_) => ("the message is rejected", true),
                SendEmailError::BadRequestException(_) => ("the request is malformed", true),
                _ if (400..500).contains(&status) => ("refused", false),
                _ => return Sent::Unknown(format!("the mail service failed with {status}")),
            };
            if good {
                Sent::RefusedForGood(reason.to_owned())
            } else {
                Sent::RefusedForNow(reason.to_owned())
            }
        }
        _ => Sent::Unknown("no answer".to_owned()),
    }
}

/// Whether a failure came before a connection was there: then nothing can have been sent.
fn is_connect(failure: &DispatchFailure) -> bool {
    let mut source: Option<&(dyn std::error::Error + 'static)> = failure
        .as_connector_error()
        .and_then(std::error::Error::source);
    while let Some(error) = source {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return matches!(
                io.kind(),
                ErrorKind::ConnectionRefused
                    | ErrorKind::HostUnreachable
                    | ErrorKind::NetworkUnreachable
                    | ErrorKind::AddrNotAvailable
            );
        }
        source = error.source();
    }
    false
}
