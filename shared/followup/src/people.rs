//! The people of `team.toml`: what each does, in the order of the file, and where each stands. Of a large team, to look for one would take as long
//! as a decision.

use std::collections::HashMap;
use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::inquiry::Location;
use crate::language::Language;
use crate::territory::Territory;

/// Open leads that a rep carries when `team.toml` does not say otherwise.
pub const DEFAULT_MAX_OPEN: u32 = 60;

/// What a person does. One person may do all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Follows leads up.
    Rep,
    /// Settles what the answers leave open.
    Qualifier,
    /// Hears of what nobody touched, and assigns.
    Manager,
    /// Reads the figures and the policy; has no leads, and reads of nobody who asked.
    Marketer,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::Rep, Role::Qualifier, Role::Manager, Role::Marketer];

    /// The role's name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Rep => "rep",
            Role::Qualifier => "qualifier",
            Role::Manager => "manager",
            Role::Marketer => "marketer",
        }
    }

    /// The role of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// A member of the team, as written in `team.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Short name, `[a-z0-9_]`; never reused for somebody else.
    pub id: PersonId,
    /// The name that leads see.
    pub name: String,
    /// Where tasks and notices go.
    pub email: String,
    /// A number that a lead may call.
    #[serde(default)]
    pub phone: Option<String>,
    /// What this person does; at least one.
    pub roles: Vec<Role>,
    /// Share of new leads against the others; 0 gets none.
    #[serde(default = "one")]
    pub weight: u32,
    /// Open leads at most.
    #[serde(default = "max_open")]
    pub max_open: u32,
    /// Topics that this person takes; empty takes all.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Sources that this person takes; empty takes all.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Products that this person takes, by what the form's field `product` calls them; empty takes all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<String>,
    /// From where this person takes leads; empty takes all. A place that nobody has keeps a lead from nobody, nor does one whose people are all
    /// away, paused after lapses, or have let the lead lapse. Who is full keeps their place: what comes from there waits for the manager.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub territories: Vec<Territory>,
    /// Languages in which this person speaks with leads; empty speaks all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speaks: Vec<Language>,
    /// The language of what the person reads here; the company's when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The calendar of the person's working hours; the policy's when absent.
    #[serde(default)]
    pub calendar: Option<String>,
    /// The address of an .ics text of the person's own calendar: what stands there is not offered to leads.
    #[serde(default)]
    pub busy_ics: Option<String>,
    /// A page of somebody else's on which leads choose a time.
    #[serde(default)]
    pub booking_url: Option<String>,
    /// Who has the manager's list while the manager is away, and hears when nobody does anything about it. The manager's alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<PersonId>,
    /// The person keeps no other calendar: every working hour that nobody booked here is free.
    #[serde(default)]
    pub free_when_open: bool,
    /// Absences that are known ahead, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<DaysAway>,
}

/// Days on which a person does not work, as `team.toml` has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DaysAway {
    /// The first day of the absence: `"2026-12-21"`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub from: NaiveDate,
    /// The first day on which they work again: `"2027-01-04"`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub until: NaiveDate,
}

fn one() -> u32 {
    1
}

fn max_open() -> u32 {
    DEFAULT_MAX_OPEN
}

impl Person {
    /// Whether the person has a role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person speaks this language with leads.
    #[must_use]
    pub fn speaks(&self, language: Language) -> bool {
        let mut spoken = self.speaks.iter();
        self.speaks.is_empty() || spoken.any(|one| one.reads_as(language))
    }

    /// Whether the person takes leads from there.
    #[must_use]
    pub fn covers(&self, location: &Location) -> bool {
        let mut territories = self.territories.iter();
        self.territories.is_empty() || territories.any(|one| one.covers(location))
    }

    /// The first word of the name.
    #[must_use]
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// The people of `team.toml`, in file order.
///
/// It is read as a slice, and [changed](Self::change) as a whole, so that where each stands is always known.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Person>", into = "Vec<Person>")]
pub struct People {
    all: Vec<Person>,
    /// Where each stands; of two with one name, where the first does.
    places: HashMap<PersonId, usize>,
    /// Where those stand who have a role, in the order of [`Role::ALL`].
    by_role: [Vec<usize>; Role::ALL.len()],
    /// Whether anybody has hours of their own.
    has_own_hours: bool,
}

impl People {
    /// The person with this id.
    #[must_use]
    pub fn named(&self, id: &PersonId) -> Option<&Person> {
        self.all.get(self.place_of(id)?)
    }

    /// Where somebody stands in the file.
    #[must_use]
    pub fn place_of(&self, id: &PersonId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Everyone with a role, in file order.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &Person> {
        let places = self.by_role[role as usize].iter();
        places.map(|place| &self.all[*place])
    }

    /// Changes who there is, or something of somebody.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<Person>)) {
        let mut all = std::mem::take(&mut self.all);
        change(&mut all);
        *self = all.into();
    }

    /// Whether anybody has hours of their own; else the office's are everybody's.
    pub(crate) fn has_own_hours(&self) -> bool {
        self.has_own_hours
    }
}

/// Where each stands follows from the list, and is kept in no order.
impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(&self.all).finish()
    }
}

impl Deref for People {
    type Target = [Person];

    fn deref(&self) -> &[Person] {
        &self.all
    }
}

impl From<Vec<Person>> for People {
    fn from(all: Vec<Person>) -> Self {
        let mut places = HashMap::with_capacity(all.len());
        for (place, person) in all.iter().enumerate() {
            places.entry(person.id.clone()).or_insert(place);
        }
        let with = |role| {
            let people = all.iter().enumerate();
            let having = people.filter(|(_, person)| person.is(role));
            having.map(|(place, _)| place).collect()
        };
        Self {
            places,
            by_role: Role::ALL.map(with),
            has_own_hours: all.iter().any(|person| person.calendar.is_some()),
            all,
        }
    }
}

impl From<People> for Vec<Person> {
    fn from(people: People) -> Self {
        people.all
    }
}

impl FromIterator<Person> for People {
    fn from_iter<I: IntoIterator<Item = Person>>(people: I) -> Self {
        people.into_iter().collect::<Vec<Person>>().into()
    }
}

impl<'a> IntoIterator for &'a People {
    type Item = &'a Person;
    type IntoIter = std::slice::Iter<'a, Person>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

/// Where each stands follows from who they are.
impl PartialEq for People {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}
