//! The mail service's account: its quota, its identities, and whom it no longer writes to.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::services::Services;
use crate::ses_events::suppresses;
use crate::wire::WireAnswer;
use crate::written_address::split_address;

/// The production account of a local AWS, in good standing.
pub(crate) fn account(aws: &Services) -> WireAnswer {
    let since = aws.clock.now() - TimeDelta::hours(24);
    let body = json!({
        "DedicatedIpAutoWarmupEnabled": false,
        "EnforcementStatus": "HEALTHY",
        "ProductionAccessEnabled": true,
        "SendingEnabled": true,
        "SendQuota": {
            "Max24HourSend": aws.options.max_24_hour_send,
            "MaxSendRate": aws.options.max_send_rate,
            "SentLast24Hours": aws.mailbox.sent_since(since) as f64,
        },
    });
    WireAnswer::ok(body.to_string())
}

/// A local AWS may send as anybody: every domain is verified.
pub(crate) fn identity() -> WireAnswer {
    let body = json!({
        "IdentityType": "DOMAIN",
        "VerifiedForSendingStatus": true,
        "DkimAttributes": {"SigningEnabled": true, "Status": "SUCCESS"},
    });
    WireAnswer::ok(body.to_string())
}

/// Who bounced or complained until now, on one page.
pub(crate) fn suppressed(aws: &Services) -> WireAnswer {
    let now = aws.clock.now();
    let mut seen: Vec<(String, Value)> = Vec::new();
    for mail in aws.mailbox.all() {
        for recipient in &mail.to {
            let (_, address) = split_address(recipient);
            let Some((reason, at)) = suppresses(address, mail.at, &aws.options) else {
                continue;
            };
            if at <= now && seen.iter().all(|(known, _)| known != address) {
                let one = json!({
                    "EmailAddress": address,
                    "Reason": reason,
                    "LastUpdateTime": at.timestamp(),
                });
                seen.push((address.to_owned(), one));
            }
        }
    }
    let all: Vec<Value> = seen.into_iter().map(|(_, one)| one).collect();
    WireAnswer::ok(json!({"SuppressedDestinationSummaries": all}).to_string())
}
