//! Complaints: reports that somebody marked our mail as unwanted (RFC 5965, and how it was done before).

use crate::address;
use crate::fold::fold;
use crate::parsed::Parsed;
use crate::undelivered::returned_recipients;
use crate::words::delivery::COMPLAINT_SUBJECT;

/// Who reports complaints without the standard's part.
const REPORTERS: [&str; 7] = [
    "staff@hotmail.com",
    "scomp@aol.net",
    "feedbackloop@",
    "fbl-no-reply@",
    "complaints@",
    "feedback@arf.mail.yahoo.com",
    "abuse-report@",
];
/// Feedback that is no complaint: the contrary, or about signatures.
const NO_COMPLAINT: [&str; 3] = ["not-spam", "auth-failure", "dmarc"];

/// A feedback report: whether it complains, and who did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Feedback {
    pub(crate) complains: bool,
    pub(crate) recipient: Option<String>,
}

/// Reads a mail as a feedback report; nothing, when it is none.
pub(crate) fn feedback(mail: &Parsed) -> Option<Feedback> {
    if let Some(part) = mail.part("message/feedback-report") {
        let field = |name: &str| {
            part.text.lines().find_map(|line| {
                let (known, value) = line.split_once(':')?;
                known
                    .trim()
                    .eq_ignore_ascii_case(name)
                    .then(|| value.trim().to_owned())
            })
        };
        let kind = field("feedback-type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let named = [
            "original-rcpt-to",
            "removal-recipient",
            "original-recipient",
            "redacted-address",
        ]
        .iter()
        .filter_map(|name| field(name))
        .filter_map(|value| address::in_field(&value))
        .find(|one| is_named(one));
        return Some(Feedback {
            complains: !NO_COMPLAINT.contains(&kind.as_str()),
            recipient: named.or_else(|| complainant(mail)),
        });
    }
    let from = mail.from.as_deref().unwrap_or_default();
    let subject = fold(&mail.subject);
    let reporter = REPORTERS.iter().any(|known| from.starts_with(known));
    let says_so = COMPLAINT_SUBJECT
        .iter()
        .any(|known| subject.starts_with(known));
    let declared = mail
        .header("content-type")
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("feedback-report"));
    let marked = mail.has("x-hmxmroriginalrecipient")
        || mail
            .attached
            .iter()
            .any(|attached| attached.has("x-hmxmroriginalrecipient"));
    let complains = declared
        || marked
        || says_so && (reporter || !mail.attached.is_empty())
        || reporter && !mail.attached.is_empty();
    complains.then(|| Feedback {
        complains,
        recipient: complainant(mail),
    })
}

/// Who complained: the reader of the mail that the report returns.
fn complainant(mail: &Parsed) -> Option<String> {
    let named = |one: &Parsed| {
        [
            "x-hmxmroriginalrecipient",
            "x-original-to",
            "x-rcpt-to",
            "x-envelope-to",
            "delivered-to",
        ]
        .iter()
        .filter_map(|name| one.header(name))
        .find_map(address::in_field)
    };
    let attached = mail.attached.first();
    mail.header("x-hmxmroriginalrecipient")
        .and_then(address::in_field)
        .or_else(|| attached.and_then(named))
        .into_iter()
        .chain(returned_recipients(mail))
        .find(|one| is_named(one))
}

/// Whether an address is whole: some reporters strike its name out.
fn is_named(address: &str) -> bool {
    ![
        "redacted",
        "undisclosed",
        "hidden",
        "x",
        "xxx",
        "xxxx",
        "xxxxx",
        "-",
    ]
    .contains(&address::local(address))
}
