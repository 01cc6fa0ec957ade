//! The day of whoever has more than one page can show.

use chrono::Duration;
use followup::event::Event;
use followup::ids::LeadId;
use local::LocalService;

use crate::board::{LATENCY, MOST_REQUESTS, SALES};
use crate::browser::Browser;
use crate::office::{Office, person, text};

/// Leads that somebody has, more than one request of the table reads.
const MANY: usize = 150;

/// Sam says that they were reached, and that they hear from him at a time in the office.
async fn agrees(office: &Office, lead: &LeadId, next: &str) {
    let mut sam = Browser::of(office, "sam").await;
    let task = office.lead(lead).await.lead.task();
    let press = format!("lead={lead}&task={task}&outcome=reached&next={next}");
    let said = sam.post("/desk/today", &press).await;
    assert_eq!(said.status(), 303, "{}", text(&said));
}

#[tokio::test(start_paused = true)]
async fn the_lead_that_stands_first_is_the_most_pressing_of_all_wherever_the_index_has_it() {
    let office = Office::open_at(LATENCY).await;
    let forgotten = office.with_sam().await;
    agrees(&office, &forgotten, "2026-03-03T09:00").await;
    for _ in 0..8 {
        office.later(Duration::days(1));
        office.happens(&forgotten, Event::Tick).await;
    }
    for number in 1..MANY {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
    }
    let stored = office.lead(&forgotten).await.lead;
    assert_eq!(stored.rep(), Some(&person("sam")));
    let owned = office.cloud.owned("sam").await.unwrap();
    assert_eq!(owned.leads.len(), MANY);
    assert_eq!(owned.leads.last(), Some(&forgotten), "it is the last one");
    let mut sam = Browser::of(&office, "sam").await;
    let before = office.aws.usage();
    let day = text(&sam.get("/desk/today").await);
    let asked = office.aws.usage().since(&before);
    let all = asked.total(LocalService::DynamoDb).requests;
    assert!(all <= MOST_REQUESTS, "{all}");
    let (_, first) = day.split_once("<h2 id=\"first\">").unwrap();
    let first = first.split("</h2>").next().unwrap();
    assert!(first.contains("Ann Lee"), "{first}");
    // Each is counted, and what has no line is said to be elsewhere.
    assert!(day.contains("<h1>150 calls.</h1>"), "{day}");
    let (_, more) = day.split_once("And 129 more.").unwrap();
    let more = more.split("</p>").next().unwrap();
    assert!(
        more.contains("../l/") && more.contains("All that is open"),
        "{more}"
    );
    // Whoever leads the team has the board: it shows each of theirs.
    for number in 0..30 {
        let lead = office.asks(MANY + number, SALES, false).await;
        office.is_given(&lead, "morgan").await;
    }
    let mut morgan = Browser::of(&office, "morgan").await;
    let day = text(&morgan.get("/desk/today").await);
    let (_, more) = day.split_once("And 9 more.").unwrap();
    let more = more.split("</p>").next().unwrap();
    let board = "../desk/board?rep=morgan&amp;as=table";
    assert!(more.contains(board), "{more}");
}

#[tokio::test]
async fn what_was_done_today_has_a_line_however_much_lies_ahead() {
    let office = Office::open().await;
    for number in 0..25 {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        agrees(&office, &lead, "2026-03-05T11:00").await;
    }
    office.later(Duration::days(1));
    let lead = office.with_sam().await;
    agrees(&office, &lead, "2026-03-20T11:00").await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    let (_, done) = day.split_once("Done today").unwrap();
    let done = done.split("</details>").next().unwrap();
    assert!(done.contains("Ann Lee") && done.contains("Undo"), "{done}");
    assert!(!done.contains("Person 0"), "{done}");
}

#[tokio::test]
async fn what_was_done_today_has_a_line_however_many_leads_somebody_has() {
    let office = Office::open().await;
    let done = office.with_sam().await;
    for number in 0..450 {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
    }
    agrees(&office, &done, "2026-03-20T11:00").await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(day.contains("50 more are open"), "{day}");
    let (_, lines) = day.split_once("Done today").unwrap();
    assert!(
        lines
            .split("</details>")
            .next()
            .unwrap()
            .contains("Ann Lee"),
        "{lines}"
    );
}

#[tokio::test]
async fn a_date_or_an_amount_that_is_added_and_refused_says_what_would_be_right_beside_its_field() {
    let office = Office::open_with(|sources| {
        let policy = sources.files.get_mut("policy.toml").unwrap();
        *policy = policy.replace("# [figures]", "[figures]\ncurrency = \"USD\"");
    })
    .await;
    let mut sam = Browser::of(&office, "sam").await;
    let asked = [
        (
            "reached",
            "next=2020-01-01T10:00",
            "then-next",
            "Optional: after a talk",
            "This date has passed.",
        ),
        (
            "won",
            "amount=plenty",
            "then-amount",
            "whole units of the currency",
            "An amount is a whole number",
        ),
    ];
    for (number, (outcome, typed, id, hint, wrong)) in asked.into_iter().enumerate() {
        let lead = office.asks(number, SALES, false).await;
        office.is_given(&lead, "sam").await;
        let task = office.lead(&lead).await.lead.task();
        let press = format!("lead={lead}&task={task}&outcome={outcome}");
        assert_eq!(sam.post("/desk/today", &press).await.status(), 303);
        let day = text(&sam.get(&format!("/desk/today?done={lead}")).await);
        let field = |page: &str| {
            let (_, field) = page.split_once(&format!("<label for=\"{id}\">")).unwrap();
            field.split("</div>").next().unwrap().to_owned()
        };
        let asks = field(&day);
        assert!(asks.contains(hint), "{asks}");
        assert!(
            asks.contains(&format!("aria-describedby=\"{id}-hint\"")),
            "{asks}"
        );
        assert!(!asks.contains("aria-invalid"), "{asks}");
        assert_eq!(asks.contains(", USD"), outcome == "won", "{asks}");
        let refused = sam
            .post("/desk/today", &format!("{press}&add=yes&{typed}"))
            .await;
        assert_eq!(refused.status(), 422);
        let said = field(&text(&refused));
        let (_, error) = said
            .split_once(&format!("id=\"{id}-error\" role=\"alert\">"))
            .unwrap();
        assert!(
            error.split("</p>").next().unwrap().contains(wrong),
            "{said}"
        );
        assert!(
            said.contains(&format!("aria-describedby=\"{id}-error\"")),
            "{said}"
        );
        assert!(said.contains("aria-invalid=\"true\""), "{said}");
        assert!(text(&refused).contains("id=\"then-note-hint\""));
    }
}
