//! The state of a demo's visit: whether it is still being played, whether somebody wants to begin anew, and what they were told last.

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

/// The state of a demo.
#[derive(Debug, Default)]
pub(super) struct DemoVisit {
    /// Whether it is being played before somebody's eyes.
    pub(super) is_playing: AtomicBool,
    /// Told when somebody wants it to begin anew.
    pub(super) anew: Notify,
    /// What happened when the clock was moved last.
    pub(super) news: Mutex<Vec<String>>,
}
