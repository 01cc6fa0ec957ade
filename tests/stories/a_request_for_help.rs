//! Somebody who needs help is no lead: one person answers, in time, and nothing else is ever sent.

use journeys::{Town, is_to_staff, plain};

/// Somebody whose lamp does not light.
const FAY: &[(&str, &str)] = &[
    ("name", "Fay Lund"),
    ("email", "fay@customer.test"),
    ("phone", "+1 212 555 0144"),
    ("topic", "support"),
    ("message", "My lamp does not light."),
];

#[tokio::test]
async fn a_request_for_help() {
    let town = Town::open("2026-03-02 10:00").await;
    let fay = town.inquire(FAY).await;
    town.minutes(20).await;
    let acknowledged = town.last_mail("fay@customer.test", "Thank you");
    let promise = "A person will answer you today by 2:00 PM New York time.";
    assert!(
        plain(&acknowledged).contains(promise),
        "{}",
        plain(&acknowledged)
    );
    let task = town.last_mail("quinn@example.com", "Please answer Fay Lund");
    assert!(plain(&task).contains("My lamp does not light."));
    town.until("2026-03-02 11:00").await;
    town.click(&task, "Wrote to them").await;
    assert_eq!(town.lead(&fay).await.line.status, "not_a_lead");
    town.days(20).await;
    assert_eq!(town.mails_to("fay@customer.test").len(), 1);
    let to_staff = town.mails().into_iter().filter(is_to_staff).count();
    assert_eq!(to_staff, 1, "one task, and no list\n{}", town.mailbox());
    town.is_well_run().await;
}

#[tokio::test]
async fn a_request_that_nobody_answers_becomes_the_managers_and_is_on_each_of_their_lists() {
    let town = Town::open("2026-03-02 10:00").await;
    let fay = town.inquire(FAY).await;
    town.until("2026-03-20 17:00").await;
    assert_eq!(town.lead(&fay).await.line.status, "to_answer");
    // She hears that we are late, once, when the manager does.
    let mails = town.mails_to("fay@customer.test");
    assert_eq!(mails.len(), 2, "{}", town.mailbox());
    assert!(
        plain(&mails[1]).contains("by Monday, March 2, 2:00 PM"),
        "{}",
        plain(&mails[1])
    );
    let asked = town.last_mail("quinn@example.com", "Goes out to Fay Lund");
    assert!(
        plain(&asked).contains("as far as we know that is still open"),
        "{}",
        plain(&asked)
    );
    // Two days it is on the qualifier's list, and then the manager's, since nobody else answers such requests.
    for (reader, days) in [("quinn@example.com", 2), ("morgan@example.com", 13)] {
        let mails = town.mails_to(reader);
        let lists: Vec<_> = mails
            .iter()
            .filter(|mail| mail.subject.starts_with("Today"))
            .collect();
        assert_eq!(lists.len(), days, "{reader}\n{}", town.mailbox());
        for list in lists {
            let text = plain(list);
            assert!(text.contains("Fay Lund"), "{text}");
            let age = "overdue since Monday, March 2, 2:00 PM";
            let told_of_today = text.contains("overdue since today");
            assert!(text.contains(age) || told_of_today, "{text}");
        }
    }
    town.is_well_run().await;
}

#[tokio::test]
async fn what_somebody_who_has_left_had_is_with_whoever_answers_now() {
    let town = Town::open("2026-03-02 10:00").await;
    let fay = town.inquire(FAY).await;
    town.minutes(20).await;
    // Quinn leaves, and the manager settles what the qualifier did.
    let mut sources = baton::shipped::embedded();
    let team = sources.files["team.toml"].clone();
    let quinn = team.find("[[people]]\nid = \"quinn\"").unwrap();
    let morgan = team.find("[[people]]\nid = \"morgan\"").unwrap();
    let team = format!("{}{}", &team[..quinn], &team[morgan..]);
    let team = team.replace("[\"manager\"]", "[\"manager\", \"qualifier\"]");
    sources.files.insert("team.toml".to_owned(), team);
    town.deployment.activate(&sources).await.unwrap();
    // Whoever answers such requests by now has hers within minutes.
    town.minutes(5).await;
    assert_eq!(town.rep_of(&fay).await, "morgan@example.com");
    town.until("2026-03-06 17:00").await;
    let lists = town.mails_to("morgan@example.com");
    let lists = lists
        .iter()
        .filter(|mail| mail.subject.starts_with("Today"));
    let texts: Vec<String> = lists.map(plain).collect();
    assert_eq!(texts.len(), 4, "{}", town.mailbox());
    for text in &texts {
        assert!(text.contains("Fay Lund"), "{text}");
        assert!(!text.contains("somebody who has left"), "{text}");
    }
    assert_eq!(town.rep_of(&fay).await, "morgan@example.com");
    assert_eq!(town.lead(&fay).await.line.status, "to_answer");
}
