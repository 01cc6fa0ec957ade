//! No decision writes what another lead's decision writes (P20): what all write is what all wait for. Seen from the wire, in every story.

use std::collections::{BTreeMap, BTreeSet};

use baton::LocalDeployment;
use local::WrittenKeys;

/// What decisions of several leads may write, by how its key begins, and why that is bounded.
const SHARED: [(&str, &str); 4] = [
    // The load of the rep whom a lead is given to, or taken from.
    ("TEAM", "R#"),
    // A quarter of an hour of a rep's day, which one lead gives back and another one takes.
    ("B#", ""),
    // An address that two leads left, and that is not to be used.
    ("S#", "S"),
    // Whom an address or a number belongs to: what belonged to a closed lead.
    ("I#", "I"),
];

/// The sort key of a lead, which every decision about it writes.
const LEAD: &str = "LEAD";

/// The lead that a transaction decides about: it writes a line for it.
fn decided(written: &WrittenKeys) -> Option<&str> {
    let is_lead =
        |pk: &&String| pk.starts_with("L#") && written.contains(&((*pk).clone(), LEAD.to_owned()));
    let lines = written.iter().filter(|(_, sk)| sk.starts_with("E#"));
    lines.map(|(pk, _)| pk).find(is_lead).map(String::as_str)
}

/// Whether a transaction writes into a lead besides the one that it decides about. That the name which a form was told leads to the lead that its
/// inquiry joined is a pointer, and nothing else lies beside it.
fn writes_into(written: &WrittenKeys, lead: &str) -> bool {
    let others = written
        .iter()
        .filter(|(pk, _)| pk.starts_with("L#") && pk != lead);
    others.into_iter().any(|(_, sk)| sk != LEAD)
}

/// The kinds of items that decisions of several leads wrote, each by how its key begins; an item that no several leads may write, by its whole
/// key.
#[must_use]
pub fn shared_by_decisions(deployment: &LocalDeployment) -> BTreeSet<(String, String)> {
    let transactions = deployment.aws().transactions();
    let mut writers: BTreeMap<&(String, String), BTreeSet<&str>> = BTreeMap::new();
    for written in &transactions {
        let Some(lead) = decided(written) else {
            continue;
        };
        for key in written.iter().filter(|(pk, _)| pk != lead) {
            writers.entry(key).or_default().insert(lead);
        }
    }
    let shared = writers.into_iter().filter(|(_, leads)| leads.len() > 1);
    shared
        .map(|((pk, sk), _)| {
            let kind = SHARED
                .iter()
                .find(|(in_pk, in_sk)| pk.starts_with(in_pk) && sk.starts_with(in_sk));
            let known = kind.map(|(pk, sk)| ((*pk).to_owned(), (*sk).to_owned()));
            known.unwrap_or_else(|| (pk.clone(), sk.clone()))
        })
        .collect()
}

/// Nothing is written by the decisions of several leads but what is known to be bounded, and no decision writes into another lead.
pub(crate) fn keep_to_their_own(deployment: &LocalDeployment) {
    for written in deployment.aws().transactions() {
        let Some(lead) = decided(&written) else {
            continue;
        };
        let writes_into_another = writes_into(&written, lead);
        assert!(
            !writes_into_another,
            "a decision about {lead} writes into another lead: {written:?}"
        );
    }
    for (pk, sk) in shared_by_decisions(deployment) {
        let is_known = SHARED.contains(&(pk.as_str(), sk.as_str()));
        assert!(is_known, "decisions of several leads write {pk} {sk}");
    }
}
