//! What is written in somebody's name without a proof: it closes, silences and steers nothing.

use followup::access::to_own_up;
use followup::event::{Disposition, Event, Sign, Unproven};
use followup::lead::ObligationKind;
use followup::message::NoticeKind;
use followup::next_work::overdue_since;
use followup::script::mail_to_write;
use followup::timeline::EntryKind;
use followup::work;

use crate::support::{ny, person};
use crate::world::{BUYER, BY_MAIL, World};

fn unproven() -> [Unproven; 7] {
    let report = |from: Option<&str>| Unproven::Report {
        by: person("riley"),
        from: from.map(str::to_owned),
        asks: true,
    };
    [
        report(None),
        report(Some("0a1b")),
        Unproven::Words,
        Unproven::Silence,
        Unproven::Away,
        Unproven::Failure,
        Unproven::Complaint,
    ]
}

/// Somebody who was called once in vain, and is to be called again the next day.
fn called() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world
}

fn go_on(world: &mut World) {
    let by = person(&world.owner());
    world.give(0, &Event::GoOn { by });
}

#[test]
fn nothing_is_closed_blocked_given_away_or_put_off_by_it_wherever_the_lead_stands() {
    let stages: [fn() -> World; 5] = [
        called,
        || World::with("2026-03-02 10:00", BUYER),
        || {
            let mut world = called();
            world.owner_reports(Disposition::Reached);
            world
        },
        || {
            let mut world = called();
            world.owner_reports(Disposition::NotNow);
            world
        },
        || {
            let mut world = called();
            world.owner_reports(Disposition::Won);
            world
        },
    ];
    for stage in stages {
        for one in unproven() {
            let mut world = stage();
            let before = world.lead().clone();
            world.give(0, &Event::Unproven(one.clone()));
            let after = world.lead();
            assert_eq!(after.stage, before.stage, "{one:?}");
            assert_eq!(after.blocked, before.blocked, "{one:?}");
            assert_eq!(after.contact, before.contact, "{one:?}");
            assert_eq!(after.away_until, before.away_until, "{one:?}");
            assert_eq!(world.times(EntryKind::Doubted).len(), 1, "{one:?}");
        }
    }
}

#[test]
fn the_owner_is_told_once_a_day_and_once_more_when_silence_is_asked_for() {
    let mut world = called();
    let told = |world: &World| world.told_when(&NoticeKind::Doubted).len();
    for _ in 0..3 {
        world.give(0, &Event::Unproven(Unproven::Words));
    }
    assert_eq!(told(&world), 1);
    for _ in 0..3 {
        world.give(0, &Event::Unproven(Unproven::Silence));
    }
    assert_eq!(told(&world), 2);
    assert!(world.lead().may_want_silence());
    world.until("2026-03-03 09:59");
    world.give(0, &Event::Unproven(Unproven::Words));
    assert_eq!(told(&world), 2);
    world.until("2026-03-03 10:00");
    world.give(0, &Event::Unproven(Unproven::Words));
    assert_eq!(told(&world), 3);
}

#[test]
fn calls_go_on_and_the_next_written_step_is_the_owners_to_decide() {
    let mut world = called();
    world.give(0, &Event::Unproven(Unproven::Silence));
    world.until("2026-03-03 10:00");
    assert_eq!(world.times(EntryKind::CallOpened).len(), 2);
    world.until("2026-03-20 10:00");
    assert_eq!(world.mails(), []);
    let decides = |world: &World| {
        work::owed(world.lead()).is_some_and(|owed| owed.kind == ObligationKind::Decide)
    };
    assert!(decides(&world));
    // A call in vain decides nothing: the step comes again, and waits again.
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-27 10:00");
    assert!(decides(&world));
    assert_eq!(world.mails(), []);
    go_on(&mut world);
    assert_eq!(world.status(), "working");
    assert_eq!(world.lead().doubt, None);
    world.until("2026-03-30 10:00");
    assert_eq!(world.mails().len(), 1);
}

#[test]
fn a_mail_that_was_written_down_does_not_leave_and_comes_again() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let counted = |world: &World| (world.lead().touches, world.lead().automated_emails);
    let before = counted(&world);
    // Nobody calls: the written step is announced and waits for its time.
    while world.leaving().is_empty() {
        let (at, _) = world.next().unwrap();
        world.until_instant(at);
    }
    assert_eq!(counted(&world), (before.0 + 1, before.1 + 1));
    world.give(0, &Event::Unproven(Unproven::Words));
    assert_eq!(world.leaving(), [""; 0]);
    assert_eq!(counted(&world), before, "what did not leave was no touch");
    go_on(&mut world);
    while world.leaving().is_empty() {
        let (at, _) = world.next().unwrap();
        world.until_instant(at);
    }
    assert_eq!(world.mails()[0].0, "mail");
    assert_eq!(world.mails()[1].0, "mail-2");
}

#[test]
fn whoever_has_talked_to_them_knows_what_they_want() {
    for outcome in [Disposition::Reached, Disposition::Answered] {
        let mut world = called();
        world.give(0, &Event::Unproven(Unproven::Silence));
        world.owner_reports(outcome);
        assert_eq!(world.lead().doubt, None);
        assert_eq!(world.status(), "in_conversation");
    }
}

#[test]
fn another_form_puts_an_answer_beside_what_goes_on_and_ends_nothing() {
    let mut world = called();
    let before = world.lead().clone();
    world.joined(
        &[
            BUYER,
            &[("contact_when", "later"), ("contact_how", "email")],
        ]
        .concat(),
    );
    let after = world.lead().clone();
    assert_eq!(after.contact.when, before.contact.when);
    assert_eq!(after.contact.how, before.contact.how);
    assert_eq!(world.status(), "working");
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
    world.until("2026-03-04 12:00");
    assert_eq!(world.times(EntryKind::Escalated).len(), 1);
    // Nobody named a time for it: nothing is written while it waits, however long.
    world.until("2026-04-20 12:00");
    assert_eq!(world.mails(), []);
    // A call that nobody takes is no answer.
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-05-20 12:00");
    assert_eq!(world.mails(), []);
    world.owner_reports(Disposition::Wrote);
    world.until("2026-07-20 12:00");
    assert_ne!(world.mails(), []);
    assert_eq!(world.status(), "resting");
}

#[test]
fn an_agreed_step_stays_agreed_when_another_form_comes() {
    let mut world = called();
    world.owner_reports(Disposition::Reached);
    let agreed = *work::owed(world.lead()).unwrap();
    world.joined(BUYER);
    let owed: Vec<ObligationKind> = world.lead().owed.iter().map(|owed| owed.kind).collect();
    assert_eq!(owed, [ObligationKind::Answer, ObligationKind::NextStep]);
    assert_eq!(world.lead().owed.get(agreed.kind), Some(&agreed));
}

#[test]
fn an_answer_is_owed_once_however_it_was_asked_for() {
    let mut world = called();
    world.until("2026-03-02 11:00");
    world.joined(BUYER);
    world.until("2026-03-02 12:00");
    world.sign(Sign::Replied);
    let owed: Vec<ObligationKind> = world.lead().owed.iter().map(|owed| owed.kind).collect();
    assert_eq!(owed, [ObligationKind::Answer]);
    // With the age of the first of them.
    world.until("2026-03-02 15:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 15:00"]);
    world.until("2026-03-10 12:00");
    assert!(world.next().unwrap().0 > world.now, "it is due for ever");
}

#[test]
fn a_form_puts_no_agreed_date_off_and_makes_no_other_matter_of_it() {
    let mut world = called();
    world.owner_reports(Disposition::NotNow);
    assert_eq!(world.status(), "resting");
    world.joined(&[
        ("name", "Ann Lee"),
        ("email", "ann@example.org"),
        ("topic", "support"),
        ("contact_when", "later"),
    ]);
    assert_eq!(world.status(), "working");
    assert_eq!(
        world.lead().contact.when,
        followup::inquiry::ContactWhen::Now
    );
    assert_eq!(world.lead().answered_by, None);
}

#[test]
fn who_asks_after_something_unwanted_in_their_name_is_judged_by_what_they_ask() {
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    let mut unwanted = crate::support::inquiry(&world.policy, world.now, BUYER);
    unwanted.suspicion = Some(followup::inquiry::Suspicion::Honeypot);
    world.arrive_as(unwanted);
    assert_eq!(world.status(), "review");
    world.joined(BUYER);
    assert_eq!(world.status(), "working");
    assert_eq!(world.lead().inquiries, 2);
}

#[test]
fn words_in_doubt_hide_nothing_that_is_late_and_the_manager_can_apologise() {
    let plain = {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.until("2026-03-06 10:00");
        world
    };
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-06 10:00");
    assert!(world.lead().doubt.is_some());
    let late = |world: &World| {
        let (policy, lead, now) = (&world.policy, world.lead(), world.now);
        let late = work::late(policy, lead, now).map(|owed| (owed.kind, owed.since));
        (late, work::owed(lead).map(|owed| owed.kind))
    };
    assert_eq!(late(&world), late(&plain));
    assert!(to_own_up(&world.policy, world.lead(), world.now).is_some());
    // Once it is settled, what waited goes on.
    go_on(&mut world);
    assert!(world.lead().cadence.is_some());
    assert!(
        world
            .lead()
            .owed
            .has(&[late(&world).0.expect("it is late").0])
    );
}

#[test]
fn whom_nobody_has_spoken_with_is_drafted_no_word_of_a_conversation() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let first = mail_to_write(&world.policy, world.lead()).map(|(_, text)| text.to_owned());
    world.give(0, &Event::Unproven(Unproven::Words));
    for day in 3..=13 {
        world.until(&format!("2026-03-{day:02} 10:00"));
        let draft = mail_to_write(&world.policy, world.lead()).map(|(_, text)| text.to_owned());
        assert_eq!(draft, first, "March {day}");
    }
}

#[test]
fn who_writes_to_complain_waits_since_they_asked() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-09 09:00");
    let since = |world: &World| {
        let late = work::late(&world.policy, world.lead(), world.now);
        (
            late.map(|owed| owed.since),
            overdue_since(&world.policy, world.lead(), world.now).is_some(),
        )
    };
    let before = since(&world);
    world.sign(Sign::Replied);
    assert_eq!(since(&world), before);
    world.until("2026-03-12 09:00");
    assert_eq!(since(&world).0, before.0);
}

#[test]
fn a_call_in_vain_while_words_are_in_doubt_is_no_conversation_and_the_step_that_waits_comes_again()
{
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let begun = world.lead().cadence.expect("the steps have begun");
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-06 10:00");
    assert_eq!(world.status(), "working");
    let waits = |world: &World| {
        let waits = world.lead().doubt.as_ref().and_then(|doubt| doubt.waits);
        waits.map(|waits| (waits.track, waits.step))
    };
    let before = waits(&world).expect("a written step has come");
    assert_eq!(before.0, begun.track);
    world.owner_reports(Disposition::NoAnswer);
    // The call is made; what was written comes again that day, and from now on a person is to decide about the words.
    world.until("2026-03-06 17:00");
    let after = (begun.track, before.1 + 1);
    assert_eq!(waits(&world), Some(after));
    assert_eq!(world.status(), "to_decide");
    assert_eq!(world.mails(), []);
    go_on(&mut world);
    let steps: Vec<_> = world.mails().into_iter().map(|(step, _)| step).collect();
    assert_eq!(steps, ["mail"]);
    let now = world.lead().cadence.expect("the steps go on");
    assert_eq!((now.track, now.step), (begun.track, after.1 + 1));
}

/// Whose steps were left to come until a written one waits, because words in their name are in doubt.
fn held() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-06 10:00");
    assert!(world.lead().is_held_in_doubt());
    world
}

#[test]
fn who_says_that_it_was_not_them_decides_nothing_else_with_it() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.sign(Sign::Bounced);
    let decides = |world: &World| world.lead().owed.has(&[ObligationKind::Decide]);
    assert!(decides(&world) && world.lead().step_in_doubt().is_none());
    go_on(&mut world);
    assert!(decides(&world));
    world.until("2026-03-09 10:00");
    assert!(!world.times(EntryKind::Breached).is_empty());
}

#[test]
fn who_says_that_it_was_not_them_does_not_decide_what_came_after_the_doubt() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    world.owner_reports(Disposition::Wrote);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-20 10:00");
    let decides = |world: &World| world.lead().owed.has(&[ObligationKind::Decide]);
    assert!(decides(&world) && world.lead().step_in_doubt().is_some());
    world.sign(Sign::Bounced);
    assert!(decides(&world) && world.lead().step_in_doubt().is_none());
    go_on(&mut world);
    assert!(decides(&world));
    world.until("2026-06-01 10:00");
    assert_eq!(world.times(EntryKind::Rested), [""; 0]);
}

#[test]
fn a_doubt_that_is_settled_does_not_come_back_with_a_report_from_before_it() {
    for corrected in [Some(Disposition::NoAnswer), None] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.give(0, &Event::Unproven(Unproven::Silence));
        let (by, task) = (world.owner(), world.lead().task());
        world.report_as(0, &by, Disposition::Voicemail, &task, None);
        go_on(&mut world);
        match corrected {
            Some(other) => world.report_as(0, &by, other, &task, None),
            None => {
                let by = person(&by);
                world.give(0, &Event::TakenBack { task, by });
            }
        }
        assert!(world.lead().doubt.is_none(), "{corrected:?}");
        world.until("2026-03-20 10:00");
        assert!(!world.mails().is_empty(), "{corrected:?}");
    }
}

#[test]
fn an_older_doubt_is_not_settled_with_a_newer_one() {
    let mut world = held();
    let older = world.lead().doubt.clone();
    let (by, task) = (world.owner(), world.lead().task());
    world.report_as(0, &by, Disposition::Reached, &task, None);
    world.give(0, &Event::Unproven(Unproven::Words));
    go_on(&mut world);
    assert!(world.lead().doubt.is_none());
    let by = person(&by);
    world.give(0, &Event::TakenBack { task, by });
    assert_eq!(world.lead().doubt, older);
}

#[test]
fn what_is_decided_after_a_hand_back_is_not_the_step_that_waited_before_it() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    world.owner_reports(Disposition::Wrote);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-20 10:00");
    assert!(world.lead().step_in_doubt().is_some());
    world.owner_reports(Disposition::WrongPerson);
    assert!(world.lead().doubt.is_some());
    assert!(world.lead().step_in_doubt().is_none());
}

#[test]
fn the_step_that_waited_when_a_report_was_made_goes_on_once_the_doubt_is_settled() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    world.owner_reports(Disposition::Wrote);
    world.give(0, &Event::Unproven(Unproven::Words));
    world.until("2026-03-20 10:00");
    assert!(world.lead().step_in_doubt().is_some());
    let (by, task) = (world.owner(), world.lead().task());
    world.report_as(0, &by, Disposition::Wrote, &task, None);
    go_on(&mut world);
    let by = person(&by);
    world.give(0, &Event::TakenBack { task, by });
    assert!(world.lead().doubt.is_none());
    world.until("2026-04-20 10:00");
    assert!(!world.mails().is_empty());
}

#[test]
fn a_report_that_is_taken_back_settles_no_words_in_doubt() {
    for reported in [Disposition::Reached, Disposition::NoAnswer] {
        let mut world = held();
        let before = world.lead().doubt.clone();
        let (by, task) = (world.owner(), world.lead().task());
        world.report_as(0, &by, reported, &task, None);
        assert_ne!(world.lead().doubt, before, "{reported:?}");
        let by = person(&by);
        world.give(0, &Event::TakenBack { task, by });
        assert_eq!(world.lead().doubt, before, "{reported:?}");
        world.until("2026-03-20 10:00");
        assert_eq!(world.mails(), [], "{reported:?}");
    }
}

#[test]
fn a_report_that_is_corrected_to_one_in_vain_settles_no_words_in_doubt() {
    let mut world = held();
    let (by, task) = (world.owner(), world.lead().task());
    world.report_as(0, &by, Disposition::Reached, &task, None);
    assert!(world.lead().doubt.is_none());
    world.report_as(0, &by, Disposition::Voicemail, &task, None);
    assert!(world.lead().doubt.is_some());
    world.until("2026-03-20 10:00");
    assert_eq!(world.mails(), []);
}

#[test]
fn a_day_named_for_a_call_takes_up_the_step_that_waits_in_doubt() {
    let friday = ny("2026-03-13 10:00");
    let mut world = held();
    let begun = world.lead().cadence.expect("the steps have begun");
    let (by, task) = (world.owner(), world.lead().task());
    world.report_as(0, &by, Disposition::NoAnswer, &task, None);
    assert_eq!(world.status(), "to_decide");
    world.report_as(0, &by, Disposition::NoAnswer, &task, Some(friday));
    assert_eq!(world.lead().next_call_at(), Some(friday));
    go_on(&mut world);
    let goes_on = world.lead().cadence.expect("the steps go on");
    assert_eq!(goes_on.track, begun.track);
    assert_eq!(world.lead().next_call_at(), Some(friday));
    assert_eq!(world.mails(), []);
}

#[test]
fn who_writes_to_them_while_a_step_waits_in_doubt_is_in_no_conversation_with_them() {
    let mut world = held();
    let begun = world.lead().cadence.expect("the steps have begun");
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(world.status(), "to_decide");
    world.owner_reports(Disposition::Wrote);
    go_on(&mut world);
    assert_ne!(world.status(), "in_conversation");
    let goes_on = world.lead().cadence.expect("the steps go on");
    assert_eq!(goes_on.track, begun.track);
}

#[test]
fn no_question_is_asked_by_itself_while_words_are_in_doubt() {
    for handed_back in [Disposition::NeedsInformation, Disposition::WrongPerson] {
        let mut world = World::with("2026-03-02 10:00", BUYER);
        world.give(0, &Event::Unproven(Unproven::Silence));
        world.owner_reports(handed_back);
        assert_eq!(world.status(), "qualifying", "{handed_back:?}");
        assert_eq!(world.mails(), [], "{handed_back:?}");
    }
}
