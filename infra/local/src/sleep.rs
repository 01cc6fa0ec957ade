//! Sleep that takes no real time.
//!
//! The SDK sleeps for two reasons: to back off before a retry, and to notice that a request takes too long. Ending
//! every sleep at once would turn each timeout into a failure, so sleeps end in the order of their deadlines, and none
//! ends while its own task has a request in flight: a request of the local AWS always finishes. Backoffs therefore cost
//! nothing, and an operation whose backoffs add up to more than its timeout still times out.

use std::collections::{BTreeSet, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use tokio::task;

use crate::wire::locked;

/// After so many polls a sleep ends out of turn: an earlier one of its task may be held and never polled.
const MAX_POLLS: u32 = 10_000;

/// The virtual time of each task that sleeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct VirtualSleep(Arc<Mutex<HashMap<Option<task::Id>, TaskTime>>>);

#[derive(Debug, Default)]
struct TaskTime {
    passed: Duration,
    in_flight: u32,
    sleeping: BTreeSet<(Duration, u64)>,
    started: u64,
}

impl VirtualSleep {
    /// Says that the current task has a request in flight until the guard is dropped.
    pub(crate) fn request(&self) -> InFlight {
        let task = task::try_id();
        locked(&self.0).entry(task).or_default().in_flight += 1;
        InFlight {
            times: self.clone(),
            task,
        }
    }

    fn forget_if_idle(times: &mut HashMap<Option<task::Id>, TaskTime>, task: Option<task::Id>) {
        if times
            .get(&task)
            .is_some_and(|time| time.in_flight == 0 && time.sleeping.is_empty())
        {
            times.remove(&task);
        }
    }
}

impl AsyncSleep for VirtualSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        let task = task::try_id();
        let mut times = locked(&self.0);
        let time = times.entry(task).or_default();
        let key = (time.passed + duration, time.started);
        time.started += 1;
        time.sleeping.insert(key);
        drop(times);
        Sleep::new(Nap {
            times: self.clone(),
            task,
            key,
            polls: 0,
        })
    }
}

/// One sleep.
struct Nap {
    times: VirtualSleep,
    task: Option<task::Id>,
    key: (Duration, u64),
    polls: u32,
}

impl Future for Nap {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.polls += 1;
        if self.polls > 1 {
            let mut times = locked(&self.times.0);
            let time = times.entry(self.task).or_default();
            let is_first = time.sleeping.first().is_none_or(|first| *first == self.key);
            if (is_first && time.in_flight == 0) || self.polls > MAX_POLLS {
                time.sleeping.remove(&self.key);
                time.passed = time.passed.max(self.key.0);
                return Poll::Ready(());
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Nap {
    fn drop(&mut self) {
        let mut times = locked(&self.times.0);
        if let Some(time) = times.get_mut(&self.task) {
            time.sleeping.remove(&self.key);
        }
        VirtualSleep::forget_if_idle(&mut times, self.task);
    }
}

/// A request in flight.
#[derive(Debug)]
pub(crate) struct InFlight {
    times: VirtualSleep,
    task: Option<task::Id>,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        let mut times = locked(&self.times.0);
        if let Some(time) = times.get_mut(&self.task) {
            time.in_flight = time.in_flight.saturating_sub(1);
        }
        VirtualSleep::forget_if_idle(&mut times, self.task);
    }
}
