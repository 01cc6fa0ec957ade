//! A kept mail as a raw message.

use calendar::Instant;
use followup::ids::derive;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;

use crate::accepted_mail::AcceptedMail;
use crate::written_address::split_address;

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

impl AcceptedMail {
    /// The raw message in which whoever got it answers it in these words, as their mail program writes it.
    ///
    /// # Panics
    /// Never: memory takes whatever is written to it.
    #[must_use]
    pub fn answered(&self, words: &str, now: Instant) -> Vec<u8> {
        let to = self.headers.get("Reply-To").unwrap_or(&self.from);
        let from = self.to.first().map_or("", String::as_str);
        let host = split_address(from).1.rsplit('@').next().unwrap_or_default();
        let asked = self.subject.strip_prefix("Re: ").unwrap_or(&self.subject);
        let subject: String = asked.chars().filter(|c| !c.is_control()).collect();
        let id = derive(&["answer", &self.id, words, &now.to_rfc3339()]);
        MessageBuilder::new()
            .header("From", Raw::new(from))
            .header("To", Raw::new(to.as_str()))
            .subject(format!("Re: {subject}"))
            .date(now.timestamp())
            .message_id(format!("{id}@{host}"))
            .in_reply_to(format!("{}@{MESSAGE_ID_DOMAIN}", self.ses_id))
            .text_body(words.trim())
            .write_to_vec()
            .expect("memory takes whatever is written to it")
    }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use mail_parser::MessageParser;

    use super::*;

    #[test]
    fn an_answer_carries_any_letters_and_adds_no_header() {
        let now = calendar::parse_instant("2026-03-02T15:00:00Z").unwrap();
        let ascii = "Re: Thank you";
        let long = "Re: Danke für Ihre Frage, wir rufen Sie an: Größe, Maß und Übergabe";
        for (asked, subject) in [
            ("Thank you", ascii),
            (ascii, ascii),
            (long, long),
            ("Re: a\r\nBcc: b", "Re: aBcc: b"),
        ] {
            let mail = AcceptedMail {
                id: "m1".to_owned(),
                at: now,
                from: "Baton <hello@example.com>".to_owned(),
                to: vec!["Ana <ana@example.org>".to_owned()],
                subject: asked.to_owned(),
                text: None,
                html: None,
                headers: BTreeMap::from([(
                    "Reply-To".to_owned(),
                    "a1@reply.example.com".to_owned(),
                )]),
                lead: None,
                message: None,
                template: None,
                ses_id: "0100".to_owned(),
            };
            let raw = mail.answered(" Größe 7, bitte.\n.\nAna ", now);
            let head = String::from_utf8_lossy(&raw)
                .split("\r\n\r\n")
                .next()
                .unwrap()
                .to_owned();
            assert!(head.is_ascii(), "{head}");
            assert!(head.lines().all(|line| line.len() <= 78), "{head}");
            let read = MessageParser::default().parse(&raw).unwrap();
            assert_eq!(read.subject(), Some(subject));
            assert!(read.bcc().is_none(), "{head}");
            let text = read.body_text(0).unwrap().replace("\r\n", "\n");
            assert_eq!(text.trim_end(), "Größe 7, bitte.\n.\nAna");
            let to = read
                .to()
                .and_then(|to| to.first())
                .and_then(|one| one.address());
            assert_eq!(to, Some("a1@reply.example.com"));
            assert_eq!(
                read.in_reply_to().as_text(),
                Some("0100@email.amazonses.com")
            );
        }
    }
}
