//! Who was told that a lead of theirs moves on: whoever has it, by a mail that shows it and has left.

use followup::event::Event;
use followup::ids::LeadId;
use followup::message::NoticeKind;
use followup::telling::{Telling, Untold};
use local::Fault;

use crate::support::{ANA, BO, CY, TUESDAY, Town, person};
use crate::to_team::words;

/// When the mails that told somebody left.
async fn told(town: &Town, lead: &LeadId, who: &str) -> Vec<Telling> {
    town.cloud.tellings(lead, &person(who)).await.unwrap()
}

#[tokio::test]
async fn a_warning_tells_once_it_has_left() {
    let town = Town::new(TUESDAY).await;
    let (ana, bo) = (town.riley_gets(ANA).await, town.riley_gets(BO).await);
    town.post().await;
    assert_eq!(told(&town, &ana, "riley").await, [], "a task tells nothing");
    town.set("2026-03-04T19:30:00Z");
    for lead in [&ana, &bo] {
        town.notice("riley", lead, NoticeKind::Warning).await;
    }
    // Nobody knows whether it left.
    town.mail_fails(Fault::AnswerLost, 9);
    town.post().await;
    for lead in [&ana, &bo] {
        assert_eq!(told(&town, lead, "riley").await, []);
    }
    // The next try is known to have left, with both.
    town.aws.faults().reset();
    town.advance(16);
    town.mail_named("Going to somebody else soon").await;
    let at = town.now();
    let returned = false;
    for lead in [&ana, &bo] {
        assert_eq!(told(&town, lead, "riley").await, [Telling { at, returned }]);
        assert_eq!(told(&town, lead, "sam").await, []);
    }
}

#[tokio::test]
async fn a_warning_on_the_list_at_opening_says_when_and_tells() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.post().await;
    town.set("2026-03-03T22:00:00Z");
    town.notice("riley", &lead, NoticeKind::Warning).await;
    town.set("2026-03-04T14:00:00Z");
    let list = words(&town.mail_named("Today, Wednesday").await);
    assert!(list.contains("moves on at"), "{list}");
    assert_eq!(told(&town, &lead, "riley").await.len(), 1);
}

#[tokio::test]
async fn what_somebody_reads_about_the_lead_of_another_tells_nobody() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.post().await;
    town.set("2026-03-04T19:30:00Z");
    town.notice("sam", &lead, NoticeKind::Warning).await;
    town.post().await;
    for who in ["riley", "sam"] {
        assert_eq!(told(&town, &lead, who).await, []);
    }
}

/// Whoever gets a lead by a move has one span, and no warning: the mail about it says when it moves on.
#[tokio::test]
async fn who_gets_a_lead_by_a_move_is_told_at_once_when_it_moves_on() {
    for (at, list) in [
        ("2026-03-05T15:00:00Z", false),
        ("2026-03-05T22:00:00Z", true),
    ] {
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(ANA).await;
        town.post().await;
        town.set(at);
        let due = Event::MoveDue {
            owner: person("riley"),
            tellings: Vec::new(),
            is_managed: true,
        };
        town.event(&lead, due).await;
        town.routed(&lead, "sam").await;
        if list {
            town.set("2026-03-06T14:00:00Z");
        }
        let mails = town.post().await;
        let to_sam = mails.iter().find(|mail| mail.to == ["sam@example.com"]);
        let said = words(to_sam.unwrap());
        assert!(said.to_lowercase().contains("it moves on at"), "{said}");
        assert_eq!(told(&town, &lead, "sam").await.len(), 1);
    }
}

#[tokio::test]
async fn the_manager_reads_one_line_of_each_person_who_was_not_told() {
    let town = Town::new(TUESDAY).await;
    let mut leads = Vec::new();
    for fields in [ANA, BO, CY] {
        leads.push(town.asks(fields).await);
    }
    town.post().await;
    town.set("2026-03-03T22:00:00Z");
    let unreached = |rep: &str, why: Untold| NoticeKind::Unreached {
        rep: person(rep),
        why,
    };
    for lead in &leads {
        let notice = unreached("sam", Untold::NotInTime);
        town.notice("morgan", lead, notice).await;
    }
    // Each of them moved on once.
    let notice = unreached("sam", Untold::Returned);
    town.notice("morgan", &leads[0], notice).await;
    let notice = unreached("riley", Untold::NotInTime);
    town.notice("morgan", &leads[1], notice).await;
    town.set("2026-03-04T14:00:00Z");
    let mails = town.post().await;
    let list = mails.iter().find(|mail| mail.to == ["morgan@example.com"]);
    let said = words(list.unwrap());
    let sam = "Sam Okafor — mail has not arrived in time";
    let riley = "Riley Chen — was not told in time";
    assert_eq!(said.matches(sam).count(), 1, "{said}");
    assert_eq!(said.matches(riley).count(), 1, "{said}");
    for name in ["Ana Silva", "Bo Ek", "Cy Young"] {
        assert!(said.contains(name), "{said}");
    }
}
