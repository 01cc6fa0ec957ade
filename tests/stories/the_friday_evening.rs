//! A team answers around the clock within thirty minutes, and somebody asks on a Friday evening, in the night, and on a Sunday. Whoever is
//! on call has it in minutes, the manager at eight hours, and another rep after two days, each to the minute. A team that is at home then
//! is told by the check that it cannot keep such a ladder.

use std::path::Path;

use followup::policy::{Policy, PolicyFiles};
use journeys::{ANA, Town};

/// The example of the README.
fn around_the_clock() -> PolicyFiles {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/examples/around-the-clock");
    baton::folder::read(&example).unwrap()
}

async fn open(start: &str) -> Town {
    Town::open_with(start, |sources| *sources = around_the_clock()).await
}

/// Who hears what of a lead that nobody touches, to the minute.
async fn climbs(start: &str, shift: [&str; 2], steps: [&str; 4]) {
    let town = open(start).await;
    let lead = town.inquire(ANA).await;
    town.minutes(2).await;
    let rep = town.rep_of(&lead).await;
    let on_shift = shift.iter().any(|one| rep.starts_with(one));
    assert!(on_shift, "{start}: {rep}");
    let task = town.last_mail(&rep, "Call Ana Silva");
    // Theirs at once, and to be called when our answer may have left.
    assert_eq!(task.at, town.at(start) + chrono::TimeDelta::minutes(2));

    let [reminder, manager, warning, moved] = steps;
    for (to, subject, at) in [
        (rep.as_str(), "Next: Ana Silva", reminder),
        ("morgan@example.com", "Ana Silva", manager),
        (rep.as_str(), "Ana Silva", warning),
    ] {
        town.until(at).await;
        town.minutes(1).await;
        let mail = town.last_mail(to, subject);
        let (left, expected) = (town.shown(mail.at), town.shown(town.at(at)));
        assert_eq!(left, expected, "{subject}\n{}", town.mailbox());
    }
    town.until(moved).await;
    town.minutes(1).await;
    let next = town.rep_of(&lead).await;
    assert_ne!(next, rep);
    let lapsed = town.first(&lead, &["lapsed"]).await.unwrap();
    assert_eq!(town.shown(lapsed), town.shown(town.at(moved)));
    town.is_well_run().await;
}

#[tokio::test]
async fn the_friday_evening() {
    climbs(
        "2026-03-13 18:00",
        ["sam", "theo"],
        [
            "2026-03-13 18:15",
            "2026-03-14 02:00",
            "2026-03-14 18:00",
            "2026-03-15 18:00",
        ],
    )
    .await;
}

/// The reminder at a quarter past three in the night, the manager on Sunday at three, the move on Sunday at three.
#[tokio::test]
async fn the_night_and_the_sunday_are_hours_like_any_other() {
    climbs(
        "2026-03-13 03:00",
        ["jordan", "lena"],
        [
            "2026-03-13 03:15",
            "2026-03-13 11:00",
            "2026-03-14 03:00",
            "2026-03-15 03:00",
        ],
    )
    .await;
    climbs(
        "2026-03-14 19:00",
        ["sam", "theo"],
        [
            "2026-03-14 19:15",
            "2026-03-15 03:00",
            "2026-03-15 19:00",
            "2026-03-16 19:00",
        ],
    )
    .await;
}

/// Three who ask within ten minutes of one night: each is reminded of before it is due, and not with the mail of the next hour.
#[tokio::test]
async fn several_of_one_hour_are_each_reminded_of_in_time() {
    let town = open("2026-03-15 03:02").await;
    let mut leads = Vec::new();
    for (number, name) in ["Ada Moss", "Ben Moss", "Cleo Moss"].iter().enumerate() {
        let (email, phone) = (
            format!("night{number}@customer.test"),
            format!("+1 212 555 014{number}"),
        );
        let fields = [
            ("name", *name),
            ("email", &email),
            ("phone", &phone),
            ("topic", "sales"),
            ("message", "Can you come today?"),
        ];
        leads.push((town.inquire(&fields).await, *name, town.now()));
        town.minutes(4).await;
    }
    town.until("2026-03-15 03:30").await;
    insta::assert_snapshot!(town.mailbox());
    for (lead, name, asked) in leads {
        let rep = town.rep_of(&lead).await;
        assert!(["jordan@example.com", "lena@example.com"].contains(&rep.as_str()));
        let reminder = town.last_mail(&rep, &format!("Next: {name}"));
        assert_eq!(
            reminder.at - asked,
            chrono::TimeDelta::minutes(15),
            "{name}"
        );
    }
    town.is_well_run().await;
}

#[test]
fn a_team_without_a_weekend_is_told_by_the_check() {
    let mut sources = around_the_clock();
    let office = "tz = \"America/New_York\"\n[hours]\n".to_owned()
        + &["mon", "tue", "wed", "thu", "fri"]
            .map(|day| format!("{day} = [[\"09:00\", \"17:00\"]]\n"))
            .concat();
    for shift in ["early", "late", "night"] {
        sources
            .files
            .insert(format!("calendars/{shift}.toml"), office.clone());
    }
    let found = Policy::compile(&sources).unwrap_err();
    let reasons: Vec<String> = found.iter().map(ToString::to_string).collect();
    let told = reasons
        .iter()
        .any(|one| one.contains("due = \"30m\" runs where nobody works"));
    assert!(told, "{reasons:#?}");
}
