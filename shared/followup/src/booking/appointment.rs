//! A meeting that a lead chose: when, with whom, and how it stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Cell, Invitation, Method, Zone, cells};
use crate::ids::PersonId;
use crate::timeline::reasons::AssignReason;
use calendar::{Instant, Interval};

/// How an appointment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The rep has yet to say yes.
    Requested,
    /// The time is settled: the lead and the rep know it.
    Confirmed,
    /// It was cancelled, or has been reported on.
    Over,
}

/// A meeting of a lead with its rep. While it stands, its cells are the lead's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Counts the meetings of one cycle: a calendar knows each by a name of its own.
    pub number: u32,
    /// Counts the changes of this one.
    pub sequence: u32,
    /// With whom.
    pub rep: PersonId,
    /// From when to when.
    #[serde(flatten)]
    pub time: Interval,
    /// Until when its cells go, the buffer included; none are taken for what was only proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Instant>,
    /// The other time that was proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or: Option<Instant>,
    /// The zone that the lead reads times in.
    pub zone: Zone,
    /// When it was asked for, or last changed.
    pub at: Instant,
    /// How it stands.
    pub standing: Standing,
    /// Reminders that have gone, or whose time had passed.
    #[serde(default)]
    pub reminded: u8,
    /// Calendars have it by an invitation, perhaps at an earlier time: they are told when it does not take place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub invited: bool,
    /// After a meeting to which nobody came, another was offered; that happens once.
    #[serde(default)]
    pub offered_again: bool,
}

/// Who arranges something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The lead.
    Lead,
    /// Somebody of the team.
    Team(PersonId),
}

/// What somebody arranges, as [`crate::decide::decide`] is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrangement {
    /// A time is taken, for the first time or in place of the one before.
    Take {
        /// With whom.
        rep: PersonId,
        /// Why with them; absent, when they have the lead.
        why: Option<AssignReason>,
        /// From when.
        from: Instant,
        /// The zone that the lead reads times in; the one known so far, if absent.
        zone: Option<Zone>,
        /// The rep's calendar is known well enough; otherwise the rep is asked.
        sure: bool,
        /// By whom.
        by: Side,
    },
    /// Two times are proposed, of which the rep picks one.
    Propose {
        /// To whom.
        rep: PersonId,
        /// Why to them; absent, when they have the lead.
        why: Option<AssignReason>,
        /// The times.
        times: [Instant; 2],
        /// The zone that the lead reads times in.
        zone: Zone,
    },
    /// The rep says yes to a time that was asked for.
    Confirm {
        /// The person of the team who did it.
        by: PersonId,
        /// To which.
        from: Instant,
    },
    /// It does not take place.
    Cancel {
        /// Who says so.
        by: Side,
    },
}

impl Appointment {
    /// Whether it is to take place, or has yet to be reported on.
    #[must_use]
    pub fn stands(&self) -> bool {
        match self.standing {
            Standing::Requested | Standing::Confirmed => true,
            Standing::Over => false,
        }
    }

    /// The cells that are taken for it.
    #[must_use]
    pub fn cells(&self) -> BTreeSet<Cell> {
        match self.held_until {
            Some(until) if self.stands() => cells(self.time.from, until).collect(),
            Some(_) | None => BTreeSet::new(),
        }
    }

    /// Names the state that it is in now: a mail that names another is out of date.
    #[must_use]
    pub fn mark(&self) -> String {
        format!("{}.{}", self.number, self.sequence)
    }

    /// What a mail says of it.
    #[must_use]
    pub fn invitation(&self, cycle: u32, method: Option<Method>) -> Invitation {
        Invitation {
            cycle,
            number: self.number,
            sequence: self.sequence,
            rep: self.rep.clone(),
            time: self.time,
            zone: self.zone,
            stands: self.stands(),
            method,
        }
    }
}
