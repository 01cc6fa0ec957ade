//! What the table promises, item by item: who wins, what is refused, what is kept, and what is due when.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod acting;
mod arrivals;
mod arriving;
mod calendars;
mod claims;
mod days;
mod failing;
mod floods;
mod full_lists;
mod outbox;
mod people;
mod policies;
mod probes;
mod requests;
mod restored;
mod scene;
mod sending;
mod shared_numbers;
mod support;
mod team;
mod tellings;
mod trusting;
mod waiting;
mod waiting_notices;
