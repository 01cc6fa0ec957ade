//! Nothing is lost, whatever fails and whenever.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod account;
mod enumerate;
mod kill;
mod poison;
mod sign_in;
mod standing;
mod town;
mod up;
