//! The page of a lead asks little of the table, however much has passed.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::lead::MAX_MERGED;
use local::LocalService;

use crate::board::{LATENCY, MOST_IN_A_ROW, MOST_REQUESTS, SALES};
use crate::booking::{offered, own, wish};
use crate::browser::Browser;
use crate::office::{ANN, Office, person, text};

/// Requests in a row of the page of a lead for who leads the team: who is here, the lead, what it is linked to, and what those asked.
const MOST_WITH_LINKS: u32 = MOST_IN_A_ROW + 1;
/// Lines of a long history.
const LINES: usize = 60;
/// Notes with words.
const NOTES: usize = 20;
/// Leads that are merged with it: one more could be, so that each that is linked has a button.
const MERGED: usize = MAX_MERGED - 1;
/// Leads that are linked to it, and not merged with it.
const LINKED: usize = 4;

/// Ann's lead, which Sam has: sixty notes, a meeting, a mail that waits, some merged leads, and some more that are linked.
async fn with_a_long_history(office: &Office) -> LeadId {
    let lead = office.judged(ANN, false).await;
    office.is_given(&lead, "sam").await;
    for number in 0..LINES {
        let event = Event::NoteAdded {
            by: person("sam"),
            answer: false,
        };
        office.happens(&lead, event).await;
        if number % 10 == 0 {
            office.later(Duration::minutes(1));
        }
    }
    for number in 0..MERGED + LINKED {
        let other = office.asks(number, SALES, false).await;
        office.is_given(&other, "riley").await;
        office.happens(&other, Event::Sign(Sign::Replied)).await;
        office.later(Duration::minutes(10));
        let (one, two) = (
            office.lead(&lead).await.lead,
            office.lead(&other).await.lead,
        );
        let now = office.cloud.now();
        assert!(office.cloud.link(&one, &two, now).await.unwrap());
        if number < MERGED {
            let by = person("morgan");
            office.forget_mails(&other).await;
            let merged = office.cloud.merge(&lead, &other, &by, now).await;
            assert!(merged.unwrap(), "{number}");
        }
    }
    let path = own(office, &lead);
    let slot = offered(&office.get(&path).await)[0].clone();
    let booked = office.post(&path, &wish(&slot, "none")).await;
    assert!(text(&booked).contains("It is booked"), "{}", text(&booked));
    let write = format!("/desk/leads/{lead}");
    let mut sam = Browser::of(office, "sam").await;
    let wrote = "do=write&subject=Hello&text=About+the+stock+room.";
    let sent = sam.post(&write, wrote).await;
    assert_eq!(sent.status(), 303, "{}", text(&sent));
    lead
}

#[tokio::test(start_paused = true)]
async fn the_page_of_a_lead_with_a_long_history_takes_few_requests() {
    let office = Office::open_at(LATENCY).await;
    let lead = with_a_long_history(&office).await;
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.merged.len(), MERGED);
    assert_eq!(stored.linked.len(), LINKED);
    assert!(stored.meeting().is_some());
    let path = format!("/desk/leads/{lead}");
    for (who, in_a_row) in [("sam", MOST_IN_A_ROW), ("morgan", MOST_WITH_LINKS)] {
        let mut browser = Browser::of(&office, who).await;
        browser.get("/desk/find").await;
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let page = browser.get(&path).await;
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert_eq!(page.status(), 200);
        assert!(all <= MOST_REQUESTS, "{who}: {all}");
        assert!(took <= LATENCY * in_a_row, "{who}: {took:?}");
        let page = text(&page);
        // Nothing is missing: what the lead said, and what those merged with it asked.
        assert!(
            page.matches("What do 20 lamps cost?").count() >= MERGED,
            "{page}"
        );
        let links = page.matches("name=\"merge\"").count();
        assert_eq!(links, if who == "morgan" { LINKED } else { 0 }, "{page}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_kept_of_a_lead_with_a_long_history_takes_few_requests() {
    let office = Office::open_at(LATENCY).await;
    let lead = with_a_long_history(&office).await;
    let mut sam = Browser::of(&office, "sam").await;
    let page = format!("/desk/leads/{lead}");
    for number in 0..NOTES {
        let note = format!("note=Note+number+{number}.");
        office.later(Duration::seconds(5));
        let noted = sam.post(&page, &note).await;
        assert_eq!(noted.status(), 303, "{}", text(&noted));
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.get("/desk/find").await;
    let last = format!("Note number {}.", NOTES - 1);
    for (below, says) in [
        ("kept".to_owned(), "Notes and texts: "),
        ("kept?file=copy".to_owned(), last.as_str()),
        ("kept?file=proof".to_owned(), "\"inquiries\""),
    ] {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let answer = morgan.get(&format!("{page}/{below}")).await;
        let took = begun.elapsed();
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert_eq!(answer.status(), 200, "{below}");
        assert!(all <= MOST_REQUESTS, "{below}: {all}");
        assert!(took <= LATENCY * MOST_IN_A_ROW, "{below}: {took:?}");
        let answer = text(&answer);
        assert!(answer.contains(says), "{below}: {says}: {answer}");
        if below.contains("file=copy") {
            let copy: serde_json::Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(copy["merged"].as_array().unwrap().len(), MERGED);
            let inquiries = copy["inquiries"].as_array().unwrap().len();
            assert_eq!(inquiries, MERGED + 1);
        }
    }
}

#[tokio::test]
async fn the_pages_of_the_policy_and_the_team_and_what_waits_for_review_take_few_requests() {
    let office = Office::open().await;
    for number in 0..30 {
        office.asks(number, SALES, true).await;
    }
    let list = office.list_of("morgan");
    let team = office.team_of("morgan");
    let one = office.asks(30, SALES, true).await;
    let decide = office.path(Purpose::Verdict, &one, "morgan").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    for path in ["/desk/policy", &team, &list, &decide] {
        morgan.get(path).await;
        let before = office.aws.usage();
        let page = morgan.get(path).await;
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert_eq!(page.status(), 200, "{path}");
        assert!(all <= MOST_REQUESTS, "{path}: {all}");
    }
}
