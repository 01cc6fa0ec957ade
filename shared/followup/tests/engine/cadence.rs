//! Call, call, mail, letter, goodbye, quiet.

use followup::event::{AnnouncementChoice, Disposition, Event, Sign, Verdict};
use followup::lead::Block;
use followup::message::{NoticeKind, StopRule};
use followup::policy::Policy;
use followup::timeline::{EntryKind, Fact, SkipReason};

use crate::support::{changed, ny, person, wall};
use crate::world::{BUYER, BY_MAIL, BY_PHONE, World};

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

/// The owner reports this whenever a call is open, half an hour after it opened.
fn diligent(world: &mut World, disposition: Disposition, until: &str) {
    let end = ny(until);
    let mut opened = 0;
    while world.now < end {
        let calls = world.times(EntryKind::CallOpened).len();
        if calls > opened {
            opened = calls;
            let later = world.now + chrono::Duration::minutes(30);
            world.until_instant(later);
            world.owner_reports(disposition);
        }
        let next = world.next().map_or(end, |(at, _)| at.min(end));
        world.until_instant(next);
        if next == end {
            break;
        }
    }
}

#[test]
fn call_and_call_again_and_mail_and_letter_and_goodbye_and_quiet() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    diligent(&mut world, Disposition::NoAnswer, "2026-04-01 00:00");
    assert_eq!(
        world.times(EntryKind::CallOpened),
        ["2026-03-02 10:00", "2026-03-03 10:30"]
    );
    assert_eq!(
        world.mails(),
        pairs(&[
            // The same day as the call that failed.
            ("mail", "2026-03-03 11:30"),
            ("letter", "2026-03-10 13:30"),
            // The third in a row is ready when its time has come, and waits for a person.
            ("goodbye", "2026-03-17 13:30"),
        ])
    );
    assert_eq!(world.lead().touches, 4);
    assert_eq!(world.lead().call_attempts, 2);
    assert_eq!(world.status(), "resting");
    // Ninety days of quiet, then a person looks, and if nobody does it rests again.
    // They count from when nobody can send the goodbye any more.
    world.until("2026-06-16 14:00");
    assert_eq!(world.status(), "looking");
    assert_eq!(
        world.told_when(&NoticeKind::DormantReview),
        ["2026-06-16 13:30"]
    );
    assert_eq!(world.owner(), "queue:qualifier");
    world.until("2026-06-23 00:00");
    assert_eq!(world.status(), "resting");
    assert_eq!(world.times(EntryKind::Rested).len(), 2);
}

#[test]
fn a_call_that_failed_late_in_the_afternoon_is_followed_by_a_mail_that_same_day() {
    let mut world = World::with("2026-03-02 16:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 16:45");
    world.owner_reports(Disposition::Voicemail);
    assert_eq!(world.mails(), pairs(&[("mail", "2026-03-03 17:15")]));
    // The rep knows: nothing is announced.
    let announced =
        |told: &crate::world::Told| matches!(told.notice.kind, NoticeKind::Announcement { .. });
    assert!(!world.record.told.iter().any(announced));
}

#[test]
fn a_letter_days_after_the_attempt_is_announced_two_hours_before() {
    // A rep who writes on the second day has done the mail; the letter comes a week later and is announced.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-03 10:00");
    world.owner_reports(Disposition::Wrote);
    world.until("2026-03-11 10:00");
    assert_eq!(world.mails(), pairs(&[("letter", "2026-03-10 12:00")]));
    let message = world.record.messages[0].message.id.clone();
    let announcement = NoticeKind::Announcement { message };
    assert_eq!(world.told_when(&announcement), ["2026-03-10 10:00"]);
}

#[test]
fn a_rep_who_writes_instead_of_the_first_call_still_calls_the_next_day() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Wrote);
    assert_eq!((world.lead().touches, world.lead().call_attempts), (1, 0));
    world.until("2026-03-03 11:00");
    assert_eq!(
        world.times(EntryKind::CallOpened),
        ["2026-03-02 10:00", "2026-03-03 10:00"]
    );
    assert_eq!(world.mails(), pairs(&[]));
}

#[test]
fn who_has_no_telephone_gets_personal_mails_and_no_automatic_one_beside_them() {
    let mut world = World::with("2026-03-02 10:00", BY_MAIL);
    diligent(&mut world, Disposition::Wrote, "2026-04-01 00:00");
    let mails = world.mails();
    assert_eq!(
        mails
            .iter()
            .map(|(step, _)| step.as_str())
            .collect::<Vec<_>>(),
        ["letter", "goodbye"]
    );
    // "We tried to call you" would be a lie.
    assert_eq!((world.lead().touches, world.lead().call_attempts), (3, 0));
}

#[test]
fn a_rep_who_does_nothing_does_not_silence_the_company() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.until("2026-05-01 00:00");
    assert_eq!(
        world.mails(),
        pairs(&[("mail", "2026-03-03 13:00"), ("letter", "2026-03-10 15:00"),])
    );
    for one in &world.record.messages {
        let message = one.message.id.clone();
        let announced = world.told_when(&NoticeKind::Announcement { message });
        assert_eq!(announced, [wall(one.at)], "{}", one.message.step);
        let notice = world
            .policy
            .calendar()
            .business_between(one.at, one.message.not_before);
        assert_eq!(notice, 2 * 60 * 60, "{}", one.message.step);
        assert_eq!(one.message.stop_rule, StopRule::Automatic);
    }
    assert_eq!(world.lead().call_attempts, 0);
    // No message of Baton stands for a person: nobody has turned to it, so it is not quiet, and nobody says goodbye.
    assert_eq!(world.owner(), "morgan");
    assert!(world.next_action().1.as_str() < "2026-05-02");
}

#[test]
fn without_an_address_there_are_three_calls_at_different_times_of_day_and_no_mail() {
    let mut world = World::with("2026-03-02 09:30", BY_PHONE);
    diligent(&mut world, Disposition::NoAnswer, "2026-04-01 00:00");
    let calls = world.times(EntryKind::CallOpened);
    assert_eq!(
        calls,
        ["2026-03-02 09:30", "2026-03-03 12:00", "2026-03-04 15:30"]
    );
    assert_eq!(world.mails(), pairs(&[]));
    assert_eq!(world.status(), "resting");
}

#[test]
fn without_an_address_and_without_a_call_it_never_goes_quiet() {
    let mut world = World::with("2026-03-02 09:30", BY_PHONE);
    world.until("2026-06-01 00:00");
    assert_eq!(world.owner(), "morgan");
    assert_eq!(world.lead().touches, 0);
    let listed = world.times(EntryKind::StillOpen);
    assert!(listed.contains(&"2026-05-29 09:00".to_owned()));
}

#[test]
fn who_asked_for_the_telephone_is_called_three_times_and_gets_the_goodbye_in_writing() {
    let fields = [BUYER, &[("contact_how", "phone")]].concat();
    let mut world = World::with("2026-03-02 09:30", &fields);
    diligent(&mut world, Disposition::Voicemail, "2026-04-01 00:00");
    assert_eq!(world.times(EntryKind::CallOpened).len(), 3);
    assert_eq!(
        world.mails(),
        pairs(&[("phone_goodbye", "2026-03-12 10:00")])
    );
}

#[test]
fn after_five_attempts_only_the_goodbye_is_left() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    for _ in 0..4 {
        let task = world.lead().task();
        let rep = world.owner();
        let outcome = followup::event::Outcome {
            by: person(&rep),
            task,
            disposition: Disposition::NoAnswer,
            next_at: None,
            again: true,
            link: None,
            amount: None,
            known: followup::event::Evidence::Said,
        };
        world.give(0, &Event::Outcome(outcome));
    }
    world.until("2026-05-01 00:00");
    assert_eq!(world.lead().touches, 5);
    let steps = world.mails();
    let steps: Vec<_> = steps.iter().map(|(step, _)| step.as_str()).collect();
    assert_eq!(steps, ["mail", "goodbye"]);
    assert_eq!(world.times(EntryKind::CallOpened).len(), 1);
}

#[test]
fn after_an_outage_of_days_one_mail_goes_out_and_not_a_burst() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    world.outage("2026-03-20 10:00");
    assert_eq!(world.mails(), pairs(&[]));
    assert_eq!(world.times(EntryKind::CallOpened).len(), 2);
    world.until("2026-03-20 12:00");
    assert_eq!(world.mails(), pairs(&[("mail", "2026-03-20 14:00")]));
    world.outage("2026-04-20 10:00");
    assert_eq!(world.mails().len(), 2);
}

#[test]
fn an_announced_mail_goes_at_once_or_not_at_all_or_ends_the_steps() {
    let announced = || {
        let mut world = World::with("2026-03-02 09:00", BUYER);
        world.until("2026-03-03 11:30");
        let message = world.record.messages[0].message.id.clone();
        (world, message)
    };
    let (world, message) = announced();
    let answer = |world: &World, choice| {
        let event = Event::AnnouncementAnswered {
            message: message.clone(),
            choice,
            by: person(&world.owner()),
        };
        followup::decide::decide(&world.policy, world.lead(), &event, world.now)
    };
    assert_eq!(
        answer(&world, AnnouncementChoice::SendNow)
            .send_now
            .as_ref(),
        Some(&message)
    );
    let stopped = answer(&world, AnnouncementChoice::Stop);
    assert_eq!(stopped.drops, std::slice::from_ref(&message));
    assert_eq!(stopped.lead.stop_generation, 0);
    let in_touch = answer(&world, AnnouncementChoice::InTouch);
    assert_eq!(in_touch.drops, [message]);
    assert_eq!(in_touch.lead.status(), "in_conversation");
    assert_eq!(in_touch.lead.stop_generation, 1);
    assert!(in_touch.lead.touched_at.is_some());
}

#[test]
fn an_announcement_of_a_lead_that_has_moved_on_says_nothing_any_more() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.until("2026-03-03 11:30");
    let message = world.record.messages[0].message.id.clone();
    world.owner_reports(Disposition::Won);
    let before = world.lead().clone();
    let by = person("riley");
    let choice = AnnouncementChoice::InTouch;
    world.give(
        0,
        &Event::AnnouncementAnswered {
            message,
            choice,
            by,
        },
    );
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_lead_that_woke_has_a_cadence_of_its_own_and_repeats_no_message() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    diligent(&mut world, Disposition::NoAnswer, "2026-06-17 10:00");
    assert_eq!(world.status(), "looking");
    world.verdict(Verdict::Ready, "quinn");
    assert_eq!(world.lead().cycle, 2);
    assert_eq!(world.status(), "working");
    diligent(&mut world, Disposition::NoAnswer, "2026-07-30 00:00");
    assert_eq!(world.mails().len(), 6);
}

#[test]
fn signs_end_the_written_steps_and_never_the_ownership() {
    for (sign, block) in [
        (Sign::Unsubscribed, Block::Unsubscribed),
        (Sign::Bounced, Block::Bounced),
    ] {
        let mut world = World::with("2026-03-02 09:00", BUYER);
        world.until("2026-03-03 11:30");
        let owner = world.owner();
        world.sign(sign);
        assert_eq!(world.lead().blocked, Some(block));
        assert_eq!(world.leaving(), [""; 0], "{sign:?}");
        assert_eq!(world.owner(), owner, "{sign:?}");
        world.until("2026-06-01 00:00");
        assert_eq!(world.leaving(), [""; 0], "{sign:?}");
        assert!(world.lead().owner().is_some());
    }
}

#[test]
fn steps_with_no_wait_and_no_business_hours_hold_together() {
    let policy = changed(
        "policy.toml",
        "after = \"1bd\", template = \"script_call_again\"",
        "after = \"0m\", template = \"script_call_again\"",
    );
    let mut world = World::of(Policy::compile(&policy).unwrap(), "2026-03-07 23:00", BUYER);
    world.until("2026-04-01 00:00");
    assert_eq!(world.mails().len(), 2);
}

/// When the named mail may go out.
fn leaves(world: &World, step: &str) -> calendar::Instant {
    let planned = world
        .record
        .messages
        .iter()
        .find(|one| one.message.step == step);
    planned.unwrap().message.not_before
}

#[test]
fn no_mail_goes_out_before_the_time_that_the_open_call_names() {
    for arrives in ["2026-03-02 09:30", "2026-03-02 12:15", "2026-03-02 16:45"] {
        let mut world = World::with(arrives, BUYER);
        world.owner_reports(Disposition::NoAnswer);
        while world.times(EntryKind::CallOpened).len() < 2 {
            let (next, _) = world.next().unwrap();
            world.until_instant(next);
        }
        let since = world.now;
        let open = world.lead().cadence.unwrap();
        let due = followup::agenda::call_due(&world.policy, world.lead(), &open, since);
        assert!(due > since, "{arrives}");
        world.until("2026-03-06 00:00");
        assert!(due <= leaves(&world, "mail"), "{arrives}");
    }
}

#[test]
fn no_mail_goes_out_before_the_time_that_a_new_owner_was_given() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-03 11:00");
    let other = ["riley", "sam"]
        .into_iter()
        .find(|rep| *rep != world.owner());
    let given = Event::Assigned {
        to: person(other.unwrap()),
        by: person("morgan"),
    };
    world.give(0, &given);
    world.until("2026-03-05 00:00");
    // Four hours from eleven o'clock, and two more of notice.
    assert_eq!(wall(leaves(&world, "mail")), "2026-03-03 17:00");
}

#[test]
fn who_takes_over_while_a_mail_is_on_its_way_hears_of_it() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-03 12:30");
    let message = world.record.messages[0].message.id.clone();
    let other = ["riley", "sam"]
        .into_iter()
        .find(|rep| *rep != world.owner())
        .unwrap();
    let given = Event::Assigned {
        to: person(other),
        by: person("morgan"),
    };
    world.give(0, &given);
    let told = world.told(other);
    let announced = NoticeKind::Announcement { message };
    assert!(told.iter().any(|(_, kind)| *kind == announced), "{told:?}");
}

#[test]
fn who_owes_the_first_contact_is_not_told_of_the_next_call_as_well() {
    for fields in [BUYER, BY_MAIL, BY_PHONE] {
        let mut world = World::with("2026-03-02 10:00", fields);
        world.until("2026-03-20 00:00");
        assert!(world.times(EntryKind::CallOpened).len() > 1);
        assert_eq!(world.told_when(&NoticeKind::CallDue), [""; 0]);
    }
}

#[test]
fn mails_that_a_person_wrote_are_counted_apart_from_calls() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Wrote);
    assert_eq!(
        (world.lead().personal_emails, world.lead().call_attempts),
        (1, 0)
    );
    let task = world.lead().last_outcome.as_ref().unwrap().task.clone();
    let rep = world.owner();
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    assert_eq!(
        (world.lead().personal_emails, world.lead().call_attempts),
        (0, 1)
    );
    world.owner_reports(Disposition::Wrote);
    world.owner_reports(Disposition::Reached);
    assert_eq!(
        (world.lead().personal_emails, world.lead().call_attempts),
        (0, 0)
    );
}

/// The steps that the timeline says were left out, and why.
fn left_out(world: &World) -> Vec<(String, SkipReason)> {
    let facts = world.record.lines.iter().map(|line| &line.entry.fact);
    let skipped = facts.filter_map(|fact| {
        let Fact::StepSkipped { step, why } = fact else {
            return None;
        };
        Some((step.clone().unwrap(), *why))
    });
    skipped.collect()
}

#[test]
fn a_call_that_nobody_reports_is_not_passed_over_in_silence() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-05 10:00");
    assert_eq!(
        left_out(&world),
        [("call_2".to_owned(), SkipReason::NotReported)]
    );
    // Reported in time, nothing is said.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-03 10:30");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-05 10:00");
    assert_eq!(left_out(&world), []);
}

#[test]
fn an_attempt_before_a_call_was_due_takes_its_place_and_the_timeline_says_so() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-03-02 16:00");
    world.owner_reports(Disposition::NoAnswer);
    assert_eq!(
        left_out(&world),
        [("call_2".to_owned(), SkipReason::TriedBefore)]
    );
    world.until("2026-03-05 10:00");
    assert_eq!(world.times(EntryKind::CallOpened).len(), 1);
}

/// Nobody calls for two days, and the mail goes out; then somebody is tried once.
fn tried_late() -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.until("2026-03-03 15:00");
    assert_eq!(sent(&world), ["mail"]);
    world.owner_reports(Disposition::Voicemail);
    world
}

fn sent(world: &World) -> Vec<String> {
    let steps = world
        .record
        .messages
        .iter()
        .map(|one| one.message.step.clone());
    steps.filter(|step| step != "acknowledgement").collect()
}

#[test]
fn who_was_tried_once_and_late_is_called_again_and_gets_no_mail_twice() {
    let mut world = tried_late();
    world.until("2026-03-04 15:00");
    let called = world.times(EntryKind::CallOpened);
    assert_eq!(called.last().unwrap(), "2026-03-04 15:00");
    let (step, _) = followup::work::step(&world.policy, world.lead()).unwrap();
    assert_eq!(step.name, "call_2");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-30 12:00");
    assert_eq!(sent(&world), ["mail", "letter", "goodbye"]);
}

#[test]
fn a_call_that_is_made_up_for_and_not_made_keeps_nothing_back() {
    let mut world = tried_late();
    world.until("2026-04-30 12:00");
    assert_eq!(sent(&world), ["mail", "letter", "goodbye"]);
    let left = leaves(&world, "letter");
    // A working week after the call was due.
    assert!(left > ny("2026-03-11 15:00"), "{}", wall(left));
}
