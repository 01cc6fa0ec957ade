//! Lines of timelines that are not published yet go out on the bus, at least once.

use cloud::CloudError;
use cloud::bus::BusEntry;
use cloud::keys::Lane;
use cloud::table::due::DueItem;
use followup::timeline::LeadEvent;

use crate::Run;
use crate::leads::lead_of;

/// Lines that are read, published and marked before time is looked at again.
const AT_ONCE: usize = 100;

impl Run<'_> {
    pub(crate) async fn events(&mut self, until: tokio::time::Instant) {
        loop {
            let due = self.take_some(Lane::Event, until, AT_ONCE).await;
            if due.is_empty() {
                return;
            }
            self.publish(due).await;
        }
    }

    async fn publish(&mut self, due: Vec<DueItem>) {
        let mut items = Vec::new();
        let mut entries = Vec::new();
        for item in due {
            match self.event(&item).await {
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
        for (item, taken) in items.iter().zip(&published.taken) {
            if !*taken {
                continue;
            }
            match self.cloud.published(item).await {
                Ok(()) => self.swept.published += 1,
                Err(error) => self.failed(item, &error).await,
            }
        }
    }

    async fn event(&self, item: &DueItem) -> Result<Option<BusEntry>, CloudError> {
        let lead = lead_of(item)?;
        let Some(stored) = self.cloud.entry(&item.key).await? else {
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
}
