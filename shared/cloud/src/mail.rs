//! Mail leaves: one call, one try.

use aws_sdk_sesv2::error::SdkError;
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Destination, EmailContent, MessageTag, RawMessage};

use crate::Cloud;
use crate::http::was_never_connected;

/// A mail, written out.
///
/// It goes to the mail service as it goes to its reader: what the service puts together itself has no place for an
/// invitation beside the text, and nobody could say here what its headers look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Sender, as the header has it.
    pub from: String,
    /// Recipient.
    pub to: String,
    /// The whole message, by RFC 5322.
    pub message: Vec<u8>,
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

/// The region whose ids have a form of their own.
const FIRST_REGION: &str = "us-east-1";
const COMPLETE: &str = "the builder has all that it needs";

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
    /// The `Message-ID` under which the mail service sends what it knows by this id.
    ///
    /// It replaces the one that a message brings along, so that answers name this one.
    #[must_use]
    pub fn header_id(&self, ses_id: &str) -> String {
        match self.region.as_deref() {
            None | Some(FIRST_REGION) => format!("<{ses_id}@email.amazonses.com>"),
            Some(region) => format!("<{ses_id}@{region}.amazonses.com>"),
        }
    }

    /// Asks the mail service once.
    ///
    /// A definite refusal is a modelled error or a failure to connect; a server's error, a reset and a timeout
    /// leave it open whether the mail was sent.
    pub async fn send_mail(&self, mail: &Mail) -> Sent {
        let tags = mail.tags.iter().map(|(name, value)| {
            MessageTag::builder()
                .name(name)
                .value(value)
                .build()
                .expect(COMPLETE)
        });
        let message = RawMessage::builder()
            .data(Blob::new(mail.message.clone()))
            .build()
            .expect(COMPLETE);
        let request = self
            .mail()
            .send_email()
            .from_email_address(&mail.from)
            .destination(Destination::builder().to_addresses(&mail.to).build())
            .content(EmailContent::builder().raw(message).build())
            .set_email_tags(Some(tags.collect()))
            .set_configuration_set_name(self.settings().configuration_set.clone());
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
        SdkError::DispatchFailure(failure)
            if failure
                .as_connector_error()
                .is_some_and(|error| was_never_connected(error)) =>
        {
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
