//! How a mail to a lead is written: what is read for it, what its template is filled in with, and the words that come of it.
//!
//! `send` makes a mail of the words, and the desk shows them before they leave: both have them from here, so that what somebody reads is
//! what goes out.

mod email;
mod facts;
mod sender;
mod thread;
mod values;

pub use email::{LeadEmail, WrittenEmail};
pub use facts::LeadFacts;
pub use sender::{reply_address, team_sender};
pub use thread::{Thread, host};
pub use values::owned_up_to;
