//! What is no lead, and is answered all the same: one person, one clock, one answer.

use followup::agenda::agenda;
use followup::event::{Disposition, Sign};
use followup::lead::ObligationKind;
use followup::message::{Escalation, NoticeKind};
use followup::policy::Policy;
use followup::team::TimeAway;
use followup::timeline::EntryKind;
use followup::work;

use crate::support::{changed, ny};
use crate::world::{BUYER, World};

/// Somebody who needs help.
const HELP: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("phone", "+12125550123"),
    ("topic", "support"),
    ("message", "It does not start."),
];

fn owed(world: &World) -> Option<ObligationKind> {
    work::owed(world.lead()).map(|owed| owed.kind)
}

#[test]
fn a_request_for_help_is_one_persons_to_answer_and_nothing_goes_out_but_that_we_are_late() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    assert_eq!(world.owner(), "quinn");
    assert_eq!(world.status(), "to_answer");
    assert_eq!(
        world.told("quinn"),
        [("2026-03-02 10:00".to_owned(), NoticeKind::Answer)]
    );
    world.until("2026-06-01 00:00");
    assert_eq!(
        world.mails(),
        [("owing".to_owned(), "2026-03-03 12:00".to_owned())]
    );
    assert_eq!(world.times(EntryKind::CallOpened), [""; 0]);
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-03-02 14:00");
    let unanswered = NoticeKind::Escalation(Escalation::Unanswered);
    assert_eq!(world.told_when(&unanswered), ["2026-03-03 10:00"]);
    // Nobody else answers such requests: after two working days it is the manager's, and stays with them. Never nobody's, and never
    // without a date (P2).
    assert_eq!(world.times(EntryKind::Warned), ["2026-03-03 14:00"]);
    assert_eq!(world.times(EntryKind::Lapsed), ["2026-03-04 10:00"]);
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.rep_load("quinn").open, 0);
    assert!(agenda(&world.policy, world.lead()).is_some());
}

#[test]
fn the_answer_ends_a_request() {
    for answer in [
        Disposition::Wrote,
        Disposition::Reached,
        Disposition::Answered,
        Disposition::NotALead,
    ] {
        let mut world = World::with("2026-03-02 10:00", HELP);
        world.owner_reports(answer);
        assert_eq!(world.status(), "not_a_lead", "{answer:?}");
        world.until("2026-06-01 00:00");
        assert_eq!(world.mails(), [], "{answer:?}");
        assert_eq!(world.rep_load("quinn").open, 0);
    }
}

#[test]
fn a_call_in_vain_leaves_the_answer_owed_the_same_day() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(owed(&world), Some(ObligationKind::Request));
    world.owner_reports(Disposition::Wrote);
    assert_eq!(world.status(), "not_a_lead");
}

#[test]
fn a_corrected_answer_is_owed_again() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    let task = world.lead().task();
    world.report_as(0, "quinn", Disposition::Wrote, &task, None);
    world.report_as(0, "quinn", Disposition::NoAnswer, &task, None);
    assert_eq!(owed(&world), Some(ObligationKind::Request));
    assert_eq!(world.owner(), "quinn");
}

#[test]
fn an_answer_to_the_answer_comes_back_to_who_gave_it() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    world.owner_reports(Disposition::Wrote);
    world.until("2026-03-03 10:00");
    world.sign(Sign::Replied);
    assert_eq!(world.owner(), "quinn");
    assert_eq!(owed(&world), Some(ObligationKind::Request));
}

#[test]
fn who_asked_for_help_and_then_wants_to_buy_is_a_lead() {
    for answered in [false, true] {
        let mut world = World::with("2026-03-02 10:00", HELP);
        if answered {
            world.owner_reports(Disposition::Wrote);
        }
        world.until("2026-03-02 11:00");
        world.joined(BUYER);
        if answered {
            assert_eq!(world.status(), "working");
        } else {
            // What they asked first is owed still, since then.
            assert_eq!(owed(&world), Some(ObligationKind::Answer));
            let since = work::owed(world.lead()).unwrap().since;
            assert_eq!(since, ny("2026-03-02 10:00"));
            world.until("2026-03-02 15:00");
            assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 15:00"]);
        }
        assert_ne!(world.owner(), "quinn");
        assert_eq!(world.rep_load("quinn").open, 0);
    }
}

#[test]
fn who_asks_for_help_again_while_an_answer_is_owed_has_one_task() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    world.until("2026-03-02 11:00");
    world.joined(HELP);
    assert_eq!(owed(&world), Some(ObligationKind::Request));
    let told = world.told("quinn");
    assert_eq!(told.len(), 2);
    assert_eq!(told[1].1, NoticeKind::WroteAgain);
}

#[test]
fn a_policy_may_give_requests_to_reps() {
    let reps = changed(
        "policy.toml",
        "answered_by = \"qualifier\"",
        "answered_by = \"rep\"",
    );
    let mut world = World::of(Policy::compile(&reps).unwrap(), "2026-03-02 10:00", HELP);
    assert_eq!(world.owner(), "riley");
    assert_eq!(owed(&world), Some(ObligationKind::Request));
    world.owner_reports(Disposition::Wrote);
    assert_eq!(world.status(), "not_a_lead");
}

#[test]
fn while_nobody_manages_a_request_goes_to_whoever_is_there() {
    let mut world = World::with("2026-03-02 10:00", HELP);
    world.rep_load("morgan").away = vec![TimeAway::until(ny("2026-03-23 09:00"))];
    world.until("2026-03-04 10:00");
    let taken = world.owner();
    assert!(
        ["riley", "sam", "jordan"].contains(&taken.as_str()),
        "{taken}"
    );
    assert_eq!(owed(&world), Some(ObligationKind::Request));
    // It goes on from one to the next, and nobody has it twice.
    world.until("2026-03-06 17:00");
    assert_eq!(world.lead().former.len(), 4, "{:?}", world.lead().former);
    // All have had it: it waits in the manager's queue.
    assert_eq!(world.status(), "with_manager");
}
