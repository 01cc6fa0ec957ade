//! What holds a message back, by what it is and by what is known of the lead.

use followup::event::Sign;
use followup::guard::{LeadCondition, held_back, is_planned, is_unjudged, unlawful};
use followup::ids::{InquiryId, LeadId};
use followup::lead::Lead;
use followup::message::{Message, NotSentReason, StopRule};
use followup::policy::Policy;

use crate::support::{changed, ny};
use crate::world::{BUYER, BY_MAIL, World};

const STOP_RULES: [StopRule; 5] = [
    StopRule::Acknowledgement,
    StopRule::Automatic,
    StopRule::Appointment,
    StopRule::Reminder,
    StopRule::Released,
];

/// A message that was written when the lead stood as it does.
fn message(lead: &Lead, stop_rule: StopRule) -> Message {
    let at = ny("2026-03-02 10:05");
    Message::new(lead, "mail", "mail", stop_rule, at, at)
}

/// A lead after a sign, with a message with each stop rule that was written before it.
fn after(sign: Sign) -> (Lead, [Message; 5]) {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let messages = STOP_RULES.map(|stop_rule| message(world.lead(), stop_rule));
    world.sign(sign);
    (world.lead().clone(), messages)
}

#[test]
fn a_stop_holds_back_what_it_is_meant_for() {
    let stopped = || Some(NotSentReason::Stopped);
    let held = |sign: Sign| {
        let (lead, messages) = after(sign);
        messages.map(|message| held_back(&lead, &message))
    };
    for sign in [Sign::Bounced, Sign::Complained, Sign::DoNotContact] {
        assert_eq!(held(sign), STOP_RULES.map(|_| stopped()), "{sign:?}");
    }
    // The claim asks when they stopped our mail: before or after what these answer.
    assert_eq!(
        held(Sign::Unsubscribed),
        [None, stopped(), None, None, stopped()]
    );
    // Who answers wants no further step, and is told of their appointment all the same.
    assert_eq!(
        held(Sign::Replied),
        [None, stopped(), None, None, stopped()]
    );
}

#[test]
fn who_stopped_our_mail_is_told_of_no_acknowledgement_unless_they_asked_since() {
    let (mut lead, [acknowledgement, ..]) = after(Sign::Unsubscribed);
    assert!(!is_planned(&lead, &acknowledgement));
    lead.inquired_at = lead
        .unsubscribed_at
        .map(|at| at + chrono::Duration::minutes(1));
    assert!(is_planned(&lead, &acknowledgement));
}

#[test]
fn stops_of_one_lead_say_nothing_of_a_message_to_another() {
    let world = World::with("2026-03-02 10:00", BUYER);
    let lead = world.lead();
    for stop_rule in STOP_RULES {
        let to_another = Message {
            lead: LeadId::derive(&["another"]),
            ..message(lead, stop_rule)
        };
        let expected = match stop_rule.condition() {
            LeadCondition::Unstopped => Some(NotSentReason::Merged),
            LeadCondition::Judged | LeadCondition::Arranged => None,
        };
        assert_eq!(held_back(lead, &to_another), expected, "{stop_rule:?}");
    }
}

#[test]
fn what_nobody_has_judged_holds_back_whatever_it_may_stop() {
    let world = World::with("2026-03-02 10:00", BUYER);
    let (lead, other) = (world.lead(), InquiryId::derive(&["other"]));
    let own = lead.inquiry.clone();
    let unjudged = |joined: &[InquiryId]| {
        STOP_RULES.map(|stop_rule| is_unjudged(lead, joined, &message(lead, stop_rule)))
    };
    assert_eq!(unjudged(&[]), [false; 5]);
    assert_eq!(unjudged(&[other]), [false, true, false, false, true]);
    assert_eq!(unjudged(&[own]), [true, true, false, false, true]);
}

#[test]
fn the_law_speaks_of_what_goes_out_by_itself() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    let sources = changed("policy.toml", "regions = [\"US\"]", "regions = [\"EU\"]");
    world.policy = Policy::compile(&sources).unwrap();
    let mut lead = world.lead().clone();
    let held = |lead: &Lead| {
        STOP_RULES.map(|stop_rule| {
            unlawful(&world.policy, lead, &message(lead, stop_rule), world.now).is_some()
        })
    };
    lead.automated_emails = 2;
    assert_eq!(held(&lead), [false; 5]);
    lead.automated_emails = 3;
    assert_eq!(held(&lead), [false, true, false, false, false]);
    lead.contact.opted_in = true;
    assert_eq!(held(&lead), [false; 5]);
}
