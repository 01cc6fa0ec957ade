//! Who is away says so on the page of their list; the manager says it of whoever is ill.

use chrono::Duration;

use crate::office::{Office, person, text};

#[tokio::test]
async fn a_rep_says_that_they_are_away_and_back_and_of_nobody_else() {
    let office = Office::open().await;
    let path = office.list_of("riley");
    let load = async |id| office.cloud.loads().await.unwrap().load(&person(id));
    let asked = text(&office.get(&path).await);
    assert!(
        asked.contains("First day back") && !asked.contains("Who is away"),
        "{asked}"
    );
    let is_away = async |id| load(id).await.is_away(office.cloud.now());
    assert!(!is_away("riley").await, "a look changes nothing");
    for (wrong, says) in [
        ("works_again=", "Choose one of the buttons."),
        ("works_again=2020-01-01", "Name a day that is still to come"),
        ("works_again=soon", "Name a day that is still to come"),
        (
            "works_again=2026-03-09&away=sam",
            "Only the manager can say",
        ),
        (
            "works_again=2026-03-09&away=nobody",
            "Choose one of the buttons.",
        ),
    ] {
        let refused = text(&office.post(&path, wrong).await);
        assert!(refused.contains(says), "{wrong}: {refused}");
        assert!(!is_away("riley").await && !is_away("sam").await, "{wrong}");
    }
    let done = text(&office.post(&path, "works_again=2026-03-09").await);
    assert!(done.contains("Riley Chen is away until Monday"), "{done}");
    assert!(done.contains("You are away until Monday"), "{done}");
    let now = office.cloud.now();
    let away = load("riley").await;
    assert!(away.is_away(now) && !away.is_away(now + Duration::days(8)));
    // Somebody else's absence is the manager's to end.
    let refused = office.post(&office.list_of("sam"), "back=riley").await;
    assert!(load("riley").await.is_away(now), "{}", text(&refused));
    let back = text(&office.post(&path, "back=riley").await);
    assert!(back.contains("Riley Chen is back"), "{back}");
    assert!(!load("riley").await.is_away(now));
}

#[tokio::test]
async fn the_manager_says_it_of_somebody_who_is_ill() {
    let office = Office::open().await;
    let path = office.list_of("morgan");
    let asked = text(&office.get(&path).await);
    assert!(asked.contains("Who is away"), "{asked}");
    let done = text(&office.post(&path, "works_again=2026-03-05&away=sam").await);
    assert!(done.contains("Sam Okafor is away until Thursday"), "{done}");
    assert!(done.contains("Sam is back"), "{done}");
    let load = office.cloud.loads().await.unwrap().load(&person("sam"));
    assert!(load.is_away(office.cloud.now()));
}
