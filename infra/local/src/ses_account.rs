//! The mail service's account: its quota, its identities, and whom it no longer writes to.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::eml::split_address;
use crate::house::Inner;
use crate::ses_events::suppresses;
use crate::wire::Answer;

/// The production account of a house, in good standing.
pub(crate) fn account(house: &Inner) -> Answer {
    let since = house.clock.now() - TimeDelta::hours(24);
    let body = json!({
        "DedicatedIpAutoWarmupEnabled": false,
        "EnforcementStatus": "HEALTHY",
        "ProductionAccessEnabled": true,
        "SendingEnabled": true,
        "SendQuota": {
            "Max24HourSend": house.options.max_24_hour_send,
            "MaxSendRate": house.options.max_send_rate,
            "SentLast24Hours": house.mailbox.sent_since(since) as f64,
        },
    });
    Answer::ok(body.to_string())
}

/// A house may send as anybody: every domain is verified.
pub(crate) fn identity() -> Answer {
    let body = json!({
        "IdentityType": "DOMAIN",
        "VerifiedForSendingStatus": true,
        "DkimAttributes": {"SigningEnabled": true, "Status": "SUCCESS"},
    });
    Answer::ok(body.to_string())
}

/// Who bounced or complained until now, on one page.
pub(crate) fn suppressed(house: &Inner) -> Answer {
    let now = house.clock.now();
    let mut seen: Vec<(String, Value)> = Vec::new();
    for mail in house.mailbox.all() {
        for recipient in &mail.to {
            let (_, address) = split_address(recipient);
            let Some((reason, at)) = suppresses(address, mail.at, &house.options) else {
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
    Answer::ok(json!({"SuppressedDestinationSummaries": all}).to_string())
}
