//! Few mails for the team: at once, by the hour, or on the list at opening.

use followup::digest::{Digest, digest_of, next_untouched};
use followup::ids::{LeadId, MessageId};
use followup::message::{DigestKind, Escalation, Notice, NoticeKind};

use crate::support::{ny, person, policy, wall};

fn mail(kind: NoticeKind, lead: &str, at: &str, left: u32) -> Digest {
    let notice = Notice {
        to: person("morgan"),
        lead: LeadId::derive(&[lead]),
        kind,
    };
    digest_of(&policy().active, &notice, ny(at), left)
}

#[test]
fn what_is_no_leads_own_mail_shares_one_mail_an_hour() {
    let message = MessageId::derive(&["a message"]);
    for kind in [
        NoticeKind::Reminder,
        NoticeKind::CallDue,
        NoticeKind::Warning,
        NoticeKind::MovedAway,
        NoticeKind::Announcement { message },
        NoticeKind::Escalation(Escalation::Untouched),
    ] {
        let first = mail(kind.clone(), "a", "2026-03-02 10:05", 0);
        let second = mail(kind.clone(), "b", "2026-03-02 10:40", 0);
        assert_eq!(first.id, second.id);
        assert_eq!(wall(first.not_before), "2026-03-02 10:05");
        // The first has left: the second waits for the next hour, with all that comes in that hour.
        let waits = mail(kind.clone(), "b", "2026-03-02 10:40", 1);
        assert_eq!(wall(waits.not_before), "2026-03-02 11:00");
        assert_eq!(waits.id, mail(kind.clone(), "c", "2026-03-02 11:20", 0).id);
        assert_ne!(waits.id, first.id);
    }
    let reminder = mail(NoticeKind::Reminder, "a", "2026-03-02 10:05", 0);
    let escalation = NoticeKind::Escalation(Escalation::Untouched);
    assert_eq!(reminder.id, mail(escalation, "a", "2026-03-02 10:05", 0).id);
}

/// The list at opening and a mail in each hour that follows: eight in a day of eight hours.
#[test]
fn what_comes_up_in_the_hour_after_the_list_goes_with_the_next() {
    let early = mail(NoticeKind::Reminder, "a", "2026-03-02 09:20", 0);
    assert_eq!(wall(early.not_before), "2026-03-02 10:00");
    let next = mail(NoticeKind::Reminder, "b", "2026-03-02 10:20", 0);
    assert_eq!(next.id, early.id);
    let left = mail(NoticeKind::Reminder, "b", "2026-03-02 10:20", 1);
    assert_eq!(wall(left.not_before), "2026-03-02 11:00");
    // What a lead waits for waits for no list.
    let new = mail(NoticeKind::NewLead, "a", "2026-03-02 09:20", 0);
    assert_eq!(wall(new.not_before), "2026-03-02 09:20");
}

#[test]
fn a_new_lead_comes_at_once_and_alone() {
    let first = mail(NoticeKind::NewLead, "a", "2026-03-02 10:05", 0);
    let second = mail(NoticeKind::NewLead, "b", "2026-03-02 10:05", 0);
    assert_eq!(first.kind, DigestKind::Single);
    assert_ne!(first.id, second.id);
}

#[test]
fn outside_working_hours_everything_is_on_the_list_at_opening() {
    let kinds = [
        NoticeKind::NewLead,
        NoticeKind::Reminder,
        NoticeKind::Escalation(Escalation::Exhausted),
    ];
    let lists: Vec<Digest> = kinds
        .into_iter()
        .map(|kind| mail(kind, "a", "2026-03-06 18:30", 0))
        .collect();
    assert!(lists.iter().all(|list| *list == lists[0]));
    assert_eq!(lists[0].kind, DigestKind::Morning);
    assert_eq!(wall(lists[0].not_before), "2026-03-09 09:00");
    // What falls on the opening itself goes with the list, unless that has left.
    let opening = mail(NoticeKind::Reminder, "b", "2026-03-09 09:00", 0);
    assert_eq!(opening.id, lists[0].id);
    let after = mail(NoticeKind::Reminder, "b", "2026-03-09 09:00", 1);
    assert_eq!(
        (after.kind, wall(after.not_before)),
        (DigestKind::Hour, "2026-03-09 10:00".to_owned())
    );
    assert_ne!(
        mail(NoticeKind::Reminder, "b", "2026-03-09 09:01", 0).id,
        lists[0].id
    );
}

#[test]
fn what_waits_past_closing_waits_for_the_next_opening() {
    let last = mail(NoticeKind::Reminder, "a", "2026-03-06 16:30", 1);
    assert_eq!(
        (last.kind, wall(last.not_before)),
        (DigestKind::Morning, "2026-03-09 09:00".to_owned())
    );
}

#[test]
fn three_hours_before_a_long_closure_the_list_of_the_untouched_is_due() {
    let policy = policy();
    for (now, list) in [
        ("2026-03-02 10:00", "2026-03-06 14:00"),
        ("2026-03-06 13:59", "2026-03-06 14:00"),
        ("2026-03-06 14:00", "2026-03-13 14:00"),
        ("2026-03-07 10:00", "2026-03-13 14:00"),
        // Thanksgiving, Christmas Eve at noon, Christmas Day.
        ("2026-11-23 10:00", "2026-11-25 14:00"),
        ("2026-12-21 10:00", "2026-12-24 09:00"),
    ] {
        assert_eq!(
            wall(next_untouched(policy.calendar(), ny(now)).unwrap()),
            list
        );
    }
}

#[test]
fn that_a_lead_moved_on_is_on_the_managers_next_list_and_no_mail_of_its_own() {
    let moved = NoticeKind::Escalation(Escalation::Reassigned);
    let list = mail(moved, "a", "2026-03-04 10:00", 0);
    assert_eq!(list.kind, DigestKind::Morning);
    assert_eq!(wall(list.not_before), "2026-03-05 09:00");
}
