//! Delivery status notifications (RFC 3464).

use crate::address;
use crate::codes::{self, Status};

/// Recipients of one report that are looked at.
const MAX_RECIPIENTS: usize = 100;

/// What became of a mail for one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeliveryAction {
    /// It was not delivered, for good.
    Failed,
    /// It was not delivered yet: the server goes on trying.
    Delayed,
    /// It was delivered, or handed to somebody who says no more.
    Done,
}

/// What a report says of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipient {
    /// The address that was written to, or, where the report does not name it, the one that failed.
    pub(crate) address: Option<String>,
    /// What became of it.
    pub(crate) action: DeliveryAction,
    /// The enhanced status code.
    pub(crate) status: Option<Status>,
    /// The server's words.
    pub(crate) said: String,
}

/// The recipients of a report's machine-readable part, in their order.
pub(crate) fn recipients(report: &str) -> Vec<Recipient> {
    let mut found = Vec::new();
    let mut group: Vec<(String, String)> = Vec::new();
    let fields = report.lines().map(str::trim_end).chain(std::iter::once(""));
    for line in fields {
        if line.is_empty() {
            found.extend(recipient(&group));
            group.clear();
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.last_mut() {
                value.push(' ');
                value.push_str(line.trim_start());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            let name = name.trim().to_ascii_lowercase();
            // Some servers put no empty line between two recipients: without this, the second would be lost.
            if name == "final-recipient" && group.iter().any(|(known, _)| *known == name) {
                found.extend(recipient(&group));
                group.clear();
            }
            group.push((name, value.trim().to_owned()));
        }
        if found.len() == MAX_RECIPIENTS {
            break;
        }
    }
    found
}

fn recipient(group: &[(String, String)]) -> Option<Recipient> {
    let field = |name: &str| {
        group
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    };
    let address = [
        "original-recipient",
        "final-recipient",
        "x-actual-recipient",
    ]
    .iter()
    .filter_map(|name| field(name))
    .find_map(address::in_field);
    let action = field("action").map(str::to_ascii_lowercase);
    let status = field("status").and_then(codes::status);
    let ok = field("status").is_some_and(|status| status.starts_with('2'));
    let action = match action.as_deref().map(str::trim) {
        Some(action) if action.starts_with("fail") || action.starts_with("error") => {
            DeliveryAction::Failed
        }
        Some(action) if action.starts_with("delay") => DeliveryAction::Delayed,
        Some(action)
            if ["delivered", "relayed", "expanded", "transferred"]
                .iter()
                .any(|done| action.starts_with(done)) =>
        {
            DeliveryAction::Done
        }
        Some(_) | None if ok => DeliveryAction::Done,
        Some(_) => DeliveryAction::Failed,
        None if status.is_some() || field("final-recipient").is_some() => DeliveryAction::Failed,
        None => return None,
    };
    let said: Vec<&str> = [
        "diagnostic-code",
        "x-display-name",
        "x-supplementary-info",
        "x-notes",
        "x-postfix",
        "status",
    ]
    .iter()
    .filter(|name| !matches!(**name, "x-display-name"))
    .filter_map(|name| field(name))
    .collect();
    Some(Recipient {
        address,
        action,
        status,
        said: said.join(" "),
    })
}

/// The recipient that a report is about: the first that failed, or else the first that waits.
pub(crate) fn worst(recipients: &[Recipient]) -> Option<&Recipient> {
    let first = |action: DeliveryAction| {
        let mut all = recipients.iter().filter(move |one| one.action == action);
        let all: Vec<&Recipient> = all.by_ref().collect();
        all.iter()
            .find(|one| one.address.is_some())
            .or(all.first())
            .copied()
    };
    first(DeliveryAction::Failed)
        .or_else(|| first(DeliveryAction::Delayed))
        .or_else(|| first(DeliveryAction::Done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_failed_counts() {
        let report = "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@example.org\nAction: delivered\nStatus: 2.0.0\n\n\
            Original-Recipient: rfc822;b@example.org\nFinal-Recipient: rfc822; B2@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp;\n 550 no such user\n";
        let all = recipients(report);
        assert_eq!(all.len(), 2);
        let worst = worst(&all).expect("there is one");
        assert_eq!(
            (worst.address.as_deref(), worst.status),
            (Some("b@example.org"), Some((5, 1, 1)))
        );
        assert!(worst.said.contains("no such user"));
    }
}
