//! The people of a team in the order of the file, and where each stands: of a large team, to look for one takes as long as a decision.

use std::collections::HashMap;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::team::{Person, Role};

/// The people of `team.toml`, in file order.
///
/// It is read as a slice, and [changed](Self::change) as a whole, so that where each stands is always known.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
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
