//! Every mail about one lead that the team gets, as it leaves.

use cloud::table::lead::With;
use followup::event::{Disposition, Event, Sign};
use followup::message::{ACKNOWLEDGEMENT, NoticeKind};
use local::Fault;

use crate::support::{ANA, BO, CY, TUESDAY, Town, person, shown};

#[tokio::test]
async fn the_task_of_a_new_lead() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn the_task_of_a_lead_without_a_phone_has_the_words() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(BO).await;
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("riley@example.com").await));
}

#[tokio::test]
async fn the_task_of_an_answer_has_what_they_wrote() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let with = With {
        note: Some("Yes, please call after four.\nAna".to_owned()),
        ..With::default()
    };
    let replied = Event::Sign(Sign::Replied);
    town.cloud
        .act(&lead, &replied, town.now(), &with)
        .await
        .unwrap();
    town.advance(1);
    insta::assert_snapshot!(shown(&town.mail_named("wrote back").await));
}

#[tokio::test]
async fn what_the_qualifier_settles() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(CY).await;
    town.judged(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_to("quinn@example.com").await));
}

#[tokio::test]
async fn a_call_that_is_due_again() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.post().await;
    town.reports(&lead, "riley", Disposition::Voicemail).await;
    town.set("2026-03-04T15:30:00Z");
    town.tick(&lead).await;
    insta::assert_snapshot!(shown(&town.mail_named("Next").await));
}

#[tokio::test]
async fn the_warning_and_both_sides_of_the_move() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.set("2026-03-04T19:30:00Z");
    town.tick(&lead).await;
    let mut mails = town.post().await;
    mails.retain(|mail| mail.subject.contains("moves to a colleague"));
    insta::assert_snapshot!("the_warning", shown(&mails[0]));
    town.set("2026-03-05T15:10:00Z");
    town.tick(&lead).await;
    town.tick(&lead).await;
    town.routed(&lead, "sam").await;
    let mails = town.post().await;
    let to = |address: &str| {
        let found = mails.iter().find(|mail| mail.to == [address]);
        shown(found.unwrap_or_else(|| panic!("{mails:#?}")))
    };
    insta::assert_snapshot!("moved_away", to("riley@example.com"));
    insta::assert_snapshot!("moved_here", to("sam@example.com"));
}

#[tokio::test]
async fn the_announcement_of_a_written_step() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    town.set("2026-03-04T17:00:00Z");
    town.tick(&lead).await;
    town.post().await;
    town.set("2026-03-04T19:05:00Z");
    town.tick(&lead).await;
    let stored = town.stored(&lead).await;
    let messages = town.messages(&lead).await;
    let mails = town.post().await;
    let announced = mails
        .iter()
        .find(|mail| mail.subject.starts_with("Goes out"));
    let Some(announced) = announced else {
        panic!("{stored:#?}\n{messages:#?}\n{mails:#?}");
    };
    insta::assert_snapshot!(shown(announced));
}

#[tokio::test]
async fn they_wrote_again() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let again = [ANA, &[("message", "And what do 300 cost?")]].concat();
    let again: Vec<(&str, &str)> = again
        .into_iter()
        .filter(|(name, value)| *name != "message" || value.starts_with("And"))
        .collect();
    town.advance(20);
    assert_eq!(town.inquires(&again).await, lead);
    town.tick(&lead).await;
    let mails = town.post().await;
    let mail = mails
        .iter()
        .find(|mail| mail.subject.contains("asked again"));
    insta::assert_snapshot!(shown(mail.unwrap()));
}

#[tokio::test]
async fn a_mail_that_was_not_sent_asks_for_a_decision() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_fails(Fault::Refused("MessageRejected"), 1);
    town.deliver(&lead, ACKNOWLEDGEMENT).await;
    insta::assert_snapshot!(shown(&town.mail_named("Not sent").await));
}

#[tokio::test]
async fn a_pause_of_new_leads_says_what_is_still_theirs() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let change = followup::decide::LoadChange::Lapsed(person("riley"));
    for _ in 0..2 {
        let stored = town.stored(&lead).await;
        let policy = town.cloud.active_policy(town.now()).await.unwrap().unwrap();
        let mut decision = followup::decide::Decision::unchanged(&stored.lead);
        decision.loads.push(change.clone());
        let id = format!("lapse {}", stored.version);
        town.cloud
            .commit(
                &policy,
                &stored,
                &decision,
                &id,
                town.now(),
                &With::default(),
            )
            .await
            .unwrap();
    }
    town.notice("riley", &lead, NoticeKind::Paused).await;
    insta::assert_snapshot!(shown(&town.mail_named("No new leads").await));
}

#[tokio::test]
async fn what_has_moved_on_meanwhile_is_not_mailed() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.tick(&lead).await;
    let assigned = Event::Assigned {
        to: person("sam"),
        by: person("morgan"),
    };
    town.event(&lead, assigned).await;
    let mails = town.post().await;
    assert!(
        mails.iter().all(|mail| !mail.subject.starts_with("Call")),
        "{mails:#?}"
    );
    town.reports(&lead, "sam", Disposition::Won).await;
    town.notice("sam", &lead, NoticeKind::MovedHere).await;
    assert!(
        town.post()
            .await
            .iter()
            .all(|mail| mail.to != ["sam@example.com"])
    );
}
