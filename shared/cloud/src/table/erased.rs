//! What an erasure took away, as its record counts it.

use followup::ids::LeadId;

/// What an erasure took away.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Erased {
    /// The leads that it was about.
    pub leads: Vec<LeadId>,
    /// Inquiries with their answers.
    pub inquiries: u64,
    /// Notes, and texts of replies.
    pub notes: u64,
    /// Addresses and numbers by which somebody would have been recognised.
    pub identities: u64,
    /// Messages that will not be sent.
    pub dropped: u64,
    /// What was kept of somebody who left the team.
    #[serde(skip)]
    pub of_team: u64,
}
