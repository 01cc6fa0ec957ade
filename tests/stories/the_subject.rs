//! "Unsubscribe" in the subject and nothing below it: a lead's is a stop, a stranger's is no inquiry. "Price for 40 pumps?" in a
//! stranger's subject is what they ask.

use journeys::{ANA, Town, is_to_staff, plain};

/// A mail arrives.
async fn arrives(town: &Town, from: &str, to: &str, subject: &str, text: &str) {
    let id = subject.len();
    town.receive(&format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nMessage-ID: <s{id}@customer.test>\r\n\r\n{text}\r\n"
    ))
    .await;
}

#[tokio::test]
async fn a_lead_who_writes_unsubscribe_into_the_subject_gets_no_more_mail() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    let thanks = town.last_mail("ana@customer.test", "Thank you");
    arrives(
        &town,
        "Ana Silva <ana@customer.test>",
        &thanks.headers["Reply-To"],
        "unsubscribe",
        "",
    )
    .await;
    let view = town.lead(&lead).await;
    let kinds: Vec<_> = view.timeline.iter().map(|line| line.kind()).collect();
    assert!(kinds.contains(&"sign"), "{kinds:?}");
    let before = town.mails_to("ana@customer.test").len();
    town.until("2026-03-27 17:00").await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        before,
        "{}",
        town.mailbox()
    );
}

#[tokio::test]
async fn a_stranger_who_writes_unsubscribe_and_nothing_else_is_thanked_for_nothing() {
    let town = Town::open("2026-03-02 10:00").await;
    for (subject, text) in [
        ("unsubscribe", ""),
        ("STOP", ""),
        (
            "Unsubscribe request",
            "This is an automated unsubscription request. Please remove the sender of this message from your list.",
        ),
    ] {
        arrives(
            &town,
            "Di Ek <di@customer.test>",
            "hello@example.com",
            subject,
            text,
        )
        .await;
    }
    town.minutes(30).await;
    assert_eq!(town.mails(), [], "{}", town.mailbox());
}

#[tokio::test]
async fn a_strangers_wish_about_a_leads_address_is_asked_about_and_is_no_inquiry() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    town.minutes(20).await;
    let owner = town.rep_of(&lead).await;
    for (subject, text) in [
        ("unsubscribe ana@customer.test", ""),
        (
            "Please stop",
            "Please unsubscribe <ana@customer.test>, thank you.",
        ),
    ] {
        let liar = "Liar <liar@elsewhere.test>";
        arrives(&town, liar, "hello@example.com", subject, text).await;
    }
    town.until("2026-03-27 17:00").await;
    // Nobody is thanked, nobody apologises to the stranger, and one lead is all that there is.
    let to_the_stranger = town.mails_to("liar@elsewhere.test");
    assert_eq!(to_the_stranger, [], "{}", town.mailbox());
    assert_eq!(town.leads().await.len(), 1);
    // Ana is not stopped. Her rep reads what came, and from where.
    assert_eq!(town.lead(&lead).await.state.blocked, None);
    let asked = plain(&town.last_saying(&owner, "liar@elsewhere.test"));
    assert!(asked.contains("unsubscribe"), "{asked}");
    town.is_well_run().await;
}

#[tokio::test]
async fn what_a_stranger_puts_into_the_subject_is_part_of_what_they_ask() {
    for (subject, text) in [
        (
            "Price for 40 pumps of type B",
            "Please call me, see subject.",
        ),
        ("Price for 40 pumps? Please call 555 010 0999", ""),
    ] {
        let town = Town::open("2026-03-02 10:00").await;
        arrives(
            &town,
            "Cy Ek <cy@customer.test>",
            "hello@example.com",
            subject,
            text,
        )
        .await;
        town.minutes(40).await;
        let told = town.mails();
        let is_told = told
            .iter()
            .any(|mail| is_to_staff(mail) && plain(mail).contains("40 pumps"));
        assert!(is_told, "{}", town.mailbox());
    }
}
