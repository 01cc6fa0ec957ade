//! How many mails the mail service takes in a second.

use std::sync::Mutex;

use tokio::time::Instant;

use crate::wire::locked;

/// A bucket that holds the mails of one second and is filled at the account's rate, in the time of the runtime: what comes while it is
/// empty is refused. How the mail service itself measures is not published; it bears short bursts, and this one is no longer than a second.
#[derive(Debug, Default)]
pub(crate) struct SendRate(Mutex<Option<Bucket>>);

#[derive(Debug)]
struct Bucket {
    filled: Instant,
    left: f64,
}

impl SendRate {
    /// Takes a mail, if the rate allows it now.
    pub(crate) fn takes_one(&self, mails_a_second: f64) -> bool {
        let mut bucket = locked(&self.0);
        let now = Instant::now();
        // An account of less than a mail a second may send one at a time.
        let most = mails_a_second.max(1.0);
        let bucket = bucket.get_or_insert(Bucket {
            filled: now,
            left: most,
        });
        let passed = now.duration_since(bucket.filled).as_secs_f64();
        bucket.left = (bucket.left + passed * mails_a_second).min(most);
        bucket.filled = now;
        let takes = bucket.left >= 1.0;
        if takes {
            bucket.left -= 1.0;
        }
        takes
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_second_of_the_rate_at_once_and_then_the_rate() {
        let rate = SendRate::default();
        let at_once = (0..100).filter(|_| rate.takes_one(14.0)).count();
        assert_eq!(at_once, 14);
        tokio::time::advance(Duration::from_millis(500)).await;
        assert_eq!((0..100).filter(|_| rate.takes_one(14.0)).count(), 7);
        tokio::time::advance(Duration::from_secs(60)).await;
        assert_eq!((0..100).filter(|_| rate.takes_one(14.0)).count(), 14);
    }

    #[tokio::test(start_paused = true)]
    async fn less_than_one_a_second_is_one_at_a_time() {
        let rate = SendRate::default();
        assert!(rate.takes_one(0.25) && !rate.takes_one(0.25));
        tokio::time::advance(Duration::from_secs(4)).await;
        assert!(rate.takes_one(0.25));
    }
}
