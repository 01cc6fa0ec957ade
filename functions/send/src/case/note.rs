//! A note of the team.

use calendar::Instant;
use followup::ids::PersonId;

/// Something that somebody of the team noted.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// When.
    pub(super) at: Instant,
    /// Who.
    pub(super) by: PersonId,
    /// Their words.
    pub(super) text: String,
}
