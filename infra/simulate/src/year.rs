//! The figures of a simulated time.

use std::collections::BTreeMap;

use calendar::{Instant, instant_text};
use chrono::NaiveDate;
use followup::event::Event;
use followup::figures::{DayFigures, DebtAges, LogHistogram, Tally};
use followup::ids::{PersonId, PolicyVersion};
use followup::inquiry::Inquiry;
use followup::lead::Ending;
use followup::timeline::EntryKind;
use serde::Serialize;

/// The figures of a simulated time: what people got, and what the team did and left undone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct YearFigures {
    /// By which policy.
    pub policy: PolicyVersion,
    /// What everything was drawn from.
    pub seed: u64,
    /// The first day.
    pub from: NaiveDate,
    /// How many days.
    pub days: u32,
    /// How many inquiries came.
    pub inquiries: u64,
    /// Every fact, folded.
    pub facts: DayFigures,
    /// How often each kind of them came, by day. All that a day has of a large team would take more room than its leads.
    #[serde(skip)]
    pub by_day: BTreeMap<NaiveDate, BTreeMap<EntryKind, i64>>,
    /// What was promised, and what became of it.
    pub promises: PromiseFigures,
    /// Who waits for a first human touch when the time is over.
    pub untouched: u64,
    /// What was owed and late when the time was over.
    pub debts: DebtAges,
    /// The same at the opening of the Monday on which most was, the first of several.
    pub worst_debts: DebtAges,
    /// When that was.
    #[serde(with = "instant_text::option")]
    pub worst_debts_at: Option<Instant>,
    /// On how many Mondays as much was.
    pub worst_mondays: u64,
    /// How leads ended.
    pub endings: Vec<EndingCount>,
    /// Leads that are open when the time is over.
    pub still_open: u64,
    /// Leads by how many attempts they had in their first cycle, when it ended or the time was over.
    pub touches_per_lead: BTreeMap<u8, u64>,
    /// Calls and mails that somebody made and never reported.
    pub unreported: u64,
    /// Mails that left.
    pub mails: MailFigures,
    /// Each of the team.
    pub people: BTreeMap<PersonId, PersonYear>,
    /// How many waited at once, at most, since nobody had room.
    pub most_waiting: u64,
    /// Minutes that people of the team worked on leads, reported or not.
    pub work_minutes: u64,
    /// How many decisions were taken.
    pub decisions: u64,
}

/// What was promised, and what became of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PromiseFigures {
    /// Inquiries that were promised an hour.
    pub made: u64,
    /// Those to whom nobody could name an hour.
    pub without_hour: u64,
    /// Kept, and how that is known.
    pub kept: Tally,
    /// Missed.
    pub missed: u64,
    /// Lengthened before the acknowledgement left.
    pub lengthened: u64,
}

/// How many leads ended so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EndingCount {
    /// How.
    pub ending: Ending,
    /// How many.
    pub leads: u64,
}

/// Mails that left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MailFigures {
    /// Acknowledgements.
    pub acknowledgements: u64,
    /// Written steps that went out by themselves.
    pub automatic: u64,
    /// Mails that a person released.
    pub released: u64,
    /// Letters to who rests.
    pub letters: u64,
    /// Mails about appointments.
    pub appointments: u64,
    /// Mails that one lead had at most.
    pub most_to_one: u64,
    /// Written steps that nobody sent in time.
    pub left_lying: u64,
    /// Mails to the team.
    pub to_team: u64,
}

impl MailFigures {
    /// Mails to leads.
    #[must_use]
    pub fn to_leads(&self) -> u64 {
        self.acknowledgements + self.automatic + self.released + self.letters + self.appointments
    }
}

/// What somebody of the team had, did, and left undone.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PersonYear {
    /// Drawn as somebody who does next to nothing, which says nothing of who has that name.
    pub is_careless: bool,
    /// Drawn as somebody who leaves before the time is over.
    pub leaves: bool,
    /// Attempts and contacts that were reported.
    pub touches: Tally,
    /// From the assignment to the first human touch, in the office's open time.
    pub first_touch: LogHistogram,
    /// What was due and not done.
    pub breached: u64,
    /// What the manager heard of.
    pub escalated: u64,
    /// What left them because nothing was done.
    pub lapsed: u64,
    /// Open leads.
    pub load: LoadFigures,
    /// Mails that they got.
    pub mails: u64,
    /// The most of a day.
    pub most_mails_a_day: u64,
    /// Days on which they worked.
    pub working_days: u64,
}

/// Open leads of somebody, looked at when a working day begins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LoadFigures {
    /// Of all days together.
    pub sum: u64,
    /// Days on which it was looked at.
    pub days: u64,
    /// The most.
    pub most: u64,
}

impl LoadFigures {
    pub(crate) fn count(&mut self, open: u32) {
        let open = u64::from(open);
        self.sum += open;
        self.days += 1;
        self.most = self.most.max(open);
    }
}

/// Counts one more of what a list has.
pub(crate) fn count_in<T: PartialEq>(list: &mut Vec<(T, u64)>, what: T) {
    match list.iter_mut().find(|(one, _)| *one == what) {
        Some((_, count)) => *count += 1,
        None => list.push((what, 1)),
    }
}

/// Something that somebody did, for whoever plays it elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub enum SimulatedAct {
    /// They asked.
    Asked {
        /// Who.
        lead: u32,
        /// When.
        at: Instant,
        /// What.
        inquiry: Box<Inquiry>,
    },
    /// Something happened to their lead by what a person did.
    Did {
        /// Whose lead.
        lead: u32,
        /// When.
        at: Instant,
        /// What.
        event: Box<Event>,
    },
    /// Somebody of the team was said to be away.
    Away {
        /// Who.
        rep: PersonId,
        /// When it was said.
        at: Instant,
        /// When they are back.
        until: Instant,
    },
}

impl YearFigures {
    /// How often a kind of fact came.
    #[must_use]
    pub fn of(&self, kind: EntryKind) -> u64 {
        self.facts.of(kind).times()
    }
}
