//! The facts of arrivals that limits are judged by: hashed, write-once, read from an index of their own.

use chrono::Duration;
use followup::ids::{InquiryId, LeadId};
use followup::time::Instant;

use crate::attributes::{Item, Reader, s, t};
use crate::keys::{ARRIVAL_SHARDS, Key};
use crate::table::MAX_PAGES;
use crate::table::schema::ARRIVALS;
use crate::{Cloud, CloudError};

/// Arrivals of one shard that a sweep reads at most.
const MAX_ARRIVALS: usize = 2000;

/// A fact of an arrival that limits are judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalFact {
    /// When.
    pub at: Instant,
    /// Where it came from, hashed.
    pub source: Option<String>,
    /// Whom it would be answered to, hashed.
    pub recipient: Option<String>,
    /// What it says, hashed.
    pub text: Option<String>,
}

impl Cloud {
    /// The arrivals of the time from `since` to `until`, by the write-once facts of the index.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn arrivals(
        &self,
        since: Instant,
        until: Instant,
    ) -> Result<Vec<ArrivalFact>, CloudError> {
        let mut facts = Vec::new();
        let mut date = since.date_naive();
        while date <= until.date_naive() {
            for shard in 0..ARRIVAL_SHARDS {
                self.arrivals_of(&format!("{date}#{shard}"), since, until, &mut facts)
                    .await?;
            }
            date += Duration::days(1);
        }
        Ok(facts)
    }

    async fn arrivals_of(
        &self,
        day: &str,
        since: Instant,
        until: Instant,
        facts: &mut Vec<ArrivalFact>,
    ) -> Result<(), CloudError> {
        let mut start: Option<Item> = None;
        let mut read = 0;
        for _ in 0..MAX_PAGES {
            let answer = self
                .table
                .query()
                .table_name(&self.settings().table)
                .index_name(ARRIVALS)
                .key_condition_expression("#day = :day AND arrived_at BETWEEN :since AND :until")
                .expression_attribute_names("#day", "day")
                .expression_attribute_values(":day", s(day))
                .expression_attribute_values(":since", t(since))
                .expression_attribute_values(":until", t(until))
                .scan_index_forward(false)
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(|error| CloudError::aws("Query", error))?;
            for item in answer.items.unwrap_or_default() {
                let reader = Reader::new(&item, "arrival")?;
                let text = |name| {
                    reader
                        .text_or_none(name)
                        .map(|text| text.map(str::to_owned))
                };
                facts.push(ArrivalFact {
                    at: reader.instant("arrived_at")?,
                    source: text("source_hash")?,
                    recipient: text("recipient_hash")?,
                    text: text("text_hash")?,
                });
                read += 1;
            }
            start = answer.last_evaluated_key;
            if start.is_none() || read >= MAX_ARRIVALS {
                break;
            }
        }
        Ok(())
    }

    /// The hashes that limits compare, of one inquiry.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn arrival_fact(
        &self,
        lead: &LeadId,
        inquiry: &InquiryId,
    ) -> Result<Option<ArrivalFact>, CloudError> {
        let Some(item) = self.get(&Key::inquiry(lead, inquiry)).await? else {
            return Ok(None);
        };
        let reader = Reader::new(&item, "inquiry")?;
        let text = |name| {
            reader
                .text_or_none(name)
                .map(|text| text.map(str::to_owned))
        };
        Ok(Some(ArrivalFact {
            at: reader.instant("arrived_at")?,
            source: text("source_hash")?,
            recipient: text("recipient_hash")?,
            text: text("text_hash")?,
        }))
    }
}
