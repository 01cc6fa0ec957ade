//! A form arrives.

use super::scene::Scene;
use super::scene::form;
use super::{ends_the_same, is_taken};
use crate::town::{ANA, ask, opened, pass, reported};

#[tokio::test]
async fn somebody_new_is_a_lead_whatever_fails() {
    let deployment = opened().await;
    is_taken(&Scene::new("a new person asks", deployment, form(&ANA))).await;
}

#[tokio::test]
async fn somebody_known_joins_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    let mut again = ANA;
    again[4].1 = "And when could it be here?";
    // What the first form was promised stands, also while no policy can be read.
    ends_the_same(&Scene::new("a known person asks", deployment, form(&again))).await;
}

#[tokio::test]
async fn a_repeat_is_one_inquiry_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 3).await;
    ends_the_same(&Scene::new("the same form again", deployment, form(&ANA))).await;
}

#[tokio::test]
async fn somebody_known_by_their_number_joins_whatever_fails() {
    const BY_PHONE: [(&str, &str); 5] = [
        ("name", "Ana Silva"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
        ("timeframe", "now"),
        ("message", "Please call me."),
    ];
    let deployment = opened().await;
    ask(&deployment, &BY_PHONE).await;
    pass(&deployment, 10).await;
    let mut again = BY_PHONE;
    again[4].1 = "Nobody has called so far.";
    ends_the_same(&Scene::new("known by the number", deployment, form(&again))).await;
}

#[tokio::test]
async fn somebody_who_comes_back_is_a_new_lead_whatever_fails() {
    let deployment = opened().await;
    ask(&deployment, &ANA).await;
    pass(&deployment, 10).await;
    reported(&deployment, "lost").await;
    pass(&deployment, 10).await;
    let mut again = ANA;
    again[4].1 = "Now we can pay for it.";
    is_taken(&Scene::new("back after a no", deployment, form(&again))).await;
}
