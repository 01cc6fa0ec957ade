//! What happened at the company of the demo, as it is written down: who asks and how it goes with them, and the ways of the team.

use std::sync::LazyLock;

use calendar::{Calendar, Instant, Span};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use followup::event::Disposition;
use followup::ids::PersonId;
use serde::Deserialize;

/// The script that is shipped.
const COMPANY: &str = include_str!("../../demo/company.toml");
static SHIPPED: LazyLock<Result<DemoScript, toml::de::Error>> =
    LazyLock::new(|| toml::from_str(COMPANY));
/// How a turn is written in which nothing is done.
const LATER: &str = "later";
/// With what a turn begins in which a mail is written at the desk.
const WRITES: &str = "writes";
/// Days within which an office has a working day.
const MAX_CLOSED_DAYS: u64 = 60;

/// Everything that people did in the weeks before the visit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoScript {
    /// Working days that have passed.
    days: u32,
    /// When the first day begins.
    begins: NaiveTime,
    /// When the visitor comes, on the working day after these.
    ends: NaiveTime,
    /// The team.
    pub(super) people: Vec<DemoColleague>,
    /// Who asks.
    pub(super) inquiries: Vec<DemoInquiry>,
}

/// Somebody of the team, and what they are used to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoColleague {
    /// Their id in the policy.
    pub(super) id: PersonId,
    /// When they turn to their mail on a working day.
    pub(super) looks: Vec<NaiveTime>,
    /// Of a hundred times that a mail asks them for something, so many are left for the next mail.
    pub(super) forgets: u64,
    /// When they are away.
    pub(super) away: Option<DemoAway>,
}

/// An absence, by the numbers of working days.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoAway {
    /// The first day of it.
    pub(super) from: u32,
    /// The first day on which they work again.
    pub(super) until: u32,
}

impl DemoAway {
    /// Whether a day is one of these.
    pub(super) fn has(&self, day: u32) -> bool {
        (self.from..self.until).contains(&day)
    }
}

/// Somebody who asks, and how it goes with them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoInquiry {
    day: u32,
    at: NaiveTime,
    /// It comes on the first day after this one on which the office is closed.
    #[serde(default)]
    weekend: bool,
    pub(super) name: String,
    email: String,
    /// What the form calls it; on the telephone nobody is asked.
    #[serde(default)]
    topic: String,
    message: String,
    phone: Option<String>,
    company: Option<String>,
    timeframe: Option<String>,
    budget: Option<String>,
    contact_when: Option<String>,
    contact_how: Option<String>,
    website: Option<String>,
    #[serde(default)]
    newsletter: bool,
    /// They ring instead, and this colleague talks with them and takes it down at the desk: the lead is theirs from then on.
    pub(super) rings: Option<PersonId>,
    /// A time that they choose behind the link of a mail.
    pub(super) books: Option<DemoBooking>,
    /// What each turn to them comes to.
    #[serde(default)]
    comes: Vec<String>,
    /// What is found where somebody has to look before a rep gets it.
    pub(super) verdict: Option<String>,
    /// Which of the mails to them they answer.
    #[serde(default)]
    pub(super) answers: Vec<DemoAnswer>,
}

/// An answer to a mail.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoAnswer {
    /// Which of the mails to them: 1 is the first.
    pub(super) mail: usize,
    /// How long after it.
    pub(super) after: Span,
    /// What they write.
    pub(super) says: String,
}

/// A time that somebody chooses.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoBooking {
    /// Behind the link of which of the mails to them: 1 is the first.
    pub(super) mail: usize,
    /// How long after it.
    pub(super) after: Span,
    /// On which working day they want to talk.
    pub(super) day: u32,
    /// And at what time.
    pub(super) at: NaiveTime,
}

/// What a turn to somebody comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DemoTurn<'a> {
    /// Nobody does anything: they are left for now.
    Later,
    /// A mail is written at the desk, in these words.
    Writes(&'a str),
    /// It is reported.
    Report {
        outcome: &'a str,
        /// Working days until the date that was agreed, where one was.
        next: Option<u32>,
        /// What somebody bought for, in whole units, where it is known.
        amount: Option<&'a str>,
        note: &'a str,
    },
}

/// Why a script cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum ScriptError {
    /// It is no script.
    #[error("the script of the demo cannot be read: {0}")]
    Unreadable(String),
    /// A turn names no outcome.
    #[error("the script of the demo knows no outcome {0:?}")]
    Outcome(String),
    /// The calendar of the policy has no working days.
    #[error("the calendar of the policy has no working day for so long that no demo can be played")]
    AlwaysClosed,
}

impl DemoScript {
    /// The one that is shipped.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn shipped() -> Result<&'static Self, ScriptError> {
        let script = SHIPPED.as_ref();
        let script = script.map_err(|error| ScriptError::Unreadable(error.to_string()))?;
        for turn in script.inquiries.iter().flat_map(|inquiry| &inquiry.comes) {
            if let DemoTurn::Report { outcome, .. } = turn_of(turn)
                && Disposition::named(outcome).is_none()
            {
                return Err(ScriptError::Outcome(outcome.to_owned()));
            }
        }
        Ok(script)
    }

    /// Its days, for a visit at a moment: that day where the office works, or else the last one on which it did.
    ///
    /// # Errors
    /// When the calendar has no such days.
    pub fn days(&self, calendar: &Calendar, visit: Instant) -> Result<DemoDays, ScriptError> {
        let mut dates = Vec::new();
        let mut date = calendar.local(visit).date_naive();
        let mut closed = 0;
        while dates.len() <= self.days as usize {
            if calendar.first_opening_of(date).is_some() {
                dates.push(date);
                closed = 0;
            } else {
                closed += 1;
            }
            date = date.pred_opt().ok_or(ScriptError::AlwaysClosed)?;
            if closed > MAX_CLOSED_DAYS {
                return Err(ScriptError::AlwaysClosed);
            }
        }
        dates.reverse();
        Ok(DemoDays {
            begins: self.begins,
            ends: self.ends,
            dates,
        })
    }
}

/// The working days of a script, as they fall before a visit.
#[derive(Debug, Clone)]
pub struct DemoDays {
    begins: NaiveTime,
    ends: NaiveTime,
    /// The last is that of the visit.
    dates: Vec<NaiveDate>,
}

impl DemoDays {
    /// When it begins.
    #[must_use]
    pub fn start(&self, calendar: &Calendar) -> Instant {
        calendar.instant(self.date(1).and_time(self.begins))
    }

    /// When the visitor comes.
    #[must_use]
    pub fn end(&self, calendar: &Calendar) -> Instant {
        calendar.instant(self.date(self.count()).and_time(self.ends))
    }

    /// How many there are, that of the visit included.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.dates.len()).unwrap_or(u32::MAX)
    }

    /// The date of a working day by its number, from 1; beyond the last, the last.
    pub(super) fn date(&self, day: u32) -> NaiveDate {
        let index = day.saturating_sub(1) as usize;
        let date = self.dates.get(index).or(self.dates.last());
        date.copied().unwrap_or_default()
    }

    /// The number of the working day of a moment, where it is one.
    pub(super) fn number(&self, calendar: &Calendar, at: Instant) -> Option<u32> {
        let date = calendar.local(at).date_naive();
        let index = self.dates.binary_search(&date).ok()?;
        u32::try_from(index + 1).ok()
    }
}

impl DemoInquiry {
    /// When it comes.
    pub(super) fn at(&self, calendar: &Calendar, days: &DemoDays) -> Instant {
        let mut date = days.date(self.day);
        for _ in 0..MAX_CLOSED_DAYS {
            if !self.weekend || calendar.first_opening_of(date).is_none() {
                break;
            }
            date = date + Days::new(1);
        }
        calendar.instant(NaiveDateTime::new(date, self.at))
    }

    /// What the how-manieth turn to them comes to, from 0; nothing, where nobody turns to them any more.
    pub(super) fn turn(&self, number: usize) -> Option<DemoTurn<'_>> {
        self.comes.get(number).map(|turn| turn_of(turn))
    }

    /// By what they say on the telephone that they can be reached, and what they want; whoever takes it down has talked with them.
    pub(super) fn taken_down(&self) -> [(&'static str, &str); 4] {
        [
            ("name", &self.name),
            ("reach", self.phone.as_ref().unwrap_or(&self.email)),
            ("note", &self.message),
            ("mine", "yes"),
        ]
    }

    /// Whom mail to them goes to.
    pub(super) fn address(&self) -> &str {
        &self.email
    }

    /// What they fill in, by the names of the form's fields.
    pub(super) fn fields(&self) -> Vec<(&'static str, &str)> {
        let always = [
            ("name", self.name.as_str()),
            ("email", &self.email),
            ("topic", &self.topic),
            ("message", &self.message),
        ];
        let optional = [
            ("phone", &self.phone),
            ("company", &self.company),
            ("timeframe", &self.timeframe),
            ("budget", &self.budget),
            ("contact_when", &self.contact_when),
            ("contact_how", &self.contact_how),
            ("website", &self.website),
        ];
        let given = optional.into_iter();
        let given = given.filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let newsletter = self.newsletter.then_some(("newsletter", "yes"));
        always.into_iter().chain(given).chain(newsletter).collect()
    }
}

/// Reads a turn: a mail after `writes`; or else an outcome, `+N` where a date is agreed, `=N` of who bought, and a note.
fn turn_of(text: &str) -> DemoTurn<'_> {
    let (outcome, rest) = text.split_once(' ').unwrap_or((text, ""));
    match outcome {
        LATER => return DemoTurn::Later,
        WRITES => return DemoTurn::Writes(rest),
        _ => {}
    }
    let (first, others) = rest.split_once(' ').unwrap_or((rest, ""));
    let next = first.strip_prefix('+').and_then(|days| days.parse().ok());
    let amount = first.strip_prefix('=');
    let is_note = next.is_none() && amount.is_none();
    DemoTurn::Report {
        outcome,
        next,
        amount,
        note: if is_note { rest } else { others },
    }
}

#[cfg(test)]
mod tests {
    use followup::policy::Policy;

    use super::*;

    fn policy() -> Policy {
        Policy::compile(&crate::shipped::embedded()).unwrap()
    }

    fn ends_on(visit: &str) -> String {
        let policy = policy();
        let visit = calendar::parse_instant(visit).unwrap();
        let days = DemoScript::shipped()
            .unwrap()
            .days(policy.calendar(), visit);
        let end = days.unwrap().end(policy.calendar());
        policy
            .calendar()
            .local(end)
            .format("%a %m-%d %H:%M")
            .to_string()
    }

    #[test]
    fn a_turn_is_an_outcome_with_a_date_and_a_note() {
        let report = |outcome, next, note| DemoTurn::Report {
            outcome,
            next,
            amount: None,
            note,
        };
        assert_eq!(turn_of("won"), report("won", None, ""));
        assert_eq!(
            turn_of("won Both of them."),
            report("won", None, "Both of them.")
        );
        assert_eq!(turn_of("reached +2"), report("reached", Some(2), ""));
        assert_eq!(
            turn_of("reached +2 Offer."),
            report("reached", Some(2), "Offer.")
        );
        assert_eq!(
            turn_of("won =1200 Both."),
            DemoTurn::Report {
                outcome: "won",
                next: None,
                amount: Some("1200"),
                note: "Both.",
            }
        );
        assert_eq!(turn_of("later"), DemoTurn::Later);
        assert_eq!(
            turn_of("writes won =1200 is yours."),
            DemoTurn::Writes("won =1200 is yours.")
        );
    }

    #[test]
    fn it_ends_on_the_morning_of_the_visit_where_that_is_a_working_day() {
        assert_eq!(ends_on("2026-03-04T20:00:00Z"), "Wed 03-04 09:12");
        assert_eq!(ends_on("2026-03-04T10:00:00Z"), "Wed 03-04 09:12");
        // A Sunday, the Friday after Thanksgiving, and Thanksgiving itself.
        assert_eq!(ends_on("2026-03-08T20:00:00Z"), "Fri 03-06 09:12");
        assert_eq!(ends_on("2026-11-27T20:00:00Z"), "Fri 11-27 09:12");
        assert_eq!(ends_on("2026-11-26T20:00:00Z"), "Wed 11-25 09:12");
    }

    #[test]
    fn its_days_are_working_days_over_weekends_holidays_and_the_change_of_the_clocks() {
        let policy = policy();
        let calendar = policy.calendar();
        let visit = calendar::parse_instant("2026-03-16T15:00:00Z").unwrap();
        let days = DemoScript::shipped()
            .unwrap()
            .days(calendar, visit)
            .unwrap();
        assert_eq!(days.count(), 16);
        assert_eq!(days.date(1).to_string(), "2026-02-23");
        let shown = |at| calendar.local(at).format("%H:%M").to_string();
        assert_eq!(shown(days.start(calendar)), "08:30");
        assert_eq!(shown(days.end(calendar)), "09:12");
        let script = DemoScript::shipped().unwrap();
        let weekend = script.inquiries.iter().find(|inquiry| inquiry.weekend);
        let at = weekend.unwrap().at(calendar, &days);
        assert!(!calendar.is_open(at) && days.number(calendar, at).is_none());
    }
}
