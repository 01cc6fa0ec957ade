//! Who follows up: the people of `team.toml`, and what the table knows of each right now.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::people::People;
pub use crate::people::{DEFAULT_MAX_OPEN, DaysAway, Person, Role};
use calendar::Instant;

/// How long somebody who is back gets their share of what arrives and no more, however few leads they have: by then most of what
/// colleagues took on meanwhile is settled.
pub const SETTLING: Duration = Duration::days(14);
/// First-touch lapses in a row after which a rep gets no new leads until a touch is reported.
pub const LAPSES_THAT_PAUSE: u32 = 2;

/// The people of `team.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// Everyone, in file order.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Person>"))]
    pub people: People,
}

impl Roster {
    /// The person with this id.
    #[must_use]
    pub fn get(&self, id: &PersonId) -> Option<&Person> {
        self.people.named(id)
    }

    /// Everyone with a role, in file order.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &Person> {
        self.people.with(role)
    }

    /// The manager: the first person with that role.
    #[must_use]
    pub fn manager(&self) -> Option<&Person> {
        self.with(Role::Manager).next()
    }

    /// The manager's deputy, if the manager has named one.
    #[must_use]
    pub fn deputy(&self) -> Option<&Person> {
        let deputy = self.manager()?.deputy.as_ref()?;
        self.get(deputy)
    }

    /// The manager of a team in which nobody stands in for them while they are away.
    #[must_use]
    pub fn without_a_deputy(&self) -> Option<&Person> {
        let manager = self.manager()?;
        (!self.is_solo() && self.deputy().is_none()).then_some(manager)
    }

    /// Whether somebody may do what the manager may: the manager, and the deputy.
    #[must_use]
    pub fn manages(&self, person: &Person) -> bool {
        let deputy = self.deputy();
        person.is(Role::Manager) || deputy.is_some_and(|deputy| deputy.id == person.id)
    }

    /// Everyone who may do what the manager may, in file order.
    pub fn leaders(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| self.manages(person))
    }

    /// The qualifier: the first person with that role.
    #[must_use]
    pub fn qualifier(&self) -> Option<&Person> {
        self.with(Role::Qualifier).next()
    }

    /// Whether somebody may say what becomes of a lead that waits for a verdict: a qualifier, and whoever leads the team.
    #[must_use]
    pub fn decides(&self, person: &Person) -> bool {
        person.is(Role::Qualifier) || self.manages(person)
    }

    /// Whether somebody works with leads, in whatever role: who does not has no list, no day and no page of a lead.
    #[must_use]
    pub fn works(&self, person: &Person) -> bool {
        person.is(Role::Rep) || self.decides(person)
    }

    /// Whether one person does all the work with leads: nobody to escalate or reassign to.
    #[must_use]
    pub fn is_solo(&self) -> bool {
        let mut working = self.people.iter().filter(|person| self.works(person));
        working.next().is_some() && working.next().is_none()
    }
}

/// A stretch of time in which somebody is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeAway {
    /// From when; nothing, if it has begun and nobody knows when.
    pub from: Option<Instant>,
    /// When they are back.
    pub until: Instant,
}

impl TimeAway {
    /// An absence that lasts until then.
    #[must_use]
    pub fn until(until: Instant) -> Self {
        Self { from: None, until }
    }

    /// An absence from the first of these moments to the second.
    #[must_use]
    pub fn between(from: Instant, until: Instant) -> Self {
        Self {
            from: Some(from),
            until,
        }
    }

    /// The same, for somebody who said in the middle of it that they are back.
    #[must_use]
    pub fn ended(self, returned_at: Option<Instant>) -> Self {
        let early = returned_at.filter(|at| self.holds(*at));
        Self {
            until: early.unwrap_or(self.until),
            ..self
        }
    }

    /// Whether it lasts at a moment.
    #[must_use]
    pub fn holds(&self, at: Instant) -> bool {
        at < self.until && self.from.is_none_or(|from| from <= at)
    }
}

/// What the table and `team.toml` know of a rep at the moment of an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepLoad {
    /// The rep.
    pub rep: PersonId,
    /// Open leads that this rep owns.
    pub open: u32,
    /// When the rep last got a lead; never, if absent.
    pub last_assigned: Option<Instant>,
    /// When the rep is away, was, or will be: what they said last, and what `team.toml` says.
    pub away: Vec<TimeAway>,
    /// When the rep last said that they are back.
    #[serde(default)]
    pub returned_at: Option<Instant>,
    /// First-touch lapses in a row.
    pub lapses: u32,
    /// When the rep last said that there is time again after a pause.
    #[serde(default)]
    pub resumed_at: Option<Instant>,
}

impl RepLoad {
    /// A rep of whom nothing is known yet.
    #[must_use]
    pub fn new(rep: PersonId) -> Self {
        Self {
            rep,
            open: 0,
            last_assigned: None,
            away: Vec::new(),
            returned_at: None,
            lapses: 0,
            resumed_at: None,
        }
    }

    /// Whether the rep is away at `now`.
    #[must_use]
    pub fn is_away(&self, now: Instant) -> bool {
        self.away.iter().any(|away| away.holds(now))
    }

    /// When a rep who is away at `now` is back; nothing, while they are there. One absence that runs into the next is one.
    ///
    /// ```
    /// use calendar::Instant;
    /// use followup::ids::PersonId;
    /// use followup::team::{RepLoad, TimeAway};
    /// let at = |text: &str| text.parse::<Instant>().expect("a moment");
    /// let mut load = RepLoad::new(PersonId::parse("sam")?);
    /// load.away = vec![
    ///     TimeAway::until(at("2026-03-09T14:00:00Z")),
    ///     TimeAway::between(at("2026-03-08T05:00:00Z"), at("2026-03-12T14:00:00Z")),
    /// ];
    /// assert_eq!(load.back_at(at("2026-03-03T15:00:00Z")), Some(at("2026-03-12T14:00:00Z")));
    /// assert_eq!(load.back_at(at("2026-03-12T14:00:00Z")), None);
    /// # Ok::<(), followup::ids::InvalidId>(())
    /// ```
    #[must_use]
    pub fn back_at(&self, now: Instant) -> Option<Instant> {
        let mut back = now;
        while let Some(away) = self.away.iter().find(|away| away.holds(back)) {
            back = away.until;
        }
        (back > now).then_some(back)
    }

    /// When the rep next goes away, or comes back from an absence that lasts; nothing, when neither is known.
    #[must_use]
    pub fn next_change(&self, now: Instant) -> Option<Instant> {
        let begins = self.away.iter().filter_map(|away| away.from);
        let begins = begins.filter(|from| *from > now).min();
        self.back_at(now).into_iter().chain(begins).min()
    }

    /// Whether the rep came back lately: what colleagues took on meanwhile is not made up for at once.
    #[must_use]
    pub fn is_just_back(&self, now: Instant) -> bool {
        let mut ended = self.away.iter().map(|away| away.until);
        ended.any(|back| back <= now && now < back + SETTLING) && !self.is_away(now)
    }

    /// From when on the rep reads what is sent at `at`: at once, or once an absence is over.
    #[must_use]
    pub fn there_from(&self, at: Instant) -> Instant {
        self.back_at(at).unwrap_or(at)
    }

    /// Whether lapses in a row keep new leads from this rep.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.lapses >= LAPSES_THAT_PAUSE
    }
}

/// Every rep's load: what [`crate::route::route`] chooses from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Team {
    /// One entry for each rep that the table knows.
    pub loads: Vec<RepLoad>,
}

impl Team {
    /// Everybody who may have a lead: who is of the team, with whatever role, and who was.
    #[must_use]
    pub fn everybody(&self, roster: &Roster) -> Vec<PersonId> {
        let people = roster.people.iter().map(|person| &person.id);
        let mut all: Vec<PersonId> = people.cloned().collect();
        for load in &self.loads {
            if !all.contains(&load.rep) {
                all.push(load.rep.clone());
            }
        }
        all
    }

    /// Who has the manager's list in place of the manager: the deputy, while the manager is away and the deputy is not.
    #[must_use]
    pub fn stands_in<'a>(&self, roster: &'a Roster, now: Instant) -> Option<&'a Person> {
        let (manager, deputy) = (roster.manager()?, roster.deputy()?);
        (self.is_away(roster, manager, now) && !self.is_away(roster, deputy, now)).then_some(deputy)
    }

    /// Whether anybody has the manager's list: the manager is there, or the deputy stands in.
    #[must_use]
    pub fn is_managed(&self, roster: &Roster, now: Instant) -> bool {
        let is_there = |manager| !self.is_away(roster, manager, now);
        roster.manager().is_some_and(is_there) || self.stands_in(roster, now).is_some()
    }

    fn is_away(&self, roster: &Roster, person: &Person, now: Instant) -> bool {
        let load = self.known_load(roster, &person.id);
        load.is_some_and(|load| load.is_away(now))
    }

    /// The load of a rep; an empty one when the table has none yet.
    #[must_use]
    pub fn load(&self, rep: &PersonId) -> RepLoad {
        self.loads
            .iter()
            .find(|load| load.rep == *rep)
            .cloned()
            .unwrap_or_else(|| RepLoad::new(rep.clone()))
    }

    /// Where the load of somebody stands: looked for first where the roster has them, since a firm keeps its loads in that order.
    fn place_of(&self, roster: &Roster, rep: &PersonId) -> Option<usize> {
        let here = roster.people.place_of(rep);
        here.filter(|at| self.loads.get(*at).is_some_and(|load| load.rep == *rep))
            .or_else(|| self.loads.iter().position(|load| load.rep == *rep))
    }

    /// The load of a rep, if the table has one.
    pub(crate) fn known_load(&self, roster: &Roster, rep: &PersonId) -> Option<&RepLoad> {
        self.loads.get(self.place_of(roster, rep)?)
    }

    /// The same, to change.
    pub(crate) fn known_load_mut(
        &mut self,
        roster: &Roster,
        rep: &PersonId,
    ) -> Option<&mut RepLoad> {
        let at = self.place_of(roster, rep)?;
        self.loads.get_mut(at)
    }

    /// These people, each with their load if the table has one. Where both stand in one order, as they mostly do, nobody is searched for.
    pub fn beside<'t, 'p>(
        &'t self,
        people: impl Iterator<Item = &'p Person>,
    ) -> impl Iterator<Item = (&'p Person, Option<&'t RepLoad>)> {
        let mut next = 0;
        people.map(move |person| {
            let here = |at: &usize| self.loads.get(*at).is_some_and(|one| one.rep == person.id);
            let at = Some(next)
                .filter(here)
                .or_else(|| self.loads.iter().position(|one| one.rep == person.id));
            next = at.map_or(next, |at| at + 1);
            (person, at.and_then(|at| self.loads.get(at)))
        })
    }

    /// The load of a rep, to change; an empty one is added when there is none yet.
    pub fn load_mut(&mut self, rep: &PersonId) -> &mut RepLoad {
        let at = self.loads.iter().position(|load| load.rep == *rep);
        let at = at.unwrap_or_else(|| {
            self.loads.push(RepLoad::new(rep.clone()));
            self.loads.len() - 1
        });
        &mut self.loads[at]
    }
}
