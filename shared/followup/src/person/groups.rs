//! Many people at once, as they came: whose inquiries are one lead, and which leads are linked.

use std::collections::{BTreeMap, HashMap};

use super::{CertainBy, LikelyBy, PersonMatch, PersonTraits};
use crate::lead::MAX_LINKED;

/// Groups of one key that somebody is compared with at most, the first ones and the last: of more, a key says nothing any more (an office's
/// number, a surname at a large company).
const MAX_GROUPS_OF_KEY: usize = 24;
/// People of one group that somebody is compared with at most.
const MAX_COMPARED: usize = 24;

/// People in groups of one person each. It is told of one after another, as a table hears of inquiries, and says of each what would become
/// of it; nothing is decided again later.
///
/// Whoever is added is compared with those alone who have a key in common, and of those with a bounded number: a hundred thousand take about
/// as long as ten times ten thousand.
#[derive(Debug, Default)]
pub struct PersonGroups {
    groups: Vec<PersonGroup>,
    by_key: HashMap<String, Vec<usize>>,
}

#[derive(Debug)]
struct PersonGroup {
    people: Vec<(usize, PersonTraits)>,
    linked: BTreeMap<usize, LinkedGroup>,
}

/// A group that may be of the same person or company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedGroup {
    /// The first of its people.
    pub first: usize,
    /// Why.
    pub by: LikelyBy,
}

/// Where somebody belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonPlace {
    /// The first of their group, perhaps themselves.
    pub first: usize,
    /// By what they belong to it; nothing, if they begin one.
    pub by: Option<CertainBy>,
    /// Who else was like them when they came, the likest.
    pub like: Option<LinkedGroup>,
}

impl PersonGroups {
    /// Adds somebody under a number that nobody else has.
    pub fn add(&mut self, number: usize, traits: PersonTraits) -> PersonPlace {
        let keys = traits.keys();
        let mut found: Vec<usize> = keys
            .iter()
            .filter_map(|key| self.by_key.get(key))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        let mut certain: Option<(CertainBy, usize)> = None;
        let mut likely: Vec<(usize, LikelyBy)> = Vec::new();
        for at in found {
            let people = self.groups[at].people.iter().rev().take(MAX_COMPARED);
            match traits.compare_all(people.map(|(_, one)| one)) {
                PersonMatch::Certain(by) => match certain {
                    Some((best, _)) if best <= by => likely.push((at, by.weakened())),
                    Some((best, other)) => {
                        likely.push((other, best.weakened()));
                        certain = Some((by, at));
                    }
                    None => certain = Some((by, at)),
                },
                PersonMatch::Likely(by) => likely.push((at, by)),
                PersonMatch::Apart => {}
            }
        }
        let at = certain.map_or(self.groups.len(), |(_, at)| at);
        if certain.is_none() {
            self.groups.push(PersonGroup {
                people: Vec::new(),
                linked: BTreeMap::new(),
            });
        }
        self.groups[at].people.push((number, traits));
        likely.sort_by_key(|(_, by)| *by);
        let likest = likely.iter().find(|(other, _)| *other != at);
        let like = likest.map(|(other, by)| LinkedGroup {
            first: self.first_of(*other),
            by: *by,
        });
        for (other, by) in likely {
            self.link(at, other, by);
        }
        for key in keys {
            remember(self.by_key.entry(key).or_default(), at);
        }
        PersonPlace {
            first: self.first_of(at),
            by: certain.map(|(by, _)| by),
            like,
        }
    }

    /// The groups that are linked to the one whose first is `first`.
    #[must_use]
    pub fn linked(&self, place: PersonPlace) -> Vec<LinkedGroup> {
        let at = self
            .groups
            .binary_search_by_key(&place.first, |group| group.people[0].0);
        at.map(|at| self.groups[at].linked.values().copied().collect())
            .unwrap_or_default()
    }

    fn first_of(&self, at: usize) -> usize {
        self.groups[at].people[0].0
    }

    /// Links two groups, as long as both have room: a lead is linked to so many at most.
    fn link(&mut self, one: usize, other: usize, by: LikelyBy) {
        let has_room = |group: &PersonGroup| group.linked.len() < MAX_LINKED;
        if one == other || !has_room(&self.groups[one]) {
            return;
        }
        for (from, to) in [(one, other), (other, one)] {
            let first = self.first_of(to);
            let group = &mut self.groups[from];
            let known = group.linked.get(&to).map(|known| known.by);
            if known.is_some_and(|known| known <= by) || (known.is_none() && !has_room(group)) {
                continue;
            }
            group.linked.insert(to, LinkedGroup { first, by });
        }
    }
}

/// Notes that a group has a key: the first ones stay, and of the others the last.
fn remember(groups: &mut Vec<usize>, at: usize) {
    if groups.contains(&at) {
        return;
    }
    if groups.len() == MAX_GROUPS_OF_KEY {
        groups.remove(MAX_GROUPS_OF_KEY / 2);
    }
    groups.push(at);
}
