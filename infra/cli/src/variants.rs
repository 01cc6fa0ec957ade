//! Which texts bring more, by the timelines of all leads.

use cloud::{Cloud, CloudError};
use followup::figures::{StepComparison, VariantComparison};
use followup::timeline::Fact;
use serde::Serialize;

/// The texts of a step, and what is known of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepReport {
    /// Who got which, and what they did.
    #[serde(flatten)]
    pub counted: StepComparison,
    /// Each text beside the first.
    pub compared: Vec<VariantComparison>,
}

/// What is known of the texts that the policy in force compares. One lead that cannot be read is left out, and logged.
///
/// # Errors
/// When the table cannot be read.
pub async fn compared(
    cloud: &Cloud,
    mut done: impl FnMut(usize),
) -> Result<Vec<StepReport>, CloudError> {
    let Some(policy) = cloud.active_policy(cloud.now()).await? else {
        return Ok(Vec::new());
    };
    let steps = policy.rules.all_steps();
    let mut counted: Vec<_> = steps.filter_map(StepComparison::of).collect();
    // Without texts to compare nobody's timeline is read.
    let leads = if counted.is_empty() {
        Vec::new()
    } else {
        cloud.every_lead().await?
    };
    for (number, lead) in leads.iter().enumerate() {
        let timeline = match cloud.timeline(lead).await {
            Ok(timeline) => timeline,
            Err(error) if error.worth_retrying() => return Err(error),
            Err(error) => {
                tracing::warn!(%lead, %error, "a timeline cannot be read");
                continue;
            }
        };
        let facts: Vec<Fact> = timeline.into_iter().map(|line| line.entry.fact).collect();
        for step in &mut counted {
            step.take(&facts);
        }
        done(number + 1);
    }
    let reports = counted.into_iter().map(|counted| StepReport {
        compared: counted.compared(),
        counted,
    });
    Ok(reports.collect())
}
