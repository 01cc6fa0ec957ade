//! What holds for every lead as it was pushed last: company, limits, booking and sources; team, calendars and forms.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::booking::Booking;
use crate::brand::Brand;
use crate::form::Form;
use crate::ids::PersonId;
use crate::language::Language;
use crate::law::region::Law;
use crate::nurture::Nurture;
use crate::policy::campaign::Campaign;
use crate::policy::companies::CompanyRouting;
use crate::policy::company::Company;
use crate::policy::figure_rules::FigureRules;
use crate::policy::team_changes::TeamChanges;
use crate::retention::Retention;
use crate::source::Source;
use crate::team::{Person, Roster, Team, TimeAway};
use calendar::{Calendar, Span};
use chrono::{NaiveDate, NaiveTime};

/// When an inquiry is suspicious. Suspicion sends to review; it deletes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Inquiries from one network source in an hour.
    pub per_source_hour: u32,
    /// Inquiries of one text with a link in it to different people in an hour.
    pub same_text_hour: u32,
}

/// What is different for a source of inquiries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LeadSource {
    /// How long leads who did not ask for an immediate call are left in peace.
    #[serde(default)]
    pub start_after: Option<Span>,
    /// Rows are imported with `--source` and this name: no form, file of `sources` or campaign has to bring it.
    #[serde(default)]
    pub imported: bool,
}

/// `policy.toml` without the rules that a lead pins, and the other files without the templates, which it pins too.
#[derive(Debug, Clone)]
pub struct ActiveConfig {
    /// Who we are.
    pub company: Company,
    /// How we look.
    pub brand: Brand,
    /// What is suspicious.
    pub limits: Limits,
    /// How people book a time; not at all, if absent.
    pub booking: Option<Booking>,
    /// What becomes of who rests.
    pub nurture: Nurture,
    /// How long what is known of somebody is kept.
    pub retention: Retention,
    /// Sources by name.
    pub sources: BTreeMap<String, LeadSource>,
    /// Who takes the leads of one company.
    pub routing: CompanyRouting,
    /// What figures say of people, and what sources cost.
    pub figures: FigureRules,
    /// The team.
    pub roster: Roster,
    /// Who has to agree to a change of it that is made on its page.
    pub team_changes: TeamChanges,
    /// Calendars by file name.
    pub calendars: BTreeMap<String, Calendar>,
    /// The calendar of the policy's clocks, found by its name once: every decision asks for it many times.
    pub(super) office: Option<Calendar>,
    /// The law that holds for whoever nothing else is known of: the strictest of those of the places where the company's leads live.
    pub law: Law,
    /// Forms by file name.
    pub forms: BTreeMap<String, Form>,
    /// Where inquiries come from besides forms, by file name.
    pub inlets: BTreeMap<String, Source>,
    /// Campaigns by file name.
    pub campaigns: BTreeMap<String, Campaign>,
    /// The same as it is said in the company's other languages; nothing in what is one of these itself.
    pub translations: BTreeMap<Language, Arc<ActiveConfig>>,
}

impl ActiveConfig {
    /// The calendar of the policy's clocks.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        self.office
            .as_ref()
            .expect("the check refuses a policy without its calendar")
    }

    /// The working hours of a person; the policy's when they have none of their own.
    #[must_use]
    pub fn calendar_of(&self, person: &PersonId) -> &Calendar {
        // In most teams nobody has hours of their own, and nobody has to be looked for.
        let people = Some(&self.roster.people).filter(|people| people.has_own_hours());
        let found = people.and_then(|people| people.named(person));
        found.map_or_else(|| self.calendar(), |person| self.hours_of(person))
    }

    /// The same of somebody who was found in the roster.
    pub(crate) fn hours_of(&self, person: &Person) -> &Calendar {
        let own = person.calendar.as_ref();
        own.and_then(|name| self.calendars.get(name))
            .unwrap_or_else(|| self.calendar())
    }

    /// The absence of somebody who works last on the day before `from`, and again from the opening of the day `until`.
    #[must_use]
    pub fn time_away(&self, person: &PersonId, from: NaiveDate, until: NaiveDate) -> TimeAway {
        let calendar = self.calendar_of(person);
        let midnight = |date: NaiveDate| calendar.instant(date.and_time(NaiveTime::MIN));
        TimeAway::between(
            midnight(from),
            calendar.opening_at_or_after(midnight(until)),
        )
    }

    /// Whether somebody has two absences on one day. One may begin on the day on which they would work again, as in `team.toml`.
    #[must_use]
    pub fn share_a_day(&self, person: &PersonId, one: TimeAway, other: TimeAway) -> bool {
        let calendar = self.calendar_of(person);
        let day = |at| calendar.local(at).date_naive();
        let begins = |away: TimeAway, until| away.from.is_none_or(|from| day(from) < day(until));
        begins(one, other.until) && begins(other, one.until)
    }

    /// Adds to what the table knows of everybody the absences that `team.toml` names.
    pub fn plan_absences(&self, team: &mut Team) {
        for person in &self.roster.people {
            let planned = person.away.iter();
            let planned = planned.map(|days| self.time_away(&person.id, days.from, days.until));
            let planned: Vec<TimeAway> = planned.collect();
            if planned.is_empty() {
                continue;
            }
            let load = team.load_mut(&person.id);
            let ended = planned.into_iter().map(|away| away.ended(load.returned_at));
            load.away.extend(ended);
        }
    }
}
