//! The desk against a whole table: what its pages show, and what their posts do.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod absences;
mod asked_too_often;
mod board;
mod booking;
mod booking_by_rep;
mod browser;
mod day;
mod day_requests;
mod figures;
mod figures_hours;
mod figures_promises;
mod finding;
mod for_you;
mod languages;
mod lead_page;
mod lead_requests;
mod links;
mod long_day;
mod long_pages;
mod nudge;
mod office;
mod outcomes;
mod policy;
mod put_off;
mod races;
mod roles;
mod seats;
mod several;
mod team;
mod team_of_two;
mod team_page;
mod texts;
mod three_lines;
mod way_back;
mod wishes;
