//! What a received mail is, told from its bytes alone.
//!
//! Nothing here knows of AWS, of async code, of a clock, of the environment or of randomness.
//!
//! Three kinds of evidence, in this order: headers and standards that say it outright (RFC 3464 reports, RFC 5965 feedback, RFC 3834
//! automatic answers), then the habits of mail servers from before these, then words, in a dozen and more languages. What was quoted is never evidence,
//! and neither is a subject that may be inherited from our own mail.

mod address;
mod automatic;
pub mod codes;
mod dates;
mod feedback;
mod fold;
mod html;
mod invitation;
mod parsed;
mod quotation;
pub mod report;
mod status;
mod undelivered;
mod until;
mod wish;
mod words;

use chrono::NaiveDate;

use parsed::Parsed;

pub use codes::is_hard;
pub use fold::fold;
pub use quotation::newly_written;
pub use until::back_on;
pub use wish::{Wish, wish};

/// Characters of newly written text that are kept.
const MAX_TEXT: usize = 20_000;
/// Where the mail service makes its identifiers.
const MAIL_SERVICE: &str = "amazonses.com";

/// What a received mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A person wrote it.
    Reply,
    /// A machine answered for a person.
    AutoReply,
    /// A mail of ours was not delivered.
    Bounce,
    /// A mail of ours is late.
    Delay,
    /// Somebody reported a mail of ours as unwanted.
    Complaint,
    /// A mail of ours came back as it was.
    Own,
    /// None of these: a newsletter, a receipt, no mail at all.
    Other,
}

impl Kind {
    /// The name in output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Reply => "reply",
            Kind::AutoReply => "auto_reply",
            Kind::Bounce => "bounce",
            Kind::Delay => "delay",
            Kind::Complaint => "complaint",
            Kind::Own => "own",
            Kind::Other => "other",
        }
    }
}

/// A received mail, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub kind: Kind,
    /// Of a report, whom it is about: the address that failed or complained. Else who wrote. In small letters.
    pub recipient: Option<String>,
    /// Whether the address failed for good: see [`is_hard`].
    pub hard: bool,
    /// Of an automatic answer, the day on which the writer is back: see [`back_on`].
    pub until: Option<NaiveDate>,
    /// What was newly written, without quotation and signature; nothing in a report.
    pub text: Option<String>,
}

/// Tells what a received mail is.
///
/// ```
/// use reading::{Kind, tell};
/// let told = tell(b"From: ana@example.org\r\nSubject: Re: hello\r\n\r\nYes, please.\r\n");
/// assert_eq!((told.kind, told.text.as_deref()), (Kind::Reply, Some("Yes, please.")));
/// assert_eq!(tell(b"\x00\xff").kind, Kind::Other);
/// ```
#[must_use]
pub fn tell(raw: &[u8]) -> Told {
    Parsed::from_bytes(raw).map_or_else(
        || Told {
            kind: Kind::Other,
            recipient: None,
            hard: false,
            until: None,
            text: None,
        },
        |mail| tell_parsed(&mail),
    )
}

/// A received mail, told, with what it takes to know whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is.
    pub told: Told,
    /// Who wrote it, in small letters.
    pub from: Option<String>,
    /// The writer's name.
    pub from_name: String,
    /// How many writers it names: one who is several is proven to be nobody.
    pub writers: usize,
    /// To whom it was written, copies included.
    pub to: Vec<String>,
    /// Where servers on its way say that it was delivered.
    pub delivered_to: Vec<String>,
    /// The mails that it answers, or returns, by their identifiers; the nearest first.
    pub refers_to: Vec<String>,
    /// What a person passes on of a mail that is none of ours: no words of its writer, and yet what they want to be read.
    pub passed_on: Option<String>,
    /// What the server that took it says of its sender (RFC 8601).
    pub authentication: Option<String>,
}

/// Reads a received mail; nothing, when it has no head.
#[must_use]
pub fn read(raw: &[u8]) -> Option<Letter> {
    let mail = Parsed::from_bytes(raw)?;
    let mut refers_to = mail.refers_to();
    for returned in &mail.attached {
        let own = returned
            .header("message-id")
            .map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
        refers_to.extend(own);
        refers_to.extend(returned.refers_to());
    }
    refers_to.extend(mail.parts.iter().filter_map(returned_id));
    let delivered_to = ["delivered-to", "x-original-to", "envelope-to"]
        .iter()
        .flat_map(|name| mail.all(name).filter_map(address::in_field))
        .collect();
    let told = tell_parsed(&mail);
    let passed_on = (told.kind == Kind::Reply)
        .then(|| passed_on(&mail))
        .flatten();
    Some(Letter {
        told,
        from: mail.from.clone(),
        from_name: mail.from_name.clone(),
        writers: mail.writers,
        to: mail.to.clone(),
        delivered_to,
        refers_to,
        passed_on,
        authentication: mail
            .header("authentication-results")
            .map(str::to_ascii_lowercase),
    })
}

/// The identifier of a mail of which a report returns the head alone.
fn returned_id(part: &parsed::Part) -> Option<String> {
    if !part.kind.ends_with("rfc822-headers") {
        return None;
    }
    let mut lines = part.text.lines();
    let value = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim()
            .eq_ignore_ascii_case("message-id")
            .then_some(value.trim())
    })?;
    // A long one may stand on a line of its own.
    let value = if value.is_empty() {
        lines.next()?.trim()
    } else {
        value
    };
    Some(value.trim_matches(['<', '>', ' ']).to_owned())
}

fn passed_on(mail: &Parsed) -> Option<String> {
    if is_of_our_thread(mail) {
        return None;
    }
    let text = quotation::passed_on(&mail.body(), &mail.subject)?;
    Some(text.chars().take(MAX_TEXT).collect())
}

fn tell_parsed(mail: &Parsed) -> Told {
    let report = |kind: Kind, recipient: Option<String>, hard: bool| Told {
        kind,
        recipient,
        hard,
        until: None,
        text: None,
    };
    if is_own(mail) {
        return report(Kind::Own, mail.from.clone(), false);
    }
    if let Some(feedback) = feedback::feedback(mail) {
        let kind = if feedback.complains {
            Kind::Complaint
        } else {
            Kind::Other
        };
        return report(kind, feedback.recipient, false);
    }
    // Some servers refuse by the receipt's form.
    if is_receipt(mail) && !undelivered::is_server(mail) {
        return report(Kind::Other, mail.from.clone(), false);
    }
    // An automatic answer that says so is one, whatever words it uses; a report says so too.
    let says_automatic = automatic::by_headers(mail)
        && !undelivered::is_server(mail)
        && !undelivered::has_null_path(mail);
    if let Some(found) = undelivered::report(mail)
        && !(says_automatic && found.recipient.is_none())
    {
        return report(found.kind, found.recipient, found.hard);
    }
    if mail.part(undelivered::DELIVERY_STATUS).is_some() || is_receipt(mail) {
        // A report of success, or that somebody read it.
        return report(Kind::Other, mail.from.clone(), false);
    }
    let text: String = newly_written(&mail.body()).chars().take(MAX_TEXT).collect();
    if let Some(answer) = invitation::answer(mail) {
        return of_calendar(mail, answer, text);
    }
    let kind = by_writer(mail, &text);
    let until = (kind == Kind::AutoReply)
        .then(|| until(mail, &text))
        .flatten();
    Told {
        kind,
        recipient: mail.from.clone(),
        hard: false,
        until,
        text: Some(text),
    }
}

/// What somebody's calendar program wrote for them: that they come needs no answer, and everything else does.
fn of_calendar(mail: &Parsed, answer: invitation::Answer, text: String) -> Told {
    let kind = if answer.comes && answer.remark.is_none() {
        Kind::AutoReply
    } else {
        Kind::Reply
    };
    let subject = || mail.subject.trim().to_owned();
    let text = answer.remark.unwrap_or(text);
    Told {
        kind,
        recipient: mail.from.clone(),
        hard: false,
        until: None,
        text: Some(if text.trim().is_empty() {
            subject()
        } else {
            text
        }),
    }
}

/// A person, a machine that answers for one, or somebody who writes to many.
fn by_writer(mail: &Parsed, text: &str) -> Kind {
    let answers = mail.headers().any(|(name, value)| {
        name == "auto-submitted"
            && value
                .trim()
                .to_ascii_lowercase()
                .starts_with("auto-replied")
    });
    let to_many = mail.has("list-id")
        || mail.has("list-post")
        || mail.has("list-unsubscribe")
        || mail
            .all("precedence")
            .any(|value| value.trim().eq_ignore_ascii_case("list"));
    // A mailbox that many read answers as a list does, and what comes by a group of our own was written to us.
    if to_many && !answers && !is_of_our_thread(mail) && !is_by_own_group(mail) {
        return Kind::Other;
    }
    if automatic::is_automatic(mail, text) {
        return Kind::AutoReply;
    }
    if mail.from.is_none() || undelivered::is_server(mail) || automatic::is_no_reply(mail) {
        return Kind::Other;
    }
    Kind::Reply
}

/// Whether the list that passed it on is of the domain that it was written to: `sales@` that several read.
fn is_by_own_group(mail: &Parsed) -> bool {
    let Some(list) = mail.header("list-id") else {
        return false;
    };
    let list = list.trim().trim_end_matches('>').to_ascii_lowercase();
    mail.to.iter().any(|to| {
        let host = to.rsplit_once('@').map_or("", |(_, host)| host);
        let within = list
            .strip_suffix(host)
            .is_some_and(|head| head.ends_with(['.', '<', ' ']) || head.is_empty());
        !host.is_empty() && within
    })
}

/// Whether it is a mail of ours: the mail service made its id, and it refers to a lead's thread as only ours do.
fn is_own(mail: &Parsed) -> bool {
    let ours = mail
        .header("message-id")
        .is_some_and(|id| id.trim_matches(['<', '>', ' ']).ends_with(MAIL_SERVICE));
    // An answer names the mail that it answers, as our later mails do; but it is no mail of a machine that can be left with a click.
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

/// Whether it refers to a lead's thread.
fn is_of_our_thread(mail: &Parsed) -> bool {
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

/// A receipt (RFC 8098): somebody's program says that a mail was displayed, or deleted.
fn is_receipt(mail: &Parsed) -> bool {
    mail.part("message/disposition-notification").is_some()
        || mail.header("content-type").is_some_and(|kind| {
            kind.to_ascii_lowercase()
                .contains("disposition-notification")
        })
}

fn until(mail: &Parsed, text: &str) -> Option<NaiveDate> {
    let day = mail.day()?;
    let zone = mail
        .date
        .map_or(0, |date| date.offset().local_minus_utc() / 3600);
    back_on(text, day, zone).or_else(|| back_on(&mail.subject, day, zone))
}
