//! Why a demo was not played to its end.

use cloud::CloudError;

use crate::demo::script::ScriptError;
use crate::deployment::{AdvanceError, Unaccepted};

/// Why it was not played to its end.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The script cannot be played.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// Somebody's form was not taken, or who rang was not taken down.
    #[error(transparent)]
    Form(#[from] Unaccepted),
    /// The clock was not moved.
    #[error(transparent)]
    Clock(#[from] AdvanceError),
    /// The table refused.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}
