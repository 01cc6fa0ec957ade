//! How long what is known of somebody is kept, by how it went with them, and when it is erased.
//!
//! What is owed, or goes on, is kept: only the end of a lead starts a time here. Of who never answered while a lead is open, their law says
//! it ([`crate::law::erased_at`]). What stays in any case are facts without a person, and that an address is not to be written to.

mod rules;
mod when;

pub use rules::{ErasureReason, Retention};
pub use when::erased_at;
