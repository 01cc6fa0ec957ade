//! A finding, as the checks write it.

use crate::policy::files::PolicyFinding;

pub(super) fn finding(
    file: &str,
    reason: impl Into<String>,
    proposal: impl Into<String>,
) -> PolicyFinding {
    PolicyFinding {
        file: file.to_owned(),
        line: None,
        reason: reason.into(),
        proposal: proposal.into(),
    }
}
