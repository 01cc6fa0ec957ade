//! What an inquiry was promised is due at that time, and kept or missed once.

use followup::event::{Disposition, Event, Sign};
use followup::ids::InquiryId;
use followup::inquiry::Inquiry;
use followup::promise::promise;
use followup::timeline::EntryKind;

use crate::support::{inquiry, ny, person, policy};
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
