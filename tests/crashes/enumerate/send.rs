//! A message is due.

use baton::LocalDeployment;
use chrono::TimeDelta;
use cloud::table::outbox::{OutboxItem, State};

use super::ends::Recipient;
use super::scene::{Scene, Work};
use super::{ends_the_same, is_sent_once};
use crate::town::{
    ANA, ask, lead, opened_with, opened_without_received_mail, pass, rep, reported, set, skip,
    to_lead, to_staff, until,
};

fn pending(messages: Vec<OutboxItem>) -> OutboxItem {
    let mut pending: Vec<_> = messages
        .into_iter()
        .filter(|one| one.state == State::Pending)
        .collect();
    assert_eq!(pending.len(), 1, "{pending:#?}");
    pending.remove(0)
}

/// The only message that waits. Its time has come, and nobody has announced it.
async fn due(deployment: &LocalDeployment, messages: Vec<OutboxItem>) -> OutboxItem {
    let message = pending(messages);
    let (now, at) = (deployment.aws().clock().now(), message.due_at.unwrap());
    if at > now {
        deployment
            .advance_to(at - TimeDelta::seconds(1))
            .await
            .unwrap();
        set(deployment, at);
    }
    message
}

async fn to_the_lead(
    name: &'static str,
    step: &'static str,
    deployment: LocalDeployment,
    events: bool,
) {
    let lead = lead(&deployment).await;
    let message = due(&deployment, to_lead(&deployment, &lead).await).await;
    let recipient = Recipient::Lead {
        message: message.id().to_string(),
        step,
    };
    let scene = Scene::new(name, deployment, Work::Send(message.key()));
    is_sent_once(&scene, &recipient, events).await;
}

async fn to_the_team(name: &'static str, person: &str, deployment: LocalDeployment, events: bool) {
    let message = due(&deployment, to_staff(&deployment, person).await).await;
    let recipient = Recipient::Staff {
        message: message.id().to_string(),
    };
    let scene = Scene::new(name, deployment, Work::Send(message.key()));
    is_sent_once(&scene, &recipient, events).await;
}

/// A sweep decides, and what it announced is lost on the way.
async fn swept(deployment: &LocalDeployment) {
    sweep::handle(deployment.cloud(), serde_json::Value::Null)
        .await
        .unwrap();
    let now = deployment.aws().clock().now();
    deployment.aws().events().take_events(now);
}

/// Somebody who asks for help: the task of who answers leaves at once, and not in the minute of the acknowledgement.
const FOR_HELP: [(&str, &str); 4] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.test"),
    ("topic", "support"),
    ("message", "My lamp does not light."),
];

async fn acknowledgement(events: bool) {
    let deployment = opened_with(events).await;
    ask(&deployment, &FOR_HELP).await;
    pass(&deployment, 1).await;
    to_the_lead("acknowledgement", "acknowledgement", deployment, events).await;
}

#[tokio::test]
async fn an_acknowledgement_is_sent_once_whatever_fails() {
    acknowledgement(true).await;
}

#[tokio::test]
async fn an_acknowledgement_is_sent_once_without_the_mail_services_word() {
    acknowledgement(false).await;
}

async fn task(events: bool) {
    let deployment = opened_with(events).await;
    ask(&deployment, &ANA).await;
    skip(&deployment, TimeDelta::minutes(1));
    swept(&deployment).await;
    let rep = rep(&deployment).await;
    to_the_team("call task", &rep, deployment, events).await;
}

#[tokio::test]
async fn a_call_task_reaches_the_rep_whatever_fails() {
    task(true).await;
}

#[tokio::test]
async fn a_call_task_reaches_the_rep_without_the_mail_services_word() {
    task(false).await;
}

async fn mail(events: bool) {
    let deployment = opened_with(events).await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    reported(&deployment, "no_answer").await;
    until(&deployment, "step:mail").await;
    pass(&deployment, 0).await;
    to_the_lead("mail", "mail", deployment, events).await;
}

#[tokio::test]
async fn a_mail_of_the_cadence_is_sent_once_whatever_fails() {
    mail(true).await;
}

#[tokio::test]
async fn a_mail_of_the_cadence_is_sent_once_without_the_mail_services_word() {
    mail(false).await;
}

#[tokio::test]
async fn the_hours_reminders_reach_the_rep_whatever_fails() {
    let deployment = opened_with(true).await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:reminder").await;
    swept(&deployment).await;
    let rep = rep(&deployment).await;
    to_the_team("reminders", &rep, deployment, true).await;
}

/// What the warning tells is noted before it leaves.
#[tokio::test]
async fn a_warning_reaches_the_rep_whatever_fails() {
    let deployment = opened_with(true).await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:warning").await;
    swept(&deployment).await;
    let rep = rep(&deployment).await;
    to_the_team("warning", &rep, deployment, true).await;
}

#[tokio::test]
async fn the_managers_list_reaches_the_manager_whatever_fails() {
    let deployment = opened_with(true).await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:manager").await;
    swept(&deployment).await;
    to_the_team("escalations", "morgan", deployment, true).await;
}

/// Answers would not come back: the mail is its rep's to send.
#[tokio::test]
async fn a_draft_reaches_the_rep_whatever_fails() {
    let deployment = opened_without_received_mail().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    reported(&deployment, "no_answer").await;
    until(&deployment, "step:mail").await;
    pass(&deployment, 0).await;
    let id = lead(&deployment).await;
    let message = due(&deployment, to_lead(&deployment, &id).await).await;
    let scene = Scene::new("draft", deployment, Work::Send(message.key()));
    ends_the_same(&scene).await;
}
