//! After there was contact.

use followup::event::{Disposition, Sign};
use followup::lead::ObligationKind;
use followup::message::{Escalation, NoticeKind};
use followup::timeline::EntryKind;
use followup::work;

use crate::support::ny;
use crate::world::{BUYER, World};

fn reached(next: Option<&str>) -> World {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, next.map(ny));
    world
}

#[test]
fn without_a_date_the_next_step_comes_after_three_working_days() {
    let mut world = reached(None);
    assert_eq!(world.status(), "in_conversation");
    world.until("2026-03-06 12:00");
    assert_eq!(world.told_when(&NoticeKind::CallDue)[0], "2026-03-05 10:00");
    assert_eq!(world.times(EntryKind::Reminded), ["2026-03-05 12:00"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-05 14:00"]);
}

#[test]
fn with_a_date_the_rep_hears_on_that_day_and_the_manager_when_it_is_overdue() {
    let mut world = reached(Some("2026-03-12 11:00"));
    world.until("2026-03-12 10:59");
    assert_eq!(world.told_when(&NoticeKind::CallDue), [""; 0]);
    world.until("2026-03-13 12:00");
    assert_eq!(world.told_when(&NoticeKind::CallDue)[0], "2026-03-12 11:00");
    let overdue = NoticeKind::Escalation(Escalation::StepOverdue);
    assert_eq!(world.told_when(&overdue), ["2026-03-13 11:00"]);
}

#[test]
fn silence_after_the_meeting_is_followed_up_like_silence_before_it() {
    let mut world = reached(Some("2026-03-12 11:00"));
    world.until("2026-03-12 11:30");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-15 00:00");
    let steps = world.leaving();
    assert_eq!(steps, ["again_mail-2", "again_letter-2", "again_goodbye-2"]);
    // There was contact: the first of them waits for a person.
    assert_eq!(world.mails()[0].1, "2026-03-13 11:30");
    assert_eq!(world.status(), "resting");
}

#[test]
fn an_agreed_step_that_nobody_takes_is_still_owed_however_long_it_takes() {
    let mut world = reached(Some("2026-03-12 11:00"));
    let owed = |world: &World| {
        let owed = work::owed(world.lead()).unwrap();
        (owed.kind, owed.since)
    };
    let (rep, agreed) = (world.owner(), owed(&world));
    world.until("2026-06-12 11:00");
    assert_eq!(world.mails(), [], "our silence is not taken for theirs");
    assert_eq!((world.owner(), world.status()), (rep, "in_conversation"));
    assert_eq!(owed(&world), agreed, "its true age");
    // On the list of each working day from the next one on.
    assert_eq!(
        world.times(EntryKind::StillOpen)[..3],
        ["2026-03-16 09:00", "2026-03-17 09:00", "2026-03-18 09:00"]
    );
    // An attempt, however late, is followed up like every attempt.
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-07-12 11:00");
    let steps = world.leaving();
    assert_eq!(steps, ["again_mail-2", "again_letter-2", "again_goodbye-2"]);
}

#[test]
fn an_attempt_before_the_agreed_day_leaves_the_agreed_step_to_be_taken() {
    for early in [
        Disposition::NoAnswer,
        Disposition::Voicemail,
        Disposition::Wrote,
    ] {
        let mut world = reached(Some("2026-03-12 11:00"));
        world.until("2026-03-11 23:59");
        world.owner_reports(early);
        assert_eq!(world.next_action().1, "2026-03-12 11:00", "{early:?}");
        world.until("2026-04-20 11:00");
        assert_eq!(world.mails(), [], "{early:?}");
    }
    // On the day itself it is the step.
    let mut world = reached(Some("2026-03-12 11:00"));
    world.until("2026-03-12 00:00");
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-20 11:00");
    assert_eq!(world.mails().len(), 3);
}

#[test]
fn what_was_agreed_goes_along_with_an_answer_that_nobody_gives() {
    let mut world = reached(Some("2026-03-12 11:00"));
    let first = world.owner();
    world.sign(Sign::Replied);
    world.until("2026-03-04 11:00");
    let second = world.owner();
    assert_ne!(second, first);
    // Whoever agreed on it is asked for three lines. The lead hears whose it is now with the answer, and by no mail of ours.
    let asked = [("2026-03-04 10:00".to_owned(), NoticeKind::ThreeLines)];
    let told = world.told(&first);
    assert!(told.ends_with(&asked), "{told:?}");
    assert_eq!(world.leaving(), [""; 0]);
    let step = world.lead().owed.get(ObligationKind::NextStep).unwrap();
    assert_eq!(step.since, ny("2026-03-12 11:00"));
}

#[test]
fn who_asks_for_what_is_overdue_is_answered_in_the_time_of_their_mail() {
    let mut world = reached(Some("2026-03-04 10:00"));
    let first = world.owner();
    // The manager's step of what was agreed has come when they write, on a Sunday.
    world.until("2026-03-08 12:00");
    world.sign(Sign::Replied);
    let owed = world.lead().owed.get(ObligationKind::Answer).unwrap();
    assert_eq!(owed.since, ny("2026-03-04 10:00"), "they have waited since");
    world.until("2026-03-10 12:59");
    assert_eq!(
        world.owner(),
        first,
        "whoever has it has the time of an answer"
    );
    assert_eq!(world.times(EntryKind::Warned), [""; 0]);
    world.until("2026-03-10 13:00");
    assert_eq!(world.times(EntryKind::Warned), ["2026-03-10 13:00"]);
    world.until("2026-03-10 17:00");
    assert_ne!(world.owner(), first);
    // Whoever spoke with them is asked for three lines.
    let asked = [("2026-03-10 17:00".to_owned(), NoticeKind::ThreeLines)];
    let told = world.told(&first);
    assert!(told.ends_with(&asked), "{told:?}");
}

#[test]
fn whoever_takes_over_owes_what_was_owed() {
    // The rep hands it back with an answer owed, and the qualifier does not settle it.
    let mut world = reached(Some("2026-03-12 11:00"));
    world.sign(Sign::Replied);
    let asked = world.now;
    world.until("2026-03-02 15:00");
    world.owner_reports(Disposition::NeedsInformation);
    assert_eq!(world.status(), "qualifying");
    world.until("2026-03-30 09:00");
    let owed = |world: &World| work::owed(world.lead()).map(|owed| (owed.kind, owed.since));
    assert_eq!(owed(&world), Some((ObligationKind::Answer, asked)));
    assert_eq!(world.leaving(), [""; 0]);
    // The manager gives it to somebody else.
    let event = followup::event::Event::Assigned {
        to: crate::support::person("quinn"),
        by: crate::support::person("morgan"),
    };
    world.give(0, &event);
    assert_eq!(owed(&world), Some((ObligationKind::Answer, asked)));
}

#[test]
fn who_wrote_before_the_points_were_counted_is_answered_by_a_person() {
    let low = [
        ("name", "Ann"),
        ("topic", "other"),
        ("email", "ann@example.org"),
    ];
    let known = followup::event::Event::Sign(Sign::Replied);
    let mut world = World::new(crate::support::policy(), ny("2026-03-02 10:00"));
    world.arrive_after(&low, &known);
    world.until("2026-06-01 10:00");
    assert_eq!(world.status(), "in_conversation");
    assert_eq!(world.leaving(), [""; 0]);
}

#[test]
fn two_conversations_in_one_cycle_repeat_no_message() {
    let mut world = reached(None);
    for _ in 0..3 {
        let day = world.now + chrono::Duration::days(5);
        world.until_instant(day);
        world.owner_reports(Disposition::NoAnswer);
        let later = world.now + chrono::Duration::days(4);
        world.until_instant(later);
        world.owner_reports(Disposition::Reached);
    }
    // The world itself refuses an identifier that comes twice.
    assert_eq!(world.record.messages.len(), 3);
}

#[test]
fn a_reply_ends_the_steps_and_is_owed_an_answer() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.until("2026-03-03 11:30");
    world.sign(Sign::Replied);
    let owner = world.owner();
    // Nobody has called them in the time in which somebody should have: that is said, unless somebody answers before.
    assert_eq!(world.leaving(), ["owing-2"]);
    assert!(
        world
            .told(&owner)
            .contains(&("2026-03-03 11:30".to_owned(), NoticeKind::Answer))
    );
    world.until("2026-03-04 12:00");
    let unanswered = NoticeKind::Escalation(Escalation::Unanswered);
    // The first contact was owed, too, and lapsed twice before the manager would have heard of the answer: it is the manager's now.
    world.until("2026-03-04 13:00");
    assert_eq!(
        world.times(EntryKind::Lapsed),
        ["2026-03-03 17:00", "2026-03-04 13:00"]
    );
    assert_eq!(world.told_when(&unanswered), [""; 0]);
    assert_eq!(world.owner(), "morgan");
    assert!(work::owed(world.lead()).is_some_and(|owed| owed.kind == ObligationKind::Answer));
    assert!(
        world
            .times(EntryKind::Breached)
            .contains(&"2026-03-03 15:30".to_owned())
    );
    assert_eq!(world.leaving(), ["owing-2"]);
}

#[test]
fn a_second_reply_does_not_put_off_the_answer_to_the_first() {
    let mut world = reached(None);
    world.until("2026-03-03 10:00");
    world.sign(Sign::Replied);
    world.until("2026-03-03 13:00");
    world.sign(Sign::Replied);
    world.joined(BUYER);
    world.until("2026-03-03 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-03 14:00"]);
}

#[test]
fn what_was_answered_in_writing_has_a_next_step() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.sign(Sign::Replied);
    world.owner_reports(Disposition::Wrote);
    world.until("2026-03-04 00:00");
    assert_eq!(world.status(), "in_conversation");
    for kind in [EntryKind::Breached, EntryKind::Lapsed] {
        assert_eq!(world.times(kind), [""; 0]);
    }
    assert_eq!(world.next_action().1, "2026-03-05 09:00");
}

#[test]
fn a_reply_to_nobodys_lead_wakes_it_and_its_rep_answers() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    let rep = world.owner();
    world.owner_reports(Disposition::Nurture);
    world.until("2026-03-20 12:00");
    world.sign(Sign::Replied);
    assert_eq!((world.owner(), world.status()), (rep, "in_conversation"));
    world.until("2026-03-20 16:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-20 16:00"]);
}

#[test]
fn who_writes_again_joins_in_every_stage() {
    // Untouched: the same call, and the rep is told.
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.joined(BUYER);
    assert_eq!(world.status(), "working");
    assert_eq!(
        world.told_when(&NoticeKind::WroteAgain),
        ["2026-03-02 10:00"]
    );
    // Tried in vain: an answer is owed beside the steps. A form ends none, for anybody can fill it in.
    world.owner_reports(Disposition::NoAnswer);
    world.joined(BUYER);
    assert_eq!(world.status(), "working");
    // Resting, or closed: a new engagement by the same rep.
    let rep = world.owner();
    for ending in [Disposition::Nurture, Disposition::Lost] {
        world.owner_reports(ending);
        world.joined(BUYER);
        assert_eq!(
            (world.owner(), world.status()),
            (rep.clone(), "working"),
            "{ending:?}"
        );
    }
    assert_eq!(world.lead().cycle, 3);
    assert_eq!(world.rep_load(&rep).open, 1);
}

#[test]
fn a_suspicious_repeat_changes_no_wish_and_wakes_nobody() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Lost);
    let contact = world.lead().contact.clone();
    let fields = [BUYER, &[("contact_how", "email")]].concat();
    let mut repeat = crate::support::inquiry(&world.policy, world.now, &fields);
    repeat.suspicion = Some(followup::inquiry::Suspicion::TooFast);
    let id = followup::ids::InquiryId::derive(&["repeat"]);
    world.give(
        0,
        &followup::event::Event::Joined {
            id,
            inquiry: Box::new(repeat),
        },
    );
    assert_eq!(world.status(), "lost");
    assert_eq!(world.lead().contact, contact);
}

#[test]
fn who_asks_for_what_is_overdue_has_waited_since_then_and_stays_on_the_managers_list() {
    let mut world = reached(Some("2026-03-05 10:00"));
    // Nobody does what was agreed for Thursday, the manager hears of it, and they ask where it is.
    world.until("2026-03-08 10:00");
    let agreed = *world.lead().owed.get(ObligationKind::NextStep).unwrap();
    assert!(work::is_the_managers(
        &world.policy,
        world.lead(),
        world.now
    ));
    world.sign(Sign::Replied);
    let answer = *world.lead().owed.get(ObligationKind::Answer).unwrap();
    assert_eq!(answer.since, agreed.since);
    assert!(work::is_the_managers(
        &world.policy,
        world.lead(),
        world.now
    ));
    // Who asks before anything is late waits from then on.
    let mut world = reached(Some("2026-03-12 10:00"));
    world.until("2026-03-04 10:00");
    world.sign(Sign::Replied);
    let answer = *world.lead().owed.get(ObligationKind::Answer).unwrap();
    assert_eq!(answer.since, world.now);
}
