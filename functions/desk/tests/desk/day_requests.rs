//! What a day asks of the table, and what is kept of a look at it.

use chrono::Duration;
use followup::event::{Event, Sign};
use local::LocalService;

use crate::board::{LATENCY, MOST_REQUESTS, PARTNERSHIP, SALES};
use crate::browser::Browser;
use crate::office::{Office, person, text};

/// Requests of the table for which a day waits one after the other: who is here, by what their day is found, their leads, and what belongs to
/// them. Of who is not signed in only the first is made.
const MOST_IN_A_ROW: u32 = 4;
/// How many leads whoever opens the page has.
const LEADS: usize = 60;

#[tokio::test(start_paused = true)]
async fn a_day_takes_few_requests_four_in_a_row() {
    let office = Office::open_at(LATENCY).await;
    for number in 0..LEADS {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        let task = office.lead(&lead).await.lead.task();
        let report = |press: &str| format!("lead={lead}&task={task}&outcome={press}");
        match number % 4 {
            // A mail follows, and has not left yet.
            0 => {
                let mut sam = Browser::of(&office, "sam").await;
                sam.post("/desk/today", &report("voicemail")).await;
                office.later(Duration::minutes(1));
            }
            1 => {
                let mut sam = Browser::of(&office, "sam").await;
                sam.post("/desk/today", &report("lost")).await;
            }
            2 => office.happens(&lead, Event::Sign(Sign::Replied)).await,
            _ => {}
        }
    }
    office.asks(LEADS, PARTNERSHIP, false).await;
    for who in ["sam", "riley", "quinn"] {
        let mut browser = Browser::of(&office, who).await;
        browser.get("/desk/find").await;
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let page = browser.get("/desk/today").await;
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert_eq!(page.status(), 200);
        assert!(all <= MOST_REQUESTS, "{who}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{who}: {took:?}");
        let page = text(&page);
        assert_eq!(page.contains("Person "), who != "riley", "{who}: {page}");
        assert_eq!(page.contains("Done today"), who == "sam", "{who}: {page}");
    }
}

/// Open leads of a rep who has far too many.
const MANY: usize = 500;

#[tokio::test(start_paused = true)]
async fn a_day_with_very_many_leads_shows_the_next_due_in_as_many_requests_and_says_how_many_more()
{
    let office = Office::open_at(LATENCY).await;
    for number in 0..MANY {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        if number == 0 {
            // The first is shown in full, with what it wrote.
            office.happens(&lead, Event::Sign(Sign::Replied)).await;
        }
        office.later(Duration::seconds(5));
    }
    let mut sam = Browser::of(&office, "sam").await;
    for path in ["/desk/today", "/desk/today?renewed=yes"] {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let day = text(&sam.get(path).await);
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert!(all <= MOST_REQUESTS, "{path}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{path}: {took:?}");
        assert!(day.contains("<h1>399 calls, one answer.</h1>"), "{day}");
        let said = "100 more are open than this page has looked at.";
        let (_, rest) = day.split_once(said).expect(said);
        let link = rest.split("</p>").next().unwrap();
        assert!(
            link.contains("../l/") && link.contains("All that is open"),
            "{link}"
        );
        // One in full, twenty in a line, and the rest of what was looked at as a number.
        let (_, then) = day.split_once("Then today").unwrap();
        assert_eq!(then.matches("<li").count(), 20, "{then}");
        assert!(then.contains("And 379 more."), "{then}");
        assert!(
            day.contains("Person 001") && !day.contains("Person 040"),
            "{day}"
        );
    }
}

#[tokio::test]
async fn what_is_seen_at_the_desk_is_kept_once_a_minute_of_whoever_looks_and_of_what_has_a_line() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let seen = async |who: &str| office.cloud.sights(&person(who)).await.unwrap().of(&ann);
    let mut sam = Browser::of(&office, "sam").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    sam.asks("HEAD", "/desk/today", "", "none").await;
    sam.get("/desk/today?renewed=yes").await;
    morgan.get("/desk/board").await;
    assert_eq!(seen("sam").await, None);
    let page = format!("/desk/leads/{ann}");
    morgan.get(&page).await;
    let first = office.cloud.now();
    assert_eq!(
        (seen("morgan").await, seen("sam").await),
        (Some(first), None)
    );
    sam.get("/desk/today").await;
    assert_eq!(seen("sam").await, Some(first));
    office.later(Duration::seconds(59));
    let writes = || {
        office
            .aws
            .usage()
            .of(LocalService::DynamoDb, "UpdateItem")
            .requests
    };
    let before = writes();
    sam.get("/desk/today").await;
    sam.get(&page).await;
    assert_eq!((writes() - before, seen("sam").await), (0, Some(first)));
    office.later(Duration::seconds(1));
    sam.get(&page).await;
    assert_eq!(
        (writes() - before, seen("sam").await),
        (1, Some(office.cloud.now()))
    );
    // Whose sessions were ended is signed in nowhere, and has seen what they have seen.
    office
        .cloud
        .close_every_session(&person("sam"))
        .await
        .unwrap();
    assert_eq!(sam.get("/desk/today").await.status(), 303);
    assert_eq!(seen("sam").await, Some(office.cloud.now()));
}

#[tokio::test]
async fn a_cookie_that_names_somebody_and_is_forged_costs_one_read() {
    let office = Office::open().await;
    office.with_sam().await;
    let mut forger = Browser::of(&office, "sam").await;
    forger.get("/desk/today").await;
    let (_, cookie) = forger.cookies.last_mut().unwrap();
    let last = cookie.pop().unwrap();
    cookie.push(if last == 'A' { 'B' } else { 'A' });
    let before = office.aws.usage();
    let refused = forger.get("/desk/today").await;
    let asked = office.aws.usage().since(&before);
    assert_eq!(refused.status(), 303);
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(all <= 1, "{all}");
}
