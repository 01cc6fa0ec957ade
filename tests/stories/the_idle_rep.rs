//! A rep never opens a task, nor does anybody else. The lead still hears from the company, in words that are true, and the
//! clocks move the lead on.

use std::collections::BTreeMap;

use followup::ids::PersonId;
use journeys::{ANA, CLAIMS, Town, is_to_staff, plain};

/// Mails about one lead that a rep accepts on one day: the list at opening, what goes out, and that it moves.
const MOST_A_DAY: usize = 3;
/// The same of the manager: the list, and what cannot wait for the next.
const MOST_TO_THE_MANAGER: usize = 2;

/// One lead that nobody touches fills nobody's day.
fn nobody_is_flooded(town: &Town) {
    let mut days: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for mail in town.mails().iter().filter(|mail| is_to_staff(mail)) {
        let day = town.shown(mail.at)[..9].to_owned();
        let to = mail.to.join(", ");
        days.entry((to, day))
            .or_default()
            .push(mail.subject.clone());
    }
    for ((to, day), subjects) in days {
        let most = if to.starts_with("morgan") {
            MOST_TO_THE_MANAGER
        } else {
            MOST_A_DAY
        };
        assert!(subjects.len() <= most, "{to} on {day}: {subjects:#?}");
    }
}

#[tokio::test]
async fn the_idle_rep() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    let first = town.rep_of(&lead).await;
    town.until("2026-03-04 17:00").await;
    let second = town.rep_of(&lead).await;
    assert_ne!(first, second, "the lead moved on\n{}", town.mailbox());
    town.days(26).await;

    let mails = town.mails_to("ana@customer.test");
    for mail in &mails {
        for claim in CLAIMS {
            assert!(
                !plain(mail).contains(claim),
                "\"{claim}\" in \"{}\"",
                mail.subject
            );
            assert!(!mail.subject.contains(claim), "{}", mail.subject);
        }
        assert!(
            mail.from.contains("The Example Consulting team"),
            "{}",
            mail.from
        );
    }
    for words in [
        "It has arrived safely",
        "You should have heard from one of us",
        "It is not forgotten",
    ] {
        let of_kind = mails.iter().filter(|mail| plain(mail).contains(words));
        assert_eq!(of_kind.count(), 1, "{words}\n{}", town.mailbox());
    }
    // No goodbye: nobody has turned to them, so their silence says nothing.
    assert_eq!(mails.len(), 3);
    town.is_one_conversation("ana@customer.test");
    nobody_is_flooded(&town);
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}

#[tokio::test]
async fn who_let_two_lapse_says_that_there_is_time_again() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = |name: &'static str, email: &'static str, phone: &'static str| {
        [
            ("name", name),
            ("email", email),
            ("phone", phone),
            ("topic", "sales"),
        ]
    };
    for number in 0..6 {
        let names = ["Ana", "Bo", "Cy", "Dee", "Eve", "Fay"];
        let email = format!("p{number}@customer.test");
        let phone = format!("+1 212 555 011{number}");
        let (email, phone) = (email.leak(), phone.leak());
        town.inquire(&fields(names[number], email, phone)).await;
    }
    town.until("2026-03-04 10:30").await;
    let told = town.last_mail("riley@example.com", "No new leads");
    let riley = PersonId::parse("riley").unwrap();
    let is_paused = async || {
        let team = town.deployment.cloud().loads().await.unwrap();
        team.load(&riley).is_paused()
    };
    assert!(is_paused().await);
    // More lapse, or the same ones further: once paused, that is no news.
    town.until("2026-03-04 16:30").await;
    let mails = town.mails_to("riley@example.com");
    let news = mails.iter().filter(|mail| mail.subject == told.subject);
    assert_eq!(news.count(), 1, "{}", town.mailbox());
    assert!(
        town.click(&told, "I have time")
            .await
            .contains("new leads come to you again")
    );
    assert!(!is_paused().await);
}
