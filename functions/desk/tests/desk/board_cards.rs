//! A card of the board says what somebody asked about, and shows how much of the time until what is next is due has passed.

use chrono::Duration;
use cloud::links::Purpose;

use crate::board::SALES;
use crate::browser::Browser;
use crate::office::{Office, text};

/// The columns of the board, without the bars of who has how many leads.
async fn columns(morgan: &mut Browser<'_>) -> String {
    let page = text(&morgan.get("/desk/board").await);
    let (_, columns) = page.split_once("<div class=\"columns\">").unwrap();
    let (columns, _) = columns.split_once("<h2>").unwrap();
    columns.to_owned()
}

#[tokio::test]
async fn a_card_shows_how_much_of_the_time_has_passed_until_it_is_late_or_rests() {
    let office = Office::open().await;
    let lead = office.asks(1, SALES, false).await;
    office.is_given(&lead, "sam").await;
    office.later(Duration::hours(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let soon = columns(&mut morgan).await;
    // It is due after four hours, as it says in words.
    let bar = "<meter min=\"0\" max=\"14400\" value=\"3600\" aria-hidden=\"true\"></meter>";
    assert!(soon.contains("today 2:00 PM"), "{soon}");
    assert_eq!(soon.matches(bar).count(), 1, "{soon}");
    assert_eq!(soon.matches("<meter").count(), 1, "{soon}");
    assert!(
        soon.contains("Products and prices · Sam Okafor · Call"),
        "{soon}"
    );
    office.later(Duration::hours(5));
    let late = columns(&mut morgan).await;
    let bar = "<meter class=\"late\" min=\"0\" max=\"14400\" value=\"14400\"";
    assert_eq!(late.matches(bar).count(), 1, "{late}");
    let path = office.path(Purpose::Outcome, &lead, "sam").await;
    let rests = "outcome=not_now&next=2026-06-01T10:00";
    office.post(&path, rests).await;
    let rests = columns(&mut morgan).await;
    assert!(rests.contains("June 1"), "{rests}");
    assert!(!rests.contains("<meter"), "{rests}");
}
