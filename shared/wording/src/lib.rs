//! The words that people read, made of facts where they are read (P17).
//!
//! What is stored and published holds codes, names of the policy's own, numbers and times; nothing reads a sentence back. The words of each
//! language are the catalogue's: [`Words`] says a message of it, [`moment`] a time, [`promise`] what somebody is promised, and [`mails`]
//! has the texts around what the team reads.

pub mod amount;
pub mod fact;
pub mod figures;
pub mod foreseen;
pub mod form;
pub mod greeting;
pub mod label;
pub mod language;
pub mod mails;
pub mod medium;
pub mod meeting;
pub mod moment;
pub mod office_hours;
pub mod phone;
pub mod promise;
pub mod reason;
pub mod sample;
pub mod script;
pub mod spreadsheet;
pub mod step;
pub mod taken_down;
pub mod team_change;
pub mod topic;
mod words;

pub use words::{Words, counted, with_capital};
