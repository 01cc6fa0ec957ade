//! What the account may send is kept, and whoever asked first hears first, whatever else is due.

use baton::{Bundle, Setup};
use calendar::{format_instant, parse_instant};
use chrono::TimeDelta;
use cloud::keys::Lane;
use cloud::table::lead::With;
use followup::decide::Decision;
use followup::ids::{LeadId, derive};
use followup::message::{Class, Draft};
use local::{Fault, FaultPlan, FaultRule, Mail, Options, Service};
use serde_json::{Value, json};

const ASKED: &str = "sample@customer.test";
const ANA: &str = "ana@customer.test";
/// Items of one write past the wire.
const CHUNK: usize = 10_000;

async fn open(change: impl FnOnce(&mut Options)) -> Bundle {
    let start = parse_instant("2026-03-02T15:00:00Z").unwrap();
    let mut options = Options::simulated(7, start);
    change(&mut options);
    Bundle::open(Setup::in_memory(options)).await.unwrap()
}

async fn asks(bundle: &Bundle, email: &str) -> LeadId {
    let fields = [("name", "Ana Silva"), ("email", email), ("topic", "sales")];
    bundle.inquire("contact", &fields).await.unwrap()
}

async fn minutes(bundle: &Bundle, count: i64) {
    for _ in 0..count {
        bundle.advance(TimeDelta::minutes(1)).await.unwrap();
    }
}

fn to(bundle: &Bundle, address: &str) -> Vec<Mail> {
    let mut mails = bundle.mailbox().all();
    mails.retain(|mail| mail.to == [address]);
    mails
}

/// A lead whose letter is due, as it stands in the table: the lead, the inquiry, and the letter.
async fn sample(bundle: &Bundle) -> (LeadId, String, Vec<Value>) {
    let lead = asks(bundle, ASKED).await;
    minutes(bundle, 20).await;
    let cloud = bundle.cloud();
    let now = cloud.now();
    let stored = cloud.lead(&lead).await.unwrap().unwrap();
    let policy = cloud.active_policy(now).await.unwrap().unwrap();
    let until = now + TimeDelta::days(10);
    let letter = Draft::new(
        &stored.lead,
        "letter",
        "letter_neutral",
        Class::Automatic,
        now,
        until,
    );
    let message = letter.id.to_string();
    let mut decision = Decision::unchanged(&stored.lead);
    decision.drafts.push(letter);
    let with = With::default();
    cloud
        .commit(&policy, &stored, &decision, "letter", now, &with)
        .await
        .unwrap();
    let request = json!({
        "TableName": cloud.settings().table,
        "KeyConditionExpression": "pk = :pk",
        "ExpressionAttributeValues": {":pk": {"S": format!("L#{lead}")}},
    });
    let mut items = bundle.house().look("Query", &request).unwrap()["Items"].take();
    let items: Vec<Value> = std::mem::take(items.as_array_mut().unwrap());
    let is_wanted = |item: &Value| {
        let sk = item["sk"]["S"].as_str().unwrap();
        sk == "LEAD" || sk.starts_with("Q#") || sk == format!("M#{message}")
    };
    let items = items.into_iter().filter(is_wanted).collect();
    (lead, message, items)
}

/// So many leads like it, each with a letter that is due: every second one is a letter to many.
async fn letters(bundle: &Bundle, count: usize) {
    let (lead, message, sample) = sample(bundle).await;
    let now = format_instant(bundle.cloud().now());
    let table = bundle.cloud().settings().table.clone();
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
            bundle
                .house()
                .load(&table, std::mem::take(&mut items))
                .unwrap();
        }
    }
    bundle.house().load(&table, items).unwrap();
}

#[tokio::test]
async fn twenty_thousand_letters_do_not_delay_an_acknowledgement() {
    // Five a second: 240 a minute, so that the letters take far over an hour.
    let bundle = open(|options| options.max_send_rate = 5.0).await;
    letters(&bundle, 20_000).await;
    let asked_at = bundle.cloud().now();
    let before = bundle.mailbox().len();
    asks(&bundle, ANA).await;
    minutes(&bundle, 4).await;
    let thanks = to(&bundle, ANA);
    assert_eq!(thanks.len(), 1);
    let waited = thanks[0].at - asked_at;
    assert!(
        waited >= TimeDelta::minutes(2) && waited <= TimeDelta::minutes(15),
        "{waited}"
    );
    let mails = bundle.mailbox().all().split_off(before);
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
    let is_to_many = |mail: &&Mail| {
        let number = mail.to[0]
            .strip_prefix('p')
            .and_then(|rest| rest.split('@').next());
        number.is_some_and(|number| number.parse::<u64>().is_ok_and(|number| number % 2 == 1))
    };
    assert_eq!(mails.iter().filter(is_to_many).count(), 0);
    let failures = bundle.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}

#[tokio::test]
async fn near_the_end_of_the_days_quota_only_acknowledgements_leave_and_at_its_end_it_is_an_alarm()
{
    let bundle = open(|options| options.max_24_hour_send = 100.0).await;
    letters(&bundle, 200).await;
    minutes(&bundle, 15).await;
    // Steps and notices stop at 95 of 100; letters to many never had their turn.
    assert_eq!(bundle.mailbox().len(), 95);
    for number in 0..8 {
        asks(&bundle, &format!("late{number}@customer.test")).await;
    }
    minutes(&bundle, 4).await;
    assert_eq!(bundle.mailbox().len(), 100);
    bundle
        .house()
        .clock()
        .advance(std::time::Duration::from_secs(60))
        .unwrap();
    let swept = sweep::handle(bundle.cloud(), json!({})).await.unwrap();
    assert_eq!((swept.announced, swept.quota_exhausted), (0, 1));
    // A day later there is room again, and what still may go goes.
    bundle.advance(TimeDelta::hours(24)).await.unwrap();
    assert!(bundle.mailbox().len() > 150, "{}", bundle.mailbox().len());
}

#[tokio::test]
async fn a_quota_that_cannot_be_read_is_the_last_known_or_a_new_accounts() {
    let bundle = open(|options| options.max_send_rate = 2.0).await;
    letters(&bundle, 400).await;
    let rule = FaultRule::always(Fault::ServerError).operation("GetAccount");
    bundle.house().faults().set(FaultPlan::new().rule(rule));
    let before = bundle.mailbox().len();
    // Nobody knows the quota yet at first; it was read while the sample was made.
    minutes(&bundle, 15).await;
    let sent = bundle.mailbox().len() - before;
    assert!((190..=96 * 15).contains(&sent), "{sent}");
    let most = 96;
    let mails = bundle.mailbox().all().split_off(before);
    for mail in &mails {
        let together = mails.iter().filter(|other| other.at == mail.at).count();
        assert!(together <= most, "{together}");
    }
}

#[tokio::test]
async fn a_paused_account_is_tried_by_one_message_in_a_while_and_everything_follows_by_itself() {
    let bundle = open(|_| {}).await;
    let rule =
        FaultRule::always(Fault::Refused("AccountSuspendedException")).operation("SendEmail");
    bundle.house().faults().set(FaultPlan::new().rule(rule));
    for number in 0..10 {
        asks(&bundle, &format!("p{number}@customer.test")).await;
    }
    minutes(&bundle, 9).await;
    let asked =
        |seen: &local::SeenRequest| seen.service == Service::Ses && seen.operation == "SendEmail";
    let history = bundle.house().faults().history();
    let tries = history.iter().filter(|seen| asked(seen)).count();
    // All of the first minute's were on their way before the first was refused; after that, one in five minutes.
    assert!((2..=4).contains(&tries), "{tries}");
    let swept = sweep::handle(bundle.cloud(), json!({})).await.unwrap();
    assert_eq!((swept.announced, swept.paused), (0, 1));
    bundle.house().faults().reset();
    minutes(&bundle, 6).await;
    for number in 0..10 {
        let thanks = to(&bundle, &format!("p{number}@customer.test"));
        assert_eq!(thanks.len(), 1, "p{number}: within its window, and once");
    }
    let failures = bundle.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
}
