//! What people hear of a message that waits for them, lapsed, or could not leave.

use followup::decide::{Decision, decide};
use followup::event::{Disposition, Event, Verdict};
use followup::ids::{MessageId, PersonId};
use followup::lead::Lead;
use followup::message::{
    ApprovalReason, Escalation, Message, NotSentReason, Notice, NoticeKind, StopRule,
};
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::{Actor, EntryKind};

use crate::support::{changed, person};
use crate::world::{BUYER, World};

/// Answers that settle nothing: the qualifier has two hours.
const UNSETTLED: &[(&str, &str)] = &[
    ("name", "Ann Lee"),
    ("email", "ann@example.org"),
    ("topic", "partnership"),
];

fn message() -> MessageId {
    MessageId::derive(&["one"])
}

fn not_sent() -> Event {
    Event::NotSent {
        message: message(),
        step: None,
        why: NotSentReason::TooLate,
    }
}

fn drafted() -> Event {
    Event::ApprovalAwaited {
        message: message(),
        why: ApprovalReason::AnswersElsewhere,
    }
}

fn lapsed(world: &World) -> Event {
    let (lead, now) = (world.lead(), world.now);
    let rule = StopRule::Automatic;
    let message = Message::new(lead, "letter", "letter", rule, now, now);
    Event::ApprovalLapsed {
        message: Box::new(message),
    }
}

/// What whoever has the lead hears of the mail that [`lapsed`] leaves out.
fn not_sent_to(world: &World) -> Vec<Notice> {
    let Event::ApprovalLapsed { message } = lapsed(world) else {
        unreachable!()
    };
    let message = message.id;
    let rep = person(&world.owner());
    about(world.lead(), &rep, NoticeKind::NotSent { message })
}

fn follows(world: &World, event: &Event) -> Decision {
    decide(&world.policy, world.lead(), event, world.now)
}

fn kinds(decision: &Decision) -> Vec<EntryKind> {
    decision.entries.iter().map(|entry| entry.kind()).collect()
}

fn about(lead: &Lead, to: &PersonId, kind: NoticeKind) -> Vec<Notice> {
    vec![Notice {
        to: to.clone(),
        lead: lead.id.clone(),
        kind,
    }]
}

/// The shipped policy, in which the qualifier asks one question first.
fn asking() -> PolicyFiles {
    changed(
        "policy.toml",
        "needs_qualifying = 0\n",
        "needs_qualifying = 0\nquestion = { field = \"budget\", ask = \"What would you like to spend?\" }\n",
    )
}

#[test]
fn the_rep_hears_of_what_could_not_leave_and_the_line_says_it() {
    let world = World::with("2026-03-02 10:00", BUYER);
    let decision = follows(&world, &not_sent());
    assert_eq!(kinds(&decision), [EntryKind::NotSent]);
    let kind = NoticeKind::NotSent { message: message() };
    let rep = person(&world.owner());
    assert_eq!(decision.notices, about(world.lead(), &rep, kind));
    assert_eq!(decision.lead, *world.lead(), "what goes on goes on");
}

#[test]
fn what_could_not_leave_and_is_no_reps_is_the_managers() {
    let world = World::with("2026-03-02 10:00", UNSETTLED);
    assert_eq!(world.status(), "qualifying");
    let kind = NoticeKind::NotSent { message: message() };
    let to = person("morgan");
    let decision = follows(&world, &not_sent());
    assert_eq!(decision.notices, about(world.lead(), &to, kind));
}

#[test]
fn who_has_the_lead_sends_what_waits_for_a_person() {
    let kind = NoticeKind::Approval { message: message() };
    let world = World::with("2026-03-02 10:00", BUYER);
    let decision = follows(&world, &drafted());
    assert_eq!(kinds(&decision), [EntryKind::AwaitingApproval]);
    let rep = person(&world.owner());
    assert_eq!(decision.notices, about(world.lead(), &rep, kind.clone()));
    // Who had it, once it rests: they know what was said.
    let mut resting = World::with("2026-03-02 10:00", BUYER);
    let rep = person(&resting.owner());
    resting.owner_reports(Disposition::Nurture);
    assert_eq!(resting.status(), "resting");
    let decision = follows(&resting, &drafted());
    assert_eq!(decision.notices, about(resting.lead(), &rep, kind.clone()));
    // Whoever asked the question.
    let asked = World::of(
        Policy::compile(&asking()).unwrap(),
        "2026-03-02 10:00",
        UNSETTLED,
    );
    assert_eq!(asked.status(), "needs_information");
    let decision = follows(&asked, &drafted());
    let to = person("quinn");
    assert_eq!(decision.notices, about(asked.lead(), &to, kind.clone()));
    // And the manager, when nobody ever had it.
    let mut unwanted = World::with("2026-03-02 10:00", UNSETTLED);
    unwanted.verdict(Verdict::Refuse, "quinn");
    let decision = follows(&unwanted, &drafted());
    let to = person("morgan");
    assert_eq!(decision.notices, about(unwanted.lead(), &to, kind));
}

#[test]
fn who_left_the_team_is_asked_for_nothing() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    world.owner_reports(Disposition::Nurture);
    let id = format!("id = \"{rep}\"");
    world.policy = Policy::compile(&changed("team.toml", &id, "id = \"alex\"")).unwrap();
    let kind = NoticeKind::Approval { message: message() };
    let decision = follows(&world, &drafted());
    let to = person("morgan");
    assert_eq!(decision.notices, about(world.lead(), &to, kind));
}

#[test]
fn whoever_was_to_send_a_draft_hears_that_it_was_left_out_and_so_does_the_manager() {
    let kind = NoticeKind::Escalation(Escalation::ApprovalLapsed);
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let decision = follows(&world, &lapsed(&world));
    assert_eq!(kinds(&decision), [EntryKind::NotSent]);
    let manager = person("morgan");
    let mut told = about(world.lead(), &manager, kind);
    told.extend(not_sent_to(&world));
    assert_eq!(decision.notices, told);
    let to_manager = Event::Assigned {
        to: manager.clone(),
        by: manager,
    };
    world.give(0, &to_manager);
    assert_eq!(world.owner(), "morgan");
    assert_eq!(
        follows(&world, &lapsed(&world)).notices,
        not_sent_to(&world)
    );
}

#[test]
fn an_erased_lead_asks_nobody_for_anything() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.give(0, &Event::Erased);
    for event in [not_sent(), drafted(), lapsed(&world)] {
        let decision = follows(&world, &event);
        assert!(!decision.changes(world.lead()), "{event:?}");
    }
}

#[test]
fn words_that_name_no_outcome_are_kept_and_answered_where_no_machine_wrote_them() {
    let world = World::with("2026-03-02 10:00", BUYER);
    let rep = person(&world.owner());
    let noted = |answer| {
        let by = rep.clone();
        follows(&world, &Event::NoteAdded { by, answer })
    };
    let decision = noted(true);
    assert_eq!(kinds(&decision), [EntryKind::Noted]);
    assert_eq!(decision.entries[0].by, Actor::Person(rep.clone()));
    let unclear = about(world.lead(), &rep, NoticeKind::Unclear);
    assert_eq!(decision.notices, unclear);
    let decision = noted(false);
    assert_eq!(kinds(&decision), [EntryKind::Noted]);
    assert_eq!(decision.notices, []);
    assert_eq!(decision.lead, *world.lead(), "a note settles nothing");
}
