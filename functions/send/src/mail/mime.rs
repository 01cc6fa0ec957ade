//! A mail as it goes over the wire: a message by RFC 5322, with the same words as text and as HTML.
//!
//! An invitation to a meeting is a third form of the same words, beside text and HTML: that is where Outlook and Google look
//! for one. It is attached once more, as a file, for those who look there.

use std::borrow::Cow;

use calendar::Instant;
use cloud::mail::Mail;
use followup::ids::derive;
use followup::template::MailLogo;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

/// The name of the file that an invitation is attached as.
const INVITATION_FILE: &str = "invitation.ics";

/// A calendar object that a calendar program acts upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CalendarPart {
    /// What it asks for: `REQUEST` or `CANCEL`, as in the object itself.
    pub(crate) method: &'static str,
    /// The object: iCalendar, its lines ended by CR and LF.
    pub(crate) calendar: String,
}

/// A mail whose words are ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MailParts {
    /// Names this try of this message: an id of our own.
    pub(crate) id: String,
    /// When it leaves.
    pub(crate) at: Instant,
    /// Sender, as a header has it: a name and an address.
    pub(crate) from: String,
    /// Recipient: an address.
    pub(crate) to: String,
    /// Where answers go: an address.
    pub(crate) reply_to: String,
    /// The subject, as the reader sees it.
    pub(crate) subject: String,
    /// Further headers: ASCII.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// Plain text.
    pub(crate) text: String,
    /// The same words as HTML.
    pub(crate) html: String,
    /// The logo that the HTML shows.
    pub(crate) logo: Option<MailLogo>,
    /// The same as an invitation.
    pub(crate) invitation: Option<CalendarPart>,
    /// Tags that come back with the mail service's events; ids only.
    pub(crate) tags: Vec<(&'static str, String)>,
}

impl MailParts {
    /// Writes it out.
    pub(crate) fn mail(self) -> Mail {
        let mut message = MessageBuilder::new()
            .header("From", Raw::new(self.from.as_str()))
            .header("To", Raw::new(format!("<{}>", self.to)))
            .header("Reply-To", Raw::new(self.reply_to.as_str()));
        // What reads like an encoded word and is none must not stand in a header.
        let subject = self.subject.replace("=?", "= ?");
        message = if subject.is_ascii() {
            message.header("Subject", Raw::new(subject))
        } else {
            message.header("Subject", Text::new(subject))
        };
        message = message
            .header("Date", Date::new(self.at.timestamp()))
            .header("Message-ID", Raw::new(self.id.as_str()));
        for (name, value) in &self.headers {
            message = message.header(*name, Raw::new(value.as_str()));
        }
        let message = message.body(self.body());
        let mut bytes = Vec::new();
        message.serialize(&mut bytes);
        Mail {
            from: self.from,
            to: self.to,
            message: bytes,
            tags: self
                .tags
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }

    /// Text first and what shows more last: a reader takes the last form that it knows.
    fn body(&self) -> MimePart<'_> {
        let mut forms = vec![
            MimePart::new("text/plain", lines(&self.text)),
            MimePart::new("text/html", lines(&self.html)),
        ];
        let Some(CalendarPart { method, calendar }) = &self.invitation else {
            let forms = self.several("multipart/alternative", forms);
            return self.with_logo(forms);
        };
        let part = |kind: &'static str| {
            let kind = ContentType::new(kind)
                .attribute("charset", "utf-8")
                .attribute("method", *method);
            MimePart::new(kind, calendar.as_str())
        };
        forms.push(part("text/calendar"));
        let forms = self.several("multipart/alternative", forms);
        let forms = self.with_logo(forms);
        let file = part("application/ics").attachment(INVITATION_FILE);
        self.several("multipart/mixed", vec![forms, file])
    }

    /// The forms with the picture that one of them shows, as what belongs together: a program that shows pictures lists it as no file.
    fn with_logo<'x>(&'x self, forms: MimePart<'x>) -> MimePart<'x> {
        let Some(logo) = &self.logo else {
            return forms;
        };
        let picture = MimePart::new("image/png", logo.bytes.as_slice());
        let picture = picture.inline().cid(logo.content_id.as_str());
        self.several("multipart/related", vec![forms, picture])
    }

    /// Parts under a boundary that none of them can hold: it is derived from them.
    fn several<'x>(&'x self, kind: &'static str, parts: Vec<MimePart<'x>>) -> MimePart<'x> {
        let boundary = derive(&["boundary", kind, &self.id, &self.text, &self.html]);
        let mut content = ContentType::new(kind).attribute("boundary", format!("={boundary}"));
        if kind == "multipart/related" {
            // RFC 2387 wants the kind of the first part said.
            content = content.attribute("type", "multipart/alternative");
        }
        MimePart::new(content, parts)
    }
}

/// Lines as the wire ends them.
fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        text.replace("\r\n", "\n").replace('\n', "\r\n").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::parse_instant;
    use followup::brand::MAX_LOGO_BYTES;
    use mail_parser::{MessageParser, MimeHeaders, PartType};

    fn written(subject: &str, invitation: Option<CalendarPart>) -> MailParts {
        MailParts {
            id: "<m1.1@follow.example.com>".to_owned(),
            at: parse_instant("2026-03-02T15:00:00.000Z").unwrap(),
            from: "\"Example, Consulting\" <hello@example.com>".to_owned(),
            to: "ana@example.org".to_owned(),
            reply_to: "lead@in.example.com".to_owned(),
            subject: subject.to_owned(),
            headers: vec![("References", "<l1.c1@follow.example.com>".to_owned())],
            text: "Olá Ana,\n\nThank you.\n".to_owned(),
            html: "<p>Olá Ana,</p>\n<p>Thank you.</p>\n".to_owned(),
            logo: None,
            invitation,
            tags: vec![("lead", "l1".to_owned())],
        }
    }

    fn logo() -> MailLogo {
        MailLogo {
            content_id: "abc@logo".to_owned(),
            name: "Example".to_owned(),
            width: 20,
            height: 10,
            bytes: (0..=255).cycle().take(MAX_LOGO_BYTES).collect(),
        }
    }

    /// The kinds of a mail's parts, as a reader takes them apart.
    fn kinds(mail: &Mail) -> Vec<String> {
        let parsed = MessageParser::default().parse(&mail.message).unwrap();
        let kinds = parsed.parts.iter().map(|part| {
            let kind = part.content_type().unwrap();
            format!("{}/{}", kind.ctype(), kind.subtype().unwrap())
        });
        kinds.collect()
    }

    #[test]
    fn a_logo_belongs_to_the_words_and_is_no_file_beside_them() {
        let invitation = CalendarPart {
            method: "REQUEST",
            calendar: "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_owned(),
        };
        let with_logo = |invitation| MailParts {
            logo: Some(logo()),
            ..written("Thank you", invitation)
        };
        let mail = with_logo(None).mail();
        local::strict::check(&mail.message).unwrap();
        let related = "multipart/related multipart/alternative text/plain text/html image/png";
        assert_eq!(kinds(&mail).join(" "), related);
        let parsed = MessageParser::default().parse(&mail.message).unwrap();
        let picture = parsed.parts.last().unwrap();
        assert_eq!(picture.content_id(), Some("abc@logo"));
        assert_eq!(picture.contents(), logo().bytes);
        assert!(picture.content_disposition().unwrap().is_inline());
        // Base64, and what stands around it: the largest logo makes no mail that a service would refuse.
        assert!(mail.message.len() < 50_000, "{}", mail.message.len());
        let invited = with_logo(Some(invitation)).mail();
        local::strict::check(&invited.message).unwrap();
        let related =
            "multipart/related multipart/alternative text/plain text/html text/calendar image/png";
        assert_eq!(
            kinds(&invited).join(" "),
            format!("multipart/mixed {related} application/ics")
        );
    }

    #[test]
    fn a_mail_is_a_strict_message_whatever_stands_in_its_subject() {
        let long = "A subject of many words that is longer than a line of a header should ever be in a mail";
        for subject in ["Thank you", long, "Olá, 你好 =?utf-8?Q?=41?=", "=?x?="] {
            let mail = written(subject, None).mail();
            local::strict::check(&mail.message).unwrap();
            let parsed = MessageParser::default().parse(&mail.message).unwrap();
            assert_eq!(
                parsed.subject(),
                Some(subject.replace("=?", "= ?").as_str())
            );
            assert_eq!(
                parsed.body_text(0).unwrap(),
                "Olá Ana,\r\n\r\nThank you.\r\n"
            );
            assert!(parsed.body_html(0).unwrap().contains("<p>Olá Ana,</p>"));
        }
    }

    #[test]
    fn an_invitation_is_an_alternative_of_the_text_and_a_file() {
        let calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
        let invitation = CalendarPart {
            method: "REQUEST",
            calendar: calendar.to_owned(),
        };
        let mail = written("A meeting", Some(invitation)).mail();
        local::strict::check(&mail.message).unwrap();
        let parsed = MessageParser::default().parse(&mail.message).unwrap();
        let mut kinds = Vec::new();
        for part in &parsed.parts {
            let kind = part.content_type().unwrap();
            let method = kind.attribute("method").unwrap_or_default();
            kinds.push(format!(
                "{}/{} {method}",
                kind.ctype(),
                kind.subtype().unwrap()
            ));
            if kind.subtype() == Some("calendar") {
                assert!(matches!(&part.body, PartType::Text(text) if text == calendar));
            }
        }
        let expected = [
            "multipart/mixed ",
            "multipart/alternative ",
            "text/plain ",
            "text/html ",
            "text/calendar REQUEST",
            "application/ics REQUEST",
        ];
        assert_eq!(kinds, expected);
    }
}
