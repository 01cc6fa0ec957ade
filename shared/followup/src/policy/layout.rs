//! The layout of the files of a policy.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::active::{LeadSource, Limits};
use super::companies::CompanyRouting;
use super::company::CompanySource;
use super::figure_rules::FigureRules;
use super::files::PolicyFiles;
use super::rules::{Cadence, Clocks};
use super::team_changes::TeamSource;
use crate::booking::Booking;
use crate::brand::BrandSource;
use crate::criteria::Criteria;
use crate::form::Challenge;
use crate::form::challenge_source::{ChallengeFault, ChallengeSource};
use crate::nurture::Nurture;
use crate::retention::Retention;
use calendar::{CalendarSource, Day};

/// The format of `policy.toml` that this code reads.
pub const FORMAT: u32 = 1;

/// The layout of `policy.toml`.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyFile {
    /// The format of the file: always 1 today.
    pub(super) format: u32,
    /// Who we are.
    pub(super) company: CompanySource,
    /// How pages and mails to leads look.
    #[serde(default)]
    pub(super) brand: BrandSource,
    /// When an inquiry is suspicious. Suspicion sends it to the manager's review; it deletes nothing.
    pub(super) limits: Limits,
    /// Who is ready for a rep, who is to be settled first, and who is no lead.
    pub(super) criteria: Criteria,
    /// Every duration that somebody waits for.
    pub(super) clocks: Clocks,
    /// The steps of the follow-up.
    pub(super) cadence: Cadence,
    /// What holds for every form whose own file says nothing of it.
    #[serde(default)]
    pub(super) forms: FormsSource,
    /// How people book a time; without it nobody does.
    #[serde(default)]
    pub(super) booking: Option<Booking>,
    /// What becomes of who rests: letters from the folder `letters` for who agreed to them, and an end.
    #[serde(default)]
    pub(super) nurture: Nurture,
    /// How long after a lead has ended what is known of its person is kept.
    #[serde(default)]
    pub(super) retention: Retention,
    /// What is different for a source of inquiries, by its name.
    #[serde(default)]
    pub(super) sources: BTreeMap<String, LeadSource>,
    /// Who takes the leads of one company.
    #[serde(default)]
    pub(super) routing: CompanyRouting,
    /// What figures say of people, and what sources cost.
    #[serde(default)]
    pub(super) figures: FigureRules,
    /// How the team is changed without a push.
    #[serde(default)]
    pub(super) team: TeamSource,
}

/// What holds for every form whose own file says nothing of it.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct FormsSource {
    /// What a browser does before it sends.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarFile {
    /// The time zone, by its name in the IANA database.
    tz: String,
    /// The working hours of each day, as intervals; a day that is left out is closed. `24:00` is the end of a day.
    hours: BTreeMap<Day, Vec<(String, String)>>,
    /// Days on which nobody works.
    #[serde(default)]
    holidays: Vec<String>,
    /// `.ics` files beside this one that name more.
    #[serde(default)]
    holidays_ics: Vec<String>,
    /// Days with hours of their own; without any, the day is closed.
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
