//! Whether a bounce is about the address or about us.

use reading::codes::{self, Reason};
use serde_json::Value;

/// Whether a bounce says that there is no such mailbox. The mail service calls every refusal permanent that the server's code
/// calls so, and most of those are about us: a block list, a missing signature. They must not close a lead.
pub(super) fn is_hard(detail: &Value) -> bool {
    let said = |at: &str| detail.pointer(at).and_then(Value::as_str);
    if said("/bounce/bounceType") != Some("Permanent") {
        // Transient, or undetermined: neither says anything of the address for good.
        return false;
    }
    // On a list of the mail service, nothing that we send is even tried.
    if let Some("Suppressed" | "OnAccountSuppressionList" | "UnsubscribedRecipient") =
        said("/bounce/bounceSubType")
    {
        return true;
    }
    let is_no_email = said("/bounce/bounceSubType") == Some("NoEmail");
    // Each mail of ours goes to one address.
    let words = said("/bounce/bouncedRecipients/0/diagnosticCode").unwrap_or_default();
    let code = said("/bounce/bouncedRecipients/0/status").unwrap_or_default();
    match (codes::reason(codes::status(code), words), is_no_email) {
        (Reason::NoMailbox | Reason::NoHost, _) | (Reason::Unsaid, true) => true,
        // Nothing but the type was told.
        (Reason::Unsaid, false) if words.trim().is_empty() && code.trim().is_empty() => true,
        (
            Reason::Full | Reason::TooBig | Reason::AboutUs | Reason::ForNow | Reason::Unsaid,
            true | false,
        ) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hard(kind: &str, sub: &str, status: &str, said: &str) -> bool {
        let recipient = json!({"emailAddress": "ana@example.org", "action": "failed", "status": status, "diagnosticCode": said});
        let detail = json!({
            "bounce": {"bounceType": kind, "bounceSubType": sub, "bouncedRecipients": [recipient]},
        });
        is_hard(&detail)
    }

    #[test]
    fn a_permanent_bounce_is_hard_only_if_it_is_about_the_address() {
        for (sub, status, said) in [
            ("General", "5.1.1", "smtp; 550 5.1.1 user unknown"),
            ("NoEmail", "5.1.1", ""),
            ("NoEmail", "5.0.0", "smtp; 550 rejected"),
            ("General", "5.7.1", "smtp; 550 5.7.1 no such user"),
            ("General", "5.4.4", "smtp; 550 5.4.4 invalid domain"),
            ("General", "", ""),
            ("Suppressed", "5.1.1", "on a list of the mail service"),
            ("OnAccountSuppressionList", "5.1.1", "on a suppression list"),
        ] {
            assert!(
                hard("Permanent", sub, status, said),
                "{sub} {status} {said}"
            );
        }
        for (sub, status, said) in [
            ("General", "5.7.1", "smtp; 550 5.7.1 SPF check failed"),
            ("General", "5.1.1", "smtp; 550 5.1.1 blocked using a DNSBL"),
            ("NoEmail", "5.1.1", "smtp; 550 5.1.1 poor reputation"),
            ("General", "5.0.0", "smtp; 421 try again later"),
            ("General", "5.4.7", "smtp; expired"),
            ("General", "5.0.0", "smtp; 554 denied"),
            ("MailboxFull", "5.2.2", "smtp; 552 5.2.2 mailbox full"),
        ] {
            assert!(
                !hard("Permanent", sub, status, said),
                "{sub} {status} {said}"
            );
        }
        for kind in ["Transient", "Undetermined"] {
            assert!(
                !hard(kind, "General", "5.1.1", "smtp; 550 5.1.1 user unknown"),
                "{kind}"
            );
        }
    }
}
