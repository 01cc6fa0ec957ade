//! The policies that a process has read, so that it reads each once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use calendar::Instant;
use followup::ids::PolicyVersion;
use followup::policy::Policy;

/// The policies that this process has read.
#[derive(Debug, Default)]
pub(crate) struct PolicyCache {
    inner: Mutex<CachedPolicies>,
}

#[derive(Debug, Default)]
pub(super) struct CachedPolicies {
    pub(super) policies: HashMap<PolicyVersion, Arc<Policy>>,
    pub(super) active: Option<(PolicyVersion, Instant)>,
    /// What takes the place of a withdrawn version.
    pub(super) withdrawn: BTreeMap<PolicyVersion, PolicyVersion>,
    pub(super) missing_at: Option<Instant>,
    /// How often the active policy decided, since the one that a lead started under could not be read.
    pub(super) unread: u64,
}

impl PolicyCache {
    /// A cache of the same policies, of which none is known to be active.
    pub(crate) fn with_the_same_policies(&self) -> Self {
        let policies = self.with(|inner| inner.policies.clone());
        Self {
            inner: Mutex::new(CachedPolicies {
                policies,
                ..CachedPolicies::default()
            }),
        }
    }

    pub(super) fn with<T>(&self, read: impl FnOnce(&mut CachedPolicies) -> T) -> T {
        // A panic while the lock is held leaves the cache whole.
        let mut inner = self
            .inner
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        read(&mut inner)
    }
}
