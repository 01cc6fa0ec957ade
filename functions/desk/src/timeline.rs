//! A timeline in plain words.

use calendar::parse_instant;
use cloud::table::lead::StoredEntry;
use followup::decide::{Actor, EntryKind};
use followup::event::{Disposition, Verdict};

use crate::case::Case;

/// What happened, in words.
fn happened(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Received => "The inquiry arrived",
        EntryKind::Joined => "They wrote again",
        EntryKind::Assessed => "The criteria were applied",
        EntryKind::Suspected => "Sent to review",
        EntryKind::Queued => "Waits for a judgement",
        EntryKind::Assigned => "Assigned",
        EntryKind::CallOpened => "A call opened",
        EntryKind::MailPlanned => "A mail was planned",
        EntryKind::StepSkipped => "A step was left out",
        EntryKind::Reminded => "The owner was reminded",
        EntryKind::Breached => "The promised time passed",
        EntryKind::Escalated => "The manager was told",
        EntryKind::Warned => "The owner was warned that it moves",
        EntryKind::Kept => "The owner has it",
        EntryKind::Lapsed => "It left its owner",
        EntryKind::StillOpen => "Still open",
        EntryKind::Booked => "A meeting was booked",
        EntryKind::BookingRequested => "A time was asked for",
        EntryKind::BookingMoved => "The meeting was moved",
        EntryKind::BookingCancelled => "The meeting was cancelled",
        EntryKind::Outcome => "Reported",
        EntryKind::Corrected => "Corrected",
        EntryKind::Sign => "A sign from them",
        EntryKind::Stopped => "Automatic steps ended",
        EntryKind::Rested => "It rests",
        EntryKind::Woke => "It woke",
        EntryKind::Closed => "Closed",
        EntryKind::Verdict => "Decided",
        EntryKind::Sent => "A mail was sent",
        EntryKind::NotSent => "A mail was not sent",
        EntryKind::Unknown => "A mail was perhaps not sent",
        EntryKind::Erased => "The person's data were erased",
        EntryKind::Noted => "Noted",
        EntryKind::Held => "Mail by itself waits",
        EntryKind::Linked => "Linked to another lead",
        EntryKind::OptedIn => "They said yes to",
        EntryKind::Drafted => "A mail waits for a person to send it",
        EntryKind::Doubted => "Not proven",
    }
}

/// The name of who had it; what is no person stays as it is.
fn named(case: &Case, id: &str) -> String {
    let people = &case.policy.setting.roster.people;
    let known = people.iter().find(|person| person.id.as_str() == id);
    known.map_or_else(|| id.replace('_', " "), |person| person.name.clone())
}

/// With what, or why; nothing, where it would only repeat an id.
fn because(case: &Case, line: &StoredEntry) -> Option<String> {
    let because = line.entry.because.as_str();
    let said = match line.entry.kind {
        EntryKind::Outcome | EntryKind::Corrected => {
            let name = because.split(" for ").next().unwrap_or(because);
            Disposition::named(name)
                .map_or_else(|| because.to_owned(), |one| one.label().to_owned())
        }
        EntryKind::Verdict => {
            Verdict::named(because).map_or_else(|| because.to_owned(), |one| one.label().to_owned())
        }
        EntryKind::Assigned => match because.split_once(": ") {
            Some((rep, why)) => match case
                .policy
                .setting
                .roster
                .people
                .iter()
                .find(|one| one.id.as_str() == rep)
            {
                Some(person) => format!("to {}, {why}", person.name),
                None => because.to_owned(),
            },
            None => because.to_owned(),
        },
        // These hold an id, or a time that the page says in its own words.
        EntryKind::Received | EntryKind::Joined | EntryKind::Rested | EntryKind::Linked => {
            return None;
        }
        EntryKind::Held => "a colleague of theirs is in touch".to_owned(),
        EntryKind::Booked
        | EntryKind::BookingRequested
        | EntryKind::BookingMoved
        | EntryKind::BookingCancelled => met(case, because),
        EntryKind::Closed | EntryKind::Sign | EntryKind::Stopped => because.replace('_', " "),
        EntryKind::Assessed => {
            let (_, points) = because.split_once(" with ").unwrap_or(("", because));
            points.to_owned()
        }
        EntryKind::Lapsed => named(case, because),
        // A step is mostly named like its template.
        EntryKind::Sent => match because.split_once(": ") {
            Some((step, template)) if step == template => step.replace('_', " "),
            Some(_) | None => because.replace('_', " "),
        },
        EntryKind::Suspected
        | EntryKind::Queued
        | EntryKind::CallOpened
        | EntryKind::MailPlanned
        | EntryKind::StepSkipped
        | EntryKind::Reminded
        | EntryKind::Breached
        | EntryKind::Escalated
        | EntryKind::Warned
        | EntryKind::Kept
        | EntryKind::StillOpen
        | EntryKind::Woke
        | EntryKind::NotSent
        | EntryKind::Erased
        | EntryKind::Noted
        | EntryKind::OptedIn
        | EntryKind::Drafted
        | EntryKind::Doubted
        | EntryKind::Unknown => because.replace('_', " "),
    };
    (!said.is_empty()).then_some(said)
}

/// With whom, when, and what else is said of a meeting.
fn met(case: &Case, because: &str) -> String {
    let (rep, rest) = because.split_once(": ").unwrap_or(("", because));
    let (times, why) = match rest.split_once(": ") {
        Some((times, why)) => (times, Some(why)),
        None => (rest, None),
    };
    let times: Vec<String> = times
        .split(" or ")
        .map(|at| parse_instant(at).map_or_else(|_| at.to_owned(), |at| case.when(at)))
        .collect();
    let said = format!("with {}, {}", named(case, rep), times.join(" or "));
    match why {
        Some(why) => format!("{said}: {why}"),
        None => said,
    }
}

/// A line: what happened and why, and who did it.
pub(crate) fn line(case: &Case, line: &StoredEntry) -> (String, Option<String>) {
    let imported = line.entry.kind == EntryKind::Received && line.entry.by == Actor::Baton;
    let what = if imported {
        "Imported from a list"
    } else {
        happened(line.entry.kind)
    };
    let what = match because(case, line) {
        Some(why) => format!("{what}: {why}"),
        None => what.to_owned(),
    };
    let who = match &line.entry.by {
        Actor::Baton => None,
        Actor::Person(person) => Some(case.person_name(person).to_owned()),
        Actor::Lead => Some("the lead".to_owned()),
    };
    (what, who)
}
