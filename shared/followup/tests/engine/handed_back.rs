//! What a rep hands back: each reason has its own way on, and nothing is lost on it.

use chrono::Duration;
use followup::agenda::agenda;
use followup::event::{Disposition, Sign, Verdict};
use followup::lead::{ObligationKind, RestReason, Stage};
use followup::message::NoticeKind;
use followup::timeline::{EntryKind, Fact, QueueReason};

use crate::support::ny;
use crate::world::{BUYER, BY_MAIL, BY_PHONE, World};

/// The reasons with which a lead is handed back.
const REASONS: [Disposition; 6] = [
    Disposition::NotNow,
    Disposition::NotAFit,
    Disposition::Nurture,
    Disposition::WrongPerson,
    Disposition::NoBudget,
    Disposition::NeedsInformation,
];

fn world() -> World {
    World::with("2026-03-02 10:00", BUYER)
}

/// Why it waits for a person, as the timeline says it last.
fn queued(world: &World) -> Option<QueueReason> {
    let mut lines = world.record.lines.iter().rev();
    lines.find_map(|line| {
        let Fact::Queued { why } = &line.entry.fact else {
            return None;
        };
        Some(why.clone())
    })
}

fn steps(world: &World) -> Vec<String> {
    world.mails().into_iter().map(|(step, _)| step).collect()
}

#[test]
fn the_reasons_are_those_that_hand_back() {
    let all = Disposition::ALL.iter().filter(|one| one.is_hand_back());
    assert!(all.eq(REASONS.iter()));
}

#[test]
fn who_lacks_something_is_asked_by_mail_and_the_answer_goes_to_the_rep_who_had_them() {
    for (reason, step) in [
        (Disposition::NeedsInformation, "question-2"),
        (Disposition::WrongPerson, "right_person-2"),
    ] {
        let mut world = world();
        let rep = world.owner();
        world.owner_reports(reason);
        assert_eq!(world.status(), "needs_information");
        // A wrong click can be corrected before it leaves.
        let written = vec![(step.to_owned(), "2026-03-02 10:15".to_owned())];
        assert_eq!(world.mails(), written, "{reason:?}");
        assert_eq!(
            world.told("quinn"),
            [],
            "nobody else has to do anything yet"
        );
        world.until("2026-03-02 15:00");
        world.sign(Sign::Replied);
        assert_eq!(world.owner(), rep, "{reason:?}");
        assert!(world.lead().owed.has(&[ObligationKind::Answer]));
    }
}

#[test]
fn a_question_without_an_answer_is_the_qualifiers_a_business_day_later() {
    let mut world = world();
    world.owner_reports(Disposition::WrongPerson);
    world.until("2026-03-03 09:59");
    assert_eq!(world.status(), "needs_information");
    world.until("2026-03-03 10:00");
    assert_eq!(world.status(), "qualifying");
    assert_eq!(queued(&world), Some(QueueReason::NotAnswered));
    let told = world.told("quinn");
    assert_eq!(told, [("2026-03-03 10:00".to_owned(), NoticeKind::Qualify)]);
}

#[test]
fn who_cannot_be_asked_is_the_qualifiers_at_once() {
    let mut by_phone = World::with("2026-03-02 10:00", BY_PHONE);
    by_phone.owner_reports(Disposition::NeedsInformation);
    let outcome = Disposition::NeedsInformation;
    assert_eq!(by_phone.status(), "qualifying");
    assert_eq!(queued(&by_phone), Some(QueueReason::HandedBack { outcome }));
    // Whoever waits for an answer is asked nothing by a machine.
    let mut waits = world();
    waits.sign(Sign::Replied);
    waits.owner_reports(Disposition::NeedsInformation);
    assert_eq!((waits.status(), waits.mails().len()), ("qualifying", 0));
    assert!(waits.lead().owed.has(&[ObligationKind::Answer]));
}

#[test]
fn nobody_is_asked_the_same_twice() {
    let mut world = world();
    for _ in 0..2 {
        world.owner_reports(Disposition::NeedsInformation);
        world.verdict(Verdict::Ready, "quinn");
    }
    assert_eq!(steps(&world), ["question-2"]);
    world.owner_reports(Disposition::WrongPerson);
    assert_eq!(steps(&world).len(), 2, "it is another question");
}

#[test]
fn the_law_counts_the_question_as_a_follow_up() {
    let mut european = BUYER.to_vec();
    european[2] = ("phone", "+4930901820");
    let mut world = World::with("2026-03-02 10:00", &european);
    world.owner_reports(Disposition::NoAnswer);
    world.until("2026-03-20 10:00");
    let written = world.lead().automated_emails;
    assert_eq!(written, 2, "the mail and the goodbye: {:?}", steps(&world));
    // It rests; somebody turns to it all the same, and hands it back.
    world.report(0, "riley", Disposition::NeedsInformation);
    assert_eq!(world.status(), "qualifying");
}

#[test]
fn a_corrected_question_does_not_leave() {
    let mut world = world();
    let (rep, task) = (world.owner(), world.lead().task());
    world.report(0, &rep, Disposition::NeedsInformation);
    world.report_as(0, &rep, Disposition::NoAnswer, &task, None);
    assert_eq!((world.status(), world.leaving().len()), ("working", 0));
    assert_eq!(world.owner(), rep);
    // It can be asked later: they have not read it.
    world.owner_reports(Disposition::NeedsInformation);
    assert_eq!(world.leaving().len(), 1);
}

#[test]
fn no_budget_comes_back_on_its_date_and_without_one_to_the_qualifier() {
    let mut dated = world();
    let (rep, task) = (dated.owner(), dated.lead().task());
    let date = ny("2026-07-01 09:00");
    dated.report_as(0, &rep, Disposition::NoBudget, &task, Some(date));
    assert_eq!(dated.status(), "resting");
    dated.until("2026-06-30 17:00");
    assert_eq!(dated.status(), "resting");
    dated.until("2026-07-01 09:00");
    assert_eq!((dated.owner(), dated.lead().cycle), (rep, 2));
    let mut undated = world();
    undated.owner_reports(Disposition::NoBudget);
    undated.until("2026-06-01 10:00");
    assert_eq!(undated.status(), "looking");
    assert_eq!(undated.owner(), "queue:qualifier");
}

#[test]
fn what_is_no_fit_ends_only_by_another_persons_word() {
    let found = || {
        let mut world = world();
        world.owner_reports(Disposition::NotAFit);
        world
    };
    let mut world = found();
    let told = world.told("quinn");
    let look = ("2026-03-02 10:00".to_owned(), NoticeKind::DormantReview);
    assert_eq!(told, [look]);
    let offered = followup::access::verdicts(world.lead());
    assert!(offered.contains(&Verdict::NotAFit) && offered.contains(&Verdict::Refuse));
    world.verdict(Verdict::NotAFit, "quinn");
    assert_eq!((world.status(), world.mails().len()), ("not_a_fit", 0));
    let mut refused = found();
    refused.verdict(Verdict::Refuse, "quinn");
    assert_eq!((refused.status(), steps(&refused).len()), ("refused", 1));
    let mut ready = found();
    let rep = ready.lead().preferred.clone();
    ready.verdict(Verdict::Ready, "quinn");
    assert_eq!((ready.lead().rep(), ready.lead().cycle), (rep.as_ref(), 2));
    // Who went quiet was called no fit by nobody.
    let mut quiet = self::world();
    quiet.owner_reports(Disposition::Nurture);
    quiet.until("2026-06-01 10:00");
    let offered = followup::access::verdicts(quiet.lead());
    assert!(!offered.contains(&Verdict::NotAFit) && !offered.contains(&Verdict::Refuse));
}

#[test]
fn at_what_is_no_fit_somebody_looks_again_if_nobody_has() {
    let mut world = world();
    world.owner_reports(Disposition::NotAFit);
    world.until("2026-03-05 10:00");
    let rested = world.record.lines.iter().rev().find_map(|line| {
        let Fact::Rested { because, .. } = line.entry.fact else {
            return None;
        };
        Some(because)
    });
    assert_eq!(
        (world.status(), rested),
        ("resting", Some(RestReason::NotAFit))
    );
    world.until("2026-06-05 10:00");
    assert_eq!(world.told_when(&NoticeKind::DormantReview).len(), 2);
}

#[test]
fn a_team_of_one_judges_what_is_no_fit_alone() {
    let policy = crate::people::solo();
    let mut world = World::of(policy, "2026-03-02 10:00", BUYER);
    world.owner_reports(Disposition::NotAFit);
    assert_eq!(world.status(), "not_a_fit");
}

#[test]
fn nothing_that_is_handed_back_is_lost() {
    for fields in [BUYER, BY_MAIL, BY_PHONE] {
        for reason in REASONS {
            let mut world = World::with("2026-03-02 10:00", fields);
            world.owner_reports(reason);
            for _ in 0..26 {
                let later = world.now + Duration::days(7);
                world.until_instant(later);
                let lead = world.lead();
                if let Stage::Closed { .. } = lead.stage {
                    break;
                }
                assert!(lead.owner().is_some(), "{reason:?}");
                let next = agenda(&world.policy, lead);
                assert!(next.is_some_and(|next| next.next().at() > world.now));
            }
            let looked = [EntryKind::Woke, EntryKind::Queued];
            let came_back = looked.iter().any(|kind| !world.times(*kind).is_empty());
            assert!(came_back, "{reason:?} of {fields:?} came back to nobody");
        }
    }
}
