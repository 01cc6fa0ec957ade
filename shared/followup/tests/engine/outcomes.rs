//! What people report: once, twice, corrected, late, and about somebody else's lead.

use chrono::Duration;
use followup::decide::may_be_taken_back;
use followup::event::{AnnouncementChoice, Disposition, Event, Sign, Verdict};
use followup::lead::Position;
use followup::promise::promise;
use followup::timeline::EntryKind;

use crate::support::{inquiry, ny, person, policy};
use crate::world::{BUYER, BY_PHONE, World};

fn world() -> World {
    World::with("2026-03-02 10:00", BUYER)
}

/// Somebody on the team who is not the owner.
fn other(world: &World) -> String {
    let names = ["riley", "sam", "jordan"];
    let other = names.into_iter().find(|rep| *rep != world.owner());
    other.unwrap().to_owned()
}

#[test]
fn every_outcome_has_its_own_next_step() {
    for (disposition, status) in [
        (Disposition::Reached, "in_conversation"),
        (Disposition::Voicemail, "working"),
        (Disposition::NoAnswer, "working"),
        (Disposition::Wrote, "working"),
        (Disposition::Answered, "in_conversation"),
        (Disposition::Booked, "in_conversation"),
        (Disposition::Won, "won"),
        (Disposition::Lost, "lost"),
        (Disposition::WrongNumber, "working"),
        (Disposition::NotNow, "resting"),
        (Disposition::NotAFit, "looking"),
        (Disposition::NotALead, "not_a_lead"),
        (Disposition::DoNotContact, "do_not_contact"),
        (Disposition::Nurture, "resting"),
        (Disposition::WrongPerson, "needs_information"),
        (Disposition::NoBudget, "resting"),
        (Disposition::NeedsInformation, "needs_information"),
    ] {
        let mut world = world();
        world.owner_reports(disposition);
        assert_eq!(world.status(), status, "{disposition:?}");
        let open: u32 = world.team.loads.iter().map(|load| load.open).sum();
        assert_eq!(
            open,
            u32::from(world.lead().rep().is_some()),
            "{disposition:?}"
        );
    }
}

#[test]
fn a_second_click_is_nothing() {
    for &disposition in Disposition::ALL {
        let mut world = world();
        let (rep, task) = (world.owner(), world.lead().task());
        world.report(0, &rep, disposition);
        let before = (world.lead().clone(), world.record.lines.len());
        world.report_as(0, &rep, disposition, &task, None);
        assert_eq!(
            (world.lead().clone(), world.record.lines.len()),
            before,
            "{disposition:?}"
        );
    }
}

/// Whose second call is due: a mail follows it at once, and leaves a little later.
fn before_a_mail() -> World {
    let mut world = world();
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 11:00");
    world
}

#[test]
fn a_report_that_let_a_mail_be_written_is_taken_back_and_the_mail_does_not_leave() {
    let mut world = before_a_mail();
    let before = world.lead().clone();
    let (rep, task) = (world.owner(), before.task());
    world.report(0, &rep, Disposition::Voicemail);
    let position = world.lead().cadence.map(|progress| progress.at);
    let is_written = matches!(
        position,
        Some(Position::After {
            by_person: false,
            ..
        })
    );
    assert!(is_written, "{position:?}");
    let by = person(&rep);
    assert!(may_be_taken_back(world.lead(), &by, world.now));
    world.give(0, &Event::TakenBack { task, by });
    let after = world.lead();
    assert_eq!((after.cadence, &after.owed), (before.cadence, &before.owed));
    assert_eq!(
        (after.touches, after.call_attempts),
        (before.touches, before.call_attempts)
    );
    world.until("2026-03-03 11:59");
    assert_eq!(world.leaving(), [""; 0]);
}

#[test]
fn a_report_that_let_a_mail_be_written_is_corrected_and_one_mail_leaves() {
    let mut world = before_a_mail();
    let (rep, task) = (world.owner(), world.lead().task());
    world.report(0, &rep, Disposition::Voicemail);
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    let mut straight = before_a_mail();
    straight.owner_reports(Disposition::NoAnswer);
    for world in [&mut world, &mut straight] {
        world.until("2026-03-04 10:00");
    }
    assert_eq!(world.leaving().len(), 1);
    assert_eq!(world.mails(), straight.mails());
    let counted = |world: &World| (world.lead().touches, world.lead().called_at.clone());
    assert_eq!(counted(&world), counted(&straight));
}

#[test]
fn a_mail_of_a_report_that_somebody_sent_or_left_out_is_written_no_second_time() {
    for choice in [AnnouncementChoice::SendNow, AnnouncementChoice::Stop] {
        for corrected in [Some(Disposition::NoAnswer), None] {
            let mut world = before_a_mail();
            let (rep, task) = (world.owner(), world.lead().task());
            world.report(0, &rep, Disposition::Voicemail);
            let message = world.planned().last().unwrap().id.clone();
            let by = person(&rep);
            let answered = Event::AnnouncementAnswered {
                message,
                choice,
                by: by.clone(),
            };
            world.give(0, &answered);
            assert!(!may_be_taken_back(world.lead(), &by, world.now));
            match corrected {
                Some(other) => world.report_as(0, &rep, other, &task, None),
                None => world.give(0, &Event::TakenBack { task, by }),
            }
            world.until("2026-03-04 10:00");
            assert_eq!(world.mails().len(), 1, "{choice:?}, {corrected:?}");
        }
    }
}

/// Whose letter is written down and has not left.
fn while_a_letter_waits() -> World {
    let mut world = before_a_mail();
    world.owner_reports(Disposition::NoAnswer);
    let waits = |world: &World| {
        let letter = world.planned().pop().filter(|one| one.step == "letter");
        letter.is_some_and(|letter| letter.not_before > world.now)
    };
    while !waits(&world) {
        world.until_instant(world.now + Duration::minutes(10));
        assert!(world.now < ny("2026-03-20 10:00"), "no letter was written");
    }
    world
}

#[test]
fn a_letter_that_waits_leaves_although_a_call_before_it_is_taken_back_or_corrected() {
    for wrong in [Disposition::NoAnswer, Disposition::Reached] {
        for corrected in [Some(Disposition::Voicemail), None] {
            let mut world = while_a_letter_waits();
            let (rep, task) = (world.owner(), world.lead().task());
            let touches = world.lead().touches;
            world.report(0, &rep, wrong);
            match corrected {
                Some(other) => world.report_as(0, &rep, other, &task, None),
                None => {
                    let by = person(&rep);
                    world.give(0, &Event::TakenBack { task, by });
                }
            }
            world.until("2026-03-17 09:00");
            let leaving = world.leaving();
            let letters = leaving.iter().filter(|step| step.starts_with("letter"));
            assert_eq!(letters.count(), 1, "{wrong:?}, {corrected:?}: {leaving:?}");
            if corrected.is_none() {
                assert_eq!(world.lead().touches, touches, "{wrong:?}");
            }
        }
    }
}

#[test]
fn a_promise_that_was_missed_is_owned_up_to_after_the_report_that_would_have_is_taken_back() {
    let policy = policy();
    let now = ny("2026-03-02 10:00");
    let mut asks = inquiry(&policy, now, BUYER);
    asks.promise = promise(&policy, &asks, now);
    let mut world = World::new(policy, now);
    world.arrive_as(asks);
    world.until("2026-03-02 14:10");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 11:00");
    assert!(world.lead().missed.is_some());
    let (rep, task) = (world.owner(), world.lead().task());
    let told = |world: &World| {
        let mail = world.planned().pop().unwrap();
        (mail.owns_up(), mail.id)
    };
    world.report(0, &rep, Disposition::Voicemail);
    let (owned_up, first) = told(&world);
    assert!(owned_up && world.lead().missed.is_none());
    let by = person(&rep);
    world.give(0, &Event::TakenBack { task, by });
    assert!(world.lead().missed.is_some());
    world.owner_reports(Disposition::NoAnswer);
    let (owned_up, second) = told(&world);
    assert!(owned_up && second != first);
}

#[test]
fn what_can_be_taken_back_no_more_is_not_offered_to_be() {
    let mut world = before_a_mail();
    let (rep, task) = (world.owner(), world.lead().task());
    world.report(0, &rep, Disposition::Reached);
    let by = person(&rep);
    assert!(may_be_taken_back(world.lead(), &by, world.now));
    world.until("2026-03-03 11:05");
    world.sign(Sign::Replied);
    assert!(!may_be_taken_back(world.lead(), &by, world.now));
    let before = world.lead().clone();
    world.give(0, &Event::TakenBack { task, by });
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_corrected_outcome_stands_as_if_it_had_been_the_first() {
    for &wrong in Disposition::ALL {
        for &right in Disposition::ALL {
            // A stop is heard for ever, and who was lost cannot be contacted again by a correction.
            if wrong == right || wrong == Disposition::DoNotContact {
                continue;
            }
            // What is done on another channel is done beside everything else (`tasks.rs`).
            if wrong == Disposition::Done || right == Disposition::Done {
                continue;
            }
            let mut world = world();
            let (rep, task) = (world.owner(), world.lead().task());
            world.report(0, &rep, wrong);
            world.report_as(0, &rep, right, &task, None);
            let mut straight = self::world();
            straight.owner_reports(right);
            let (was, is) = (straight.lead(), world.lead());
            let what = format!("{wrong:?} corrected to {right:?}");
            assert_eq!(was.stage, is.stage, "{what}");
            assert_eq!(
                (
                    was.touches,
                    was.call_attempts,
                    was.touched_at,
                    was.contact.phone
                ),
                (
                    is.touches,
                    is.call_attempts,
                    is.touched_at,
                    is.contact.phone
                ),
                "{what}"
            );
            assert_eq!(world.times(EntryKind::Corrected).len(), 1, "{what}");
            let open: u32 = world.team.loads.iter().map(|load| load.open).sum();
            assert_eq!(open, u32::from(is.rep().is_some()), "{what}");
        }
    }
}

#[test]
fn a_correction_after_the_mail_was_planned_does_not_count_twice() {
    let mut world = world();
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 10:30");
    let (rep, task) = (world.owner(), world.lead().task());
    world.report(0, &rep, Disposition::NoAnswer);
    let touches = world.lead().touches;
    assert_eq!(world.record.messages.len(), 1);
    world.report_as(0, &rep, Disposition::Voicemail, &task, None);
    assert_eq!(
        (world.lead().touches, world.record.messages.len()),
        (touches, 1)
    );
    // In fact they talked: the mail that claims the contrary is stopped.
    world.report_as(0, &rep, Disposition::Reached, &task, None);
    assert_eq!(world.status(), "in_conversation");
    assert_eq!(world.leaving(), [""; 0]);
}

#[test]
fn a_number_that_was_right_after_all_is_called_again() {
    for right in [
        Disposition::NoAnswer,
        Disposition::Voicemail,
        Disposition::Reached,
    ] {
        let of = || World::with("2026-03-02 10:00", BY_PHONE);
        let mut world = of();
        let (rep, task) = (world.owner(), world.lead().task());
        world.report(0, &rep, Disposition::WrongNumber);
        assert!(!world.lead().may_call());
        world.report_as(0, &rep, right, &task, None);
        let mut straight = of();
        straight.owner_reports(right);
        assert_eq!(world.lead().stage, straight.lead().stage, "{right:?}");
        assert!(world.lead().may_call(), "{right:?}");
    }
}

#[test]
fn an_attempt_that_was_none_is_corrected_even_after_its_mail_was_planned() {
    for (right, status) in [
        (Disposition::NotAFit, "looking"),
        (Disposition::NotALead, "not_a_lead"),
        (Disposition::Nurture, "resting"),
    ] {
        let mut world = world();
        world.owner_reports(Disposition::NoAnswer);
        world.until("2026-03-03 10:30");
        let (rep, task) = (world.owner(), world.lead().task());
        world.report(0, &rep, Disposition::NoAnswer);
        assert_eq!(world.record.messages.len(), 1);
        // The next call has its own task: what is corrected is the one before it.
        world.until("2026-03-03 11:30");
        world.report_as(0, &rep, right, &task, None);
        assert_eq!(world.status(), status, "{right:?}");
        assert_eq!(world.leaving(), [""; 0], "{right:?}");
    }
}

#[test]
fn the_outcome_of_somebody_else_stops_the_clock_and_leaves_the_owner() {
    let mut world = world();
    let (owner, other) = (world.owner(), other(&world));
    world.report(0, &other, Disposition::Voicemail);
    assert_eq!(world.owner(), owner);
    assert_eq!(world.lead().call_attempts, 1);
    assert_eq!(
        world.lead().last_outcome.as_ref().unwrap().by,
        person(&other)
    );
    world.until("2026-03-05 09:00");
    assert_eq!(world.times(EntryKind::Breached), [""; 0]);
}

#[test]
fn a_late_report_on_yesterdays_task_counts_and_leaves_todays_call_open() {
    let mut world = world();
    let (rep, task) = (world.owner(), world.lead().task());
    world.until("2026-03-03 10:05");
    assert_ne!(world.lead().task(), task);
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    assert_eq!(world.lead().touches, 1);
    assert_eq!(world.record.messages.len(), 0);
    // The call of today is still to be made, and reported.
    world.until("2026-03-03 10:30");
    world.owner_reports(Disposition::NoAnswer);
    // Two calls, and the mail of the same day.
    assert_eq!((world.lead().touches, world.lead().call_attempts), (3, 2));
    assert_eq!(world.record.messages.len(), 1);
}

#[test]
fn an_old_link_reopens_no_lead_that_is_closed() {
    let mut world = world();
    let (rep, task) = (world.owner(), world.lead().task());
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 11:00");
    world.owner_reports(Disposition::Won);
    for &late in Disposition::ALL {
        world.report_as(0, &other(&world_of(&rep)), late, &task, None);
        assert_eq!(world.status(), "won", "{late:?}");
    }
    // But the wish for silence is heard.
    assert_eq!(
        world.lead().blocked,
        Some(followup::lead::Block::DoNotContact)
    );
}

/// A world in which this rep is the owner.
fn world_of(rep: &str) -> World {
    let mut world = world();
    if world.owner() != rep {
        let event = Event::Assigned {
            to: person(rep),
            by: person("morgan"),
        };
        world.give(0, &event);
    }
    world
}

#[test]
fn who_reports_an_outcome_of_a_waiting_lead_has_it() {
    let mut world = world();
    world.owner_reports(Disposition::Nurture);
    world.until("2026-04-01 10:00");
    world.report(0, "morgan", Disposition::NoAnswer);
    assert_eq!(world.owner(), "morgan");
    // The first call of that engagement was made; the second comes a day later.
    world.until("2026-04-02 10:00");
    assert!(
        world
            .times(EntryKind::CallOpened)
            .contains(&"2026-04-02 10:00".to_owned())
    );
}

#[test]
fn what_is_handed_back_comes_back_and_repeats_no_message() {
    let mut world = world();
    for _ in 0..4 {
        let rep = world
            .lead()
            .rep()
            .map_or("morgan".to_owned(), ToString::to_string);
        world.report(0, &rep, Disposition::NeedsInformation);
        assert_eq!(world.owner(), "queue:qualifier");
        let later = world.now + Duration::minutes(30);
        world.until_instant(later);
        world.verdict(Verdict::Ready, "quinn");
        // With a rep, or with the manager once every rep has let it lapse.
        assert!(["working", "with_manager"].contains(&world.status()));
        let later = world.now + Duration::days(4);
        world.until_instant(later);
    }
    assert!(world.lead().touches <= 5);
    assert!(world.lead().owner().is_some());
}

#[test]
fn the_manager_may_give_it_to_somebody_and_the_loads_follow() {
    let mut world = world();
    let (first, to) = (world.owner(), other(&world));
    let event = Event::Assigned {
        to: person(&to),
        by: person("morgan"),
    };
    world.give(0, &event);
    world.give(0, &event);
    assert_eq!(world.owner(), to);
    assert_eq!(
        (world.rep_load(&first).open, world.rep_load(&to).open),
        (0, 1)
    );
    // Out of a rest, it is a new engagement.
    world.owner_reports(Disposition::Nurture);
    world.give(0, &event);
    assert_eq!((world.owner(), world.lead().cycle), (to, 2));
}

#[test]
fn a_stop_after_the_end_leaves_the_ending_as_it_is() {
    for task_is_its_own in [true, false] {
        let mut world = world();
        world.owner_reports(Disposition::Won);
        let task = if task_is_its_own {
            world.lead().task()
        } else {
            "stop".to_owned()
        };
        world.report_as(0, "morgan", Disposition::DoNotContact, &task, None);
        assert_eq!(world.status(), "won");
        assert_eq!(
            world.lead().blocked,
            Some(followup::lead::Block::DoNotContact)
        );
        assert_eq!(world.times(EntryKind::Outcome).len(), 2);
    }
}
