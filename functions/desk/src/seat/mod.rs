//! The pages of who is signed in, below `/desk`: one table of them, from which the routes, the description and the test of roles are made.
//!
//! A page of the desk is for everybody of the team, for who may have leads, or for who leads the team; a handler is asked only once that holds.

mod board;
mod board_leads;
mod day_lines;
mod day_parts;
mod day_view;
mod difference;
mod erase;
mod figures;
mod find;
mod first_lead;
mod frame;
mod gate;
mod just_done;
mod kept;
mod late;
mod lead;
mod moved_on;
mod new;
mod overview;
mod parts;
mod policy;
mod put_off;
mod row;
mod sign_out;
mod today;
mod version;
mod work;

pub(crate) use frame::header;
pub(crate) use gate::{is_from_here, is_own_look, signed_in};
pub(crate) use row::{LEAD, SeatPage, Signed};

/// Every page of the desk, in the order of the description.
pub(crate) const SEATS: [SeatPage; 10] = [
    today::SEAT,
    board::SEAT,
    find::SEAT,
    new::SEAT,
    figures::SEAT,
    policy::SEAT,
    lead::SEAT,
    kept::SEAT,
    erase::SEAT,
    sign_out::SEAT,
];
