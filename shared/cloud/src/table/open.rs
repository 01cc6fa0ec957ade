//! How every open lead stands, as an index has it: what a list of all reads instead of the leads.

use std::collections::BTreeSet;

use calendar::{Calendar, Instant};
use followup::ids::LeadId;
use followup::overview::{LateLeads, OpenFacts, late_by_age};
use tokio::task::JoinSet;
use tracing::Instrument;

use crate::attributes::{Item, ItemReader, json, s};
use crate::keys::{OPEN_SHARDS, lead_of_partition, number};
use crate::table::schema::{FACTS, FACTS_INDEX, FACTS_OF};
use crate::{Cloud, CloudError};

/// Pages of one shard at most: of some 4,500 leads each.
const MAX_OPEN_PAGES: usize = 10;

/// Every open lead, and how it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenOverview {
    /// Those that were read, in no order.
    pub leads: Vec<(LeadId, OpenFacts)>,
    /// Open leads whose facts cannot be read.
    pub unread: BTreeSet<LeadId>,
    /// Whether these are all; else the index has more than a page can show the count of.
    pub is_whole: bool,
}

impl OpenOverview {
    /// Whether every open lead is among those that were read.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.is_whole && self.unread.is_empty()
    }

    /// How many are late at `now`, by for how long.
    #[must_use]
    pub fn late(&self, calendar: &Calendar, now: Instant) -> LateLeads {
        let open = self.leads.iter().map(|(_, facts)| facts);
        LateLeads {
            ages: late_by_age(open, calendar, now),
            is_all: self.is_all(),
        }
    }
}

fn shard(number: u64) -> String {
    format!("OPEN#{number}")
}

/// Keeps with an open lead how it stands.
pub(crate) fn keep_open_facts(
    lead: &mut Item,
    id: &LeadId,
    facts: &OpenFacts,
) -> Result<(), CloudError> {
    let of = shard(number(id.as_str()) % OPEN_SHARDS);
    lead.insert(FACTS_OF.to_owned(), s(of));
    lead.insert(FACTS.to_owned(), json("facts", facts)?);
    Ok(())
}

impl Cloud {
    /// How every open lead stands, with the decisions that the index knows of: a hint, that lags by moments.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub async fn open_overview(&self) -> Result<OpenOverview, CloudError> {
        // Each shard is a task of its own: on several cores one is understood while the next is read.
        let mut shards = JoinSet::new();
        for number in 0..OPEN_SHARDS {
            let cloud = self.clone();
            let read = async move { (number, cloud.open_of_shard(shard(number)).await) };
            shards.spawn(read.in_current_span());
        }
        let mut parts = shards.join_all().await;
        parts.sort_by_key(|(number, _)| *number);
        let mut all = OpenOverview {
            is_whole: true,
            ..OpenOverview::default()
        };
        for (_, part) in parts {
            let part = part?;
            all.leads.extend(part.leads);
            all.unread.extend(part.unread);
            all.is_whole &= part.is_whole;
        }
        Ok(all)
    }

    async fn open_of_shard(&self, shard: String) -> Result<OpenOverview, CloudError> {
        let query = self
            .query()
            .index_name(FACTS_INDEX)
            .key_condition_expression("facts_of = :open")
            .projection_expression("pk, facts")
            .expression_attribute_values(":open", s(&shard));
        let mut all = OpenOverview::default();
        all.is_whole = self
            .pages(query, MAX_OPEN_PAGES, |page| {
                for item in &page {
                    let reader = ItemReader::new(item, "open lead")?;
                    let Some(id) = lead_of_partition(reader.text("pk")?) else {
                        continue;
                    };
                    // One that cannot be read hides nobody else, and is counted.
                    match reader.json(FACTS) {
                        Ok(facts) => all.leads.push((id, facts)),
                        Err(error) => {
                            tracing::error!(%error, lead = %id, "how a lead stands cannot be read");
                            all.unread.insert(id);
                        }
                    }
                }
                Ok(false)
            })
            .await?;
        Ok(all)
    }
}
