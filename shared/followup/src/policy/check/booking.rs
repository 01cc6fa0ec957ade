//! What a policy must be before people may book by it.

use chrono::Duration;

use super::finding::Checked;
use super::templates::missing;

use crate::booking::{
    Booking, CELL, MAX_BUFFER, MAX_HORIZON_DAYS, MAX_OFFERED, MAX_PLACE_CHARS, MAX_REMINDERS,
    MAX_SLOT, outside,
};
use crate::policy::compiled::Policy;
use crate::policy::files::{PolicyFiles, PolicyFinding};
use crate::team::{Person, Role};
use crate::template::Required;
use crate::written::{PathStep, line};
use calendar::Span;

const POLICY: &str = "policy.toml";
const TEAM: &str = "team.toml";

/// The line that holds a value.
fn line_with(sources: &PolicyFiles, file: &str, value: &str) -> Option<usize> {
    let text = sources.get(file)?;
    let found = (1..)
        .zip(text.lines())
        .find(|(_, line)| line.contains(value));
    found.map(|(number, _)| number)
}

/// Everything that keeps people from booking by this policy.
pub(in crate::policy) fn findings(policy: &Policy, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = people(policy, sources);
    let Some(booking) = &policy.active.booking else {
        return findings;
    };
    findings.extend(section(booking, sources));
    let why = "whoever books is written to; or leave [booking] out";
    findings.extend(missing(
        &Checked { policy, sources },
        Required::WithBooking,
        why,
    ));
    findings
}

fn section(booking: &Booking, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    let mut refuse = |key: &'static str, reason: String, proposal: &str| {
        findings.push(PolicyFinding {
            file: POLICY.to_owned(),
            line: sources
                .get(POLICY)
                .map(|text| line(text, &[PathStep::Key("booking"), PathStep::Key(key)])),
            reason: format!("booking.{key}{reason}"),
            proposal: proposal.to_owned(),
        });
    };
    let quarters = |span: Span| match span {
        Span::Elapsed { seconds } => i64::from(seconds) % CELL.num_seconds() == 0,
        Span::BusinessTime { .. } | Span::BusinessDays { .. } => false,
    };
    let slot = booking.slot();
    if !quarters(booking.slot) || slot < CELL || slot > MAX_SLOT {
        let reason = format!(" = \"{}\" is no length of a meeting", booking.slot);
        refuse(
            "slot",
            reason,
            "whole quarters of an hour, 15m to 4h, such as \"30m\"",
        );
    }
    if !quarters(booking.buffer) || booking.buffer() > MAX_BUFFER {
        let reason = format!(" = \"{}\" cannot be kept free", booking.buffer);
        refuse(
            "buffer",
            reason,
            "whole quarters of an hour, 0m to 2h, such as \"15m\"",
        );
    }
    if booking.horizon_days == 0 || booking.horizon_days > MAX_HORIZON_DAYS {
        let reason = format!(" = {} is no number of days ahead", booking.horizon_days);
        refuse("horizon_days", reason, &format!("1 to {MAX_HORIZON_DAYS}"));
    }
    if booking.offered == 0 || booking.offered > MAX_OFFERED {
        let reason = format!(" = {} is no number of times on a page", booking.offered);
        refuse("offered", reason, &format!("1 to {MAX_OFFERED}"));
    }
    let is_place = |place: &String| {
        let is_line = !place.trim().is_empty() && !place.contains(char::is_control);
        is_line && place.chars().count() <= MAX_PLACE_CHARS
    };
    let mut places = booking.place.iter().flat_map(|place| place.all());
    if !places.all(is_place) {
        let right = "one line of at most 200 characters, such as \"our workshop, 100 Main Street\"";
        refuse("place", " is no place to meet".to_owned(), right);
    }
    if booking.remind.len() > MAX_REMINDERS {
        let reason = format!(" has {} reminders", booking.remind.len());
        refuse("remind", reason, &format!("at most {MAX_REMINDERS}"));
    }
    for span in &booking.remind {
        let is_elapsed = matches!(span, Span::Elapsed { .. });
        let ahead = Duration::days(MAX_HORIZON_DAYS.into());
        let is_before = booking
            .reminders()
            .iter()
            .all(|before| *before > Duration::zero() && *before < ahead);
        if !is_elapsed || !is_before {
            let reason = format!(" has \"{span}\", which does not count back from a meeting");
            refuse("remind", reason, "elapsed time, such as [\"1d\", \"1h\"]");
        }
    }
    findings
}

fn people(policy: &Policy, sources: &PolicyFiles) -> Vec<PolicyFinding> {
    let mut findings = Vec::new();
    for person in &policy.active.roster.people {
        let given = [
            person.busy_ics.is_some(),
            person.booking_url.is_some(),
            person.free_when_open,
        ];
        if given.iter().filter(|given| **given).count() > 1 {
            findings.push(of_person(
                sources,
                person,
                "has more than one of busy_ics, booking_url and free_when_open",
                "one way to choose a time, or none: then two times are asked for",
            ));
        }
        for (key, address) in [
            ("busy_ics", &person.busy_ics),
            ("booking_url", &person.booking_url),
        ] {
            if let Some(Err(proposal)) = address.as_deref().map(outside) {
                let address = address.as_deref().unwrap_or_default();
                findings.push(PolicyFinding {
                    line: line_with(sources, TEAM, address),
                    ..of_person(
                        sources,
                        person,
                        &format!("has a {key} that is not fetched"),
                        proposal,
                    )
                });
            }
        }
        if given.contains(&true) && !person.is(Role::Rep) {
            findings.push(of_person(
                sources,
                person,
                "is no rep, and nobody books a time with them",
                "leave busy_ics, booking_url and free_when_open out, or add the role \"rep\"",
            ));
        }
    }
    findings
}

fn of_person(
    sources: &PolicyFiles,
    person: &Person,
    reason: &str,
    proposal: &str,
) -> PolicyFinding {
    PolicyFinding {
        file: TEAM.to_owned(),
        line: line_with(sources, TEAM, &format!("\"{}\"", person.id)),
        reason: format!("\"{}\" {reason}", person.id),
        proposal: proposal.to_owned(),
    }
}
