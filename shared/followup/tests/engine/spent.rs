//! When attempts are used up, only the goodbye is left; and a hold ends to the moment.

use followup::event::{Disposition, Event, Outcome};
use followup::ids::LeadId;
use followup::timeline::EntryKind;

use crate::support::{ny, person};
use crate::world::{BUYER, World};

/// The owner tries once more, on the task that is open or on an earlier one.
fn tries(world: &mut World, task: &str) {
    let outcome = Outcome {
        by: person(&world.owner()),
        task: task.to_owned(),
        disposition: Disposition::NoAnswer,
        next_at: None,
        again: true,
        link: None,
        amount: None,
        known: followup::event::Evidence::Said,
    };
    world.give(0, &Event::Outcome(outcome));
}

#[test]
fn who_was_tried_five_times_at_once_hears_the_goodbye_and_nothing_before_it() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let task = world.lead().task();
    for count in 1..=5 {
        tries(&mut world, &task);
        assert_eq!(world.lead().touches, count);
    }
    // Five working days after the last attempt, and its notice.
    world.until("2026-03-20 17:00");
    let mails = world.mails();
    let steps: Vec<&str> = mails.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert!(steps[0].starts_with("goodbye"), "{steps:?}");
    // What is left out is left out in one line.
    assert!(world.times(EntryKind::StepSkipped).len() <= 1);
}

#[test]
fn the_last_attempt_that_may_be_made_is_made() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let task = world.lead().task();
    for _ in 0..4 {
        tries(&mut world, &task);
    }
    world.until("2026-03-03 10:30");
    assert_eq!(world.times(EntryKind::StepSkipped), [""; 0]);
    let task = world.lead().task();
    tries(&mut world, &task);
    assert_eq!(world.lead().touches, 5);
    // The mail and the letter would be the sixth and the seventh.
    world.until("2026-03-20 17:00");
    let mails = world.mails();
    let steps: Vec<&str> = mails.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert!(steps[0].starts_with("goodbye"), "{steps:?}");
}

#[test]
fn what_a_colleague_said_holds_the_mail_for_five_working_days_to_the_moment() {
    let in_touch = |world: &mut World, at: &str| {
        let event = Event::ColleagueInTouch {
            lead: LeadId::derive(&["colleague"]),
            at: ny(at),
            pending: None,
        };
        world.give(0, &event);
    };
    let held = |said: &str, heard: &str| {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.until(heard);
        in_touch(&mut world, said);
        world.lead().colleague_pause.is_some()
    };
    assert!(held("2026-03-03 12:20", "2026-03-10 12:19"));
    assert!(!held("2026-03-03 12:20", "2026-03-10 12:20"));
    // The same sign is no news, and an earlier one is none either.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-03 12:30");
    in_touch(&mut world, "2026-03-03 12:20");
    for again in ["2026-03-03 12:20", "2026-03-03 12:19"] {
        in_touch(&mut world, again);
    }
    assert_eq!(world.times(EntryKind::Held).len(), 1);
    in_touch(&mut world, "2026-03-03 12:21");
    assert_eq!(world.times(EntryKind::Held).len(), 2);
    // Whoever lets it go on ends it now, once.
    world.until("2026-03-04 10:00");
    let by = person(&world.owner());
    for _ in 0..2 {
        world.give(0, &Event::GoOn { by: by.clone() });
    }
    assert_eq!(world.times(EntryKind::Verdict).len(), 1);
    assert_eq!(
        world.lead().colleague_pause.as_ref().unwrap().until,
        world.now
    );
}

#[test]
fn a_try_beyond_the_most_is_on_the_record_and_in_the_figures() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let task = world.lead().task();
    for count in 1..=7_u8 {
        tries(&mut world, &task);
        let beyond = world.record.figures.acceptance.all.beyond;
        assert_eq!(beyond, i64::from(count.saturating_sub(5)));
    }
}
