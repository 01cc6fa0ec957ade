//! The layout of the files of a policy.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::active::{LeadSource, Limits};
use super::company::CompanySource;
use super::files::PolicyFiles;
use super::rules::{Cadence, Clocks};
use crate::booking::Booking;
use crate::brand::BrandSource;
use crate::criteria::Criteria;
use crate::form::Challenge;
use crate::form::challenge_source::{ChallengeFault, ChallengeSource};
use calendar::{CalendarSource, Day};

/// The format of `policy.toml` that this code reads.
pub const FORMAT: u32 = 1;

/// The layout of `policy.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyFile {
    pub(super) format: u32,
    pub(super) company: CompanySource,
    #[serde(default)]
    pub(super) brand: BrandSource,
    pub(super) limits: Limits,
    pub(super) criteria: Criteria,
    pub(super) clocks: Clocks,
    pub(super) cadence: Cadence,
    #[serde(default)]
    pub(super) forms: FormsSource,
    #[serde(default)]
    pub(super) booking: Option<Booking>,
    #[serde(default)]
    pub(super) sources: BTreeMap<String, LeadSource>,
}

/// What holds for every form whose own file says nothing of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormsSource {
    #[serde(default)]
    challenge: Option<ChallengeSource>,
}

impl FormsSource {
    /// What a browser is asked for.
    pub(super) fn challenge(&self) -> Result<Option<Challenge>, ChallengeFault> {
        let asked = self.challenge.as_ref().map(ChallengeSource::challenge);
        asked.transpose().map(Option::flatten)
    }
}

/// The layout of a calendar's file: a [`CalendarSource`], and the `.ics` files beside it that name its holidays.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarFile {
    tz: String,
    hours: BTreeMap<Day, Vec<(String, String)>>,
    #[serde(default)]
    holidays: Vec<String>,
    #[serde(default)]
    holidays_ics: Vec<String>,
    #[serde(default)]
    exceptions: BTreeMap<String, Vec<(String, String)>>,
}

impl CalendarFile {
    /// The calendar with the texts beside it, and the files that are not there.
    pub(super) fn beside(self, sources: &PolicyFiles) -> (CalendarSource, Vec<String>) {
        let mut source = CalendarSource {
            tz: self.tz,
            hours: self.hours,
            holidays: self.holidays,
            exceptions: self.exceptions,
            ..CalendarSource::default()
        };
        let mut absent = Vec::new();
        for name in self.holidays_ics {
            let file = format!("calendars/{name}");
            match sources.get(&file) {
                Some(text) => source.holidays_ics.push(text.to_owned()),
                None => absent.push(file),
            }
        }
        (source, absent)
    }
}
