//! Mails to the team, as they are gathered: how many each person gets.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Instant;
use chrono::{DurationRound, NaiveDate, TimeDelta};
use followup::digest::{MAILS_AN_HOUR, hour_of};
use followup::message::DigestKind;

/// How often a list leaves of what comes beyond the mails of an hour.
const LIST_EVERY: TimeDelta = TimeDelta::minutes(10);

/// The mails of one person.
#[derive(Debug, Default)]
pub(crate) struct PersonMails {
    /// Mails of an hour that were of their own.
    hour: Option<(Instant, u64)>,
    /// Lists, by when they leave.
    lists: BTreeSet<(DigestKind, Instant)>,
    /// Mails by day.
    days: BTreeMap<NaiveDate, u64>,
}

impl PersonMails {
    /// A notice travels in a mail of this kind that leaves at `at`, on `day`. When its reader has it.
    pub(crate) fn carries(
        &mut self,
        kind: DigestKind,
        at: Instant,
        day: NaiveDate,
        may_travel: bool,
    ) -> Instant {
        let mut at = at;
        let is_new = match kind {
            DigestKind::Single | DigestKind::NamesNoLead | DigestKind::SignIn => {
                let hour = hour_of(at);
                let count = match self.hour {
                    Some((known, count)) if known == hour => count,
                    Some(_) | None => 0,
                };
                if count >= MAILS_AN_HOUR && may_travel {
                    // What comes beyond an hour's mails travels in a list.
                    at = at.duration_trunc(LIST_EVERY).unwrap_or(at) + LIST_EVERY;
                    self.lists.insert((DigestKind::Single, at))
                } else {
                    self.hour = Some((hour, count + 1));
                    true
                }
            }
            DigestKind::Hour
            | DigestKind::Morning
            | DigestKind::Untouched
            | DigestKind::TeamChange => self.lists.insert((kind, at)),
        };
        if is_new {
            *self.days.entry(day).or_default() += 1;
        }
        at
    }

    /// All mails.
    pub(crate) fn all(&self) -> u64 {
        self.days.values().sum()
    }

    /// The most of a day.
    pub(crate) fn most_a_day(&self) -> u64 {
        self.days.values().copied().max().unwrap_or(0)
    }
}
