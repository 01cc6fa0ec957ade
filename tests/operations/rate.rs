//! What the account may send is kept, and whoever asked first hears first, whatever else is due.

use baton::{LocalDeployment, Setup};
use calendar::{format_instant, parse_instant};
use chrono::TimeDelta;
use cloud::keys::Lane;
use cloud::table::commit::CommitOptions;
use followup::decide::Decision;
use followup::ids::{LeadId, derive};
use followup::message::{Message, StopRule};
use local::{AcceptedMail, Fault, FaultPlan, FaultRule, LocalService, Options};
use serde_json::{Value, json};

const ASKED: &str = "sample@customer.test";
const ANA: &str = "ana@customer.test";
/// Items of one write past the wire.
const CHUNK: usize = 10_000;

async fn open(change: impl FnOnce(&mut Options)) -> LocalDeployment {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let mut options = Options::simulated(7, start);
    change(&mut options);
    LocalDeployment::open(Setup::in_memory(options))
        .await
        .unwrap()
}

async fn asks(deployment: &LocalDeployment, email: &str) -> LeadId {
    let fields = [("name", "Ana Silva"), ("email", email), ("topic", "sales")];
    deployment.inquire("contact", &fields).await.unwrap()
}

async fn minutes(deployment: &LocalDeployment, count: i64) {
    for _ in 0..count {
        deployment.advance(TimeDelta::minutes(1)).await.unwrap();
    }
}

fn to(deployment: &LocalDeployment, address: &str) -> Vec<AcceptedMail> {
    let mut mails = deployment.mailbox().all();
    mails.retain(|mail| mail.to == [address]);
    mails
}

/// A lead whose letter is due, as it stands in the table: the lead, the inquiry, and the letter.
async fn sample(deployment: &LocalDeployment) -> (LeadId, String, Vec<Value>) {
    let lead = asks(deployment, ASKED).await;
    minutes(deployment, 20).await;
    let cloud = deployment.cloud();
    let now = cloud.now();
    let stored = cloud.lead(&lead).await.unwrap().unwrap();
    let policy = cloud.active_policy(now).await.unwrap().unwrap();
    let until = now + TimeDelta::days(10);
    let letter = Message::new(
        &stored.lead,
        "letter",
        "letter_neutral",
        StopRule::Automatic,
        now,
        until,
    );
    let message = letter.id.to_string();
    let mut decision = Decision::unchanged(&stored.lead);
    decision.messages.push(letter);
    let options = CommitOptions::default();
    cloud
        .commit(&policy, &stored, &decision, "letter", now, &options)
        .await
        .unwrap();
    let request = json!({
        "TableName": cloud.settings().table,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": format!("L#{lead}")}},
    });
    let mut items = deployment.aws().look("Query", &request).unwrap()["Items"].take();
    let items: Vec<Value> = std::mem::take(items.as_array_mut().unwrap());
    let is_wanted = |item: &Value| {
        let sk = item["sk"]["S"].as_str().unwrap();
        sk == "LEAD" || sk.starts_with("Q#") || sk == format!("M#{message}")
    };
    let items = items.into_iter().filter(is_wanted).collect();
    (lead, message, items)
}

/// So many leads like it, each with a letter that is due: every second one is a letter to many.
async fn letters(deployment: &LocalDeployment, count: usize) {
    let (lead, message, sample) = sample(deployment).await;
    let now = format_instant(deployment.cloud().now());
    let table = deployment.cloud().settings().table.clone();
    let mut items = Vec::new();
    for number in 0..count {
        let (other, letter) = (
            derive(&["lead", &number.to_string()]),
            derive(&["letter", &number.to_string()]),
        );
        for item in &sample {
            let text = item
                .to_string()
                .replace(lead.as_str(), &other)
                .replace(&message, &letter)
                .replace(ASKED, &format!("p{number}@customer.test"));
            let mut item: Value = serde_json::from_str(&text).unwrap();
            let lane = if number % 2 == 0 {
                Lane::Mail
            } else {
                Lane::Bulk
            };
            let waits = item["sk"]["S"].as_str().unwrap().starts_with("M#");
            let attributes = item.as_object_mut().unwrap();
            // Out of the indexes: nothing of it but the letter waits.
            for name in ["due_shard", "due_at", "owner", "day"] {
                attributes.remove(name);
            }
            if waits {
                attributes.insert("due_shard".to_owned(), json!({"S": lane.shard_of(&letter)}));
                attributes.insert("due_at".to_owned(), json!({"S": now}));
            }
            items.push(item);
        }
        if items.len() >= CHUNK {
            deployment
                .aws()
                .load(&table, std::mem::take(&mut items))
                .unwrap();
        }
    }
    deployment.aws().load(&table, items).unwrap();
}

#[tokio::test]
#[ignore = "minutes: cargo test --workspace --test operations twenty_thousand_letters -- --ignored"]
async fn twenty_thousand_letters_do_not_delay_an_acknowledgement() {
    // Five a second: 240 a minute, so that the letters take far over an hour.
    let deployment = open(|options| options.max_send_rate = 5.0).await;
    letters(&deployment, 20_000).await;
    let asked_at = deployment.cloud().now();
    let before = deployment.mailbox().len();
    asks(&deployment, ANA).await;
    minutes(&deployment, 4).await;
    let thanks = to(&deployment, ANA);
    assert_eq!(thanks.len(), 1);
    let waited = thanks[0].at - asked_at;
    assert!(
        waited >= TimeDelta::minutes(2) && waited <= TimeDelta::minutes(15),
        "{waited}"
    );
    let mails = deployment.mailbox().all().split_off(before);
    for minute in 0..=4 {
        let from = asked_at + TimeDelta::minutes(minute);
        let sent = mails
            .iter()
            .filter(|mail| mail.at >= from && mail.at < from + TimeDelta::minutes(1));
        let sent = sent.count();
        assert!(sent <= 240, "{sent} in minute {minute}");
    }
    // What was announced was sent, and letters to many wait until the others are through.
    assert!(mails.len() >= 700, "{}", mails.len());
    let is_to_many = |mail: &&AcceptedMail| {
        let number = mail.to[0]
            .strip_prefix('p')
            .and_then(|rest| rest.split('@').next());
        number.is_some_and(|number| number.parse::<u64>().is_ok_and(|number| number % 2 == 1))
    };
    assert_eq!(mails.iter().filter(is_to_many).count(), 0);
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}

#[tokio::test]
async fn near_the_end_of_the_days_quota_only_acknowledgements_leave_and_at_its_end_it_is_an_alarm()
{
    let deployment = open(|options| options.max_24_hour_send = 100.0).await;
    letters(&deployment, 200).await;
    minutes(&deployment, 15).await;
    // Steps and notices stop at 95 of 100; letters to many never had their turn.
    assert_eq!(deployment.mailbox().len(), 95);
    for number in 0..8 {
        asks(&deployment, &format!("late{number}@customer.test")).await;
    }
    minutes(&deployment, 4).await;
    assert_eq!(deployment.mailbox().len(), 100);
    deployment
        .aws()
        .clock()
        .advance(std::time::Duration::from_secs(60))
        .unwrap();
    let swept = sweep::handle(deployment.cloud(), json!({})).await.unwrap();
    assert_eq!((swept.announced, swept.quota_exhausted), (0, 1));
    // A day later there is room again, and what still may go goes.
    deployment.advance(TimeDelta::hours(24)).await.unwrap();
    assert!(
        deployment.mailbox().len() > 150,
        "{}",
        deployment.mailbox().len()
    );
}

#[tokio::test]
async fn a_quota_that_cannot_be_read_is_the_last_known_or_a_new_accounts() {
    let deployment = open(|options| options.max_send_rate = 2.0).await;
    letters(&deployment, 400).await;
    let rule = FaultRule::always(Fault::ServerError).operation("GetAccount");
    deployment.aws().faults().set(FaultPlan::new().rule(rule));
    let before = deployment.mailbox().len();
    // Nobody knows the quota yet at first; it was read while the sample was made.
    minutes(&deployment, 15).await;
    let sent = deployment.mailbox().len() - before;
    assert!((190..=96 * 15).contains(&sent), "{sent}");
    let most = 96;
    let mails = deployment.mailbox().all().split_off(before);
    for mail in &mails {
        let together = mails.iter().filter(|other| other.at == mail.at).count();
        assert!(together <= most, "{together}");
    }
}

#[tokio::test]
async fn a_paused_account_is_tried_by_one_message_in_a_while_and_everything_follows_by_itself() {
    let deployment = open(|_| {}).await;
    let rule =
        FaultRule::always(Fault::Refused("AccountSuspendedException")).operation("SendEmail");
    deployment.aws().faults().set(FaultPlan::new().rule(rule));
    for number in 0..10 {
        asks(&deployment, &format!("p{number}@customer.test")).await;
    }
    minutes(&deployment, 9).await;
    let asked = |seen: &local::SeenRequest| {
        seen.service == LocalService::Ses && seen.operation == "SendEmail"
    };
    let history = deployment.aws().faults().history();
    let tries = history.iter().filter(|seen| asked(seen)).count();
    // All of the first minute's were on their way before the first was refused; after that, one in five minutes.
    assert!((2..=4).contains(&tries), "{tries}");
    let swept = sweep::handle(deployment.cloud(), json!({})).await.unwrap();
    assert_eq!((swept.announced, swept.paused), (0, 1));
    deployment.aws().faults().reset();
    minutes(&deployment, 6).await;
    for number in 0..10 {
        let thanks = to(&deployment, &format!("p{number}@customer.test"));
        assert_eq!(thanks.len(), 1, "p{number}: within its window, and once");
    }
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}
