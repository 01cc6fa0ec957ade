//! What somebody's day is found by: their leads, those of the queues that they decide, whom they take up again soon, and what they have
//! reported.
//!
//! A line that says what somebody reported lies in the index of arrivals, too, under their name and the office's day: so that what they have done
//! today is one request, or two where their own day lies on two of the office, and not a reading of all that counts of the day.

use calendar::Instant;
use chrono::NaiveDate;
use followup::ids::{LeadId, PersonId};
use followup::lead::Queue;
use followup::policy::ActiveConfig;
use followup::team::Team;
use followup::timeline::{Actor, Entry, EntryKind};
use futures_util::future::{try_join_all, try_join5};

use crate::attributes::{Item, ItemReader, s, t};
use crate::keys::lead_of_partition;
use crate::table::schema::ARRIVALS;
use crate::table::team::Owned;
use crate::{Cloud, CloudError};

/// What somebody reported of one day that is read at most, the newest first.
const MAX_REPORTED: i32 = 300;

/// What somebody's day is found by: hints, that lag by moments.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DayIndex {
    /// Their open leads.
    pub owned: Owned,
    /// The open leads of the queues that they decide.
    pub queued: Vec<Owned>,
    /// Those who rest until they take them up again soon.
    pub waking: Vec<LeadId>,
    /// Of which leads they have reported something on these days.
    pub reported: Vec<LeadId>,
    /// What everybody has.
    pub team: Team,
}

fn reported_on(person: &PersonId, day: NaiveDate) -> String {
    format!("reported:{person}:{day}")
}

/// Keeps with a line, where it is somebody's report, whose it is and of which day.
pub(crate) fn keep_reporter(line: &mut Item, entry: &Entry, at: Instant, day: NaiveDate) {
    let is_report = matches!(entry.kind(), EntryKind::Outcome | EntryKind::Corrected);
    if let (true, Actor::Person(person)) = (is_report, &entry.by) {
        line.insert("day".to_owned(), s(reported_on(person, day)));
        line.insert("arrived_at".to_owned(), t(at));
    }
}

impl Cloud {
    /// What somebody's day is found by, in requests that wait for none of the others. `days`: those of the office on which their own day lies,
    /// the newest first; `until`: by when somebody is taken up again soon.
    ///
    /// # Errors
    /// When an index or the loads cannot be read.
    pub async fn day_index(
        &self,
        setting: &ActiveConfig,
        person: &PersonId,
        queues: &[Queue],
        (days, until): (&[NaiveDate], Instant),
    ) -> Result<DayIndex, CloudError> {
        let queued = queues.iter().map(|queue| self.queued(*queue));
        let (owned, queued, waking, reported, team) = try_join5(
            self.owned(person.as_str()),
            try_join_all(queued),
            self.waking(person, until),
            self.reported(person, days),
            self.team(setting),
        )
        .await?;
        Ok(DayIndex {
            owned,
            queued,
            waking,
            reported,
            team,
        })
    }

    /// Of which leads somebody reported something on these days, each once, in their order.
    async fn reported(
        &self,
        person: &PersonId,
        days: &[NaiveDate],
    ) -> Result<Vec<LeadId>, CloudError> {
        let each = days.iter().map(|day| self.reported_within(person, *day));
        let mut leads: Vec<LeadId> = Vec::new();
        for lead in try_join_all(each).await?.into_iter().flatten() {
            if !leads.contains(&lead) {
                leads.push(lead);
            }
        }
        Ok(leads)
    }

    /// Of which leads somebody reported something on a day, each once, the newest first.
    async fn reported_within(
        &self,
        person: &PersonId,
        day: NaiveDate,
    ) -> Result<Vec<LeadId>, CloudError> {
        let query = self
            .query()
            .index_name(ARRIVALS)
            .key_condition_expression("#day = :day")
            .expression_attribute_names("#day", "day")
            .expression_attribute_values(":day", s(reported_on(person, day)))
            .scan_index_forward(false)
            .limit(MAX_REPORTED);
        let mut leads: Vec<LeadId> = Vec::new();
        self.pages(query, 1, |page| {
            for line in &page {
                let pk = ItemReader::new(line, "report")?.text("pk")?;
                let lead = lead_of_partition(pk).filter(|lead| !leads.contains(lead));
                leads.extend(lead);
            }
            Ok(true)
        })
        .await?;
        Ok(leads)
    }
}
