//! When and how somebody wants to be reached.

use followup::event::{Disposition, Sign, Verdict};
use followup::inquiry::ContactWhen;
use followup::message::NoticeKind;
use followup::script::{mail_to_write, script_of_call};
use followup::template::MailKind;
use followup::timeline::EntryKind;

use crate::support::{inquiry, ny, policy, wall};
use crate::world::{BUYER, BY_MAIL, World};

const LATER: (&str, &str) = ("contact_when", "later");

fn later() -> World {
    World::with("2026-03-02 10:00", &[BUYER, &[LATER]].concat())
}

/// Somebody whose badge was scanned at a show.
fn badge(wish: &[(&str, &str)]) -> World {
    let policy = policy();
    let at = ny("2026-03-02 10:00");
    let mut badge = inquiry(&policy, at, &[BUYER, wish].concat());
    badge.source = "trade_show".to_owned();
    let mut world = World::new(policy, at);
    world.arrive_as(badge);
    world
}

#[test]
fn later_is_one_mail_a_week_before_the_date_and_then_the_date_with_the_ladder() {
    let mut world = later();
    world.until("2026-05-01 00:00");
    assert_eq!(
        world.mails()[0],
        ("later".to_owned(), "2026-03-23 12:00".to_owned())
    );
    assert_eq!(
        world
            .mails()
            .iter()
            .filter(|(step, _)| step == "later")
            .count(),
        1
    );
    assert_eq!(world.times(EntryKind::Woke), ["2026-04-01 11:00"]);
    assert_eq!(world.times(EntryKind::CallOpened)[0], "2026-04-01 11:00");
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-04-01 15:00");
}

#[test]
fn who_asked_for_later_and_is_written_to_reads_that_the_time_has_come() {
    let mut world = World::with("2026-03-02 10:00", &[BY_MAIL, &[LATER]].concat());
    let draft = |world: &World| {
        let words = mail_to_write(&world.policy, world.lead());
        words.map(|(_, text)| text.to_owned())
    };
    let callback = Some(MailKind::MailCallback.as_str().to_owned());
    world.until("2026-03-31 12:00");
    assert_ne!(draft(&world), callback, "before the date");
    world.until("2026-04-01 12:00");
    assert_eq!(draft(&world), callback);
    world.owner_reports(Disposition::Wrote);
    assert_ne!(draft(&world), callback, "it is said once");
    // Who asked for no date is written to as somebody who has just asked.
    let world = World::with("2026-03-02 10:00", BY_MAIL);
    assert_ne!(draft(&world), callback);
}

#[test]
fn who_said_not_now_and_named_a_day_reads_and_hears_on_it_that_it_has_come() {
    let back = |fields, day: Option<&str>| {
        let mut world = World::with("2026-03-02 10:00", fields);
        let (by, task) = (world.owner(), world.lead().task());
        world.report_as(0, &by, Disposition::NotNow, &task, day.map(ny));
        world.until("2026-04-01 12:00");
        assert_eq!(world.lead().cycle, 2);
        world
    };
    let day = Some("2026-04-01 11:00");
    for (named, says_so) in [(day, true), (None, false)] {
        let world = back(BY_MAIL, named);
        let draft = mail_to_write(&world.policy, world.lead()).map(|(_, text)| text);
        assert_eq!(draft == Some(MailKind::MailCallback.as_str()), says_so);
        let world = back(BUYER, named);
        let script = script_of_call(&world.policy, world.lead());
        assert_eq!(script == MailKind::ScriptCallback.as_str(), says_so);
    }
}

#[test]
fn a_day_that_is_named_after_the_report_is_theirs_as_well() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (by, task) = (world.owner(), world.lead().task());
    world.report_as(0, &by, Disposition::NotNow, &task, None);
    let day = Some(ny("2026-03-25 11:00"));
    world.report_as(0, &by, Disposition::NotNow, &task, day);
    world.until("2026-03-25 12:00");
    let script = script_of_call(&world.policy, world.lead());
    assert_eq!(script, MailKind::ScriptCallback.as_str());
}

#[test]
fn later_is_asked_once_and_not_at_every_waking() {
    let mut world = later();
    world.owner_reports(Disposition::NotNow);
    assert_eq!(world.status(), "resting");
    world.until("2026-04-01 12:00");
    assert_eq!(world.lead().cycle, 2);
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-04-01 11:00"]);
}

#[test]
fn a_rep_who_writes_to_somebody_for_later_has_written_the_one_mail() {
    let mut world = later();
    world.owner_reports(Disposition::Wrote);
    world.until("2026-03-30 00:00");
    assert_eq!(world.mails(), []);
    world.until("2026-04-01 12:00");
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-04-01 11:00"]);
}

#[test]
fn a_rep_who_calls_somebody_for_later_in_vain_still_calls_on_the_date() {
    let mut world = later();
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-04-01 12:00");
    assert_eq!(world.mails().len(), 1);
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-04-01 11:00"]);
}

#[test]
fn later_with_a_mailbox_that_does_not_exist_is_a_call_with_its_clock() {
    let mut world = later();
    world.sign(Sign::Bounced);
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn who_asked_for_a_mail_is_written_to_and_not_called() {
    let fields = [BUYER, &[("contact_how", "email")]].concat();
    let world = World::with("2026-03-02 10:00", &fields);
    assert!(!world.lead().contact.by_phone());
    assert_eq!(world.status(), "working");
}

#[test]
fn after_a_show_who_did_not_say_when_is_left_in_peace_for_five_days() {
    let mut world = badge(&[]);
    world.until("2026-03-09 09:59");
    assert_eq!(world.times(EntryKind::CallOpened), [""; 0]);
    world.until("2026-03-09 18:00");
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-03-09 10:00"]);
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-09 14:00"]);
}

#[test]
fn after_a_show_who_asked_for_a_call_now_gets_it_now() {
    let mut world = badge(&[("contact_when", "now")]);
    assert_eq!(world.times(EntryKind::CallOpened), ["2026-03-02 10:00"]);
    world.until("2026-03-02 14:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-03-02 14:00"]);
}

#[test]
fn who_was_left_in_peace_and_asks_for_a_call_now_gets_it_now() {
    for mut world in [badge(&[]), badge(&[("contact_when", "week")])] {
        world.until("2026-03-03 10:00");
        world.joined(&[BUYER, &[("contact_when", "now")]].concat());
        world.until("2026-03-03 14:00");
        assert_eq!(world.times(EntryKind::Breached), ["2026-03-03 14:00"]);
        assert!(
            world
                .times(EntryKind::CallOpened)
                .contains(&"2026-03-03 10:00".to_owned())
        );
    }
}

#[test]
fn not_now_wakes_on_the_date_and_goes_back_to_its_rep() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let date = ny("2026-05-14 09:00");
    let task = world.lead().task();
    world.report_as(0, &rep, Disposition::NotNow, &task, Some(date));
    world.until("2026-05-14 08:59");
    assert_eq!(world.status(), "resting");
    world.until("2026-05-14 09:00");
    assert_eq!(world.owner(), rep);
    assert_eq!(world.lead().cycle, 2);
    assert_eq!(wall(world.lead().arrived_at), "2026-05-14 09:00");
    world.until("2026-05-14 13:00");
    assert_eq!(world.times(EntryKind::Breached), ["2026-05-14 13:00"]);
}

#[test]
fn a_lead_that_wakes_starts_under_the_rules_of_its_own_time() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::Nurture);
    world.policy.version = followup::ids::PolicyVersion::parse("newer").unwrap();
    world.until("2026-06-02 00:00");
    world.verdict(Verdict::Ready, "quinn");
    assert_eq!(world.lead().policy.as_ref().unwrap().as_str(), "newer");
}

#[test]
fn a_task_without_a_telephone_is_told_as_a_new_lead_at_once() {
    let world = World::with("2026-03-02 10:00", BY_MAIL);
    assert_eq!(world.told_when(&NoticeKind::NewLead), ["2026-03-02 10:00"]);
}

#[test]
fn who_writes_once_more_and_sooner_is_contacted_sooner_and_never_later() {
    let at = |first, second| {
        let form = |when| [BUYER, &[("contact_when", when)]].concat();
        let mut world = World::with("2026-03-02 10:00", &form(first));
        world.joined(&form(second));
        world.lead().contact.when
    };
    assert_eq!(at("week", "now"), ContactWhen::Now);
    assert_eq!(at("now", "week"), ContactWhen::Now);
    assert_eq!(at("week", "week"), ContactWhen::Week);
}

#[test]
fn whoever_gets_somebody_for_later_reads_so_on_the_next_list_and_is_asked_for_nothing() {
    let mut world = later();
    let rep = world.owner();
    let told: Vec<NoticeKind> = world.told(&rep).into_iter().map(|(_, kind)| kind).collect();
    assert_eq!(told, [NoticeKind::ForLater]);
    let digest = &world.record.told[0].mail;
    assert_eq!(digest.kind, followup::message::DigestKind::Morning);
    world.until("2026-03-16 10:00");
    assert_eq!(world.told(&rep).len(), 1, "until the mail before the date");
}
