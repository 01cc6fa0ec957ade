//! A rep never opens a task, nor does anybody else. The lead still hears from the company, in words that are true, and the
//! clocks move the lead on.

use journeys::{ANA, CLAIMS, Town, plain};

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
    for subject in [
        "Thank you for",
        "What would help",
        "Where your question",
        "A last word",
    ] {
        let of_kind = mails
            .iter()
            .filter(|mail| mail.subject.starts_with(subject));
        assert_eq!(of_kind.count(), 1, "{subject}\n{}", town.mailbox());
    }
    assert_eq!(mails.len(), 4);
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}
