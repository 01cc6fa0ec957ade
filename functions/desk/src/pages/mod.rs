//! One module a page, and one row: the purpose of its link, what it shows, what its post does, and how programs are told of it.

mod absence;
mod announcement;
mod assign;
mod at_once;
mod availability;
mod booking;
mod go_on;
mod keep;
mod list;
mod merge;
mod message;
mod opt_in;
mod outcome;
mod own_address;
mod ready;
mod resume;
mod row;
mod stop;
mod team;
mod three_lines;
mod verdict;

pub(crate) use row::{Page, Takes};

/// Every page, in the order of the description.
pub(crate) const PAGES: [Page; 16] = [
    outcome::PAGE,
    assign::PAGE,
    verdict::PAGE,
    announcement::PAGE,
    keep::PAGE,
    three_lines::PAGE,
    list::PAGE,
    team::PAGE,
    resume::PAGE,
    go_on::PAGE,
    own_address::PAGE,
    message::PAGE,
    booking::PAGE,
    stop::PAGE,
    opt_in::PAGE,
    ready::PAGE,
];
