//! Two people of one company: one owner, and what one of them says holds the mail to the other.

use followup::event::{Disposition, Event, Sign};
use followup::ids::LeadId;
use followup::message::NoticeKind;
use followup::timeline::EntryKind;

use crate::support::{ny, person};
use crate::world::{BUYER, World};

fn colleague() -> LeadId {
    LeadId::derive(&["colleague"])
}

/// Somebody else behind the same number.
const BO: &[(&str, &str)] = &[
    ("name", "Bo Ek"),
    ("email", "bo@example.org"),
    ("phone", "+12125550123"),
    ("topic", "sales"),
];

/// A lead whose mail has been announced, at 2026-03-03 11:15.
fn announced() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 12:30");
    assert_eq!(world.leaving(), ["mail"]);
    world
}

fn in_touch(world: &mut World, at: &str) {
    let event = Event::ColleagueInTouch {
        lead: colleague(),
        at: ny(at),
        pending: None,
    };
    world.give(0, &event);
}

#[test]
fn a_colleagues_sign_of_life_takes_the_mail_back_and_holds_it_for_a_working_week() {
    let mut world = announced();
    let rep = world.owner();
    in_touch(&mut world, "2026-03-03 12:20");
    assert_eq!(world.leaving(), [""; 0]);
    assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::Held);
    assert_eq!(world.times(EntryKind::Held), ["2026-03-03 12:30"]);
    world.until("2026-03-10 12:19");
    assert_eq!(world.leaving(), [""; 0]);
    // Nothing is lost: the steps go on from where they stood.
    world.until("2026-03-30 00:00");
    let written: Vec<(String, String)> = world
        .mails()
        .into_iter()
        .filter(|(step, _)| world.leaving().contains(step))
        .collect();
    assert_eq!(written[0].0, "mail-2");
    // It waits for a person by then, and needs no announcement.
    assert_eq!(written[0].1, "2026-03-10 12:20");
    assert_eq!(written.len(), 3);
    assert_eq!(world.status(), "resting");
}

#[test]
fn the_mail_that_would_leave_at_this_moment_is_held_too() {
    let mut world = announced();
    world.until("2026-03-03 14:40");
    let leaves = world.record.messages[0].message.clone();
    assert!(leaves.not_before <= world.now);
    let event = |pending| Event::ColleagueInTouch {
        lead: colleague(),
        at: ny("2026-03-03 14:00"),
        pending,
    };
    let before = world.lead().stop_generation;
    world.give(0, &event(Some(leaves.id)));
    assert_eq!(world.lead().stop_generation, before + 1);
    // One that has left is not taken back.
    let mut world = announced();
    world.until("2026-03-03 14:40");
    world.give(0, &event(None));
    assert_eq!(world.lead().stop_generation, before);
}

#[test]
fn the_same_sign_holds_once_and_an_old_one_holds_nothing() {
    let mut world = announced();
    in_touch(&mut world, "2026-03-03 12:20");
    let before = world.lead().clone();
    in_touch(&mut world, "2026-03-03 12:20");
    in_touch(&mut world, "2026-03-02 12:20");
    assert_eq!(*world.lead(), before);
    let mut world = announced();
    in_touch(&mut world, "2026-02-16 12:20");
    assert_eq!(world.leaving(), ["mail"]);
}

#[test]
fn a_rep_lets_the_mail_go_on() {
    let mut world = announced();
    in_touch(&mut world, "2026-03-03 12:20");
    world.until("2026-03-04 10:00");
    let by = person(&world.owner());
    world.give(0, &Event::GoOn { by: by.clone() });
    world.until("2026-03-04 10:01");
    assert_eq!(world.leaving(), ["mail-2"]);
    let before = world.lead().clone();
    world.give(0, &Event::GoOn { by });
    assert_eq!(*world.lead(), before);
}

#[test]
fn the_calls_and_the_clock_of_a_person_go_on_meanwhile() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    in_touch(&mut world, "2026-03-02 10:00");
    world.until("2026-03-02 18:00");
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-03-02 10:00"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn who_is_in_conversation_waits_for_nobody_else() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Replied);
    let before = world.lead().clone();
    in_touch(&mut world, "2026-03-02 10:00");
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_linked_lead_goes_to_whoever_has_the_other() {
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    let first = world.arrive(BUYER);
    let second = world.arrive(BO);
    let (a, b) = (
        world.leads[first].rep().cloned(),
        world.leads[second].rep().cloned(),
    );
    assert_ne!(a, b);
    // The same, linked before it is routed.
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    let first = world.arrive(BUYER);
    let rep = world.leads[first].rep().cloned();
    let lead = world.leads[first].id.clone();
    let linked = Event::Linked {
        lead: lead.clone(),
        rep: rep.clone(),
    };
    let second = world.arrive_after(BO, &linked);
    assert_eq!(world.leads[second].rep().cloned(), rep);
    assert_eq!(world.leads[second].linked, [lead]);
}
