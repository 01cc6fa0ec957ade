//! Where answers would not come back: nothing but acknowledgements goes out by itself.

use cloud::table::outbox::State;
use cloud::table::received_mail::probe_key;
use followup::event::Disposition;
use followup::ids::LeadId;
use send::{Delivered, deliver};

use crate::support::{ANA, TUESDAY, Town, shipped, shown};

/// A company whose answers go to people's own mailboxes, and a lead whose mail is due.
async fn due() -> (Town, LeadId) {
    let town = Town::bare(TUESDAY, |settings| settings.reply_domain = None).await;
    town.push(&shipped()).await;
    let lead = town.riley_gets(ANA).await;
    town.post().await;
    written(&town, &lead).await;
    (town, lead)
}

/// Nobody reaches the lead, and the mail is written down.
async fn written(town: &Town, lead: &LeadId) {
    town.reports(lead, "riley", Disposition::NoAnswer).await;
    town.set("2026-03-04T15:00:00Z");
    town.tick(lead).await;
    town.reports(lead, "riley", Disposition::NoAnswer).await;
    town.tick(lead).await;
    town.post().await;
    town.advance(30);
}

#[tokio::test]
async fn an_acknowledgement_goes_out_by_itself_and_its_answer_goes_to_the_owner() {
    let town = Town::bare(TUESDAY, |settings| settings.reply_domain = None).await;
    town.push(&shipped()).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    let mail = town.mail_to("ana@acme.test").await;
    assert_eq!(mail.headers["Reply-To"], "riley@example.com");
    assert_eq!(town.state(&lead, "acknowledgement").await, State::Sent);
}

#[tokio::test]
async fn a_written_step_reaches_its_rep_as_a_draft_with_every_word() {
    let (town, lead) = due().await;
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Drafted);
    let (message, draft) = town.message(&lead, "mail").await;
    assert!(message.is_draft());
    assert_eq!(message.due_at, Some(draft.not_after));
    insta::assert_snapshot!(shown(&town.mail_named("Ready for Ana Silva").await));
    assert!(
        town.timeline(&lead)
            .await
            .iter()
            .any(|line| line.starts_with("drafted: "))
    );
}

#[tokio::test]
async fn a_draft_that_nobody_sends_is_left_out_and_holds_nothing_up() {
    let (town, lead) = due().await;
    town.deliver(&lead, "mail").await;
    let before = town.stored(&lead).await.lead.stage;
    town.set("2026-03-05T16:00:00Z");
    town.deliver(&lead, "mail").await;
    assert_eq!(town.state(&lead, "mail").await, State::Skipped);
    assert_eq!(town.stored(&lead).await.lead.stage, before);
    let timeline = town.timeline(&lead).await;
    assert_eq!(
        timeline.last().unwrap(),
        "not_sent: mail: a draft that nobody sent in time"
    );
}

#[tokio::test]
async fn when_probes_stop_coming_back_written_steps_become_drafts_by_themselves() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.post().await;
    town.lapses.set(true);
    written(&town, &lead).await;
    // Verified on Tuesday morning; it is Wednesday morning now.
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Sent);
    town.set("2026-03-12T15:00:00Z");
    town.tick(&lead).await;
    town.advance(130);
    assert_eq!(town.deliver(&lead, "letter").await, Delivered::Drafted);
    let draft = town.mail_named("Ready for Ana Silva").await;
    assert_eq!(draft.headers["Reply-To"], "hello@example.com");
}

#[tokio::test]
async fn a_probe_that_leaves_after_a_day_without_one_is_the_alarm() {
    let town = Town::new(TUESDAY).await;
    town.set("2026-03-04T15:00:00Z");
    let now = town.now();
    // Due, and the last one came back within the day and its grace.
    assert_eq!(
        deliver(&town.cloud, &probe_key(), now).await.unwrap(),
        Delivered::Probed
    );
    let mail = town.house.mailbox().all().pop().unwrap();
    assert!(mail.to[0].starts_with("probe-") && mail.to[0].ends_with("@in.example.com"));
    assert_eq!(
        deliver(&town.cloud, &probe_key(), now).await.unwrap(),
        Delivered::Nothing
    );
    town.advance(4 * 60);
    let now = town.now();
    assert_eq!(
        deliver(&town.cloud, &probe_key(), now).await.unwrap(),
        Delivered::Unverified
    );
    assert_eq!(Delivered::Unverified.figure(), Some("unverified"));
    // The first that comes back ends it.
    let known = town.cloud.received_mail().await.unwrap();
    assert!(known.has_lapsed(now));
    town.probed().await;
    let known = town.cloud.received_mail().await.unwrap();
    assert!(known.is_verified(now));
}

#[tokio::test]
async fn the_manager_reads_that_answers_may_be_lost() {
    let town = Town::new("2026-03-03T21:00:00Z").await;
    town.lapses.set(true);
    town.set("2026-03-05T13:00:00Z");
    let lead = town.riley_gets(ANA).await;
    town.notice(
        "morgan",
        &lead,
        followup::message::NoticeKind::Escalation(followup::message::Escalation::Untouched),
    )
    .await;
    town.set("2026-03-05T14:00:00Z");
    let list = town.mail_to("morgan@example.com").await;
    let text = list
        .text
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(text.contains("No probe mail has come back since"), "{text}");
}
