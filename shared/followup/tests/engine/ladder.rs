//! The ladder of the first human touch.

use followup::event::{Disposition, Event, MachineReply, Sign};
use followup::lead::ObligationKind;
use followup::message::{Escalation, NoticeKind};
use followup::policy::Policy;
use followup::team::TimeAway;
use followup::timeline::EntryKind;
use followup::work;

use crate::people::solo;
use crate::support::{around_the_clock, changed, files_of, ny, person};
use crate::world::{BUYER, World};

const LADDER: &str = "first_touch = { wanted = \"1bh\", reminder = \"2bh\", due = \"4bh\", manager = \"8bh\", warned = \"12bh\", reassigned = \"16bh\", second = \"4bh\" }";

/// Reminder, breach, manager, warning and first lapse of an inquiry that nobody touches.
#[track_caller]
fn climbs(from: &str, steps: [&str; 5]) {
    let mut world = World::with(from, BUYER);
    let first = world.owner();
    world.until("2027-02-01 00:00");
    let kinds = [
        EntryKind::Reminded,
        EntryKind::Breached,
        EntryKind::Escalated,
        EntryKind::Warned,
        EntryKind::Lapsed,
    ];
    let came = kinds.map(|kind| world.times(kind)[0].clone());
    assert_eq!(came, steps.map(ToOwned::to_owned));
    let to_manager = NoticeKind::Escalation(Escalation::Untouched);
    assert_eq!(world.told_when(&to_manager)[0], steps[2]);
    let warned = world.told(&first);
    assert!(warned.contains(&(steps[3].to_owned(), NoticeKind::Warning)));
    assert!(warned.contains(&(steps[4].to_owned(), NoticeKind::MovedAway)));
}

#[test]
fn on_a_working_day_each_step_comes_to_the_minute() {
    climbs(
        "2026-03-02 09:30",
        [
            "2026-03-02 11:30",
            "2026-03-02 13:30",
            "2026-03-03 09:30",
            "2026-03-03 13:30",
            "2026-03-04 09:30",
        ],
    );
}

#[test]
fn a_ladder_that_begins_on_a_saturday_night_counts_from_monday_morning() {
    climbs(
        "2026-03-07 23:00",
        [
            "2026-03-09 11:00",
            "2026-03-09 13:00",
            "2026-03-09 17:00",
            "2026-03-10 13:00",
            "2026-03-10 17:00",
        ],
    );
}

#[test]
fn a_change_of_clocks_over_the_weekend_moves_no_step_on_the_wall() {
    // Clocks go forward on 8 March 2026 and back on 1 November 2026.
    climbs(
        "2026-03-06 16:00",
        [
            "2026-03-09 10:00",
            "2026-03-09 12:00",
            "2026-03-09 16:00",
            "2026-03-10 12:00",
            "2026-03-10 16:00",
        ],
    );
    climbs(
        "2026-10-30 16:00",
        [
            "2026-11-02 10:00",
            "2026-11-02 12:00",
            "2026-11-02 16:00",
            "2026-11-03 12:00",
            "2026-11-03 16:00",
        ],
    );
}

#[test]
fn holidays_and_half_days_do_not_count() {
    // Thanksgiving is Thursday, 26 November; Christmas Eve ends at noon.
    climbs(
        "2026-11-25 15:00",
        [
            "2026-11-25 17:00",
            "2026-11-27 11:00",
            "2026-11-27 15:00",
            "2026-11-30 11:00",
            "2026-11-30 15:00",
        ],
    );
    climbs(
        "2026-12-24 11:00",
        [
            "2026-12-28 10:00",
            "2026-12-28 12:00",
            "2026-12-28 16:00",
            "2026-12-29 12:00",
            "2026-12-29 16:00",
        ],
    );
}

#[test]
fn one_line_makes_a_ladder_around_the_clock() {
    let line = "first_touch = { wanted = \"5m\", reminder = \"15m\", due = \"30m\", manager = \"8h\", warned = \"24h\", reassigned = \"48h\" }";
    let sources = around_the_clock(changed("policy.toml", LADDER, line));
    let policy = Policy::compile(&sources).unwrap();
    let mut world = World::of(policy, "2026-03-07 23:00", BUYER);
    world.until("2026-03-20 00:00");
    assert_eq!(world.times(EntryKind::Reminded)[0], "2026-03-07 23:15");
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-03-07 23:30");
    // The clocks go forward in between: eight hours that passed are nine on the wall.
    assert_eq!(world.times(EntryKind::Escalated)[0], "2026-03-08 08:00");
    assert_eq!(world.times(EntryKind::Warned)[0], "2026-03-09 00:00");
    assert_eq!(world.times(EntryKind::Lapsed)[0], "2026-03-10 00:00");
}

#[test]
fn a_reminder_that_would_come_too_late_with_the_hours_others_comes_at_once() {
    let sources = files_of("examples/around-the-clock");
    let policy = Policy::compile(&sources).unwrap();
    let mut world = World::of(policy, "2026-03-08 03:05", BUYER);
    let first = world.owner();
    world.until("2026-03-08 03:21");
    assert_eq!(
        world.told(&first).last(),
        Some(&("2026-03-08 03:20".to_owned(), NoticeKind::ReminderAtOnce))
    );
    let mut office = World::with("2026-03-02 10:00", BUYER);
    let rep = office.owner();
    office.until("2026-03-02 12:30");
    assert_eq!(
        office.told(&rep).last(),
        Some(&("2026-03-02 12:00".to_owned(), NoticeKind::Reminder))
    );
}

#[test]
fn the_next_rep_has_four_hours_and_then_it_is_the_managers_and_listed_daily() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let first = world.owner();
    // The end of two working days.
    world.until("2026-03-03 17:00");
    let second = world.owner();
    assert_ne!(first, second);
    assert_eq!(
        world.told(&second),
        [("2026-03-03 17:00".to_owned(), NoticeKind::MovedHere)]
    );
    world.until("2026-03-04 13:00");
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.times(EntryKind::Lapsed).len(), 2);
    let lapsed = NoticeKind::Escalation(Escalation::LapsedTwice);
    assert_eq!(world.told_when(&lapsed), ["2026-03-04 13:00"]);
    assert_eq!(world.rep_load(&first).lapses, 1);
    assert_eq!(world.rep_load(&second).lapses, 1);
    world.until("2026-03-09 12:00");
    let listed = world.times(EntryKind::StillOpen);
    assert_eq!(
        listed,
        ["2026-03-05 09:00", "2026-03-06 09:00", "2026-03-09 09:00"]
    );
    assert_eq!(world.owner(), "morgan");
}

#[test]
fn a_first_touch_in_time_leaves_nothing_of_the_ladder() {
    for touch in [
        Disposition::Reached,
        Disposition::Voicemail,
        Disposition::NoAnswer,
        Disposition::Wrote,
    ] {
        let mut world = World::with("2026-03-02 09:00", BUYER);
        world.until("2026-03-02 10:59");
        world.owner_reports(touch);
        let owner = world.owner();
        world.until("2026-03-05 08:00");
        for kind in [EntryKind::Reminded, EntryKind::Breached, EntryKind::Lapsed] {
            assert_eq!(world.times(kind), [""; 0], "{touch:?}");
        }
        assert_eq!(world.owner(), owner);
    }
}

#[test]
fn a_wrong_number_stops_no_clock() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.owner_reports(Disposition::WrongNumber);
    world.until("2026-03-02 13:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 13:00"]);
}

#[test]
fn who_has_it_gets_the_next_reps_time_and_is_then_the_first_to_lapse() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let first = world.owner();
    world.until("2026-03-03 14:00");
    let kept = Event::KeptByOwner { by: person(&first) };
    world.give(0, &kept);
    world.give(0, &kept);
    assert_eq!(world.times(EntryKind::Kept), ["2026-03-03 14:00"]);
    world.until("2026-03-04 09:59");
    assert_eq!(world.owner(), first);
    world.until("2026-03-04 10:00");
    // Another rep, and not yet the manager.
    assert!(![first.as_str(), "morgan"].contains(&world.owner().as_str()));
    world.until("2026-03-04 14:00");
    assert_eq!(world.owner(), "morgan");
}

#[test]
fn nobody_keeps_the_lead_of_another() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let other = ["riley", "sam"]
        .into_iter()
        .find(|rep| *rep != world.owner())
        .unwrap();
    world.give(0, &Event::KeptByOwner { by: person(other) });
    assert_eq!(world.times(EntryKind::Kept), [""; 0]);
}

#[test]
fn after_an_outage_both_the_manager_and_the_owner_hear_what_was_missed() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.outage("2026-03-03 14:00");
    assert_eq!(world.times(EntryKind::Reminded), [""; 0]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-03 14:00"]);
    assert_eq!(world.times(EntryKind::Escalated), ["2026-03-03 14:00"]);
    assert_eq!(world.times(EntryKind::Warned), ["2026-03-03 14:00"]);
}

#[test]
fn who_asked_for_this_week_has_a_ladder_of_days() {
    let fields = [BUYER, &[("contact_when", "week")]].concat();
    let mut world = World::with("2026-03-02 10:00", &fields);
    let owed = work::first_touch(world.lead()).unwrap();
    assert_eq!(owed.kind, ObligationKind::FirstTouchThisWeek);
    world.until("2026-03-20 00:00");
    assert_eq!(world.times(EntryKind::Reminded)[0], "2026-03-04 10:00");
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-03-05 10:00");
    assert_eq!(world.times(EntryKind::Escalated)[0], "2026-03-06 10:00");
    assert_eq!(world.times(EntryKind::Warned)[0], "2026-03-09 10:00");
    assert_eq!(world.times(EntryKind::Lapsed)[0], "2026-03-10 10:00");
}

#[test]
fn what_would_move_to_the_manager_who_has_it_stays_and_is_nobodys_lapse() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.until("2026-03-03 17:00");
    let (to, by) = (person("morgan"), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
    world.until("2026-03-10 12:00");
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.times(EntryKind::Lapsed), ["2026-03-03 17:00"]);
    assert_eq!(world.rep_load("morgan").lapses, 0);
    let lapsed = NoticeKind::Escalation(Escalation::LapsedTwice);
    assert_eq!(
        world.told_when(&lapsed),
        [""; 0],
        "nobody is told that they got what they had"
    );
    // It stands on the manager's list of each day.
    assert_eq!(
        world.times(EntryKind::StillOpen).last().unwrap(),
        "2026-03-10 09:00"
    );
}

#[test]
fn the_owner_is_nudged_once_when_the_contact_is_wanted_and_reminded_an_hour_later() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-02 13:00");
    assert_eq!(
        world.told_when(&NoticeKind::Reminder),
        ["2026-03-02 11:00", "2026-03-02 12:00"]
    );
    assert_eq!(world.times(EntryKind::Reminded), ["2026-03-02 12:00"]);
    // Whoever has called by then is left in peace.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-02 10:59");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-02 13:00");
    assert_eq!(world.told_when(&NoticeKind::Reminder), [""; 0]);
}

#[test]
fn a_nudge_that_the_reminder_would_overtake_is_a_mail_of_its_own() {
    let sources = files_of("examples/around-the-clock");
    let policy = Policy::compile(&sources).unwrap();
    let mut world = World::of(policy, "2026-03-08 03:05", BUYER);
    world.until("2026-03-08 03:21");
    assert_eq!(
        world.told_when(&NoticeKind::ReminderAtOnce),
        ["2026-03-08 03:10", "2026-03-08 03:20"]
    );
    assert_eq!(world.told_when(&NoticeKind::Reminder), [""; 0]);
}

#[test]
fn whoever_gets_it_by_a_lapse_or_kept_it_is_not_nudged() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-04 10:30");
    let second = world.owner();
    world.until("2026-03-04 17:00");
    let told = world.told(&second);
    assert!(told.iter().any(|(_, kind)| *kind == NoticeKind::MovedHere));
    assert!(told.iter().all(|(_, kind)| *kind != NoticeKind::Reminder));
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-03 14:30");
    let by = person(&world.owner());
    let before = world.told_when(&NoticeKind::Reminder).len();
    world.give(0, &Event::KeptByOwner { by });
    world.until("2026-03-05 10:00");
    assert_eq!(world.told_when(&NoticeKind::Reminder).len(), before);
}

#[test]
fn a_team_of_one_is_reminded_and_not_nudged() {
    let mut world = World::of(solo(), "2026-03-02 10:00", BUYER);
    world.until("2026-03-02 11:59");
    assert_eq!(world.told_when(&NoticeKind::Reminder), [""; 0]);
    assert_eq!(world.told_when(&NoticeKind::ReminderAtOnce), [""; 0]);
    world.until("2026-03-02 18:00");
    assert_eq!(world.times(EntryKind::Reminded).len(), 1);
}

#[test]
fn nobody_is_asked_to_hurry_to_somebody_who_is_away() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-02 10:30");
    let back = chrono::NaiveDate::from_ymd_opt(2026, 3, 6);
    world.give(0, &Event::MachineReplied(MachineReply::AutoReply { back }));
    world.until("2026-03-06 18:00");
    assert_eq!(world.told_when(&NoticeKind::Reminder), [""; 0]);
}

#[test]
fn of_what_lapsed_twice_a_manager_who_is_away_gets_nothing_while_anybody_works() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.rep_load("morgan").away = vec![TimeAway::until(ny("2026-03-23 09:00"))];
    world.until("2026-03-04 12:59");
    let former = [world.owner()];
    world.until("2026-03-04 13:00");
    let third = world.owner();
    assert!(third != "morgan" && third != former[0], "{third}");
    assert_eq!(world.times(EntryKind::Lapsed).len(), 2);
    // Of three reps the third lets it lapse, too: it waits in the manager's queue, in the team's name, and its steps go on.
    world.until("2026-03-10 12:00");
    assert_eq!(world.times(EntryKind::Lapsed).len(), 3);
    assert_eq!(world.lead().rep(), None);
    assert!(world.lead().owed.first_touch().is_some());
}

/// A rep who was reached, and to whom an answer is owed since 10:00 on Monday; what follows of it.
fn asked_something() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Reached);
    world.sign(Sign::Replied);
    world
}

#[test]
fn an_answer_moves_like_a_first_touch() {
    let mut world = asked_something();
    let first = world.owner();
    world.until("2026-03-03 14:00");
    assert_eq!(world.times(EntryKind::Warned), ["2026-03-03 14:00"]);
    world.until("2026-03-04 10:00");
    let second = world.owner();
    assert_ne!(second, first);
    // They have spoken with each other: three lines about it are asked for.
    let asked = world.told_when(&NoticeKind::ThreeLines);
    assert_eq!(asked, ["2026-03-04 10:00"]);
    assert_eq!(world.rep_load(&first).lapses, 1);
    world.until("2026-03-04 14:00");
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.rep_load(&second).lapses, 1);
    let owed = world.lead().owed.get(ObligationKind::Answer).unwrap();
    assert_eq!(owed.since, ny("2026-03-02 10:00"), "its true age");
    world.until("2026-04-14 14:00");
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.times(EntryKind::Lapsed).len(), 2);
}

#[test]
fn a_try_puts_the_move_off_and_the_owner_is_warned_anew() {
    let mut world = asked_something();
    let first = world.owner();
    world.until("2026-03-03 15:00");
    world.owner_reports(Disposition::Voicemail);
    assert!(
        world.lead().owed.has(&[ObligationKind::Answer]),
        "a try is no answer"
    );
    world.until("2026-03-05 11:00");
    assert_eq!(world.owner(), first);
    assert_eq!(
        world.times(EntryKind::Warned),
        ["2026-03-03 14:00", "2026-03-05 11:00"]
    );
    world.until("2026-03-05 14:59");
    assert_eq!(world.owner(), first);
    world.until("2026-03-05 15:00");
    assert_ne!(world.owner(), first);
}

#[test]
fn of_one_move_whoever_has_the_lead_is_warned_once_whatever_else_is_owed() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.until("2026-03-02 11:00");
    // They write, too: an answer is owed beside the first touch, and each would warn of its own.
    world.sign(Sign::Replied);
    world.until("2026-03-04 09:59");
    assert_eq!(world.owner(), rep, "it has not moved yet");
    let told = world.told(&rep);
    let warned = told.iter().filter(|(_, kind)| *kind == NoticeKind::Warning);
    assert_eq!(warned.count(), 1, "{told:?}");
}

#[test]
fn the_manager_is_not_warned_of_what_stays_with_them() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.sign(Sign::Replied);
    let (to, by) = (person("morgan"), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
    world.until("2026-03-20 17:00");
    assert_eq!(world.owner(), "morgan");
    let told = world.told("morgan");
    let warned = told.iter().filter(|(_, kind)| *kind == NoticeKind::Warning);
    assert_eq!(warned.count(), 0, "{told:?}");
}
