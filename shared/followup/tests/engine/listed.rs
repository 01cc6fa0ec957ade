//! Who is on a list, and asked for nothing.

use chrono::NaiveDate;
use followup::event::{Disposition, Event, Sign};
use followup::ids::InquiryId;
use followup::inquiry::{Inquiry, ListEntry, Origin, RecordedConsent};
use followup::lead::{Listed, Obligation, ObligationKind};
use followup::message::NoticeKind;
use followup::timeline::{EntryKind, Fact, SkipReason};
use followup::work;

use crate::support::{inquiry, ny, policy};
use crate::world::{BUYER, World};

/// A row of a list.
fn row(fields: &[(&str, &str)], entry: ListEntry) -> Inquiry {
    let mut inquiry = inquiry(&policy(), ny("2026-03-02 10:00"), fields);
    inquiry.origin = Origin::Listed(entry);
    inquiry
}

fn agreed() -> ListEntry {
    ListEntry {
        consent: Some(RecordedConsent::default()),
        ..ListEntry::default()
    }
}

fn world(fields: &[(&str, &str)], entry: ListEntry) -> World {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    world.arrive_as(row(fields, entry));
    world
}

fn owed(world: &World) -> Option<Obligation> {
    work::owed(world.lead()).copied()
}

#[test]
fn without_a_consent_it_is_a_task_without_a_clock_and_nothing_else() {
    let mut world = world(BUYER, ListEntry::default());
    let since = world.now;
    world.until("2026-09-01 10:00");
    assert_eq!(world.mails(), []);
    assert_eq!(
        owed(&world),
        Some(Obligation {
            relisted: owed(&world).unwrap().relisted,
            ..Obligation::new(ObligationKind::Approach, since)
        })
    );
    for kind in [
        EntryKind::Breached,
        EntryKind::Reminded,
        EntryKind::Escalated,
        EntryKind::Lapsed,
    ] {
        assert_eq!(world.times(kind), [""; 0], "{kind:?}");
    }
    assert!(world.record.told.is_empty(), "no bell rings");
    assert!(
        world.times(EntryKind::StillOpen).len() < 3,
        "and nothing is written each day"
    );
}

#[test]
fn what_would_be_written_after_a_call_is_a_persons_to_decide() {
    let mut world = world(BUYER, ListEntry::default());
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-04 12:00");
    world.owner_reports(Disposition::Voicemail);
    world.until("2026-06-01 10:00");
    assert_eq!(world.mails(), []);
    assert_eq!(
        owed(&world).map(|owed| owed.kind),
        Some(ObligationKind::Decide)
    );
    let skipped = world.record.lines.iter().any(|line| {
        line.entry.fact
            == Fact::StepSkipped {
                step: Some("mail".to_owned()),
                why: SkipReason::NoConsent,
            }
    });
    assert!(skipped);
}

#[test]
fn with_a_consent_the_steps_go_out_and_no_clock_runs() {
    let mut world = world(BUYER, agreed());
    world.until("2026-06-01 10:00");
    let steps: Vec<String> = world.mails().into_iter().map(|(step, _)| step).collect();
    assert_eq!(steps, ["mail", "letter", "goodbye"]);
    for kind in [
        EntryKind::Breached,
        EntryKind::Reminded,
        EntryKind::Escalated,
        EntryKind::Lapsed,
    ] {
        assert_eq!(world.times(kind), [""; 0], "{kind:?}");
    }
    assert_eq!(world.status(), "resting");
}

#[test]
fn who_asked_elsewhere_has_the_clock_of_who_asks() {
    let entry = ListEntry {
        asked_at: NaiveDate::from_ymd_opt(2026, 2, 27),
        ..ListEntry::default()
    };
    let mut world = world(BUYER, entry);
    world.until("2026-06-01 10:00");
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-03-02 14:00");
    assert_eq!(world.mails(), [], "and still nothing without a consent");
    assert_eq!(world.owner(), "morgan");
}

#[test]
fn a_list_asks_nobody_a_question_and_gives_the_qualifier_nothing_to_settle() {
    for topic in ["other", "partnership", "support"] {
        let fields = [
            ("name", "Ann Lee"),
            ("topic", topic),
            ("email", "ann@example.org"),
        ];
        for entry in [ListEntry::default(), agreed()] {
            let world = world(&fields, entry);
            assert!(world.told("quinn").is_empty(), "{topic}");
            assert!(
                ["to_approach", "working", "resting"].contains(&world.status()),
                "{topic}: {}",
                world.status()
            );
        }
    }
}

#[test]
fn who_asks_at_last_is_an_inquiry_like_every_other() {
    let mut world = world(BUYER, ListEntry::default());
    world.until("2026-03-10 10:00");
    assert_eq!(world.record.figures.milestones.asked, 0);
    world.joined(BUYER);
    assert_eq!(world.lead().listed, None);
    assert_eq!(world.record.figures.milestones.asked, 1, "and counts once");
    let tuesday = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
    assert_eq!(world.record.figures.cohort(tuesday..=tuesday).asked, 1);
    assert_eq!(world.told_when(&NoticeKind::NewLead), ["2026-03-10 10:00"]);
    world.until("2026-05-01 10:00");
    assert_eq!(world.times(EntryKind::Breached)[0], "2026-03-10 14:00");
    assert_eq!(world.mails().len(), 2, "in words for who asked");
}

#[test]
fn who_answers_a_letter_is_owed_an_answer() {
    let mut world = world(BUYER, agreed());
    world.until("2026-03-04 10:00");
    world.sign(Sign::Replied);
    world.until("2026-05-01 10:00");
    assert_eq!(
        owed(&world).map(|owed| owed.kind),
        Some(ObligationKind::Answer)
    );
    assert_eq!(world.leaving(), [""; 0]);
}

#[test]
fn a_row_that_names_who_is_known_is_no_sign_of_life() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NoAnswer);
    let before = world.lead().clone();
    let event = Event::Joined {
        id: InquiryId::derive(&["row"]),
        inquiry: Box::new(row(BUYER, agreed())),
    };
    world.give(0, &event);
    assert_eq!(*world.lead(), before);
    world.owner_reports(Disposition::Lost);
    let event = Event::Joined {
        id: InquiryId::derive(&["row", "2"]),
        inquiry: Box::new(row(BUYER, agreed())),
    };
    world.give(0, &event);
    assert_eq!(world.status(), "lost");
}

#[test]
fn a_list_takes_half_of_the_room() {
    let mut world = World::new(policy(), ny("2026-03-02 10:00"));
    let most = world.policy.active.roster.people[0].max_open;
    let half = most.div_ceil(2);
    for rep in ["riley", "sam", "jordan"] {
        world.rep_load(rep).open = half - 1;
    }
    for _ in 0..3 {
        world.arrive_as(row(BUYER, ListEntry::default()));
    }
    let one_more = world.arrive_as(row(BUYER, ListEntry::default()));
    assert_eq!(world.leads[one_more].status(), "with_manager");
    assert!(world.told("morgan").is_empty(), "it rings no bell");
    let who_asks = world.arrive(BUYER);
    assert_eq!(world.leads[who_asks].status(), "working");
}

#[test]
fn who_answers_is_in_touch_with_us_whatever_the_list_said() {
    let mut world = world(BUYER, ListEntry::default());
    let silent = world.lead().listed;
    assert_ne!(silent, Some(Listed::Agreed));
    world.sign(Sign::Replied);
    assert_eq!(world.lead().listed, Some(Listed::Agreed));
}
