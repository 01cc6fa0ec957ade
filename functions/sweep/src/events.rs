//! Lines of timelines that are not published yet go out on the bus, at least once.

use cloud::bus::BusEntry;
use cloud::keys::{Key, Lane};
use cloud::table::MAX_BATCH;
use cloud::table::due::DueItem;
use cloud::{Cloud, CloudError};
use followup::timeline::LeadEvent;

use crate::Run;
use crate::leads::lead_of;

impl Run<'_> {
    pub(crate) async fn events(&mut self, until: tokio::time::Instant) {
        loop {
            let due = self.take_some(Lane::Event, until, MAX_BATCH).await;
            if due.is_empty() {
                return;
            }
            self.publish(due).await;
        }
    }

    async fn publish(&mut self, due: Vec<DueItem>) {
        let keys: Vec<Key> = due.iter().map(|item| item.key.clone()).collect();
        let ahead = self.cloud.reading_ahead(&keys).await;
        let mut items = Vec::new();
        let mut entries = Vec::new();
        for item in due {
            match event(&ahead, &item).await {
                Ok(Some(entry)) => {
                    entries.push(entry);
                    items.push(item);
                }
                Ok(None) => {}
                Err(error) => self.failed(&item, &error).await,
            }
        }
        let published = self.cloud.publish(&entries).await;
        self.record_failure(published.failure.map_or(Ok(()), Err));
        let taken = items.iter().zip(&published.taken);
        let taken: Vec<&DueItem> = taken
            .filter_map(|(item, taken)| taken.then_some(item))
            .collect();
        self.note_published(&taken).await;
    }

    /// Notes what the bus has taken. Lines of a run that dies before that are published again: at least once, and never lost.
    async fn note_published(&mut self, items: &[&DueItem]) {
        // Of a single line an update costs half of what a transaction does.
        if items.len() > 1
            && let Ok(true) = self.cloud.published_together(items).await
        {
            self.swept.published += items.len() as u64;
            return;
        }
        for item in items {
            match self.cloud.published(item).await {
                Ok(()) => self.swept.published += 1,
                Err(error) => self.failed(item, &error).await,
            }
        }
    }
}

async fn event(cloud: &Cloud, item: &DueItem) -> Result<Option<BusEntry>, CloudError> {
    let lead = lead_of(item)?;
    let Some(stored) = cloud.entry(&item.key).await? else {
        return Ok(None);
    };
    if !stored.unpublished {
        return Ok(None);
    }
    let event = LeadEvent {
        event: stored.id,
        lead,
        at: stored.at,
        entry: stored.entry,
    };
    BusEntry::of_timeline(&event).map(Some)
}
