//! Items that were read ahead, many in one request: whoever reads one of them next asks nobody.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_sdk_dynamodb::types::KeysAndAttributes;

use crate::attributes::{Item, key};
use crate::keys::Key;
use crate::{Cloud, CloudError};

/// Items of one request, as DynamoDB has it.
pub const MAX_BATCH: usize = 100;
/// Requests for what a request left out, because the table was busy or the answer full, before the rest is read one by one.
const MAX_REPEATS: u32 = 5;
/// The pause before what was left out is asked for again; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(20);

/// What was read ahead. Each item is handed out once: whoever asks a second time wants to know what it is by then.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadAhead(Option<Arc<Mutex<HashMap<Key, Option<Item>>>>>);

impl ReadAhead {
    fn of(items: HashMap<Key, Option<Item>>) -> Self {
        Self(Some(Arc::new(Mutex::new(items))))
    }

    /// The item, or that there is none; nothing, if it was not read ahead.
    pub(crate) fn take(&self, at: &Key) -> Option<Option<Item>> {
        let items = self.0.as_ref()?;
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        items.remove(at)
    }
}

impl Cloud {
    /// The same, with these items read in as few requests as may be: the first read of each answers from them, and the next one
    /// asks the table again. Conditions decide on the base item as ever, so that what was read a moment too early loses a race.
    ///
    /// A request that fails is no failure here: what it asked for is read one by one, and fails there if it still does.
    #[must_use]
    pub async fn reading_ahead(&self, keys: &[Key]) -> Self {
        let mut items = HashMap::new();
        let mut seen = HashSet::new();
        let keys: Vec<&Key> = keys.iter().filter(|key| seen.insert(*key)).collect();
        for batch in keys.chunks(MAX_BATCH) {
            if let Err(error) = self.batch(batch, &mut items).await {
                tracing::warn!(%error, "items could not be read ahead");
                break;
            }
        }
        let mut reading = self.clone();
        reading.ahead = ReadAhead::of(items);
        reading
    }

    /// Reads items as they are now, in one request and its repeats. What stays left out is missing in the answer.
    async fn batch(
        &self,
        keys: &[&Key],
        items: &mut HashMap<Key, Option<Item>>,
    ) -> Result<(), CloudError> {
        let table = &self.settings().table;
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
        Ok(())
    }
}

fn key_of(item: &Item) -> Option<Key> {
    let text = |name: &str| item.get(name)?.as_s().ok().cloned();
    Some(Key::new(text("pk")?, text("sk")?))
}
