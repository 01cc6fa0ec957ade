//! What a worker has read ahead and not asked for yet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::attributes::Item;
use crate::keys::Key;

/// What was read ahead. Each item is handed out once: whoever asks a second time wants the item as it is by then. A partition that was read as a
/// whole is what a page shows of one moment, and answers whatever is asked of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadAhead {
    items: Option<Arc<Mutex<Found>>>,
    whole: Arc<Partitions>,
}

/// Whole partitions, each with its items in the order of their sort keys.
pub(crate) type Partitions = HashMap<String, Vec<Item>>;

/// Items by their keys; nothing where there is none.
pub(crate) type Found = HashMap<Key, Option<Item>>;

impl ReadAhead {
    /// These items, besides the partitions that were read as a whole before.
    pub(crate) fn with_items(&self, items: Found) -> Self {
        Self {
            items: Some(Arc::new(Mutex::new(items))),
            whole: Arc::clone(&self.whole),
        }
    }

    /// These partitions, besides what was read before.
    pub(crate) fn with_whole(&self, partitions: Partitions) -> Self {
        let mut whole = Partitions::clone(&self.whole);
        whole.extend(partitions);
        Self {
            items: self.items.clone(),
            whole: Arc::new(whole),
        }
    }

    /// The items of a partition whose sort key begins with this; nothing, if it was not read as a whole.
    pub(crate) fn part<'a>(
        &'a self,
        pk: &str,
        prefix: &'a str,
    ) -> Option<impl DoubleEndedIterator<Item = &'a Item>> {
        let items = self.whole.get(pk)?;
        let is_of = move |item: &&Item| sort_key(item).is_some_and(|sk| sk.starts_with(prefix));
        Some(items.iter().filter(is_of))
    }

    /// Whether a partition was read as a whole.
    pub(crate) fn is_whole(&self, pk: &str) -> bool {
        self.whole.contains_key(pk)
    }

    /// The item, or that there is none; nothing, if it was not read ahead.
    pub(crate) fn take(&self, at: &Key) -> Option<Option<Item>> {
        if let Some(whole) = self.whole.get(&at.pk) {
            let is_it = |item: &&Item| sort_key(item) == Some(at.sk.as_str());
            return Some(whole.iter().find(is_it).cloned());
        }
        let items = self.items.as_ref()?;
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        items.remove(at)
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&Found) -> T) -> T {
        match &self.items {
            Some(items) => read(&items.lock().unwrap_or_else(PoisonError::into_inner)),
            None => read(&HashMap::new()),
        }
    }

    /// All that was not handed out.
    pub(crate) fn take_all(&self) -> Found {
        match &self.items {
            Some(items) => {
                std::mem::take(&mut *items.lock().unwrap_or_else(PoisonError::into_inner))
            }
            None => Found::new(),
        }
    }
}

fn sort_key(item: &Item) -> Option<&str> {
    item.get("sk")?.as_s().ok().map(String::as_str)
}
