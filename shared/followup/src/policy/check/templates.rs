//! Templates: each is sound by itself, and every mail that may be needed has one.

use super::finding::{Checked, finding};
use super::variants::compared;
use crate::policy::files::PolicyFinding;
use crate::policy::rules::Track;
use crate::template::{MailKind, Required};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    // A text that could not be read has its own finding. What the others say of it is not known.
    let files = checked.sources.below("templates", ".md").count();
    let is_whole = policy.templates.iter().count() == files;
    let found = if is_whole {
        policy
            .templates
            .check_compared(&compared(policy.rules.all_steps()))
    } else {
        policy.templates.check_each()
    };
    let mut findings: Vec<PolicyFinding> = found
        .into_iter()
        .map(|found| PolicyFinding {
            file: found.file,
            line: found.line.or(Some(1)),
            reason: found.reason,
            proposal: found.proposal,
        })
        .collect();
    findings.extend(missing(
        checked,
        Required::Always,
        "every mail has its template",
    ));
    if policy.rules.first_call(Track::Inbound, None).is_none() {
        let why = "whoever calls reads what to say; or add a step with kind = \"call\"";
        findings.extend(missing(checked, Required::WithoutCalls, why));
    }
    findings
}

/// The files that are not there of the mails that are required when this holds.
pub(super) fn missing(checked: &Checked<'_>, when: Required, proposal: &str) -> Vec<PolicyFinding> {
    let file = |kind: MailKind| format!("templates/{kind}.md");
    MailKind::all_required(when)
        .filter(|kind| {
            checked.policy.templates.mail(*kind).is_none() && !checked.has_file(&file(*kind))
        })
        .map(|kind| {
            finding(
                checked.sources,
                &file(kind),
                &[],
                "the file is not there",
                proposal,
            )
        })
        .collect()
}
