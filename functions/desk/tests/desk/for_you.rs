//! What waits for whoever leads the team, on the board: in which order, and what is said of each.

use chrono::Duration;
use cloud::keys::{Home, Key};
use cloud::links::Purpose;
use cloud::table::due::MAX_FAILURES;
use followup::event::Event;
use followup::message::acknowledgement_id;

use crate::browser::Browser;
use crate::office::{BO, CY, Office, person, shipped, text};
use crate::several::break_facts;

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

/// Sam is not of the team any more.
async fn sam_leaves(office: &Office) {
    let now = office.later(Duration::minutes(1));
    let mut files = shipped();
    let team = files.files.get_mut("team.toml").unwrap();
    let people = "[[people]]";
    let stay = team.split(people);
    let stay: Vec<&str> = stay.filter(|one| !one.contains("id = \"sam\"")).collect();
    *team = stay.join(people);
    let pushed = office.cloud.push_policy(&files, "test", now).await.unwrap();
    let activated = office.cloud.activate_policy(&pushed, "test", now);
    activated.await.unwrap();
    office.cloud.refreshed_policy(now).await.unwrap();
}

#[tokio::test]
async fn the_board_counts_what_is_nobodys_stuck_held_or_not_known() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "riley").await;
    let cy = office.judged(CY, false).await;
    office.is_given(&cy, "jordan").await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains("Nobody’s: 0. Stuck: 0."), "{board}");
    for not_said in ["not sent, or nobody knows", "it is not known how"] {
        assert!(!board.contains(not_said), "{not_said}: {board}");
    }

    sam_leaves(&office).await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains("Nobody’s: 1. Stuck: 0."), "{board}");
    assert!(for_you(&board).contains("Ann Lee"), "{board}");

    let inquiry = office.lead(&ann).await.lead.inquiry;
    let mail = Key::message(
        &Home::Lead(ann.clone()),
        &acknowledgement_id(&ann, &inquiry, 1),
    );
    for _ in 0..MAX_FAILURES {
        let now = office.cloud.now();
        office.cloud.defer_message(&mail, now).await.unwrap();
    }
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains("Nobody’s: 1. Stuck: 1."), "{board}");

    office.holds_acknowledgement(&bo).await;
    let board = text(&morgan.get("/desk/board").await);
    let one = "One mail to a lead was not sent, or nobody knows whether it was.";
    assert!(board.contains(one), "{board}");
    let waits = for_you(&board);
    assert!(
        waits.contains("Bo Ek") && waits.contains("A mail to them was not sent"),
        "{waits}"
    );
    // Of a mail whose lead stands nowhere on the board the way to it is beside the number.
    let beside = |board: &str| {
        let said = "Two mails to leads were not sent, or nobody knows whether they were.";
        let (_, rest) = board.split_once(said).unwrap();
        let ways = rest.split("</p>").next().unwrap();
        ways.matches("Send it or leave it out").count()
    };
    office.holds_acknowledgement(&cy).await;
    let board = text(&morgan.get("/desk/board").await);
    assert_eq!(beside(&board), 0, "{board}");
    let path = office.path(Purpose::Outcome, &cy, "jordan").await;
    office.post(&path, "outcome=lost").await;
    let board = text(&morgan.get("/desk/board").await);
    assert_eq!(beside(&board), 1, "{board}");

    break_facts(&office, &bo).await;
    let board = text(&morgan.get("/desk/board").await);
    let unknown = "Of one more open lead it is not known how it stands.";
    assert!(board.contains(unknown), "{board}");
    assert_eq!(beside(&board), 2, "{board}");
}
