//! Where answers would not come back: no written step goes out by itself.

use cloud::table::outbox::{Content, OutboxItem, State};
use cloud::table::received_mail::probe_key;
use cloud::transact::Acted;
use followup::booking::{Arrangement, Side};
use followup::event::{Disposition, Event};
use followup::ids::LeadId;
use followup::message::{ACKNOWLEDGEMENT, Message, NoticeKind};
use followup::timeline::{Actor, Entry, Fact, Ruling};
use send::{Delivered, deliver};

use crate::lists::morning_of;
use crate::support::{ANA, TUESDAY, Town, at, person, shipped, shown};

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
    if town.state(lead, ACKNOWLEDGEMENT).await == State::Pending {
        town.acknowledgement_lapses(lead).await;
    }
    town.post().await;
    // Into the next hour, whose mail is still to come.
    town.advance(60);
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
    assert_eq!(
        town.deliver(&lead, "mail").await,
        Delivered::AwaitingApproval
    );
    let (item, message) = town.message(&lead, "mail").await;
    assert_eq!(item.state, State::AwaitingApproval);
    assert_eq!(item.due_at, Some(message.not_after));
    insta::assert_snapshot!(shown(&town.mail_named("Ready for Ana Silva").await));
    assert!(
        town.timeline(&lead)
            .await
            .iter()
            .any(|line| line.starts_with("awaiting_approval: "))
    );
}

#[tokio::test]
async fn a_draft_that_is_ready_outside_the_reps_hours_stands_on_the_list_at_opening() {
    let (town, lead) = due().await;
    town.deliver(&lead, "mail").await;
    town.post().await;
    let (_, message) = town.message(&lead, "mail").await;
    town.set("2026-03-04T23:00:00Z");
    let waits = NoticeKind::Approval {
        message: message.id,
    };
    town.notice("riley", &lead, waits).await;
    town.set("2026-03-05T14:00:00Z");
    morning_of(&town, "riley").await;
    let list = town.mail_to("riley@example.com").await;
    let says = "A mail is ready and waits for you until";
    assert!(shown(&list).contains(says), "{}", shown(&list));
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
    // Whoever was asked to send it can still do so.
    town.advance(60);
    insta::assert_snapshot!(shown(&town.mail_named("Left out: the mail to").await));
}

/// Ana has a time with Riley, and its confirmation has gone out.
async fn booked(town: &Town) -> LeadId {
    let lead = town.riley_gets(ANA).await;
    let take = Arrangement::Take {
        rep: person("riley"),
        why: None,
        from: at("2026-03-05T15:00:00Z"),
        zone: None,
        sure: true,
        by: Side::Lead,
    };
    let acted = town.event(&lead, Event::AppointmentChanged(take)).await;
    assert!(matches!(acted, Acted::Done(_)), "{acted:?}");
    town.post().await;
    lead
}

#[tokio::test]
async fn a_booking_is_confirmed_by_itself_and_its_reminder_waits_for_the_rep() {
    let town = Town::bare(TUESDAY, |settings| settings.reply_domain = None).await;
    town.push(&shipped()).await;
    let lead = booked(&town).await;
    assert_eq!(
        town.state(&lead, "booked_1_0_0-2").await,
        State::Sent,
        "the answer to what they have just done"
    );
    town.set("2026-03-04T15:00:00Z");
    town.tick(&lead).await;
    let step = "booking_reminder_1_0_1-2";
    assert_eq!(town.deliver(&lead, step).await, Delivered::AwaitingApproval);
    insta::assert_snapshot!(shown(&town.mail_named("Ready for Ana Silva").await));
    // Where answers come back, it leaves by itself.
    let town = Town::new(TUESDAY).await;
    let lead = booked(&town).await;
    town.set("2026-03-04T15:00:00Z");
    town.tick(&lead).await;
    assert_eq!(town.deliver(&lead, step).await, Delivered::Sent);
}

#[tokio::test]
async fn a_reminder_of_a_time_that_was_moved_is_not_released() {
    let town = Town::bare(TUESDAY, |settings| settings.reply_domain = None).await;
    town.push(&shipped()).await;
    let lead = booked(&town).await;
    town.set("2026-03-04T15:00:00Z");
    town.tick(&lead).await;
    let step = "booking_reminder_1_0_1-2";
    assert_eq!(town.deliver(&lead, step).await, Delivered::AwaitingApproval);
    let cancel = Arrangement::Cancel { by: Side::Lead };
    town.event(&lead, Event::AppointmentChanged(cancel)).await;
    let (held, message) = town.message(&lead, step).await;
    let now = town.now();
    let again = Message {
        stop_generation: town.stored(&lead).await.lead.stop_generation,
        not_before: now,
        ..message
    };
    let entry = Entry {
        fact: Fact::Verdict {
            ruling: Ruling::Released {
                step: step.to_owned(),
            },
        },
        by: Actor::Person(person("riley")),
    };
    let released = town.cloud.release_message(&held, &again, entry, now).await;
    assert!(released.unwrap());
    let messages = town.messages(&lead).await;
    let waits = |one: &&OutboxItem| match &one.content {
        Content::Lead(message) => message.step == step && one.state == State::Pending,
        Content::Team(_) | Content::Lost { .. } => false,
    };
    let released = messages.iter().find(waits).unwrap().key();
    assert_eq!(town.deliver_key(&released).await, Delivered::Skipped);
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
    assert_eq!(
        town.deliver(&lead, "letter").await,
        Delivered::AwaitingApproval
    );
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
    let mail = town.aws.mailbox().all().pop().unwrap();
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
        NoticeKind::Escalation(followup::message::Escalation::Untouched),
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
