//! What the mail service reports about a mail, as events on the default bus.

use std::collections::BTreeMap;
use std::time::Duration;

use calendar::Instant;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::accepted_mail::AcceptedMail;
use crate::clock::written;
use crate::events::{ACCOUNT, DEFAULT_BUS, EventQueue, NewBusEvent, REGION};
use crate::options::Options;
use crate::written_address::split_address;

/// What becomes of a mail on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MailFate {
    Delivered,
    BouncedForGood,
    BouncedForNow,
    Complained,
}

/// Puts the events of an accepted mail into the queue, due when the mail service would report them.
pub(crate) fn emit(
    events: &EventQueue,
    options: &Options,
    mail: &AcceptedMail,
    tags: &BTreeMap<String, String>,
    configuration_set: Option<&str>,
) {
    let report = SesReport {
        events,
        about: about(mail, tags, configuration_set),
        resources: configuration_set.map_or_else(Vec::new, |set| {
            vec![format!(
                "arn:aws:ses:{REGION}:{ACCOUNT}:configuration-set/{set}"
            )]
        }),
    };
    report.put("Email Sent", "Send", "send", json!({}), mail.at);
    let after = |delay: Duration| mail.at + TimeDelta::from_std(delay).unwrap_or_default();
    for (index, recipient) in mail.to.iter().enumerate() {
        let (_, address) = split_address(recipient);
        let feedback = format!("{}-{index}", mail.ses_id);
        let arrived = after(options.mail_delay);
        let delivery = json!({
            "timestamp": written(arrived),
            "processingTimeMillis": options.mail_delay.as_millis() as u64,
            "recipients": [address],
            "smtpResponse": "250 2.0.0 OK",
            "reportingMTA": "a8-50.smtp-out.amazonses.com",
        });
        match fate(address, options) {
            MailFate::Delivered => {
                report.put("Email Delivered", "Delivery", "delivery", delivery, arrived)
            }
            MailFate::BouncedForGood => {
                let bounce = bounce(
                    address,
                    arrived,
                    &feedback,
                    ("Permanent", "General", "5.1.1", "user unknown"),
                );
                report.put("Email Bounced", "Bounce", "bounce", bounce, arrived);
            }
            MailFate::BouncedForNow => {
                let bounce = bounce(
                    address,
                    arrived,
                    &feedback,
                    ("Transient", "MailboxFull", "4.2.2", "mailbox full"),
                );
                report.put("Email Bounced", "Bounce", "bounce", bounce, arrived);
            }
            MailFate::Complained => {
                report.put("Email Delivered", "Delivery", "delivery", delivery, arrived);
                let at = after(options.complaint_delay);
                let complaint = json!({
                    "complainedRecipients": [{"emailAddress": address}],
                    "timestamp": written(at),
                    "feedbackId": feedback,
                    "complaintFeedbackType": "abuse",
                    "arrivalDate": written(at),
                });
                report.put(
                    "Email Complaint Received",
                    "Complaint",
                    "complaint",
                    complaint,
                    at,
                );
            }
        }
    }
}

/// Why and from when on the mail service no longer writes to the recipient of a mail.
pub(crate) fn suppresses(
    address: &str,
    sent: Instant,
    options: &Options,
) -> Option<(&'static str, Instant)> {
    let after = |delay: Duration| sent + TimeDelta::from_std(delay).unwrap_or_default();
    match fate(address, options) {
        MailFate::BouncedForGood => Some(("BOUNCE", after(options.mail_delay))),
        MailFate::Complained => Some(("COMPLAINT", after(options.complaint_delay))),
        MailFate::Delivered | MailFate::BouncedForNow => None,
    }
}

struct SesReport<'a> {
    events: &'a EventQueue,
    about: Value,
    resources: Vec<String>,
}

impl SesReport<'_> {
    fn put(&self, detail_type: &str, event_type: &str, part: &str, what: Value, at: Instant) {
        let mut detail = json!({"eventType": event_type, "mail": self.about});
        detail[part] = what;
        let draft = NewBusEvent {
            bus: DEFAULT_BUS.to_owned(),
            source: "aws.ses".to_owned(),
            detail_type: detail_type.to_owned(),
            time: at,
            resources: self.resources.clone(),
            detail,
        };
        self.events.publish(draft, at);
    }
}

/// The part `mail` of every event.
fn about(
    mail: &AcceptedMail,
    tags: &BTreeMap<String, String>,
    configuration_set: Option<&str>,
) -> Value {
    let (_, from) = split_address(&mail.from);
    let domain = from.rsplit('@').next().unwrap_or_default();
    let mut event_tags: BTreeMap<&str, Vec<&str>> = tags
        .iter()
        .map(|(name, value)| (name.as_str(), vec![value.as_str()]))
        .collect();
    event_tags.insert("ses:operation", vec!["SendEmail"]);
    event_tags.insert("ses:from-domain", vec![domain]);
    event_tags.insert("ses:caller-identity", vec!["local"]);
    if let Some(set) = configuration_set {
        event_tags.insert("ses:configuration-set", vec![set]);
    }
    let own = [
        ("From", mail.from.clone()),
        ("To", mail.to.join(", ")),
        ("Subject", mail.subject.clone()),
        (
            "Message-ID",
            format!("<{}@email.amazonses.com>", mail.ses_id),
        ),
    ];
    let own = own
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}));
    let custom = mail
        .headers
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}));
    let headers: Vec<Value> = own.chain(custom).collect();
    json!({
        "timestamp": written(mail.at),
        "source": mail.from,
        "sendingAccountId": ACCOUNT,
        "messageId": mail.ses_id,
        "destination": mail.to,
        "headersTruncated": false,
        "headers": headers,
        "commonHeaders": {
            "from": [mail.from],
            "to": mail.to,
            "messageId": mail.ses_id,
            "subject": mail.subject,
        },
        "tags": event_tags,
    })
}

fn bounce(address: &str, at: Instant, feedback: &str, kind: (&str, &str, &str, &str)) -> Value {
    let (bounce_type, sub_type, status, words) = kind;
    let code = if status.starts_with('5') {
        "550"
    } else {
        "452"
    };
    json!({
        "bounceType": bounce_type,
        "bounceSubType": sub_type,
        "bouncedRecipients": [{
            "emailAddress": address,
            "action": "failed",
            "status": status,
            "diagnosticCode": format!("smtp; {code} {status} {words}"),
        }],
        "timestamp": written(at),
        "feedbackId": feedback,
        "reportingMTA": "dns; a8-50.smtp-out.amazonses.com",
    })
}

/// At a test domain the local part says what becomes of a mail: `bounce...`, `softbounce...`, `complaint...`.
fn fate(address: &str, options: &Options) -> MailFate {
    let address = address.to_ascii_lowercase();
    let (local, domain) = address.rsplit_once('@').unwrap_or((address.as_str(), ""));
    let is_test = options.test_domains.iter().any(|test| {
        domain
            .strip_suffix(test.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    if !is_test {
        MailFate::Delivered
    } else if local.starts_with("bounce") {
        MailFate::BouncedForGood
    } else if local.starts_with("softbounce") {
        MailFate::BouncedForNow
    } else if local.starts_with("complaint") {
        MailFate::Complained
    } else {
        MailFate::Delivered
    }
}
