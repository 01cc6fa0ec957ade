//! Every rule of the follow-up, as the shipped policy has it, in a world whose clock jumps.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod cadence;
mod conversation;
mod ladder;
mod outcomes;
mod qualify;
#[path = "../support/mod.rs"]
mod support;
mod wishes;
mod world;
