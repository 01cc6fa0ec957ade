//! What a received mail is: the order in which the evidence counts.

use chrono::NaiveDate;

use crate::mail_class::MailClass;
use crate::parsed::Parsed;
use crate::quotation::{is_inherited, newly_written, passed_on, unmarked, with_quotations};
use crate::thread::{is_of_our_thread, is_own};
use crate::wish::{Wish, demands_erasure, is_signature, wish, wish_of_subject};
use crate::{MAX_TEXT, automatic, feedback, fold, invitation, undelivered, until};

/// What a received mail is, and says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classification {
    /// What it is.
    pub kind: MailClass,
    /// Of a report, whom it is about: the address that failed or complained. Else who wrote. In small letters.
    pub recipient: Option<String>,
    /// Whether the address failed for good: see [`is_hard`](crate::is_hard).
    pub hard: bool,
    /// Of an automatic answer, the day on which the writer is back: see [`back_on`](crate::back_on).
    pub until: Option<NaiveDate>,
    /// What was newly written, without quotation and signature; nothing in a report. Where a person left nothing but a subject of their
    /// own, that; where all of it stands in quotations, the whole.
    pub text: Option<String>,
    /// Whether all that a person wrote stands among quotations, so that nobody can tell which of the words are new.
    pub is_uncertain: bool,
    /// The subject, where its writer chose it: none that answers another mail's, or passes one on.
    pub subject: Option<String>,
}

impl Classification {
    /// The one wish of what was written, its subject included, if it is hardly more than that. What was quoted wishes nothing.
    ///
    /// ```
    /// use reading::{Wish, classify};
    /// let found = classify(b"From: Ana <ana@example.org>\r\nSubject: unsubscribe\r\n\r\n");
    /// assert_eq!(found.wish("Ana"), Some(Wish::Unsubscribe));
    /// ```
    #[must_use]
    pub fn wish(&self, name: &str) -> Option<Wish> {
        let words = if self.is_uncertain {
            ""
        } else {
            self.text.as_deref().unwrap_or_default()
        };
        wish(words, name).or_else(|| {
            let subject = self.subject.as_deref()?;
            wish_of_subject(subject, if words == subject { "" } else { words }, name)
        })
    }

    /// Whether what was written, its subject included, demands that what is kept of its writer be erased.
    ///
    /// ```
    /// use reading::classify;
    /// let found = classify(b"From: Ana <ana@example.org>\r\nSubject: Erasure request\r\n\r\nAna Silva\r\n");
    /// assert!(found.demands_erasure());
    /// ```
    #[must_use]
    pub fn demands_erasure(&self) -> bool {
        let words = self.text.as_deref().filter(|_| !self.is_uncertain);
        let mut said = [words, self.subject.as_deref()].into_iter().flatten();
        said.any(demands_erasure)
    }

    /// A mail of a kind that carries no words of a person.
    fn wordless(kind: MailClass, recipient: Option<String>) -> Self {
        Self {
            kind,
            recipient,
            hard: false,
            until: None,
            text: None,
            is_uncertain: false,
            subject: None,
        }
    }
}

/// Says what a received mail is.
///
/// ```
/// use reading::{MailClass, classify};
/// let found = classify(b"From: ana@example.org\r\nSubject: Re: hello\r\n\r\nYes, please.\r\n");
/// assert_eq!((found.kind, found.text.as_deref()), (MailClass::Reply, Some("Yes, please.")));
/// assert_eq!(classify(b"\x00\xff").kind, MailClass::Other);
/// ```
#[must_use]
pub fn classify(raw: &[u8]) -> Classification {
    match Parsed::from_bytes(raw) {
        Some(mail) => classify_parsed(&mail),
        None => Classification::wordless(MailClass::Other, None),
    }
}

/// Says what a parsed mail is.
pub(crate) fn classify_parsed(mail: &Parsed) -> Classification {
    if let Some(found) = without_words(mail) {
        return found;
    }
    let body = mail.body();
    let kept = |text: &str| text.chars().take(MAX_TEXT).collect::<String>();
    let text = kept(&newly_written(&body));
    if let Some(answer) = invitation::answer(mail) {
        return of_calendar(mail, answer, text);
    }
    let kind = by_writer(mail, &text);
    let until = (kind == MailClass::AutoReply)
        .then(|| until(mail, &text))
        .flatten();
    let mut found = Classification {
        until,
        text: Some(text),
        subject: own_subject(mail),
        ..Classification::wordless(kind, mail.from.clone())
    };
    if kind == MailClass::Reply && found.text.as_deref() == Some("") {
        let is_passed_on = !is_of_our_thread(mail) && passed_on(&body, &mail.subject).is_some();
        let whole = with_quotations(&body).filter(|_| !is_passed_on);
        let subject = found.subject.clone().filter(|_| !is_passed_on);
        // Whoever writes below the mark of their signature writes all of it there.
        let signed = || unmarked(&body).filter(|below| !is_signature(below));
        let is_nowhere_else = whole.is_none() && subject.is_none() && !is_passed_on;
        let whole = whole.or_else(|| is_nowhere_else.then(signed).flatten());
        found.is_uncertain = whole.is_some();
        found.text = whole.map(|whole| kept(&whole)).or(subject).or(found.text);
    }
    found
}

/// The subject, if its writer chose it.
fn own_subject(mail: &Parsed) -> Option<String> {
    let subject = mail.subject.trim();
    let is_chosen = !subject.is_empty() && !is_inherited(fold(subject).trim_start());
    is_chosen.then(|| subject.to_owned())
}

/// What is no answer, whoever wrote it: our own mail, complaints, receipts, reports of servers.
fn without_words(mail: &Parsed) -> Option<Classification> {
    let of_writer = |kind: MailClass| Some(Classification::wordless(kind, mail.from.clone()));
    if is_own(mail) {
        return of_writer(MailClass::Own);
    }
    if let Some(feedback) = feedback::feedback(mail) {
        let kind = if feedback.complains {
            MailClass::Complaint
        } else {
            MailClass::Other
        };
        return Some(Classification::wordless(kind, feedback.recipient));
    }
    // Some servers report a failure in the form of a receipt: those are read as reports, below.
    if is_receipt(mail) && !undelivered::is_server(mail) {
        return of_writer(MailClass::Other);
    }
    // An absence note may say "your mail was not delivered": what calls itself an automatic answer is no report, unless a server sent it.
    let says_automatic = automatic::by_headers(mail)
        && !undelivered::is_server(mail)
        && !undelivered::has_null_path(mail);
    if let Some(found) = undelivered::report(mail)
        && !(says_automatic && found.recipient.is_none())
    {
        return Some(Classification {
            hard: found.hard,
            ..Classification::wordless(found.kind, found.recipient)
        });
    }
    // A report of success, or that somebody read it.
    let is_read_or_done = mail.part(undelivered::DELIVERY_STATUS).is_some() || is_receipt(mail);
    is_read_or_done
        .then(|| of_writer(MailClass::Other))
        .flatten()
}

/// What somebody's calendar program wrote for them: that they come needs no answer, and everything else does.
fn of_calendar(mail: &Parsed, answer: invitation::InvitationReply, text: String) -> Classification {
    let kind = if answer.comes && answer.remark.is_none() {
        MailClass::AutoReply
    } else {
        MailClass::Reply
    };
    let subject = || mail.subject.trim().to_owned();
    let text = answer.remark.unwrap_or(text);
    Classification {
        text: Some(if text.trim().is_empty() {
            subject()
        } else {
            text
        }),
        ..Classification::wordless(kind, mail.from.clone())
    }
}

/// A person, a machine that answers for one, or somebody who writes to many.
fn by_writer(mail: &Parsed, text: &str) -> MailClass {
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
    // Not every list is a newsletter: a shared mailbox answers with the headers of a list, and a group of our own passes on what was written to us.
    if to_many && !answers && !is_of_our_thread(mail) && !is_by_own_group(mail) {
        return MailClass::Other;
    }
    // A program that asks for silence speaks for whoever pressed its button.
    if mail.from.is_some() && asks_for_silence(mail, text) && !automatic::is_absence(mail, text) {
        return MailClass::Reply;
    }
    if automatic::is_automatic(mail, text) {
        return MailClass::AutoReply;
    }
    if mail.from.is_none() || undelivered::is_server(mail) || automatic::is_no_reply(mail) {
        return MailClass::Other;
    }
    MailClass::Reply
}

/// Whether somebody, or a program for them, asks for no more mail.
fn asks_for_silence(mail: &Parsed, text: &str) -> bool {
    let subject = own_subject(mail);
    let wishes = wish(text, &mail.from_name)
        .or_else(|| wish_of_subject(subject.as_deref()?, text, &mail.from_name));
    matches!(wishes, Some(Wish::Stop | Wish::Unsubscribe))
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
    until::back_on(text, day, zone).or_else(|| until::back_on(&mail.subject, day, zone))
}
