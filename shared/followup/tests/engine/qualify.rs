//! What the qualifier and the manager settle.

use chrono::NaiveDate;
use followup::agenda::Action;
use followup::event::{Disposition, Event, Sign, Verdict};
use followup::message::{Escalation, NoticeKind};
use followup::policy::Policy;
use followup::timeline::EntryKind;

use crate::support::{changed, inquiry, ny, policy};
use crate::world::{BUYER, World};

/// Twenty points: neither a call nor nurture.
const UNSETTLED: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("phone", "+12125550123"),
    ("topic", "partnership"),
];

fn with_points(from: &str, to: &str) -> Policy {
    Policy::compile(&changed("policy.toml", from, to)).unwrap()
}

fn asking() -> Policy {
    with_points(
        "needs_qualifying = 0\n",
        "needs_qualifying = 0\nquestion = { field = \"budget\", ask = \"What would you like to spend?\" }\n",
    )
}

#[test]
fn the_qualifier_has_two_hours_and_then_a_rep_gets_it_marked_unqualified() {
    let mut world = World::with("2026-03-06 16:00", UNSETTLED);
    assert_eq!(world.status(), "qualifying");
    assert_eq!(world.told("quinn")[0].1, NoticeKind::Qualify);
    world.until("2026-03-09 09:59");
    assert_eq!(world.status(), "qualifying");
    world.until("2026-03-09 10:00");
    assert_eq!(world.status(), "working");
    assert!(world.lead().unqualified);
}

#[test]
fn what_the_qualifier_settles_in_time_is_not_marked() {
    let mut world = World::with("2026-03-02 10:00", UNSETTLED);
    world.until("2026-03-02 11:00");
    world.verdict(Verdict::Ready, "quinn");
    assert_eq!(world.status(), "working");
    assert!(!world.lead().unqualified);
}

#[test]
fn every_verdict_has_its_own_next_step() {
    for (verdict, status) in [
        (Verdict::Ready, "working"),
        (Verdict::Nurture, "resting"),
        (Verdict::NotALead, "not_a_lead"),
        (Verdict::ExistingCustomer, "to_answer"),
        (Verdict::Unwanted, "unwanted"),
        (Verdict::Refuse, "refused"),
    ] {
        let mut world = World::with("2026-03-02 10:00", UNSETTLED);
        world.verdict(verdict, "quinn");
        assert_eq!(world.status(), status);
        let no = if verdict == Verdict::Refuse { 1 } else { 0 };
        assert_eq!(world.record.messages.len(), no);
        assert_eq!(world.leaving().len(), no);
        // A second click is nothing.
        let before = world.lead().clone();
        world.verdict(verdict, "quinn");
        if verdict != Verdict::Nurture {
            assert_eq!(*world.lead(), before);
        }
    }
}

#[test]
fn one_question_is_asked_and_unanswered_for_a_day_it_is_the_qualifiers() {
    let mut world = World::of(asking(), "2026-03-02 10:00", UNSETTLED);
    assert_eq!(world.status(), "needs_information");
    assert_eq!(
        world.mails(),
        [("question".to_owned(), "2026-03-02 10:15".to_owned())]
    );
    world.until("2026-03-03 09:59");
    assert_eq!(world.status(), "needs_information");
    world.until("2026-03-03 10:00");
    assert_eq!(world.status(), "qualifying");
    assert!(
        world
            .told_when(&NoticeKind::Qualify)
            .contains(&"2026-03-03 10:00".to_owned())
    );
    world.until("2026-03-03 12:00");
    assert_eq!(world.status(), "working");
}

#[test]
fn an_answer_to_the_question_is_a_reps_to_answer() {
    let mut world = World::of(asking(), "2026-03-02 10:00", UNSETTLED);
    world.until("2026-03-02 12:00");
    world.sign(Sign::Replied);
    assert_eq!(world.status(), "in_conversation");
    let owner = world.owner();
    assert_eq!(world.told(&owner)[0].1, NoticeKind::Answer);
}

#[test]
fn a_question_that_bounces_is_the_qualifiers_at_once() {
    let mut world = World::of(asking(), "2026-03-02 10:00", UNSETTLED);
    world.until("2026-03-02 10:30");
    world.sign(Sign::Bounced);
    assert_eq!(world.status(), "qualifying");
}

#[test]
fn a_suspicious_inquiry_is_the_managers_for_four_hours_and_then_listed_daily() {
    let policy = policy();
    let mut suspect = inquiry(&policy, ny("2026-03-02 10:00"), BUYER);
    suspect.suspicion = Some(followup::inquiry::Suspicion::Honeypot);
    let mut world = World::new(policy, ny("2026-03-02 10:00"));
    world.arrive_as(suspect);
    assert_eq!(world.status(), "review");
    assert_eq!(world.owner(), "queue:manager");
    assert_eq!(
        world.next_action(),
        (Action::Relist, "2026-03-02 14:00".to_owned())
    );
    world.until("2026-03-04 12:00");
    assert_eq!(
        world.told_when(&NoticeKind::Escalation(Escalation::Review)),
        [
            "2026-03-02 10:00",
            "2026-03-02 14:00",
            "2026-03-03 09:00",
            "2026-03-04 09:00"
        ]
    );
    assert_eq!(world.record.figures.milestones.asked, 0);
    world.verdict(Verdict::Ready, "morgan");
    assert_eq!(world.status(), "working");
    assert_eq!(world.leaving(), ["acknowledgement"]);
    // They count as asked, with those of the day on which they asked.
    let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    assert_eq!(world.record.figures.milestones.asked, 1);
    assert_eq!(world.record.figures.cohort(monday..=monday).asked, 1);
}

/// Somebody whom the criteria exclude.
fn excluded() -> World {
    let policy = with_points(
        "    { name = \"called us\"",
        "    { name = \"wants what we do not do\", when = { field = \"topic\", any_of = [\"other\"] }, exclude = true },\n    { name = \"called us\"",
    );
    let mut fields = UNSETTLED.to_vec();
    fields[3].1 = "other";
    World::of(policy, "2026-03-02 10:00", &fields)
}

#[test]
fn a_verdict_against_the_criteria_is_on_the_record_and_in_the_figures() {
    for (mut world, overridden) in [
        (excluded(), 1),
        (World::with("2026-03-02 10:00", UNSETTLED), 0),
    ] {
        world.verdict(Verdict::Ready, "morgan");
        assert_eq!(world.status(), "working");
        assert_eq!(world.record.figures.acceptance.all.overridden, overridden);
    }
}

#[test]
fn only_a_declared_exclusion_refuses_and_a_person_releases_the_no() {
    let mut world = excluded();
    assert_eq!(world.status(), "with_manager");
    assert_eq!(world.record.messages.len(), 0);
    world.until("2026-03-04 10:00");
    assert_eq!(
        world.times(EntryKind::StillOpen),
        ["2026-03-03 09:00", "2026-03-04 09:00"]
    );
    world.verdict(Verdict::Refuse, "morgan");
    assert_eq!(world.leaving(), ["courteous_no"]);
    assert_eq!(world.status(), "refused");
}

#[test]
fn a_low_score_is_nurtured_and_never_dropped() {
    let policy = with_points("needs_qualifying = 0\n", "needs_qualifying = 30\n");
    let mut world = World::of(policy, "2026-03-02 10:00", UNSETTLED);
    assert_eq!(world.status(), "resting");
    world.until("2026-06-01 12:00");
    assert_eq!(world.status(), "looking");
}

#[test]
fn who_is_called_for_the_first_time_after_a_rest_counts_as_contacted_with_those_of_their_day() {
    let policy = with_points("needs_qualifying = 0\n", "needs_qualifying = 30\n");
    let mut world = World::of(policy, "2026-03-02 10:00", UNSETTLED);
    let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let reached = |world: &World| world.record.figures.cohort(monday..=monday).steps();
    assert_eq!(reached(&world), [1, 0, 0, 0, 0]);
    world.until("2026-03-04 10:00");
    world.give(0, &Event::SaidReady);
    world.owner_reports(Disposition::Reached);
    assert_eq!(reached(&world), [1, 1, 1, 0, 0]);
}
