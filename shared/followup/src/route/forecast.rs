//! When somebody of the team can take what arrives: what a form needs to know to promise only what can be kept.

use calendar::{Instant, LATEST};
use serde::{Deserialize, Serialize};

use super::eligibility::Eligibility;
use super::matter::{Matter, takes_all};
use super::takers::{everybody, takers};
use crate::ids::PersonId;
use crate::inquiry::Inquiry;
use crate::lead::Lead;
use crate::policy::compiled::Policy;
use crate::team::{Person, RepLoad, Team};

/// Who of the team takes nothing new, and until when: as it was when somebody last looked.
///
/// It names people and no time that was computed: hours and topics are read from the policy when an inquiry arrives. So it does not age
/// with the clock; what it can be wrong about is only what happened since, to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Forecast {
    /// Who is full, or gets nothing after lapses in a row: nobody knows until when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken: Vec<PersonId>,
    /// Who of them gets nothing after lapses in a row: what is theirs alone is left to others, as if they were away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paused: Vec<PersonId>,
    /// Who is away, or will be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Absence>,
}

/// From when until when somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Who.
    pub rep: PersonId,
    /// From when; they have been away for longer than anybody asks, if absent.
    #[serde(default, with = "calendar::instant_text::option")]
    pub from: Option<Instant>,
    /// Until when.
    #[serde(with = "calendar::instant_text")]
    pub until: Instant,
}

/// Whether somebody takes nothing new, and nobody knows until when. A team of one gets every lead, however many there are.
pub(crate) fn is_taken(policy: &Policy, person: &Person, load: Option<&RepLoad>) -> bool {
    let open = load.map_or(0, |load| load.open);
    let is_full = load.is_some_and(RepLoad::is_paused) || open >= person.max_open;
    is_full && !policy.is_solo()
}

impl Absence {
    fn holds(&self, at: Instant) -> bool {
        at < self.until && self.from.is_none_or(|from| from <= at)
    }
}

impl Forecast {
    /// What the loads say at `now` of everybody who takes leads.
    #[must_use]
    pub fn of(policy: &Policy, team: &Team, now: Instant) -> Self {
        let mut forecast = Self::default();
        for (person, load) in team.beside(takers(policy)) {
            if is_taken(policy, person, load) {
                forecast.taken.push(person.id.clone());
            }
            if !policy.is_solo() && load.is_some_and(RepLoad::is_paused) {
                forecast.paused.push(person.id.clone());
            }
            let away = load.map_or(&[][..], |load| &load.away);
            let to_come = away.iter().filter(|away| away.until > now);
            forecast.away.extend(to_come.map(|away| Absence {
                rep: person.id.clone(),
                from: away.from,
                until: away.until,
            }));
        }
        forecast
    }

    /// From when somebody who may have the inquiry works and has room: `at` itself, or later. Nothing, where nobody knows.
    #[must_use]
    pub fn free_from(&self, policy: &Policy, inquiry: &Inquiry, at: Instant) -> Option<Instant> {
        self.free_for(policy, &Matter::of_inquiry(policy, inquiry), &[], at)
    }

    /// The same for a lead that nobody can take now.
    #[must_use]
    pub fn free_from_for_lead(&self, policy: &Policy, lead: &Lead, at: Instant) -> Option<Instant> {
        self.free_for(policy, &Matter::of_lead(policy, lead), &lead.former, at)
    }

    /// From when somebody who may have a matter works and has room, of whom nobody in `former` ever gets it.
    fn free_for(
        &self,
        policy: &Policy,
        matter: &Matter<'_>,
        former: &[PersonId],
        at: Instant,
    ) -> Option<Instant> {
        let eligible = Eligibility::new(matter, |is_such| {
            let mut everybody = everybody(policy).filter(|one| !former.contains(&one.id));
            // Whether somebody works is asked of few: it takes longest.
            everybody.any(|one| is_such(one) && self.is_there(policy, one, at))
        });
        self.earliest(policy, at, |person| {
            !former.contains(&person.id) && eligible.admits(person).is_ok()
        })
    }

    /// Whether what is theirs alone waits for them: as it is when they get it, and when they begin.
    fn is_there(&self, policy: &Policy, person: &Person, at: Instant) -> bool {
        let opening = policy.active.hours_of(person).opening_at_or_after(at);
        let mut absences = self.away.iter().filter(|one| one.rep == person.id);
        let is_away = absences.any(|one| one.holds(at) || one.holds(opening));
        !is_away && !self.paused.contains(&person.id)
    }

    /// The same for an inquiry of which nothing is known but the language in which the policy is said: from when somebody has room who
    /// takes all.
    #[must_use]
    pub fn free_from_for_any(&self, policy: &Policy, at: Instant) -> Option<Instant> {
        let language = policy.active.company.language;
        self.earliest(policy, at, |person| takes_all(person, language))
    }

    fn earliest(
        &self,
        policy: &Policy,
        at: Instant,
        fits: impl Fn(&Person) -> bool,
    ) -> Option<Instant> {
        // Who is taken mostly stands here in the order of the file, too, so that few are looked for.
        let mut next = 0;
        let mut is_taken = |person: &Person| {
            let is_next = self.taken.get(next) == Some(&person.id);
            next += usize::from(is_next);
            is_next || self.taken.contains(&person.id)
        };
        let is_solo = policy.is_solo();
        let free = takers(policy)
            .filter(|person| !is_taken(person))
            .filter(|person| is_solo || fits(person));
        let hours = policy.active.calendars.values();
        let opens = hours.map(|calendar| calendar.opening_at_or_after(at)).min();
        let mut first = LATEST;
        for person in free {
            first = first.min(self.works_from(policy, person, at));
            if opens.is_some_and(|opens| first <= opens) {
                // Nobody begins before that.
                break;
            }
        }
        Some(first).filter(|from| *from < LATEST)
    }

    /// When this person works next, at `at` or later.
    fn works_from(&self, policy: &Policy, person: &Person, at: Instant) -> Instant {
        let calendar = policy.active.hours_of(person);
        let opening = calendar.opening_at_or_after(at);
        let mut absences = self.away.iter().filter(|one| one.rep == person.id);
        match absences.find(|one| one.holds(opening)) {
            Some(absence) => calendar.opening_at_or_after(absence.until),
            None => opening,
        }
    }
}
