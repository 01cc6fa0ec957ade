//! How much independent work a run has under way at once.

use std::collections::{HashSet, VecDeque};

use followup::ids::PersonId;

/// Work that a run begins side by side.
const FIRST: usize = 8;
/// The most that it ever has under way. Each is one request to the table at a time, of which even a new table takes far more.
const MOST: usize = 32;

/// The width of a run: one more for each round in which nothing is throttled, half of it when something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Width {
    now: usize,
    /// Pieces of work that ended since the width changed: as many as there are side by side are a round.
    ended: usize,
    /// Requests that were throttled by then.
    throttled: u64,
}

impl Width {
    /// The width of a run that begins when so many requests of this worker have been throttled.
    pub(crate) fn new(throttled: u64) -> Self {
        Self {
            now: FIRST,
            ended: 0,
            throttled,
        }
    }

    pub(crate) fn now(&self) -> usize {
        self.now
    }

    /// Counts a piece of work that has ended; `throttled` is how many requests were throttled so far. Work that was under way together
    /// is throttled together, so a round halves the width once.
    pub(crate) fn ended(&mut self, throttled: u64) {
        self.ended += 1;
        if self.ended < self.now {
            return;
        }
        self.ended = 0;
        self.now = if throttled > self.throttled {
            (self.now / 2).max(1)
        } else {
            (self.now + 1).min(MOST)
        };
        self.throttled = throttled;
    }
}

/// Takes the first waiting piece of work whose person is not busy. One person's leads are written one at a time: each writes their
/// load, and of two that lapse together both would count as the first lapse.
pub(crate) fn next_free<T>(
    waiting: &mut VecDeque<T>,
    busy: &HashSet<PersonId>,
    person: impl Fn(&T) -> Option<&PersonId>,
) -> Option<T> {
    let is_free = |one: &T| person(one).is_none_or(|person| !busy.contains(person));
    let next = waiting.iter().position(is_free)?;
    waiting.remove(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many rounds, each of which is throttled or not.
    fn rounds(width: &mut Width, count: usize, throttled: &mut u64, is_throttled: bool) {
        for _ in 0..count {
            *throttled += u64::from(is_throttled);
            for _ in 0..width.now() {
                width.ended(*throttled);
            }
        }
    }

    #[test]
    fn it_grows_by_one_a_round_up_to_its_bound() {
        let mut width = Width::new(3);
        let mut throttled = 3;
        rounds(&mut width, 5, &mut throttled, false);
        assert_eq!(width.now(), 13);
        rounds(&mut width, 100, &mut throttled, false);
        assert_eq!(width.now(), MOST);
    }

    #[test]
    fn it_is_halved_once_a_round_in_which_something_is_throttled_and_is_never_nothing() {
        let mut width = Width::new(0);
        let mut throttled = 0;
        rounds(&mut width, 100, &mut throttled, false);
        rounds(&mut width, 1, &mut throttled, true);
        assert_eq!(width.now(), MOST / 2);
        rounds(&mut width, 10, &mut throttled, true);
        assert_eq!(width.now(), 1);
        rounds(&mut width, 1, &mut throttled, false);
        assert_eq!(width.now(), 2);
    }
}
