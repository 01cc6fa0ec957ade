//! Who is found by what: for each way in which somebody is looked for an item that leads to their lead, and beside the lead the list of these
//! items, by which they are erased.

use std::collections::{BTreeSet, HashSet};

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::AttributeValue;
use followup::event::Event;
use followup::ids::LeadId;
use followup::search::{MAX_FOUND_BY, SearchQuery, found_by};
use futures_util::future::try_join_all;

use crate::attributes::{Item, ItemReader, SCHEMA, item, n};
use crate::keys::{Key, found_partition, hashed};
use crate::transaction::Transaction;
use crate::{Cloud, CloudError};

/// Pages of one way that a search reads: some ten thousand leads each.
const MAX_PAGES_OF_WAY: usize = 3;
/// The attribute of a lead's list of what it is found by.
const HASHES: &str = "hashes";

/// The leads that a search comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchHits {
    /// Leads that may be meant, in no order: whether one is, its inquiries tell.
    pub leads: Vec<LeadId>,
    /// Whether more would have been found, had everything been read.
    pub more: bool,
}

impl Cloud {
    /// What the inquiries among these events are found by, as keys have it.
    pub(crate) fn found_by(&self, events: &[Event]) -> Vec<String> {
        let inquiries = events.iter().filter_map(|event| {
            let (Event::Arrived { inquiry, .. } | Event::Joined { inquiry, .. }) = event else {
                return None;
            };
            Some(inquiry)
        });
        let ways: BTreeSet<String> = inquiries.flat_map(|inquiry| found_by(inquiry)).collect();
        let hashes = ways.iter().map(|way| hashed(self.pepper(), way));
        hashes.take(MAX_FOUND_BY).collect()
    }

    /// The leads that every part of a question leads to. The items of the index are read side by side, one request each.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn search(&self, query: &SearchQuery) -> Result<SearchHits, CloudError> {
        let terms = query.ways().map(async |ways| {
            let found = ways.into_iter().map(async |way| self.found(&way).await);
            try_join_all(found).await
        });
        let terms = try_join_all(terms).await?;
        let mut more = false;
        let mut hits: Option<BTreeSet<LeadId>> = None;
        for ways in terms {
            let mut of_term = BTreeSet::new();
            for (leads, is_all) in ways {
                more |= !is_all;
                of_term.extend(leads);
            }
            hits = Some(match hits {
                Some(hits) => &hits & &of_term,
                None => of_term,
            });
        }
        Ok(SearchHits {
            leads: hits.unwrap_or_default().into_iter().collect(),
            more,
        })
    }

    /// What a way leads to.
    fn query_of_way(&self, way: &str) -> QueryFluentBuilder {
        let partition = found_partition(&hashed(self.pepper(), way));
        self.query()
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", AttributeValue::S(partition))
            .projection_expression("sk")
    }

    /// The leads of one way, and whether these are all.
    async fn found(&self, way: &str) -> Result<(HashSet<LeadId>, bool), CloudError> {
        let mut leads = HashSet::new();
        let is_all = self
            .pages(self.query_of_way(way), MAX_PAGES_OF_WAY, |page| {
                leads.extend(page.iter().filter_map(led_to));
                Ok(false)
            })
            .await?;
        Ok((leads, is_all))
    }

    /// Some of the leads of one way as it is now, as many as are asked for in one request.
    pub(super) async fn found_now(
        &self,
        way: &str,
        most: usize,
    ) -> Result<Vec<LeadId>, CloudError> {
        let found = self
            .query_of_way(way)
            .consistent_read(true)
            .limit(i32::try_from(most).unwrap_or(i32::MAX));
        let mut leads = Vec::new();
        self.pages(found, 1, |page| {
            leads.extend(page.iter().filter_map(led_to));
            Ok(false)
        })
        .await?;
        Ok(leads)
    }

    /// What a lead is found by, as keys have it.
    pub(super) async fn ways_of(&self, lead: &LeadId) -> Result<Vec<String>, CloudError> {
        match self.get(&Key::found_by(lead)).await? {
            Some(list) => ItemReader::new(&list, "search")?.texts(HASHES),
            None => Ok(Vec::new()),
        }
    }

    /// Forgets some of what a lead is found by.
    pub(super) async fn forget_ways(
        &self,
        lead: &LeadId,
        ways: &HashSet<String>,
    ) -> Result<(), CloudError> {
        for hash in self.ways_of(lead).await? {
            if ways.contains(&hash) {
                self.forget(&Key::found(&hash, lead), None).await?;
            }
        }
        Ok(())
    }

    /// Forgets what a lead is found by. The list goes last, so that what breaks off can be done again.
    pub(super) async fn forget_found(&self, lead: &LeadId) -> Result<(), CloudError> {
        let ways = self.ways_of(lead).await?;
        if ways.is_empty() {
            return Ok(());
        }
        for hash in ways {
            self.forget(&Key::found(&hash, lead), None).await?;
        }
        self.forget(&Key::found_by(lead), None).await.map(drop)
    }
}

/// The lead to which an item of the search leads.
fn led_to(found: &Item) -> Option<LeadId> {
    let lead = found.get("sk").and_then(|sk| sk.as_s().ok())?;
    LeadId::parse(lead).ok()
}

/// Writes what a lead is found by, as a part of a decision. A lead that has as many ways as one inquiry may bring takes no more.
pub(super) fn put_found<P: Clone>(
    transaction: &mut Transaction<P>,
    part: &P,
    table: &str,
    lead: &LeadId,
    hashes: &[String],
) {
    if hashes.is_empty() {
        return;
    }
    transaction.update(part.clone(), table, &Key::found_by(lead), |update| {
        update
            .update_expression("ADD hashes :hashes SET #schema = if_not_exists(#schema, :schema)")
            .condition_expression("attribute_not_exists(hashes) OR size(hashes) < :most")
            .expression_attribute_names("#schema", "schema")
            .expression_attribute_values(":hashes", AttributeValue::Ss(hashes.to_vec()))
            .expression_attribute_values(":schema", n(SCHEMA))
            .expression_attribute_values(":most", n(MAX_FOUND_BY))
    });
    for hash in hashes {
        let found: Item = item(&Key::found(hash, lead));
        transaction.put(part.clone(), table, found, |put| put);
    }
}
