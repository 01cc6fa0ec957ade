//! What waits for whoever leads the team, on the board: in which order, and what is said of each.

use chrono::Duration;
use followup::event::Event;

use crate::browser::Browser;
use crate::office::{BO, Office, person, text};

/// What the board says of all that waits for its reader.
fn for_you(board: &str) -> &str {
    let (_, waits) = board.split_once("<h2>For you, now</h2>").unwrap();
    waits.split("Every open lead").next().unwrap()
}

#[tokio::test]
async fn who_was_promised_the_earlier_answer_stands_first_whoever_has_them_by_now() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    office.later(Duration::days(1));
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "riley").await;
    office.later(Duration::days(1));
    let (to, by) = (person("jordan"), person("morgan"));
    office.happens(&ann, Event::Assigned { to, by }).await;
    office.later(Duration::days(2));
    // Jordan's own time began on Wednesday, after Riley's: what Ann was promised is a day older.
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    let list = text(&office.get(&office.list_of("morgan")).await);
    let (_, with_others) = list.split_once("Not in time, with others: 2").unwrap();
    for shown in [for_you(&board), with_others] {
        let places = (shown.find("Ann Lee"), shown.find("Bo Ek"));
        assert!(places.0.is_some() && places.0 < places.1, "{shown}");
    }
}

#[tokio::test]
async fn a_lead_that_waits_says_with_whom_it_has_been() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let lapses = async |rep: &str| {
        let due = Event::MoveDue {
            owner: person(rep),
            tellings: Vec::new(),
            is_managed: true,
        };
        office.happens(&lead, due).await;
    };
    let says = async || {
        let mut morgan = Browser::of(&office, "morgan").await;
        let board = text(&morgan.get("/desk/board").await);
        let waits = for_you(&board);
        assert!(waits.contains("Ann Lee"), "{waits}");
        let (_, rest) = waits.split_once("It has been with ")?;
        Some(rest.split("</p>").next().unwrap().trim().to_owned())
    };
    office.later(Duration::days(3));
    assert_eq!(says().await, None);
    lapses("sam").await;
    office.is_given(&lead, "riley").await;
    assert_eq!(says().await.as_deref(), Some("Sam Okafor."));
    office.later(Duration::days(1));
    lapses("riley").await;
    assert_eq!(office.lead(&lead).await.lead.rep(), Some(&person("morgan")));
    office.later(Duration::days(4));
    let both = "Sam Okafor and Riley Chen.";
    assert_eq!(says().await.as_deref(), Some(both));
}
