//! Faults on the wire, as rules that a test plans.

use std::collections::VecDeque;
use std::sync::Mutex;

use crate::dice::{Dice, Stream};
use crate::wire::{Call, LocalService, locked};

/// How many requests [`Faults::history`] remembers.
const HISTORY_LIMIT: usize = 10_000;

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not applied: the service says "slow down" (a modelled 4xx that the SDK retries).
    Throttled,
    /// Not applied: 500.
    ServerError,
    /// Applied, and 500 all the same.
    ServerErrorApplied,
    /// Not applied, but the client cannot know: no answer in time.
    TimedOut,
    /// Applied, and the answer is lost: no answer in time.
    AnswerLost,
    /// Not applied: no connection.
    ConnectFailed,
    /// Not applied: another transaction has one of the items. Leaves requests alone that cannot conflict.
    TransactionConflict,
    /// Not applied: a modelled 400 with this code, such as `MessageRejected`.
    Refused(&'static str),
    /// Not applied: a modelled 400 with this code and these words.
    RefusedSaying(&'static str, &'static str),
    /// `PutEvents` answers 200 with every entry failed. Leaves other requests alone.
    EntriesFailed,
    /// The process dies before this request leaves: it and all later ones fail to connect until [`Faults::reset`].
    HaltBefore,
    /// The process dies after this request was applied, before its answer: that is lost, and all later requests fail
    /// to connect until [`Faults::reset`].
    HaltAfter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trigger {
    Always,
    Numbers { first: u64, count: u64 },
    OneIn(u32),
}

/// A fault, and the requests that it befalls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultRule {
    service: Option<LocalService>,
    operation: Option<String>,
    containing: Option<String>,
    trigger: Trigger,
    fault: Fault,
}

impl FaultRule {
    /// Befalls every request.
    pub fn always(fault: Fault) -> Self {
        Self {
            service: None,
            operation: None,
            containing: None,
            trigger: Trigger::Always,
            fault,
        }
    }

    /// Befalls the `number`-th matching request, from 1.
    pub fn nth(number: u64, fault: Fault) -> Self {
        Self {
            trigger: Trigger::Numbers {
                first: number,
                count: 1,
            },
            ..Self::always(fault)
        }
    }

    /// Befalls one in `n` matching requests, drawn from the local AWS's seed; none for 0.
    pub fn one_in(n: u32, fault: Fault) -> Self {
        Self {
            trigger: Trigger::OneIn(n),
            ..Self::always(fault)
        }
    }

    /// Only requests for this service match.
    #[must_use]
    pub fn service(mut self, service: LocalService) -> Self {
        self.service = Some(service);
        self
    }

    /// Only requests for this operation match, by its name in AWS.
    #[must_use]
    pub fn operation(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    /// Only requests whose body holds this text match.
    #[must_use]
    pub fn containing(mut self, text: &str) -> Self {
        self.containing = Some(text.to_owned());
        self
    }

    /// Befalls so many matching requests in a row, instead of the first of them alone.
    #[must_use]
    pub fn times(mut self, count: u64) -> Self {
        self.trigger = match self.trigger {
            Trigger::Always => Trigger::Numbers { first: 1, count },
            Trigger::Numbers { first, .. } => Trigger::Numbers { first, count },
            Trigger::OneIn(n) => Trigger::OneIn(n),
        };
        self
    }

    fn matches(&self, call: &Call) -> bool {
        self.service.is_none_or(|service| service == call.service)
            && self
                .operation
                .as_ref()
                .is_none_or(|operation| *operation == call.operation)
            && self
                .containing
                .as_ref()
                .is_none_or(|text| call.body.contains(text))
    }
}

/// What is to go wrong. The first rule that befalls a request decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaultPlan {
    rules: Vec<FaultRule>,
    duplicate_events: u32,
    lose_events: u32,
    reorder_events: bool,
}

impl FaultPlan {
    /// Nothing goes wrong.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule.
    #[must_use]
    pub fn rule(mut self, rule: FaultRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// The `number`-th request from now, from 1, of any service: the way to enumerate crash points.
    #[must_use]
    pub fn at(self, number: u64, fault: Fault) -> Self {
        self.rule(FaultRule::nth(number, fault))
    }

    /// One in `n` events reaches its target twice; none for 0.
    #[must_use]
    pub fn duplicate_events(mut self, n: u32) -> Self {
        self.duplicate_events = n;
        self
    }

    /// One in `n` events is lost; none for 0.
    #[must_use]
    pub fn lose_events(mut self, n: u32) -> Self {
        self.lose_events = n;
        self
    }

    /// Events that are taken together come in any order.
    #[must_use]
    pub fn reorder_events(mut self) -> Self {
        self.reorder_events = true;
        self
    }
}

/// A request as the wire saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRequest {
    /// The service.
    pub service: LocalService,
    /// The operation.
    pub operation: String,
    /// What befell it.
    pub fault: Option<Fault>,
}

/// The faults of a local AWS, shared with the test that plans them.
#[derive(Debug)]
pub struct Faults {
    state: Mutex<FaultState>,
    dice: Dice,
    event_dice: Dice,
}

#[derive(Debug, Default)]
struct FaultState {
    plan: FaultPlan,
    matched: Vec<u64>,
    halted: bool,
    seen: u64,
    history: VecDeque<SeenRequest>,
}

impl Faults {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            state: Mutex::default(),
            dice: Dice::new(seed, Stream::Faults),
            event_dice: Dice::new(seed, Stream::Events),
        }
    }

    /// Puts a plan into force. Requests are counted from here, and a halted process runs again.
    pub fn set(&self, plan: FaultPlan) {
        let mut state = locked(&self.state);
        *state = FaultState {
            matched: vec![0; plan.rules.len()],
            plan,
            ..FaultState::default()
        };
    }

    /// Nothing goes wrong any more, a halted process runs again, and requests are counted from here.
    pub fn reset(&self) {
        self.set(FaultPlan::new());
    }

    /// Requests since the plan was set: the number of crash points of what ran since.
    pub fn seen(&self) -> u64 {
        locked(&self.state).seen
    }

    /// The latest requests since the plan was set, oldest first; at most 10,000.
    pub fn history(&self) -> Vec<SeenRequest> {
        locked(&self.state).history.iter().cloned().collect()
    }

    /// How many faults have befallen requests since the plan was set.
    pub fn fired(&self) -> u64 {
        let state = locked(&self.state);
        state
            .history
            .iter()
            .filter(|request| request.fault.is_some())
            .count() as u64
    }

    /// Whether the process is dead.
    pub fn halted(&self) -> bool {
        locked(&self.state).halted
    }

    /// What befalls this request. Counts it.
    pub(crate) fn judge(&self, call: &Call) -> Option<Fault> {
        let mut state = locked(&self.state);
        state.seen += 1;
        let FaultState {
            plan,
            matched,
            halted,
            ..
        } = &mut *state;
        let mut fault = None;
        for (rule, matched) in plan.rules.iter().zip(matched) {
            if !rule.matches(call) {
                continue;
            }
            *matched += 1;
            let befalls = match rule.trigger {
                Trigger::Always => true,
                Trigger::Numbers { first, count } => {
                    (first..first.saturating_add(count)).contains(matched)
                }
                Trigger::OneIn(n) => self.dice.one_in(n),
            };
            if befalls && fault.is_none() {
                fault = Some(rule.fault);
            }
        }
        if *halted {
            fault = Some(Fault::ConnectFailed);
        }
        if fault == Some(Fault::HaltBefore) {
            *halted = true;
        }
        if state.history.len() == HISTORY_LIMIT {
            state.history.pop_front();
        }
        state.history.push_back(SeenRequest {
            service: call.service,
            operation: call.operation.clone(),
            fault,
        });
        fault
    }

    pub(crate) fn halt(&self) {
        locked(&self.state).halted = true;
    }

    /// What becomes of a batch of events on its way to the targets.
    pub(crate) fn on_the_way<T: Clone>(&self, events: Vec<T>) -> Vec<T> {
        let (duplicate, lose, reorder) = {
            let plan = &locked(&self.state).plan;
            (plan.duplicate_events, plan.lose_events, plan.reorder_events)
        };
        let mut arriving = Vec::with_capacity(events.len());
        for event in events {
            if self.event_dice.one_in(lose) {
                continue;
            }
            if self.event_dice.one_in(duplicate) {
                arriving.push(event.clone());
            }
            arriving.push(event);
        }
        if reorder {
            self.event_dice.shuffle(&mut arriving);
        }
        arriving
    }
}
