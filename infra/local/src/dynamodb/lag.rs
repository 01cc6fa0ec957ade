//! A copy of the tables that stays behind, for reads through an index.

use std::collections::VecDeque;
use std::sync::Mutex;

use calendar::Instant;
use chrono::TimeDelta;
use serde_json::Value;

use super::engine::{Access, Engine};
use crate::LocalAwsError;
use crate::options::IndexLag;
use crate::store::{Folder, at};
use crate::wire::locked;

const SNAPSHOT_FILE: &str = "replica.sqlite";

/// The copy, and the writes that have not reached it.
#[derive(Debug)]
pub(crate) struct Replica {
    engine: Engine,
    lag: IndexLag,
    waiting: Mutex<VecDeque<Write>>,
}

#[derive(Debug)]
struct Write {
    operation: String,
    body: String,
    number: u64,
    at: Instant,
}

impl Replica {
    /// A copy of tables as they are now.
    pub(crate) fn of(
        primary: &Engine,
        folder: Option<&Folder>,
        lag: IndexLag,
    ) -> Result<Self, LocalAwsError> {
        let engine = Engine::in_memory()?;
        if let Some(folder) = folder {
            let path = folder.file(SNAPSHOT_FILE);
            let remove = || match std::fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(&path)(error)),
                Ok(()) | Err(_) => Ok(()),
            };
            let text = path
                .to_str()
                .ok_or_else(|| at(&path)(std::io::ErrorKind::InvalidFilename.into()))?;
            remove()?;
            primary.copy_to(text)?;
            engine.take_from(text)?;
            remove()?;
        }
        Ok(Self {
            engine,
            lag,
            waiting: Mutex::default(),
        })
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Notes a write that was applied to the tables. What is about tables themselves reaches the copy at once, after
    /// all that waits.
    pub(crate) fn note(
        &self,
        operation: &str,
        access: Access,
        body: String,
        number: u64,
        at: Instant,
    ) {
        let mut waiting = locked(&self.waiting);
        waiting.push_back(Write {
            operation: operation.to_owned(),
            body,
            number,
            at,
        });
        if access == Access::Manage {
            waiting.drain(..).for_each(|write| self.replay(&write));
        }
    }

    /// Applies the writes that show by now.
    pub(crate) fn catch_up(&self, number: u64, now: Instant) {
        let at_most = TimeDelta::from_std(self.lag.at_most).unwrap_or(TimeDelta::MAX);
        let shows =
            |write: &Write| number > write.number + self.lag.requests || now - write.at >= at_most;
        let mut waiting = locked(&self.waiting);
        while waiting.front().is_some_and(shows) {
            if let Some(write) = waiting.pop_front() {
                self.replay(&write);
            }
        }
    }

    /// The same writes in the same order do the same, conditions included.
    fn replay(&self, write: &Write) {
        let replayed = self.engine.run(&write.operation, &write.body, false);
        debug_assert!(
            replayed.is_ok(),
            "a write that was applied must apply to the copy: {replayed:?}"
        );
    }
}

/// Whether a request reads through an index.
pub(crate) fn reads_an_index(operation: &str, request: &Value) -> bool {
    matches!(operation, "Query" | "Scan") && request.get("IndexName").is_some()
}
