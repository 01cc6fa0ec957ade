//! The facts of arrivals that limits are judged by: hashed, write-once, read from an index of their own.

use calendar::Instant;
use chrono::Duration;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;

use crate::attributes::{Item, ItemReader, s, t};
use crate::keys::{ARRIVAL_SHARDS, Key};
use crate::table::MAX_PAGES;
use crate::table::schema::ARRIVALS;
use crate::{Cloud, CloudError};

/// Arrivals of one shard that are read at most, the newest first: together twenty a second for the hour that limits look
/// back. Of a flood beyond that, the sweep of each minute has judged what came earlier.
const MAX_ARRIVALS: usize = 10_000;

/// A fact of an arrival that limits are judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalFact {
    /// When the inquiry arrived.
    pub at: Instant,
    /// Where it came from, hashed.
    pub source: Option<String>,
    /// Whom it would be answered to, hashed.
    pub recipient: Option<String>,
    /// What it says, hashed.
    pub text: Option<String>,
}

impl ArrivalFact {
    /// Reads it from an inquiry, or from what the index has of one.
    fn read(item: &Item, kind: &'static str) -> Result<Self, CloudError> {
        let reader = ItemReader::new(item, kind)?;
        let text = |name| {
            reader
                .text_or_none(name)
                .map(|text| text.map(str::to_owned))
        };
        Ok(Self {
            at: reader.instant("arrived_at")?,
            source: text("source_hash")?,
            recipient: text("recipient_hash")?,
            text: text("text_hash")?,
        })
    }
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
        let query = self
            .query()
            .index_name(ARRIVALS)
            .key_condition_expression("#day = :day AND arrived_at BETWEEN :since AND :until")
            .expression_attribute_names("#day", "day")
            .expression_attribute_values(":day", s(day))
            .expression_attribute_values(":since", t(since))
            .expression_attribute_values(":until", t(until))
            .scan_index_forward(false);
        let mut read = 0;
        self.pages(query, MAX_PAGES, |page| {
            for item in page {
                facts.push(ArrivalFact::read(&item, "arrival")?);
                read += 1;
            }
            Ok(read >= MAX_ARRIVALS)
        })
        .await
        .map(drop)
    }

    /// Reads one inquiry with the facts of its arrival.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn arrived(
        &self,
        lead: &LeadId,
        id: &InquiryId,
    ) -> Result<Option<(Inquiry, ArrivalFact)>, CloudError> {
        let Some(item) = self.get(&Key::inquiry(lead, id)).await? else {
            return Ok(None);
        };
        let fact = ArrivalFact::read(&item, "inquiry")?;
        Ok(Some((
            ItemReader::new(&item, "inquiry")?.json("body")?,
            fact,
        )))
    }
}
