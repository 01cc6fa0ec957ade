//! a_restored_backup: the table is lost, a backup from noon the day before is restored with sending off, and
//! reconciled. Nobody is mailed a second time, and nobody is forgotten.

use std::collections::BTreeMap;

use baton::LocalDeployment;
use calendar::Instant;
use chrono::TimeDelta;
use cloud::Cloud;
use followup::ids::LeadId;
use journeys::{ANA, Fields, Town};
use local::AcceptedMail;
use serde_json::json;

const BEN: Fields<'static> = &[
    ("name", "Ben Okoro"),
    ("email", "ben@customer.test"),
    ("topic", "sales"),
    ("message", "Do you deliver to Boston?"),
];
const CLEO: Fields<'static> = &[
    ("name", "Cleo Marin"),
    ("email", "cleo@customer.test"),
    ("topic", "sales"),
];
const DORA: Fields<'static> = &[
    ("name", "Dora Lind"),
    ("email", "dora@customer.test"),
    ("topic", "partnership"),
];

/// What the mail service's archive says again of a mail.
fn sent_event(mail: &AcceptedMail) -> serde_json::Value {
    let mut tags = serde_json::Map::new();
    // What goes to the team is tagged with its reader; this story's archive knows of what went to leads.
    for (name, value) in [("lead", &mail.lead), ("message", &mail.message)] {
        if let Some(value) = value {
            tags.insert(name.to_owned(), json!([value]));
        }
    }
    json!({
        "source": "aws.ses", "detail-type": "Email Sent", "replay-name": "baton-restore",
        "detail": {"eventType": "Send", "mail": {"messageId": mail.ses_id, "tags": tags}},
    })
}

fn to_customers(mails: &[AcceptedMail]) -> Vec<&AcceptedMail> {
    let is_customer = |to: &String| to.contains("@customer.test");
    let to_customer = |mail: &&AcceptedMail| mail.to.iter().any(is_customer);
    mails.iter().filter(to_customer).collect()
}

fn to(address: &str, mails: &[AcceptedMail]) -> usize {
    let is_theirs = |mail: &&AcceptedMail| mail.to.iter().any(|to| to.contains(address));
    mails.iter().filter(is_theirs).count()
}

/// What was due since the backup is in doubt, and the archives say what they know: of all mails `since` but Cleo's.
async fn reconcile(cloud: &Cloud, backed_up: Instant, since: &[AcceptedMail], cleo: &LeadId) {
    let until = cloud.now() + TimeDelta::hours(2);
    let doubted = cloud.doubt_outbox(backed_up, until).await.unwrap();
    assert!(doubted.to_leads > 0, "Cleo's at least: {doubted:?}");
    let again = cloud.doubt_outbox(backed_up, until).await.unwrap();
    assert_eq!((again.to_leads, again.to_team), (0, 0), "twice is once");
    cloud.import_suppressions().await.unwrap();
    let is_cleos = |mail: &&AcceptedMail| mail.lead.as_deref() == Some(cleo.as_str());
    let acknowledgement = since.iter().find(is_cleos).unwrap();
    for mail in to_customers(since) {
        // An archive holds what was delivered to it, and that is no promise: it lost this one.
        if mail.id != acknowledgement.id {
            inbound::handle(cloud, sent_event(mail)).await.unwrap();
        }
    }
}

fn nobody_is_mailed_twice(before: &[AcceptedMail], after: &[AcceptedMail]) {
    let mut sent: BTreeMap<String, u32> = BTreeMap::new();
    for mail in to_customers(before).into_iter().chain(to_customers(after)) {
        *sent.entry(mail.message.clone().unwrap()).or_default() += 1;
    }
    let twice: Vec<_> = sent.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "mailed twice: {twice:?}");
}

/// The messages to a lead: each step, and its state.
async fn states(deployment: &LocalDeployment, lead: &LeadId) -> Vec<(String, &'static str)> {
    let view = baton::leads::view(deployment.cloud(), lead).await.unwrap();
    let messages = view.unwrap().messages.into_iter();
    let states = messages.map(|message| (message.step, message.state));
    states.collect()
}

#[tokio::test]
async fn a_restored_backup() {
    let town = Town::open("2026-03-02 09:30").await;
    let ana = town.inquire(ANA).await;
    let ben = town.inquire(BEN).await;
    town.until("2026-03-02 11:59").await;
    let cleo = town.inquire(CLEO).await;
    town.until("2026-03-02 12:00").await;

    // Noon: the backup is made, before Cleo is acknowledged. The reps do nothing, and Baton goes on for three days:
    // Ben unsubscribes meanwhile, and Dora asks.
    let kept = tempfile::tempdir().unwrap();
    let backup = town.deployment.aws().snapshot(kept.path()).unwrap();
    let backed_up = town.now();
    town.until("2026-03-03 12:00").await;
    let unsubscribed = json!({
        "source": "baton", "detail-type": "lead.sign", "replay-name": "baton-restore",
        "detail": {"lead": ben, "kind": "sign", "sign": "unsubscribed", "by": "lead"},
    });
    let first = inbound::handle(town.deployment.cloud(), unsubscribed.clone()).await;
    first.unwrap();
    town.until("2026-03-05 12:00").await;
    let dora = town.inquire(DORA).await;
    town.until("2026-03-05 16:00").await;
    let all = town.mails();
    let is_since = |mail: &&AcceptedMail| mail.at > backed_up;
    let since: Vec<AcceptedMail> = all.iter().filter(is_since).cloned().collect();
    assert!(to("cleo@", &since) > 0, "{}", town.mailbox());
    assert!(to("ana@", &since) > 0, "{}", town.mailbox());

    // The table is lost. The backup is restored with sending off, on the next morning, and catches up.
    let restored = town.deployment.resume_with_sending(&backup, false).unwrap();
    let restored_at = town.now() + TimeDelta::hours(18);
    restored.aws().clock().set(restored_at).unwrap();
    restored.advance(TimeDelta::minutes(5)).await.unwrap();
    let quiet = restored.mailbox().all();
    let left = quiet.iter().filter(|mail| mail.at > backed_up).count();
    assert_eq!(left, 0, "nothing leaves while sending is off");

    reconcile(restored.cloud(), backed_up, &since, &cleo).await;
    inbound::handle(restored.cloud(), unsubscribed)
        .await
        .unwrap();

    // Sending is switched on, and two weeks pass.
    let silent = tempfile::tempdir().unwrap();
    let ready = restored.aws().snapshot(silent.path()).unwrap();
    let deployment = town.deployment.resume(&ready).unwrap();
    deployment.advance(TimeDelta::days(14)).await.unwrap();

    let mut after = deployment.mailbox().all();
    after.retain(|mail| mail.at > restored_at);
    nobody_is_mailed_twice(&all, &after);
    assert_eq!(to("ben@", &after), 0, "a stop from after the backup holds");
    assert!(to("ana@", &after) > 0, "the follow-up goes on");

    // What nobody knows is for a person to decide; the rest is known as sent.
    let of_cleo = states(&deployment, &cleo).await;
    let is_held = |(step, state): &(String, &str)| step == "acknowledgement" && *state == "held";
    assert!(of_cleo.iter().any(is_held), "{of_cleo:?}");
    let of_ana = states(&deployment, &ana).await;
    let known = of_ana.iter().filter(|(_, state)| *state == "sent").count();
    assert!(known >= to("ana@", &all) + to("ana@", &after), "{of_ana:?}");
    let gone = baton::leads::view(deployment.cloud(), &dora).await.unwrap();
    assert!(gone.is_none(), "it holds nothing that came after it");
}
