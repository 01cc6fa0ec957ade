//! Who is away says so on the page of their list; the manager says it of whoever is ill.

use chrono::Duration;
use followup::team::RepLoad;

use crate::browser::Browser;
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
async fn whoever_is_away_says_on_their_day_that_they_are_back() {
    let office = Office::open().await;
    let mut sam = Browser::of(&office, "sam").await;
    let day = text(&sam.get("/desk/today").await);
    assert!(!day.contains("I am back"), "{day}");
    let away = text(&sam.post("/desk/today", "works_again=2026-03-09").await);
    let (_, beside) = away.split_once("You are away until Monday").unwrap();
    assert!(beside.contains("I am back"), "{beside}");
    // Of nobody else.
    let refused = sam.post("/desk/today", "back=riley").await;
    assert_eq!(refused.status(), 422, "{}", text(&refused));
    let load = async || office.cloud.loads().await.unwrap().load(&person("sam"));
    assert!(load().await.is_away(office.cloud.now()));
    let back = text(&sam.post("/desk/today", "back=sam").await);
    assert!(back.contains("Sam Okafor is back."), "{back}");
    assert!(!back.contains("I am back"), "{back}");
    // They have no queue in which anybody waits.
    assert!(!back.contains("your queue"), "{back}");
    assert!(!load().await.is_away(office.cloud.now()));
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
    // Of their own absence they read once.
    let own = text(&office.post(&path, "works_again=2026-03-05").await);
    let mut morgan = Browser::of(&office, "morgan").await;
    for page in [own, text(&morgan.get("/desk/board").await)] {
        assert_eq!(page.matches("I am back").count(), 1, "{page}");
        assert!(!page.contains("Morgan is back"), "{page}");
        assert!(page.contains("Sam is back"), "{page}");
    }
}

#[tokio::test]
async fn the_manager_ends_the_absence_of_whoever_is_no_rep_too() {
    let office = Office::open().await;
    let path = office.list_of("morgan");
    let is_away = async || {
        let load = office.cloud.loads().await.unwrap().load(&person("quinn"));
        load.is_away(office.cloud.now())
    };
    let button = "name=\"back\" value=\"quinn\"";
    let away = "works_again=2026-03-05&away=quinn";
    let done = text(&office.post(&path, away).await);
    assert!(done.contains(button), "{done}");
    let mut morgan = Browser::of(&office, "morgan").await;
    let board = text(&morgan.get("/desk/board").await);
    assert!(board.contains(button), "{board}");
    assert!(is_away().await, "a look changes nothing");
    let back = text(&office.post(&path, "back=quinn").await);
    assert!(!is_away().await, "{back}");
    assert!(!back.contains(button), "{back}");
    // Nobody waits for a qualifier, as they do for a rep.
    let follows = "Whoever waits in your queue";
    assert!(!back.contains(follows), "{back}");
    office.post(&path, "works_again=2026-03-05&away=sam").await;
    let of_rep = text(&office.post(&path, "back=sam").await);
    assert!(of_rep.contains(follows), "{of_rep}");
    let again = office.post(&path, "back=quinn").await;
    assert_eq!(again.status(), 200);
}

/// An office whose file has Riley away in the first week of June.
async fn with_june() -> Office {
    Office::open_with(|files| {
        let team = files.files.get_mut("team.toml").unwrap();
        let riley = "id = \"riley\"\n";
        let away = format!("{riley}away = [{{ from = 2026-06-01, until = 2026-06-08 }}]\n");
        assert!(team.contains(riley), "{team}");
        *team = team.replacen(riley, &away, 1);
    })
    .await
}

/// What is known of Riley, from the table and the file.
async fn rileys(office: &Office) -> RepLoad {
    let policy = office
        .cloud
        .active_policy(office.cloud.now())
        .await
        .unwrap();
    let team = office.cloud.team(&policy.unwrap().active).await.unwrap();
    team.load(&person("riley"))
}

fn days(from: &str, again: &str) -> String {
    format!("away_from={from}&works_again={again}")
}

#[tokio::test]
async fn an_absence_that_has_no_day_or_one_of_another_is_not_planned() {
    let office = with_june().await;
    let path = office.list_of("riley");
    assert!(text(&office.get(&path).await).contains("First day away"));
    for (wrong, says) in [
        (
            days("2026-02-27", "2026-03-09"),
            "The first day away is today or",
        ),
        (days("soon", "2026-03-09"), "The first day away is today or"),
        (
            days("2026-03-20", "2026-03-18"),
            "comes after the first day away",
        ),
        (days("2026-03-20", ""), "Choose one of the buttons."),
        // The file has them away in the first week of June.
        (
            days("2026-06-05", "2026-06-12"),
            "is away already until Monday, June 8",
        ),
        (
            days("2026-05-25", "2026-06-02"),
            "is away already until Monday, June 8",
        ),
    ] {
        let refused = text(&office.post(&path, &wrong).await);
        assert!(refused.contains(says), "{wrong}: {refused}");
        assert_eq!(rileys(&office).await.away.len(), 1, "{wrong}");
    }
}

#[tokio::test]
async fn an_absence_is_planned_stands_beside_the_others_and_is_taken_out() {
    let office = with_june().await;
    let path = office.list_of("riley");
    let said = text(&office.post(&path, &days("2026-03-16", "2026-03-23")).await);
    assert!(
        said.contains("Riley Chen is away from Monday, March 16"),
        "{said}"
    );
    let more = text(&office.post(&path, &days("2026-05-25", "2026-06-01")).await);
    assert!(
        more.contains("Riley Chen is away from Monday, May 25"),
        "{more}"
    );
    let twice = text(&office.post(&path, &days("2026-03-18", "2026-03-27")).await);
    assert!(
        twice.contains("is away already until Monday, March 23"),
        "{twice}"
    );
    // Who falls ill meanwhile loses none of what was planned.
    office.post(&path, "works_again=2026-03-05").await;
    let known = rileys(&office).await;
    let now = office.cloud.now();
    assert!(known.is_away(now) && !known.is_away(now + Duration::days(5)));
    assert!(known.is_away(now + Duration::days(15)));
    assert!(!known.is_away(now + Duration::days(22)));
    // Whoever is with it again on the day takes it out; the file's is changed in the file.
    let shown = text(&office.get(&path).await);
    assert_eq!(shown.matches("name=\"take_out\"").count(), 2, "{shown}");
    let (_, rest) = shown.split_once("name=\"take_out\" value=\"").unwrap();
    let from = rest.split('"').next().unwrap();
    let others = text(
        &office
            .post(
                &office.list_of("sam"),
                &format!("take_out={from}&away=riley"),
            )
            .await,
    );
    assert!(others.contains("Only the manager can say"), "{others}");
    let out = text(
        &office
            .post(&path, &format!("take_out={from}&away=riley"))
            .await,
    );
    assert!(out.contains("Riley Chen is there after all."), "{out}");
    assert!(!rileys(&office).await.is_away(now + Duration::days(15)));
    let nothing = text(&office.post(&path, &format!("take_out={from}")).await);
    assert!(nothing.contains("Choose one of the buttons."), "{nothing}");
}
