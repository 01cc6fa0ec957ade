//! What happened, as figures: of the timelines that the table holds, by the same code that counts a played year.

use calendar::Instant;
use cloud::table::passed_over;
use cloud::table::timeline::StoredEntry;
use cloud::{Cloud, CloudError};
use followup::figures::{DayFigures, LeadCourse};
use followup::ids::LeadId;
use followup::lead::Lead;

/// What is known of a table whose leads were read one after another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Readout<T> {
    /// What those come to that could be read.
    pub figures: T,
    /// How many could not.
    pub unread: u64,
}

/// What reps took and handed back, and what came of who rested, from one moment until before another. Every lead's timeline is read;
/// `progress` is told how many were. One that cannot be read is counted, and logged.
///
/// # Errors
/// When the table cannot be read.
pub async fn of_table(
    cloud: &Cloud,
    during: (Instant, Instant),
    mut progress: impl FnMut(u64),
) -> Result<Readout<DayFigures>, CloudError> {
    let mut counted = Readout::<DayFigures>::default();
    for (number, id) in (1..).zip(cloud.every_lead().await?) {
        let figures = &mut counted.figures;
        match passed_over(&id, read(cloud, &id).await)? {
            Some(Some((lead, lines))) => count(figures, during, &lead, &lines),
            // It was erased meanwhile, or leads to another one.
            Some(None) => {}
            None => counted.unread += 1,
        }
        progress(number);
    }
    Ok(counted)
}

async fn read(cloud: &Cloud, id: &LeadId) -> Result<Option<(Lead, Vec<StoredEntry>)>, CloudError> {
    let Some(stored) = cloud.lead(id).await? else {
        return Ok(None);
    };
    Ok(Some((stored.lead, cloud.timeline(id).await?)))
}

fn count(
    figures: &mut DayFigures,
    (from, to): (Instant, Instant),
    lead: &Lead,
    lines: &[StoredEntry],
) {
    let mut course = LeadCourse::default();
    for line in lines {
        if (from..to).contains(&line.at) {
            figures.count_course(&mut course, lead, &line.entry.fact);
        } else {
            // What came before says what an event within the time is about.
            course.take(&line.entry.fact);
        }
    }
}
