//! How a command ends: its exit codes, and how it says what went wrong.

use crate::command::output::err;
use crate::place::PlaceError;

/// Everything went well.
pub(super) const OK: u8 = 0;
/// What was looked at has findings, or a line could not be answered.
pub(super) const FINDINGS: u8 = 1;
/// It could not be done at all; a mistake in the arguments ends so, too.
pub(super) const FAILED: u8 = 2;

/// Runs what a command does to its end, on this thread.
pub(super) fn in_runtime<T, E: From<PlaceError>>(
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(PlaceError::Runtime)?;
    runtime.block_on(work)
}

/// Says what went wrong, with what was behind it.
pub(super) fn complain(error: &dyn std::error::Error) -> u8 {
    err!("baton: {}", cloud::causes(error));
    FAILED
}
