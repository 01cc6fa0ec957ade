//! The people of the team: who is diligent, who forgets, who forgets to click, who is away, ill, or leaves.

use std::collections::BTreeSet;

use calendar::{Instant, Span};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use followup::ids::PersonId;
use followup::message::{MeetingNews, NoticeKind};
use followup::policy::Policy;
use followup::team::Role;

use crate::Chance;
use crate::chance::name_number;
use crate::mail::PersonMails;
use crate::population::Scenario;

/// What is drawn about somebody's ways.
const WAYS: u64 = 5;
/// What is drawn about who somebody is.
const CHARACTER: u64 = 10;
/// What is drawn about somebody's absences.
const ABSENCES: u64 = 6;
/// How many of a hundred reps do next to nothing, and how many leave within the time: nobody who works alone. Each is drawn by who it is and
/// by nobody else, so that a team is not another one for having one more.
const CARELESS: u64 = 15;
const LEAVE: u64 = 15;
/// When the one who leaves does, in hundredths of the time.
const LEAVES_AT: u64 = 60;
/// Days of a vacation, and how many days apart vacations are.
const VACATION_DAYS: u64 = 12;
const VACATION_EVERY: u64 = 120;
/// Days of an illness at most, and how many days apart illnesses are about.
const ILL_DAYS: u64 = 6;
const ILL_EVERY: u64 = 150;
/// A time in which nobody is ill or on vacation yet.
const SETTLING_DAYS: u64 = 14;

/// How likely somebody turns to what they are asked for by a mail, of a hundred.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ways {
    /// The first time.
    pub(crate) diligence: u64,
    /// Each further time: a reminder, and the list of the morning.
    pub(crate) again: u64,
    /// How many of a hundred acts are reported by a click at once.
    pub(crate) clicks: u64,
    /// How many of a hundred mails to leads have a copy for Baton.
    pub(crate) copies: u64,
    /// Minutes that a lead takes.
    pub(crate) minutes: u64,
}

/// Somebody of the team.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) id: PersonId,
    pub(crate) ways: Ways,
    /// Whether they do next to nothing.
    pub(crate) is_careless: bool,
    /// Whether they leave.
    pub(crate) leaves: bool,
    /// From when until when they do nothing, and from when the team knows.
    pub(crate) absences: Vec<StaffAbsence>,
    /// What they heard of and have not turned to.
    pub(crate) backlog: BTreeSet<u32>,
    /// When what they have planned is done.
    pub(crate) busy_until: Instant,
    /// What they got by mail.
    pub(crate) mails: PersonMails,
}

/// From when until when somebody does nothing, and from when on the team knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StaffAbsence {
    pub(crate) from: Instant,
    pub(crate) until: Instant,
    pub(crate) known_from: Instant,
}

impl Member {
    /// Whether they do nothing at a moment.
    pub(crate) fn is_absent(&self, at: Instant) -> bool {
        let mut absences = self.absences.iter();
        absences.any(|one| one.from <= at && at < one.until)
    }
}

/// Everybody of the team, in the order of the team file.
pub(crate) fn draw(policy: &Policy, scenario: &Scenario, from: Instant) -> Vec<Member> {
    let people = &policy.active.roster.people;
    let is_alone = people.with(Role::Rep).nth(1).is_none();
    let members = people.iter().map(|person| {
        let number = name_number(person.id.as_str());
        let mut chance = Chance::of(scenario.seed, &[CHARACTER, number]);
        let (is_careless, leaves) = (chance.percent(CARELESS), chance.percent(LEAVE));
        let may_be = person.is(Role::Rep) && !is_alone;
        let is_careless = is_careless && may_be;
        let leaves = leaves && may_be;
        Member {
            id: person.id.clone(),
            ways: ways(scenario.seed, number, is_careless),
            is_careless,
            leaves,
            absences: absences(policy, scenario, number, leaves),
            backlog: BTreeSet::new(),
            busy_until: from,
            mails: PersonMails::default(),
        }
    });
    members.collect()
}

fn ways(seed: u64, number: u64, is_careless: bool) -> Ways {
    let mut chance = Chance::of(seed, &[WAYS, number]);
    let ways = Ways {
        diligence: 84 + chance.below(14),
        again: 45 + chance.below(40),
        clicks: 82 + chance.below(16),
        copies: 25 + chance.below(50),
        minutes: 4 + chance.below(7),
    };
    if is_careless {
        Ways {
            diligence: 12,
            again: 8,
            ..ways
        }
    } else {
        ways
    }
}

fn absences(policy: &Policy, scenario: &Scenario, number: u64, leaves: bool) -> Vec<StaffAbsence> {
    let mut chance = Chance::of(scenario.seed, &[ABSENCES, number]);
    let days = u64::from(scenario.days);
    let calendar = policy.calendar();
    let midnight = |day: u64| {
        let date: NaiveDate = scenario.from + Days::new(day);
        calendar.instant(date.and_time(NaiveTime::MIN))
    };
    let mut found = Vec::new();
    let mut day = SETTLING_DAYS + chance.below(VACATION_EVERY);
    while day + VACATION_DAYS < days {
        let from = midnight(day);
        // Said on the day before, as who goes on vacation does.
        found.push(StaffAbsence {
            from,
            until: midnight(day + VACATION_DAYS),
            known_from: from - TimeDelta::hours(12),
        });
        day += VACATION_EVERY + chance.below(VACATION_EVERY);
    }
    let mut day = SETTLING_DAYS + chance.below(ILL_EVERY * 2);
    while day + ILL_DAYS < days {
        let from = midnight(day);
        // Nobody knows before the manager has heard, late on the first day.
        found.push(StaffAbsence {
            from,
            until: midnight(day + 1 + chance.below(ILL_DAYS)),
            known_from: from + TimeDelta::hours(15),
        });
        day += ILL_EVERY + chance.below(ILL_EVERY);
    }
    if leaves {
        let from = midnight(days * LEAVES_AT / 100);
        found.push(StaffAbsence {
            from,
            until: midnight(days + 1),
            known_from: from,
        });
    }
    found
}

/// What a notice asks of whoever reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Something is to be done.
    ForWork,
    /// What was to be done is still open.
    OnceMore,
    /// Nothing: it informs.
    Nothing,
}

/// What a notice asks of whoever reads it.
pub(crate) fn asks(kind: &NoticeKind) -> Asks {
    match kind {
        NoticeKind::NewLead
        | NoticeKind::Qualify
        | NoticeKind::Answer
        | NoticeKind::CallDue
        | NoticeKind::MovedHere
        | NoticeKind::DormantReview
        | NoticeKind::Held
        | NoticeKind::NotSent { .. }
        | NoticeKind::Approval { .. }
        | NoticeKind::WroteAgain
        | NoticeKind::Doubted
        | NoticeKind::Escalation(_)
        | NoticeKind::Meeting {
            news: MeetingNews::Requested | MeetingNews::Over,
            ..
        } => Asks::ForWork,
        NoticeKind::Reminder
        | NoticeKind::ReminderAtOnce
        | NoticeKind::Warning
        | NoticeKind::Nudge { .. } => Asks::OnceMore,
        NoticeKind::ForLater
        | NoticeKind::MovedAway
        | NoticeKind::ThreeLines
        | NoticeKind::LinesCame
        | NoticeKind::Announcement { .. }
        | NoticeKind::LeftAlone { .. }
        | NoticeKind::Unclear
        | NoticeKind::Receipt { .. }
        | NoticeKind::Absence { .. }
        | NoticeKind::WhichDate { .. }
        | NoticeKind::InYourName { .. }
        | NoticeKind::Paused
        | NoticeKind::Unreached { .. }
        | NoticeKind::Meeting {
            news:
                MeetingNews::Booked
                | MeetingNews::Moved
                | MeetingNews::Cancelled
                | MeetingNews::Stands
                | MeetingNews::Soon,
            ..
        } => Asks::Nothing,
    }
}

/// Minutes of open time.
pub(crate) fn open_minutes(minutes: u64) -> Span {
    let seconds = u32::try_from(minutes * 60).unwrap_or(u32::MAX);
    Span::BusinessTime { seconds }
}
