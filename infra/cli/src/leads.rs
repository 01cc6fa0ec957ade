//! Leads as a person at this machine looks at them: who has each, what comes next, when, and why then.

use cloud::CloudError;
use cloud::lead_view::{active, line, policy_of};
use cloud::table::lead::StoredLead;
use wording::fact;

pub use cloud::lead_view::{ClockView, LeadLine, LeadView, TimelineLine, view};

use crate::deployment::LocalDeployment;

/// With what a line of a timeline happened, or why, in English; empty, where its kind says it all.
#[must_use]
pub fn particulars(line: &TimelineLine) -> String {
    fact::particulars(&line.fact, &fact::Plain).unwrap_or_default()
}

/// Every lead, newest first. One that cannot be read is left out, and logged.
///
/// # Errors
/// When the table cannot be read.
pub async fn list(deployment: &LocalDeployment) -> Result<Vec<LeadLine>, CloudError> {
    let cloud = deployment.cloud();
    let active = active(cloud).await?;
    let mut lines = Vec::new();
    for item in deployment.probe().leads()? {
        match StoredLead::parse(&item) {
            Ok(stored) => {
                let policy = policy_of(cloud, active.as_ref(), &stored).await?;
                lines.push(line(policy.as_deref(), &stored));
            }
            Err(error) => tracing::warn!(%error, "a lead cannot be read"),
        }
    }
    lines.sort_by(|a, b| {
        b.arrived_at
            .cmp(&a.arrived_at)
            .then_with(|| a.lead.cmp(&b.lead))
    });
    Ok(lines)
}
