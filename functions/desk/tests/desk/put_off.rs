//! A lead that is put off: until when it does not stand first, what ends that, and that nothing that is owed waits for it.

use calendar::parse_instant;
use chrono::Duration;
use followup::event::{Event, Sign};

use crate::browser::Browser;
use crate::day::leads_to;
use crate::office::{BO, Office, text};

/// Who stands first on a page of a day.
fn first(page: &str) -> &str {
    let (_, rest) = page.split_once("<h2 id=\"first\">").unwrap();
    let (_, name) = rest.split_once("<bdi>").unwrap();
    name.split_once("</bdi>").unwrap().0
}

#[tokio::test]
async fn who_is_put_off_stands_first_again_when_the_time_has_come_and_everything_owed_goes_on() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::minutes(10));
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    let owed = office.lead(&ann).await.lead.owed;

    let nothing = sam
        .post("/desk/today", &format!("lead={ann}&put_off=never"))
        .await;
    assert_eq!(nothing.status(), 422);
    assert!(
        text(&nothing).contains("Choose one of the buttons"),
        "{}",
        text(&nothing)
    );
    let press = format!("lead={ann}&put_off=two_hours");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert!(
        day.contains("<bdi>Ann Lee</bdi> comes back today 12:10"),
        "{day}"
    );
    assert_eq!(first(&day), "Bo Ek");
    let (_, then) = day.split_once("Then today").unwrap();
    assert!(
        then.contains("Ann Lee") && then.contains("put off until today 12:10"),
        "{then}"
    );
    assert_eq!(office.lead(&ann).await.lead.owed, owed);

    office.later(Duration::minutes(119));
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(first(&day), "Bo Ek");
    office.later(Duration::minutes(2));
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    // Who is late is late, put off or not.
    office.later(Duration::hours(3));
    let mut sam = Browser::of(&office, "sam").await;
    sam.post("/desk/today", &format!("lead={ann}&put_off=half_an_hour"))
        .await;
    let day = text(&sam.get("/desk/today").await);
    assert_eq!(first(&day), "Bo Ek");
    assert!(day.contains("2 of them are late."), "{day}");
    let page = text(&sam.get(&format!("/desk/leads/{ann}")).await);
    assert!(page.contains("looks at it again later: "), "{page}");
}

#[tokio::test]
async fn the_next_of_today_stands_first_once_a_lead_is_put_off_and_that_is_taken_back() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "sam").await;
    let mut sam = Browser::of(&office, "sam").await;
    let task = office.lead(&bo).await.lead.task();
    let agreed = format!("lead={bo}&task={task}&outcome=reached&next=2026-03-02T15:00");
    sam.post("/desk/today", &agreed).await;
    let press = format!("lead={ann}&put_off=two_hours");
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    // Nothing is due by now, and what comes later today is there to go on with.
    assert_eq!(first(&day), "Bo Ek");
    let (done, _) = day.split_once("id=\"first\"").unwrap();
    assert!(done.contains("comes back today "), "{done}");
    assert!(done.contains("Look at it now after all"), "{done}");
    // Whoever opens it from its line has the way back as well.
    let opened = text(&sam.get(&format!("/desk/today?lead={ann}")).await);
    assert_eq!(first(&opened), "Ann Lee");
    assert!(opened.contains("Look at it now after all"), "{opened}");

    let undo = format!("lead={ann}&put_off=now");
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.post("/desk/today", &undo).await;
    assert!(office.lead(&ann).await.lead.put_off.is_some());
    let pressed = sam.post("/desk/today", &undo).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    assert_eq!(first(&day), "Ann Lee");
    assert!(!day.contains("Look at it now after all"), "{day}");
    assert_eq!(office.lead(&ann).await.lead.put_off, None);
    // There is nothing to take back a second time.
    sam.post("/desk/today", &undo).await;
    let page = text(&sam.get(&format!("/desk/leads/{ann}")).await);
    let taken_back = page.matches("looks at it now after all").count();
    assert_eq!(taken_back, 1, "{page}");
}

#[tokio::test]
async fn what_comes_between_ends_what_was_put_off_and_nobody_puts_off_what_is_not_theirs() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let press = format!("lead={ann}&put_off=next_day");
    let mut riley = Browser::of(&office, "riley").await;
    assert_eq!(riley.post("/desk/today", &press).await.status(), 403);
    // Whoever leads the team sees it, and it is not on their day.
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.post("/desk/today", &press).await;
    assert_eq!(office.lead(&ann).await.lead.put_off, None);

    let mut sam = Browser::of(&office, "sam").await;
    let pressed = sam.post("/desk/today", &press).await;
    let day = text(&sam.get(&leads_to(&pressed)).await);
    // What was promised runs out before.
    let promised = "They were promised to hear from us all the same: today 2:00 PM at the latest.";
    assert!(day.contains(promised), "{day}");
    let put_off = office.lead(&ann).await.lead.put_off.unwrap();
    let opens = parse_instant("2026-03-03T14:00:00Z").unwrap();
    assert_eq!(put_off.until, opens);
    office.later(Duration::hours(1));
    let now = office.cloud.now();
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), Some(opens));
    office.happens(&ann, Event::Sign(Sign::Replied)).await;
    office.later(Duration::minutes(1));
    let now = office.cloud.now();
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), None);
    assert_eq!(first(&text(&sam.get("/desk/today").await)), "Ann Lee");
    // So does what they write once more, though an answer is owed already.
    sam.post("/desk/today", &press).await;
    office.later(Duration::minutes(1));
    let now = office.cloud.now();
    assert!(office.lead(&ann).await.lead.put_off_at(now).is_some());
    office.happens(&ann, Event::Sign(Sign::Replied)).await;
    assert_eq!(office.lead(&ann).await.lead.put_off_at(now), None);
}
