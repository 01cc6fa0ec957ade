//! A notice always finds a mail: no two deferrals give the same one.

use std::collections::BTreeSet;

use calendar::{Instant, Interval};
use chrono::Duration;
use followup::booking::Invitation;
use followup::digest::digest_of;
use followup::event::Disposition;
use followup::ids::{LeadId, MessageId};
use followup::message::{DigestKind, Escalation, LeftAloneNews, MeetingNews, Notice, NoticeKind};
use followup::policy::{Policy, PolicyFiles};
use followup::telling::Untold;
use proptest::prelude::*;

use crate::support::{changed, ny, person, policy, shipped, wall};

/// As many mails as a decision tries, and some more.
const DEFERRALS: u32 = 15;

fn kinds() -> Vec<NoticeKind> {
    let message = MessageId::derive(&["a message"]);
    let mut kinds = vec![
        NoticeKind::NewLead,
        NoticeKind::Qualify,
        NoticeKind::Answer,
        NoticeKind::CallDue,
        NoticeKind::Reminder,
        NoticeKind::ReminderAtOnce,
        NoticeKind::Nudge {
            by: followup::ids::PersonId::parse("morgan").unwrap(),
        },
        NoticeKind::Warning,
        NoticeKind::MovedAway,
        NoticeKind::MovedHere,
        NoticeKind::ThreeLines,
        NoticeKind::LinesCame,
        NoticeKind::WroteAgain,
        NoticeKind::Unclear,
        NoticeKind::Receipt {
            outcome: Some(Disposition::Voicemail),
            asks_for_sum: false,
        },
        NoticeKind::WhichDate {
            outcome: Disposition::NotNow,
            near: None,
            far: calendar::EARLIEST,
        },
        NoticeKind::InYourName { from: None },
        NoticeKind::Doubted,
        NoticeKind::Paused,
        NoticeKind::Unreached {
            rep: person("sam"),
            why: Untold::Returned,
        },
        NoticeKind::DormantReview,
        NoticeKind::Held,
        NoticeKind::ForLater,
        NoticeKind::Announcement {
            message: message.clone(),
        },
        NoticeKind::NotSent {
            message: message.clone(),
        },
        NoticeKind::Approval { message },
    ];
    let left_alone = [
        LeftAloneNews::Ended,
        LeftAloneNews::Wrote,
        LeftAloneNews::ErasureDemanded,
    ];
    kinds.extend(left_alone.map(|news| NoticeKind::LeftAlone { news }));
    kinds.extend(
        [
            Escalation::Untouched,
            Escalation::Unanswered,
            Escalation::StepOverdue,
            Escalation::Undecided,
            Escalation::Reassigned,
            Escalation::LapsedTwice,
            Escalation::Exhausted,
            Escalation::Review,
            Escalation::Refusal,
            Escalation::NotALead,
            Escalation::NoPolicy,
            Escalation::ApprovalLapsed,
        ]
        .map(NoticeKind::Escalation),
    );
    kinds
}

/// The shipped office, one with a break at noon, and one that never closes.
fn offices() -> Vec<Policy> {
    let with_break = |sources: PolicyFiles| Policy::compile(&sources).unwrap();
    vec![
        policy(),
        with_break(changed(
            "calendars/office.toml",
            r#"[["09:00", "17:00"]]"#,
            r#"[["08:30", "12:00"], ["13:30", "17:00"]]"#,
        )),
        with_break(around_the_clock()),
    ]
}

fn around_the_clock() -> PolicyFiles {
    let mut sources = shipped();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let hours: String = days
        .iter()
        .map(|day| format!("{day} = [[\"00:00\", \"24:00\"]]\n"))
        .collect();
    let office = format!("tz = \"America/New_York\"\n\n[hours]\n{hours}");
    let file = "calendars/office.toml".to_owned();
    sources.files.insert(file, office);
    sources
}

fn notice(kind: NoticeKind) -> Notice {
    Notice {
        to: person("morgan"),
        lead: LeadId::derive(&["a"]),
        kind,
    }
}

/// No two of the mails are one, and each is sent later than the one before, or as soon, but never before now.
fn are_distinct(policy: &Policy, kind: &NoticeKind, now: Instant) {
    let notice = notice(kind.clone());
    let mails: Vec<_> = (0..DEFERRALS)
        .map(|deferral| digest_of(&policy.active, &notice, now, deferral))
        .collect();
    let ids: BTreeSet<_> = mails.iter().map(|mail| &mail.id).collect();
    let shown: Vec<String> = mails.iter().map(|mail| wall(mail.not_before)).collect();
    assert_eq!(ids.len(), mails.len(), "{kind:?} at {now}: {shown:?}");
    for pair in mails.windows(2) {
        assert!(
            pair[0].not_before <= pair[1].not_before,
            "{kind:?} {shown:?}"
        );
    }
    assert!(mails[1].not_before >= now, "{kind:?} {shown:?}");
}

/// A mail is named after one lead alone, whichever of the mails that would have had a notice have left, or it is shared, and said to be.
fn are_of_one_lead_or_shared(policy: &Policy, kind: &NoticeKind, now: Instant) {
    let one = notice(kind.clone());
    let other = Notice {
        lead: LeadId::derive(&["b"]),
        ..one.clone()
    };
    let is_shared = digest_of(&policy.active, &one, now, 0).is_shared();
    for deferral in [0, 1, 2, 11] {
        let mail = |notice| digest_of(&policy.active, notice, now, deferral);
        let is_one_mail = mail(&one).id == mail(&other).id;
        let told = format!("{kind:?} at {now}, {deferral}");
        assert_eq!(mail(&one).is_shared(), is_one_mail, "{told}");
        assert!(is_shared || !is_one_mail, "{told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_deferrals_give_the_same_mail(minutes in 0i64..400_000, office in 0usize..3) {
        let now = ny("2026-03-01 00:00") + Duration::minutes(minutes);
        let office = &offices_once()[office];
        for kind in kinds() {
            are_distinct(office, &kind, now);
            are_of_one_lead_or_shared(office, &kind, now);
        }
    }
}

fn offices_once() -> &'static [Policy] {
    static OFFICES: std::sync::OnceLock<Vec<Policy>> = std::sync::OnceLock::new();
    OFFICES.get_or_init(offices)
}

#[test]
fn at_the_edges_of_a_day_no_two_deferrals_give_the_same_mail() {
    for office in offices_once() {
        for at in [
            "2026-03-02 08:29",
            "2026-03-02 08:30",
            "2026-03-02 08:59",
            "2026-03-02 09:00",
            "2026-03-02 12:00",
            "2026-03-02 13:30",
            "2026-03-06 16:59",
            "2026-03-06 17:00",
            "2026-03-07 12:00",
            "2026-03-08 03:00",
            "2026-11-01 01:30",
        ] {
            for kind in kinds() {
                are_distinct(office, &kind, ny(at));
                are_of_one_lead_or_shared(office, &kind, ny(at));
            }
        }
    }
}

#[test]
fn a_list_that_has_left_before_its_day_leaves_what_is_new_to_a_mail_of_its_own_at_opening() {
    let policy = policy();
    let night = ny("2026-03-06 18:30");
    let after = |kind: NoticeKind| digest_of(&policy.active, &notice(kind), night, 1);
    let new = after(NoticeKind::NewLead);
    assert_eq!(
        (new.kind, wall(new.not_before)),
        (DigestKind::Single, "2026-03-09 09:00".to_owned())
    );
    let reminder = after(NoticeKind::Reminder);
    assert_eq!(
        (reminder.kind, wall(reminder.not_before)),
        (DigestKind::Hour, "2026-03-09 10:00".to_owned())
    );
    let moved = after(NoticeKind::Escalation(Escalation::Reassigned));
    assert_eq!(
        (moved.kind, wall(moved.not_before)),
        (DigestKind::Morning, "2026-03-10 09:00".to_owned())
    );
}

#[test]
fn a_reminder_of_a_meeting_that_begins_at_opening_leaves_before_it() {
    let policy = policy();
    let soon = |from: &str| {
        let invitation = Invitation {
            cycle: 1,
            number: 1,
            sequence: 0,
            rep: person("morgan"),
            time: Interval {
                from: ny(from),
                to: ny(from) + Duration::minutes(30),
            },
            zone: "America/New_York".parse().unwrap(),
            stands: true,
            method: None,
        };
        let news = MeetingNews::Soon;
        let kind = NoticeKind::Meeting { news, invitation };
        let mail = digest_of(&policy.active, &notice(kind), ny("2026-03-03 08:00"), 0);
        (mail.kind, wall(mail.not_before))
    };
    let at_once = (DigestKind::Single, "2026-03-03 08:00".to_owned());
    assert_eq!(soon("2026-03-03 09:00"), at_once);
    // Of a later one they hear at opening, as of everything else.
    let at_opening = (DigestKind::Single, "2026-03-03 09:00".to_owned());
    assert_eq!(soon("2026-03-03 09:30"), at_opening);
}
