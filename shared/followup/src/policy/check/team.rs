//! The team: everybody can be reached, every role is somebody's, and what they take can be asked for.

use super::choices::{choices, not_offered};
use super::finding::finding;
use crate::form::MapsTo;
use crate::ids::PersonId;
use crate::policy::compiled::Policy;
use crate::policy::files::PolicyFinding;
use crate::team::{Person, Role, Roster};

pub(super) fn findings(policy: &Policy) -> Vec<PolicyFinding> {
    let roster = &policy.active.roster;
    let topics = choices(policy, |field| field.maps_to == MapsTo::Topic);
    let mut findings = Vec::new();
    for (role, name) in [
        (Role::Rep, "rep"),
        (Role::Manager, "manager"),
        (Role::Qualifier, "qualifier"),
    ] {
        if roster.with(role).next().is_none() {
            findings.push(finding(
                "team.toml",
                format!("nobody has the role \"{name}\""),
                "one person may have all three roles",
            ));
        }
    }
    findings.extend(roster.people.iter().filter_map(|one| deputy(roster, one)));
    let mut seen: Vec<&PersonId> = Vec::new();
    for person in &roster.people {
        if seen.contains(&&person.id) {
            findings.push(finding(
                "team.toml",
                format!("two people have the id \"{}\"", person.id),
                "one id each",
            ));
        }
        seen.push(&person.id);
        if !person.email.contains('@') {
            findings.push(finding(
                "team.toml",
                format!("\"{}\" has no email address", person.id),
                "tasks reach a person by mail",
            ));
        }
        if let Some(topics) = &topics
            && let Some(topic) = not_offered(&person.topics, topics)
        {
            findings.push(finding(
                "team.toml",
                format!(
                    "\"{}\" takes the topic \"{topic}\", which no form offers",
                    person.id
                ),
                format!("one of {}", topics.join(", ")),
            ));
        }
        if let Some(calendar) = &person.calendar
            && !policy.active.calendars.contains_key(calendar)
        {
            findings.push(finding(
                "team.toml",
                format!(
                    "calendar = \"{calendar}\" of \"{}\" names no file",
                    person.id
                ),
                format!("write calendars/{calendar}.toml"),
            ));
        }
    }
    findings
}

/// What is wrong with the deputy that somebody names.
fn deputy(roster: &Roster, person: &Person) -> Option<PolicyFinding> {
    let named = person.deputy.as_ref()?;
    let (reason, proposal) = if roster.manager().is_none_or(|one| one.id != person.id) {
        (
            "only the manager has one".to_owned(),
            "write it to the first person with the role \"manager\"",
        )
    } else if *named == person.id {
        (
            "nobody stands in for themselves".to_owned(),
            "name somebody else, or leave it out: then the list stays with the manager",
        )
    } else if roster.get(named).is_none() {
        (
            format!("nobody of the team has the id \"{named}\""),
            "name somebody of this file",
        )
    } else {
        return None;
    };
    Some(finding(
        "team.toml",
        format!("deputy = \"{named}\" of \"{}\": {reason}", person.id),
        proposal,
    ))
}
