//! The day of whoever works in another zone than the office.

use chrono::Duration;
use followup::ids::LeadId;

use crate::browser::Browser;
use crate::office::{BO, Office, text};

/// An office in New York, of which Sam works in Sydney.
async fn with_sydney() -> Office {
    Office::open_with(|files| {
        let team = files.files.get_mut("team.toml").unwrap();
        let sam = "id = \"sam\"\n";
        assert!(team.contains(sam), "{team}");
        *team = team.replacen(sam, &format!("{sam}calendar = \"sydney\"\n"), 1);
        let office = files.files["calendars/office.toml"].clone();
        let sydney = office.replace("America/New_York", "Australia/Sydney");
        assert_ne!(sydney, office);
        files
            .files
            .insert("calendars/sydney.toml".to_owned(), sydney);
    })
    .await
}

/// What stands under what Sam has done today, on a page that is opened anew.
async fn done_today(office: &Office) -> String {
    let mut sam = Browser::of(office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let done = day.split_once("Done today").map(|(_, rest)| rest);
    let done = done.and_then(|rest| rest.split("</details>").next());
    done.unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_somebody_closed_today_is_done_until_their_own_midnight() {
    let office = with_sydney().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let closes = async |lead: &LeadId| {
        let task = office.lead(lead).await.lead.task();
        let mut sam = Browser::of(&office, "sam").await;
        let press = format!("lead={lead}&task={task}&outcome=lost");
        let pressed = sam.post("/desk/today", &press).await;
        assert_eq!(pressed.status(), 303, "{}", text(&pressed));
    };
    // It is Monday 10:00 in the office, and Tuesday 2:00 in Sydney.
    closes(&ann).await;
    assert!(done_today(&office).await.contains("Ann Lee"));
    // Tuesday 1:00 and 17:00.
    office.later(Duration::hours(15));
    let done = done_today(&office).await;
    assert!(done.contains("Ann Lee"), "{done}");
    // Tuesday 7:00 and 23:00.
    office.later(Duration::hours(6));
    closes(&bo).await;
    let done = done_today(&office).await;
    assert!(done.contains("Ann Lee") && done.contains("Bo Ek"), "{done}");
    // Still Tuesday in the office, and Wednesday in Sydney.
    office.later(Duration::minutes(90));
    assert_eq!(done_today(&office).await, "");
    let mut sam = Browser::of(&office, "sam").await;
    let page = sam.get("/desk/today").await;
    assert_eq!(page.status(), 200);
    let day = text(&page);
    assert!(day.contains("<h1>Nothing is due.</h1>"), "{day}");
}
