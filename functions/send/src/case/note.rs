//! A note of the team.

use calendar::Instant;
use followup::ids::PersonId;

/// Something that somebody of the team noted.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// When it was noted.
    pub(super) at: Instant,
    /// The person of the team who noted it.
    pub(super) by: PersonId,
    /// Their words.
    pub(super) text: String,
}
