//! A rep has let a lead lie until the manager hears of it. The manager leaves it there, and asks: one press in the mail, one more on the page.

use journeys::{Town, plain};

#[tokio::test]
async fn the_manager_leaves_it_where_it_is_and_asks() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Ana Silva"),
        ("email", "ana@customer.test"),
        ("phone", "+1 212 555 0123"),
        ("topic", "sales"),
        ("message", "Could you call me about the price?"),
    ];
    let lead = town.inquire(&fields).await;
    town.until("2026-03-03 10:20").await;
    let rep = town.rep_of(&lead).await;
    let before = town.mails_to(&rep).len();
    let escalated = town.last_saying("morgan@example.com", "Ana Silva");
    let label = plain(&escalated);
    let label = label.split("Nudge ").nth(1).unwrap();
    let label = format!("Nudge {}", label.split(':').next().unwrap());
    let said = town.click(&escalated, &label).await;
    assert!(said.contains("is asked to take care of it"), "{said}");
    town.minutes(70).await;
    let mails = town.mails_to(&rep);
    assert_eq!(mails.len(), before + 1, "{}", town.mailbox());
    let asked = mails.last().unwrap();
    assert_eq!(asked.subject, "Please take care of Ana Silva");
    insta::assert_snapshot!(plain(asked));
    town.click(asked, "Reached").await;
    town.is_well_run().await;
}
