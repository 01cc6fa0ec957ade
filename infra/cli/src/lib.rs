//! The `baton` command, and the whole deployment in one process behind it.
//!
//! [`LocalDeployment`] is a local AWS with every function in it; journeys use it without a socket. [`controls`] are the addresses
//! under `/local/`, which exist on one machine only. [`server`] puts both behind a port; [`command`] is what the
//! command line does.

mod aws;
pub mod command;
pub mod controls;
pub mod cost;
pub mod demo;
mod deployment;
mod dmarc;
mod dns;
pub mod export;
pub mod folder;
pub mod import;
pub mod leads;
pub mod letters;
pub mod list;
pub mod new_policy;
mod page_changes;
mod person_column;
pub mod place;
pub mod preview;
pub mod proof;
pub mod server;
pub mod shipped;
pub mod simulate;
mod take_over;
pub mod variants;

pub use aws::WayError;
pub use deployment::{
    AdvanceError, Advanced, Failure, FunctionUsage, LocalDeployment, LocalDeploymentError,
    MAX_BODY_BYTES, Observed, Peer, SECRETS_FILE, SecretsError, Setup, Target, Unaccepted,
    addresses, addresses_in,
};
pub use page_changes::Undone;
