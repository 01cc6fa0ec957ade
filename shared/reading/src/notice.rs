//! What a mail says that a program wrote: lines with labels, links, an address for the answer.

use std::collections::BTreeMap;

use crate::mail_class::MailClass;
use crate::parsed::Parsed;
use crate::{MAX_TEXT, automatic, links};

/// Lines that are looked at.
const MAX_LINES: usize = 500;
/// Characters of a label.
const MAX_LABEL: usize = 60;
/// What stands before a label or around it, for a reader's eye alone.
const ORNAMENTS: [char; 8] = ['*', '•', '-', '–', '·', '>', '|', ' '];

/// A mail as a program wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailNotice {
    /// The subject, as it was written.
    pub subject: String,
    /// What a reader sees, quotations included.
    pub text: String,
    /// Its lines with a label, `Caller: +1 212 555 0123`, by the label; the first of several.
    pub lines: BTreeMap<String, String>,
    /// Where it leads, those behind words first.
    pub links: Vec<String>,
    /// The address that an answer is to go to, in small letters, and its name.
    pub reply_to: Option<(String, String)>,
    /// Whether a program says of itself that it wrote this on its own, and to us alone: nobody waits there for an answer.
    pub is_by_program: bool,
}

impl MailNotice {
    pub(crate) fn of(mail: &Parsed, kind: MailClass) -> Self {
        let text: String = mail.body().chars().take(MAX_TEXT).collect();
        let mut links = mail.links.clone();
        let more = links::in_text(&text).into_iter();
        links.extend(more.filter(|link| !mail.links.contains(link)));
        Self {
            subject: mail.subject.clone(),
            lines: labelled(&text),
            links,
            reply_to: mail.reply_to.clone(),
            is_by_program: is_by_program(mail, kind, &text),
            text,
        }
    }
}

/// What says of itself that it was generated, or that nobody reads the answer; neither an answer to something nor a letter to many.
fn is_by_program(mail: &Parsed, kind: MailClass, text: &str) -> bool {
    let to_many = ["list-id", "list-post", "list-unsubscribe"];
    let is_generated = mail.all("auto-submitted").any(|value| {
        let value = value.trim().to_ascii_lowercase();
        value.starts_with("auto-generated")
    });
    match kind {
        MailClass::Other => {
            automatic::is_no_reply(mail) && !to_many.iter().any(|name| mail.has(name))
        }
        MailClass::AutoReply => {
            is_generated && mail.refers_to().is_empty() && !automatic::is_absence(mail, text)
        }
        MailClass::Own
        | MailClass::Reply
        | MailClass::Bounce
        | MailClass::Delay
        | MailClass::Complaint => false,
    }
}

/// Lines of the form `label: value`; where a label stands alone, the next line that says something is its value.
fn labelled(text: &str) -> BTreeMap<String, String> {
    let bare = |line: &str| line.trim().trim_matches(ORNAMENTS).trim().to_owned();
    let lines: Vec<String> = text.lines().take(MAX_LINES).map(bare).collect();
    let mut found = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Some((label, value)) = line.split_once([':', '\t']) else {
            continue;
        };
        let (label, value) = (bare(label), bare(value));
        let is_label = !label.is_empty() && label.chars().count() <= MAX_LABEL;
        if !is_label || value.starts_with("//") {
            continue;
        }
        let next = lines[index + 1..].iter().find(|line| !line.is_empty());
        let value = if value.is_empty() {
            next.filter(|next| !next.ends_with(':')).cloned()
        } else {
            Some(value)
        };
        if let Some(value) = value {
            found.entry(label).or_insert(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReceivedMessage;

    fn notice(raw: &str) -> MailNotice {
        ReceivedMessage::from_bytes(raw.as_bytes()).unwrap().notice
    }

    #[test]
    fn lines_are_known_by_their_labels() {
        let lines = labelled(
            "Caller: +1 212 555 0123\n* **Duration**: 0:31\nMessage:\n\nPlease call.\nhttps://x.example/a\nEmpty:\nNext: y\nCaller: 2\n",
        );
        let said = |label: &str| lines.get(label).map(String::as_str);
        assert_eq!(said("Caller"), Some("+1 212 555 0123"));
        assert_eq!(said("Duration"), Some("0:31"));
        assert_eq!(said("Message"), Some("Please call."));
        assert_eq!(said("https"), None);
        assert_eq!(said("Empty"), Some("Next: y"));
        let long = |count: usize| labelled(&format!("{}: x", "a".repeat(count))).len();
        assert_eq!((long(MAX_LABEL), long(MAX_LABEL + 1)), (1, 0));
    }

    #[test]
    fn what_a_program_writes_on_its_own_is_told_from_answers_and_letters_to_many() {
        let head = "From: Phone <voicemail@phone.test>\r\nSubject: New voicemail\r\n";
        let is = |more: &str| notice(&format!("{head}{more}\r\nx\r\n")).is_by_program;
        assert!(is("Auto-Submitted: auto-generated\r\n"));
        assert!(!is(""));
        assert!(!is("Auto-Submitted: auto-replied\r\n"));
        let away = "Auto-Submitted: auto-generated\r\nSubject: Out of office\r\nX-Later: 1\r\n";
        assert!(
            !notice(&format!(
                "From: ana@customer.test\r\n{away}\r\nI am out of the office until Monday.\r\n"
            ))
            .is_by_program
        );
        assert!(!is(
            "Auto-Submitted: auto-generated\r\nIn-Reply-To: <1@x.test>\r\n"
        ));
        let from = |from: &str, more: &str| {
            notice(&format!(
                "From: {from}\r\nSubject: A lead\r\n{more}\r\nx\r\n"
            ))
            .is_by_program
        };
        assert!(from("no-reply@market.test", ""));
        assert!(!from(
            "no-reply@market.test",
            "List-Id: <n.market.test>\r\n"
        ));
    }

    #[test]
    fn a_notice_in_html_has_its_links_and_the_address_for_the_answer() {
        let found = notice(
            "From: Market <leads@market.test>\r\nReply-To: Ana Silva <Ana@customer.test>\r\nSubject: A buyer\r\nContent-Type: text/html\r\n\r\n<p>Name: Ana Silva</p><p><a href=\"https://market.test/l/1\">Open</a></p>\r\n",
        );
        let answer = ("ana@customer.test".to_owned(), "Ana Silva".to_owned());
        assert_eq!(found.reply_to, Some(answer));
        assert_eq!(found.links, ["https://market.test/l/1"]);
        assert_eq!(found.lines["Name"], "Ana Silva");
        assert_eq!(found.subject, "A buyer");
    }
}
