//! One person is rep, manager and qualifier. No mail escalates to its own reader, nothing is reassigned to nobody, and what
//! is overdue is on the list each morning.

use journeys::{ANA, Town};

pub(crate) const TEAM: &str = r#"
[[people]]
id = "ada"
name = "Ada Berg"
email = "ada@example.com"
roles = ["rep", "qualifier", "manager"]
"#;

#[tokio::test]
async fn the_team_of_one() {
    let town = Town::open_with("2026-03-02 10:00", |sources| {
        let team = TEAM.to_owned();
        sources.files.insert("team.toml".to_owned(), team);
    })
    .await;
    let lead = town.inquire(ANA).await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("topic", "other"),
    ];
    let other = town.inquire(&fields).await;
    town.until("2026-03-10 10:00").await;

    for id in [&lead, &other] {
        let view = town.lead(id).await;
        assert_eq!(view.line.owner.as_deref(), Some("ada"));
        for line in &view.timeline {
            let is_about_others = ["escalated", "warned", "lapsed"].contains(&line.kind());
            assert!(!is_about_others, "{line:?}");
        }
    }
    for mail in town.mails_to("ada@example.com") {
        for subject in ["Nobody has been", "moves on", "Now yours", "is now with"] {
            assert!(!mail.subject.contains(subject), "{}", mail.subject);
        }
    }
    for day in [
        "Tue 03-03",
        "Wed 03-04",
        "Thu 03-05",
        "Fri 03-06",
        "Mon 03-09",
        "Tue 03-10",
    ] {
        let mornings = town.mails_to("ada@example.com").into_iter().filter(|mail| {
            mail.subject.starts_with("Today, ") && town.shown(mail.at).starts_with(day)
        });
        let mornings: Vec<_> = mornings.collect();
        assert_eq!(mornings.len(), 1, "{day}\n{}", town.mailbox());
        assert!(journeys::plain(&mornings[0]).contains("Ana Silva"), "{day}");
    }
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}
