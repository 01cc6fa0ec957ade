//! Reports of mail servers: by the standard where they keep to it, by their words where they do not.

use crate::address;
use crate::codes;
use crate::fold::{fold, has, joined};
use crate::mail_class::MailClass;
use crate::parsed::Parsed;
use crate::quotation::is_inherited;
use crate::status::{self, DeliveryAction};
use crate::words::delivery::{
    BEFORE_SENDER, DELAYED_SUBJECT, FAILED, FAILED_SUBJECT, FULL, NO_HOST, NO_MAILBOX,
    PERHAPS_NO_HOST, PERHAPS_NO_MAILBOX, RETURNED, SERVER_NAMES, SERVERS, STILL_TRYING,
};

/// The part of a report that machines read.
pub(crate) const DELIVERY_STATUS: &str = "message/delivery-status";
/// The machine-readable part of a report on addresses beyond ASCII (RFC 6533).
const GLOBAL_DELIVERY_STATUS: &str = "message/global-delivery-status";
/// Lines of a report in which it says what is the matter.
const REPORT_LINES: usize = 120;
/// Bytes of these lines; no server says more of itself.
const REPORT_BYTES: usize = 64 * 1024;
/// Characters that may stand before the first word of a subject, as in "[External] " or "*** ".
const MARKS: [char; 6] = ['*', '[', ' ', '!', '(', '#'];
/// Fields whose addresses did not fail.
const OTHER_FIELDS: [&str; 13] = [
    "from",
    "sender",
    "reply-to",
    "return-path",
    "message-id",
    "received",
    "subject",
    "in-reply-to",
    "references",
    "mail from",
    "envelope-from",
    "x-sender",
    "reporting-mta",
];

/// Names before the `@` of mailboxes that a report names for help: such an address did not fail.
const SERVICE: [&str; 7] = [
    "postmaster",
    "mailer-daemon",
    "abuse",
    "helpdesk",
    "support",
    "webmaster",
    "hostmaster",
];
/// The field that a report repeats of our mail.
const SUBJECT: &str = "subject:";

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeliveryReport {
    /// A bounce, or a delay.
    pub(crate) kind: MailClass,
    /// The address that failed.
    pub(crate) recipient: Option<String>,
    /// Whether the address failed for good.
    pub(crate) hard: bool,
}

/// Reads a mail as a report; nothing, when it is none.
pub(crate) fn report(mail: &Parsed) -> Option<DeliveryReport> {
    let words = own_words(mail);
    let structured: Vec<status::Recipient> = mail
        .parts
        .iter()
        .filter(|part| part.kind == DELIVERY_STATUS || part.kind == GLOBAL_DELIVERY_STATUS)
        .flat_map(|part| status::recipients(&part.text))
        .collect();
    if let Some(worst) = status::worst(&structured) {
        let said = if worst.said.trim().len() > "5.0.0".len() {
            worst.said.clone()
        } else {
            format!("{} {}", worst.said, without_our_subject(&words))
        };
        let recipient = worst.address.clone().or_else(|| recipient(mail, &words));
        return match worst.action {
            DeliveryAction::Failed => Some(DeliveryReport {
                kind: MailClass::Bounce,
                recipient,
                hard: codes::is_hard(worst.status, &said),
            }),
            DeliveryAction::Delayed => Some(DeliveryReport {
                kind: MailClass::Delay,
                recipient,
                hard: false,
            }),
            DeliveryAction::Done => None,
        };
    }
    let machine = is_server(mail) || has_null_path(mail);
    if let (true, [attached]) = (machine, mail.attached.as_slice())
        && attached
            .parts
            .iter()
            .any(|part| part.kind == DELIVERY_STATUS)
    {
        // A gateway may wrap a server's report into one of its own that says less.
        return report(attached);
    }
    let kind = by_words(mail, &words)?;
    Some(DeliveryReport {
        kind,
        recipient: recipient(mail, &words),
        hard: kind == MailClass::Bounce && codes::is_hard(None, &without_our_subject(&words)),
    })
}

/// Whether a mail server speaks: nobody can answer it.
pub(crate) fn is_server(mail: &Parsed) -> bool {
    let local = mail.from.as_deref().map(address::local).unwrap_or_default();
    let raw = fold(mail.header("from").unwrap_or_default());
    let name = fold(&mail.from_name);
    SERVERS.iter().any(|server| match server.strip_suffix('*') {
        Some(start) => local.starts_with(start),
        None => local == *server,
    }) || SERVER_NAMES.iter().any(|known| name.starts_with(known))
        || ["mailer-daemon", "postmaster", "mail delivery sub"]
            .iter()
            .any(|name| raw.contains(name))
}

/// Whether the envelope names nobody to answer to (RFC 5321, 4.5.5).
pub(crate) fn has_null_path(mail: &Parsed) -> bool {
    mail.all("return-path").any(|path| {
        let path = path.trim();
        path == "<>" || path.to_ascii_lowercase().starts_with("<mailer-daemon")
    })
}

fn by_words(mail: &Parsed, words: &str) -> Option<MailClass> {
    let subject = fold(&mail.subject);
    let subject = subject.trim_start_matches(MARKS);
    // "Re: Undeliverable" is a person who answers a report, or passes it on.
    let inherited = is_inherited(subject);
    let folded = joined(&fold(words));
    let server = is_server(mail);
    let named = mail.has("x-failed-recipients");
    let null = has_null_path(mail);
    let report = mail.header("content-type").is_some_and(|kind| {
        kind.to_ascii_lowercase()
            .contains("report-type=delivery-status")
            || kind
                .to_ascii_lowercase()
                .contains("report-type=\"delivery-status")
    });
    // "Re: your inquiry (undeliverable)": what stands behind an inherited subject was added by the server.
    let added = subject.trim_end_matches([')', ']', ' ', '.']);
    let subject_failed = (!inherited || server) && has(subject, FAILED_SUBJECT)
        || FAILED_SUBJECT.iter().any(|words| added.ends_with(words));
    let subject_delayed = (!inherited || server) && has(subject, DELAYED_SUBJECT);
    let says_failed = has(&folded, FAILED)
        || server
            && [
                NO_MAILBOX,
                PERHAPS_NO_MAILBOX,
                NO_HOST,
                PERHAPS_NO_HOST,
                FULL,
            ]
            .iter()
            .any(|words| has(&folded, words));
    let says_waiting = has(&folded, STILL_TRYING);
    let returns = !mail.attached.is_empty()
        || mail.part("text/rfc822-headers").is_some()
        || mail.part("message/rfc822-headers").is_some();
    let quotes_code = codes::status(words).is_some() || codes::reply_code(words).is_some();
    let machine = server || null || named || report;
    // A person who writes "could it not be delivered?" asks; a server never does.
    let asks = folded.contains(['?', '？']) && !returns;
    let is_report = named
        || machine
            && (subject_failed
                || subject_delayed
                || says_failed
                || says_waiting
                || quotes_code && returns)
        || subject_failed
            && (says_failed && (returns || recipient(mail, words).is_some())
                || says_waiting
                || quotes_code)
            && !asks
        || subject_delayed && says_waiting && (quotes_code || returns) && !asks
        || says_failed && returns && quotes_code && !inherited;
    if !is_report {
        return None;
    }
    let waits = says_waiting || subject_delayed && !says_failed;
    Some(if waits {
        MailClass::Delay
    } else {
        MailClass::Bounce
    })
}

/// What the server itself says: the text before the mail that it returns.
fn own_words(mail: &Parsed) -> String {
    let body = mail.body();
    let text = if body.trim().is_empty() {
        mail.parts
            .iter()
            .find(|part| part.kind.starts_with("text/"))
            .map(|part| part.text.clone())
            .unwrap_or_default()
    } else {
        body
    };
    let mut words = String::new();
    let mut heads = 0;
    for line in text.lines().take(REPORT_LINES) {
        let folded = fold(line);
        let seen = folded.trim();
        let rule =
            seen.starts_with(['-', '=', '*', '_', '+', '#']) || seen.ends_with(['-', ':', '=']);
        if rule && !words.trim().is_empty() && has(seen, RETURNED) {
            break;
        }
        // Some servers put the returned mail below their words without a line between them.
        let name = line
            .trim_start_matches(['>', ' '])
            .split(':')
            .next()
            .unwrap_or_default();
        let is_head = [
            "Return-Path",
            "Received",
            "Delivered-To",
            "MIME-Version",
            "X-Mailer",
            "DKIM-Signature",
        ]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
            && line.contains(':');
        heads += usize::from(is_head);
        if is_head && heads > 0 && !words.trim().is_empty() {
            break;
        }
        if words.len() + line.len() > REPORT_BYTES {
            break;
        }
        words.push_str(line);
        words.push('\n');
    }
    words
}

/// What the server says, without the subject of the mail that it repeats: our own words say nothing about an address.
fn without_our_subject(words: &str) -> String {
    let is_subject = |line: &str| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        line.get(..SUBJECT.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(SUBJECT))
    };
    let lines: Vec<&str> = words.lines().filter(|line| !is_subject(line)).collect();
    lines.join("\n")
}

/// The address that failed, as a header or the server's words name it. Where the words name several, one that we wrote to goes first.
fn recipient(mail: &Parsed, words: &str) -> Option<String> {
    if let Some(named) = mail.all("x-failed-recipients").find_map(address::in_field) {
        return Some(named);
    }
    let ours: Vec<&str> = mail
        .to
        .iter()
        .map(String::as_str)
        .chain(mail.from.as_deref())
        .collect();
    let written_to = returned_recipients(mail);
    // In the order of how likely they failed: at the beginning of a line, within one, as the report repeats our head.
    let (mut leading, mut within, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for line in words.lines() {
        let lower = line.trim().to_lowercase();
        let plain = lower.trim_start_matches(['*', '-', '>', '<', ' ', '|', '.']);
        let field = |names: &[&str]| {
            names.iter().any(|name| {
                plain
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.trim_start().starts_with([':', '=']))
            })
        };
        if field(&OTHER_FIELDS) {
            continue;
        }
        for (at, found) in address::in_text(line) {
            let ours = ours.contains(&found.as_str()) && !written_to.contains(&found);
            let server = SERVICE.contains(&address::local(&found)) && !written_to.contains(&found);
            if ours || server || follows_sender(line.get(..at).unwrap_or_default()) {
                continue;
            }
            if field(&["to", "cc"]) {
                repeated.push(found);
            } else if line
                .get(..at)
                .is_some_and(|before| before.chars().all(|c| !c.is_alphanumeric()))
            {
                leading.push(found);
            } else {
                within.push(found);
            }
        }
    }
    let named = || leading.iter().chain(&within);
    named()
        .find(|one| written_to.contains(one))
        .or_else(|| named().next())
        .cloned()
        .or_else(|| nameless(mail, words))
        .or_else(|| repeated.into_iter().next())
        .or_else(|| {
            written_to
                .into_iter()
                .find(|one| !ours.contains(&one.as_str()))
        })
}

/// "from <...>" within a sentence is the sender, "generated from" is not.
fn follows_sender(before: &str) -> bool {
    let before = before.to_lowercase();
    let before = before.trim_end_matches(['<', ' ', '"', '\'', ':', '=']);
    BEFORE_SENDER.iter().any(|word| before.ends_with(word))
        && !["generated from", "expanded from", "alias from"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// A name without a domain, alone in the line below "could not be delivered to:": one of the server's own.
fn nameless(mail: &Parsed, words: &str) -> Option<String> {
    let domain = mail.from.as_deref()?.rsplit_once('@')?.1;
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    while let Some(line) = lines.next() {
        if line.ends_with(':') && has(&joined(&fold(line)), FAILED) {
            let name = lines.next()?;
            let is_name = name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
                && name.contains(|c: char| c.is_ascii_alphabetic());
            return is_name.then(|| format!("{name}@{domain}").to_lowercase());
        }
    }
    None
}

/// To whom the returned mail went, as far as it is there.
pub(crate) fn returned_recipients(mail: &Parsed) -> Vec<String> {
    let mut found: Vec<String> = mail
        .attached
        .iter()
        .flat_map(|attached| attached.to.clone())
        .collect();
    for received in mail
        .attached
        .iter()
        .flat_map(|attached| attached.all("received"))
    {
        found.extend(for_whom(received));
    }
    let body = mail.body();
    let own = own_words(mail).len();
    let headers = mail
        .parts
        .iter()
        .filter(|part| part.kind.ends_with("rfc822-headers"));
    let texts = headers
        .map(|part| part.text.as_str())
        .chain(body.get(own.min(body.len())..));
    for text in texts {
        let mut lines = text
            .lines()
            .map(|line| line.trim_start_matches(['>', ' ']))
            .peekable();
        while let Some(line) = lines.next() {
            found.extend(for_whom(line));
            let Some(rest) = [
                "To:",
                "to:",
                "TO:",
                "Rcpt-To:",
                "X-Original-To:",
                "Original-Recipient:",
            ]
            .iter()
            .find_map(|name| line.strip_prefix(name)) else {
                continue;
            };
            found.extend(address::in_text(rest).into_iter().map(|(_, one)| one));
            if let Some(next) = lines.peek()
                && (rest.trim().is_empty() || rest.trim_end().ends_with(','))
            {
                found.extend(address::in_text(next).into_iter().map(|(_, one)| one));
            }
        }
    }
    found
}

/// `for <ana@example.org>` in a trace.
fn for_whom(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("for <")?;
    rest.split_once('>')
        .and_then(|(address, _)| address::in_field(address))
}
