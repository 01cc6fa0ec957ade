//! Times that a lead can choose, and the meeting that comes of it.
//!
//! A rep's day is cut into quarters of an hour, in UTC. A meeting takes its quarters and those of the buffer after it; whoever
//! takes a quarter first has it. What is free follows from working hours, what is taken, the rep's own calendar and absences:
//! [`Availability::is_free`] is the whole rule, and [`Availability::free`] lists what it allows.

mod address;
mod appointment;
mod availability;
mod cell;
mod invitation;
mod method;
mod rules;
mod way;
mod zone;

pub use address::outside;
pub use appointment::{Appointment, Arrangement, Side, Standing};
pub use availability::Availability;
pub use cell::{CELL, Cell, cells};
pub use invitation::{Attendee, Invitation, Method, calendar_text};
pub use method::Bookable;
pub use rules::{
    Booking, MAX_BUFFER, MAX_HORIZON_DAYS, MAX_OFFERED, MAX_PLACE_CHARS, MAX_REMINDERS, MAX_SLOT,
};
pub use way::MeetingWay;
pub use zone::{OFFERED_ZONES, Zone};
