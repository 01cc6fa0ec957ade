//! The manager leaves a lead where it is and asks whoever has it to turn to it, and decides of it by what they have read.

use chrono::Duration;
use cloud::links::Purpose;
use followup::event::{Event, Sign};

use crate::office::{Office, person, readable, text};

#[tokio::test]
async fn whoever_has_it_is_asked_once_a_day_and_only_for_what_is_owed() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    office.later(Duration::hours(5));
    let page = text(&office.get(&format!("{path}?do=nudge")).await);
    let nudge = page.find("Nudge Sam Okafor").unwrap();
    assert!(
        nudge < page.find("has it now").unwrap(),
        "what was asked for comes first"
    );
    let said = office.post(&path, "do=nudge").await;
    insta::assert_snapshot!("nudged", readable(&said));
    let stored = office.lead(&lead).await.lead;
    assert_eq!(stored.rep(), Some(&person("sam")));
    assert_eq!(
        stored.owed.first().unwrap().nudged,
        Some(office.cloud.now())
    );
    // Once a day, whoever asks, and by whatever way the click comes.
    assert!(!text(&office.get(&path).await).contains("Nudge Sam"));
    let before = office.everything(&lead).await;
    let again = office.post(&path, "do=nudge").await;
    assert!(text(&again).contains("Nobody was asked"));
    let both = office.post(&path, "do=nudge&let_go=settled").await;
    assert_eq!(both.status(), 422);
    assert_eq!(office.everything(&lead).await, before);
    office.later(Duration::days(1));
    assert!(text(&office.get(&path).await).contains("Nudge Sam Okafor"));
    // Nobody asks themselves.
    office.post(&path, "to=morgan").await;
    office.later(Duration::days(1));
    assert!(!text(&office.get(&path).await).contains("Nudge"));
}

#[tokio::test]
async fn what_came_since_the_page_was_made_is_read_before_anything_is_let_go_or_given() {
    let office = Office::open().await;
    let lead = office.with_sam().await;
    let path = office.path(Purpose::Assign, &lead, "morgan").await;
    let page = text(&office.get(&format!("{path}?do=let_go")).await);
    let version = office.lead(&lead).await.version;
    let field = format!("name=\"seen\" value=\"{version}\"");
    // One in each form: that which gives, and that which lets go.
    assert_eq!(page.matches(&field).count(), 2, "{page}");
    office.happens(&lead, Event::Sign(Sign::Replied)).await;
    let before = office.everything(&lead).await;
    for press in ["let_go=too_late", "do=says_no", "to=riley"] {
        let asked = office.post(&path, &format!("{press}&seen={version}")).await;
        assert_eq!(asked.status(), 422, "{press}");
        let asked = text(&asked);
        let says = "Something has happened since this page was made";
        assert!(asked.contains(says), "{press}: {asked}");
        assert_eq!(office.everything(&lead).await, before, "{press}");
    }
    let version = office.lead(&lead).await.version;
    // The second click is the first one again.
    for says in ["Given to Riley Chen", "Riley Chen has it already"] {
        let said = office
            .post(&path, &format!("to=riley&seen={version}"))
            .await;
        assert_eq!(said.status(), 200, "{says}");
        assert!(text(&said).contains(says), "{says}: {}", text(&said));
    }
    let version = office.lead(&lead).await.version;
    for says in [
        "Let go: Too late to be of use",
        "There is nothing to let go",
    ] {
        let press = format!("let_go=too_late&seen={version}");
        let said = office.post(&path, &press).await;
        assert_eq!(said.status(), 200, "{says}");
        assert!(text(&said).contains(says), "{says}: {}", text(&said));
    }
    assert_eq!(office.lead(&lead).await.lead.status(), "resting");
}
