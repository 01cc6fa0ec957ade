//! What a lead wrote to us.

use calendar::Instant;

/// What a lead wrote to us.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// When it came.
    pub(super) at: Instant,
    /// Its words, without what they quote.
    pub(super) text: String,
}
