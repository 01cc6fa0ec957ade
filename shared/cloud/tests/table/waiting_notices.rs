//! What is told in a mail of several leads waits beside its lead, and is put into the mail once.

use chrono::Duration;
use cloud::attributes::SCHEMA;
use cloud::keys::{Home, Key, Lane};
use cloud::table::commit::{CommitOptions, Committed};
use cloud::table::due::MAX_FAILURES;
use cloud::table::outbox::{Claim, Guard, MAX_GATHERED, OutboxItem};
use followup::decide::Decision;
use followup::ids::LeadId;
use followup::message::{Notice, NoticeKind};
use serde_json::json;

use crate::scene::{
    ANA, BO, assigned, gathers, judged, load, pass, person, raw, seconds, stored, waiting_notices,
};
use crate::support::World;

/// A decision tells somebody something, and nothing else.
async fn tells(world: &World, lead: &LeadId, to: &str, kinds: &[NoticeKind]) {
    let read = stored(world, lead).await;
    let mut decision = Decision::unchanged(&read.lead);
    decision.notices = kinds.iter().map(|kind| notice(lead, to, kind)).collect();
    let id = format!("{lead} {to} {kinds:?} {}", read.version);
    let (now, with) = (world.cloud.now(), CommitOptions::default());
    let written = world
        .cloud
        .commit(&world.policy, &read, &decision, &id, now, &with);
    assert_eq!(written.await.unwrap(), Committed::Written);
}

fn notice(lead: &LeadId, to: &str, kind: &NoticeKind) -> Notice {
    Notice {
        to: person(to),
        lead: lead.clone(),
        kind: kind.clone(),
    }
}

async fn mails(world: &World, to: &str) -> Vec<OutboxItem> {
    let home = Home::Person(person(to));
    let mut mails = world.cloud.messages(&home).await.unwrap();
    mails.sort_by_key(|mail| mail.due_at);
    mails
}

async fn leads(world: &World, count: usize) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for number in 0..count {
        let (name, email) = (format!("Pat Number{number}"), format!("p{number}@c.test"));
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("topic", "sales"),
        ];
        leads.push(judged(world, &fields).await.lead);
    }
    leads
}

#[tokio::test]
async fn a_mail_of_one_lead_is_written_by_its_decision_and_one_of_several_by_whoever_gathers() {
    let world = World::new(140).await;
    let lead = judged(&world, &ANA).await.lead;
    let version = stored(&world, &lead).await.version;
    let kinds = [
        NoticeKind::Answer,
        NoticeKind::Reminder,
        NoticeKind::Warning,
    ];
    tells(&world, &lead, "sam", &kinds).await;
    let [own] = mails(&world, "sam").await.try_into().unwrap();
    let single = notice(&lead, "sam", &NoticeKind::Answer);
    assert_eq!(own.notices, [single]);
    let waits = [0, 1].map(|index| Key::waiting_notice(&lead, version, index));
    let mut found = waiting_notices(&world).await;
    found.sort();
    assert_eq!(found, waits);

    assert_eq!(gathers(&world).await, 2);
    let both = mails(&world, "sam").await;
    let hour = both.iter().find(|mail| mail.id() != own.id()).unwrap();
    assert_eq!(hour.notices.len(), 2);
    assert_eq!(hour.due_at, Some(world.cloud.now()));
    assert_eq!(waits.map(|key| raw(&world, &key)), [None, None]);
    assert_eq!(gathers(&world).await, 0);
    assert_eq!(mails(&world, "sam").await, both);
}

#[tokio::test]
async fn a_pause_of_which_several_leads_tell_waits_too() {
    let world = World::new(141).await;
    for lead in leads(&world, 2).await {
        tells(&world, &lead, "sam", &[NoticeKind::Paused]).await;
    }
    assert_eq!(mails(&world, "sam").await, []);
    assert_eq!(gathers(&world).await, 2);
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!(mail.notices.len(), 2);
}

#[tokio::test]
async fn what_two_decisions_told_is_said_once() {
    let world = World::new(149).await;
    let lead = judged(&world, &ANA).await.lead;
    // The decisions of one second: each writes the lead, and tells the same.
    for _ in 0..2 {
        tells(&world, &lead, "sam", &[NoticeKind::Reminder]).await;
        pass(&world, 20);
    }
    assert_eq!(waiting_notices(&world).await.len(), 2);
    assert_eq!(gathers(&world).await, 2);
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!(mail.notices, [notice(&lead, "sam", &NoticeKind::Reminder)]);
    assert_eq!(waiting_notices(&world).await, []);
}

#[tokio::test]
async fn several_who_gather_at_once_put_each_notice_into_its_mail_once() {
    let world = World::new(142).await;
    let leads = leads(&world, 12).await;
    for lead in &leads {
        let to = ["sam", "riley"][usize::from(lead.as_str() > leads[0].as_str())];
        tells(&world, lead, to, &[NoticeKind::Reminder]).await;
    }
    let keys = waiting_notices(&world).await;
    let (now, setting) = (world.cloud.now(), &world.policy.active);
    // One of them begins in the middle.
    let (first, second) = tokio::join!(
        world.cloud.gather_notices(setting, &keys, now),
        world.cloud.gather_notices(setting, &keys[4..], now)
    );
    assert!(first.failed.is_empty(), "{first:?}");
    assert!(second.failed.is_empty(), "{second:?}");
    assert_eq!(first.moved + second.moved, 12);
    let mut told: Vec<Notice> = Vec::new();
    for to in ["sam", "riley"] {
        let [mail] = mails(&world, to).await.try_into().unwrap();
        assert_eq!(mail.more, 0);
        told.extend(mail.notices);
    }
    assert_eq!(told.len(), 12);
    assert_eq!(waiting_notices(&world).await, []);
}

#[tokio::test]
async fn who_loses_the_race_for_one_moves_the_others() {
    let world = World::new(143).await;
    for lead in leads(&world, 3).await {
        tells(&world, &lead, "sam", &[NoticeKind::Reminder]).await;
    }
    let keys = waiting_notices(&world).await;
    let (now, setting) = (world.cloud.now(), &world.policy.active);
    // What was read ahead is there no more when it is written.
    let read = world.cloud.reading_ahead(&keys).await;
    let first = world.cloud.gather_notices(setting, &keys[..1], now).await;
    let others = read.gather_notices(setting, &keys, now).await;
    assert_eq!((first.moved, others.moved), (1, 2));
    assert!(others.failed.is_empty(), "{others:?}");
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!(mail.notices.len(), 3);
}

#[tokio::test]
async fn what_comes_after_its_mail_has_left_goes_with_the_next_hours() {
    let world = World::new(144).await;
    let [ana, bo] = leads(&world, 2).await.try_into().unwrap();
    tells(&world, &ana, "sam", &[NoticeKind::Reminder]).await;
    gathers(&world).await;
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    tells(&world, &bo, "sam", &[NoticeKind::Reminder]).await;
    let claimed = world.cloud.claim(&mail, &Guard::Team, world.cloud.now());
    assert_eq!(claimed.await.unwrap(), Claim::Claimed);
    gathers(&world).await;
    let [first, next] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!((first.notices.len(), next.notices.len()), (1, 1));
    let at = world.cloud.now() + Duration::hours(1);
    assert_eq!(next.due_at, Some(at));
}

/// The mails of hours that have left since are not asked one by one.
#[tokio::test]
async fn what_waited_for_more_than_two_hours_is_told_as_if_it_were_decided_now() {
    let world = World::new(145).await;
    let [ana, bo] = leads(&world, 2).await.try_into().unwrap();
    tells(&world, &ana, "sam", &[NoticeKind::Reminder]).await;
    pass(&world, 1);
    tells(&world, &bo, "sam", &[NoticeKind::Reminder]).await;
    let now = pass(&world, 7_200);
    gathers(&world).await;
    let [in_its_hour, late] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!(in_its_hour.notices[0].lead, bo);
    assert_eq!(in_its_hour.due_at, Some(now - seconds(7_200)));
    assert_eq!(
        (late.notices[0].lead.clone(), late.due_at),
        (ana, Some(now))
    );
}

#[tokio::test]
async fn one_that_cannot_be_read_or_is_for_nobody_keeps_no_neighbour_back() {
    let world = World::new(146).await;
    let (lead, _) = assigned(&world, &ANA).await;
    let other = judged(&world, &BO).await.lead;
    tells(&world, &lead, "sam", &[NoticeKind::Reminder]).await;
    tells(&world, &other, "gone", &[NoticeKind::Reminder]).await;
    let broken = Key::waiting_notice(&lead, 900, 0);
    let newer = Key::waiting_notice(&lead, 901, 0);
    for (key, schema) in [(&broken, SCHEMA), (&newer, SCHEMA + 1)] {
        let item = json!({
            "pk": {"S": key.pk}, "sk": {"S": key.sk}, "schema": {"N": schema.to_string()}, "body": {"S": "{"},
            "told_from": {"S": "2026-03-02T15:00:00.000Z"},
            "due_shard": {"S": Lane::Notice.shard_of(lead.as_str())}, "due_at": {"S": "2026-03-02T15:00:00.000Z"},
        });
        load(&world, item);
    }
    let keys = waiting_notices(&world).await;
    assert_eq!(keys.len(), 4);
    let (now, setting) = (world.cloud.now(), &world.policy.active);
    let gathered = world.cloud.gather_notices(setting, &keys, now).await;
    assert_eq!(gathered.moved, 2);
    let failed: Vec<&Key> = gathered.failed.iter().flat_map(|(keys, _)| keys).collect();
    assert_eq!(failed, [&broken, &newer]);
    let sent = mails(&world, "sam").await;
    let reminder = notice(&lead, "sam", &NoticeKind::Reminder);
    assert!(sent.iter().any(|mail| mail.notices == [reminder.clone()]));
    // What fails is moved back and counted, like everything that is due.
    let mut failures = 0;
    for _ in 0..MAX_FAILURES {
        failures = world.cloud.defer_message(&broken, now).await.unwrap();
    }
    assert_eq!(failures, MAX_FAILURES);
    assert_eq!(world.cloud.stuck().await.unwrap(), [broken]);
}

#[tokio::test]
async fn a_mail_that_cannot_be_written_keeps_back_what_travels_in_it_and_nothing_else() {
    let world = World::new(148).await;
    let leads = leads(&world, 4).await;
    tells(&world, &leads[0], "sam", &[NoticeKind::Reminder]).await;
    gathers(&world).await;
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    let key = mail.key();
    let mut broken = raw(&world, &key).unwrap();
    broken["state"] = json!({"N": "1"});
    load(&world, broken);
    for (lead, to) in leads[1..].iter().zip(["sam", "riley", "sam"]) {
        tells(&world, lead, to, &[NoticeKind::Reminder]).await;
    }
    let keys = waiting_notices(&world).await;
    let (now, setting) = (world.cloud.now(), &world.policy.active);
    let gathered = world.cloud.gather_notices(setting, &keys, now).await;
    assert_eq!(gathered.moved, 1);
    let [(kept, error)] = gathered.failed.try_into().unwrap();
    assert_eq!(kept.len(), 2);
    assert!(!error.worth_retrying(), "{error}");
    assert_eq!(waiting_notices(&world).await.len(), 2);
    assert_eq!(mails(&world, "riley").await[0].notices.len(), 1);
}

#[tokio::test]
async fn as_many_as_fit_into_a_transaction_are_gathered_at_once() {
    let world = World::new(147).await;
    for lead in leads(&world, MAX_GATHERED).await {
        tells(&world, &lead, "sam", &[NoticeKind::Reminder]).await;
    }
    assert_eq!(gathers(&world).await, MAX_GATHERED);
    let [mail] = mails(&world, "sam").await.try_into().unwrap();
    assert_eq!((mail.notices.len(), mail.more), (MAX_GATHERED, 0));
}
