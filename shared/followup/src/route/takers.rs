//! Who takes leads at all.

use crate::policy::compiled::Policy;
use crate::team::{Person, Role};

/// Everybody who takes leads, however many they have.
pub fn everybody(policy: &Policy) -> impl Iterator<Item = &Person> {
    let reps = policy.active.roster.with(Role::Rep);
    reps.filter(|person| person.weight > 0)
}

/// Who can be given a lead by routing: a team of one, whatever its weight.
pub(super) fn takers(policy: &Policy) -> impl Iterator<Item = &Person> {
    let is_solo = policy.is_solo();
    let only = policy.active.roster.people.first();
    let only = only.filter(|_| is_solo);
    let others = everybody(policy).filter(move |_| !is_solo);
    only.into_iter().chain(others)
}
