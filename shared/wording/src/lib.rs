//! The words that people read, made of facts where they are read (P17).
//!
//! What is stored and published holds codes, names of the policy's own, numbers and times; nothing reads a sentence back.

pub mod fact;
pub mod reason;
