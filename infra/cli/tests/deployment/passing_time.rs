//! Moving the clock runs what falls on the way, in order, and nothing twice.

use chrono::TimeDelta;

use super::{ANA, at, opened, to_ana};

#[tokio::test]
async fn an_inquiry_is_acknowledged_in_its_window_as_the_clock_moves() {
    let deployment = opened().await;
    deployment.inquire("contact", &ANA).await.unwrap();
    deployment.advance(TimeDelta::seconds(119)).await.unwrap();
    assert_eq!(to_ana(&deployment).len(), 0);
    deployment.advance(TimeDelta::minutes(13)).await.unwrap();
    let mails = to_ana(&deployment);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].at >= at("2026-03-02T14:02:00Z"));
    assert!(mails[0].at <= at("2026-03-02T14:15:00Z"));
    assert_eq!(deployment.observed().failures.len(), 0);
}

#[tokio::test]
async fn a_day_in_one_step_is_a_day_in_many() {
    let in_one = opened().await;
    let in_many = opened().await;
    for deployment in [&in_one, &in_many] {
        deployment.inquire("contact", &ANA).await.unwrap();
    }
    in_one.advance(TimeDelta::hours(26)).await.unwrap();
    for _ in 0..52 {
        in_many.advance(TimeDelta::minutes(30)).await.unwrap();
    }
    assert_eq!(in_one.cloud().now(), in_many.cloud().now());
    assert_eq!(in_one.mailbox().all(), in_many.mailbox().all());
}

#[tokio::test]
async fn a_month_takes_few_sweeps_and_fails_in_none() {
    let deployment = opened().await;
    deployment.inquire("contact", &ANA).await.unwrap();
    let moved = deployment.advance(TimeDelta::days(30)).await.unwrap();
    assert_eq!(moved.now, at("2026-04-01T14:00:00Z"));
    assert!(moved.sweeps > 10 && moved.sweeps < 1_000, "{moved:?}");
    assert_eq!(deployment.observed().failures.len(), 0);
}

#[tokio::test]
async fn next_goes_from_one_due_moment_to_the_next() {
    let deployment = opened().await;
    deployment.inquire("contact", &ANA).await.unwrap();
    let first = deployment.advance_next().await.unwrap();
    assert_eq!(first.now, at(super::OPENING));
    assert_eq!(first.sweeps, 1);
    let second = deployment.advance_next().await.unwrap();
    assert!(second.now > first.now && second.now <= at("2026-03-02T14:02:00Z"));
}

#[tokio::test]
async fn the_clock_goes_back_for_nobody() {
    let deployment = opened().await;
    let refused = deployment.advance_to(at("2026-03-02T13:59:59Z")).await;
    assert!(refused.is_err());
    assert_eq!(deployment.cloud().now(), at(super::OPENING));
}

#[tokio::test]
async fn people_ask_while_the_clock_moves_and_everyone_is_acknowledged_once() {
    let deployment = opened().await;
    let moving = tokio::spawn({
        let deployment = deployment.clone();
        async move { deployment.advance(TimeDelta::hours(2)).await.unwrap() }
    });
    for number in 0..10 {
        let email = format!("person{number}@customer.example");
        let fields = [
            ("name", "Pat Doe"),
            ("email", email.as_str()),
            ("topic", "sales"),
        ];
        deployment.inquire("contact", &fields).await.unwrap();
    }
    moving.await.unwrap();
    deployment.advance(TimeDelta::minutes(30)).await.unwrap();
    for number in 0..10 {
        let address = format!("person{number}@customer.example");
        let mails = deployment.mailbox().all();
        let count = mails
            .iter()
            .filter(|mail| mail.to.iter().any(|to| to.contains(&address)))
            .count();
        assert_eq!(count, 1, "{address}");
    }
}
