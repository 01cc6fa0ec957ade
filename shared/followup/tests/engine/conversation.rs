//! After there was contact.

use followup::decide::EntryKind;
use followup::event::{Disposition, Sign};
use followup::message::{Escalation, NoticeKind};

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
    assert_eq!(world.mails()[0].1, "2026-03-13 13:30");
    assert_eq!(world.status(), "resting");
}

#[test]
fn an_agreed_step_that_nobody_takes_is_followed_up_in_writing_from_the_next_day_on() {
    let mut world = reached(Some("2026-03-12 11:00"));
    world.until("2026-03-16 09:00");
    assert_eq!(
        world.times(EntryKind::CallOpened),
        ["2026-03-02 10:00", "2026-03-16 09:00"]
    );
    world.until("2026-03-17 12:00");
    assert_eq!(
        world.mails(),
        [("again_mail-2".to_owned(), "2026-03-17 11:00".to_owned())]
    );
    // Nobody tried: the words are the neutral ones.
    assert_eq!(world.lead().attempts, 0);
}

#[test]
fn two_conversations_in_one_cycle_repeat_no_message() {
    let mut world = reached(None);
    for _ in 0..3 {
        world.owner_reports(Disposition::NoAnswer);
        let later = world.now + chrono::Duration::days(4);
        world.until_instant(later);
        world.owner_reports(Disposition::Reached);
    }
    // The world itself refuses an identifier that comes twice.
    assert_eq!(world.drafts.len(), 3);
}

#[test]
fn a_reply_ends_the_steps_and_is_owed_an_answer() {
    let mut world = World::with("2026-03-02 09:00", BUYER);
    world.until("2026-03-03 11:30");
    world.sign(Sign::Replied);
    let owner = world.owner();
    assert_eq!(world.leaving(), [""; 0]);
    assert!(
        world
            .told(&owner)
            .contains(&("2026-03-03 11:30".to_owned(), NoticeKind::Answer))
    );
    world.until("2026-03-04 12:00");
    let unanswered = NoticeKind::Escalation(Escalation::Unanswered);
    assert_eq!(world.told_when(&unanswered), ["2026-03-04 11:30"]);
    assert!(
        world
            .times(EntryKind::Breached)
            .contains(&"2026-03-03 15:30".to_owned())
    );
    assert_eq!(world.leaving(), [""; 0]);
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
    // Resting, or closed: a new pursuit by the same rep.
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
