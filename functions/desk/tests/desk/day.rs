//! What a person's day shows: what waits for them, in their lead's own words, and what they have done.

use chrono::Duration;
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use followup::event::{Event, Sign};

use crate::browser::Browser;
use crate::office::{Office, text};

#[tokio::test]
async fn who_wrote_back_is_shown_with_what_they_wrote_and_not_with_what_they_asked_before() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let asked = "Could you look at our stock room?";
    assert!(text(&sam.get("/desk/today").await).contains(asked));
    office.later(Duration::hours(3));
    let reply = CommitOptions {
        payload: Some(PersonalText::mail("Thursday suits me better.")),
        ..CommitOptions::default()
    };
    let now = office.cloud.now();
    let event = Event::Sign(Sign::Replied);
    let acted = office.cloud.act(&lead, &event, now, &reply).await;
    acted.unwrap();
    office.later(Duration::minutes(20));
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("<h1>One answer.</h1>"), "{day}");
    assert!(day.contains("Thursday suits me better."), "{day}");
    assert!(day.contains("They wrote 20 minutes ago."), "{day}");
    assert!(!day.contains(asked), "{day}");
}

#[tokio::test]
async fn what_somebody_closed_today_stands_under_what_they_have_done() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=lost");
    sam.post("/desk/today", &press).await;
    let done = |page: &str| {
        let (_, rest) = page.split_once("Done today")?;
        Some(rest.contains("Ann Lee"))
    };
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(done(&day), Some(true), "{day}");
    // It is nobody else's work, and no work of another day.
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(done(&text(&riley.get("/desk/today").await)), None);
    office.later(Duration::days(1));
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(done(&text(&sam.get("/desk/today").await)), None);
}
