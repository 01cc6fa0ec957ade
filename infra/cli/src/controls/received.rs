//! What comes in from outside: received mail, and the mail service's events.

use chrono::SecondsFormat;
use followup::ids::derive;
use http::StatusCode;
use hyper::body::Bytes;
use local::{AcceptedMail, EMAIL_RECEIVED};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::controls::answer::{ControlAnswer, json as answer};
use crate::controls::problem::ControlProblem;
use crate::deployment::LocalDeployment;

/// What a request says that is right.
const EXAMPLES: &str = r#"Send {"type":"bounce","message":"<a message's id>"}, {"type":"complaint","mail":"m1"}, or a whole event with its "detail"."#;

/// An event in short: what became of which mail.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Short {
    #[serde(rename = "type")]
    kind: ReceivedKind,
    /// The message that was mailed.
    #[serde(default)]
    message: Option<String>,
    /// The mail's id in the mailbox.
    #[serde(default)]
    mail: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ReceivedKind {
    Delivery,
    Bounce,
    /// A mailbox that is full for now.
    SoftBounce,
    Complaint,
}

/// A raw message arrives.
pub(super) async fn mail(deployment: &LocalDeployment, body: &Bytes) -> ControlAnswer {
    if !begins_with_a_field(body) {
        return Err(ControlProblem::bad_request(
            "Send a raw RFC 5322 message: lines such as From: ana@example.org, an empty line, and the text.",
        ));
    }
    let id = deployment.take_mail(body).await;
    accepted(&id, EMAIL_RECEIVED)
}

/// Whether the first line is a field of a head, such as `From: ...`. The mail service hands over nothing else.
fn begins_with_a_field(raw: &[u8]) -> bool {
    let name = raw.split(|byte| *byte == b':').next().unwrap_or_default();
    name.len() < raw.len() && !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// An event of the mail service arrives.
pub(super) async fn event(deployment: &LocalDeployment, body: &Bytes) -> ControlAnswer {
    let given: Value =
        serde_json::from_slice(body).map_err(|_| ControlProblem::bad_request(EXAMPLES))?;
    let now = deployment.aws().clock().now();
    let count = deployment.observed().events.values().sum::<u64>();
    let id = derive(&[
        "event",
        &now.to_rfc3339(),
        &count.to_string(),
        &given.to_string(),
    ]);
    if given["detail"].is_object() {
        let kind = given["detail-type"].as_str().unwrap_or_default().to_owned();
        let kind = if kind.is_empty() {
            detail_type(&given["detail"])?.to_owned()
        } else {
            kind
        };
        let id = given["id"].as_str().map_or(id, str::to_owned);
        return hand_in(deployment, &id, &kind, given["detail"].clone()).await;
    }
    if given["eventType"].is_string() {
        let kind = detail_type(&given)?;
        return hand_in(deployment, &id, kind, given).await;
    }
    let short: Short =
        serde_json::from_value(given).map_err(|_| ControlProblem::unprocessable(EXAMPLES))?;
    let mail = mailed(deployment, &short)?;
    let at = now.to_rfc3339_opts(SecondsFormat::Millis, true);
    let detail = short.kind.detail(&mail, &id, &at);
    hand_in(deployment, &id, short.kind.detail_type(), detail).await
}

fn mailed(deployment: &LocalDeployment, short: &Short) -> Result<AcceptedMail, ControlProblem> {
    let mailbox = deployment.mailbox();
    let found = match (&short.message, &short.mail) {
        (Some(message), None) => mailbox
            .all()
            .into_iter()
            .rev()
            .find(|mail| mail.message.as_ref() == Some(message)),
        (None, Some(mail)) => mailbox.get(mail),
        (None, None) | (Some(_), Some(_)) => return Err(ControlProblem::unprocessable(EXAMPLES)),
    };
    found.ok_or_else(|| {
        ControlProblem::not_found(
            "No such mail was sent; /local/mail.json lists them, each with `id` and `message`.",
        )
    })
}

async fn hand_in(
    deployment: &LocalDeployment,
    id: &str,
    kind: &str,
    detail: Value,
) -> ControlAnswer {
    deployment.take_event(id, kind, detail).await;
    accepted(id, kind)
}

fn accepted(id: &str, kind: &str) -> ControlAnswer {
    answer(StatusCode::ACCEPTED, &json!({ "id": id, "type": kind }))
}

/// The `detail-type` that belongs to an `eventType`.
fn detail_type(detail: &Value) -> Result<&'static str, ControlProblem> {
    match detail["eventType"].as_str() {
        Some("Send") => Ok("Email Sent"),
        Some("Delivery") => Ok("Email Delivered"),
        Some("Bounce") => Ok("Email Bounced"),
        Some("Complaint") => Ok("Email Complaint Received"),
        Some("Reject") => Ok("Email Rejected"),
        Some("DeliveryDelay") => Ok("Email Delivery Delayed"),
        Some("Rendering Failure") => Ok("Email Rendering Failed"),
        Some(_) | None => Err(ControlProblem::unprocessable(EXAMPLES)),
    }
}

impl ReceivedKind {
    fn detail_type(self) -> &'static str {
        match self {
            Self::Delivery => "Email Delivered",
            Self::Bounce | Self::SoftBounce => "Email Bounced",
            Self::Complaint => "Email Complaint Received",
        }
    }

    fn detail(self, mail: &AcceptedMail, id: &str, at: &str) -> Value {
        let recipients: Vec<&str> = mail.to.iter().map(|to| address(to)).collect();
        let mut tags = json!({});
        for (name, value) in [("lead", &mail.lead), ("message", &mail.message)] {
            if let Some(value) = value {
                tags[name] = json!([value]);
            }
        }
        let about = json!({
            "timestamp": mail.at.to_rfc3339_opts(SecondsFormat::Millis, true),
            "source": mail.from,
            "messageId": mail.ses_id,
            "destination": mail.to,
            "headersTruncated": false,
            "headers": [],
            "commonHeaders": {"from": [mail.from], "to": mail.to, "messageId": mail.ses_id, "subject": mail.subject},
            "tags": tags,
        });
        let bounced = |kind: &str, sub: &str, status: &str| {
            let each: Vec<Value> = recipients
                .iter()
                .map(|to| json!({"emailAddress": to, "action": "failed", "status": status, "diagnosticCode": format!("smtp; {status}")}))
                .collect();
            json!({"bounceType": kind, "bounceSubType": sub, "bouncedRecipients": each, "timestamp": at, "feedbackId": id})
        };
        match self {
            Self::Delivery => json!({
                "eventType": "Delivery", "mail": about,
                "delivery": {"timestamp": at, "recipients": recipients, "smtpResponse": "250 2.0.0 OK", "processingTimeMillis": 0},
            }),
            Self::Bounce => {
                json!({"eventType": "Bounce", "mail": about, "bounce": bounced("Permanent", "General", "5.1.1")})
            }
            Self::SoftBounce => {
                json!({"eventType": "Bounce", "mail": about, "bounce": bounced("Transient", "MailboxFull", "4.2.2")})
            }
            Self::Complaint => {
                let each: Vec<Value> = recipients
                    .iter()
                    .map(|to| json!({"emailAddress": to}))
                    .collect();
                json!({
                    "eventType": "Complaint", "mail": about,
                    "complaint": {"complainedRecipients": each, "timestamp": at, "feedbackId": id, "complaintFeedbackType": "abuse"},
                })
            }
        }
    }
}

/// The address of a mailbox with or without a name.
fn address(mailbox: &str) -> &str {
    mailbox
        .rsplit_once('<')
        .map_or(mailbox, |(_, rest)| rest.trim_end_matches('>'))
        .trim()
}
