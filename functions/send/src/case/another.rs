//! Another inquiry of a lead.

use calendar::Instant;
use followup::inquiry::Inquiry;

/// Another inquiry of the same matter than the one that the follow-up speaks of.
#[derive(Debug, Clone)]
pub(super) struct Another {
    /// What it says.
    pub(super) inquiry: Inquiry,
    /// When it arrived.
    pub(super) at: Instant,
}
