//! Whoever tried to reach somebody names the day of the next call.

use followup::event::{Disposition, Event, Sign};
use followup::lead::{HandoverReason, ObligationKind};
use followup::message::NoticeKind;
use followup::timeline::EntryKind;

use crate::support::{ny, person};
use crate::world::{BUYER, World};

const FRIDAY: &str = "2026-03-06 10:00";

/// Whose call is reported on Monday with this outcome, and a call on Friday.
fn world(disposition: Disposition) -> World {
    asked_by(BUYER, disposition)
}

/// The same of whoever asked with these fields.
fn asked_by(fields: &[(&str, &str)], disposition: Disposition) -> World {
    let mut world = World::with("2026-03-02 10:00", fields);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, disposition, &task, Some(ny(FRIDAY)));
    world
}

const TRIES: [Disposition; 3] = [
    Disposition::Voicemail,
    Disposition::NoAnswer,
    Disposition::Wrote,
];

#[test]
fn the_next_step_is_that_call_and_no_mail_says_before_it_that_we_tried() {
    for disposition in TRIES {
        let mut world = world(disposition);
        assert_eq!(world.lead().touches, 1, "{disposition:?}");
        let next = world.lead().owed.get(ObligationKind::NextStep).copied();
        let next = next.expect("the call on Friday");
        assert_eq!((next.since, next.agreed), (ny(FRIDAY), false));
        world.until("2026-03-06 09:59");
        assert_eq!(world.record.messages.len(), 0, "{disposition:?}");
        assert_eq!(world.times(EntryKind::CallOpened).len(), 1);
        // Nobody makes it: it stays owed, and nothing stands for it.
        world.until("2026-03-13 10:00");
        assert_eq!(world.record.messages.len(), 0, "{disposition:?}");
        assert!(world.lead().owed.has(&[ObligationKind::NextStep]));
    }
}

#[test]
fn once_it_is_made_the_steps_go_on_where_they_stood() {
    for disposition in TRIES {
        let mut world = world(disposition);
        world.until("2026-03-06 10:30");
        world.owner_reports(Disposition::NoAnswer);
        let lead = world.lead();
        let tries = lead.call_attempts + lead.personal_emails;
        assert_eq!(tries, 2, "{disposition:?}");
        assert!(world.lead().owed.is_empty(), "{disposition:?}");
        world.until("2026-03-09 17:00");
        let mails = world.mails();
        let steps: Vec<&str> = mails.iter().map(|(step, _)| step.as_str()).collect();
        assert_eq!(steps, ["mail"], "{disposition:?}");
    }
}

#[test]
fn a_mail_that_is_written_down_waits_for_the_call_and_leaves_after_it_once() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 10:30");
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(
        world.record.messages.len(),
        1,
        "the mail after the second call"
    );
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Voicemail, &task, Some(ny(FRIDAY)));
    assert_eq!(world.leaving(), [""; 0], "it does not leave before Friday");
    world.until("2026-03-06 10:30");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-06 17:00");
    assert_eq!(world.record.messages.len(), 2);
    assert_eq!(world.leaving().len(), 1);
}

#[test]
fn a_day_named_after_the_report_counts_and_is_corrected_like_any_other() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report(0, &rep, Disposition::Voicemail);
    world.report_as(0, &rep, Disposition::Voicemail, &task, Some(ny(FRIDAY)));
    assert_eq!(world.lead().next_call_at(), Some(ny(FRIDAY)));
    world.report_as(
        0,
        &rep,
        Disposition::Voicemail,
        &task,
        Some(ny("2026-03-05 10:00")),
    );
    assert_eq!(world.lead().next_call_at(), Some(ny("2026-03-05 10:00")));
    assert_eq!(world.lead().touches, 1);
    // They talked after all.
    world.report_as(0, &rep, Disposition::Reached, &task, None);
    assert_eq!(world.status(), "in_conversation");
    assert_eq!(world.lead().next_call_at(), None);
}

#[test]
fn an_answer_before_that_day_is_answered_and_not_left_until_then() {
    let mut world = world(Disposition::Voicemail);
    world.until("2026-03-03 10:00");
    world.sign(Sign::Replied);
    assert!(world.lead().owed.has(&[ObligationKind::Answer]));
    world.until("2026-03-04 17:00");
    assert!(!world.times(EntryKind::Breached).is_empty());
}

#[test]
fn who_is_only_to_be_called_reads_nothing_of_what_was_agreed_when_somebody_else_gets_them() {
    let mut world = world(Disposition::Voicemail);
    let rep = world.owner();
    let to = if rep == "sam" { "riley" } else { "sam" };
    let event = Event::Assigned {
        to: person(to),
        by: person("morgan"),
    };
    world.give(0, &event);
    assert_eq!(world.owner(), to);
    let told = world.told(&rep);
    assert!(
        told.iter().all(|(_, kind)| *kind != NoticeKind::ThreeLines),
        "{told:?}"
    );
    let introduced = world
        .mails()
        .into_iter()
        .find(|(step, _)| step == "new_contact");
    assert_eq!(introduced, None);
    assert_eq!(world.lead().next_call_at(), Some(ny(FRIDAY)));
}

#[test]
fn who_stops_our_mail_is_called_on_the_day_that_was_named_and_not_before() {
    let fields = [BUYER, &[("contact_how", "phone")]].concat();
    let mut world = asked_by(&fields, Disposition::Voicemail);
    let calls = |world: &World| world.times(EntryKind::CallOpened).len();
    let before = calls(&world);
    world.sign(Sign::Unsubscribed);
    assert_eq!(world.lead().next_call_at(), Some(ny(FRIDAY)));
    world.until("2026-03-06 09:59");
    assert_eq!(calls(&world), before);
}

#[test]
fn who_is_away_on_that_day_is_asked_nothing_of_who_was_only_to_be_called() {
    let mut world = world(Disposition::Voicemail);
    let rep = world.owner();
    world.until(FRIDAY);
    let why = HandoverReason::Away;
    world.give(0, &Event::OwnerAbsent { why });
    assert_ne!(world.owner(), rep);
    assert_eq!(world.lead().handover, None);
    let told = world.told(&rep);
    assert!(
        told.iter().all(|(_, kind)| *kind != NoticeKind::ThreeLines),
        "{told:?}"
    );
    assert_eq!(world.lead().next_call_at(), Some(ny(FRIDAY)));
}
