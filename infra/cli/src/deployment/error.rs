//! Why the deployment cannot be opened, or its clock not moved.

use calendar::{Instant, format_instant};
use cloud::CloudError;
use cloud::table::policy::ActivateError;
use followup::policy::PolicyFinding;
use local::LocalAwsError;

use crate::deployment::secrets::SecretsError;
use crate::page_changes::Undone;

/// Why the deployment cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum LocalDeploymentError {
    /// The local AWS cannot be opened.
    #[error(transparent)]
    Aws(#[from] LocalAwsError),
    /// The table refused.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// There are no secrets.
    #[error(transparent)]
    Secrets(#[from] SecretsError),
    /// The policy was not activated.
    #[error(transparent)]
    Activate(#[from] ActivateError),
    /// The policy is unfit.
    #[error("the policy has {} findings, and was not activated", .0.len())]
    Policy(Vec<PolicyFinding>),
    /// The policy would undo what was changed on the page of the team.
    #[error("{0}")]
    Undoes(Undone),
}

/// Why the clock was not moved.
#[derive(Debug, thiserror::Error)]
pub enum AdvanceError {
    /// Into the past.
    #[error("the clock is at {} and does not go back to {}", format_instant(*now), format_instant(*asked))]
    Backwards {
        /// Where it stands.
        now: Instant,
        /// Where it was asked to go.
        asked: Instant,
    },
    /// Further than the clock is moved at once.
    #[error("at most {days} days at a time")]
    TooFar {
        /// The most that the clock is moved at once.
        days: i64,
    },
    /// The local AWS could not keep the time.
    #[error(transparent)]
    Aws(#[from] LocalAwsError),
}
