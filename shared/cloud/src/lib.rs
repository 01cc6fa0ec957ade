//! Everything that touches AWS: the lead table, mail, the bus, configuration and logs.
//!
//! There is one implementation, against the AWS SDK. What answers the SDK, AWS or the local AWS of one machine, is
//! decided below its HTTP layer and cannot be seen from here.

pub mod account;
pub mod addresses;
pub mod answer;
#[cfg(test)]
mod answering;
pub mod attributes;
pub mod bus;
pub mod caller;
pub mod canary;
mod cloud;
mod error;
pub mod free_times;
mod http;
pub mod issuer;
pub mod keys;
pub mod lead_view;
pub mod links;
pub mod mail;
pub mod objects;
mod oidc;
mod outside;
pub mod page;
pub mod proof;
mod read_ahead;
mod rehome;
mod request;
pub mod restore;
pub mod route;
pub mod secrets;
pub mod settings;
pub mod source_keys;
mod source_secrets;
pub mod stamps;
pub mod table;
pub mod telemetry;
mod throttles;
mod token_services;
pub mod tokens;
pub mod transact;
mod transaction;

pub use crate::cloud::Cloud;
pub use crate::error::{CloudError, causes};
pub use crate::http::AwsClients;
