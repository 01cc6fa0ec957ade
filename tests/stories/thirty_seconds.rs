//! A salesperson at your elbow half a minute after you enter. Not before the breathing time here, and inside the hour that
//! makes a conversation likely; demanding customers get thirty minutes by one line.

use chrono::TimeDelta;
use journeys::{ANA, Town};

const AROUND_THE_CLOCK: &str = r#"first_touch = { wanted = "5m", reminder = "15m", due = "30m", manager = "8h", warned = "24h", reassigned = "48h" }"#;

/// The hours of a team that works around the clock.
fn always_open() -> String {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let hours = days.map(|day| format!("{day} = [[\"00:00\", \"24:00\"]]\n"));
    format!("tz = \"America/New_York\"\n[hours]\n{}", hours.concat())
}

#[tokio::test]
async fn thirty_seconds() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.deployment
        .advance(TimeDelta::seconds(119))
        .await
        .unwrap();
    assert_eq!(town.mails_to("ana@customer.test").len(), 0);
    town.minutes(13).await;
    let mails = town.mails_to("ana@customer.test");
    assert_eq!(mails.len(), 1);
    assert!(mails[0].at >= town.at("2026-03-02 10:02"));

    // The rep knows at once, and has the hour.
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Ana Silva");
    assert!(task.at <= town.at("2026-03-02 10:02"), "{}", town.mailbox());
    let clocks = town.lead(&lead).await.clocks;
    let wanted = clocks
        .iter()
        .find(|clock| clock.action.ends_with(":wanted"));
    assert!(wanted.unwrap().deadline.at <= town.at("2026-03-02 11:01"));
    town.until("2026-03-02 10:55").await;
    town.click(&task, "Reached").await;
    assert!(town.first(&lead, &["outcome"]).await.unwrap() < town.at("2026-03-02 11:00"));
    town.is_well_run().await;

    // Thirty minutes, at night too.
    let night = Town::open_with("2026-03-07 23:30", |sources| {
        let rules = sources.files.get_mut("policy.toml").unwrap();
        let lines: Vec<&str> = rules
            .lines()
            .map(|line| {
                if line.starts_with("first_touch") {
                    AROUND_THE_CLOCK
                } else {
                    line
                }
            })
            .collect();
        *rules = lines.join("\n");
        let office = sources.files.get_mut("calendars/office.toml").unwrap();
        *office = always_open();
    })
    .await;
    let lead = night.inquire(ANA).await;
    night.minutes(20).await;
    let clocks = night.lead(&lead).await.clocks;
    let due = clocks.iter().find(|clock| clock.action.ends_with(":due"));
    assert!(due.unwrap().deadline.at <= night.at("2026-03-08 00:01"));
    night.minutes(15).await;
    assert!(night.first(&lead, &["breached"]).await.is_some());
    night.is_well_run().await;
}
