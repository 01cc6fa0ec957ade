//! Templates: each is sound by itself, and every mail that may be needed has one.

use super::finding::finding;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::policy::rules::Track;
use crate::template::{MailKind, Required};

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let mut findings: Vec<PolicyFinding> = policy
        .templates
        .check()
        .into_iter()
        .map(|found| PolicyFinding {
            file: found.file,
            line: found.line,
            reason: found.reason,
            proposal: found.proposal,
        })
        .collect();
    findings.extend(missing(
        policy,
        Required::Always,
        "every mail has its template",
    ));
    if policy.rules.cadence.first_call(Track::Inbound).is_none() {
        let why = "whoever calls reads what to say; or add a step with kind = \"call\"";
        findings.extend(missing(policy, Required::WithoutCalls, why));
    }
    findings
}

/// The files that are not there of the mails that are required when this holds.
pub(super) fn missing(policy: &Policy, when: Required, proposal: &str) -> Vec<PolicyFinding> {
    MailKind::all_required(when)
        .filter(|kind| policy.templates.mail(*kind).is_none())
        .map(|kind| {
            finding(
                &format!("templates/{kind}.md"),
                "the file is not there",
                proposal,
            )
        })
        .collect()
}
