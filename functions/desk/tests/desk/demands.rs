//! Whoever leads the team sees at the desk who demands to be erased, and until when, until somebody has decided it.

use calendar::format_instant;
use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Event, Sign};
use followup::ids::LeadId;
use followup::timeline::EntryKind;

use crate::browser::Browser;
use crate::office::{BO, CY, Office, text};

const UNTIL: &str = "until Thursday, April 2";
const DEMANDS: &str = "They demand that what is kept of them be erased.";

/// Ann, whose lead it closes, and Bo, whose lead goes on.
async fn two_demand(office: &Office) -> (LeadId, LeadId) {
    let ann = office.with_sam().await;
    let bo = office.judged(BO, false).await;
    office.is_given(&bo, "riley").await;
    for (lead, sign) in [(&ann, Sign::DoNotContact), (&bo, Sign::Replied)] {
        office
            .happens(lead, Event::ErasureDemanded { sign, at: None })
            .await;
    }
    office.later(Duration::minutes(1));
    (ann, bo)
}

fn page_of(lead: &LeadId) -> String {
    format!("/desk/leads/{lead}")
}

#[tokio::test]
async fn a_demand_stands_on_the_board_and_on_the_page_of_the_lead_until_it_is_decided() {
    let office = Office::open().await;
    let (ann, bo) = two_demand(&office).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(
        board.contains("Two people demand that what is kept of them be erased."),
        "{board}"
    );
    // Ann's lead is closed, and stands nowhere else on the board.
    assert!(board.contains("One lead waits for you."), "{board}");
    assert_eq!(board.matches(DEMANDS).count(), 1, "{board}");
    for lead in [&ann, &bo] {
        let erase = format!("leads/{lead}/erase");
        assert_eq!(board.matches(&erase).count(), 1, "{board}");
        let page = text(&morgan.get(&page_of(lead)).await);
        assert!(page.contains(DEMANDS) && page.contains(UNTIL), "{page}");
    }
    // Who has the lead decides nothing of it.
    let mut riley = Browser::of(&office, "riley").await;
    let page = text(&riley.get(&page_of(&bo)).await);
    assert!(!page.contains(DEMANDS), "{page}");

    let erase = format!("{}/erase", page_of(&ann));
    assert_eq!(morgan.post(&erase, "sure=yes").await.status(), 200);
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains("One person demands that"), "{board}");
    office.later(Duration::days(40));
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = text(&morgan.get(&page_of(&bo)).await);
    assert!(page.contains("The law gave until"), "{page}");
}

#[tokio::test]
async fn whoever_leads_the_team_says_that_nothing_is_to_be_erased() {
    let office = Office::open().await;
    let (ann, bo) = two_demand(&office).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    for lead in [&ann, &bo] {
        let path = format!("{}/erase", page_of(lead));
        let asked = text(&morgan.get(&path).await);
        assert!(asked.contains("Nothing is to be erased"), "{asked}");
        assert!(asked.contains(DEMANDS) && asked.contains(UNTIL), "{asked}");
        let lines = office.entries(lead, EntryKind::Verdict).await;
        // Both answers are none.
        let both = morgan.post(&path, "sure=yes&decline=yes").await;
        assert_eq!(both.status(), 422);
        // Pressed twice, it is said once.
        for _ in 0..2 {
            let said = morgan.post(&path, "decline=yes").await;
            assert_eq!(said.status(), 200);
            assert!(text(&said).contains("Nothing is erased."));
        }
        assert_eq!(office.entries(lead, EntryKind::Verdict).await, lines + 1);
        assert_eq!(office.lead(lead).await.lead.demand, None);
        assert!(office.lead(lead).await.lead.erased_at.is_none());
        let page = text(&morgan.get(&page_of(lead)).await);
        assert!(!page.contains(DEMANDS), "{page}");
        assert!(page.contains("nothing is to be erased"), "{page}");
    }
    let board = text(&morgan.get("/desk/board").await);
    assert!(!board.contains("be erased"), "{board}");
    // Of a lead that demands nothing, the page asks nothing of the kind.
    let asked = text(&morgan.get(&format!("{}/erase", page_of(&bo))).await);
    assert!(!asked.contains("Nothing is to be erased"), "{asked}");
}

#[tokio::test]
async fn a_demand_of_who_has_no_open_lead_is_no_nothing() {
    let office = Office::open().await;
    let ann = office.with_sam().await;
    let sign = Sign::DoNotContact;
    office
        .happens(&ann, Event::ErasureDemanded { sign, at: None })
        .await;
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    let first_line = "<h1>No open lead waits for you.</h1>";
    assert!(board.contains(first_line), "{board}");
    assert!(board.contains("One person demands that"), "{board}");
    // On the day itself the time is not over; on the next one it is.
    let date = |board: &str| board.contains(">Until Thursday, April 2</a>");
    assert!(date(&board), "{board}");
    office.later(Duration::days(31) + Duration::hours(2));
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(date(&board), "{board}");
    office.later(Duration::days(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    let over = ">By Thursday, April 2, which has passed</a>";
    assert!(board.contains(over), "{board}");
}

#[tokio::test]
async fn of_who_was_erased_meanwhile_nobody_is_told_that_nothing_was() {
    let office = Office::open().await;
    let (ann, _) = two_demand(&office).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    office.cloud.erase(&ann, office.cloud.now()).await.unwrap();
    let path = format!("{}/erase", page_of(&ann));
    let said = text(&morgan.post(&path, "decline=yes").await);
    assert!(!said.contains("Nothing is erased."), "{said}");
    assert!(
        said.contains("What was kept of them has been erased."),
        "{said}"
    );
}

#[tokio::test]
async fn one_verdict_for_all_that_looks_unwanted_ends_nobodys_demand() {
    let office = Office::open().await;
    let (spam, demands) = (office.judged(BO, true).await, office.judged(CY, true).await);
    let sign = Sign::Replied;
    office
        .happens(&demands, Event::ErasureDemanded { sign, at: None })
        .await;
    let now = office.later(Duration::minutes(1));
    let mut morgan = Browser::of(&office, "morgan").await;
    let review = format!("verdict=unwanted&shown={}", format_instant(now));
    let board = text(&morgan.post("/desk/board", &review).await);
    assert!(board.contains("One person demands that"), "{board}");
    assert_eq!(office.lead(&spam).await.lead.status(), "unwanted");
    assert_eq!(office.lead(&demands).await.lead.status(), "review");
    // A verdict on them alone leaves the demand to be decided.
    let path = office.path(Purpose::Verdict, &demands, "morgan").await;
    office.post(&path, "verdict=unwanted").await;
    assert_eq!(office.lead(&demands).await.lead.status(), "unwanted");
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains("One person demands that"), "{board}");
}
