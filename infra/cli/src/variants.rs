//! Which texts bring more, by the timelines of all leads.

use cloud::table::passed_over;
use cloud::{Cloud, CloudError};
use followup::figures::{StepComparison, StepReport};
use followup::timeline::Fact;

/// What is known of a table whose leads were read one after another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readout<T> {
    /// What those come to that could be read.
    pub figures: T,
    /// How many could not.
    pub unread: u64,
}

/// What is known of the texts that the policy in force compares. One lead that cannot be read is counted, and logged.
///
/// # Errors
/// When the table cannot be read.
pub async fn compared(
    cloud: &Cloud,
    mut done: impl FnMut(usize),
) -> Result<Readout<Vec<StepReport>>, CloudError> {
    let Some(policy) = cloud.active_policy(cloud.now()).await? else {
        return Ok(Readout::default());
    };
    let steps = policy.rules.all_steps();
    let mut counted: Vec<_> = steps.filter_map(StepComparison::of).collect();
    // Without texts to compare nobody's timeline is read.
    let leads = if counted.is_empty() {
        Vec::new()
    } else {
        cloud.every_lead().await?
    };
    let mut unread = 0;
    for (number, lead) in leads.iter().enumerate() {
        let Some(timeline) = passed_over(lead, cloud.timeline(lead).await)? else {
            unread += 1;
            continue;
        };
        let facts: Vec<Fact> = timeline.into_iter().map(|line| line.entry.fact).collect();
        for step in &mut counted {
            step.take(&facts);
        }
        done(number + 1);
    }
    Ok(Readout {
        figures: counted.into_iter().map(StepReport::from).collect(),
        unread,
    })
}
