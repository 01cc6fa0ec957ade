//! Lines of timelines that are not published yet go out on the bus, at least once, and what a settled day came to.

use std::collections::BTreeSet;

use cloud::bus::BusEntry;
use cloud::keys::{Key, Lane};
use cloud::table::MAX_BATCH;
use cloud::table::days::is_settled_day;
use cloud::table::due::DueItem;
use cloud::{Cloud, CloudError};
use followup::ids::LeadId;
use followup::policy::{EventDetail, Policy};
use followup::source::Source;
use followup::timeline::{EventPerson, LeadEvent};

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
        let mut keys: Vec<Key> = due.iter().map(|item| item.key.clone()).collect();
        // Where it cannot be read, events say what happened, and no more.
        let policy = self.cloud.active_policy(self.now).await.unwrap_or_default();
        let says = Saying::of(policy.as_deref());
        if says.more() {
            let leads = due.iter().filter_map(|item| item.key.of_lead());
            let leads: BTreeSet<LeadId> = leads.collect();
            keys.extend(leads.iter().map(Key::lead));
        }
        let ahead = self.cloud.reading_ahead(&keys).await;
        let mut items = Vec::new();
        let mut entries = Vec::new();
        for item in due {
            match event(&ahead, &item, says).await {
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

/// What events say of a lead besides what happened.
#[derive(Debug, Clone, Copy)]
struct Saying {
    /// The name that another system has for them.
    names: bool,
    /// Who they are.
    person: bool,
    /// What each person of the team did on a day.
    people: bool,
}

impl Saying {
    fn of(policy: Option<&Policy>) -> Self {
        let active = policy.map(|policy| &policy.active);
        let events = active
            .map(|active| active.company.events)
            .unwrap_or_default();
        Self {
            names: active.is_some_and(|active| active.inlets.values().any(Source::names_leads)),
            person: match events {
                EventDetail::Ids => false,
                EventDetail::Personal => true,
            },
            people: active.is_some_and(|active| active.figures.names_people()),
        }
    }

    fn more(self) -> bool {
        self.names || self.person
    }
}

async fn event(
    cloud: &Cloud,
    item: &DueItem,
    says: Saying,
) -> Result<Option<BusEntry>, CloudError> {
    if is_settled_day(&item.key) {
        return figures(cloud, item, says).await;
    }
    let lead = lead_of(item)?;
    let Some(stored) = cloud.entry(&item.key).await? else {
        return Ok(None);
    };
    if !stored.unpublished {
        return Ok(None);
    }
    let known = if says.more() {
        cloud.resolved_lead(&lead).await?.map(|known| known.lead)
    } else {
        None
    };
    let person = match known.as_ref().filter(|_| says.person) {
        Some(known) => cloud.inquiry(&known.id, &known.inquiry).await?,
        None => None,
    };
    let event = LeadEvent {
        event: stored.id,
        external_id: known.and_then(|known| known.external_id),
        person: person.as_ref().map(EventPerson::of),
        lead,
        at: stored.at,
        entry: stored.entry,
    };
    BusEntry::of_timeline(&event).map(Some)
}

/// What a settled day came to.
async fn figures(
    cloud: &Cloud,
    item: &DueItem,
    says: Saying,
) -> Result<Option<BusEntry>, CloudError> {
    let Some(settled) = cloud.unpublished_day(&item.key).await? else {
        return Ok(None);
    };
    let said = if says.people {
        settled
    } else {
        settled.without_people()
    };
    BusEntry::of_figures(&said).map(Some)
}
