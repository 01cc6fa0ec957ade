//! Mail leaves: one call, one try.

use aws_sdk_sesv2::error::SdkError;
use aws_sdk_sesv2::operation::send_email::SendEmailError;
use aws_sdk_sesv2::primitives::Blob;
use aws_sdk_sesv2::types::{Destination, EmailContent, MessageTag, RawMessage};

use followup::message::{MailRefusal, NoAnswer};

use crate::Cloud;
use crate::http::was_never_connected;

/// A mail, written out.
///
/// The mail service gets the whole message and not its parts: a message that it puts together itself has no place for an
/// invitation beside the text, and its headers could not be tested here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Sender, as the header has it.
    pub from: String,
    /// The address that it goes to.
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
    /// The mail service does not have it, and may take it later.
    RefusedForNow(MailRefusal),
    /// The mail service does not have it, and will not take this one.
    RefusedForGood(MailRefusal),
    /// The mail service does not have it, and takes nothing at all of this account for now.
    Stopped(MailRefusal),
    /// The mail service may or may not have it.
    Unknown(NoAnswer),
}

/// The region whose ids have a form of their own.
const FIRST_REGION: &str = "us-east-1";
/// What the mail service says of a sender, or of a recipient in the sandbox.
const NOT_VERIFIED: &str = "not verified";
/// What it says when the day's quota is used up.
const DAILY: &str = "daily";
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
                None => Sent::Unknown(NoAnswer::NoMessageId),
            },
            Err(error) => refusal(&error, &mail.from),
        }
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the SDK's errors are open enums; what is not a definite refusal is unknown"
)]
fn refusal(error: &SdkError<SendEmailError>, from: &str) -> Sent {
    let (for_now, for_good, stopped) = (Sent::RefusedForNow, Sent::RefusedForGood, Sent::Stopped);
    match error {
        // Nothing was sent: the request could not be built, or there was never a connection.
        SdkError::ConstructionFailure(_) => for_good(MailRefusal::Unbuildable),
        SdkError::DispatchFailure(failure)
            if failure
                .as_connector_error()
                .is_some_and(|error| was_never_connected(error)) =>
        {
            for_now(MailRefusal::NoConnection)
        }
        SdkError::ServiceError(service) => {
            let says = service.err().meta().message().unwrap_or_default();
            match (service.err(), service.raw().status().as_u16()) {
                (SendEmailError::SendingPausedException(_), _) => {
                    stopped(MailRefusal::SendingPaused)
                }
                (SendEmailError::AccountSuspendedException(_), _) => {
                    stopped(MailRefusal::AccountSuspended)
                }
                (SendEmailError::MailFromDomainNotVerifiedException(_), _) => {
                    stopped(MailRefusal::DomainNotVerified)
                }
                (SendEmailError::MessageRejected(_), _) if names_sender(says, from) => {
                    stopped(MailRefusal::SenderNotVerified)
                }
                (
                    SendEmailError::TooManyRequestsException(_)
                    | SendEmailError::LimitExceededException(_),
                    _,
                ) if says.to_ascii_lowercase().contains(DAILY) => stopped(MailRefusal::DailyQuota),
                (SendEmailError::TooManyRequestsException(_), _) => {
                    for_now(MailRefusal::TooManyRequests)
                }
                (SendEmailError::LimitExceededException(_), _) => {
                    for_now(MailRefusal::LimitReached)
                }
                (SendEmailError::NotFoundException(_), _) => for_now(MailRefusal::ResourceMissing),
                (SendEmailError::MessageRejected(_), _) => for_good(MailRefusal::MessageRejected),
                (SendEmailError::BadRequestException(_), _) => for_good(MailRefusal::Malformed),
                // The refusal is about our account and not about this mail: all mail pauses.
                (_, 401 | 403) => stopped(MailRefusal::AccessDenied),
                (_, 400..500) => for_now(MailRefusal::Other),
                (_, status) => Sent::Unknown(NoAnswer::Failed { status }),
            }
        }
        _ => Sent::Unknown(NoAnswer::Silence),
    }
}

/// Whether the mail service says that the sender is not verified. In the sandbox it says the same of a recipient, and then
/// names that one.
fn names_sender(says: &str, from: &str) -> bool {
    if !says.contains(NOT_VERIFIED) {
        return false;
    }
    let address = from
        .rsplit_once('<')
        .map_or(from, |(_, rest)| rest.trim_end_matches('>'));
    let domain = address
        .rsplit_once('@')
        .map_or(address, |(_, domain)| domain);
    let named = says.rsplit_once(": ").map_or("", |(_, named)| named);
    named
        .split([',', ' ', '<', '>', '"'])
        .any(|one| one.eq_ignore_ascii_case(address) || one.eq_ignore_ascii_case(domain))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::time::Duration;

    use aws_sdk_sesv2::config::{BehaviorVersion, Credentials, Region};
    use aws_smithy_types::retry::RetryConfig;
    use aws_smithy_types::timeout::TimeoutConfig;

    use super::*;
    use crate::http::Http;

    const FROM: &str = "\"Example\" <hello@example.com>";
    const REJECTED: &str = "Email address is not verified. The following identities failed the check in region US-EAST-1: ";

    #[test]
    fn only_a_sender_who_is_not_verified_stops_all_mail() {
        for named in [
            "hello@example.com",
            "example.com",
            "\"Example\" <hello@example.com>",
            "a@b.test, hello@example.com",
        ] {
            assert!(names_sender(&format!("{REJECTED}{named}"), FROM), "{named}");
        }
        for named in ["ana@customer.test", "other@example.com"] {
            assert!(
                !names_sender(&format!("{REJECTED}{named}"), FROM),
                "{named}"
            );
        }
        assert!(!names_sender("Message rejected: hello@example.com", FROM));
    }

    /// What the real client makes of what answers at an address.
    async fn met(endpoint: &str) -> Sent {
        let config = aws_sdk_sesv2::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::from_static("us-east-1"))
            .credentials_provider(Credentials::new("a", "b", None, None, "test"))
            .http_client(Http::new().fresh)
            .endpoint_url(endpoint)
            .retry_config(RetryConfig::disabled())
            .timeout_config(
                TimeoutConfig::builder()
                    .operation_timeout(Duration::from_secs(3))
                    .build(),
            )
            .build();
        let client = aws_sdk_sesv2::Client::from_conf(config);
        match client.send_email().from_email_address(FROM).send().await {
            Ok(answer) => Sent::Taken(answer.message_id.unwrap_or_default()),
            Err(error) => refusal(&error, FROM),
        }
    }

    /// Somebody who takes connections, reads one request of each, and answers so.
    fn somebody(answer: &'static [u8]) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let mut buffer = [0; 65_536];
                let _read = stream.read(&mut buffer);
                let _written = stream.write_all(answer);
            }
        });
        port
    }

    #[tokio::test]
    async fn before_there_is_a_connection_nothing_was_sent() {
        let closed = {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            listener.local_addr().unwrap().port()
        };
        let no_tls = somebody(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        for endpoint in [
            format!("http://127.0.0.1:{closed}"),
            format!("https://127.0.0.1:{no_tls}"),
            "http://nowhere.invalid".to_owned(),
        ] {
            let sent = met(&endpoint).await;
            assert_eq!(
                sent,
                Sent::RefusedForNow(MailRefusal::NoConnection),
                "{endpoint}"
            );
        }
    }

    #[tokio::test]
    async fn once_there_is_a_connection_only_an_answer_tells() {
        let gone = somebody(b"");
        let broken = somebody(b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n");
        for port in [gone, broken] {
            let sent = met(&format!("http://127.0.0.1:{port}")).await;
            assert!(matches!(sent, Sent::Unknown(_)), "{sent:?}");
        }
    }
}
