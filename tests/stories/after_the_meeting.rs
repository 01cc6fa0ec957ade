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
    // They have spoken with each other: nobody but the rep knows whether the first mail still fits.
    town.until("2026-03-10 15:00").await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let ready = town.last_mail(&rep, "Ready for Ana Silva");
    assert!(plain(&ready).contains("there has been contact with them"));
    town.click(&ready, "Send it").await;
    town.until("2026-03-31 09:00").await;
    let mails = town.mails_to("ana@customer.test");
    let words = [
        "to agree on the next step",
        "Two ways to go on",
        "and stop here",
    ];
    assert_eq!(mails.len(), 1 + words.len(), "{}", town.mailbox());
    for (mail, words) in mails[1..].iter().zip(words) {
        assert!(plain(mail).contains(words), "{words} in\n{}", plain(mail));
    }
    town.is_one_conversation("ana@customer.test");
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}
