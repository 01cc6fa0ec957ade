//! What is going to happen, in the order of time.

use std::cmp::Ordering;

use calendar::Instant;
use followup::event::Sign;
use followup::timetable::Timetable;

/// Something that is going to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happening {
    /// Messages to a lead are due, or the time of one is over that waits for a person.
    MessagesDue { lead: u32 },
    /// Somebody of the team turns to a lead.
    TurnsTo { who: usize, lead: u32 },
    /// Somebody of the team begins a working day, with the list of what is open.
    BeginsDay { who: usize },
    /// Somebody of the team is said to be away.
    IsAway { who: usize, until: Instant },
    /// An office opens, while somebody is away: what they have is looked at.
    AbsenceIsLookedAt { who: usize },
    /// Somebody of the team is back.
    IsBack { who: usize },
    /// A lead writes, or wants less.
    Signs { lead: u32, sign: Sign },
    /// A lead chooses a time.
    Books { lead: u32 },
    /// A lead says yes to letters.
    OptsIn { lead: u32 },
    /// Who rests says that they are ready.
    IsReady { lead: u32 },
    /// Somebody who has asked asks once more.
    AsksAgain { lead: u32 },
    /// What is owed and late is counted.
    DebtsAreCounted,
}

#[derive(Debug)]
struct Planned {
    /// What was planned first comes first.
    number: u64,
    what: Happening,
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Planned {}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Planned {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

/// Everything that is going to happen.
#[derive(Debug, Default)]
pub(crate) struct Plans {
    times: Timetable<Planned>,
    number: u64,
}

impl Plans {
    pub(crate) fn add(&mut self, at: Instant, what: Happening) {
        let number = self.number;
        self.number += 1;
        self.times.add(at, Planned { number, what });
    }

    pub(crate) fn next(&self) -> Option<Instant> {
        self.times.first().map(|(at, _)| *at)
    }

    pub(crate) fn take(&mut self) -> Option<(Instant, Happening)> {
        let (at, planned) = self.times.take()?;
        Some((at, planned.what))
    }
}
