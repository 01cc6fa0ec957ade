//! Appointments at the edges of their times, and whatever becomes of them in which order.

use calendar::Instant;
use chrono::Duration;
use followup::booking::{Arrangement, Side, Standing};
use followup::event::{Disposition, Event, Sign};
use followup::lead::ObligationKind;
use followup::message::{MeetingNews, NoticeKind};
use followup::timeline::EntryKind;
use followup::work;

use crate::support::{ny, person, wall};
use crate::world::{BUYER, BY_MAIL, World};

fn take(rep: &str, at: Instant, sure: bool, by: Side) -> Event {
    Event::AppointmentChanged(Arrangement::Take {
        rep: person(rep),
        why: None,
        from: at,
        zone: None,
        sure,
        by,
    })
}

/// The lead takes a time that is known to be free.
fn takes(world: &mut World, at: &str) {
    let event = take(&world.owner(), ny(at), true, Side::Lead);
    world.give(0, &event);
}

/// The lead takes a time of which the rep has to say whether it is free.
fn asks_for(world: &mut World, at: &str) {
    let event = take(&world.owner(), ny(at), false, Side::Lead);
    world.give(0, &event);
}

fn proposes(world: &mut World, first: &str, second: &str) {
    let event = Event::AppointmentChanged(Arrangement::Propose {
        rep: person(&world.owner()),
        why: None,
        times: [ny(first), ny(second)],
        zone: "America/New_York".parse().unwrap(),
    });
    world.give(0, &event);
}

fn confirms(world: &mut World, by: &str, at: &str) {
    let event = Event::AppointmentChanged(Arrangement::Confirm {
        by: person(by),
        from: ny(at),
    });
    world.give(0, &event);
}

fn cancels(world: &mut World, by: Side) {
    world.give(0, &Event::AppointmentChanged(Arrangement::Cancel { by }));
}

/// Monday at ten, and a meeting on Wednesday at ten.
fn booked() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    takes(&mut world, "2026-03-04 10:00");
    world
}

/// What a person owes the lead, and since when.
fn owed(world: &World) -> Option<(ObligationKind, String)> {
    let owed = work::owed(world.lead());
    owed.map(|owed| (owed.kind, wall(owed.since)))
}

/// Number, sequence and standing of the appointment.
fn state(world: &World) -> (u32, u32, Standing) {
    let meeting = world.lead().appointment.as_ref().unwrap();
    (meeting.number, meeting.sequence, meeting.standing)
}

fn news(world: &World, of: MeetingNews) -> Vec<String> {
    let such =
        world.record.told.iter().filter(
            |told| matches!(told.notice.kind, NoticeKind::Meeting { news, .. } if news == of),
        );
    such.map(|told| wall(told.at)).collect()
}

fn mails(world: &World, template: &str) -> Vec<String> {
    let such = world
        .record
        .messages
        .iter()
        .filter(|one| one.message.template == template);
    such.map(|one| wall(one.at)).collect()
}

#[test]
fn a_meeting_lasts_as_long_as_the_policy_says_and_a_pause_after_it_is_kept_free() {
    let world = booked();
    let meeting = world.lead().meeting().unwrap();
    assert_eq!(wall(meeting.time.to), "2026-03-04 10:30");
    assert_eq!(meeting.held_until.map(wall).unwrap(), "2026-03-04 10:45");
    assert_eq!(
        owed(&world),
        Some((ObligationKind::Meeting, "2026-03-04 10:30".to_owned()))
    );
    let mut world = World::with("2026-03-02 10:00", BUYER);
    proposes(&mut world, "2026-03-04 10:00", "2026-03-05 16:00");
    let meeting = world.lead().meeting().unwrap();
    assert_eq!(wall(meeting.time.to), "2026-03-04 10:30");
    assert_eq!(meeting.or.map(wall).unwrap(), "2026-03-05 16:00");
    let rep = world.owner();
    confirms(&mut world, &rep, "2026-03-05 16:00");
    let meeting = world.lead().meeting().unwrap();
    assert_eq!(wall(meeting.time.to), "2026-03-05 16:30");
    assert_eq!(meeting.held_until.map(wall).unwrap(), "2026-03-05 16:45");
    // The same time twice is one time.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    proposes(&mut world, "2026-03-04 10:00", "2026-03-04 10:00");
    assert_eq!(world.lead().meeting().unwrap().or, None);
}

#[test]
fn a_meeting_that_was_moved_is_over_when_the_new_time_is() {
    let mut world = booked();
    takes(&mut world, "2026-03-05 14:00");
    assert_eq!(
        owed(&world),
        Some((ObligationKind::Meeting, "2026-03-05 14:30".to_owned()))
    );
    world.until("2026-03-05 15:00");
    assert_eq!(news(&world, MeetingNews::Over), ["2026-03-05 14:30"]);
    assert_eq!(
        news(&world, MeetingNews::Soon),
        ["2026-03-04 14:00", "2026-03-05 13:00"]
    );
}

#[test]
fn nobody_is_missed_before_the_meeting_begins() {
    for (at, over) in [("2026-03-04 09:59", false), ("2026-03-04 10:00", true)] {
        let mut world = booked();
        world.until(at);
        world.owner_reports(Disposition::NoShow);
        assert_eq!(state(&world).2 == Standing::Over, over, "{at}");
        assert_eq!(
            mails(&world, "booking_again").len(),
            usize::from(over),
            "{at}"
        );
    }
}

#[test]
fn contact_ends_a_meeting_that_has_begun_and_leaves_one_that_is_to_come() {
    for (at, over) in [("2026-03-04 09:59", false), ("2026-03-04 10:00", true)] {
        let mut world = booked();
        world.until(at);
        world.owner_reports(Disposition::Reached);
        assert_eq!(state(&world).2 == Standing::Over, over, "{at}");
    }
    // An attempt says nothing of it.
    let mut world = booked();
    world.until("2026-03-04 10:10");
    world.owner_reports(Disposition::Voicemail);
    assert_eq!(state(&world).2, Standing::Confirmed);
}

#[test]
fn what_has_begun_is_reported_on_and_not_called_off() {
    for (at, cancelled) in [("2026-03-04 09:59", true), ("2026-03-04 10:00", false)] {
        let mut world = booked();
        world.until(at);
        cancels(&mut world, Side::Lead);
        assert_eq!(
            mails(&world, "booking_cancelled").len(),
            usize::from(cancelled),
            "{at}"
        );
        assert_eq!(state(&world).2 == Standing::Over, cancelled, "{at}");
    }
}

#[test]
fn a_time_taken_once_the_last_meeting_has_begun_is_another_meeting() {
    for (at, expected) in [("2026-03-04 09:59", (1, 1)), ("2026-03-04 10:00", (2, 0))] {
        let mut world = booked();
        world.until(at);
        takes(&mut world, "2026-03-06 10:00");
        let (number, sequence, _) = state(&world);
        assert_eq!((number, sequence), expected, "{at}");
    }
}

#[test]
fn a_reminder_that_would_come_with_the_booking_is_not_sent() {
    for (at, reminders) in [("2026-03-04 08:59", 1), ("2026-03-04 09:00", 0)] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.until(at);
        takes(&mut world, "2026-03-04 10:00");
        world.until("2026-03-04 10:00");
        assert_eq!(mails(&world, "booking_reminder").len(), reminders, "{at}");
    }
}

#[test]
fn after_an_outage_nobody_is_reminded_of_what_has_begun() {
    for (at, reminders) in [("2026-03-04 09:59", 1), ("2026-03-04 10:00", 0)] {
        let mut world = booked();
        world.outage(at);
        assert_eq!(mails(&world, "booking_reminder").len(), reminders, "{at}");
        assert_eq!(news(&world, MeetingNews::Soon).len(), reminders, "{at}");
    }
}

#[test]
fn a_yes_makes_a_booking_of_a_wish_and_another_time_moves_a_booking() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    asks_for(&mut world, "2026-03-04 10:00");
    assert_eq!(
        owed(&world),
        Some((ObligationKind::Confirm, "2026-03-02 10:00".to_owned()))
    );
    // Neither somebody else, nor for another time.
    confirms(&mut world, "morgan", "2026-03-04 10:00");
    confirms(&mut world, &rep, "2026-03-04 10:30");
    assert_eq!(state(&world), (1, 0, Standing::Requested));
    confirms(&mut world, &rep, "2026-03-04 10:00");
    assert_eq!(state(&world), (1, 1, Standing::Confirmed));
    assert_eq!(news(&world, MeetingNews::Booked).len(), 1);
    // A second yes is none.
    let lines = world.record.lines.len();
    confirms(&mut world, &rep, "2026-03-04 10:00");
    assert_eq!(world.record.lines.len(), lines);
    takes(&mut world, "2026-03-05 10:00");
    assert_eq!(state(&world), (1, 2, Standing::Confirmed));
    assert_eq!(news(&world, MeetingNews::Moved).len(), 1);
    assert_eq!(world.times(EntryKind::BookingMoved).len(), 1);
}

#[test]
fn one_that_was_asked_for_again_is_another_wish_and_the_same_one_is_not() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    asks_for(&mut world, "2026-03-04 10:00");
    let lines = world.record.lines.len();
    asks_for(&mut world, "2026-03-04 10:00");
    assert_eq!(world.record.lines.len(), lines);
    proposes(&mut world, "2026-03-04 10:00", "2026-03-05 10:00");
    assert_eq!(news(&world, MeetingNews::Requested).len(), 2);
    proposes(&mut world, "2026-03-04 10:00", "2026-03-06 10:00");
    assert_eq!(news(&world, MeetingNews::Requested).len(), 3);
    takes(&mut world, "2026-03-04 10:00");
    assert_eq!(news(&world, MeetingNews::Booked).len(), 1);
}

#[test]
fn what_the_team_arranges_is_sure_and_is_no_sign_of_life() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let by = Side::Team(person(&rep));
    let event = take(&rep, ny("2026-03-04 10:00"), false, by.clone());
    world.give(0, &event);
    assert_eq!(state(&world).2, Standing::Confirmed);
    assert_eq!(world.lead().heard_at, None);
    takes(&mut world, "2026-03-05 10:00");
    assert_eq!(world.lead().heard_at, Some(ny("2026-03-02 10:00")));
    // Called off by the rep, it is the rep who calls.
    cancels(&mut world, by);
    assert_eq!(world.status(), "working");
    assert_eq!(mails(&world, "booking_cancelled").len(), 1);
}

#[test]
fn a_lead_without_a_meeting_waits_for_what_it_waited_for_before() {
    // Nobody had turned to them: the first contact runs from now on.
    let mut world = booked();
    assert_eq!(work::first_touch(world.lead()), None);
    world.until("2026-03-03 11:00");
    cancels(&mut world, Side::Lead);
    assert_eq!(
        owed(&world),
        Some((ObligationKind::FirstTouch, "2026-03-03 11:00".to_owned()))
    );
    // They had been spoken to: the next step is the rep's.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Reached);
    takes(&mut world, "2026-03-04 10:00");
    world.until("2026-03-03 11:00");
    cancels(&mut world, Side::Lead);
    assert_eq!(
        owed(&world),
        Some((ObligationKind::NextStep, "2026-03-03 11:00".to_owned()))
    );
    // Nothing reaches them any more: somebody decides.
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    takes(&mut world, "2026-03-04 10:00");
    world.sign(Sign::Bounced);
    cancels(&mut world, Side::Lead);
    assert_eq!(owed(&world).unwrap().0, ObligationKind::Decide);
}

#[test]
fn an_answer_that_is_owed_stays_owed_beside_a_meeting() {
    let mut world = booked();
    world.until("2026-03-02 11:00");
    world.sign(Sign::Replied);
    assert_eq!(
        owed(&world),
        Some((ObligationKind::Answer, "2026-03-02 11:00".to_owned()))
    );
    cancels(&mut world, Side::Lead);
    assert_eq!(
        owed(&world),
        Some((ObligationKind::Answer, "2026-03-02 11:00".to_owned()))
    );
}

#[test]
fn a_wish_that_lapses_is_taken_from_the_calendar_if_it_stood_there() {
    for invited in [false, true] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        if invited {
            takes(&mut world, "2026-03-03 10:00");
        }
        asks_for(&mut world, "2026-03-04 10:00");
        let before = state(&world);
        world.until("2026-03-04 10:00");
        assert_eq!(state(&world), (before.0, before.1 + 1, Standing::Over));
        assert_eq!(mails(&world, "booking_cancelled"), ["2026-03-04 10:00"]);
        let told = news(&world, MeetingNews::Cancelled);
        assert_eq!(told.len(), usize::from(invited), "invited: {invited}");
    }
}

#[test]
fn another_time_is_offered_once_for_all_meetings_of_a_lead() {
    let mut world = booked();
    for (at, next) in [
        ("2026-03-04 10:30", "2026-03-05 10:00"),
        ("2026-03-05 10:30", "2026-03-06 10:00"),
        ("2026-03-06 10:30", "2026-03-09 10:00"),
    ] {
        world.until(at);
        world.owner_reports(Disposition::NoShow);
        takes(&mut world, next);
    }
    assert_eq!(mails(&world, "booking_again"), ["2026-03-04 10:30"]);
    assert_eq!(state(&world).0, 4);
}

#[test]
fn without_a_meeting_nobody_came_is_an_attempt() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoShow);
    assert_eq!(world.status(), "working");
    assert_eq!(world.lead().touched_at, Some(ny("2026-03-02 10:00")));
    assert_eq!(work::first_touch(world.lead()), None);
    world.until_instant(ny("2026-03-02 10:00") + Duration::days(2));
    assert!(world.times(EntryKind::CallOpened).len() >= 2);
}
