//! What we owe is owned up to: once, by us, and never for what a person agreed.

use followup::access::to_own_up;
use followup::event::{AnnouncementChoice, Disposition, Event, Sign};
use followup::ids::InquiryId;
use followup::message::{NoticeKind, StopRule};
use followup::policy::Policy;
use followup::promise::promise;
use followup::timeline::EntryKind;

use crate::support::{changed, inquiry, ny, person, policy, wall};
use crate::world::{BUYER, World};

const HELP: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("topic", "support"),
    ("message", "It does not start."),
];

/// Somebody asked at ten, and was promised a word by two.
fn promised(policy: Policy, fields: &[(&str, &str)]) -> World {
    let mut inquiry = inquiry(&policy, ny("2026-03-02 10:00"), fields);
    inquiry.promise = promise(&policy, &inquiry, ny("2026-03-02 10:00"));
    let mut world = World::new(policy, ny("2026-03-02 10:00"));
    world.arrive_as(inquiry);
    world
}

/// The steps that go out by themselves or were released, when they leave, and which missed promise each owns up to.
fn written(world: &World) -> Vec<(String, String, Option<String>)> {
    let letters = world.messages.iter().map(|planned| &planned.message);
    letters
        .filter(|message| message.stop_rule != StopRule::Acknowledgement)
        .map(|message| {
            let step = message.step.split('-').next().unwrap().to_owned();
            (step, wall(message.not_before), message.owns_up.map(wall))
        })
        .collect()
}

fn own_up(who: &str) -> Policy {
    let line = format!("max_touches = 5\nown_up = \"{who}\"");
    Policy::compile(&changed("policy.toml", "max_touches = 5", &line)).unwrap()
}

#[test]
fn the_first_step_after_a_missed_promise_owns_up_and_no_later_one_does() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-09-01 10:00");
    let steps = written(&world);
    let names: Vec<&str> = steps.iter().map(|(step, ..)| step.as_str()).collect();
    assert_eq!(
        names,
        ["mail", "letter"],
        "no goodbye while something is owed"
    );
    assert_eq!(steps[0].2.as_deref(), Some("2026-03-02 14:00"));
    assert_eq!(steps[1].2, None);
}

#[test]
fn nobody_owns_up_to_what_was_done() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-03-02 11:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-09-01 10:00");
    assert!(
        written(&world)
            .iter()
            .all(|(.., owns_up)| owns_up.is_none())
    );
}

#[test]
fn a_request_that_nobody_answers_is_owned_up_to_once_after_its_owner_was_asked() {
    let mut world = promised(policy(), HELP);
    world.until("2026-09-01 10:00");
    assert_eq!(
        written(&world),
        [(
            "owing".to_owned(),
            "2026-03-03 12:00".to_owned(),
            Some("2026-03-02 14:00".to_owned())
        )]
    );
    let asked = world
        .told
        .iter()
        .find(|told| matches!(told.notice.kind, NoticeKind::Announcement { .. }));
    assert_eq!(
        wall(asked.unwrap().at),
        "2026-03-03 10:00",
        "when the manager hears of it"
    );
    assert_eq!(world.status(), "to_answer", "it is still owed");
}

#[test]
fn an_answer_that_nobody_promised_a_time_for_is_on_lists_alone() {
    let mut world = promised(policy(), BUYER);
    world.owner_reports(Disposition::Reached);
    world.sign(Sign::Replied);
    world.until("2026-06-02 10:00");
    assert_eq!(written(&world), []);
    assert!(!world.times(EntryKind::StillOpen).is_empty());
    // By the manager's click, without a time that nobody had named.
    let by = person("morgan");
    world.give(0, &Event::OwnUp { by });
    assert_eq!(written(&world).len(), 1);
    assert_eq!(written(&world)[0].2, None);
}

#[test]
fn each_request_in_turn_is_owned_up_to() {
    let mut world = promised(policy(), HELP);
    for _ in 0..2 {
        let later = world.now + chrono::Duration::days(5);
        world.until_instant(later);
        world.owner_reports(Disposition::Wrote);
        let again = {
            let mut again = inquiry(&world.policy, world.now, HELP);
            again.promise = promise(&world.policy, &again, world.now);
            again
        };
        let id = InquiryId::derive(&["again", &world.now.to_string()]);
        world.give(
            0,
            &Event::Joined {
                id,
                inquiry: Box::new(again),
            },
        );
    }
    assert_eq!(world.times(EntryKind::MailPlanned).len(), 2);
}

#[test]
fn whoever_was_in_touch_says_so_and_nothing_leaves() {
    let mut world = promised(policy(), HELP);
    world.until("2026-03-03 10:30");
    let message = world.messages.last().unwrap().message.id.clone();
    let owner = world.owner();
    let by = person(&owner);
    let choice = AnnouncementChoice::InTouch;
    let stops = world.lead().stop_generation;
    world.give(
        0,
        &Event::AnnouncementAnswered {
            message,
            choice,
            by,
        },
    );
    assert!(
        world.lead().stop_generation > stops,
        "the guard holds it back"
    );
    assert_eq!(to_own_up(&world.policy, world.lead(), world.now), None);
}

#[test]
fn what_a_person_agreed_is_owned_up_to_by_the_manager_alone() {
    let mut world = promised(policy(), BUYER);
    let rep = world.owner();
    let task = world.lead().task();
    let agreed = Some(ny("2026-03-04 11:00"));
    world.report_as(0, &rep, Disposition::Reached, &task, agreed);
    world.until("2026-03-12 10:00");
    assert_eq!(written(&world), []);
    let by = person("morgan");
    world.give(0, &Event::OwnUp { by: by.clone() });
    let owned_up = (
        "owing".to_owned(),
        "2026-03-12 10:00".to_owned(),
        Some("2026-03-04 11:00".to_owned()),
    );
    assert_eq!(written(&world), [owned_up]);
    // A second click is the first one again.
    world.give(0, &Event::OwnUp { by });
    world.until("2026-09-01 10:00");
    assert_eq!(written(&world).len(), 1);
}

#[test]
fn the_policy_says_who_owns_up() {
    for (who, by_click) in [("manager", 1), ("off", 0)] {
        let mut world = promised(own_up(who), HELP);
        world.until("2026-03-12 10:00");
        assert_eq!(written(&world), [], "{who}");
        let by = person("morgan");
        world.give(0, &Event::OwnUp { by });
        assert_eq!(written(&world).len(), by_click, "{who}");
        // The steps go out, and say nothing of it.
        let mut world = promised(own_up(who), BUYER);
        world.until("2026-03-20 10:00");
        assert_eq!(written(&world).len(), 2);
        assert!(
            written(&world)
                .iter()
                .all(|(.., owns_up)| owns_up.is_none())
        );
    }
}

#[test]
fn who_wants_no_mail_is_not_written_to_about_it() {
    let mut world = promised(policy(), HELP);
    world.sign(Sign::Unsubscribed);
    world.until("2026-09-01 10:00");
    assert_eq!(written(&world), []);
}
