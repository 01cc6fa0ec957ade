//! A canary is judged and routed, and nothing follows for anybody.

use followup::decide::{Decision, decide};
use followup::event::{Event, Sign};
use followup::ids::{InquiryId, LeadId, PersonId};
use followup::inquiry::{Inquiry, Suspicion};
use followup::lead::{Ending, Lead, Open, Stage};
use followup::message::{NotSentReason, acknowledgement_id};
use followup::policy::Policy;
use followup::route::{Routing, route};
use followup::team::Team;
use followup::timeline::{EntryKind, Fact};

use crate::support::{inquiry, ny, policy};
use crate::world::BY_MAIL;

const AT: &str = "2026-03-02 10:00";

fn canary(policy: &Policy) -> (Lead, Inquiry) {
    let inquiry = inquiry(policy, ny(AT), BY_MAIL);
    let id = LeadId::of_canary("2026-03-02T15:00:00.000Z");
    let first = InquiryId::derive(&["inquiry"]);
    let lead = Lead::received(id, first, &inquiry, ny(AT), None);
    (lead, inquiry)
}

fn arrived(inquiry: Inquiry) -> Event {
    Event::Arrived {
        inquiry: Box::new(inquiry),
        suspicious: true,
    }
}

/// It changes nothing but the lead and its lines.
fn is_nobodys(decision: &Decision) {
    assert!(decision.notices.is_empty() && decision.loads.is_empty());
    assert!(decision.messages.is_empty() && decision.block.is_none());
}

fn kinds(decision: &Decision) -> Vec<EntryKind> {
    let entries = decision.entries.iter();
    entries.map(|entry| entry.kind()).collect()
}

#[test]
fn it_is_routed_whatever_is_found_of_it_and_ends_with_whom_it_would_have_got() {
    let policy = policy();
    let (lead, inquiry) = canary(&policy);
    let judged = decide(&policy, &lead, &arrived(inquiry), ny(AT));
    is_nobodys(&judged);
    assert!(matches!(
        judged.lead.stage,
        Stage::Open(Open::Routing { .. })
    ));
    assert_eq!(judged.lead.policy.as_ref(), Some(&policy.version));
    let routing = route(&policy, &judged.lead, &Team::default(), ny(AT));
    let Routing::To { rep, .. } = &routing else {
        panic!("somebody is free: {routing:?}");
    };
    let routed = decide(
        &policy,
        &judged.lead,
        &Event::Routed(routing.clone()),
        ny(AT),
    );
    is_nobodys(&routed);
    let ending = Ending::NotALead;
    let at = ny(AT);
    assert_eq!(routed.lead.stage, Stage::Closed { at, ending });
    assert!(
        matches!(&routed.entries[0].fact, Fact::Assigned { to, .. } if to == rep),
        "{:?}",
        routed.entries
    );
    // Its acknowledgement is nobody's step: that it ended stops none.
    assert_eq!(routed.lead.stop_generation, lead.stop_generation);
    let again = decide(&policy, &routed.lead, &Event::Routed(routing), ny(AT));
    assert!(!again.changes(&routed.lead));
}

#[test]
fn that_nobody_is_free_is_an_answer_too() {
    let policy = policy();
    let (lead, inquiry) = canary(&policy);
    let judged = decide(&policy, &lead, &arrived(inquiry), ny(AT));
    let routing = Routing::Exhausted {
        refused: Vec::new(),
        others_wait: false,
        free_from: None,
    };
    let routed = decide(&policy, &judged.lead, &Event::Routed(routing), ny(AT));
    is_nobodys(&routed);
    assert_eq!(kinds(&routed), [EntryKind::Queued, EntryKind::Closed]);
}

#[test]
fn one_whose_stamp_is_not_ours_is_not_answered_and_not_routed() {
    let policy = policy();
    let (lead, inquiry) = canary(&policy);
    let forged = Inquiry {
        suspicion: Some(Suspicion::ForgedStamp),
        ..inquiry
    };
    let judged = decide(&policy, &lead, &arrived(forged), ny(AT));
    is_nobodys(&judged);
    let ending = Ending::Unwanted;
    let at = ny(AT);
    assert_eq!(judged.lead.stage, Stage::Closed { at, ending });
    let acknowledgement = acknowledgement_id(&lead.id, &lead.inquiry, 1);
    assert_eq!(judged.drops, [acknowledgement]);
}

#[test]
fn what_people_and_machines_do_changes_nothing_and_what_was_not_sent_is_a_line() {
    let policy = policy();
    let (lead, inquiry) = canary(&policy);
    let judged = decide(&policy, &lead, &arrived(inquiry.clone()), ny(AT));
    let rep = PersonId::parse("riley").unwrap();
    for event in [
        Event::Tick,
        Event::Sign(Sign::Complained),
        Event::KeptByOwner { by: rep },
        Event::Erased,
        arrived(inquiry),
    ] {
        let decision = decide(&policy, &judged.lead, &event, ny(AT));
        assert!(!decision.changes(&judged.lead), "{event:?}");
    }
    let event = Event::NotSent {
        message: acknowledgement_id(&lead.id, &lead.inquiry, 1),
        step: None,
        why: NotSentReason::TooLate,
    };
    let decision = decide(&policy, &judged.lead, &event, ny(AT));
    is_nobodys(&decision);
    assert_eq!(kinds(&decision), [EntryKind::NotSent]);
}
