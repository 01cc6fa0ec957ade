//! A kept mail as a raw message.

use calendar::Instant;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;

use crate::accepted_mail::AcceptedMail;

const MESSAGE_ID_DOMAIN: &str = "email.amazonses.com";

/// A message from its parts: plain text and HTML as alternatives.
pub(crate) fn built(mail: &AcceptedMail) -> Option<Vec<u8>> {
    let mut message = MessageBuilder::new()
        .message_id(format!("{}@{MESSAGE_ID_DOMAIN}", mail.ses_id))
        .date(mail.at.timestamp())
        .header("From", Raw::new(mail.from.as_str()))
        .header("To", Raw::new(mail.to.join(", ")))
        .subject(mail.subject.as_str());
    for (name, value) in &mail.headers {
        message = if value.is_ascii() {
            message.header(name.as_str(), Raw::new(value.as_str()))
        } else {
            message.header(name.as_str(), Text::new(value.as_str()))
        };
    }
    if let Some(text) = &mail.text {
        message = message.text_body(text.as_str());
    }
    if let Some(html) = &mail.html {
        message = message.html_body(html.as_str());
    }
    message.write_to_vec().ok()
}

/// A message that was sent raw, with the `Message-ID` and, if it had none, the `Date` that the mail service sets.
pub(crate) fn stamped(ses_id: &str, at: Instant, raw: &str) -> Vec<u8> {
    let (head, body) = raw
        .split_once("\r\n\r\n")
        .or_else(|| raw.split_once("\n\n"))
        .unwrap_or((raw, ""));
    let mut lines = vec![format!("Message-ID: <{ses_id}@{MESSAGE_ID_DOMAIN}>")];
    let mut dated = false;
    let mut dropping = false;
    for line in head.lines() {
        let folded = line.starts_with([' ', '\t']);
        if !folded {
            let name = line.split(':').next().unwrap_or_default();
            dropping = name.eq_ignore_ascii_case("message-id") || name.eq_ignore_ascii_case("bcc");
            dated |= name.eq_ignore_ascii_case("date");
        }
        if !dropping {
            lines.push(line.to_owned());
        }
    }
    if !dated {
        lines.insert(1, format!("Date: {}", at.to_rfc2822()));
    }
    format!("{}\r\n\r\n{body}", lines.join("\r\n")).into_bytes()
}
