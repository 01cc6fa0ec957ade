//! The local AWS as the production code meets it: through the real SDK clients.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "the SDK's errors are open enums"
)]

mod clock;
mod faults;
mod mail;
mod restart;
mod shop;
mod snapshot;
mod table;
mod throughput;
