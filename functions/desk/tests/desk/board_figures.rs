//! The board says how the last weeks went, and each figure of it leads to what it counts.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::Event;

use crate::board::SALES;
use crate::browser::Browser;
use crate::office::{Office, text};

impl Office {
    /// Each day that is over is counted, as a sweep does it; the first time that counting begins.
    pub(crate) async fn settles(&self) {
        let now = self.cloud.now();
        let policy = self.cloud.active_policy(now).await.unwrap().unwrap();
        let calendar = policy.calendar();
        self.cloud.ensure_settling(calendar, now).await.unwrap();
        for _ in 0..10 {
            self.cloud.settle_due(calendar, now).await.unwrap();
        }
    }
}

#[tokio::test]
async fn the_board_says_below_what_waits_how_it_went_and_each_figure_leads_to_what_it_counts() {
    let office = Office::open().await;
    office.settles().await;
    let kept = office.asks(1, SALES, false).await;
    office.is_given(&kept, "sam").await;
    let missed = office.asks(2, SALES, false).await;
    office.is_given(&missed, "riley").await;
    office.later(Duration::minutes(30));
    let path = office.path(Purpose::Outcome, &kept, "sam").await;
    office.post(&path, "outcome=reached").await;
    office.later(Duration::hours(5));
    office.happens(&missed, Event::Tick).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    // No day is over yet.
    let none = text(&morgan.get("/desk/board").await);
    assert!(!none.contains("How it went"), "{none}");
    office.later(Duration::days(1));
    office.settles().await;
    let page = text(&morgan.get("/desk/board").await);
    let (before, row) = page
        .split_once("<h2>How it went: Monday, March 2</h2>")
        .unwrap();
    assert!(before.contains("<h2>For you, now</h2>"), "{before}");
    let (row, _) = row.split_once("<h2>").unwrap();
    for said in [
        "<b>1 of 2</b> promises kept",
        "<b>half within 30 minutes, 90% within 30 minutes</b>",
    ] {
        assert!(row.contains(said), "{said}: {row}");
    }
    assert!(!row.contains("nobody reported"), "{row}");
    let links = row.split("href=\"").skip(1);
    let links: Vec<&str> = links.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(links.len(), 2, "{row}");
    for (link, said, unsaid) in [
        (links[0], "1 of 2 promises was missed.", "Person 001"),
        (links[1], "Person 001", "Person 002"),
    ] {
        let (_, below) = link.split_once("figures").unwrap();
        let behind = format!("/desk/figures{}", below.replace("&amp;", "&"));
        let behind = text(&morgan.get(&behind).await);
        assert!(behind.contains(said), "{link}: {behind}");
        assert!(!behind.contains(unsaid), "{link}: {behind}");
    }
    // The table has room for nothing else.
    let table = text(&morgan.get("/desk/board?as=table").await);
    assert!(!table.contains("How it went"), "{table}");
    office.later(Duration::days(1));
    office.settles().await;
    let page = text(&morgan.get("/desk/board").await);
    let days = "How it went: Monday, March 2 to Tuesday, March 3";
    assert!(page.contains(days), "{page}");
}
