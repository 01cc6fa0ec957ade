//! Two written steps in a row go out by themselves at most, and any sign of contact makes the next one await approval (P5).

use followup::access::to_own_up;
use followup::booking::{Arrangement, Side};
use followup::cadence::approval;
use followup::decide::decide;
use followup::event::{AnnouncementChoice, Disposition, Event, Evidence, Outcome, Sign, Verdict};
use followup::ids::{InquiryId, LeadId, MessageId};
use followup::lead::{Ending, Lead, Stage};
use followup::message::{ApprovalReason, Message, NoticeKind, StopRule};
use followup::policy::Policy;
use followup::promise::promise;
use followup::team::TimeAway;

use crate::support::{changed, inquiry, ny, person, policy};
use crate::world::{BUYER, BY_MAIL, World};

const AT: &str = "2026-03-02 10:00";

/// Every written step that no stop holds back, and why it awaits approval.
fn written(world: &World) -> Vec<(String, Option<ApprovalReason>)> {
    let messages = world.record.messages.iter().map(|planned| &planned.message);
    let goes = |message: &&Message| {
        message.stop_rule == StopRule::Automatic
            && message.stop_generation == world.lead().stop_generation
    };
    let name = |message: &Message| message.step.split('-').next().unwrap().to_owned();
    messages
        .filter(goes)
        .map(|message| (name(message), message.approval))
        .collect()
}

fn named<const N: usize>(
    steps: [(&str, Option<ApprovalReason>); N],
) -> Vec<(String, Option<ApprovalReason>)> {
    steps.map(|(step, why)| (step.to_owned(), why)).into()
}

/// Somebody called once in vain; mail and letter have gone out.
fn two_in_a_row() -> World {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-12 10:00");
    assert_eq!(written(&world), named([("mail", None), ("letter", None)]));
    world
}

fn copied(world: &mut World) {
    let by = person(&world.owner());
    let outcome = Outcome {
        by,
        task: world.lead().task(),
        disposition: Disposition::Wrote,
        next_at: None,
        again: false,
        link: None,
        amount: None,
        known: Evidence::Seen,
    };
    world.give(0, &Event::Outcome(outcome));
}

#[test]
fn the_third_written_step_in_a_row_awaits_approval() {
    let mut world = two_in_a_row();
    let rep = world.owner();
    let announced = |world: &World| {
        let told = world.told(&rep);
        let is = |kind: &NoticeKind| matches!(kind, NoticeKind::Announcement { .. });
        told.iter().filter(|(_, kind)| is(kind)).count()
    };
    let before = announced(&world);
    world.until("2026-04-20 10:00");
    let third = ("goodbye", Some(ApprovalReason::Unattended));
    assert_eq!(
        written(&world),
        named([("mail", None), ("letter", None), third])
    );
    // It is ready when its time has come, and not announced: whoever sends it needs no time to stop it.
    assert_eq!(announced(&world), before);
    // Nobody answers: the lead goes on as if it had left.
    assert_eq!(world.status(), "resting");
}

/// Something that a person does.
type Act = fn(&mut World);

#[test]
fn what_a_person_does_between_them_begins_the_row_anew() {
    let acts: [(&str, Act); 6] = [
        ("tried", |world| {
            world.owner_reports(Disposition::NoAnswer);
        }),
        ("left a message", |world| {
            world.owner_reports(Disposition::Voicemail);
        }),
        ("wrote", |world| world.owner_reports(Disposition::Wrote)),
        ("given", |world| {
            let to = if world.owner() == "sam" {
                "riley"
            } else {
                "sam"
            };
            let (to, by) = (person(to), person("morgan"));
            world.give(0, &Event::Assigned { to, by });
        }),
        ("answered about a mail", |world| {
            let (by, choice) = (person(&world.owner()), AnnouncementChoice::SendNow);
            let message = world.record.messages[1].message.id.clone();
            let event = Event::AnnouncementAnswered {
                message,
                choice,
                by,
            };
            world.give(0, &event);
        }),
        ("sent or left out a mail", |world| {
            let by = person(&world.owner());
            world.give(0, &Event::MessageSettled { by });
        }),
    ];
    for (what, act) in acts {
        let mut world = two_in_a_row();
        act(&mut world);
        assert_eq!(world.lead().unattended_emails, 0, "{what}");
        world.until("2026-04-20 10:00");
        assert_eq!(
            written(&world).last().unwrap(),
            &("goodbye".to_owned(), None),
            "{what}"
        );
    }
}

#[test]
fn what_nobody_has_to_be_there_for_begins_nothing_anew() {
    let mut world = two_in_a_row();
    world.give(0, &Event::Tick);
    world.joined(BUYER);
    let by = person(&world.owner());
    world.give(0, &Event::NoteAdded { by, answer: false });
    let other = LeadId::derive(&["other"]);
    world.give(
        0,
        &Event::Linked {
            lead: other,
            rep: None,
        },
    );
    assert_eq!(
        world.lead().unattended_emails,
        2,
        "anybody can fill in a form in their name"
    );
}

#[test]
fn a_sign_of_contact_makes_the_next_written_step_await_approval_and_no_other() {
    // What was agreed is done in vain: the mails after a conversation.
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::Reached);
    world.until("2026-03-05 11:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-20 10:00");
    let first = ("again_mail", Some(ApprovalReason::InContact));
    assert_eq!(written(&world), named([first, ("again_letter", None)]));
    // The next day the same, after an answer.
    let mut world = World::with(AT, BUYER);
    world.sign(Sign::Replied);
    world.until("2026-03-02 11:00");
    world.owner_reports(Disposition::Wrote);
    assert!(world.lead().in_contact_since);
    // A correction takes back what was no contact.
    let mut world = World::with(AT, BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.owner_reports(Disposition::Reached);
    assert!(world.lead().in_contact_since);
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    assert!(!world.lead().in_contact_since);
    // A try is no contact.
    for disposition in [
        Disposition::NoAnswer,
        Disposition::Voicemail,
        Disposition::Wrote,
    ] {
        let mut world = World::with(AT, BUYER);
        world.owner_reports(disposition);
        assert!(!world.lead().in_contact_since, "{disposition:?}");
    }
    // Another matter is another row.
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::NotNow);
    world.until("2026-04-20 10:00");
    assert!(!world.lead().in_contact_since);
}

#[test]
fn a_copied_mail_takes_back_what_was_about_to_leave() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 12:30");
    assert_eq!(written(&world), named([("mail", None)]), "it leaves at two");
    copied(&mut world);
    let asked = ("mail", Some(ApprovalReason::InContact));
    assert_eq!(written(&world), named([asked]));
    assert_eq!(world.lead().automated_emails, 1, "one mail, and not two");
    // What has left is not taken back.
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 16:00");
    copied(&mut world);
    assert_eq!(written(&world), named([("mail", None)]));
    world.until("2026-03-12 10:00");
    let next = ("letter", Some(ApprovalReason::InContact));
    assert_eq!(written(&world), named([("mail", None), next]));
}

#[test]
fn a_colleagues_sign_makes_it_await_approval_unless_a_person_lets_it_go_on() {
    let held = || {
        let mut world = World::with(AT, BUYER);
        world.owner_reports(Disposition::NoAnswer);
        world.until("2026-03-03 12:30");
        let (lead, at) = (LeadId::derive(&["colleague"]), world.now);
        world.give(
            0,
            &Event::ColleagueInTouch {
                lead,
                at,
                pending: None,
            },
        );
        world
    };
    let mut world = held();
    world.until("2026-03-12 10:00");
    assert_eq!(
        written(&world),
        named([("mail", Some(ApprovalReason::InContact))])
    );
    let mut world = held();
    let by = person(&world.owner());
    world.give(0, &Event::GoOn { by });
    world.until("2026-03-05 10:00");
    assert_eq!(written(&world), named([("mail", None)]));
}

/// A lead with a meeting that was called off.
fn with_meeting(from: &str) -> Lead {
    let mut world = World::with(AT, BUYER);
    let rep = world.owner();
    let take = Arrangement::Take {
        rep: person(&rep),
        why: None,
        from: ny(from),
        zone: None,
        sure: true,
        by: Side::Lead,
    };
    world.give(0, &Event::AppointmentChanged(take));
    assert!(world.lead().in_contact_since, "a booking is contact");
    let mut lead = world.lead().clone();
    lead.in_contact_since = false;
    lead
}

#[test]
fn a_meeting_within_a_day_is_contact() {
    let lead = with_meeting("2026-03-10 10:00");
    for (at, why) in [
        ("2026-03-09 09:59", None),
        ("2026-03-09 10:00", Some(ApprovalReason::InContact)),
        ("2026-03-11 10:00", Some(ApprovalReason::InContact)),
        ("2026-03-11 10:01", None),
    ] {
        assert_eq!(approval(&lead, ny(at)), why, "{at}");
    }
}

#[test]
fn in_europe_what_awaits_approval_counts_towards_the_two() {
    let europe = changed("policy.toml", "regions = [\"US\"]", "regions = [\"DE\"]");
    let mut world = World::of(Policy::compile(&europe).unwrap(), AT, BY_MAIL);
    world.owner_reports(Disposition::NoAnswer);
    copied(&mut world);
    world.until("2026-04-20 10:00");
    let asked = written(&world);
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert_eq!(asked[0].1, Some(ApprovalReason::InContact));
}

/// Mail and letter have gone out, they asked again and were promised a word, and nobody has done anything since.
fn promised_again() -> World {
    let mut world = two_in_a_row();
    let mut ask = inquiry(&world.policy, world.now, BUYER);
    ask.promise = promise(&world.policy, &ask, world.now);
    let event = Event::Joined {
        id: InquiryId::derive(&["again"]),
        inquiry: Box::new(ask),
    };
    world.give(0, &event);
    world.until("2026-03-20 10:00");
    world
}

#[test]
fn owning_up_counts_and_is_drafted_once() {
    let mut world = promised_again();
    let third = ("owing", Some(ApprovalReason::Unattended));
    assert_eq!(written(&world).last().unwrap(), &named([third])[0]);
    let count = written(&world).len();
    assert!(to_own_up(&world.policy, world.lead(), world.now).is_none());
    // Nobody sends it: nothing has been said, the manager can still say it, and there is no draft a day.
    let message = Box::new(world.record.messages.last().unwrap().message.clone());
    let left = message.id.clone();
    world.give(0, &Event::ApprovalLapsed { message });
    let lapsed = NoticeKind::NotSent { message: left };
    assert_eq!(world.told_when(&lapsed).len(), 1);
    assert!(to_own_up(&world.policy, world.lead(), world.now).is_some());
    assert!(!world.lead().owed.is_empty());
    world.until("2026-06-01 10:00");
    assert_eq!(written(&world).len(), count);
    assert!(!world.lead().owed.is_empty());
}

#[test]
fn what_would_not_leave_any_more_is_left_lying_without_a_word() {
    for stops in [Disposition::Reached, Disposition::Won] {
        let mut world = promised_again();
        let message = Box::new(world.record.messages.last().unwrap().message.clone());
        let left = message.id.clone();
        world.owner_reports(stops);
        world.give(0, &Event::ApprovalLapsed { message });
        let lapsed = NoticeKind::NotSent { message: left };
        assert_eq!(world.told_when(&lapsed), [""; 0]);
    }
}

#[test]
fn in_the_queue_the_manager_approves_whoever_had_it_before() {
    let mut world = World::with(AT, BUYER);
    world.owner_reports(Disposition::NoAnswer);
    let mut lead = world.lead().clone();
    lead.preferred = Some(person(&world.owner()));
    lead.stage = Stage::Open(followup::lead::Open::WithManager {
        since: world.now,
        because: followup::lead::ManagerReason::Exhausted,
        relisted: None,
    });
    let awaited = Event::ApprovalAwaited {
        message: MessageId::derive(&["one"]),
        why: ApprovalReason::Unattended,
    };
    let decision = decide(&world.policy, &lead, &awaited, world.now);
    let told: Vec<_> = decision
        .notices
        .iter()
        .map(|notice| notice.to.as_str())
        .collect();
    assert_eq!(told, ["morgan"]);
}

#[test]
fn in_a_month_of_nobody_no_third_mail_goes_out() {
    let mut world = World::new(policy(), ny(AT));
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-06-01 09:00"))];
    }
    let mut ask = inquiry(&world.policy, world.now, BUYER);
    ask.promise = promise(&world.policy, &ask, world.now);
    world.arrive_as(ask);
    world.until("2026-05-01 10:00");
    assert_eq!(written(&world), named([("mail", None), ("letter", None)]));
    assert!(!world.lead().owed.is_empty());
}

#[test]
fn the_question_of_the_criteria_is_the_first_of_the_row() {
    let asks = changed(
        "policy.toml",
        "needs_qualifying = 0\n",
        "needs_qualifying = 0\nquestion = { field = \"budget\", ask = \"What would you like to spend?\" }\n",
    );
    let unsettled = [
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
        ("topic", "partnership"),
    ];
    let mut world = World::of(Policy::compile(&asks).unwrap(), AT, &unsettled);
    assert_eq!(world.lead().unattended_emails, 1);
    world.verdict(Verdict::Ready, "quinn");
    assert_eq!(world.lead().unattended_emails, 0);
    world.report(0, "riley", Disposition::Won);
    assert!(matches!(
        world.lead().stage,
        Stage::Closed {
            ending: Ending::Won,
            ..
        }
    ));
}
