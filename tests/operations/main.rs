//! What the people who run Baton rely on: what it tells other systems, and what it never tells anybody.
#![allow(clippy::unwrap_used, reason = "a journey fails loudly")]

mod at_the_desk;
mod budget;
mod burst;
mod canary;
mod challenge;
mod company_accounts;
mod costs;
mod crowd;
mod decisions;
mod events;
mod golden;
mod journey;
mod logs;
mod look;
mod minute;
mod names;
mod notices;
mod outage;
mod outside;
mod pages;
mod paths;
mod policy_page;
mod rate;
mod rooms;
mod schemas;
mod sources;
mod unused;
mod volume;
