//! The follow-up policy: pure functions over leads, events and time.
//!
//! Nothing here knows of AWS, of async code, of a clock, of the environment or of randomness.
//! Time is an argument, identifiers are derived, and the same input gives the same decision.

pub mod template;
pub mod form;
pub mod inquiry;
pub mod time;
