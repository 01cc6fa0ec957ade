//! The event queue: what rules would hand to their targets, and when.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use calendar::Instant;
use serde_json::{Value, json};

use crate::dice::{Stream, mix, uuid};
use crate::faults::Faults;
use crate::wire::locked;

/// The account of the local AWS.
pub(crate) const ACCOUNT: &str = "000000000000";
/// The region of the local AWS.
pub(crate) const REGION: &str = "us-east-1";
/// The bus that AWS services put their events on.
pub(crate) const DEFAULT_BUS: &str = "default";
/// How the queue calls a mail that was received: the mail service says so by a topic, and no event of the bus has this name.
pub const EMAIL_RECEIVED: &str = "Email Received";

/// An event as a rule's target receives it.
#[derive(Clone, Debug, PartialEq)]
pub struct BusEvent {
    /// When it reaches the target.
    pub due: Instant,
    /// The name of the bus.
    pub bus: String,
    /// The whole envelope: `version`, `id`, `detail-type`, `source`, `account`, `time`, `region`, `resources`, `detail`.
    pub envelope: Value,
}

impl BusEvent {
    /// The envelope's `detail-type`.
    pub fn detail_type(&self) -> &str {
        self.envelope["detail-type"].as_str().unwrap_or_default()
    }

    /// The envelope's `source`.
    pub fn source(&self) -> &str {
        self.envelope["source"].as_str().unwrap_or_default()
    }

    /// The envelope's `detail`.
    pub fn detail(&self) -> &Value {
        &self.envelope["detail"]
    }
}

/// An event to be put on a bus.
#[derive(Clone, Debug)]
pub(crate) struct NewBusEvent {
    pub(crate) bus: String,
    pub(crate) source: String,
    pub(crate) detail_type: String,
    pub(crate) time: Instant,
    pub(crate) resources: Vec<String>,
    pub(crate) detail: Value,
}

/// Everything put by `PutEvents` or emitted by the mail service that nobody has taken yet. It is in memory: a crash
/// loses it, which is allowed, because the table's sweep finds what was not finished.
#[derive(Debug)]
pub struct EventQueue {
    faults: Arc<Faults>,
    ids: u64,
    state: Mutex<BusState>,
}

#[derive(Clone, Debug, Default)]
struct BusState {
    made: u64,
    waiting: BTreeMap<(Instant, u64), BusEvent>,
}

impl EventQueue {
    pub(crate) fn new(seed: u64, run: u64, faults: Arc<Faults>) -> Self {
        Self {
            faults,
            ids: mix(mix(seed, Stream::EventIds as u64), run),
            state: Mutex::default(),
        }
    }

    /// The same events, on their own from here and under other faults.
    pub(crate) fn copy(&self, faults: Arc<Faults>) -> Self {
        Self {
            faults,
            ids: self.ids,
            state: Mutex::new(locked(&self.state).clone()),
        }
    }

    /// Takes what is due up to and including a moment, earliest first, except as the fault plan has it.
    pub fn take_events(&self, up_to: Instant) -> Vec<BusEvent> {
        let mut state = locked(&self.state);
        let later = state.waiting.split_off(&(up_to, u64::MAX));
        let due = std::mem::replace(&mut state.waiting, later);
        drop(state);
        self.faults.on_the_way(due.into_values().collect())
    }

    /// When the next event is due.
    pub fn next_due(&self) -> Option<Instant> {
        locked(&self.state)
            .waiting
            .first_key_value()
            .map(|((due, _), _)| *due)
    }

    /// How many events wait.
    pub fn len(&self) -> usize {
        locked(&self.state).waiting.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts an event with a ready envelope, such as one that a person hands in.
    pub fn put(&self, event: BusEvent) {
        let mut state = locked(&self.state);
        state.made += 1;
        let key = (event.due, state.made);
        state.waiting.insert(key, event);
    }

    /// Wraps an event into its envelope and puts it. Returns its id.
    pub(crate) fn publish(&self, draft: NewBusEvent, due: Instant) -> String {
        let mut state = locked(&self.state);
        state.made += 1;
        let id = uuid(mix(self.ids, state.made), mix(!self.ids, state.made));
        let envelope = json!({
            "version": "0",
            "id": id,
            "detail-type": draft.detail_type,
            "source": draft.source,
            "account": ACCOUNT,
            "time": draft.time.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "region": REGION,
            "resources": draft.resources,
            "detail": draft.detail,
        });
        let key = (due, state.made);
        state.waiting.insert(
            key,
            BusEvent {
                due,
                bus: draft.bus,
                envelope,
            },
        );
        id
    }
}
