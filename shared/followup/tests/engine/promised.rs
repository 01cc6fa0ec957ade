//! What an inquiry was promised is due at that time, and kept or missed once.

use followup::event::{Disposition, Event, Sign};
use followup::ids::InquiryId;
use followup::inquiry::Inquiry;
use followup::policy::Policy;
use followup::promise::promise;
use followup::team::TimeAway;
use followup::timeline::EntryKind;

use crate::support::{changed, inquiry, ny, person, policy};
use crate::world::{BUYER, World};

/// An inquiry as it arrives at `at`, with what it is promised then.
fn promised(at: &str, fields: &[(&str, &str)]) -> Inquiry {
    let policy = policy();
    let mut inquiry = inquiry(&policy, ny(at), fields);
    inquiry.promise = promise(&policy, &inquiry, ny(at));
    inquiry
}

/// Whose inquiry arrived at ten is judged and given to somebody at `now`: promised for two.
fn given(now: &str) -> World {
    let mut world = World::new(policy(), ny(now));
    world.arrive_as(promised("2026-03-02 10:00", BUYER));
    world
}

fn facts(world: &World) -> (Vec<String>, Vec<String>) {
    let times = |kind| world.times(kind);
    (
        times(EntryKind::PromiseKept),
        times(EntryKind::PromiseMissed),
    )
}

#[test]
fn a_task_is_due_when_it_was_promised_and_not_later_because_it_was_given_later() {
    for now in ["2026-03-02 10:01", "2026-03-02 11:30"] {
        let mut world = given(now);
        world.until("2026-03-02 14:00");
        assert_eq!(
            world.times(EntryKind::Breached),
            ["2026-03-02 14:00"],
            "{now}"
        );
        assert_eq!(facts(&world).1, ["2026-03-02 14:00"], "{now}");
        world.owner_reports(Disposition::NoAnswer);
        assert_eq!(facts(&world).0, [""; 0], "{now}");
        assert_eq!(facts(&world).1.len(), 1, "it is missed once");
    }
}

#[test]
fn who_gets_it_when_the_time_is_nearly_over_is_reminded_before_it_is_overdue() {
    let mut world = given("2026-03-02 13:00");
    world.until("2026-03-02 17:00");
    assert_eq!(facts(&world).1, ["2026-03-02 14:00"], "to the minute");
    assert_eq!(world.times(EntryKind::Reminded), ["2026-03-02 15:00"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 15:00"]);
}

#[test]
fn any_try_in_time_keeps_the_promise_of_a_call() {
    for outcome in [
        Disposition::NoAnswer,
        Disposition::Voicemail,
        Disposition::Reached,
        Disposition::Wrote,
    ] {
        let mut world = given("2026-03-02 10:01");
        world.until("2026-03-02 13:59");
        world.owner_reports(outcome);
        assert_eq!(facts(&world), (vec!["2026-03-02 13:59".into()], vec![]));
        world.until("2026-03-20 10:00");
        assert_eq!(facts(&world).0.len(), 1, "{outcome:?}");
        assert_eq!(facts(&world).1, [""; 0], "{outcome:?}");
    }
}

#[test]
fn a_try_is_no_answer_to_who_asked_for_one() {
    let fields = [
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
        ("phone", "+12125550123"),
        ("topic", "support"),
    ];
    let given = || {
        let mut world = World::new(policy(), ny("2026-03-02 10:01"));
        world.arrive_as(promised("2026-03-02 10:00", &fields));
        assert_eq!(world.status(), "to_answer");
        world
    };
    let mut tried = given();
    tried.owner_reports(Disposition::Voicemail);
    assert_eq!(facts(&tried).0, [""; 0]);
    tried.until("2026-03-02 14:00");
    assert_eq!(facts(&tried).1, ["2026-03-02 14:00"]);
    let mut answered = given();
    answered.owner_reports(Disposition::Wrote);
    assert_eq!(facts(&answered).0, ["2026-03-02 10:01"]);
}

#[test]
fn what_they_call_off_themselves_is_neither_kept_nor_missed() {
    let ends: [fn(&mut World); 3] = [
        |world| world.sign(Sign::Complained),
        |world| world.sign(Sign::DoNotContact),
        |world| world.give(0, &Event::Erased),
    ];
    for end in ends {
        let mut world = given("2026-03-02 10:01");
        end(&mut world);
        world.until("2026-03-20 10:00");
        assert_eq!(facts(&world), (vec![], vec![]));
    }
}

#[test]
fn what_somebody_here_ends_before_it_was_done_is_missed() {
    let mut world = given("2026-03-02 10:01");
    world.owner_reports(Disposition::Nurture);
    assert_eq!(world.status(), "resting");
    world.until("2026-03-20 10:00");
    // When its time comes, and not before.
    assert_eq!(facts(&world), (vec![], vec!["2026-03-02 14:00".to_owned()]));
    // Of somebody who is no lead nobody asks whether they were called.
    let mut world = given("2026-03-02 10:01");
    world.owner_reports(Disposition::NotALead);
    world.until("2026-03-20 10:00");
    assert_eq!(facts(&world), (vec![], vec![]));
}

#[test]
fn a_promise_goes_along_when_somebody_else_gets_the_lead_in_time() {
    let mut world = given("2026-03-02 10:01");
    let other = if world.owner() == "sam" {
        "riley"
    } else {
        "sam"
    };
    let (to, by) = (person(other), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
    world.until("2026-03-02 13:59");
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(facts(&world).0, ["2026-03-02 13:59"]);
}

#[test]
fn who_asks_twice_is_promised_the_sooner_of_the_two() {
    let mut world = given("2026-03-02 10:01");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-04 11:00");
    let at = "2026-03-04 11:00";
    for (number, minutes) in [("2", 0), ("3", 60)] {
        let mut again = promised(at, BUYER);
        again.promise.as_mut().unwrap().by += chrono::Duration::minutes(minutes);
        let id = InquiryId::derive(&["again", number]);
        let inquiry = Box::new(again);
        world.give(0, &Event::Joined { id, inquiry });
    }
    world.until("2026-03-04 15:00");
    assert_eq!(facts(&world).1, ["2026-03-04 15:00"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-04 15:00"]);
}

/// Nobody can take the lead of who asked at ten and was promised two: all are away until `free_from`, or full.
fn nobody_takes(fields: &[(&str, &str)], judged: &str, free_from: Option<&str>) -> World {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    for rep in ["riley", "sam", "jordan"] {
        match free_from {
            Some(until) => world.rep_load(rep).away = vec![TimeAway::until(ny(until))],
            None => world.rep_load(rep).open = 10_000,
        }
    }
    let ask = promised("2026-03-02 10:00", fields);
    world.arrive_judged_at(ask, ny(judged));
    world
}

#[test]
fn an_hour_that_nobody_can_keep_moves_once_and_only_before_it_was_confirmed() {
    const PHONE: &[(&str, &str)] = &[
        ("name", "Ana"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
    ];
    const WEEK: &[(&str, &str)] = &[
        ("name", "Ana"),
        ("email", "ana@customer.test"),
        ("topic", "sales"),
        ("contact_when", "week"),
    ];
    for (fields, judged, free_from, expected) in [
        (BUYER, "2026-03-02 10:01", None, Some(None)),
        (
            BUYER,
            "2026-03-02 10:01",
            Some("2026-03-02 15:00"),
            Some(Some("2026-03-03 11:00")),
        ),
        // An hour that lies days off is not named.
        (
            BUYER,
            "2026-03-02 10:01",
            Some("2026-03-12 09:00"),
            Some(None),
        ),
        // Somebody is back in time.
        (BUYER, "2026-03-02 10:01", Some("2026-03-02 13:59"), None),
        // It may have been confirmed by now.
        (BUYER, "2026-03-02 10:02", None, None),
        // Nobody could tell them.
        (PHONE, "2026-03-02 10:01", None, None),
        (WEEK, "2026-03-02 10:01", Some("2026-03-05 09:30"), None),
        (
            WEEK,
            "2026-03-02 10:01",
            Some("2026-03-05 10:00"),
            Some(Some("2026-03-10 10:00")),
        ),
    ] {
        let mut world = nobody_takes(fields, judged, free_from);
        let lead = world.lead();
        let moved = lead.moved_promise.as_ref();
        let moved = moved.map(|moved| moved.to.map(|to| to.by));
        assert_eq!(
            moved,
            expected.map(|to| to.map(ny)),
            "{fields:?} {judged} {free_from:?}"
        );
        let first = promised("2026-03-02 10:00", fields).promise;
        let now = moved.map_or(first.map(|one| one.by), |to| to);
        assert_eq!(lead.promise.map(|one| one.by), now);
        assert_eq!(lead.owed.promised_by(), now);
        // What was named then is kept or missed like any other.
        world.until("2026-03-20 10:00");
        assert_eq!(facts(&world).1.len(), usize::from(now.is_some()));
        assert_eq!(
            world.times(EntryKind::PromiseMoved).len(),
            usize::from(moved.is_some())
        );
    }
}

/// Riley works in the afternoon alone.
fn riley_begins_late() -> Policy {
    let mut files = changed(
        "team.toml",
        "id = \"riley\"",
        "id = \"riley\"\ncalendar = \"late\"",
    );
    let office = files.files["calendars/office.toml"].clone();
    let late = office
        .replace("\"09:00\"", "\"15:00\"")
        .replace("\"12:00\"", "\"16:00\"");
    files.files.insert("calendars/late.toml".to_owned(), late);
    Policy::compile(&files).unwrap()
}

#[test]
fn who_gets_a_rep_that_works_only_after_the_hour_hears_of_theirs() {
    let mut world = World::new(riley_begins_late(), ny("2026-03-02 10:00"));
    for rep in ["sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-04-01 09:00"))];
    }
    let ask = promised("2026-03-02 10:00", BUYER);
    world.arrive_judged_at(ask, ny("2026-03-02 10:01"));
    assert_eq!(world.owner(), "riley");
    let moved = world.lead().moved_promise.clone().unwrap();
    assert_eq!(moved.to.map(|to| to.by), Some(ny("2026-03-03 11:00")));
}

#[test]
fn who_asks_again_keeps_the_hour_that_the_page_named() {
    let mut world = given("2026-03-02 10:00");
    world.owner_reports(Disposition::Lost);
    world.now = ny("2026-03-03 10:00");
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).open = 10_000;
    }
    // Their acknowledgement may be one too many for this day, and never leave.
    let again = promised("2026-03-03 10:00", BUYER);
    let by = again.promise.map(|one| one.by);
    let event = Event::Joined {
        id: InquiryId::derive(&["again"]),
        inquiry: Box::new(again),
    };
    world.give(0, &event);
    let lead = world.lead();
    assert_eq!(lead.moved_promise, None);
    assert_eq!(lead.owed.promised_by(), by);
    assert!(by.is_some());
}

#[test]
fn what_is_owed_moves_with_the_promise() {
    let mut world = World::new(riley_begins_late(), ny("2026-03-02 10:00"));
    // Somebody is back before the hour, so that it stands while the lead waits; then somebody else is free sooner, and begins later.
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-03-02 11:00"))];
    }
    world.arrive_judged_at(promised("2026-03-02 10:00", BUYER), ny("2026-03-02 10:00"));
    assert_eq!(world.lead().moved_promise, None);
    world.rep_load("riley").away.clear();
    let to = Event::Routed(followup::route::Routing::To {
        rep: person("riley"),
        why: followup::timeline::AssignReason::LeastLoaded { open: 0 },
        others: Vec::new(),
    });
    world.now = ny("2026-03-02 10:01");
    world.give(0, &to);
    let lead = world.lead();
    let moved = lead.moved_promise.clone();
    let moved = moved.expect("nobody works before").to;
    assert_eq!(lead.owed.promised_by(), moved.map(|to| to.by));
}

#[test]
fn who_was_promised_something_once_more_after_the_first_time_was_missed_waits_for_the_new_one() {
    let mut world = given("2026-03-02 10:01");
    world.until("2026-03-03 10:00");
    let ask = promised("2026-03-03 10:00", BUYER);
    let by = ask.promise.expect("a time is named").by;
    let id = InquiryId::derive(&["again"]);
    let inquiry = Box::new(ask);
    world.give(0, &Event::Joined { id, inquiry });
    let owed = world.lead().owed.first_touch().unwrap();
    assert_eq!((owed.promised_by, owed.owned_up), (Some(by), None));
    assert_eq!(owed.since, ny("2026-03-02 10:03"), "its age stays");
    // The new time is missed as well, and owned up to.
    world.until("2026-03-04 12:00");
    assert_eq!(facts(&world).1.len(), 2);
    let owed = world.lead().owed.first_touch().unwrap();
    assert!(owed.owned_up.is_some() || owed.left_lying);
}
