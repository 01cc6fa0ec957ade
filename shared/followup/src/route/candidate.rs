//! Somebody who may get a lead, with what they have.

use crate::lead::Lead;
use crate::team::{Person, RepLoad, Team};
use calendar::Instant;

use super::passed_over::Unfit;

/// Somebody, and why they do not fit, if they do not.
pub(super) type Judged<'a> = (Candidate<'a>, Result<(), Unfit>);

/// Somebody who may get a lead, with what they have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) person: &'a Person,
    /// Open leads of theirs.
    pub(super) open: u32,
    /// First-touch lapses in a row.
    pub(super) lapses: u32,
    /// When they last got a lead.
    pub(super) last_assigned: Option<Instant>,
    is_away: bool,
    load: Option<&'a RepLoad>,
}

impl<'a> Candidate<'a> {
    /// These people with what the table knows of each at `now`.
    pub(super) fn all(
        team: &'a Team,
        people: impl Iterator<Item = &'a Person>,
        now: Instant,
    ) -> impl Iterator<Item = Self> {
        let with_load = team.beside(people);
        with_load.map(move |(person, load)| Self::of(person, load, now))
    }

    /// Of whom nothing is known has nothing.
    pub(super) fn of(person: &'a Person, load: Option<&'a RepLoad>, now: Instant) -> Self {
        Self {
            person,
            open: load.map_or(0, |load| load.open),
            lapses: load.map_or(0, |load| load.lapses),
            last_assigned: load.and_then(|load| load.last_assigned),
            is_away: load.is_some_and(|load| load.is_away(now)),
            load,
        }
    }

    /// Whether they came back lately: of few it is asked, since most do not fit.
    pub(super) fn is_just_back(&self, now: Instant) -> bool {
        self.load.is_some_and(|load| load.is_just_back(now))
    }

    fn is_paused(&self) -> bool {
        self.load.is_some_and(RepLoad::is_paused)
    }

    /// Whether they take a lead, of whatever topic and source.
    pub(super) fn takes_new_leads(&self) -> bool {
        !self.is_away && !self.is_paused() && self.open < self.person.max_open
    }

    /// Whether what is theirs alone waits for them: who is away, gets nothing after lapses in a row, or let this lead lapse leaves it to others.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn is_there_for(&self, lead: &Lead) -> Result<(), Unfit> {
        if self.person.weight == 0 {
            Err(Unfit::NoWeight)
        } else if self.is_away {
            Err(Unfit::Away)
        } else if lead.former.contains(&self.person.id) {
            Err(Unfit::LetItLapse)
        } else if self.is_paused() {
            Err(Unfit::Paused)
        } else {
            Ok(())
        }
    }

    /// Whether they can get this lead, whatever it is about.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn can_take(&self, lead: &Lead) -> Result<(), Unfit> {
        self.is_there_for(lead)?;
        if self.open >= room(self.person, lead) {
            return Err(Unfit::Full);
        }
        Ok(())
    }
}

/// How many open leads keep a person from taking this one: rows of a list fill half of the room only, so that who asks finds some.
fn room(person: &Person, lead: &Lead) -> u32 {
    if lead.asked_for_nothing() {
        person.max_open.div_ceil(2)
    } else {
        person.max_open
    }
}
