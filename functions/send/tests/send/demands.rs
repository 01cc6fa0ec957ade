//! A demand to erase is on the list of whoever leads the team until somebody has decided it.

use followup::event::{Event, Sign};
use followup::ids::LeadId;

use crate::lists::morning_of;
use crate::support::{ANA, BO, CY, TUESDAY, Town, changed, person};

/// What the manager's list of this morning says, in one line; nothing, where none is sent.
async fn list(town: &Town, morning: &str) -> String {
    town.set(morning);
    morning_of(town, "morgan").await;
    let mut mails = town.post().await;
    mails.retain(|mail| mail.to == ["morgan@example.com"]);
    assert!(mails.len() <= 1, "{mails:#?}");
    let text = mails.pop().and_then(|mail| mail.text);
    let words: Vec<&str> = text
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    words.join(" ")
}

/// Somebody who demands to be erased, and of whom whoever leads the team has heard.
async fn demands(town: &Town, lead: &LeadId, sign: Sign) {
    town.event(lead, Event::ErasureDemanded { sign, at: None })
        .await;
    town.advance(5);
    let told = town.post().await;
    let to_morgan = told.iter().filter(|mail| mail.to == ["morgan@example.com"]);
    assert_eq!(to_morgan.count(), 1, "{told:#?}");
}

fn declined() -> Event {
    Event::ErasureDeclined {
        by: person("morgan"),
    }
}

#[tokio::test]
async fn a_demand_stands_on_each_list_with_the_day_until_which_the_law_gives_time() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    let bo = town.riley_gets(BO).await;
    let cy = town.inquires(CY).await;
    town.judged(&cy).await;
    town.post().await;
    // The one is closed by it, and of the other a rep still has the lead.
    demands(&town, &ana, Sign::DoNotContact).await;
    demands(&town, &bo, Sign::Replied).await;
    let until = "demands that what is kept of them be erased; the law gives until Friday, April 3";
    for morning in ["2026-03-04T14:00:00Z", "2026-03-20T13:00:00Z"] {
        let text = list(&town, morning).await;
        assert_eq!(text.matches(until).count(), 2, "{text}");
        let erase = "See what is kept, and erase it";
        assert_eq!(text.matches(erase).count(), 2, "{text}");
        assert!(!text.contains("Cy "), "{text}");
    }
    // After that day it is said that the law gave no longer.
    let text = list(&town, "2026-04-06T13:00:00Z").await;
    let over = "be erased; the law gave until Friday, April 3";
    assert_eq!(text.matches(over).count(), 2, "{text}");
    // Each is gone as soon as it is decided.
    town.cloud.erase(&ana, town.now()).await.unwrap();
    let text = list(&town, "2026-04-07T13:00:00Z").await;
    assert_eq!(text.matches(over).count(), 1, "{text}");
    assert!(text.contains("Bo "), "{text}");
    town.event(&bo, declined()).await;
    let text = list(&town, "2026-04-08T13:00:00Z").await;
    assert!(!text.contains("be erased"), "{text}");
}

#[tokio::test]
async fn a_demand_of_which_the_list_tells_anyway_has_one_line() {
    let town = Town::new(TUESDAY).await;
    let ana = town.riley_gets(ANA).await;
    town.post().await;
    // In the evening: the mail of the next morning tells it.
    town.set("2026-03-04T02:00:00Z");
    let sign = Sign::Replied;
    town.event(&ana, Event::ErasureDemanded { sign, at: None })
        .await;
    let text = list(&town, "2026-03-04T14:00:00Z").await;
    assert_eq!(text.matches("be erased").count(), 1, "{text}");
    let text = list(&town, "2026-03-05T14:00:00Z").await;
    assert_eq!(text.matches("be erased").count(), 1, "{text}");
}

#[tokio::test]
async fn what_is_decided_in_the_evening_is_not_on_the_list_of_the_morning() {
    for erases in [true, false] {
        let town = Town::new(TUESDAY).await;
        let ana = town.riley_gets(ANA).await;
        town.post().await;
        town.set("2026-03-04T02:00:00Z");
        let sign = Sign::DoNotContact;
        town.event(&ana, Event::ErasureDemanded { sign, at: None })
            .await;
        if erases {
            town.cloud.erase(&ana, town.now()).await.unwrap();
        } else {
            town.event(&ana, declined()).await;
        }
        let text = list(&town, "2026-03-04T14:00:00Z").await;
        assert!(!text.contains("be erased"), "{text}");
    }
}

#[tokio::test]
async fn the_deputy_hears_of_a_demand_that_nobody_decides_for_two_working_days() {
    let sources = changed(
        "team.toml",
        "id = \"morgan\"",
        "id = \"morgan\"\ndeputy = \"quinn\"",
    );
    let town = Town::under(TUESDAY, &sources).await;
    let ana = town.riley_gets(ANA).await;
    town.post().await;
    demands(&town, &ana, Sign::DoNotContact).await;
    for (morning, hears) in [
        ("2026-03-04T14:00:00Z", false),
        ("2026-03-05T14:00:00Z", false),
        ("2026-03-06T14:00:00Z", true),
    ] {
        town.set(morning);
        morning_of(&town, "quinn").await;
        let mut mails = town.post().await;
        mails.retain(|mail| mail.to == ["quinn@example.com"]);
        let said = mails.iter().filter_map(|mail| mail.text.as_deref());
        let heard = said.filter(|text| text.contains("be erased"));
        assert_eq!(heard.count() == 1, hears, "{morning}: {mails:#?}");
    }
}
