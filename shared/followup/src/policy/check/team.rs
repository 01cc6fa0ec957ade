//! The team: everybody can be reached, every role is somebody's, and what they take can be asked for.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::choices::{choices, is_asked_for, not_offered};
use super::finding::Checked;
use super::places::territories;
use crate::form::MapsTo;
use crate::ids::PersonId;
use crate::inquiry::{EmailAddress, PRODUCT, PhoneNumber};
use crate::policy::files::PolicyFinding;
use crate::policy::team_changes::{TWO, TeamChanges};
use crate::route::everybody;
use crate::team::{Person, Role, Roster};
use crate::written::PathStep::{Item, Key};

pub(super) fn findings(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let roster = &policy.active.roster;
    let mut findings = roles(checked);
    findings.extend(takes(checked));
    findings.extend(absences(checked));
    findings.extend(spoken_by_nobody(checked));
    findings.extend(nobody_confirms(checked));
    findings.extend(one_address(checked));
    let mut seen: Vec<&PersonId> = Vec::new();
    for (index, person) in roster.people.iter().enumerate() {
        let mut refuse = |key: &str, reason: String, proposal: String| {
            let way = [Key("people"), Item(index), Key(key)];
            findings.push(checked.in_team(&way, reason, proposal));
        };
        let id = &person.id;
        if seen.contains(&id) {
            refuse(
                "id",
                format!("two people have the id \"{id}\""),
                "one id each".to_owned(),
            );
        }
        seen.push(id);
        if let Some((reason, proposal)) = deputy(roster, person) {
            refuse("deputy", reason, proposal);
        }
        if EmailAddress::parse(&person.email).is_err() {
            refuse(
                "email",
                format!("\"{id}\" has no email address"),
                "tasks reach a person by mail: an address such as \"riley@example.com\"".to_owned(),
            );
        }
        let country = &policy.active.company.country_code;
        if let Some(phone) = &person.phone
            && PhoneNumber::parse(phone, country).is_err()
        {
            refuse(
                "phone",
                format!("the phone of \"{id}\", \"{phone}\", cannot be dialled"),
                "a number such as \"+1 555 010 0100\"; leads read it".to_owned(),
            );
        }
        if let Some(calendar) = &person.calendar
            && !policy.active.calendars.contains_key(calendar)
        {
            let file = format!("calendars/{calendar}.toml");
            if !checked.has_file(&file) {
                let reason = format!("calendar = \"{calendar}\" of \"{id}\" names no file");
                refuse("calendar", reason, format!("write {file}"));
            }
        }
    }
    findings
}

/// Two people with one address: what one of them answers would be the other's.
fn one_address(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let people = &checked.policy.active.roster.people;
    let mut firsts: BTreeMap<String, &PersonId> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, person) in people.iter().enumerate() {
        let Ok(address) = EmailAddress::parse(&person.email) else {
            continue;
        };
        match firsts.entry(address.normalised().to_owned()) {
            Entry::Vacant(place) => {
                place.insert(&person.id);
            }
            Entry::Occupied(first) => findings.push(checked.in_team(
                &[Key("people"), Item(index), Key("email")],
                format!(
                    "\"{}\" and \"{}\" have one email address",
                    first.get(),
                    person.id
                ),
                "an address each: by it is known whose answer a mail is",
            )),
        }
    }
    findings
}

/// What somebody takes and nobody can ask for.
fn takes(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let topics = choices(policy, |field| field.maps_to == MapsTo::Topic);
    let spoken = &policy.active.company.languages;
    let mut findings = Vec::new();
    for (index, person) in policy.active.roster.people.iter().enumerate() {
        let id = &person.id;
        if let Some(topics) = &topics
            && let Some(topic) = not_offered(&person.topics, topics)
        {
            findings.push(checked.in_team(
                &[Key("people"), Item(index), Key("topics")],
                format!("\"{id}\" takes the topic \"{topic}\", which no form offers"),
                format!("one of {}", topics.join(", ")),
            ));
        }
        findings.extend(products(checked, index, person));
        findings.extend(territories(checked, index, person));
        if let Some(stranger) = person.speaks.iter().find(|one| !spoken.has(**one)) {
            let tag = stranger.tag();
            findings.push(checked.in_team(
                &[Key("people"), Item(index), Key("speaks")],
                format!("\"{id}\" speaks {tag}, in which nobody is written to"),
                "name it in company.languages, or leave it out",
            ));
        }
    }
    findings
}

/// Products that somebody takes and that no form offers.
fn products(checked: &Checked<'_>, index: usize, person: &Person) -> Option<PolicyFinding> {
    let named = person.products.first()?;
    let policy = checked.policy;
    let way = [Key("people"), Item(index), Key("products")];
    let id = &person.id;
    if !is_asked_for(policy, &[PRODUCT]) {
        let reason = format!("\"{id}\" takes \"{named}\", and no form asks for a product");
        let proposal = format!("a field with the name \"{PRODUCT}\", or no products here");
        return Some(checked.in_team(&way, reason, proposal));
    }
    let offered = choices(policy, |field| field.name == PRODUCT)?;
    let product = not_offered(&person.products, &offered)?;
    Some(checked.in_team(
        &way,
        format!("\"{id}\" takes the product \"{product}\", which no form offers"),
        format!("one of {}", offered.join(", ")),
    ))
}

/// Languages in which leads are written to and that no rep speaks with them.
fn spoken_by_nobody(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let policy = checked.policy;
    let languages = policy.active.company.languages.iter();
    let unspoken = languages.filter(|one| {
        let mut reps = everybody(policy).peekable();
        reps.peek().is_some() && !reps.any(|person| person.speaks(*one))
    });
    unspoken
        .map(|language| {
            let tag = language.tag();
            checked.in_team(
                &[Key("people")],
                format!("leads are written to in {tag}, and no rep speaks it with them"),
                format!("add it to `speaks` of a rep, or take \"{tag}\" out of company.languages"),
            )
        })
        .collect()
}

/// The roles that nobody has.
fn roles(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let roster = &checked.policy.active.roster;
    let mut findings = Vec::new();
    for role in [Role::Rep, Role::Manager, Role::Qualifier] {
        let name = role.as_str();
        if roster.with(role).next().is_none() {
            findings.push(checked.in_team(
                &[Key("people")],
                format!("nobody has the role \"{name}\""),
                "one person may have all three roles",
            ));
        }
    }
    findings
}

/// Changes of the team that wait for a second who leads it, where there is none.
fn nobody_confirms(checked: &Checked<'_>) -> Option<PolicyFinding> {
    let active = &checked.policy.active;
    match active.team_changes {
        TeamChanges::Two => {}
        TeamChanges::One | TeamChanges::Nobody => return None,
    }
    let leaders: Vec<String> = active
        .roster
        .leaders()
        .map(|person| format!("\"{}\"", person.id))
        .collect();
    // That there is no manager at all is a finding of its own.
    if leaders.is_empty() || leaders.len() >= TWO {
        return None;
    }
    Some(checked.in_policy(
        &[Key("team"), Key("changes")],
        format!(
            "changes = \"two\": what one proposes another confirms, and {} alone leads the team",
            leaders.join(", ")
        ),
        "write a `deputy` to the manager in team.toml, give a second person the role \"manager\", or changes = \"one\"",
    ))
}

/// Absences that are over before they begin, or stand out of order.
fn absences(checked: &Checked<'_>) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    for (index, person) in checked.policy.active.roster.people.iter().enumerate() {
        let id = &person.id;
        for (number, days) in person.away.iter().enumerate() {
            let (from, until) = (days.from, days.until);
            let before = number
                .checked_sub(1)
                .and_then(|before| person.away.get(before));
            let (reason, proposal) = match before {
                _ if until <= from => (
                    format!("an absence of \"{id}\" from {from} until {until} has no day"),
                    "`until` names the first day on which they work again".to_owned(),
                ),
                Some(earlier) if earlier.until > from => (
                    format!(
                        "the absence of \"{id}\" from {from} begins before the one above it ends, on {}",
                        earlier.until
                    ),
                    "one line for each absence, the earliest first".to_owned(),
                ),
                Some(_) | None => continue,
            };
            let way = [Key("people"), Item(index), Key("away"), Item(number)];
            findings.push(checked.in_team(&way, reason, proposal));
        }
    }
    findings
}

/// What is wrong with the deputy that somebody names.
fn deputy(roster: &Roster, person: &Person) -> Option<(String, String)> {
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
    Some((
        format!("deputy = \"{named}\" of \"{}\": {reason}", person.id),
        proposal.to_owned(),
    ))
}
