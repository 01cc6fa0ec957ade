//! Signs from somebody whom nobody pursues just now, and what stays owed after a stop.

use followup::event::{Disposition, Event, Sign, Suppression};
use followup::lead::{Block, ObligationKind, RestReason};
use followup::message::{NoticeKind, StopRule};
use followup::timeline::{EntryKind, Fact};

use crate::support::ny;
use crate::world::{BUYER, BY_MAIL, World};

/// Those that stop our mail, and leave a person to decide what becomes of the lead.
const STOPS: [Sign; 2] = [Sign::Unsubscribed, Sign::Bounced];

#[test]
fn a_stop_while_a_lead_rests_is_kept_when_it_wakes() {
    for sign in STOPS {
        let mut world = World::with("2026-03-02 10:00", BY_MAIL);
        world.owner_reports(Disposition::NotNow);
        world.sign(sign);
        assert_eq!(world.status(), "resting");
        world.until("2026-04-01 12:00");
        // Nothing can be written and nobody called: a person decides, and is told.
        assert_eq!(world.status(), "to_decide", "{sign:?}");
        let rep = world.owner();
        assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::NewLead);
        world.until("2026-09-01 00:00");
        assert_eq!(world.record.messages.len(), 0, "{sign:?}");
    }
}

#[test]
fn a_repeated_or_weaker_stop_is_nothing() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Complained);
    let before = world.lead().clone();
    for sign in [Sign::Complained, Sign::Bounced, Sign::Unsubscribed] {
        world.sign(sign);
        assert_eq!(*world.lead(), before);
    }
    world.sign(Sign::DoNotContact);
    assert_eq!(world.lead().blocked, Some(Block::DoNotContact));
}

#[test]
fn a_mailbox_that_does_not_exist_asks_for_a_call_and_keeps_its_clock() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-02 10:10");
    world.sign(Sign::Bounced);
    assert_eq!(world.told_when(&NoticeKind::CallDue), ["2026-03-02 10:10"]);
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn no_channel_is_left_and_a_person_decides() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Unsubscribed);
    assert_eq!(world.status(), "to_decide");
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn an_answer_that_is_owed_is_owed_after_a_stop_too() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Replied);
    let task = world.lead().task();
    world.until("2026-03-02 12:00");
    world.sign(Sign::Unsubscribed);
    assert_eq!(
        world.lead().task().split('_').next_back(),
        task.split('_').next_back()
    );
    world.until("2026-03-02 14:00");
    assert!(world.record.lines.iter().any(|line| line.entry.fact
        == Fact::Breached {
            obligation: ObligationKind::Answer
        }));
}

#[test]
fn an_agreed_date_survives_a_stop_when_a_call_is_possible() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Reached);
    let next = world.next_action();
    world.sign(Sign::Bounced);
    assert_eq!(world.next_action(), next);
}

#[test]
fn who_writes_anew_after_do_not_contact_is_a_persons_to_decide() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::DoNotContact);
    world.until("2026-04-01 10:00");
    world.joined(BUYER);
    assert_eq!(world.status(), "to_decide");
    world.until("2026-09-01 10:00");
    assert!(
        world
            .record
            .messages
            .iter()
            .all(|one| one.message.stop_rule != StopRule::Automatic)
    );
    assert!(world.lead().rep().is_some());
}

#[test]
fn who_stopped_our_mail_is_not_called_because_the_mailbox_then_fails() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Unsubscribed);
    assert!(!world.lead().may_call());
    world.sign(Sign::Bounced);
    assert_eq!(world.lead().blocked, Some(Block::Bounced));
    assert!(!world.lead().may_call());
    // And the other way round.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Bounced);
    assert!(world.lead().may_call());
    world.sign(Sign::Unsubscribed);
    assert!(!world.lead().may_call());
    assert_eq!(world.status(), "to_decide");
}

#[test]
fn a_mailbox_that_does_not_exist_without_a_number_is_a_persons_to_look_at() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    world.sign(Sign::Bounced);
    assert_eq!(world.status(), "to_decide");
    let rep = world.owner();
    assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::CallDue);
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

fn suppressed(block: Block) -> Suppression {
    let since = ny("2026-02-02 10:00");
    Suppression { block, since }
}

fn listed(email: Option<Block>, phone: Option<Block>) -> World {
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    let email = email.map(suppressed);
    world.arrive_after(BUYER, &Event::SuppressionFound { email, phone });
    world
}

#[test]
fn an_inquiry_of_somebody_who_wants_no_contact_is_a_persons_to_decide_and_nobody_is_to_call() {
    for block in [Block::Complained, Block::DoNotContact] {
        let mut world = listed(Some(block), None);
        assert!(!world.lead().may_call() && !world.lead().may_write());
        assert_eq!(world.status(), "to_decide");
        world.until("2026-09-01 10:00");
        assert_eq!(world.record.messages.len(), 0);
        assert_eq!(world.times(EntryKind::CallOpened), [""; 0]);
        assert!(world.lead().rep().is_some());
    }
}

#[test]
fn an_address_that_stopped_our_mail_is_called_only_if_a_call_was_asked_for() {
    let world = listed(Some(Block::Unsubscribed), None);
    assert!(!world.lead().may_call() && !world.lead().may_write());
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    let fields = [BUYER, &[("contact_how", "phone"), ("newsletter", "yes")]].concat();
    let stopped = Event::SuppressionFound {
        email: Some(suppressed(Block::Unsubscribed)),
        phone: None,
    };
    world.arrive_after(&fields, &stopped);
    assert!(world.lead().may_call() && !world.lead().may_write());
    assert!(!world.lead().contact.opted_in);
}

#[test]
fn who_stopped_our_mail_and_inquires_again_can_stop_the_direct_answer_too() {
    let mut world = listed(Some(Block::Unsubscribed), None);
    assert!(world.lead().is_back_since_unsubscribing());
    world.sign(Sign::Unsubscribed);
    assert_eq!(world.times(EntryKind::Sign), ["2026-03-02 10:00"]);
    assert!(!world.lead().is_back_since_unsubscribing());
    // The same wish once more is no news.
    world.sign(Sign::Unsubscribed);
    assert_eq!(world.times(EntryKind::Sign).len(), 1);
}

#[test]
fn a_number_on_the_list_is_not_called_and_the_lead_is_written_to() {
    let world = listed(None, Some(Block::DoNotContact));
    assert!(!world.lead().may_call() && world.lead().may_write());
    assert!(!world.lead().is_called());
    assert_eq!(world.status(), "working");
    // A mailbox that failed says nothing of a number.
    let world = listed(None, Some(Block::Bounced));
    assert!(world.lead().may_call());
}

#[test]
fn the_offer_is_taken_once_and_a_stop_takes_it_back() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.give(0, &Event::OptedIn);
    world.give(0, &Event::OptedIn);
    assert_eq!(world.times(EntryKind::OptedIn), ["2026-03-02 10:00"]);
    assert!(world.lead().contact.opted_in);
    world.sign(Sign::Unsubscribed);
    assert!(!world.lead().contact.opted_in);
    world.give(0, &Event::OptedIn);
    assert!(!world.lead().contact.opted_in);
}

#[test]
fn after_the_goodbye_who_said_yes_is_nurtured_and_who_did_not_is_left_in_peace() {
    for (said_yes, expected) in [(true, RestReason::Nurture), (false, RestReason::NoAnswer)] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        if said_yes {
            world.give(0, &Event::OptedIn);
        }
        world.owner_reports(Disposition::NoAnswer);
        world.until("2026-04-30 10:00");
        let rests =
            |fact: &Fact| matches!(fact, Fact::Rested { because, .. } if *because == expected);
        assert!(
            world
                .record
                .lines
                .iter()
                .any(|line| rests(&line.entry.fact))
        );
    }
}
