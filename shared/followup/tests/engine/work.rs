//! What a person owes a lead, and when it is due.

use followup::agenda::call_due;
use followup::escalation::escalates_at;
use followup::event::Disposition;
use followup::inquiry::{ListEntry, Origin};
use followup::lead::ObligationKind;
use followup::next_work::{WorkKind, is_overdue, next_work};
use followup::policy::EscalationStep;
use followup::rope::ropes;
use followup::work;

use crate::support::{inquiry, ny, policy, wall};
use crate::world::{BUYER, BY_MAIL, World};

fn obligation(world: &World) -> Option<ObligationKind> {
    work::owed(world.lead()).map(|owed| owed.kind)
}

fn due(world: &World) -> Option<String> {
    work::due_at(&world.policy, world.lead()).map(wall)
}

fn is_open(world: &World, at: &str) -> bool {
    work::is_open(&world.policy, world.lead(), ny(at))
}

fn is_the_managers(world: &World, at: &str) -> bool {
    work::is_the_managers(&world.policy, world.lead(), ny(at))
}

#[test]
fn a_new_lead_is_due_as_promised_and_the_managers_from_their_step_on() {
    let world = World::with("2026-03-02 10:00", BUYER);
    assert_eq!(obligation(&world), Some(ObligationKind::FirstTouch));
    assert_eq!(due(&world).as_deref(), Some("2026-03-02 14:00"));
    assert!(is_open(&world, "2026-03-02 10:00"));
    assert!(work::is_untouched(world.lead(), world.now));
    assert!(!work::is_untouched(world.lead(), ny("2026-03-02 09:59")));
    assert!(!is_the_managers(&world, "2026-03-03 09:59"));
    assert!(is_the_managers(&world, "2026-03-03 10:00"));
    assert_eq!(work::agreed_for(world.lead()), None);
    let clock = work::first_touch(world.lead()).unwrap();
    let moves = escalates_at(
        &world.policy,
        world.lead(),
        clock,
        EscalationStep::Reassigned,
    );
    assert_eq!(moves.map(wall).as_deref(), Some("2026-03-04 10:00"));
}

#[test]
fn after_an_attempt_the_next_call_is_due_before_the_mail_that_goes_out_without_it() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(obligation(&world), None);
    assert!(!work::is_untouched(world.lead(), ny("2026-03-09 10:00")));
    assert!(!is_the_managers(&world, "2026-04-09 10:00"));
    let (step, _) = work::step(&world.policy, world.lead()).unwrap();
    assert_eq!(step.name, "call_2");
    let since = ny("2026-03-03 10:00");
    let by = call_due(
        &world.policy,
        world.lead(),
        &world.lead().cadence.unwrap(),
        since,
    );
    // Planned, and open once its time has come.
    assert_eq!(due(&world), Some(wall(by)));
    assert!(!is_open(&world, "2026-03-03 10:00"));
    world.until("2026-03-03 10:00");
    assert!(is_open(&world, "2026-03-03 10:00"));
    assert_eq!(due(&world), Some(wall(by)));
    // The mail that follows is nobody's work.
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(due(&world), None);
    assert!(!is_open(&world, "2026-03-03 12:00"));
}

#[test]
fn a_first_contact_that_nobody_made_stays_open_while_mails_go_out() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let has_come_to_a_mail = |world: &World| {
        let (step, _) = work::step(&world.policy, world.lead()).unwrap();
        step.kind.is_written()
    };
    while !has_come_to_a_mail(&world) {
        let (at, _) = world.next().unwrap();
        world.until_instant(at);
    }
    let lead = world.lead();
    assert!(work::first_touch(lead).is_some());
    assert!(work::is_open(&world.policy, lead, world.now));
    let next = next_work(&world.policy, lead, world.now);
    assert_eq!(next.map(|(kind, _)| kind), Some(WorkKind::Call));
    let due = work::due_at(&world.policy, lead).unwrap();
    assert!(is_overdue(next, due.max(world.now)));
}

#[test]
fn a_mail_that_comes_next_is_said_for_when_it_leaves() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 10:00");
    world.owner_reports(Disposition::NoAnswer);
    let (kind, at) = next_work(&world.policy, world.lead(), world.now).unwrap();
    assert_eq!(kind, WorkKind::Automatic);
    // Whoever has the lead is told of it first, and it waits for them.
    let written = work::next_step(&world.policy, world.lead()).unwrap().1;
    assert!(at > Some(written));
    world.until_instant(at.unwrap());
    let leaves = world.planned().iter().map(|mail| mail.not_before).max();
    assert_eq!(leaves, at);
}

#[test]
fn who_has_no_number_is_written_to_and_who_rests_is_nobodys_work() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    let next = next_work(&world.policy, world.lead(), world.now);
    assert_eq!(next.map(|(kind, _)| kind), Some(WorkKind::Write));
    world.owner_reports(Disposition::Nurture);
    assert_eq!(world.status(), "resting");
    assert_eq!(next_work(&world.policy, world.lead(), world.now), None);
}

#[test]
fn who_was_woken_waits_from_then_and_not_from_what_they_asked_before() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    let date = Some(ny("2026-07-01 09:00"));
    world.report_as(0, &rep, Disposition::NoBudget, &task, date);
    world.until("2026-07-01 09:00");
    let lead = world.lead();
    assert!(lead.is_back() && !lead.has_asked_anew());
    let woken = ny("2026-07-01 09:00");
    assert!(lead.waiting_since() >= Some(woken));
    let rope = ropes(&world.policy, lead, None, world.now)[0];
    assert!(rope.since >= woken && rope.counted_from >= woken);
}

#[test]
fn who_asked_waits_from_then_whoever_has_it_since() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let asked = world.now;
    let moved = ny("2026-03-04 10:00");
    world.until_instant(moved);
    assert_eq!(world.lead().waiting_since(), Some(asked));
}

/// They talked, and agreed on a next step.
fn agreed() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    let next = Some(ny("2026-03-12 11:00"));
    world.report_as(0, &rep, Disposition::Reached, &task, next);
    world
}

#[test]
fn an_agreed_step_is_open_from_its_time_on() {
    let world = agreed();
    assert_eq!(obligation(&world), Some(ObligationKind::NextStep));
    assert_eq!(work::agreed_for(world.lead()), Some(ny("2026-03-12 11:00")));
    assert!(!is_open(&world, "2026-03-12 10:59"));
    assert!(is_open(&world, "2026-03-12 11:00"));
    assert_eq!(due(&world).as_deref(), Some("2026-03-12 15:00"));
    assert!(!is_the_managers(&world, "2026-03-13 10:59"));
    assert!(is_the_managers(&world, "2026-03-13 11:00"));
}

#[test]
fn another_form_is_answered_before_what_was_agreed_for_later() {
    let mut world = agreed();
    world.until("2026-03-04 10:00");
    world.joined(BUYER);
    assert_eq!(obligation(&world), Some(ObligationKind::Answer));
    assert_eq!(work::agreed_for(world.lead()), None);
    assert_eq!(work::first_touch(world.lead()), None);
    assert_eq!(due(&world).as_deref(), Some("2026-03-04 14:00"));
}

#[test]
fn what_nobody_asked_for_is_never_late() {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    let mut row = inquiry(&world.policy, world.now, BUYER);
    row.origin = Origin::Listed(ListEntry::default());
    world.arrive_as(row);
    assert_eq!(obligation(&world), Some(ObligationKind::Approach));
    assert_eq!(due(&world), None);
    assert!(!work::is_untouched(world.lead(), ny("2026-09-01 10:00")));
}

#[test]
fn a_closed_lead_is_nobodys_work() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Lost);
    assert_eq!((obligation(&world), due(&world)), (None, None));
    assert!(!is_open(&world, "2026-03-02 12:00"));
}
