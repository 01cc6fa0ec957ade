//! What a person agreed moves with three lines from who agreed on it, and the lead hears who it is now.

use followup::booking::{Arrangement, Side};
use followup::event::{Disposition, Event, Sign};
use followup::lead::{HandoverReason, ObligationKind};
use followup::message::{ApprovalReason, Message, NoticeKind, StopRule};
use followup::policy::Policy;
use followup::team::{RepLoad, TimeAway};
use followup::timeline::{EntryKind, Fact};
use followup::work::owner_absent;

use crate::support::{changed, ny, person};
use crate::world::{BUYER, BY_PHONE, World};

const AGREED: &str = "2026-03-05 10:00";

/// Somebody agreed on Thursday at ten with their rep.
fn agreed() -> (World, String, &'static str) {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, Some(ny(AGREED)));
    let other = if rep == "sam" { "riley" } else { "sam" };
    (world, rep, other)
}

fn given(world: &mut World, to: &str) {
    let (to, by) = (person(to), person("morgan"));
    world.give(0, &Event::Assigned { to, by });
}

fn absent(world: &mut World, why: HandoverReason) {
    world.give(0, &Event::OwnerAbsent { why });
}

/// The mails that say whose the lead is now.
fn introductions(world: &World) -> Vec<&Message> {
    let messages = world.record.messages.iter().map(|planned| &planned.message);
    messages
        .filter(|message| message.template == "new_contact")
        .collect()
}

fn since(world: &World) -> Vec<(ObligationKind, calendar::Instant)> {
    world
        .lead()
        .owed
        .iter()
        .map(|owed| (owed.kind, owed.since))
        .collect()
}

#[test]
fn the_managers_click_moves_it_with_its_age_and_asks_for_three_lines() {
    let (mut world, rep, other) = agreed();
    world.until("2026-03-06 10:00");
    let before = since(&world);
    given(&mut world, other);
    assert_eq!(since(&world), before, "no move makes it younger");
    let told = world.told(&rep);
    assert_eq!(told.last().unwrap().1, NoticeKind::ThreeLines);
    assert!(!told.iter().any(|(_, kind)| *kind == NoticeKind::MovedAway));
    assert_eq!(world.told(other).last().unwrap().1, NoticeKind::MovedHere);
    // The manager's click sends the mail, and it leaves at once.
    let mails = introductions(&world);
    assert_eq!(mails.len(), 1);
    assert_eq!(
        (mails[0].stop_rule, mails[0].approval),
        (StopRule::Released, None)
    );
    assert_eq!(world.times(EntryKind::HandedOver).len(), 1);
}

#[test]
fn whoever_has_it_hands_it_over_with_its_age_and_is_asked_for_nothing() {
    let (mut world, rep, other) = agreed();
    world.until("2026-03-06 10:00");
    let before = since(&world);
    let hands = |world: &mut World, to: &str, by: &str| {
        let (to, by) = (person(to), person(by));
        world.give(0, &Event::HandedOver { to, by });
    };
    for (to, by) in [
        (rep.as_str(), rep.as_str()),
        ("nobody", &rep),
        (other, "jordan"),
        ("jordan", other),
    ] {
        hands(&mut world, to, by);
        assert_eq!(world.owner(), rep, "{by} gives {to} nothing");
    }
    let told = world.told(&rep).len();
    hands(&mut world, other, &rep);
    assert_eq!((world.owner(), since(&world)), (other.to_owned(), before));
    assert_eq!(world.told(&rep).len(), told, "nothing is asked any more");
    assert_eq!(world.told(other).last().unwrap().1, NoticeKind::MovedHere);
    let handover = world.lead().handover.as_ref().unwrap();
    assert_eq!(
        (handover.why, handover.answered),
        (HandoverReason::OwnersChoice, true)
    );
    let mails = introductions(&world);
    assert_eq!((mails.len(), mails[0].stop_rule), (1, StopRule::Released));
    assert_eq!(world.rep_load(&rep).lapses, 0);
}

#[test]
fn what_nobody_agreed_is_handed_over_without_a_mail() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let other = if rep == "sam" { "riley" } else { "sam" };
    let (to, by) = (person(other), person(&rep));
    world.give(0, &Event::HandedOver { to, by });
    assert_eq!(world.owner(), other);
    assert_eq!(introductions(&world).len(), 0);
    assert_eq!(world.times(EntryKind::Noted).len(), 1);
}

#[test]
fn each_move_is_said_once_and_a_mail_of_its_own() {
    let (mut world, rep, other) = agreed();
    given(&mut world, other);
    given(&mut world, other);
    assert_eq!(
        introductions(&world).len(),
        1,
        "the same once more is no move"
    );
    given(&mut world, &rep);
    assert_eq!(introductions(&world).len(), 2);
    // And nothing is asked of whoever has it again.
    assert!(!world.lead().was_handed_over_by(&person(&rep)));
    assert!(world.lead().was_handed_over_by(&person(other)));
}

#[test]
fn what_nobody_agreed_moves_without_a_word() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let other = if rep == "sam" { "riley" } else { "sam" };
    given(&mut world, other);
    assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::MovedAway);
    assert_eq!(introductions(&world).len(), 0);
    assert_eq!(world.lead().handover, None);
}

#[test]
fn whose_owner_is_away_when_its_day_comes_moves_at_once() {
    let (mut world, rep, _) = agreed();
    world.rep_load(&rep).away = vec![TimeAway::until(ny("2026-03-20 09:00"))];
    absent(&mut world, HandoverReason::Away);
    assert_eq!(world.owner(), rep, "its day has not come");
    world.until(AGREED);
    let before = since(&world);
    absent(&mut world, HandoverReason::Away);
    let now = world.owner();
    assert_ne!(now, rep);
    assert_eq!(since(&world), before);
    assert_eq!(world.told(&rep).last().unwrap().1, NoticeKind::ThreeLines);
    assert_eq!(world.told(&now).last().unwrap().1, NoticeKind::MovedHere);
    assert!(world.lead().former.is_empty(), "to be away is no lapse");
    assert_eq!(world.rep_load(&rep).lapses, 0);
    // By itself nothing goes out to who has been in contact: the new owner sends it.
    let mails = introductions(&world);
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].approval, Some(ApprovalReason::InContact));
    assert_eq!(mails[0].stop_rule, StopRule::Automatic);
}

#[test]
fn with_nobody_free_it_is_the_managers_and_stays_owed() {
    let (mut world, rep, _) = agreed();
    for one in ["riley", "sam", "jordan"] {
        world.rep_load(one).away = vec![TimeAway::until(ny("2026-03-20 09:00"))];
    }
    world.until(AGREED);
    absent(&mut world, HandoverReason::Away);
    assert_eq!(world.status(), "with_manager");
    assert!(world.lead().owed.has(&[ObligationKind::NextStep]));
    assert_eq!(introductions(&world).len(), 0, "nobody has it yet");
    world.until("2026-03-23 09:00");
    assert!(world.lead().rep().is_some(), "somebody is back");
    assert_eq!(introductions(&world).len(), 1);
    assert_eq!(
        world
            .told(&rep)
            .iter()
            .filter(|(_, kind)| *kind == NoticeKind::ThreeLines)
            .count(),
        1
    );
}

#[test]
fn who_is_absent_is_told_by_the_team_file_and_by_the_absence_that_outlasts_the_day() {
    let (mut world, rep, _) = agreed();
    let why = |world: &World, until: Option<&str>| {
        let mut load = world.team.load(&person(&rep));
        load.away = until
            .map(|until| TimeAway::until(ny(until)))
            .into_iter()
            .collect();
        owner_absent(&world.policy, world.lead(), &load, world.now)
    };
    assert_eq!(
        why(&world, Some("2026-03-20 09:00")),
        None,
        "its day has not come"
    );
    world.until(AGREED);
    assert_eq!(why(&world, None), None);
    // The step is due four hours after its time: who is back by then does it.
    assert_eq!(why(&world, Some("2026-03-05 14:00")), None);
    assert_eq!(
        why(&world, Some("2026-03-05 14:01")),
        Some(HandoverReason::Away)
    );
    let id = format!("id = \"{rep}\"");
    world.policy = Policy::compile(&changed("team.toml", &id, "id = \"alex\"")).unwrap();
    assert_eq!(why(&world, None), Some(HandoverReason::Left));
    world.team.loads.push(RepLoad::new(person("alex")));
    absent(&mut world, HandoverReason::Left);
    let asked = |world: &World| {
        world
            .record
            .told
            .iter()
            .any(|told| told.notice.kind == NoticeKind::ThreeLines)
    };
    assert!(!asked(&world), "who has left is asked for nothing");
}

#[test]
fn the_three_lines_go_to_whoever_has_it_now() {
    let (mut world, rep, other) = agreed();
    given(&mut world, other);
    let by = person(&rep);
    world.give(
        0,
        &Event::NoteAdded {
            by: by.clone(),
            answer: true,
        },
    );
    assert_eq!(world.told(other).last().unwrap().1, NoticeKind::LinesCame);
    assert!(
        !world
            .told(&rep)
            .iter()
            .any(|(_, kind)| *kind == NoticeKind::Unclear)
    );
    assert!(world.lead().handover.as_ref().unwrap().answered);
    // A note of whoever has it is one like any other.
    let by = person(other);
    world.give(0, &Event::NoteAdded { by, answer: true });
    assert_eq!(world.told(other).last().unwrap().1, NoticeKind::Unclear);
}

#[test]
fn nobody_reads_whose_they_are_who_may_not_be_written_to() {
    let phone = {
        let mut world = World::with("2026-03-02 10:00", BY_PHONE);
        world.owner_reports(Disposition::Reached);
        world
    };
    let unsubscribed = {
        let (mut world, ..) = agreed();
        world.sign(Sign::Bounced);
        world
    };
    for mut world in [phone, unsubscribed] {
        let other = if world.owner() == "sam" {
            "riley"
        } else {
            "sam"
        };
        given(&mut world, other);
        assert_eq!(introductions(&world).len(), 0);
        let handed = world
            .record
            .lines
            .iter()
            .filter(|line| matches!(line.entry.fact, Fact::HandedOver { .. }));
        assert_eq!(handed.count(), 1);
    }
}

#[test]
fn a_team_of_one_has_nobody_to_move_it_to() {
    let (mut world, rep, _) = agreed();
    world.until(AGREED);
    let alone = format!(
        "[[people]]\nid = \"{rep}\"\nname = \"Al One\"\nemail = \"al@example.com\"\nroles = [\"rep\", \"manager\", \"qualifier\"]\n"
    );
    let mut files = crate::support::shipped();
    files.files.insert("team.toml".to_owned(), alone);
    world.policy = Policy::compile(&files).unwrap();
    absent(&mut world, HandoverReason::Away);
    assert_eq!(world.owner(), rep);
}

#[test]
fn what_falls_due_before_its_owner_is_back_moves_with_its_age_and_what_does_not_stays() {
    let mut world = World::with("2026-03-02 10:00", BUYER);
    let rep = world.owner();
    let since = world.lead().owed.first_touch().unwrap().since;
    let away = |world: &mut World, until: &str| {
        let event = Event::OwnerAway {
            rep: person(&rep),
            back: ny(until),
        };
        world.rep_load(&rep).away = vec![TimeAway::until(ny(until))];
        world.give(0, &event);
    };
    // It is due at 14:00: whoever is back at noon does it.
    away(&mut world, "2026-03-02 12:00");
    assert_eq!(world.owner(), rep);
    let lapses = world.team.load(&person(&rep)).lapses;
    away(&mut world, "2026-03-09 09:00");
    assert_ne!(world.owner(), rep);
    let lead = world.lead();
    assert_eq!(
        lead.owed.first_touch().unwrap().since,
        since,
        "its true age"
    );
    assert!(lead.former.is_empty() && lead.handover.is_none());
    assert_eq!(world.team.load(&person(&rep)).lapses, lapses);
    // Said of somebody who does not have it, it moves nothing.
    let owner = world.owner();
    away(&mut world, "2026-03-10 09:00");
    assert_eq!(world.owner(), owner);
}

#[test]
fn what_was_agreed_with_somebody_who_goes_away_waits_for_its_day() {
    let (mut world, rep, _) = agreed();
    let event = Event::OwnerAway {
        rep: person(&rep),
        back: ny("2026-03-16 09:00"),
    };
    world.give(0, &event);
    assert_eq!(world.owner(), rep);
}

fn hands(world: &mut World, to: &str, by: &str) {
    let (to, by) = (person(to), person(by));
    world.give(0, &Event::HandedOver { to, by });
}

#[test]
fn while_a_meeting_stands_nobody_hands_the_lead_over() {
    let (mut world, rep, other) = agreed();
    let take = Arrangement::Take {
        rep: person(&rep),
        why: None,
        from: ny(AGREED),
        zone: None,
        sure: true,
        by: Side::Team(person(&rep)),
    };
    world.give(0, &Event::AppointmentChanged(take));
    assert!(world.lead().meeting().is_some());
    let before = world.lead().clone();
    hands(&mut world, other, &rep);
    assert_eq!(*world.lead(), before);
}

#[test]
fn a_handover_of_nothing_that_was_agreed_leaves_no_trace_of_the_one_before() {
    let mut world = World::with("2026-03-02 10:00", BY_PHONE);
    let (rep, task) = (world.owner(), world.lead().task());
    world.report_as(0, &rep, Disposition::Reached, &task, Some(ny(AGREED)));
    let others: Vec<&str> = ["riley", "sam", "jordan"]
        .into_iter()
        .filter(|one| *one != rep)
        .collect();
    given(&mut world, others[0]);
    world.owner_reports(Disposition::WrongNumber);
    let lead = world.lead();
    assert!(lead.handover.is_some() && !lead.owed.has(&[ObligationKind::NextStep]));
    hands(&mut world, others[1], others[0]);
    assert_eq!(world.owner(), others[1]);
    assert_eq!(world.lead().handover, None);
    assert!(!world.lead().was_handed_over_by(&person(&rep)));
}

#[test]
fn two_who_hand_a_lead_to_and_fro_keep_it_from_nobody() {
    let (mut world, rep, other) = agreed();
    world.until("2026-03-05 10:00");
    let mut who = (rep.as_str(), other);
    for day in 5..=6 {
        for hour in 10..=16 {
            world.until(&format!("2026-03-0{day} {hour}:00"));
            hands(&mut world, who.1, who.0);
            who = (who.1, who.0);
        }
    }
    assert!(!world.times(EntryKind::Escalated).is_empty());
}
