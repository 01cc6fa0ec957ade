//! The follow-up policy: pure functions over leads, events and time.
//!
//! Nothing here knows of AWS, of async code, of a clock, of the environment or of randomness.
//! Time is an argument, identifiers are derived, and the same input gives the same decision.
//!
//! The way through: [`policy::Policy::compile`] turns files into a policy; [`lead::Lead::received`] starts a
//! lead; [`decide::decide`] says what follows from each [`event::Event`]; [`agenda::agenda`] says what the lead
//! waits for, and until when; [`route::route`] chooses a rep.

pub mod access;
pub mod agenda;
pub mod booking;
pub mod brand;
pub mod cadence;
pub mod charge;
pub mod correction;
mod countdown;
pub mod criteria;
pub mod decide;
pub mod digest;
pub mod escalation;
pub mod event;
pub mod figures;
pub mod firm;
pub mod form;
pub mod guard;
pub mod ids;
pub mod inquiry;
pub mod language;
pub mod law;
pub mod lead;
pub mod lists;
pub mod merging;
pub mod message;
pub mod next_work;
pub mod nurture;
pub mod overview;
pub mod people;
pub mod person;
pub mod policy;
pub mod promise;
pub mod proposal;
pub mod retention;
pub mod rope;
pub mod route;
pub mod script;
pub mod search;
pub mod source;
pub mod team;
pub mod team_file;
pub mod telling;
pub mod template;
pub mod territory;
pub mod time_line;
pub mod timeline;
pub mod timetable;
mod toml_words;
mod word;
pub mod work;
mod written;
