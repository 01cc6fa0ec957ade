//! The time before an acknowledgement: nobody is asked to call half a minute after somebody has filled in a form.

use followup::event::Disposition;
use followup::lead::ObligationKind;
use followup::message::NoticeKind;
use followup::policy::Policy;
use followup::timeline::EntryKind;

use crate::support::{changed, inquiry, ny, policy, wall};
use crate::world::{BUYER, BY_MAIL, BY_PHONE, World};

/// When the mails leave that say to a rep that somebody is new.
fn task_leaves(world: &World) -> Vec<String> {
    let told = world.record.told.iter();
    let tasks = told.filter(|told| told.notice.kind == NoticeKind::NewLead);
    tasks.map(|told| wall(told.mail.not_before)).collect()
}

fn task_of(policy: Policy, at: &str, fields: &[(&str, &str)]) -> Vec<String> {
    task_leaves(&World::of(policy, at, fields))
}

#[test]
fn the_task_leaves_after_the_breathing_time_and_its_hour_counts_from_the_assignment() {
    let this_week = [BUYER, &[("contact_when", "week")]].concat();
    for fields in [BUYER, BY_MAIL, &this_week] {
        let tasks = task_of(policy(), "2026-03-02 10:00", fields);
        assert_eq!(tasks, ["2026-03-02 10:02"], "{fields:?}");
    }
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let owed = *world.lead().owed.get(ObligationKind::FirstTouch).unwrap();
    assert_eq!(owed.since, ny("2026-03-02 10:02"));
    assert_eq!(owed.start, ny("2026-03-02 10:00"));
    world.until("2026-03-02 17:00");
    assert_eq!(
        world.told_when(&NoticeKind::Reminder),
        ["2026-03-02 11:00", "2026-03-02 12:00"]
    );
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn who_has_no_address_is_a_task_at_once() {
    let tasks = task_of(policy(), "2026-03-02 10:00", BY_PHONE);
    assert_eq!(tasks, ["2026-03-02 10:00"]);
}

#[test]
fn who_gets_no_acknowledgement_of_ours_is_a_task_at_once() {
    for who in ["elsewhere", "off"] {
        let with = format!("acknowledge = \"{who}\"");
        let sources = changed("forms/contact.toml", "acknowledge = \"baton\"", &with);
        let policy = Policy::compile(&sources).unwrap();
        let tasks = task_of(policy, "2026-03-02 10:00", BUYER);
        assert_eq!(tasks, ["2026-03-02 10:00"], "{who}");
    }
}

#[test]
fn a_breathing_time_of_the_policys_own_holds() {
    let sources = changed("policy.toml", "not_before = \"2m\"", "not_before = \"10m\"");
    let policy = Policy::compile(&sources).unwrap();
    let tasks = task_of(policy, "2026-03-02 10:00", BUYER);
    assert_eq!(tasks, ["2026-03-02 10:10"]);
}

#[test]
fn at_night_and_before_the_opening_it_is_on_the_list_and_closing_ends_no_breath() {
    for (at, leaves) in [
        ("2026-03-02 03:00", "2026-03-02 09:00"),
        ("2026-03-02 08:59", "2026-03-02 09:01"),
        ("2026-03-02 16:59", "2026-03-03 09:00"),
    ] {
        assert_eq!(task_of(policy(), at, BUYER), [leaves], "{at}");
    }
}

#[test]
fn whoever_is_judged_late_has_no_breath_to_wait_for() {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    let inquiry = inquiry(&world.policy, world.now, BUYER);
    world.arrive_judged_at(inquiry, ny("2026-03-02 10:30"));
    assert_eq!(task_leaves(&world), ["2026-03-02 10:30"]);
}

#[test]
fn who_asks_anew_is_left_alone_as_long_and_whoever_wakes_on_a_date_is_not() {
    let again = |joins: bool| {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.until("2026-03-02 10:30");
        world.owner_reports(Disposition::NotNow);
        if joins {
            world.joined(BUYER);
        } else {
            world.until("2026-07-01 10:00");
        }
        let mut told = world.record.told.iter();
        let task = told.rfind(|told| told.notice.kind == NoticeKind::NewLead);
        task.map(|task| (wall(task.at), wall(task.mail.not_before)))
            .unwrap()
    };
    let (decided, leaves) = again(true);
    assert_eq!(
        (decided.as_str(), leaves.as_str()),
        ("2026-03-02 10:30", "2026-03-02 10:32")
    );
    let (decided, leaves) = again(false);
    let days = |text: &str| text[..10].to_owned();
    assert_eq!(days(&decided), days(&leaves));
    assert!(!leaves.ends_with(":02"), "{leaves}");
}
