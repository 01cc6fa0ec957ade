//! What leaked of inquiries that really came: who was never contacted, or later than this policy promises; when it was, and where they came from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use followup::figures::LogHistogram;
use followup::policy::Policy;
use followup::promise::promise;
use serde::Serialize;

use crate::answers::{AnswersError, FilledForms};
use crate::population::{FirstContact, Population, RecordedInquiry};

/// When an inquiry came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeOfWeek {
    /// While the office was open.
    Open,
    /// On a working day, before or after its hours.
    WorkingDay,
    /// On a weekend or a holiday.
    ClosedDay,
}

/// What became of some of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LeakCount {
    /// How many came.
    pub inquiries: u64,
    /// How many were contacted later than this policy promises.
    pub late: u64,
    /// How many were never contacted.
    pub never: u64,
}

/// What leaked.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Leaks {
    /// Of all.
    pub all: LeakCount,
    /// By when they came.
    pub by_time: BTreeMap<TimeOfWeek, LeakCount>,
    /// By where they came from.
    pub by_source: BTreeMap<String, LeakCount>,
    /// By the first day of the month in which they came.
    pub by_month: BTreeMap<NaiveDate, LeakCount>,
    /// From the inquiry to the first contact, of those who had one of which the hour is known: by the clock.
    pub waits: LogHistogram,
}

impl LeakCount {
    fn count(&mut self, late: bool, never: bool) {
        self.inquiries += 1;
        self.late += u64::from(late);
        self.never += u64::from(never);
    }
}

/// What leaked of inquiries that really came, by what is recorded of each and not by what is drawn; those of whose first contact nothing is known are in none of its numbers. Nothing, where no first contact is recorded at all: then nobody knows.
///
/// # Errors
/// As [`crate::run`].
pub fn leaks(policy: &Policy, population: &Population) -> Result<Option<Leaks>, AnswersError> {
    let recorded = &population.recorded;
    let is_contacted = |one: &RecordedInquiry| match one.first_contact {
        FirstContact::At(_) | FirstContact::NotBefore(_) => true,
        FirstContact::Never | FirstContact::Unknown => false,
    };
    if !recorded.iter().any(is_contacted) {
        return Ok(None);
    }
    let mut forms = FilledForms::of(policy, population.scenario.seed)?;
    let calendar = policy.calendar();
    let mut leaks = Leaks::default();
    for who in &population.people {
        let Some(one) = population.recorded_of(who) else {
            continue;
        };
        let inquiry = forms.recorded_alone(one)?;
        let promised = promise(policy, &inquiry, one.at);
        let is_late = |at| promised.is_some_and(|promise| promise.by < at);
        let (late, never) = match one.first_contact {
            // Of a day without an hour, it is late that is late whatever the hour was.
            FirstContact::At(at) | FirstContact::NotBefore(at) => (is_late(at), false),
            // Whom nobody has to call was not forgotten.
            FirstContact::Never => (false, promised.is_some()),
            FirstContact::Unknown => continue,
        };
        let date = calendar.local(one.at).date_naive();
        let time = if calendar.is_open(one.at) {
            TimeOfWeek::Open
        } else if calendar.first_opening_of(date).is_some() {
            TimeOfWeek::WorkingDay
        } else {
            TimeOfWeek::ClosedDay
        };
        let month = chrono::Datelike::with_day(&date, 1).unwrap_or(date);
        leaks.all.count(late, never);
        leaks.by_time.entry(time).or_default().count(late, never);
        leaks
            .by_source
            .entry(inquiry.source)
            .or_default()
            .count(late, never);
        leaks.by_month.entry(month).or_default().count(late, never);
        if let FirstContact::At(at) = one.first_contact {
            let waited = (at - one.at).num_seconds();
            leaks.waits.record(u64::try_from(waited).unwrap_or(0));
        }
    }
    Ok(Some(leaks))
}
