//! Items that were read ahead, many in one request: the next read of each one needs no request of its own.

use std::collections::HashSet;
use std::time::Duration;

use aws_sdk_dynamodb::types::KeysAndAttributes;

use followup::ids::LeadId;
use followup::inquiry::Inquiry;
use followup::lead::{Open, Stage};
use futures_util::future::{join, join_all};

use crate::attributes::{Item, ItemReader, key, s};
use crate::keys::{Key, LEAD, lead_partition};
use crate::read_ahead::Found;
use crate::table::lead::{MAX_JOINED_AT_ONCE, StoredLead};
use crate::{Cloud, CloudError};

/// Items of one request, as DynamoDB has it.
pub const MAX_BATCH: usize = 100;
/// Requests for what a request left out, because the table was busy or the answer full, before the rest is read one by one.
const MAX_REPEATS: u32 = 5;
/// The pause before what was left out is asked for again; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(20);

impl Cloud {
    /// The same, with these items read in as few requests as may be: the first read of each answers from them, and the next one
    /// asks the table again. Conditions decide on the base item as ever, so that what was read a moment too early loses a race.
    ///
    /// What was read ahead before and not asked for yet goes along, and is not read anew; neither is what is of a lead that was read as a whole.
    ///
    /// A request that fails is no failure here: what it asked for is read one by one, and fails there if it still does.
    #[must_use]
    pub async fn reading_ahead(&self, keys: &[Key]) -> Self {
        let mut items = self.ahead.take_all();
        let mut seen = HashSet::new();
        let keys = keys
            .iter()
            .filter(|key| !items.contains_key(*key) && !self.ahead.is_whole(&key.pk));
        let keys: Vec<&Key> = keys.filter(|key| seen.insert(*key)).collect();
        let batches = keys.chunks(MAX_BATCH).map(|batch| self.batch(batch));
        for read in join_all(batches).await {
            match read {
                Ok(read) => items.extend(read),
                Err(error) => tracing::warn!(%error, "items could not be read ahead"),
            }
        }
        let mut reading = self.clone();
        reading.ahead = self.ahead.with_items(items);
        reading
    }

    /// The same, with all that is kept of these leads read in one request of each, and these items beside them: what a page shows of a lead is of
    /// one moment, and asks the table once. Nothing may be decided by it.
    ///
    /// What is too long for one request, or fails, is read piece by piece when it is asked for.
    #[must_use]
    pub async fn reading_whole(&self, leads: &[LeadId], keys: &[Key]) -> Self {
        let partitions = leads.iter().map(|lead| self.whole_partition(lead));
        let (partitions, beside) = join(join_all(partitions), self.reading_ahead(keys)).await;
        let mut reading = beside;
        reading.ahead = reading
            .ahead
            .with_whole(partitions.into_iter().flatten().collect());
        reading
    }

    /// All items of a lead, if they fit into one answer.
    async fn whole_partition(&self, lead: &LeadId) -> Option<(String, Vec<Item>)> {
        let pk = lead_partition(lead);
        let query = self
            .query()
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", s(pk.as_str()))
            .consistent_read(true);
        let mut items = Vec::new();
        let read = self.pages(query, 1, |page| {
            items.extend(page);
            Ok(true)
        });
        match read.await {
            Ok(is_whole) => is_whole.then_some((pk, items)),
            Err(error) => {
                tracing::warn!(%error, %lead, "a lead could not be read as a whole");
                None
            }
        }
    }

    /// The same, with all that is asked when these leads are decided: what arrived and joined, whether its addresses are suppressed,
    /// and the leads that they are linked to.
    #[must_use]
    pub async fn reading_ahead_of(&self, leads: &[&StoredLead]) -> Self {
        let mut keys = Vec::new();
        for stored in leads {
            let lead = &stored.lead;
            if lead.stage == Stage::Open(Open::Received) {
                keys.push(Key::inquiry(&lead.id, &lead.inquiry));
            }
            let joined = stored.joined.iter().take(MAX_JOINED_AT_ONCE);
            keys.extend(joined.map(|id| Key::inquiry(&lead.id, id)));
            keys.extend(lead.linked.iter().map(Key::lead));
        }
        let reading = self.reading_ahead(&keys).await;
        let listed = reading.ahead.read(|items| {
            let inquiries = items.values().flatten();
            let inquiries = inquiries.filter_map(|item| {
                // What cannot be read says so to whoever asks for it.
                ItemReader::new(item, "inquiry").ok()?.json("body").ok()
            });
            inquiries
                .flat_map(|inquiry: Inquiry| self.addresses_of(&inquiry))
                .map(|hash| Key::suppression(&hash))
                .collect::<Vec<Key>>()
        });
        reading.reading_ahead(&listed).await
    }

    /// The same, with the inquiries of the leads that were read ahead read ahead, too.
    #[must_use]
    pub async fn reading_inquiries_ahead(&self) -> Self {
        let inquiries = self.ahead.read(|items| {
            let leads = items.iter().filter(|(at, _)| at.sk == LEAD);
            let leads = leads.filter_map(|(_, item)| StoredLead::parse(item.as_ref()?).ok());
            leads
                .map(|stored| Key::inquiry(&stored.lead.id, &stored.lead.inquiry))
                .collect::<Vec<Key>>()
        });
        self.reading_ahead(&inquiries).await
    }

    /// Reads items as they are now, in one request and its repeats. What stays left out is missing in the answer.
    async fn batch(&self, keys: &[&Key]) -> Result<Found, CloudError> {
        let table = &self.settings().table;
        let mut items = Found::default();
        let mut asked: Vec<Key> = keys.iter().copied().cloned().collect();
        let mut pause = FIRST_PAUSE;
        for repeat in 0..=MAX_REPEATS {
            if asked.is_empty() {
                break;
            }
            if repeat > 0 {
                self.pause(pause).await;
                pause *= 2;
            }
            let wanted = KeysAndAttributes::builder()
                .set_keys(Some(asked.iter().map(key).collect()))
                .consistent_read(true)
                .build()
                .map_err(|error| CloudError::corrupt("batch", error))?;
            let request = self.table.batch_get_item().request_items(table, wanted);
            let answer = request
                .send()
                .await
                .map_err(|error| CloudError::aws("BatchGetItem", error))?;
            for item in answer
                .responses
                .into_iter()
                .flatten()
                .flat_map(|(_, of)| of)
            {
                if let Some(at) = key_of(&item) {
                    items.insert(at, Some(item));
                }
            }
            let left = answer.unprocessed_keys.unwrap_or_default();
            let left = left.get(table).map(|left| left.keys.as_slice());
            let left: HashSet<Key> = left.unwrap_or_default().iter().filter_map(key_of).collect();
            asked.retain(|at| {
                let is_left = left.contains(at);
                if !is_left {
                    // There is no item of this name.
                    items.entry(at.clone()).or_insert(None);
                }
                is_left
            });
        }
        Ok(items)
    }
}

fn key_of(item: &Item) -> Option<Key> {
    let text = |name: &str| item.get(name)?.as_s().ok().cloned();
    Some(Key::new(text("pk")?, text("sk")?))
}
