//! What we owe is owned up to: once, by us, and never for what a person agreed.

use followup::access::to_own_up;
use followup::event::{AnnouncementChoice, Disposition, Event, LetGoReason, Sign, Verdict};
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::Inquiry;
use followup::lead::ObligationKind;
use followup::message::{NoticeKind, StopRule};
use followup::policy::Policy;
use followup::promise::promise;
use followup::team::TimeAway;
use followup::timeline::EntryKind;
use followup::work;

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
    let mut world = World::new(policy, ny("2026-03-02 10:00"));
    asks(&mut world, fields);
    world
}

/// The same while no rep is there until April.
fn with_nobody_there() -> World {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-04-01 09:00"))];
    }
    // Judged when their acknowledgement may have left: what it said does not move any more.
    let ask = with_promise(&world, BUYER);
    world.arrive_judged_at(ask, ny("2026-03-02 10:02"));
    world
}

/// Somebody asks now, and is promised what the policy says.
fn asks(world: &mut World, fields: &[(&str, &str)]) {
    let ask = with_promise(world, fields);
    world.arrive_as(ask);
}

fn with_promise(world: &World, fields: &[(&str, &str)]) -> Inquiry {
    let mut ask = inquiry(&world.policy, world.now, fields);
    ask.promise = promise(&world.policy, &ask, world.now);
    ask
}

/// The names of the steps that go out.
fn steps(world: &World) -> Vec<String> {
    written(world).into_iter().map(|(step, ..)| step).collect()
}

/// Whether no mail says that a promise was missed.
fn nothing_is_owned_up_to(world: &World) -> bool {
    written(world).iter().all(|(.., owns_up)| owns_up.is_none())
}

/// The steps that go out by themselves or were released, when they leave, and which missed promise each owns up to.
fn written(world: &World) -> Vec<(String, String, Option<String>)> {
    let letters = world.record.messages.iter().map(|planned| &planned.message);
    letters
        .filter(|message| message.stop_rule != StopRule::Acknowledgement)
        .map(|message| {
            let step = message.step.split('-').next().unwrap().to_owned();
            (step, wall(message.not_before), message.owns_up.map(wall))
        })
        .collect()
}

fn own_up(who: &str) -> Policy {
    let line = format!("own_up = \"{who}\"");
    Policy::compile(&changed("policy.toml", "own_up = \"auto\"", &line)).unwrap()
}

#[test]
fn the_first_step_after_a_missed_promise_owns_up_and_no_later_one_does() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-09-01 10:00");
    assert_eq!(
        steps(&world),
        ["mail", "letter"],
        "no goodbye while something is owed"
    );
    let written = written(&world);
    assert_eq!(written[0].2.as_deref(), Some("2026-03-02 14:00"));
    assert_eq!(written[1].2, None);
}

#[test]
fn nobody_owns_up_to_what_was_done() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-03-02 11:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-09-01 10:00");
    assert!(nothing_is_owned_up_to(&world));
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
        .record
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
        let again = with_promise(&world, HELP);
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
    let message = world.record.messages.last().unwrap().message.id.clone();
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
        assert!(nothing_is_owned_up_to(&world));
    }
}

#[test]
fn who_wants_no_mail_is_not_written_to_about_it() {
    let mut world = promised(policy(), HELP);
    world.sign(Sign::Unsubscribed);
    world.until("2026-09-01 10:00");
    assert_eq!(written(&world), []);
}

#[test]
fn what_is_owed_is_let_go_by_a_click_with_a_reason_and_wakes_when_they_write() {
    for why in LetGoReason::ALL {
        let mut world = promised(policy(), BUYER);
        world.until("2026-03-20 10:00");
        let sent = written(&world).len();
        let by = person("morgan");
        world.give(
            0,
            &Event::LetGo {
                by: by.clone(),
                why: *why,
                says_no: false,
            },
        );
        assert_eq!(world.status(), "resting");
        assert!(world.lead().owed.is_empty());
        // A second click is the first one again.
        let before = world.lead().clone();
        world.give(
            0,
            &Event::LetGo {
                by,
                why: *why,
                says_no: false,
            },
        );
        assert_eq!(*world.lead(), before);
        world.until("2026-04-20 10:00");
        assert_eq!(written(&world).len(), sent, "they read nothing of it");
        world.sign(Sign::Replied);
        let owed = work::owed(world.lead()).map(|owed| owed.kind);
        assert_eq!(owed, Some(ObligationKind::Answer));
    }
}

#[test]
fn what_owes_nothing_has_nothing_to_let_go() {
    let mut world = promised(policy(), BUYER);
    world.owner_reports(Disposition::NoAnswer);
    let before = world.lead().clone();
    let by = person("morgan");
    let why = LetGoReason::Settled;
    world.give(
        0,
        &Event::LetGo {
            by,
            why,
            says_no: false,
        },
    );
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_date_that_nobody_named_is_no_promise() {
    let mut world = promised(policy(), BUYER);
    world.owner_reports(Disposition::Reached);
    world.until("2026-03-12 10:00");
    let by = person("morgan");
    world.give(0, &Event::OwnUp { by });
    assert_eq!(written(&world).len(), 1);
    assert_eq!(
        written(&world)[0].2,
        None,
        "the three working days are ours"
    );
}

#[test]
fn a_move_makes_no_missed_promise_one_that_is_still_to_come() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-03-02 15:00");
    let event = Event::Assigned {
        to: person("jordan"),
        by: person("morgan"),
    };
    world.give(0, &event);
    let late = work::late(&world.policy, world.lead(), world.now).map(|owed| owed.kind);
    assert_eq!(late, Some(ObligationKind::FirstTouch));
}

#[test]
fn what_was_to_say_so_and_did_not_leave_has_not_been_said() {
    let mut world = promised(policy(), HELP);
    world.until("2026-03-03 10:30");
    assert_eq!(written(&world).len(), 1, "it leaves at noon");
    world.sign(Sign::Replied);
    world.until("2026-03-05 10:30");
    let said = written(&world);
    assert_eq!(said.len(), 2);
    assert_eq!(said[1].2.as_deref(), Some("2026-03-02 14:00"));
}

#[test]
fn who_says_that_they_are_in_touch_with_who_asked_for_help_has_answered() {
    let mut world = promised(policy(), HELP);
    world.until("2026-03-03 10:30");
    let message = world.record.messages.last().unwrap().message.id.clone();
    let by = person(&world.owner());
    let choice = AnnouncementChoice::InTouch;
    world.give(
        0,
        &Event::AnnouncementAnswered {
            message,
            choice,
            by,
        },
    );
    assert_eq!(world.status(), "not_a_lead");
}

#[test]
fn what_a_request_becomes_keeps_its_age_and_what_was_promised() {
    // The one who was to answer hands it back, and it is a lead after all.
    let mut world = promised(policy(), HELP);
    world.until("2026-03-02 12:00");
    world.owner_reports(Disposition::WrongPerson);
    world.until("2026-03-02 13:00");
    world.verdict(Verdict::Ready, "quinn");
    let owed = *work::owed(world.lead()).unwrap();
    assert_eq!(owed.kind, ObligationKind::Answer);
    assert_eq!(owed.since, ny("2026-03-02 10:00"));
    assert_eq!(owed.promised_by, Some(ny("2026-03-02 14:00")));
    // A customer whose lead waited in a full team's queue.
    let mut world = with_nobody_there();
    assert_eq!(world.status(), "with_manager");
    world.until("2026-03-03 12:00");
    world.verdict(Verdict::ExistingCustomer, "morgan");
    let owed = *work::owed(world.lead()).unwrap();
    assert_eq!(owed.kind, ObligationKind::Request);
    assert_eq!(owed.since, ny("2026-03-02 10:02"));
    assert_eq!(owed.promised_by, Some(ny("2026-03-02 14:00")));
}

#[test]
fn an_answer_in_time_with_a_date_for_more_is_no_missed_promise() {
    let mut world = promised(policy(), HELP);
    world.until("2026-03-02 13:00");
    let (by, task) = (world.owner(), world.lead().task());
    let friday = Some(ny("2026-03-06 10:00"));
    world.report_as(0, &by, Disposition::Reached, &task, friday);
    world.until("2026-03-05 10:00");
    assert_eq!(world.times(EntryKind::Breached), [""; 0]);
    world.until("2026-06-01 10:00");
    assert!(nothing_is_owned_up_to(&world));
}

#[test]
fn a_lead_in_the_queue_goes_on_hearing_from_the_team_and_who_complains_is_owed_nothing() {
    let mut world = with_nobody_there();
    world.until("2026-03-20 10:00");
    assert_eq!(steps(&world), ["mail", "letter"]);
    assert_eq!(written(&world)[0].2.as_deref(), Some("2026-03-02 14:00"));
    assert_eq!(world.status(), "with_manager");
    // Somebody is back, and has it as a new lead, with its age.
    world.until("2026-04-01 09:30");
    let rep = world.owner();
    let told = world.told(&rep);
    assert!(
        told.iter().any(|(_, kind)| *kind == NoticeKind::NewLead),
        "{told:?}"
    );
    let owed = work::first_touch(world.lead()).unwrap();
    // They wait from when they had our answer.
    assert_eq!(owed.since, ny("2026-03-02 10:02"));
    for sign in [Sign::Complained, Sign::DoNotContact] {
        let mut world = with_nobody_there();
        world.until("2026-03-02 12:00");
        world.sign(sign);
        let owed: Vec<_> = world.lead().owed.iter().map(|owed| owed.kind).collect();
        assert_eq!(owed, [], "{sign:?}");
        world.until("2026-03-20 10:00");
        assert_eq!(written(&world), [], "{sign:?}");
    }
}

#[test]
fn a_voicemail_for_an_answer_leaves_it_owed_and_is_followed_by_a_call() {
    let mut world = promised(policy(), BUYER);
    world.owner_reports(Disposition::Reached);
    world.sign(Sign::Replied);
    world.until("2026-03-02 11:00");
    world.owner_reports(Disposition::Voicemail);
    let owed = work::owed(world.lead()).map(|owed| owed.kind);
    assert_eq!(owed, Some(ObligationKind::Answer));
    let calls = world.times(EntryKind::CallOpened).len();
    world.until("2026-03-03 10:00");
    assert_eq!(world.times(EntryKind::CallOpened).len(), calls + 1);
}

#[test]
fn what_goes_out_to_somebody_in_the_managers_queue_is_said_to_the_manager() {
    let mut world = with_nobody_there();
    world.until("2026-03-04 17:00");
    let letters: Vec<_> = world
        .record
        .messages
        .iter()
        .map(|one| one.message.id.clone())
        .collect();
    assert!(!letters.is_empty());
    for message in letters {
        let said = world.told_when(&NoticeKind::Announcement { message });
        assert_eq!(said.len(), 1);
    }
    // One is stopped there, like a rep's.
    let mut world = with_nobody_there();
    world.until("2026-03-03 13:00");
    let message = world.record.messages.last().unwrap().message.id.clone();
    let (choice, by) = (AnnouncementChoice::Stop, person("morgan"));
    world.give(
        0,
        &Event::AnnouncementAnswered {
            message,
            choice,
            by,
        },
    );
    assert_eq!(world.times(EntryKind::Verdict).len(), 1);
    // Who is in touch has the lead.
    let mut world = with_nobody_there();
    world.until("2026-03-03 13:00");
    let message = world.record.messages.last().unwrap().message.id.clone();
    let (choice, by) = (AnnouncementChoice::InTouch, person("morgan"));
    world.give(
        0,
        &Event::AnnouncementAnswered {
            message,
            choice,
            by,
        },
    );
    assert_eq!(world.owner(), "morgan");
}

#[test]
fn a_colleagues_sign_of_life_holds_the_mail_to_somebody_in_the_queue() {
    let mut world = with_nobody_there();
    world.until("2026-03-03 13:00");
    assert!(!world.leaving().is_empty());
    let event = Event::ColleagueInTouch {
        lead: LeadId::derive(&["colleague"]),
        at: world.now,
        pending: None,
    };
    let sent = world.record.messages.len();
    world.give(0, &event);
    assert_eq!(world.leaving(), [""; 0]);
    assert_eq!(world.told_when(&NoticeKind::Held), ["2026-03-03 13:00"]);
    world.until("2026-03-10 12:00");
    assert_eq!(world.record.messages.len(), sent);
}

#[test]
fn what_was_planned_for_a_buyer_does_not_reach_a_customer_and_the_manager_can_own_up() {
    let mut world = with_nobody_there();
    world.until("2026-03-03 13:00");
    assert!(world.lead().owed.iter().any(|owed| owed.owned_up.is_some()));
    world.verdict(Verdict::ExistingCustomer, "morgan");
    assert_eq!(world.leaving(), [""; 0]);
    assert!(to_own_up(&world.policy, world.lead(), world.now).is_some());
    world.until("2026-03-20 10:00");
    assert_eq!(
        world.leaving(),
        [""; 0],
        "to a customer the manager says it"
    );
    let by = person("morgan");
    world.give(0, &Event::OwnUp { by });
    assert_eq!(written(&world).last().unwrap().0, "owing");
}

#[test]
fn who_cannot_be_helped_reads_the_courteous_no_if_the_manager_says_so() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-03-04 10:00");
    let (by, why) = (person("morgan"), LetGoReason::CannotHelp);
    let event = Event::LetGo {
        by,
        why,
        says_no: true,
    };
    world.give(0, &event);
    assert_eq!(world.leaving().last().unwrap(), "courteous_no");
    let letter = &world.record.messages.last().unwrap().message;
    assert_eq!(letter.stop_generation, world.lead().stop_generation);
    assert_eq!(world.status(), "resting");
    // Where nobody may write, there is nothing to read, and nothing is let go by this button.
    let mut world = promised(policy(), BUYER);
    world.sign(Sign::Unsubscribed);
    let before = world.lead().clone();
    world.give(0, &event);
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_first_call_that_came_late_is_owned_up_to_in_the_next_mail_however_many_calls_come_before_it() {
    for calls in [1, 2] {
        let mut world = promised(policy(), BUYER);
        // Promised by two on Monday, and called at three.
        world.until("2026-03-02 15:00");
        world.owner_reports(Disposition::NoAnswer);
        if calls == 2 {
            world.until("2026-03-03 15:30");
            world.owner_reports(Disposition::NoAnswer);
        }
        world.until("2026-03-20 17:00");
        let owned_up: Vec<_> = written(&world)
            .into_iter()
            .filter_map(|(.., owns_up)| owns_up)
            .collect();
        assert_eq!(owned_up, ["2026-03-02 14:00"], "after {calls} calls: once");
    }
}

#[test]
fn a_mail_that_is_called_back_by_an_attempt_comes_after_the_next_one() {
    let mut world = promised(policy(), BUYER);
    world.until("2026-03-03 13:00");
    assert_eq!(steps(&world), ["mail"], "announced");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-04 13:00");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-04 14:00");
    // Another message, which speaks of two tries and of the delay.
    assert_eq!(steps(&world), ["mail", "mail"]);
    let (first, second) = (
        &world.record.messages[0].message,
        &world.record.messages[1].message,
    );
    assert_ne!(first.id, second.id);
    assert!(first.stop_generation < world.lead().stop_generation);
    assert_eq!(
        second.owns_up.map(wall).as_deref(),
        Some("2026-03-02 14:00")
    );
    world.until("2026-04-30 12:00");
    assert_eq!(steps(&world), ["mail", "mail", "letter", "goodbye"]);
}

#[test]
fn who_was_named_no_hour_hears_that_they_should_have_heard_from_us() {
    // Nobody was free, so that no hour was named; nobody does anything.
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).away = vec![TimeAway::until(ny("2026-04-01 09:00"))];
    }
    world.arrive(BUYER);
    world.until("2026-03-20 10:00");
    let owning = |world: &World| -> Vec<(bool, bool)> {
        let mails = world.record.messages.iter().map(|planned| &planned.message);
        let all = mails.filter(|mail| mail.stop_rule != StopRule::Acknowledgement);
        all.map(|mail| (mail.owns_up_without_hour, mail.owns_up.is_some()))
            .collect()
    };
    assert_eq!(owning(&world), [(true, false), (false, false)]);
}

#[test]
fn whom_we_wake_ourselves_has_not_waited_for_us() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NotNow);
    let written = world.record.messages.len();
    while world.lead().cycle == 0 || world.record.messages.len() == written {
        let (next, _) = world.next().expect("they are woken, and written to");
        world.until_instant(next);
    }
    let mail = &world.record.messages[written].message;
    assert!(!mail.owns_up(), "{mail:?}");
}
