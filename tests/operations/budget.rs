//! A sweep has a time, and what arrived is judged before anybody is answered, wherever that time ends.

use std::time::Duration;

use cloud::keys::{Home, Lane};
use cloud::table::outbox::{OutboxItem, State};
use followup::ids::LeadId;
use followup::lead::{Open, Stage};
use journeys::Town;
use local::{Fault, FaultPlan, FaultRule};
use serde_json::json;
use sweep::{Budget, Swept};

/// Longer than any of these tests.
const LONG: Duration = Duration::from_secs(3_600);
/// Posts of one text. Optimised, they are more than a sweep reads at once of each of the eight shards of the lane in which
/// they are judged. A build for tests takes two minutes for so many; there, that a full batch is followed by the next is a
/// test of its own.
const FLOOD: usize = if cfg!(debug_assertions) { 1_000 } else { 5_000 };

/// Time for these lanes alone.
fn only(lanes: &[Lane]) -> Budget {
    Budget {
        reserves: lanes.iter().map(|lane| (*lane, LONG)).collect(),
        nothing_new_after: LONG,
        end_after: LONG,
    }
}

async fn crowd(town: &Town, count: usize, message: &str) -> Vec<LeadId> {
    let mut leads = Vec::with_capacity(count);
    for number in 0..count {
        let (name, email) = (format!("Pat Number{number}"), format!("p{number}@c.test"));
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("topic", "sales"),
            ("message", message),
        ];
        leads.push(town.inquire(&fields).await);
    }
    leads
}

async fn sweep_within(town: &Town, budget: &Budget) -> Swept {
    let cloud = town.deployment.cloud();
    let swept = sweep::handle_within(cloud, json!({}), budget).await;
    swept.unwrap()
}

async fn stage(town: &Town, lead: &LeadId) -> Stage {
    let stored = town.deployment.cloud().lead(lead).await.unwrap().unwrap();
    stored.lead.stage
}

async fn acknowledgement(town: &Town, lead: &LeadId) -> OutboxItem {
    let home = Home::Lead(lead.clone());
    let mut messages = town.deployment.cloud().messages(&home).await.unwrap();
    messages.remove(0)
}

/// As if somebody had announced every acknowledgement, whatever the sweep did: who was answered.
async fn deliver_all(town: &Town, leads: &[LeadId]) -> Vec<LeadId> {
    let clock = town.deployment.aws().clock();
    clock.advance(Duration::from_secs(180)).unwrap();
    let mut answered = Vec::new();
    for lead in leads {
        let key = acknowledgement(town, lead).await.key();
        let now = town.now();
        send::deliver(town.deployment.cloud(), &key, now)
            .await
            .unwrap();
        if acknowledgement(town, lead).await.state == State::Sent {
            answered.push(lead.clone());
        }
    }
    answered
}

#[tokio::test]
async fn of_a_flood_of_one_text_nothing_leaves_when_the_sweep_ends_after_its_first_lane() {
    let town = Town::open("2026-03-02 10:00").await;
    let leads = crowd(&town, FLOOD, "Best prices at https://spam.test today").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    let swept = sweep_within(&town, &only(&[Lane::Judge])).await;
    assert_eq!(swept.decided, FLOOD as u64, "{swept:?}");
    assert_eq!((swept.announced, swept.cut_short, swept.stalled), (0, 0, 0));
    for lead in &leads {
        let stage = stage(&town, lead).await;
        assert!(
            matches!(stage, Stage::Open(Open::InReview { .. })),
            "{stage:?}"
        );
    }
    // One of every shard and some more: an answer to each of them all would take minutes.
    assert_eq!(deliver_all(&town, &leads[..100]).await, []);
    assert!(town.mails().is_empty());
}

#[tokio::test]
async fn a_sweep_that_ends_within_its_first_lane_leaves_nobody_answered_who_was_not_judged() {
    const JUDGED: usize = 10;
    let town = Town::open("2026-03-02 10:00").await;
    let leads = crowd(&town, 40, "Please call me about ten bicycles").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    let dies = FaultRule::nth(JUDGED as u64 + 1, Fault::HaltBefore).operation("TransactWriteItems");
    town.deployment
        .aws()
        .faults()
        .set(FaultPlan::new().rule(dies));
    let failed = sweep::handle(town.deployment.cloud(), json!({})).await;
    // What was under way beside the request at which it died was applied or not; its answer is lost.
    let decided = failed.unwrap_err().swept.decided;
    town.deployment.aws().faults().reset();
    let answered = deliver_all(&town, &leads).await;
    let judged = decided..=JUDGED as u64;
    assert!(judged.contains(&(answered.len() as u64)), "{judged:?}");
    assert!(decided > 0);
    for lead in &leads {
        let is_judged = stage(&town, lead).await != Stage::Open(Open::Received);
        assert_eq!(answered.contains(lead), is_judged);
        let expected = if is_judged {
            State::Sent
        } else {
            State::Pending
        };
        assert_eq!(acknowledgement(&town, lead).await.state, expected);
    }
}

#[tokio::test]
async fn a_sweep_without_time_says_so_and_the_next_one_does_it_all() {
    let town = Town::open("2026-03-02 10:00").await;
    let leads = crowd(&town, 3, "Please call me").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    for (nothing_new_after, end_after) in [(Duration::ZERO, LONG), (LONG, Duration::ZERO)] {
        let budget = Budget {
            nothing_new_after,
            end_after,
            ..Budget::default()
        };
        let swept = sweep_within(&town, &budget).await;
        assert_eq!((swept.decided, swept.cut_short), (0, 1), "{swept:?}");
        assert!(swept.figures().contains(&("cut_short", 1.0)));
        assert!(swept.watched().contains(&("unprocessed", "Count", 1.0)));
    }
    let swept = sweep_within(&town, &Budget::default()).await;
    assert_eq!(
        (swept.decided, swept.assigned, swept.cut_short),
        (3, 3, 0),
        "{swept:?}"
    );
    for lead in &leads {
        assert!(matches!(
            stage(&town, lead).await,
            Stage::Open(Open::Active(_))
        ));
    }
}

/// Every lane gets its own time, even when those before it have more to do than theirs.
#[tokio::test]
async fn what_a_lane_leaves_of_its_reserve_goes_to_the_others_and_no_lane_takes_anothers() {
    let town = Town::open("2026-03-02 10:00").await;
    crowd(&town, 3, "Please call me").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    // No time of its own for judging: it comes last, with what the others did not need.
    let mut budget = only(&Lane::ALL);
    budget.reserves[0].1 = Duration::ZERO;
    let swept = sweep_within(&town, &budget).await;
    assert_eq!((swept.decided, swept.cut_short), (3, 0), "{swept:?}");
    assert!(swept.published > 0, "{swept:?}");
}

#[tokio::test]
async fn a_full_batch_is_followed_by_the_next_while_there_is_time() {
    use cloud::table::due::MAX_DUE;
    let town = Town::open("2026-03-02 10:00").await;
    crowd(&town, MAX_DUE + 20, "Please call me").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    // The lane of those who wait for a rep has one shard.
    let swept = sweep_within(&town, &only(&[Lane::Judge, Lane::Assign])).await;
    assert_eq!(swept.assigned, MAX_DUE as u64 + 20, "{swept:?}");
}

#[tokio::test]
async fn contention_is_counted_and_moved_back_and_counts_nothing_against_the_lead() {
    let town = Town::open("2026-03-02 10:00").await;
    let leads = crowd(&town, 2, "Please call me").await;
    town.deployment
        .aws()
        .clock()
        .advance(Duration::from_secs(60))
        .unwrap();
    let conflicts = FaultRule::always(Fault::TransactionConflict)
        .operation("TransactWriteItems")
        .containing(leads[0].as_str());
    town.deployment
        .aws()
        .faults()
        .set(FaultPlan::new().rule(conflicts));
    for minute in 0..6 {
        let swept = sweep_within(&town, &Budget::default()).await;
        assert_eq!(
            (swept.contended, swept.failed, swept.stuck),
            (1, 0, 0),
            "{swept:?}"
        );
        // In the first minute the other one is decided.
        assert_eq!(swept.stalled, u64::from(minute > 0), "{swept:?}");
        assert!(swept.figures().contains(&("contended", 1.0)));
        let stored = town
            .deployment
            .cloud()
            .lead(&leads[0])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            stored.due_at,
            Some(town.now() + chrono::TimeDelta::minutes(1))
        );
        town.deployment
            .aws()
            .clock()
            .advance(Duration::from_secs(60))
            .unwrap();
    }
    town.deployment.aws().faults().reset();
    let swept = sweep_within(&town, &Budget::default()).await;
    assert_eq!((swept.contended, swept.decided, swept.stalled), (0, 1, 0));
}
