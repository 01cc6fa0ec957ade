//! A mail in which we own up to a delay.

use calendar::Instant;

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
