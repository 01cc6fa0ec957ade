//! What can go wrong with a local AWS itself, as opposed to what it answers on the wire.

use std::path::PathBuf;

/// Why a local AWS could not be opened, or could not keep what it was given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LocalAwsError {
    /// A file or folder could not be read or written.
    #[error("cannot use {}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The disk has no room left.
    #[error("no room on the disk under {}: make some, and it goes on by itself", folder.display())]
    Full {
        /// The folder that is on it.
        folder: PathBuf,
    },
    /// Another process has this folder open.
    #[error(
        "{} is in use by {}: stop that first (Ctrl-C where it runs), or name another folder",
        path.display(),
        user(*process)
    )]
    InUse {
        /// The folder.
        path: PathBuf,
        /// Which process, if it has said so.
        process: Option<u32>,
    },
    /// A file of the local AWS holds something that is not ours.
    #[error("{}, line {line}, is not readable (restore the folder from a backup, or name another)", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser said.
        source: serde_json::Error,
    },
    /// The embedded engine refused.
    #[error(
        "the table of this folder cannot be opened (restore the folder from a backup, or name another)"
    )]
    Engine(#[from] dynoxide::DynoxideError),
    /// The clock was asked to go back.
    #[error("the clock is at {now} and does not go back to {asked}")]
    Backwards {
        /// Where the clock stands.
        now: calendar::Instant,
        /// Where it was asked to go.
        asked: calendar::Instant,
    },
    /// An option has no meaning.
    #[error("{0}")]
    Option(&'static str),
}

/// Who has a folder open.
fn user(process: Option<u32>) -> String {
    match process {
        Some(process) => format!("process {process}"),
        None => "another process".to_owned(),
    }
}
