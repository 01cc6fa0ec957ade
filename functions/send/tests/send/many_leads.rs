//! The lists of who leads the team, among more open leads than a list looks at.

use cloud::table::outbox::State;
use followup::event::Event;
use followup::ids::LeadId;
use followup::message::{Escalation, NoticeKind};
use followup::route::Routing;

use crate::lists::morning_of;
use crate::support::{ANA, TUESDAY, Town, changed};
use crate::to_team::words;

/// Leads that a list looks at.
const LOOKED: usize = 600;

/// The list of somebody at this moment, while all other mail waits; empty, where there is nothing to say.
async fn list_of(town: &Town, who: &str, at: &str) -> String {
    town.set(at);
    morning_of(town, who).await;
    let mails = town.to_person(who).await;
    let list = mails.iter().find(|mail| mail.state == State::Pending);
    let before = town.aws.mailbox().len();
    town.deliver_key(&list.unwrap().key()).await;
    let left = town.aws.mailbox().all().split_off(before);
    left.iter().map(words).collect()
}

/// Ana has asked on Tuesday, and nobody has her yet.
async fn town_of_ana() -> (Town, LeadId) {
    let deputy = changed(
        "team.toml",
        "id = \"morgan\"",
        "id = \"morgan\"\ndeputy = \"quinn\"",
    );
    let town = Town::under(TUESDAY, &deputy).await;
    let ana = town.asks(ANA).await;
    (town, ana)
}

/// As many as a list looks at ask on Thursday morning, and are theirs who stand before Jordan in the team's file.
async fn many_ask(town: &Town) {
    town.set("2026-03-05T13:50:00Z");
    for number in 0..LOOKED {
        let (name, email) = (
            format!("Person {number}"),
            format!("person@firm{number}.test"),
        );
        let asks = [
            ("name", name.as_str()),
            ("email", email.as_str()),
            ("topic", "sales"),
            ("message", "What do 200 lamps cost?"),
        ];
        let lead = town.asks(&asks).await;
        let rep = if number % 2 == 0 { "riley" } else { "sam" };
        town.routed(&lead, rep).await;
    }
}

#[tokio::test]
async fn who_is_late_stands_on_the_managers_list_whoever_has_how_many_others() {
    let (town, ana) = town_of_ana().await;
    town.routed(&ana, "jordan").await;
    many_ask(&town).await;
    let one_more = "1 more is open than this list has looked at.";
    let thursday = list_of(&town, "morgan", "2026-03-05T14:00:00Z").await;
    assert!(thursday.contains("Ana Silva"), "{thursday}");
    assert!(!thursday.contains("than this list"), "{thursday}");
    // Nobody has done anything since: the deputy hears first of who has waited longest.
    let deputys = list_of(&town, "quinn", "2026-03-09T13:00:00Z").await;
    assert!(deputys.contains("Ana Silva"), "{deputys}");
    assert!(deputys.contains(one_more), "{deputys}");
    // All have waited so long that a list of this day has no line about any of them: that it has not looked at one is said all the same.
    let tuesday = list_of(&town, "morgan", "2026-05-05T13:00:00Z").await;
    assert!(tuesday.contains(one_more), "{tuesday}");
    // Whom a notice names is looked at besides. The first list of a week asks about all who have waited so long.
    town.set("2026-05-10T23:30:00Z");
    let untouched = NoticeKind::Escalation(Escalation::Untouched);
    town.notice("morgan", &ana, untouched).await;
    let monday = list_of(&town, "morgan", "2026-05-11T13:00:00Z").await;
    assert!(monday.contains("Ana Silva"), "{monday}");
    assert!(!monday.contains("than this list"), "{monday}");
}

#[tokio::test]
async fn who_has_waited_longest_stands_on_the_deputys_list_though_nobody_has_them() {
    let (town, ana) = town_of_ana().await;
    let nobody = Routing::Exhausted {
        refused: Vec::new(),
        others_wait: false,
        free_from: None,
    };
    town.event(&ana, Event::Routed(nobody)).await;
    many_ask(&town).await;
    let deputys = list_of(&town, "quinn", "2026-03-09T13:00:00Z").await;
    assert!(deputys.contains("Ana Silva"), "{deputys}");
}
