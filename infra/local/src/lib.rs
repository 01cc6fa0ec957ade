//! AWS on one machine, in one process.
//!
//! A [`LocalAws`] answers the AWS SDKs below their HTTP layer: the production code runs unchanged, retries and
//! serialisation included, without a socket. Tests, simulation and `baton up` all stand on it.
//!
//! What is answered: DynamoDB (an embedded engine, in memory or in a file), SES v2 `SendEmail`, `GetAccount`,
//! `GetEmailIdentity` and `ListSuppressedDestinations`, EventBridge `PutEvents`, Secrets Manager `GetSecretValue`.
//! Of AWS, everything else is refused by name; what is outside of it answers with the texts that were put there.
//!
//! What an embedded engine hides is put back: requests yield before and after they are applied, overlapping
//! transactions conflict, index reads may lag, client tokens expire, answers get lost, and the mail service reports
//! what became of a mail. All of it follows from one seed and one simulated clock, so that a run can be replayed.

mod accepted_mail;
mod aws;
mod clock;
mod connector;
mod dice;
mod dynamodb;
mod eml;
mod error;
mod eventbridge;
mod events;
mod faults;
mod journal;
mod mailbox;
mod objects;
mod options;
mod pages;
mod secrets;
mod send_rate;
mod services;
mod ses;
mod ses_account;
mod ses_events;
mod sites;
mod sleep;
mod store;
pub mod strict;
mod throughput;
mod usage;
mod wire;
mod written_address;

pub use accepted_mail::AcceptedMail;
pub use aws::{LocalAws, Snapshot};
pub use clock::SimulatedClock;
pub use error::LocalAwsError;
pub use events::{BusEvent, EMAIL_RECEIVED, EventQueue};
pub use faults::{Fault, FaultPlan, FaultRule, Faults, SeenRequest};
pub use journal::{Called, WrittenKeys};
pub use mailbox::Mailbox;
pub use options::{IndexLag, Options, Speed};
pub use sites::{Site, SiteAnswer, SiteRequest};
pub use store::{DATA_FILES, DataLock, create_folder, read_json, write_json};
pub use usage::{OperationUsage, Usage};
pub use wire::LocalService;
