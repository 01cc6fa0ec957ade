//! The manager leaves a lead where it is, and asks whoever has it to turn to it.

use chrono::Duration;
use cloud::links::Purpose;

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
