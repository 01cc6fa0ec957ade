//! Twelve people ask within twenty minutes, and one rep is there. Whoever gets a mail every minute reads none of them: five come by
//! themselves, and what comes beyond them travels in lists that leave every ten minutes. Nobody of them is late for that, and none is lost.

use journeys::{Town, plain};
use local::AcceptedMail;

const ASKED: usize = 12;

fn name(number: usize) -> String {
    format!("Ana Number{number}")
}

async fn asks(town: &Town, number: usize) {
    let (name, email) = (name(number), format!("ana{number}@customer.test"));
    let phone = format!("+1 212 555 01{number:02}");
    let message = format!("What do {number}0 lamps cost?");
    town.inquire(&[
        ("name", &name),
        ("email", &email),
        ("phone", &phone),
        ("topic", "sales"),
        ("message", &message),
    ])
    .await;
}

#[tokio::test]
async fn the_sixth_mail_of_an_hour_travels_in_a_list() {
    let town = Town::open("2026-03-02 10:00").await;
    for rep in ["sam", "jordan"] {
        town.away(rep, "2026-03-02 09:00", "2026-03-20 09:00").await;
    }
    for number in 0..ASKED {
        asks(&town, number).await;
        town.minutes(1).await;
    }
    town.until("2026-03-02 10:45").await;
    let all = town.mails_to("riley@example.com");
    let single = all
        .iter()
        .filter(|mail| mail.subject.starts_with("Call Ana"));
    assert_eq!(single.count(), 5, "{}", town.mailbox());
    let lists: Vec<_> = all
        .iter()
        .filter(|mail| mail.subject.starts_with("New for you: "))
        .collect();
    assert!((1..=2).contains(&lists.len()), "{}", town.mailbox());
    assert_eq!(all.len(), 5 + lists.len(), "{}", town.mailbox());
    insta::assert_snapshot!(format!("{}\n\n{}", lists[0].subject, plain(lists[0])));
    // Each of them is in one mail, with what they asked, their number and the buttons, and none waits longer than ten minutes for it.
    for number in 0..ASKED {
        let (alone, listed) = (
            format!("Call {}:", name(number)),
            format!("{},", name(number)),
        );
        let is_about = |mail: &&AcceptedMail| {
            mail.subject.starts_with(&alone)
                || (mail.subject.starts_with("New for you") && plain(mail).contains(&listed))
        };
        let mine: Vec<&AcceptedMail> = all.iter().filter(is_about).collect();
        assert_eq!(mine.len(), 1, "{number}: {}", town.mailbox());
        let text = plain(mine[0]);
        assert!(
            text.contains(&format!("+1 212 555 01{number:02}")),
            "{text}"
        );
        assert!(
            text.contains(&format!("What do {number}0 lamps cost?")),
            "{text}"
        );
        let waited = mine[0].at - town.at("2026-03-02 10:00");
        let asked = i64::try_from(number).unwrap();
        assert!(waited.num_minutes() <= asked + 2 + 10, "{number}: {waited}");
    }
    assert!(
        lists[0]
            .html
            .as_deref()
            .unwrap()
            .contains("outcome=reached")
    );
    // In the next hour a new one is a mail of its own again.
    town.until("2026-03-02 11:10").await;
    asks(&town, ASKED).await;
    town.minutes(5).await;
    let own = town.last_mail("riley@example.com", &format!("Call {}", name(ASKED)));
    assert!(own.at >= town.at("2026-03-02 11:10"));
    town.is_well_run().await;
}
