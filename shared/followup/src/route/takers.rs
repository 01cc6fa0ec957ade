//! Who takes leads at all.

use crate::policy::compiled::Policy;
use crate::team::{Person, Role};

/// Everybody who takes leads, however many they have.
pub fn everybody(policy: &Policy) -> impl Iterator<Item = &Person> {
    let reps = policy.active.roster.with(Role::Rep);
    reps.filter(|person| person.weight > 0)
}

/// Who ever gets a lead.
pub(crate) fn gets_leads(policy: &Policy) -> impl Iterator<Item = &Person> {
    everybody(policy).filter(|person| person.max_open > 0)
}

/// Whether anybody would ever get a lead of a topic and a source, however many they have.
pub(crate) fn takes_of(policy: &Policy, topic: Option<&str>, source: &str) -> bool {
    gets_leads(policy)
        .any(|person| has(&person.topics, topic) && has(&person.sources, Some(source)))
}

/// Whether a list of what somebody takes has it: an empty one has all.
pub(super) fn has(list: &[String], value: Option<&str>) -> bool {
    list.is_empty() || value.is_some_and(|value| list.iter().any(|one| one == value))
}

/// Who can be given a lead by routing: a team of one, whatever its weight.
pub(super) fn takers(policy: &Policy) -> impl Iterator<Item = &Person> {
    let is_solo = policy.is_solo();
    let only = policy.active.roster.people.first();
    let only = only.filter(|_| is_solo);
    let others = everybody(policy).filter(move |_| !is_solo);
    only.into_iter().chain(others)
}
