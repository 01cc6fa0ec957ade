//! What was asked of AWS, and what it would have billed.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::wire::{LocalService, locked};

/// Requests and capacity by service and operation since the start or the last reset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Usage {
    /// Service, then operation.
    pub services: BTreeMap<LocalService, BTreeMap<String, OperationUsage>>,
}

/// One operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OperationUsage {
    /// Requests on the wire, each retry counted.
    pub requests: u64,
    /// Of these, how many were not answered with success.
    pub failed: u64,
    /// Read capacity units consumed.
    pub read_units: f64,
    /// Write capacity units consumed. A refused condition is counted with the least that AWS bills for it.
    pub write_units: f64,
}

impl Usage {
    /// One operation; zero if it was never asked.
    pub fn of(&self, service: LocalService, operation: &str) -> OperationUsage {
        self.services
            .get(&service)
            .and_then(|operations| operations.get(operation))
            .copied()
            .unwrap_or_default()
    }

    /// All operations of a service together.
    pub fn total(&self, service: LocalService) -> OperationUsage {
        let operations = self
            .services
            .get(&service)
            .into_iter()
            .flat_map(BTreeMap::values);
        operations.fold(OperationUsage::default(), |sum, one| OperationUsage {
            requests: sum.requests + one.requests,
            failed: sum.failed + one.failed,
            read_units: sum.read_units + one.read_units,
            write_units: sum.write_units + one.write_units,
        })
    }
}

impl Usage {
    /// What was added since an earlier count.
    #[must_use]
    pub fn since(&self, earlier: &Usage) -> Usage {
        self.with(earlier, |now, before| OperationUsage {
            requests: now.requests.saturating_sub(before.requests),
            failed: now.failed.saturating_sub(before.failed),
            read_units: (now.read_units - before.read_units).max(0.0),
            write_units: (now.write_units - before.write_units).max(0.0),
        })
    }

    /// The sums of both, operation by operation.
    #[must_use]
    pub fn plus(&self, other: &Usage) -> Usage {
        self.with(other, |one, two| OperationUsage {
            requests: one.requests + two.requests,
            failed: one.failed + two.failed,
            read_units: one.read_units + two.read_units,
            write_units: one.write_units + two.write_units,
        })
    }

    /// Operation by operation; without those that were not asked for.
    fn with(
        &self,
        other: &Usage,
        of: impl Fn(OperationUsage, OperationUsage) -> OperationUsage,
    ) -> Usage {
        let mut services: BTreeMap<LocalService, BTreeMap<String, OperationUsage>> =
            BTreeMap::new();
        for (service, operations) in self.services.iter().chain(&other.services) {
            for operation in operations.keys() {
                let usage = of(self.of(*service, operation), other.of(*service, operation));
                if usage.requests > 0 {
                    let operations = services.entry(*service).or_default();
                    operations.insert(operation.clone(), usage);
                }
            }
        }
        Usage { services }
    }
}

/// Capacity that one request consumed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Capacity {
    pub(crate) read: f64,
    pub(crate) write: f64,
}

/// The running count.
#[derive(Debug, Default)]
pub(crate) struct Meter(Mutex<Usage>);

impl Meter {
    pub(crate) fn request(&self, service: LocalService, operation: &str) {
        self.update(service, operation, |usage| usage.requests += 1);
    }

    pub(crate) fn failed(&self, service: LocalService, operation: &str) {
        self.update(service, operation, |usage| usage.failed += 1);
    }

    pub(crate) fn consumed(&self, service: LocalService, operation: &str, capacity: Capacity) {
        self.update(service, operation, |usage| {
            usage.read_units += capacity.read;
            usage.write_units += capacity.write;
        });
    }

    pub(crate) fn usage(&self) -> Usage {
        locked(&self.0).clone()
    }

    pub(crate) fn reset(&self) {
        *locked(&self.0) = Usage::default();
    }

    fn update(
        &self,
        service: LocalService,
        operation: &str,
        change: impl FnOnce(&mut OperationUsage),
    ) {
        let mut usage = locked(&self.0);
        let operations = usage.services.entry(service).or_default();
        match operations.get_mut(operation) {
            Some(operation) => change(operation),
            None => change(operations.entry(operation.to_owned()).or_default()),
        }
    }
}
