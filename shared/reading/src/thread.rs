//! Threads of our own mail: what refers to one was written in answer to us, or by us.

use crate::address;
use crate::parsed::Parsed;

/// Where the mail service makes its identifiers.
const MAIL_SERVICE: &str = "amazonses.com";

/// Whether a mail is one of ours: the mail service made its id, and it refers to a lead's thread as only our mails do.
pub(crate) fn is_own(mail: &Parsed) -> bool {
    let ours = mail
        .header("message-id")
        .is_some_and(|id| id.trim_matches(['<', '>', ' ']).ends_with(MAIL_SERVICE));
    // Our later mails name our earlier ones, as an answer does. Ours have a way out of the list, or say that a machine made them; an answer has neither.
    let answers = mail.has("in-reply-to")
        && !mail.has("list-unsubscribe")
        && !mail.all("auto-submitted").any(|value| {
            value
                .trim()
                .to_ascii_lowercase()
                .starts_with("auto-generated")
        });
    ours && !answers && is_of_our_thread(mail)
}

/// Whether a mail refers to a lead's thread.
pub(crate) fn is_of_our_thread(mail: &Parsed) -> bool {
    mail.refers_to().iter().any(|id| is_thread(id))
}

/// `<lead>.c<cycle>@...`, `<lead>.c<cycle>.task@...`.
fn is_thread(id: &str) -> bool {
    let mut parts = address::local(id).split('.');
    let lead = parts.next().is_some_and(|lead| {
        !lead.is_empty()
            && lead
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    let cycle = parts
        .next()
        .and_then(|cycle| cycle.strip_prefix('c'))
        .is_some_and(|cycle| !cycle.is_empty() && cycle.bytes().all(|byte| byte.is_ascii_digit()));
    lead && cycle
}
