//! How long things took, in so few numbers that a day can be kept for ever and days can be added up.

use serde::{Deserialize, Serialize};

use super::tally::at_least_none;

/// How many buckets a distribution has.
pub const BUCKETS: usize = 64;
/// Buckets in which a time doubles.
const TO_DOUBLE: u32 = 3;
/// Where the first three buckets end, in seconds: a minute, and a minute by the cube root of two each. All others end at a doubling of these.
const FIRST_ENDS: [u64; TO_DOUBLE as usize] = [60, 76, 95];
/// Hundredths of all.
const PERCENT: u64 = 100;

/// A distribution of times: 64 buckets, of which each is a quarter wider than the one before it. The first ends at a minute, the last but
/// one after four years. A time that is taken back counts off: of a day on which more was taken back than came a bucket may hold less than
/// nothing, and is empty for whoever asks.
///
/// ```
/// use followup::figures::LogHistogram;
/// let mut waits = LogHistogram::default();
/// for minutes in [1, 5, 30, 120] {
///     waits.record(minutes * 60);
/// }
/// assert_eq!(waits.count(), 4);
/// assert_eq!(waits.most(), 7_200);
/// assert_eq!(waits.mean(), Some(39 * 60));
/// // The bucket of a time is a quarter of it wide.
/// assert!((240..=380).contains(&waits.within(50).unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "StoredHistogram", into = "StoredHistogram")]
pub struct LogHistogram {
    buckets: [i64; BUCKETS],
    seconds: i64,
    most: u64,
}

/// As it is stored: the buckets that hold something.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct StoredHistogram {
    /// Number of a bucket, and how many are in it.
    buckets: Vec<(u8, i64)>,
    /// All times together.
    seconds: i64,
    /// The longest that ever was counted.
    most: u64,
}

impl Default for LogHistogram {
    fn default() -> Self {
        Self {
            buckets: [0; BUCKETS],
            seconds: 0,
            most: 0,
        }
    }
}

impl From<StoredHistogram> for LogHistogram {
    fn from(stored: StoredHistogram) -> Self {
        let mut histogram = Self {
            seconds: stored.seconds,
            most: stored.most,
            ..Self::default()
        };
        for (number, count) in stored.buckets {
            if let Some(bucket) = histogram.buckets.get_mut(usize::from(number)) {
                *bucket += count;
            }
        }
        histogram
    }
}

impl From<LogHistogram> for StoredHistogram {
    fn from(histogram: LogHistogram) -> Self {
        let buckets = (0..).zip(histogram.buckets);
        Self {
            buckets: buckets.filter(|(_, count)| *count != 0).collect(),
            seconds: histogram.seconds,
            most: histogram.most,
        }
    }
}

/// The second before which a bucket ends.
fn end_of(bucket: u32) -> u64 {
    FIRST_ENDS[(bucket % TO_DOUBLE) as usize] << (bucket / TO_DOUBLE)
}

/// The bucket that a time falls into.
fn bucket_of(seconds: u64) -> usize {
    let last = BUCKETS as u32 - 1;
    let doublings = (seconds / FIRST_ENDS[0])
        .checked_ilog2()
        .map_or(0, |doublings| doublings * TO_DOUBLE);
    let bucket = (doublings.min(last)..last).find(|bucket| seconds < end_of(*bucket));
    bucket.unwrap_or(last) as usize
}

impl LogHistogram {
    /// Counts a time.
    pub fn record(&mut self, seconds: u64) {
        self.count_time(seconds, 1);
        self.most = self.most.max(seconds);
    }

    /// Counts a time off that was counted before.
    ///
    /// ```
    /// use followup::figures::LogHistogram;
    /// let mut waits = LogHistogram::default();
    /// waits.record(60);
    /// waits.record(7_200);
    /// waits.take_back(7_200);
    /// assert_eq!((waits.count(), waits.mean()), (1, Some(60)));
    /// assert!(waits.most() < 90);
    /// ```
    pub fn take_back(&mut self, seconds: u64) {
        self.count_time(seconds, -1);
    }

    fn count_time(&mut self, seconds: u64, by: i64) {
        self.buckets[bucket_of(seconds)] += by;
        let seconds = i64::try_from(seconds).unwrap_or(i64::MAX);
        self.seconds = self.seconds.saturating_add(seconds.saturating_mul(by));
    }

    /// Adds another distribution.
    pub fn add(&mut self, other: &Self) {
        for (bucket, more) in self.buckets.iter_mut().zip(other.buckets) {
            *bucket += more;
        }
        self.seconds = self.seconds.saturating_add(other.seconds);
        self.most = self.most.max(other.most);
    }

    /// How many times were counted.
    #[must_use]
    pub fn count(&self) -> u64 {
        at_least_none(self.net())
    }

    /// The same, below nothing where more were taken back than came.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.buckets.iter().sum()
    }

    /// The longest, in seconds; where that was taken back, the end of the last bucket that holds one.
    #[must_use]
    pub fn most(&self) -> u64 {
        let last = (0..BUCKETS as u32).rev().zip(self.buckets.iter().rev());
        let last = last
            .filter(|(_, count)| **count > 0)
            .map(|(bucket, _)| bucket);
        let last = last.map(|bucket| (bucket, end_of(bucket) - 1)).next();
        match last {
            Some((bucket, _)) if bucket as usize == bucket_of(self.most) => self.most,
            Some((_, end)) => self.most.min(end),
            None => 0,
        }
    }

    /// The mean, in seconds; none of nothing.
    #[must_use]
    pub fn mean(&self) -> Option<u64> {
        at_least_none(self.seconds).checked_div(self.count())
    }

    /// Within how many seconds so many of a hundred were done, to within the width of a bucket; none of nothing.
    #[must_use]
    pub fn within(&self, percent: u64) -> Option<u64> {
        self.within_of(percent, self.count())
    }

    /// The same of so many in all, of whom some were never counted here; none, where fewer were.
    ///
    /// ```
    /// use followup::figures::LogHistogram;
    /// let mut waits = LogHistogram::default();
    /// waits.record(60);
    /// assert_eq!(waits.within_of(50, 2), Some(60));
    /// assert_eq!(waits.within_of(50, 3), None);
    /// ```
    #[must_use]
    pub fn within_of(&self, percent: u64, all: u64) -> Option<u64> {
        if self.count() == 0 {
            return None;
        }
        let wanted = (all * percent).div_ceil(PERCENT).max(1);
        let (mut before, most) = (0, self.most());
        for (number, from, to, count) in self.buckets() {
            if count > 0 && before + count >= wanted {
                let is_last = number + 1 == BUCKETS;
                let width = if is_last { 0 } else { to - from };
                let at = from + width * (wanted - before) / count;
                return Some(at.min(most));
            }
            before += count;
        }
        None
    }

    /// Each bucket: its number, from which second and before which, and how many times are in it. The last one has no end.
    pub fn buckets(&self) -> impl Iterator<Item = (usize, u64, u64, u64)> {
        let edges = (0..BUCKETS as u32).map(|bucket| {
            let from = bucket.checked_sub(1).map_or(0, end_of);
            (from, end_of(bucket))
        });
        let each = self.buckets.iter().zip(edges).enumerate();
        each.map(|(number, (count, (from, to)))| (number, from, to, at_least_none(*count)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_falls_into_the_bucket_that_names_it() {
        let mut edge = 0;
        for (number, from, to, _) in LogHistogram::default().buckets() {
            assert_eq!((from, from < to), (edge, true), "{number}");
            assert_eq!(bucket_of(from), number);
            let inside = if number + 1 == BUCKETS {
                to * 9
            } else {
                to - 1
            };
            assert_eq!(bucket_of(inside), number);
            edge = to;
        }
        assert_eq!(bucket_of(u64::MAX), BUCKETS - 1);
    }

    #[test]
    fn what_is_added_up_is_as_if_it_had_been_counted_together() {
        let (mut one, mut other, mut both) =
            <(LogHistogram, LogHistogram, LogHistogram)>::default();
        for seconds in [0, 59, 60, 3_599, 86_400, 900_000_000] {
            let part = if seconds % 2 == 0 {
                &mut one
            } else {
                &mut other
            };
            part.record(seconds);
            both.record(seconds);
        }
        one.add(&other);
        assert_eq!(one, both);
        let stored = serde_json::to_string(&both).unwrap();
        assert_eq!(serde_json::from_str::<LogHistogram>(&stored).unwrap(), both);
    }

    #[test]
    fn what_is_taken_back_on_another_day_leaves_what_was_counted_before() {
        let (mut first, mut second) = <(LogHistogram, LogHistogram)>::default();
        for seconds in [100, 5_000, 90_000] {
            first.record(seconds);
        }
        second.take_back(90_000);
        assert_eq!((second.net(), second.count()), (-1, 0));
        assert_eq!(
            (second.mean(), second.within(50), second.most()),
            (None, None, 0)
        );
        let stored = serde_json::to_string(&second).unwrap();
        first.add(&serde_json::from_str(&stored).unwrap());
        assert_eq!((first.count(), first.mean()), (2, Some(2_550)));
        assert!((5_000..6_500).contains(&first.most()), "{}", first.most());
    }

    #[test]
    fn a_percentile_is_as_near_as_a_bucket_is_wide() {
        let mut waits = LogHistogram::default();
        for minute in 1..=1_000 {
            waits.record(minute * 60);
        }
        for percent in [1, 10, 50, 90, 99] {
            let (found, exact) = (waits.within(percent).unwrap(), percent * 600);
            assert!(
                found.abs_diff(exact) * 4 <= exact,
                "{percent}: {found} of {exact}"
            );
        }
        assert_eq!(waits.within(100), Some(60_000));
        assert_eq!(LogHistogram::default().within(50), None);
        assert_eq!(LogHistogram::default().mean(), None);
    }
}
