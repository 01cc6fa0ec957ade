//! A mail in which we own up to a delay.

use calendar::Instant;
use chrono::Duration;

/// How near its time a mail is as good as gone: the next sweep sends it.
const AS_GOOD_AS_GONE: Duration = Duration::minutes(2);

/// Whether a mail that leaves at `at` is going out as somebody reads of it: too late to be in touch before.
pub(super) fn leaves_now(at: Instant, now: Instant) -> bool {
    at - now <= AS_GOOD_AS_GONE
}

/// A mail in which we own up to a delay.
#[derive(Debug, Clone, Copy)]
pub(super) enum DelayMail {
    /// It left.
    Told {
        /// When.
        at: Instant,
    },
    /// It goes out by itself.
    Planned {
        /// When.
        at: Instant,
    },
}
