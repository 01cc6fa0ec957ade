//! Signs from somebody whom nobody pursues just now, and what stays owed after a stop.

use followup::decide::EntryKind;
use followup::event::{Disposition, Sign};
use followup::lead::Block;
use followup::message::{Class, NoticeKind};

use crate::world::{BUYER, BY_MAIL, World};

const STOPS: [Sign; 4] = [
    Sign::Unsubscribed,
    Sign::Bounced,
    Sign::Complained,
    Sign::DoNotContact,
];

#[test]
fn a_stop_while_a_lead_rests_is_kept_when_it_wakes() {
    for sign in STOPS {
        let mut world = World::with("2026-03-02 10:00", BY_MAIL);
        world.owner_reports(Disposition::NotNow);
        world.sign(sign);
        assert_eq!(world.status(), "resting");
        world.until("2026-04-01 12:00");
        // Nothing can be written and nobody called: a person decides, and is told.
        assert_eq!(world.status(), "in_conversation", "{sign:?}");
        let rep = world.owner();
        assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::NewLead);
        world.until("2026-09-01 00:00");
        assert_eq!(world.drafts.len(), 0, "{sign:?}");
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
    world.sign(Sign::Complained);
    assert_eq!(world.status(), "in_conversation");
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
    assert!(
        world
            .lines
            .iter()
            .any(|line| line.entry.because == "answer" && line.entry.kind == EntryKind::Breached)
    );
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
    assert_eq!(world.status(), "in_conversation");
    world.until("2026-09-01 10:00");
    assert!(
        world
            .drafts
            .iter()
            .all(|one| one.draft.class != Class::Automatic)
    );
    assert!(world.lead().rep().is_some());
}
