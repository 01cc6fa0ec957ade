//! A meeting that the lead chose.

use chrono::Duration;
use followup::access::to_own_up;
use followup::booking::{Arrangement, Method, Side, Standing};
use followup::event::{Disposition, Event, LetGoReason, Sign};
use followup::lead::{HandoverReason, ObligationKind};
use followup::message::{Escalation, MeetingNews, NoticeKind, StopRule};
use followup::policy::Policy;
use followup::route::meets_alone;
use followup::team::{RepLoad, TimeAway};
use followup::timeline::{AssignReason, EntryKind};
use followup::work;

use crate::support::{changed, ny, person, wall};
use crate::world::{BUYER, World};

fn take(rep: &str, at: &str) -> Event {
    Event::AppointmentChanged(Arrangement::Take {
        rep: person(rep),
        why: Some(AssignReason::HadItBefore),
        from: ny(at),
        zone: Some("Europe/Paris".parse().unwrap()),
        sure: true,
        by: Side::Lead,
    })
}

fn asked(rep: &str, at: &str) -> Event {
    Event::AppointmentChanged(Arrangement::Take {
        rep: person(rep),
        why: Some(AssignReason::HadItBefore),
        from: ny(at),
        zone: None,
        sure: false,
        by: Side::Lead,
    })
}

fn cancel(by: Side) -> Event {
    Event::AppointmentChanged(Arrangement::Cancel { by })
}

/// A lead whose call is open on a Monday at ten, and who books Wednesday at ten.
fn booked() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &take(&rep, "2026-03-04 10:00"));
    world
}

fn standing(world: &World) -> Standing {
    world.lead().appointment.as_ref().unwrap().standing
}

/// The letters about the appointment: template and calendar method.
fn letters(world: &World) -> Vec<(String, Option<Method>)> {
    let drafts = world.record.messages.iter().map(|one| &one.message);
    drafts
        .filter(|message| {
            matches!(
                message.stop_rule,
                StopRule::Appointment | StopRule::Reminder
            )
        })
        .map(|message| {
            (
                message.template.clone(),
                message.invitation.as_ref().unwrap().method,
            )
        })
        .collect()
}

fn news(world: &World) -> Vec<(String, MeetingNews)> {
    let told = world.record.told.iter();
    told.filter_map(|told| {
        let NoticeKind::Meeting { news, .. } = &told.notice.kind else {
            return None;
        };
        Some((wall(told.at), *news))
    })
    .collect()
}

#[test]
fn a_booking_ends_the_steps_and_is_the_next_step_on_its_day() {
    let mut world = booked();
    let rep = world.owner();
    assert_eq!(world.status(), "in_conversation");
    assert_eq!(
        letters(&world),
        [("booked".to_owned(), Some(Method::Request))]
    );
    assert_eq!(
        world.leaving(),
        ["booked_1_0_0-2"],
        "no written step is left"
    );
    // No clock of the first touch bothers anybody before the meeting.
    world.until("2026-03-04 10:29");
    assert_eq!(
        news(&world),
        [
            ("2026-03-02 10:00".to_owned(), MeetingNews::Booked),
            ("2026-03-03 10:00".to_owned(), MeetingNews::Soon),
            ("2026-03-04 09:00".to_owned(), MeetingNews::Soon),
        ]
    );
    assert!(
        world.times(EntryKind::Reminded).is_empty() && world.times(EntryKind::Breached).is_empty()
    );
    assert_eq!(
        world.lead().touched_at,
        None,
        "a booking is no human touch (P7)"
    );
    world.until("2026-03-04 10:30");
    assert_eq!(
        news(&world).last().unwrap(),
        &("2026-03-04 10:30".to_owned(), MeetingNews::Over)
    );
    world.report(0, &rep, Disposition::Met);
    assert_eq!(world.lead().touched_at, Some(ny("2026-03-04 10:30")));
    assert_eq!(standing(&world), Standing::Over);
    assert_eq!(world.status(), "in_conversation");
}

#[test]
fn a_meeting_that_nobody_reports_on_goes_up_the_ladder_of_the_next_step() {
    let mut world = booked();
    world.until("2026-03-05 17:00");
    assert_eq!(world.times(EntryKind::Reminded), ["2026-03-04 12:30"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-04 14:30"]);
    assert_eq!(world.times(EntryKind::Escalated), ["2026-03-05 10:30"]);
    world.until("2026-03-06 17:00");
    assert_eq!(world.times(EntryKind::StillOpen), ["2026-03-06 09:00"]);
    assert_eq!(standing(&world), Standing::Confirmed);
}

#[test]
fn nobody_came_and_another_time_is_offered_exactly_once() {
    let mut world = booked();
    let rep = world.owner();
    world.until("2026-03-04 10:45");
    world.report(0, &rep, Disposition::NoShow);
    assert_eq!(
        letters(&world).last().unwrap(),
        &("booking_again".to_owned(), None)
    );
    assert_eq!(world.lead().touched_at, None, "the human clock runs again");
    assert_eq!(
        work::first_touch(world.lead()).unwrap().since,
        ny("2026-03-04 10:45")
    );
    assert!(work::progress(world.lead()).is_some());
    world.give(0, &take(&rep, "2026-03-06 10:00"));
    world.until("2026-03-06 10:45");
    world.report(0, &rep, Disposition::NoShow);
    let again = letters(&world)
        .iter()
        .filter(|(name, _)| name == "booking_again")
        .count();
    assert_eq!(again, 1);
}

#[test]
fn moving_is_the_next_state_of_the_same_event_and_cancelling_too() {
    let mut world = booked();
    let rep = world.owner();
    world.give(0, &take(&rep, "2026-03-05 14:00"));
    let states = |world: &World| -> Vec<(u32, u32, Option<Method>)> {
        let drafts = world
            .record
            .messages
            .iter()
            .filter_map(|one| one.message.invitation.clone());
        drafts
            .map(|one| (one.number, one.sequence, one.method))
            .collect()
    };
    world.give(0, &cancel(Side::Lead));
    assert_eq!(
        states(&world),
        [
            (1, 0, Some(Method::Request)),
            (1, 1, Some(Method::Request)),
            (1, 2, Some(Method::Cancel))
        ]
    );
    assert_eq!(world.times(EntryKind::BookingMoved).len(), 1);
    assert!(
        world
            .lead()
            .appointment
            .as_ref()
            .unwrap()
            .cells()
            .is_empty()
    );
    // The rep calls: the clock of the first touch runs from now on.
    assert_eq!(world.status(), "working");
    world.give(0, &take(&rep, "2026-03-06 09:00"));
    assert_eq!(
        states(&world).last().unwrap(),
        &(2, 0, Some(Method::Request)),
        "a new event"
    );
}

#[test]
fn the_same_arrangement_twice_is_once() {
    let mut world = booked();
    let (rep, lines) = (world.owner(), world.record.lines.len());
    world.give(0, &take(&rep, "2026-03-04 10:00"));
    assert_eq!(world.record.lines.len(), lines);
    world.give(0, &cancel(Side::Lead));
    let lines = world.record.lines.len();
    world.give(0, &cancel(Side::Lead));
    assert_eq!(world.record.lines.len(), lines);
}

#[test]
fn a_reminder_whose_time_has_passed_when_it_is_booked_is_not_sent() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &take(&rep, "2026-03-02 16:00"));
    world.until("2026-03-02 16:00");
    let soon: Vec<_> = news(&world)
        .into_iter()
        .filter(|(_, news)| *news == MeetingNews::Soon)
        .collect();
    assert_eq!(soon, [("2026-03-02 15:00".to_owned(), MeetingNews::Soon)]);
}

#[test]
fn after_an_outage_one_reminder_stands_for_all() {
    let mut world = booked();
    world.outage("2026-03-04 09:30");
    let reminders = letters(&world)
        .iter()
        .filter(|(name, _)| name == "booking_reminder")
        .count();
    assert_eq!(reminders, 1);
}

#[test]
fn a_time_that_is_not_sure_waits_for_a_yes_and_lapses_without_one() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &asked(&rep, "2026-03-04 10:00"));
    assert_eq!(letters(&world), [("booking_requested".to_owned(), None)]);
    assert!(
        !world
            .lead()
            .appointment
            .as_ref()
            .unwrap()
            .cells()
            .is_empty(),
        "nobody else gets it"
    );
    world.until("2026-03-03 10:00");
    assert_eq!(
        world.times(EntryKind::Escalated).len(),
        1,
        "the manager hears"
    );
    world.until("2026-03-04 10:00");
    assert_eq!(standing(&world), Standing::Over);
    assert_eq!(
        letters(&world).last().unwrap(),
        &("booking_cancelled".to_owned(), None)
    );

    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &asked(&rep, "2026-03-04 10:00"));
    let yes = |from| {
        Event::AppointmentChanged(Arrangement::Confirm {
            by: person(&rep),
            from,
        })
    };
    world.give(0, &yes(ny("2026-03-04 11:00")));
    assert_eq!(
        standing(&world),
        Standing::Requested,
        "that was not asked for"
    );
    world.give(0, &yes(ny("2026-03-04 10:00")));
    assert_eq!(standing(&world), Standing::Confirmed);
    assert_eq!(
        letters(&world).last().unwrap(),
        &("booked".to_owned(), Some(Method::Request))
    );
}

#[test]
fn of_two_times_that_were_proposed_the_rep_picks_one() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(
        0,
        &Event::AppointmentChanged(Arrangement::Propose {
            rep: person(&rep),
            why: None,
            times: [ny("2026-03-04 10:00"), ny("2026-03-05 16:00")],
            zone: "America/New_York".parse().unwrap(),
        }),
    );
    assert!(
        world
            .lead()
            .appointment
            .as_ref()
            .unwrap()
            .cells()
            .is_empty(),
        "nothing is held yet"
    );
    world.give(
        0,
        &Event::AppointmentChanged(Arrangement::Confirm {
            by: person(&rep),
            from: ny("2026-03-05 16:00"),
        }),
    );
    let meeting = world.lead().meeting().unwrap();
    assert_eq!(
        (meeting.time.from, meeting.or),
        (ny("2026-03-05 16:00"), None)
    );
    assert_eq!(meeting.cells().len(), 3, "half an hour and the buffer");
}

#[test]
fn a_booking_routes_a_lead_that_nobody_has() {
    let mut world = World::with(
        "2026-03-02 10:00",
        &[
            ("name", "Bo"),
            ("email", "bo@example.org"),
            ("topic", "other"),
        ],
    );
    assert_eq!(world.status(), "qualifying");
    world.give(0, &take("jordan", "2026-03-04 10:00"));
    assert_eq!(
        (world.owner().as_str(), world.status()),
        ("jordan", "in_conversation")
    );
    assert_eq!(world.rep_load("jordan").open, 1);
    // Somebody else's lead is not taken by a link.
    world.give(0, &take("sam", "2026-03-05 10:00"));
    assert_eq!(world.owner(), "jordan");
    assert_eq!(
        world.lead().meeting().unwrap().time.from,
        ny("2026-03-04 10:00")
    );
}

#[test]
fn who_has_the_lead_has_the_meeting_and_without_a_lead_there_is_none() {
    let mut world = booked();
    let rep = world.owner();
    let other = if rep == "sam" { "riley" } else { "sam" };
    world.give(
        0,
        &Event::Assigned {
            to: person(other),
            by: person("morgan"),
        },
    );
    let let_go = Event::LetGo {
        by: person("morgan"),
        why: LetGoReason::TooLate,
        says_no: false,
    };
    world.give(0, &let_go);
    assert_eq!(
        world.owner(),
        rep,
        "a meeting is called off by nobody's move"
    );
    assert_eq!(standing(&world), Standing::Confirmed);
    world.give(
        0,
        &Event::OwnerAbsent {
            why: HandoverReason::Left,
        },
    );
    assert_eq!(standing(&world), Standing::Over);
    assert_eq!(
        letters(&world).last().unwrap(),
        &("booking_cancelled".to_owned(), Some(Method::Cancel))
    );
    assert!(
        news(&world)
            .iter()
            .any(|(_, news)| *news == MeetingNews::Cancelled)
    );
    for disposition in [
        Disposition::NotALead,
        Disposition::NotNow,
        Disposition::DoNotContact,
        Disposition::WrongPerson,
    ] {
        let mut world = booked();
        world.owner_reports(disposition);
        assert_eq!(standing(&world), Standing::Over, "{disposition:?}");
    }
    let mut world = booked();
    world.sign(Sign::Complained);
    assert_eq!(standing(&world), Standing::Over);
    // What was agreed with who bought takes place.
    let mut world = booked();
    world.owner_reports(Disposition::Won);
    assert_eq!(standing(&world), Standing::Confirmed);
}

#[test]
fn a_reply_and_a_call_before_the_meeting_leave_the_meeting_where_it_is() {
    let mut world = booked();
    world.sign(Sign::Replied);
    assert_eq!(standing(&world), Standing::Confirmed);
    world.owner_reports(Disposition::Wrote);
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(world.status(), "in_conversation");
    world.until("2026-03-04 10:30");
    assert_eq!(news(&world).last().unwrap().1, MeetingNews::Over);
    let automatic = world
        .record
        .messages
        .iter()
        .filter(|one| one.message.stop_rule == StopRule::Automatic)
        .count();
    assert_eq!(automatic, 0);
}

#[test]
fn an_answer_that_nobody_gives_stays_with_who_meets_them() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &take(&rep, "2026-03-12 10:00"));
    world.sign(Sign::Replied);
    world.until("2026-03-12 09:59");
    assert_eq!(world.owner(), rep);
    assert_eq!(world.times(EntryKind::Warned), [""; 0]);
    // The manager sees it, and they talk at the meeting.
    let unanswered = NoticeKind::Escalation(Escalation::Unanswered);
    assert_eq!(world.told_when(&unanswered), ["2026-03-03 10:00"]);
    assert!(world.lead().owed.has(&[ObligationKind::Answer]));
}

#[test]
fn a_corrected_report_on_a_meeting_is_as_if_it_had_been_the_first() {
    let mut world = booked();
    let rep = world.owner();
    world.until("2026-03-04 10:45");
    let task = world.lead().task();
    world.report_as(0, &rep, Disposition::Met, &task, None);
    world.now += Duration::minutes(5);
    world.report_as(0, &rep, Disposition::NoShow, &task, None);
    assert_eq!(letters(&world).last().unwrap().0, "booking_again");
    assert_eq!(world.lead().touched_at, None);
}

#[test]
fn a_wish_that_nobody_answers_is_owed_an_answer_since_it_was_made() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.owner_reports(Disposition::Reached);
    world.give(0, &asked(&rep, "2026-03-05 10:00"));
    let since = world.now;
    world.until("2026-06-05 10:00");
    let owed = work::owed(world.lead()).unwrap();
    assert_eq!((owed.kind, owed.since), (ObligationKind::NextStep, since));
    assert_eq!(world.owner(), rep);
}

#[test]
fn nobody_says_goodbye_to_who_asked_for_a_time_and_heard_nothing() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.give(0, &asked(&rep, "2026-03-05 10:00"));
    world.until("2026-06-05 10:00");
    assert!(
        !world
            .leaving()
            .iter()
            .any(|step| step.starts_with("goodbye"))
    );
    assert_eq!(world.status(), "working");
}

#[test]
fn who_stopped_our_mail_after_they_took_a_time_is_not_written_to_about_it() {
    let world = booked();
    let mut lead = world.lead().clone();
    let taken = lead.appointment.as_ref().unwrap().at;
    for (stopped, may) in [
        (taken - Duration::seconds(1), true),
        // One request does both: what is taken in it is confirmed.
        (taken, true),
        (taken + Duration::seconds(1), false),
        (taken + Duration::days(1), false),
    ] {
        lead.unsubscribed_at = Some(stopped);
        assert_eq!(lead.may_confirm(), may, "{stopped}");
    }
}

/// Why the lead has to move on from whoever has it, while they are away so.
fn absence(world: &World, from: Option<&str>, until: &str) -> Option<HandoverReason> {
    let mut load = world.team.load(&person(&world.owner()));
    load.away = vec![TimeAway {
        from: from.map(ny),
        until: ny(until),
    }];
    work::owner_absent(&world.policy, world.lead(), &load, world.now)
}

#[test]
fn a_meeting_does_not_wait_for_somebody_who_is_away_at_its_time() {
    let mut world = booked();
    let rep = world.owner();
    let away = Some(HandoverReason::Away);
    assert_eq!(
        absence(&world, None, "2026-03-04 10:00"),
        None,
        "back in time"
    );
    assert_eq!(absence(&world, None, "2026-03-04 10:01"), away);
    let later = Some("2026-03-04 10:30");
    assert_eq!(absence(&world, later, "2026-03-20 09:00"), None);
    let before = Some("2026-03-04 09:00");
    assert_eq!(absence(&world, before, "2026-03-20 09:00"), away);
    world.give(
        0,
        &Event::OwnerAbsent {
            why: HandoverReason::Away,
        },
    );
    assert_eq!(standing(&world), Standing::Over);
    // They hear that it is cancelled, with a calendar's word, once; and somebody else has them, who is to call first.
    let cancelled = ("booking_cancelled".to_owned(), Some(Method::Cancel));
    assert_eq!(letters(&world).last().unwrap(), &cancelled);
    assert!(world.lead().owed.has(&[ObligationKind::FirstTouch]));
    assert_ne!(world.owner(), rep);
    assert_eq!(news(&world).last().unwrap().1, MeetingNews::Cancelled);
    // The same once more is nothing.
    let told = (letters(&world).len(), news(&world).len());
    world.give(
        0,
        &Event::OwnerAbsent {
            why: HandoverReason::Away,
        },
    );
    assert_eq!((letters(&world).len(), news(&world).len()), told);
}

#[test]
fn a_wish_for_a_time_does_not_wait_for_the_yes_of_somebody_who_is_away() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let task = world.lead().task();
    world.report_as(
        0,
        &rep,
        Disposition::Reached,
        &task,
        Some(ny("2026-03-09 10:00")),
    );
    world.give(0, &asked(&rep, "2026-03-06 10:00"));
    assert_eq!(
        absence(&world, None, "2026-03-02 12:00"),
        None,
        "back in time to say yes"
    );
    assert_eq!(
        absence(&world, None, "2026-03-05 09:00"),
        Some(HandoverReason::Away)
    );
    world.give(
        0,
        &Event::OwnerAbsent {
            why: HandoverReason::Away,
        },
    );
    assert_eq!(
        letters(&world).last().unwrap(),
        &("booking_cancelled".to_owned(), None)
    );
    let step = world.lead().owed.get(ObligationKind::NextStep).unwrap();
    assert_eq!(
        wall(step.since),
        "2026-03-02 10:00",
        "they have waited since they asked"
    );
    assert_ne!(world.owner(), rep);
}

#[test]
fn a_meeting_that_is_over_is_reported_on_by_who_was_there_when_they_are_back() {
    let mut world = booked();
    world.until("2026-03-04 12:00");
    assert_eq!(absence(&world, None, "2026-03-20 09:00"), None);
    // Who has left comes back to nothing: somebody else asks how it went.
    let left = format!("id = \"{}\"", world.owner());
    world.policy = Policy::compile(&changed("team.toml", &left, "id = \"alex\"")).unwrap();
    assert_eq!(
        absence(&world, None, "2026-03-20 09:00"),
        Some(HandoverReason::Left)
    );
    world.team.loads.push(RepLoad::new(person("alex")));
    world.give(
        0,
        &Event::OwnerAbsent {
            why: HandoverReason::Left,
        },
    );
    assert!(world.lead().owed.has(&[ObligationKind::FirstTouch]));
}

#[test]
fn whom_the_manager_has_for_want_of_a_rep_may_choose_the_time_of_anybody() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let manager = person("morgan");
    let given = |to: &str| Event::Assigned {
        to: person(to),
        by: person("morgan"),
    };
    world.give(0, &given("morgan"));
    assert_eq!(meets_alone(&world.policy, world.lead()), None);
    world.give(0, &take("sam", "2026-03-04 10:00"));
    assert_eq!(world.owner(), "sam");
    assert_eq!(standing(&world), Standing::Confirmed);
    assert_eq!(
        meets_alone(&world.policy, world.lead()),
        Some(&person("sam"))
    );
    // What the manager agreed with them is the manager's.
    world.give(0, &cancel(Side::Lead));
    world.give(0, &given("morgan"));
    let task = world.lead().task();
    world.report_as(
        0,
        manager.as_str(),
        Disposition::Reached,
        &task,
        Some(ny("2026-03-09 10:00")),
    );
    assert_eq!(meets_alone(&world.policy, world.lead()), Some(&manager));
    world.give(0, &take("sam", "2026-03-06 10:00"));
    assert_eq!(world.owner(), "morgan");
}

#[test]
fn the_manager_can_apologise_for_a_meeting_of_which_nobody_says_that_it_took_place() {
    let mut world = booked();
    let may_apologise = |world: &World| to_own_up(&world.policy, world.lead(), world.now).is_some();
    world.until("2026-03-04 10:29");
    assert!(!may_apologise(&world), "it has not begun");
    world.until("2026-03-09 10:00");
    assert!(may_apologise(&world));
    world.owner_reports(Disposition::Met);
    assert!(!may_apologise(&world));
}
