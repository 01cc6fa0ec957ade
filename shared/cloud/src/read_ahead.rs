//! What a worker has read ahead and not asked for yet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::attributes::Item;
use crate::keys::Key;

/// What was read ahead. Each item is handed out once: whoever asks a second time wants the item as it is by then.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadAhead(Option<Arc<Mutex<Found>>>);

/// Items by their keys; nothing where there is none.
pub(crate) type Found = HashMap<Key, Option<Item>>;

impl ReadAhead {
    pub(crate) fn of(items: Found) -> Self {
        Self(Some(Arc::new(Mutex::new(items))))
    }

    /// The item, or that there is none; nothing, if it was not read ahead.
    pub(crate) fn take(&self, at: &Key) -> Option<Option<Item>> {
        let items = self.0.as_ref()?;
        let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
        items.remove(at)
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&Found) -> T) -> T {
        match &self.0 {
            Some(items) => read(&items.lock().unwrap_or_else(PoisonError::into_inner)),
            None => read(&HashMap::new()),
        }
    }

    /// All that was not handed out.
    pub(crate) fn take_all(&self) -> Found {
        match &self.0 {
            Some(items) => {
                std::mem::take(&mut *items.lock().unwrap_or_else(PoisonError::into_inner))
            }
            None => Found::new(),
        }
    }
}
