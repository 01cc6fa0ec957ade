//! What people hear of a message that waits for them, lapsed, or could not leave.

use followup::decide::{Decision, decide};
use followup::event::{Disposition, Event, Verdict};
use followup::ids::{MessageId, PersonId};
use followup::lead::Lead;
use followup::message::{ApprovalReason, Message, NotSentReason, Notice, NoticeKind, StopRule};
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
fn whoever_was_to_send_a_draft_hears_that_it_was_left_out() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let decision = follows(&world, &lapsed(&world));
    assert_eq!(kinds(&decision), [EntryKind::NotSent]);
    let manager = person("morgan");
    assert_eq!(decision.notices, not_sent_to(&world));
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

/// Two have gone out by themselves, and the goodbye waits for whoever has the lead.
fn goodbye_waits() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    while world.leaving().last().map(String::as_str) != Some("goodbye") {
        let (next, _) = world.next().expect("the steps go on");
        world.until_instant(next);
    }
    let goodbye = &world.record.messages.last().unwrap().message;
    assert_eq!(goodbye.approval, Some(ApprovalReason::Unattended));
    world
}

#[test]
fn while_the_last_word_waits_for_somebody_the_lead_stays_theirs() {
    let mut world = goodbye_waits();
    let rep = world.owner();
    assert!(["riley", "sam", "jordan"].contains(&rep.as_str()), "{rep}");
    let message = world.record.messages.last().unwrap().message.clone();
    assert!(world.policy.rules.ends_with(&message.step));
    world.until_instant(message.not_after - chrono::Duration::minutes(1));
    assert_eq!(world.owner(), rep);
    // Left lying, it is heard of by whoever was asked, before the lead rests and after.
    for rests in [false, true] {
        let mut world = goodbye_waits();
        if rests {
            world.until_instant(message.not_after);
            assert_eq!(world.status(), "resting");
        }
        let event = Event::ApprovalLapsed {
            message: Box::new(message.clone()),
        };
        let decision = follows(&world, &event);
        let kind = NoticeKind::NotSent {
            message: message.id.clone(),
        };
        let told = about(world.lead(), &person(&rep), kind).remove(0);
        assert!(decision.notices.contains(&told), "{rests}: {decision:#?}");
    }
}

#[test]
fn the_last_word_is_known_in_whichever_round_it_is_taken() {
    let world = goodbye_waits();
    for (step, ends) in [
        ("goodbye", true),
        ("goodbye-2", true),
        ("again_goodbye-13", true),
        ("letter", false),
        ("letter-2", false),
        ("other", false),
    ] {
        assert_eq!(world.policy.rules.ends_with(step), ends, "{step}");
    }
}

#[test]
fn what_was_left_out_has_not_been_written() {
    let mut world = goodbye_waits();
    let before = world.lead().clone();
    let mut written = world.record.messages.iter().map(|one| &one.message);
    let letter = written.rfind(|one| one.step == "letter").unwrap();
    let event = Event::ApprovalLapsed {
        message: Box::new(letter.clone()),
    };
    world.give(0, &event);
    let after = world.lead();
    assert_eq!(after.unattended_emails, before.unattended_emails - 1);
    assert_eq!(after.automated_emails, before.automated_emails - 1);
    assert_eq!(after.touches, before.touches - 1);
}
