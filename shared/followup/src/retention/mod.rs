//! How long what is known of somebody is kept, by how it went with them, and when it is erased.
//!
//! What is owed, or goes on, is kept: only the end of a lead starts the time of its person, and whoever writes again after it starts it anew. Of
//! who never answered while a lead is open, their law says it ([`crate::law::erased_at`]). What stays in any case are facts without a person,
//! and that an address is not to be written to.
//!
//! Two kinds of text go before their person does. What was written by mail goes some time after it came, but for what still waits for an answer. What the
//! team noted goes some time after the end and not before: a note is what the next call stands on, and three lines for whoever takes over are of no use
//! if they went while the lead was resting.

mod rules;
mod when;

pub use rules::{ErasureReason, Retention, TextKind};
pub use when::{erased_at, text_erased_at};
