//! The forecast that a process has read.

use std::sync::{Arc, Mutex, PoisonError};

use calendar::Instant;
use followup::route::Forecast;

/// The forecast that this process has read, and when it looked.
#[derive(Debug, Default)]
pub(crate) struct ForecastCache {
    inner: Mutex<Option<(Arc<Forecast>, Instant)>>,
}

impl ForecastCache {
    pub(super) fn with<T>(
        &self,
        read: impl FnOnce(&mut Option<(Arc<Forecast>, Instant)>) -> T,
    ) -> T {
        // A panic while the lock is held leaves the cache whole.
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        read(&mut inner)
    }
}
