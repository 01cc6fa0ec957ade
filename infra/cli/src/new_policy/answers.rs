//! The eight answers.

use std::collections::BTreeMap;

use calendar::Day;
use followup::language::Language;

/// When somebody is there, by the day of the week.
pub(super) type WeekHours = BTreeMap<Day, Vec<(String, String)>>;

/// Somebody who follows up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Newcomer {
    pub(super) name: String,
    pub(super) email: String,
}

/// What is known of the company: the answers so far, and what is proposed for the others.
#[derive(Debug, Clone)]
pub struct NewPolicy {
    pub(super) language: Language,
    /// Where those who write are, by the two letters of ISO 3166.
    pub(super) country: String,
    pub(super) company: String,
    pub(super) address: String,
    pub(super) from: String,
    pub(super) zone: String,
    pub(super) hours: WeekHours,
    pub(super) people: Vec<Newcomer>,
    /// By when a person is in touch, in minutes of working time.
    pub(super) promise: u32,
}
