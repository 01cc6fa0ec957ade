//! What comes at a time, the earliest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use calendar::Instant;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// What comes at a time, the earliest first, and of what comes at once the least.
///
/// A year of a large firm has millions of entries, most of them weeks ahead. Only those of the first day that has any lie in order; the others
/// wait by their day, where one more is put down without moving any.
///
/// ```
/// use calendar::parse_instant;
/// use followup::timetable::Timetable;
/// let mut times = Timetable::default();
/// for (at, what) in [("2026-03-09T09:00:00Z", 1), ("2026-03-02T10:00:00Z", 2), ("2026-03-02T09:00:00Z", 3)] {
///     times.add(parse_instant(at).unwrap(), what);
/// }
/// let in_order: Vec<u8> = std::iter::from_fn(|| times.take()).map(|(_, what)| what).collect();
/// assert_eq!(in_order, [3, 2, 1]);
/// ```
#[derive(Debug)]
pub struct Timetable<T> {
    /// What comes on the first day, or was added for a time before it. Empty only when nothing comes at all.
    first: BinaryHeap<Reverse<(Instant, T)>>,
    /// That day, counted from 1970.
    first_day: i64,
    /// What comes on later days.
    later: BTreeMap<i64, Vec<Reverse<(Instant, T)>>>,
}

impl<T: Ord> Default for Timetable<T> {
    fn default() -> Self {
        Self {
            first: BinaryHeap::new(),
            first_day: 0,
            later: BTreeMap::new(),
        }
    }
}

impl<T: Ord> Timetable<T> {
    /// Something comes then.
    pub fn add(&mut self, at: Instant, what: T) {
        let day = at.timestamp().div_euclid(DAY);
        if self.first.is_empty() {
            self.first_day = day;
        }
        if day <= self.first_day {
            self.first.push(Reverse((at, what)));
        } else {
            self.later.entry(day).or_default().push(Reverse((at, what)));
        }
    }

    /// What comes first.
    #[must_use]
    pub fn first(&self) -> Option<&(Instant, T)> {
        self.first.peek().map(|Reverse(first)| first)
    }

    /// Takes what comes first.
    pub fn take(&mut self) -> Option<(Instant, T)> {
        let Reverse(taken) = self.first.pop()?;
        if self.first.is_empty()
            && let Some((day, next)) = self.later.pop_first()
        {
            self.first_day = day;
            self.first = next.into();
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn everything_comes_in_order_whenever_it_was_added() {
        let begin = calendar::parse_instant("2026-03-02T09:00:00Z").unwrap();
        let mut times = Timetable::default();
        let mut taken = Vec::new();
        // What is added while time passes comes at any of the next days, and now and then at once.
        for number in 0_u32..500 {
            let minutes = i64::from(number * 7_919 % 20_000);
            let now = taken.last().map_or(begin, |(at, _)| *at);
            times.add(now + TimeDelta::minutes(minutes), number);
            if number % 3 == 0 {
                taken.extend(times.take());
            }
            let first = times.first().copied();
            assert!(first.is_none_or(|(at, _)| at >= now), "{number}");
        }
        taken.extend(std::iter::from_fn(|| times.take()));
        assert_eq!(taken.len(), 500);
        assert!(taken.is_sorted());
        assert_eq!(times.first(), None);
    }
}
