//! What a mail to the team says is so: who has a lead, when it moves on, for when a step was agreed, and what was asked.

use followup::event::{Disposition, Event, Evidence, Outcome, Verdict};
use followup::ids::LeadId;
use followup::message::{Escalation, NoticeKind};
use followup::route::Routing;

use crate::support::{ANA, TUESDAY, Town, at, person};
use crate::to_team::words;

/// Riley has let Ana lapse, and somebody is to be chosen.
async fn lapsed(town: &Town) -> LeadId {
    let lead = town.riley_gets(ANA).await;
    for moment in ["2026-03-04T19:30:00Z", "2026-03-05T15:10:00Z"] {
        town.set(moment);
        town.tick(&lead).await;
    }
    town.post().await;
    lead
}

#[tokio::test]
async fn a_queue_takes_nobody_over() {
    let town = Town::new(TUESDAY).await;
    let lead = lapsed(&town).await;
    let refused = Vec::new();
    town.event(
        &lead,
        Event::Routed(Routing::Exhausted {
            refused,
            others_wait: false,
            free_from: None,
        }),
    )
    .await;
    // Into the next hour, whose mail is still to come.
    town.advance(60);
    town.notice("riley", &lead, NoticeKind::MovedAway).await;
    let mail = town.mail_named("Ana Silva is now").await;
    assert_eq!(mail.subject, "Ana Silva is now in the manager's queue");
    assert!(!words(&mail).contains("Morgan"), "{}", words(&mail));
}

#[tokio::test]
async fn whoever_has_got_it_by_a_move_reads_when_it_moves_on_and_the_first_owner_does_not() {
    let town = Town::new(TUESDAY).await;
    let lead = lapsed(&town).await;
    town.routed(&lead, "sam").await;
    let mail = words(&town.mail_named("Now yours").await);
    let moves = "Unless a contact is reported first, it moves on at 2:10 PM.";
    assert!(mail.contains(moves), "{mail}");
    // Given by the manager while nobody has let it lapse, it is the first owner's.
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let (to, by) = (person("sam"), person("morgan"));
    town.event(&lead, Event::Assigned { to, by }).await;
    let mail = words(&town.mail_named("Now yours").await);
    assert!(mail.contains("Morgan Lee has given it to you."), "{mail}");
    assert!(!mail.contains("it moves on"), "{mail}");
}

#[tokio::test]
async fn what_comes_back_by_itself_was_given_by_nobody() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.reports(&lead, "riley", Disposition::WrongPerson).await;
    let (verdict, by) = (Verdict::Ready, person("quinn"));
    town.event(&lead, Event::Verdict { verdict, by }).await;
    town.routed(&lead, "sam").await;
    let mail = words(&town.mail_named("Now yours").await);
    assert!(!mail.contains("given it to you"), "{mail}");
    assert!(mail.contains("It was with somebody else before"), "{mail}");
}

#[tokio::test]
async fn an_agreed_hour_is_said_in_one_way_before_it_and_after() {
    for agreed in [true, false] {
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(ANA).await;
        town.acknowledgement_lapses(&lead).await;
        let outcome = Outcome {
            by: person("riley"),
            task: town.stored(&lead).await.lead.task(),
            disposition: Disposition::Reached,
            next_at: agreed.then(|| at("2026-03-06T15:00:00Z")),
            again: false,
            link: None,
            amount: None,
            known: Evidence::Said,
        };
        town.event(&lead, Event::Outcome(outcome)).await;
        town.set("2026-03-06T15:30:00Z");
        town.notice("riley", &lead, NoticeKind::CallDue).await;
        let mail = town.mail_named("Next: Ana Silva").await;
        let word = if agreed { "agreed" } else { "planned" };
        let said = format!("Next: Ana Silva, {word} for today 10:00 AM");
        assert_eq!(mail.subject, said);
        assert!(!words(&mail).contains("due today"), "{}", words(&mail));
        let overdue = NoticeKind::Escalation(Escalation::StepOverdue);
        town.set("2026-03-09T15:30:00Z");
        town.notice("morgan", &lead, overdue).await;
        let mail = words(&town.mail_named("Nobody has reported").await);
        let said = format!("{word} for Friday, March 6, 10:00 AM");
        assert!(mail.contains(&said), "{mail}");
        assert!(!mail.contains("overdue"), "{mail}");
    }
}

#[tokio::test]
async fn what_joined_stands_in_every_later_task_and_one_voicemail_is_no_conversation() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.reports(&lead, "riley", Disposition::Voicemail).await;
    town.advance(20);
    town.asks(&[
        ("name", "Ana Silva"),
        ("email", "ana@acme.test"),
        ("phone", "+1 212 555 0188"),
        ("topic", "sales"),
        ("message", "And what do 300 cost?"),
    ])
    .await;
    town.post().await;
    for kind in [NoticeKind::CallDue, NoticeKind::MovedHere] {
        town.advance(60);
        town.notice("riley", &lead, kind).await;
        let mails = town.post().await;
        let task = words(mails.last().unwrap());
        for said in [
            "What do 200 lamps cost?",
            "And what do 300 cost?",
            "They wrote once more, on Tuesday, March 3",
            "They also gave +1 212 555 0188",
            "Company: Acme Lamps",
        ] {
            assert!(task.contains(said), "{said} is missing:\n{task}");
        }
        assert!(!task.contains("We are in touch"), "{task}");
    }
}
