//! A message is due.

use baton::Bundle;
use chrono::TimeDelta;
use cloud::table::outbox::{Outgoing, State};

use super::ends::Recipient;
use super::scene::{Scene, Work};
use super::{ends_the_same, is_sent_once};
use crate::town::{
    ANA, ask, clicked, lead, opened_with, opened_without_received_mail, outcome_page, pass, rep,
    set, skip, to_lead, to_staff, until,
};

fn pending(messages: Vec<Outgoing>) -> Outgoing {
    let mut pending: Vec<_> = messages
        .into_iter()
        .filter(|one| one.state == State::Pending)
        .collect();
    assert_eq!(pending.len(), 1, "{pending:#?}");
    pending.remove(0)
}

/// The only message that waits. Its time has come, and nobody has announced it.
async fn due(bundle: &Bundle, messages: Vec<Outgoing>) -> Outgoing {
    let message = pending(messages);
    let (now, at) = (bundle.house().clock().now(), message.due_at.unwrap());
    if at > now {
        bundle.advance_to(at - TimeDelta::seconds(1)).await.unwrap();
        set(bundle, at);
    }
    message
}

async fn to_the_lead(name: &'static str, step: &'static str, bundle: Bundle, events: bool) {
    let lead = lead(&bundle).await;
    let message = due(&bundle, to_lead(&bundle, &lead).await).await;
    let recipient = Recipient::Lead {
        message: message.id().to_string(),
        step,
    };
    let scene = Scene::new(name, bundle, Work::Send(message.key()));
    is_sent_once(&scene, &recipient, events).await;
}

async fn to_the_team(name: &'static str, person: &str, bundle: Bundle, events: bool) {
    let message = due(&bundle, to_staff(&bundle, person).await).await;
    let recipient = Recipient::Staff {
        message: message.id().to_string(),
    };
    let scene = Scene::new(name, bundle, Work::Send(message.key()));
    is_sent_once(&scene, &recipient, events).await;
}

/// A sweep decides, and what it announced is lost on the way.
async fn swept(bundle: &Bundle) {
    sweep::handle(bundle.cloud(), serde_json::Value::Null)
        .await
        .unwrap();
    let now = bundle.house().clock().now();
    bundle.house().events().take_events(now);
}

async fn acknowledgement(events: bool) {
    let bundle = opened_with(events).await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 1).await;
    to_the_lead("acknowledgement", "acknowledgement", bundle, events).await;
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
    let bundle = opened_with(events).await;
    ask(&bundle, &ANA).await;
    skip(&bundle, TimeDelta::minutes(1));
    swept(&bundle).await;
    let rep = rep(&bundle).await;
    to_the_team("call task", &rep, bundle, events).await;
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
    let bundle = opened_with(events).await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 10).await;
    clicked(&bundle, &outcome_page(&bundle), &[("outcome", "no_answer")]).await;
    until(&bundle, "step:mail").await;
    pass(&bundle, 0).await;
    to_the_lead("mail", "mail", bundle, events).await;
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
    let bundle = opened_with(true).await;
    ask(&bundle, &ANA).await;
    until(&bundle, "first_touch:reminder").await;
    swept(&bundle).await;
    let rep = rep(&bundle).await;
    to_the_team("reminders", &rep, bundle, true).await;
}

#[tokio::test]
async fn the_managers_list_reaches_the_manager_whatever_fails() {
    let bundle = opened_with(true).await;
    ask(&bundle, &ANA).await;
    until(&bundle, "first_touch:manager").await;
    swept(&bundle).await;
    to_the_team("escalations", "morgan", bundle, true).await;
}

/// Answers would not come back: the mail is its rep's to send.
#[tokio::test]
async fn a_draft_reaches_the_rep_whatever_fails() {
    let bundle = opened_without_received_mail().await;
    ask(&bundle, &ANA).await;
    pass(&bundle, 10).await;
    clicked(&bundle, &outcome_page(&bundle), &[("outcome", "no_answer")]).await;
    until(&bundle, "step:mail").await;
    pass(&bundle, 0).await;
    let id = lead(&bundle).await;
    let message = due(&bundle, to_lead(&bundle, &id).await).await;
    let scene = Scene::new("draft", bundle, Work::Send(message.key()));
    ends_the_same(&scene).await;
}
