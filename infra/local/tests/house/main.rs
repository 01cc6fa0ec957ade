//! The house as the production code meets it: through the real SDK clients.
#![allow(clippy::unwrap_used)]

mod clock;
mod faults;
mod mail;
mod restart;
mod shop;
mod table;
mod throughput;
