//! The kinds of claims that a text may make.

use crate::template::phrase::Phrases;

/// The claims of one language.
pub(super) struct Claims {
    /// Somebody tried to reach the lead.
    pub(super) attempt: Phrases,
    /// Both were there, and did not meet: an attempt, or an appointment.
    pub(super) missed: Phrases,
    /// The lead asked: to who is on a list it is not true.
    pub(super) inquiry: Phrases,
    /// Something of ours reached the lead, who did not answer.
    pub(super) silence: Phrases,
}
