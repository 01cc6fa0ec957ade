//! One module a page, and one row: the purpose of its link, for whom it is, what it shows, what its post does, and how programs are told of it.

pub(crate) mod absence;
pub(crate) mod announcement;
mod assign;
pub(crate) mod at_once;
pub(crate) mod availability;
mod booking;
mod go_on;
mod keep;
pub(crate) mod list;
pub(crate) mod merge;
mod message;
mod opt_in;
pub(crate) mod outcome;
mod own_address;
mod ready;
mod resume;
mod row;
mod sign_in;
mod stop;
mod team;
mod three_lines;
mod verdict;

pub(crate) use row::{Page, Served, Takes};

/// Every page, in the order of the description.
pub(crate) const PAGES: [Page; 17] = [
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
    sign_in::PAGE,
    booking::PAGE,
    stop::PAGE,
    opt_in::PAGE,
    ready::PAGE,
];
