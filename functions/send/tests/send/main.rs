//! The send function against a local AWS: every state that a message passes, and every mail that leaves.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod asked_besides;
mod demands;
mod drafts;
mod faults;
mod for_information;
mod hostile;
mod lists;
mod many_leads;
mod so;
mod states;
mod support;
mod taken_down;
mod team_change;
mod tellings;
mod to_leads;
mod to_team;
mod unjudged;
mod weeks;
