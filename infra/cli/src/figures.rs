//! What happened, as figures: of the timelines that the table holds, by the same code that counts a played year.

use calendar::Instant;
use cloud::{Cloud, CloudError};
use followup::figures::{DayFigures, LeadCourse};

/// What reps took and handed back, and what came of who rested, from one moment until before another. Every lead's timeline is read;
/// `progress` is told how many were.
///
/// # Errors
/// When the table cannot be read.
pub async fn of_table(
    cloud: &Cloud,
    (from, to): (Instant, Instant),
    mut progress: impl FnMut(u64),
) -> Result<DayFigures, CloudError> {
    let mut figures = DayFigures::default();
    let mut read = 0;
    for id in cloud.every_lead().await? {
        let Some(stored) = cloud.lead(&id).await? else {
            continue;
        };
        let mut course = LeadCourse::default();
        for line in cloud.timeline(&id).await? {
            if (from..to).contains(&line.at) {
                figures.count_course(&mut course, &stored.lead, &line.entry.fact);
            } else {
                // What came before says what an event within the time is about.
                course.take(&line.entry.fact);
            }
        }
        read += 1;
        progress(read);
    }
    Ok(figures)
}
