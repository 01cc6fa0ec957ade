//! What comes next at a demo, in words from its facts.

use calendar::Instant;
use cloud::table::lead::StoredLead;
use followup::agenda::{Action, agenda};
use followup::cadence::steps;
use followup::ids::LeadId;
use followup::lead::{Lead, ObligationKind};
use followup::policy::{EscalationStep, Policy, StepKind, Track};
use followup::team::Role;
use followup::work;

use crate::deployment::LocalDeployment;

/// How calls are counted.
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// Something that somebody will see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComingEvent {
    /// When.
    pub(super) at: Instant,
    /// What, as the end of a sentence that begins with "Next".
    pub(super) what: String,
    /// Of which lead.
    pub(super) lead: LeadId,
    /// What its person is called.
    pub(super) name: String,
    action: Action,
}

impl ComingEvent {
    /// Whether it is work whose time has come, which pages show from then on and no timeline has a line of.
    pub(super) fn is_written_nowhere(&self) -> bool {
        let Action::Escalate { step, .. } = self.action else {
            return false;
        };
        step == EscalationStep::Wanted
    }
}

/// What comes next of all that somebody will see.
pub(super) fn coming(deployment: &LocalDeployment, policy: &Policy) -> Option<ComingEvent> {
    let now = deployment.cloud().now();
    let items = deployment.probe().leads().unwrap_or_default();
    let leads = items.iter().filter_map(|item| StoredLead::parse(item).ok());
    let leads = leads.filter(|stored| stored.merged_into.is_none());
    let mut first: Option<(Instant, Lead, Action)> = None;
    for StoredLead { lead, .. } in leads {
        if let Some((at, action)) = seen_of(policy, &lead, now)
            && first.as_ref().is_none_or(|(first, _, _)| at < *first)
        {
            first = Some((at, lead, action));
        }
    }
    let (at, lead, action) = first?;
    let name = called(deployment, &lead);
    Some(ComingEvent {
        at,
        what: said(policy, &lead, &name, action)?,
        lead: lead.id,
        name,
        action,
    })
}

/// What comes next of one lead that somebody will see.
fn seen_of(policy: &Policy, lead: &Lead, now: Instant) -> Option<(Instant, Action)> {
    let agenda = agenda(policy, lead)?;
    let dues = agenda.iter().filter(|due| due.at() > now);
    let mut seen = dues.filter(|due| said(policy, lead, "", due.action).is_some());
    seen.next().map(|due| (due.at(), due.action))
}

/// What the person of a lead is called to whoever looks on.
pub(super) fn called(deployment: &LocalDeployment, lead: &Lead) -> String {
    let name = deployment.probe().name_of(lead);
    name.unwrap_or_else(|| "somebody".to_owned())
}

/// What an action is to whoever looks on; nothing, where nobody sees it.
fn said(policy: &Policy, lead: &Lead, name: &str, action: Action) -> Option<String> {
    let roster = &policy.active.roster;
    let holder = lead.rep().and_then(|rep| roster.get(rep));
    let holder = holder.map_or("whoever has the lead", |person| person.first_name());
    let said = match action {
        Action::Judge => format!("{name}'s inquiry is read"),
        Action::Route => format!("{name} is given to somebody"),
        Action::Escalate { obligation, step } => {
            return escalated(policy, lead, (name, holder), obligation, step);
        }
        Action::Relist => format!("{name} is on the list of the morning again"),
        Action::OwnUp { .. } => format!("{name} is told that it takes longer than promised"),
        Action::Step { step } => return of_step(policy, lead, name, step),
        Action::EndCadence => format!("the calls and mails to {name} come to their end"),
        Action::QualifyLapses => format!("{name} goes on to a rep, since nobody settled it"),
        Action::InformationLapses => format!("{name} has not answered the question in time"),
        Action::RestEnds => format!("{name} has rested long enough"),
        Action::Letter => format!("a letter goes to {name}"),
        Action::Remind => format!("{name} and {holder} are reminded of their appointment"),
        Action::RequestLapses => format!("the time comes that {name} asked for"),
        Action::PromiseLapses => format!("the time comes by which {name} was promised a word"),
        Action::CountdownLapses
        | Action::GoesQuiet
        | Action::DormantReviewLapses
        | Action::Forget => return None,
    };
    Some(said)
}

fn escalated(
    policy: &Policy,
    lead: &Lead,
    (name, holder): (&str, &str),
    obligation: ObligationKind,
    step: EscalationStep,
) -> Option<String> {
    let manager = policy.active.roster.with(Role::Manager).next();
    let manager = manager.map_or("the manager", |person| person.first_name());
    Some(match step {
        EscalationStep::Wanted if obligation == ObligationKind::Meeting => {
            format!("{holder} is asked how it was with {name}")
        }
        EscalationStep::Wanted if obligation == ObligationKind::NextStep => {
            format!("what was agreed with {name} is due")
        }
        EscalationStep::Wanted => format!("{name}'s {} is due", contact(lead, Some(0))),
        EscalationStep::Reminder => format!("{holder} is reminded of {name}"),
        EscalationStep::Due => format!("{holder} is late with {name}"),
        EscalationStep::Manager => format!("{manager}'s list has {name}, who still waits"),
        EscalationStep::Warned => format!("{holder} hears that {name} moves on"),
        EscalationStep::Reassigned => format!("{name} moves to somebody else"),
    })
}

/// The contact that comes, by how many calls the steps have before it; the next one, where that does not say how many there were.
fn contact(lead: &Lead, calls_before: Option<usize>) -> String {
    let what = if lead.is_called() {
        "call"
    } else {
        "letter from a person"
    };
    let number = calls_before.and_then(|before| ORDINALS.get(before));
    format!("{} {what}", number.unwrap_or(&"next"))
}

fn of_step(policy: &Policy, lead: &Lead, name: &str, number: u8) -> Option<String> {
    let track = work::progress(lead)?.track;
    let (steps, number) = (steps(policy, lead, track), usize::from(number));
    let step = steps.get(number)?;
    let before = steps.iter().take(number);
    let calls_before = before.filter(|one| one.kind == StepKind::Call).count();
    // Whoever is in a conversation has been talked with before the first of its steps.
    let calls_before = (track != Track::Conversation).then_some(calls_before);
    Some(match step.kind {
        StepKind::Call => format!("{name}'s {} is due", contact(lead, calls_before)),
        StepKind::Task => format!("something is to be done for {name}"),
        StepKind::Mail => format!("the next mail to {name} is prepared"),
        StepKind::Goodbye => format!("the goodbye to {name} is prepared"),
    })
}

#[cfg(test)]
mod tests {
    use calendar::parse_instant;
    use followup::ids::{InquiryId, LeadId, PersonId};
    use followup::lead::{Engagement, Open, Position, Progress, Rest, RestReason, Stage};

    use super::*;

    /// A lead of a rep, who begins with the steps of a track.
    fn lead(policy: &Policy, contact_how: &str, track: Track) -> Lead {
        let at = parse_instant("2026-03-02T15:00:00Z").unwrap();
        let given = [
            ("name", "Ana Silva"),
            ("email", "ana@example.org"),
            ("phone", "555 010 0123"),
            ("topic", "sales"),
            ("contact_how", contact_how),
        ];
        let given = given.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let active = &policy.active;
        let read = active.forms["contact"].read(&given, at, &active.company.country_code);
        let (id, inquiry) = (LeadId::derive(&["ana"]), InquiryId::derive(&["ana"]));
        let mut lead = Lead::received(id, inquiry, &read.unwrap(), at, None);
        lead.stage = Stage::Open(Open::Active(Engagement {
            rep: PersonId::parse("riley").unwrap(),
            assigned_at: at,
        }));
        lead.cadence = Some(Progress::first(track, Position::From { at }));
        lead
    }

    #[test]
    fn a_contact_is_counted_where_it_is_known_how_many_there_were() {
        let policy = Policy::compile(&crate::shipped::embedded()).unwrap();
        let of =
            |how, track, step| of_step(&policy, &lead(&policy, how, track), "Ana", step).unwrap();
        for (how, what) in [("any", "call"), ("email", "letter from a person")] {
            let said = [
                of(how, Track::Inbound, 0),
                of(how, Track::Inbound, 1),
                of(how, Track::Conversation, 0),
            ];
            let expected =
                ["first", "second", "next"].map(|which| format!("Ana's {which} {what} is due"));
            assert_eq!(said, expected);
            let lead = lead(&policy, how, Track::Calls);
            let many = contact(&lead, Some(ORDINALS.len()));
            assert_eq!(many, format!("next {what}"));
        }
    }

    #[test]
    fn what_nobody_could_see_is_passed_over_for_what_comes_after_it() {
        let policy = Policy::compile(&crate::shipped::embedded()).unwrap();
        let mut lead = lead(&policy, "any", Track::Inbound);
        for unseen in [
            Action::CountdownLapses,
            Action::GoesQuiet,
            Action::DormantReviewLapses,
            Action::Forget,
        ] {
            assert_eq!(said(&policy, &lead, "Ana", unseen), None, "{unseen:?}");
        }
        let at = |text: &str| parse_instant(text).unwrap();
        let (now, until) = (at("2026-03-02T15:00:00Z"), at("2026-05-11T15:00:00Z"));
        let because = RestReason::NotNow;
        lead.cadence = None;
        lead.rest = Some(Rest {
            since: now,
            because,
            ends: at("2026-04-06T15:00:00Z"),
        });
        lead.stage = Stage::Open(Open::Resting {
            until,
            because,
            returns: false,
        });
        let next = |lead: &Lead| agenda(&policy, lead).unwrap().next().action;
        assert_eq!(next(&lead), Action::GoesQuiet);
        let seen = seen_of(&policy, &lead, now);
        assert_eq!(seen, Some((until, Action::RestEnds)));
        lead.stage = Stage::Open(Open::Reviewing { since: now });
        assert_eq!(next(&lead), Action::DormantReviewLapses);
        assert_eq!(seen_of(&policy, &lead, now), None);
    }
}
