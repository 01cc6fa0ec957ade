//! Who leads a team changes it on a page, without keys and without a push: a new colleague gets leads in the same minute, and whoever
//! leaves gets none any more.

use journeys::{ANA, Fields, Town, button};

const MANAGER: &str = "morgan@example.com";
const ZOE: &str = "zoe@example.com";

/// The address of the page of the team, as the manager finds it: behind the list that the newest of their mails leads to.
async fn page_of_team(town: &Town, manager: &str) -> String {
    let mails = town.mails_to(manager);
    let list = mails
        .iter()
        .rev()
        .find_map(|mail| button(mail, "All that is open", None));
    let list = list.unwrap_or_else(|| panic!("no list for {manager}\n{}", town.mailbox()));
    let page = town.read(&list).await;
    let (_, from) = page
        .split_once("href=\"../p/")
        .unwrap_or_else(|| panic!("{page}"));
    let (token, _) = from.split_once('"').unwrap();
    let (base, _) = list.split_once("/l/").unwrap();
    format!("{base}/p/{token}")
}

/// The version that a page was made from.
async fn made_from(town: &Town, page: &str) -> String {
    let form = town.read(&format!("{page}?new=yes")).await;
    let (_, from) = form.split_once("name=\"made_from\" value=\"").unwrap();
    from.split_once('"').unwrap().0.to_owned()
}

async fn press(town: &Town, page: &str, fields: Fields<'_>) -> String {
    let version = made_from(town, page).await;
    let version = [("made_from", version.as_str())];
    let fields: Vec<_> = fields.iter().chain(&version).copied().collect();
    town.press(page, &fields).await
}

async fn asks(town: &Town, number: usize) -> followup::ids::LeadId {
    let name = format!(
        "{} Moss",
        ["Ada", "Ben", "Cleo", "Dora", "Emil", "Fay", "Gil", "Hal"][number]
    );
    let email = format!("colleague{number}@customer.test");
    let phone = format!("+1 212 555 016{number}");
    let mut fields = vec![
        ("name", name.as_str()),
        ("email", &email),
        ("phone", &phone),
    ];
    fields.extend(
        ANA.iter()
            .filter(|(field, _)| ["topic", "message"].contains(field)),
    );
    town.inquire(&fields).await
}

#[tokio::test]
async fn the_new_colleague() {
    let town = Town::open("2026-03-02 09:30").await;
    let mut leads = Vec::new();
    for number in 0..3 {
        leads.push(asks(&town, number).await);
        town.minutes(5).await;
    }
    town.until("2026-03-04 09:05").await;
    // On Wednesday morning the manager adds somebody, from the page behind the list.
    let team = page_of_team(&town, MANAGER).await;
    let zoe = [
        ("do", "add"),
        ("name", "Zo\u{eb} Roth"),
        ("email", ZOE),
        ("roles", "rep"),
        ("weight", "1"),
        ("max_open", "60"),
        ("free_when_open", "yes"),
    ];
    let said = press(&town, &team, &zoe).await;
    assert!(
        said.contains("Zo\u{eb} Roth is on the team, with the short name zoe."),
        "{said}"
    );
    // Whoever asks in this minute is hers, who has least; and she hears of it.
    let lead = asks(&town, 3).await;
    town.minutes(2).await;
    assert_eq!(town.rep_of(&lead).await, ZOE);
    town.minutes(30).await;
    assert!(!town.mails_to(ZOE).is_empty(), "{}", town.mailbox());
    // Riley leaves: what was with them is with somebody else, no new lead goes there, no mail either, and what is in old ones does nothing.
    let old = town.mails_to("riley@example.com").pop().unwrap();
    let old = button(&old, "All that is open", None).unwrap();
    town.read(&old).await;
    let said = press(&town, &team, &[("do", "leave"), ("id", "riley")]).await;
    assert!(
        said.contains("Riley Chen is no longer on the team."),
        "{said}"
    );
    town.minutes(2).await;
    for lead in &leads {
        assert_ne!(town.rep_of(lead).await, "riley@example.com", "{lead}");
    }
    let mails = town.mails_to("riley@example.com").len();
    for number in 4..8 {
        let lead = asks(&town, number).await;
        town.minutes(20).await;
        assert_ne!(town.rep_of(&lead).await, "riley@example.com");
    }
    assert_eq!(town.mails_to("riley@example.com").len(), mails);
    assert_eq!(town.deployment.visit(&old).await.status(), 403);
    // What was done, and by whom, stands in the history of the policy.
    let changes = town
        .deployment
        .cloud()
        .policy_history()
        .await
        .unwrap()
        .changes;
    let by: Vec<&str> = changes.iter().map(|change| change.by.as_str()).collect();
    assert_eq!(by, ["baton up", "morgan", "morgan"]);
}
