//! What the table promises, item by item: who wins, what is refused, what is kept, and what is due when.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod acting;
mod arriving;
mod calendars;
mod claims;
mod failing;
mod outbox;
mod people;
mod probes;
mod restored;
mod scene;
mod sending;
#[path = "../support/mod.rs"]
mod support;
mod team;
mod trusting;
mod waiting;
