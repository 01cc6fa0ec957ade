//! Which texts bring more, by the timelines of all leads.

use cloud::table::passed_over;
use cloud::{Cloud, CloudError};
use followup::figures::{CountedTexts, StepReport, TextCourse, count_text};
use followup::policy::Step;

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
    // Without texts to compare nobody's timeline is read.
    let leads = if policy.rules.all_steps().any(Step::compares_texts) {
        cloud.every_lead().await?
    } else {
        Vec::new()
    };
    let (mut texts, mut unread) = (CountedTexts::new(), 0);
    for (number, lead) in leads.iter().enumerate() {
        let Some(timeline) = passed_over(lead, cloud.timeline(lead).await)? else {
            unread += 1;
            continue;
        };
        let mut course = TextCourse::default();
        for counted in timeline
            .iter()
            .flat_map(|line| course.take(&line.entry.fact))
        {
            count_text(&mut texts, &counted);
        }
        done(number + 1);
    }
    Ok(Readout {
        figures: StepReport::of_days(policy.rules.all_steps(), &texts, &texts),
        unread,
    })
}
