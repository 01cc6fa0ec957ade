//! Somebody was called five times and mailed five times in eight business days. Never here, however eager the rep is.

use journeys::{ANA, Town, plain};
use local::AcceptedMail;

#[tokio::test]
async fn five_calls_five_mails_eight_days() {
    let town = Town::open("2026-03-02 10:00").await;
    let lead = town.inquire(ANA).await;
    let mut seen = 0;
    let mut calls = 0;
    for _ in 0..(8 * 24) {
        town.minutes(180).await;
        let mails = town.mails();
        for mail in &mails[seen..] {
            // The rep reports a failed call at every occasion, and has each mail sent at once.
            for label in ["No answer", "Send it now"] {
                if mail.to[0] != "ana@customer.test"
                    && journeys::button(mail, label, None).is_some()
                {
                    let said = town.click(mail, label).await;
                    calls += u32::from(label == "No answer" && said.contains("Recorded"));
                }
            }
        }
        seen = mails.len();
    }
    let mails = town.mails_to("ana@customer.test");
    let line = town.lead(&lead).await.line;
    assert!(line.touches <= 5, "{line:?}");
    // The acknowledgement is no touch, and the goodbye comes after the last one.
    let touches = mails.len() - 2 + calls as usize;
    assert!(touches <= 5, "{calls} calls and\n{}", town.mailbox());
    let is_goodbye = |mail: &&AcceptedMail| plain(mail).contains("so we stop here");
    assert_eq!(
        mails.iter().filter(is_goodbye).count(),
        1,
        "{}",
        town.mailbox()
    );
    assert!(
        mails.last().is_some_and(|last| is_goodbye(&last)),
        "then quiet"
    );
    assert!(mails.last().unwrap().at < town.at("2026-03-20 00:00"));
    town.is_well_run().await;
}
