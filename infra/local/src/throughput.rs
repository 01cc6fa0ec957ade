//! How much the table takes in a second.

use std::sync::Mutex;

use tokio::time::Instant;

use crate::usage::Capacity;
use crate::wire::locked;

/// The write units of the second that runs, in the time of the runtime.
#[derive(Debug, Default)]
pub(crate) struct Throughput(Mutex<Option<Second>>);

#[derive(Debug)]
struct Second {
    began: Instant,
    written: f64,
}

impl Throughput {
    /// Whether the second has no room left.
    pub(crate) fn is_used_up(&self, limit: f64) -> bool {
        let mut second = locked(&self.0);
        let now = Instant::now();
        let second = second.get_or_insert(Second {
            began: now,
            written: 0.0,
        });
        if now.duration_since(second.began).as_secs() > 0 {
            *second = Second {
                began: now,
                written: 0.0,
            };
        }
        second.written >= limit
    }

    /// Adds what a request has written.
    pub(crate) fn add(&self, capacity: Capacity) {
        if let Some(second) = locked(&self.0).as_mut() {
            second.written += capacity.write;
        }
    }
}
