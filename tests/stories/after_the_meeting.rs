//! A good meeting, then silence. The lead is in conversation, has a next step with a date, and silence there is followed up
//! like silence before it.

use journeys::{ANA, Town, plain};

#[tokio::test]
async fn after_the_meeting() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(30).await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Call Ana Silva");
    let next = [
        ("next", "2026-03-09T14:00"),
        ("note", "Wants a plan by May."),
    ];
    let said = town.click_with(&task, "Reached", &next).await;
    assert!(said.contains("Recorded"));
    let line = town.lead(&lead).await.line;
    assert_eq!(line.status, "in_conversation");
    town.until("2026-03-09 08:00").await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "nothing automatic"
    );

    // The day comes; nobody picks up.
    town.until("2026-03-09 14:30").await;
    let again = town.last_mail(&rep, "Ana Silva");
    assert!(
        again.at >= town.at("2026-03-09 09:00"),
        "{}",
        town.mailbox()
    );
    town.click(&again, "No answer").await;
    town.until("2026-03-31 09:00").await;
    let subjects: Vec<String> = town
        .mails_to("ana@customer.test")
        .into_iter()
        .map(|mail| mail.subject)
        .collect();
    let topic = "your question about our products and prices";
    assert_eq!(
        subjects[1..],
        [
            format!("The next step for {topic}"),
            format!("A decision on {topic}, whenever you are ready"),
            format!("We leave {topic} with you now"),
        ],
        "{}",
        town.mailbox()
    );
    let mail = town.last_mail("ana@customer.test", "The next step");
    assert!(plain(&mail).contains("to agree on the next step"));
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}
