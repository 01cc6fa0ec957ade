//! Every state that a message passes, and what brings it there.

use calendar::format_instant;
use cloud::keys::Key;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Claim, Guard, LeadGuard, State, StateChange};
use followup::event::{AnnouncementChoice, Disposition, Event, Sign};
use followup::figures::Acknowledgements;
use followup::message::{ACKNOWLEDGEMENT, MailRefusal, NotSentReason};
use local::{Fault, FaultPlan, FaultRule, LocalService};
use send::{Delivered, handle};
use serde_json::json;

use crate::support::{ANA, TOO_LATE, TUESDAY, Town, changed, person, shipped, shown};

#[tokio::test]
async fn an_acknowledgement_is_sent_once_however_often_it_is_announced() {
    let town = Town::new(TUESDAY).await;
    let lead = town.asks(ANA).await;
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    town.advance(2);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Sent);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    let key = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
    let event = json!({"detail": {"pk": key.pk, "sk": key.sk}});
    handle(&town.cloud, event).await.unwrap();
    assert_eq!(town.aws.mailbox().len(), 1);
    let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert_eq!(message.state, State::Sent);
    let ses_id = message.ses_id.unwrap();
    assert_eq!(town.aws.mailbox().all()[0].ses_id, ses_id);
    assert!(
        town.cloud
            .message_by_ses_id(&ses_id)
            .await
            .unwrap()
            .is_some()
    );
    let timeline = town.timeline(&lead).await;
    assert_eq!(timeline.last().unwrap(), "sent: acknowledgement");
}

#[tokio::test]
async fn two_workers_with_the_same_message_send_it_once() {
    let town = Town::new(TUESDAY).await;
    let lead = town.asks(ANA).await;
    town.advance(2);
    let key = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
    let (one, two) = tokio::join!(town.deliver_key(&key), town.deliver_key(&key));
    assert_eq!(town.aws.mailbox().len(), 1, "{one:?} {two:?}");
}

#[tokio::test]
async fn an_event_that_names_nothing_is_an_error_and_one_for_a_message_that_is_gone_is_not() {
    let town = Town::new(TUESDAY).await;
    assert!(handle(&town.cloud, json!({"detail": {}})).await.is_err());
    let gone = json!({"pk": "L#abc", "sk": "M#abc"});
    handle(&town.cloud, gone).await.unwrap();
}

#[tokio::test]
async fn nothing_leaves_while_sending_is_off() {
    let town = Town::bare(TUESDAY, |settings| settings.sending = false).await;
    town.push(&shipped()).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    assert!(town.post().await.is_empty());
    assert_eq!(town.state(&lead, ACKNOWLEDGEMENT).await, State::Pending);
}

#[tokio::test]
async fn before_there_is_a_policy_an_acknowledgement_waits_and_then_lapses() {
    let town = Town::bare(TUESDAY, |_| {}).await;
    let lead = town.inquires(ANA).await;
    town.advance(5);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    town.advance(TOO_LATE);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Skipped
    );
    assert!(
        town.timeline(&lead)
            .await
            .last()
            .unwrap()
            .starts_with("not_sent: ")
    );
}

#[tokio::test]
async fn an_acknowledgement_that_could_not_leave_in_its_window_leaves_and_says_how_late_it_is() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    let town_of_bo = Town::new(TUESDAY).await;
    let bo = town_of_bo.riley_gets(ANA).await;
    town_of_bo.advance(15);
    assert_eq!(
        town_of_bo.deliver(&bo, ACKNOWLEDGEMENT).await,
        Delivered::Sent
    );
    let in_time = &town_of_bo.aws.mailbox().all()[0];
    assert!(!shown(in_time).contains("comes late"));
    let counted = acknowledgements(&town_of_bo).await;
    assert_eq!((counted.in_window, counted.late), (1, 0));
    town.advance(TOO_LATE - 1);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Sent);
    let late = shown(&town.aws.mailbox().all()[0]);
    assert!(
        late.contains("This email comes late: you wrote 2 days ago"),
        "{late}"
    );
    let counted = acknowledgements(&town).await;
    assert_eq!((counted.in_window, counted.late), (0, 1));
}

/// How many acknowledgements have left today, by what the figures keep.
async fn acknowledgements(town: &Town) -> Acknowledgements {
    let now = town.cloud.now();
    let policy = town.cloud.active_policy(now).await.unwrap().unwrap();
    let today = policy.calendar().local(now).date_naive();
    let period = town.cloud.period(today, today, today).await.unwrap();
    period.sum().acknowledgements
}

#[tokio::test]
async fn what_the_mail_service_says_that_it_has_is_counted_once() {
    let town = Town::new(TUESDAY).await;
    let lead = town.asks(ANA).await;
    town.advance(2);
    town.deliver(&lead, ACKNOWLEDGEMENT).await;
    let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
    let event = json!({"detail": {"pk": message.key().pk, "sk": message.key().sk}});
    handle(&town.cloud, event).await.unwrap();
    let counted = acknowledgements(&town).await;
    assert_eq!((counted.in_window, counted.late), (1, 0));
}

#[tokio::test]
async fn long_past_its_time_a_message_is_skipped_and_becomes_a_task() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(TOO_LATE);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Skipped
    );
    let (item, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert_eq!(item.state, State::Skipped);
    assert!(town.is_a_task_of("riley", &message.id).await);
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn a_lapse_before_the_inquiry_was_judged_is_the_managers_task() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(ANA).await;
    town.advance(TOO_LATE);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Skipped
    );
    let (_, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert!(town.is_a_task_of("morgan", &message.id).await);
}

#[tokio::test]
async fn a_message_that_cannot_be_written_is_held_and_becomes_a_task() {
    let hours = "hours = \"Monday to Friday, 9 AM to 5 PM (New York)\"";
    let town = Town::under(TUESDAY, &changed("policy.toml", hours, "hours = \" \"")).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Held);
    let (item, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert_eq!(item.state, State::Held);
    let why = wording::reason::not_sent(wording::Words::default(), &item.why.unwrap());
    assert!(why.contains("`hours` is empty"), "{why}");
    assert_eq!(
        format_instant(item.due_at.unwrap()),
        "2026-03-03T16:02:00.000Z"
    );
    assert!(town.is_a_task_of("riley", &message.id).await);
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn what_is_held_stays_so_and_comes_up_each_business_day() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_fails(Fault::Refused("MessageRejected"), 1);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Held);
    town.advance(60);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Held);
    let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert_eq!(message.state, State::Held);
    let refusal = MailRefusal::MessageRejected;
    assert_eq!(message.why, Some(NotSentReason::Refused { refusal }));
    assert_eq!(
        format_instant(message.due_at.unwrap()),
        "2026-03-04T14:00:00.000Z"
    );
}

/// Riley left a voicemail with Ana; the written step waits.
async fn a_written_step(town: &Town) -> followup::ids::LeadId {
    let lead = town.riley_gets(ANA).await;
    town.reports(&lead, "riley", Disposition::Voicemail).await;
    town.set("2026-03-04T15:30:00Z");
    town.tick(&lead).await;
    town.reports(&lead, "riley", Disposition::NoAnswer).await;
    town.tick(&lead).await;
    lead
}

#[tokio::test]
async fn a_stop_before_the_claim_skips_the_step() {
    let town = Town::new(TUESDAY).await;
    let lead = a_written_step(&town).await;
    town.sign(&lead, Sign::Replied).await;
    town.advance(60);
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Skipped);
    let timeline = town.timeline(&lead).await;
    assert_eq!(
        timeline.last().unwrap(),
        "not_sent: mail: a stop came first"
    );
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn a_stop_between_the_read_and_the_claim_skips_the_step() {
    let town = Town::new(TUESDAY).await;
    let lead = a_written_step(&town).await;
    town.advance(60);
    // The guard of a worker that read the lead before the stop.
    let stored = town.stored(&lead).await;
    let (item, message) = town.message(&lead, "mail").await;
    town.sign(&lead, Sign::Unsubscribed).await;
    let guard = Guard::Lead(LeadGuard {
        lead: lead.clone(),
        stop_generation: stored.lead.stop_generation,
        stop_rule: message.stop_rule,
        inquiry: message.inquiry.clone(),
        address: town.cloud.address_hash("ana@acme.test"),
        inquired_at: stored.lead.arrived_at,
        template: message.template.clone(),
        words: cloud::table::outbox::MailWords::default(),
        appointment: None,
        other_addresses: Vec::new(),
    });
    let claim = town.cloud.claim(&item, &guard, town.now()).await.unwrap();
    assert_eq!(claim, Claim::Stopped);
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Skipped);
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn a_stop_that_races_the_delivery_never_leaves_a_mail_after_it() {
    for wait in 0..40 {
        let town = Town::new(TUESDAY).await;
        let lead = a_written_step(&town).await;
        town.advance(60);
        let key = town.message(&lead, "mail").await.0.key();
        let stop = async {
            for _ in 0..wait {
                tokio::task::yield_now().await;
            }
            town.sign(&lead, Sign::Unsubscribed).await;
        };
        let (delivered, ()) = tokio::join!(town.deliver_key(&key), stop);
        let sent = town.aws.mailbox().len();
        assert!(
            matches!(
                (delivered, sent),
                (Delivered::Sent, 1) | (Delivered::Skipped, 0)
            ),
            "after {wait} yields: {delivered:?}, {sent} mails"
        );
    }
}

#[tokio::test]
async fn if_the_lead_cannot_be_read_nothing_is_sent() {
    let town = Town::new(TUESDAY).await;
    let lead = a_written_step(&town).await;
    town.advance(60);
    let key = town.message(&lead, "mail").await.0.key();
    let rule = FaultRule::always(Fault::ServerError)
        .service(LocalService::DynamoDb)
        .containing("LEAD");
    town.aws.faults().set(FaultPlan::new().rule(rule));
    assert!(send::deliver(&town.cloud, &key, town.now()).await.is_err());
    town.aws.faults().reset();
    assert!(town.aws.mailbox().is_empty());
    assert_eq!(town.state(&lead, "mail").await, State::Pending);
}

#[tokio::test]
async fn a_repeat_within_the_day_is_skipped_and_noted_and_the_next_day_is_acknowledged() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    town.mail_to("ana@acme.test").await;
    town.advance(60);
    assert_eq!(town.asks(ANA).await, lead);
    town.advance(2);
    let mails = town.post().await;
    assert!(
        mails.iter().all(|mail| mail.to != ["ana@acme.test"]),
        "{mails:#?}"
    );
    let timeline = town.timeline(&lead).await;
    let noted = "not_sent: acknowledgement: acknowledged within the day; noted as a repeat";
    assert!(timeline.contains(&noted.to_owned()), "{timeline:#?}");
    town.advance(25 * 60);
    assert_eq!(town.asks(ANA).await, lead);
    town.advance(2);
    town.mail_to("ana@acme.test").await;
}

#[tokio::test]
async fn an_unsubscription_leaves_the_direct_answer_to_a_newer_inquiry_only() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(1);
    town.sign(&lead, Sign::Unsubscribed).await;
    town.advance(2);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Skipped
    );
    town.asks(ANA).await;
    town.advance(2);
    town.mail_to("ana@acme.test").await;
}

#[tokio::test]
async fn bounce_complaint_and_do_not_contact_hold_even_the_direct_answer_back() {
    for sign in [Sign::Bounced, Sign::Complained, Sign::DoNotContact] {
        let town = Town::new(TUESDAY).await;
        let lead = town.riley_gets(ANA).await;
        town.sign(&lead, sign).await;
        town.advance(2);
        assert_eq!(
            town.deliver(&lead, ACKNOWLEDGEMENT).await,
            Delivered::Skipped,
            "{sign:?}"
        );
        assert!(town.aws.mailbox().is_empty());
    }
}

#[tokio::test]
async fn a_step_waits_until_the_sweep_has_judged_what_they_wrote_meanwhile() {
    let town = Town::new(TUESDAY).await;
    let lead = a_written_step(&town).await;
    town.advance(60);
    town.inquires(ANA).await;
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Nothing);
    assert_eq!(town.state(&lead, "mail").await, State::Pending);
    town.tick(&lead).await;
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Skipped);
}

#[tokio::test]
async fn send_it_now_is_respected_and_signed_by_who_said_so() {
    let town = Town::new(TUESDAY).await;
    let lead = a_written_step(&town).await;
    let (_, message) = town.message(&lead, "mail").await;
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Nothing);
    let now = Event::AnnouncementAnswered {
        message: message.id.clone(),
        choice: AnnouncementChoice::SendNow,
        by: person("riley"),
    };
    town.event(&lead, now).await;
    assert_eq!(town.deliver(&lead, "mail").await, Delivered::Sent);
    let mails = town.aws.mailbox().all();
    assert!(
        mails[0]
            .text
            .as_ref()
            .unwrap()
            .contains("\nRiley Chen, Example Consulting\n")
    );
}

#[tokio::test]
async fn a_worker_that_never_came_back_leaves_an_unknown_message_which_a_person_decides() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(2);
    let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
    let claim = town.cloud.claim(&message, &Guard::Team, town.now()).await;
    assert_eq!(claim.unwrap(), Claim::Claimed);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    town.advance(2);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Unknown
    );
    town.advance(14);
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    town.advance(1);
    assert_eq!(town.deliver(&lead, ACKNOWLEDGEMENT).await, Delivered::Held);
    let (_, message) = town.message(&lead, ACKNOWLEDGEMENT).await;
    assert!(town.is_a_task_of("riley", &message.id).await);
    let timeline = town.timeline(&lead).await;
    assert!(timeline.iter().any(|line| line.starts_with("unknown: ")));
    assert!(
        timeline
            .iter()
            .any(|line| line.starts_with("not_sent: acknowledgement: perhaps"))
    );
    assert!(town.aws.mailbox().is_empty());
}

#[tokio::test]
async fn a_decision_about_a_message_loses_its_race_and_looks_again() {
    let town = Town::new(TUESDAY).await;
    let lead = town.riley_gets(ANA).await;
    town.advance(TOO_LATE);
    // Others write the lead all the while.
    let key = town.message(&lead, ACKNOWLEDGEMENT).await.0.key();
    let force = CommitOptions {
        force: true,
        ..CommitOptions::default()
    };
    let busy = async {
        for _ in 0..10 {
            let now = town.now();
            town.cloud
                .act(&lead, &Event::Tick, now, &force)
                .await
                .unwrap();
        }
    };
    let (delivered, ()) = tokio::join!(town.deliver_key(&key), busy);
    assert_eq!(delivered, Delivered::Skipped);
}

#[tokio::test]
async fn a_message_that_somebody_dropped_meanwhile_is_left_alone() {
    let town = Town::new(TUESDAY).await;
    let lead = town.inquires(ANA).await;
    town.advance(16);
    let (message, _) = town.message(&lead, ACKNOWLEDGEMENT).await;
    let dropped = StateChange::of(&message, State::Dropped, None, None);
    assert!(
        town.cloud
            .transition(&dropped, None, town.now())
            .await
            .unwrap()
    );
    assert_eq!(
        town.deliver(&lead, ACKNOWLEDGEMENT).await,
        Delivered::Nothing
    );
    let elsewhere = Key::new("L#nobody", "M#nothing");
    assert_eq!(town.deliver_key(&elsewhere).await, Delivered::Nothing);
}
