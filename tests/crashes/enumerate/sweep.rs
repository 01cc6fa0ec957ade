//! A minute has come.

use aws_sdk_dynamodb::types::AttributeValue;
use chrono::TimeDelta;
use cloud::attributes::key;
use cloud::keys::Key;
use followup::ids::PersonId;

use super::ends_the_same;
use super::scene::{Scene, Work};
use crate::town::{
    ANA, ask, opened, pass, rep, reported, set, skip, taken_over, until, waiting_notices,
};

#[tokio::test]
async fn a_new_lead_is_judged_assigned_and_told_of_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    skip(&deployment, TimeDelta::minutes(1));
    ends_the_same(&Scene::new("judge and assign", deployment, Work::Sweep)).await;
}

#[tokio::test]
async fn an_acknowledgement_is_announced_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 1).await;
    skip(&deployment, TimeDelta::minutes(1));
    ends_the_same(&Scene::new("announce", deployment, Work::Sweep)).await;
}

#[tokio::test]
async fn a_rep_is_reminded_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:reminder").await;
    ends_the_same(&Scene::new("remind", deployment, Work::Sweep)).await;
}

#[tokio::test]
async fn a_manager_is_told_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:manager").await;
    ends_the_same(&Scene::new("escalate", deployment, Work::Sweep)).await;
}

/// The rep let another lead lapse before, and is paused now.
#[tokio::test]
async fn a_lead_moves_to_another_rep_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    until(&deployment, "first_touch:reassignment").await;
    let load = Key::rep(&PersonId::parse(&rep(&deployment).await).unwrap());
    let table = &deployment.cloud().settings().table;
    deployment
        .aws()
        .dynamodb("earlier")
        .update_item()
        .table_name(table)
        .set_key(Some(key(&load)))
        .update_expression("SET lapses = :one")
        .expression_attribute_values(":one", AttributeValue::N("1".to_owned()))
        .send()
        .await
        .unwrap();
    ends_the_same(&Scene::new("reassign and pause", deployment, Work::Sweep)).await;
}

#[tokio::test]
async fn a_mail_is_planned_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    reported(&deployment, "no_answer").await;
    until(&deployment, "step:mail").await;
    ends_the_same(&Scene::new("plan a mail", deployment, Work::Sweep)).await;
}

/// What was decided since the last sweep is told in one mail to each who had a lead.
#[tokio::test]
async fn notices_are_put_into_their_mails_whatever_fails() {
    let deployment = opened().await;
    let mut leads = Vec::new();
    for number in 0..4 {
        let email = format!("p{number}@customer.example");
        let text = format!("Question number {number}?");
        let mut fields = ANA;
        fields[1].1 = &email;
        fields[4].1 = &text;
        leads.push(ask(&deployment, &fields).await);
    }
    pass(&deployment, 10).await;
    for lead in &leads {
        taken_over(&deployment, lead).await;
    }
    assert_eq!(waiting_notices(&deployment).await.len(), leads.len());
    skip(&deployment, TimeDelta::minutes(1));
    ends_the_same(&Scene::new("gather", deployment, Work::Sweep)).await;
}

#[tokio::test]
async fn the_lists_at_opening_are_made_whatever_fails() {
    let deployment = opened().await;
    // No deadline falls on the opening itself: a minute later its notice would not be on the list any more.
    pass(&deployment, 7).await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 23 * 60 + 52).await;
    let opening = deployment.aws().clock().now() + TimeDelta::minutes(1);
    set(&deployment, opening);
    ends_the_same(&Scene::new("lists at opening", deployment, Work::Sweep)).await;
}
