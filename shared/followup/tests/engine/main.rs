//! Every rule of the follow-up, as the shipped policy has it, in a world whose clock jumps.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod access;
mod approvals;
mod arranged;
mod breathing;
mod cadence;
mod campaigns;
mod charges;
mod colleagues;
mod conversation;
mod digests;
mod doubts;
mod guard;
mod handed_back;
mod handovers;
mod ladder;
mod law;
mod left_alone;
mod listed;
mod lists;
mod meetings;
mod merging;
mod notices;
mod nurture;
mod outcomes;
mod owing;
mod people;
mod permissions;
mod population;
mod promised;
mod properties;
mod qualify;
mod requests;
mod same_person;
mod shares;
mod signs;
mod spent;
#[path = "../support/mod.rs"]
mod support;
mod tasks;
mod team_file;
mod territories;
mod unsent;
mod wishes;
mod work;
mod world;
