//! Call the same day; call again the next; then an email; a week later the letter; then the goodbye. Every step stops at
//! the first sign of life.

use journeys::{ANA, Town, plain};

#[tokio::test]
async fn call_call_mail_letter() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("phone", "+1 212 555 0199"),
        ("topic", "sales"),
    ];
    let bo = town.inquire(&fields).await;
    town.until("2026-03-02 11:00").await;
    for (lead, name) in [(&ana, "Ana Silva"), (&bo, "Bo Ek")] {
        let task = town.last_mail(&town.rep_of(lead).await, name);
        town.click(&task, "No answer").await;
    }
    town.until("2026-03-03 11:30").await;
    for (lead, name) in [(&ana, "Ana Silva"), (&bo, "Bo Ek")] {
        let rep = town.rep_of(lead).await;
        let again = town.last_mail(&rep, name);
        assert!(again.subject.starts_with("Next: "), "{}", again.subject);
        town.click(&again, "Left a voicemail").await;
    }
    town.until("2026-03-03 17:00").await;
    // They were called, so the mail may say so, and a person signs it.
    let mail = town.last_saying("ana@customer.test", "We tried to call you");
    assert!(mail.at < town.at("2026-03-03 15:00"));
    let to_bo = town.last_saying("bo@customer.test", "We tried to call you");

    // Bo answers: everything automatic stops, and his rep owes him an answer.
    town.until("2026-03-04 09:30").await;
    town.answer(&to_bo, "Thursday at ten suits me.").await;
    town.minutes(20).await;
    let before = town.mails_to("bo@customer.test").len();
    let owed = town.last_mail(&town.rep_of(&bo).await, "Bo Ek wrote back");
    assert!(plain(&owed).contains("Thursday at ten suits me."));
    town.until("2026-03-04 10:30").await;
    town.click(&owed, "Wrote to them").await;

    // Two mails in a row have gone out by themselves since the last call: the goodbye waits for a person.
    town.until("2026-03-17 15:00").await;
    let ready = town.last_mail("riley@example.com", "Ready for Ana Silva");
    assert!(plain(&ready).contains("none of us has reported anything since"));
    assert!(plain(&ready).contains("so we stop here"));
    town.click(&ready, "Send it").await;

    town.until("2026-03-20 17:00").await;
    let to_ana = town.mails_to("ana@customer.test");
    let words = [
        "Thank you for your question about our products and prices",
        "We tried to call you",
        "here is where it stands",
        "so we stop here",
    ];
    assert_eq!(to_ana.len(), words.len(), "{}", town.mailbox());
    for (mail, words) in to_ana.iter().zip(words) {
        assert!(plain(mail).contains(words), "{words} in\n{}", plain(mail));
    }
    town.is_one_conversation("ana@customer.test");
    assert_eq!(town.shown(to_ana[2].at)[..9], *"Tue 03-10");
    assert_eq!(town.lead(&ana).await.line.status, "resting");
    let written: Vec<_> = town
        .mails_to("bo@customer.test")
        .into_iter()
        .skip(before)
        .collect();
    assert!(
        written
            .iter()
            .all(|mail| mail.at > town.at("2026-03-09 00:00")),
        "{}",
        town.mailbox()
    );
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}

/// Ana asks at ten, and her rep leaves a voicemail at eleven; who it is.
async fn voicemail_for_ana(town: &Town) -> String {
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.click(&task, "Left a voicemail").await;
    rep
}

#[tokio::test]
async fn a_voicemail_whose_second_call_nobody_makes_is_noticed() {
    let town = Town::open("2026-03-02 10:00").await;
    let rep = voicemail_for_ana(&town).await;
    // The second call opens, and nobody reports it: the mail comes instead, and says so to whoever has her.
    town.until("2026-03-05 17:00").await;
    let announced = plain(&town.last_mail(&rep, "Goes out to Ana Silva"));
    let said = "the call after it was due, and nobody has reported it";
    assert!(announced.contains(said), "{announced}");
    // Once it is made, nobody reads it any more.
    let again = town.last_mail(&rep, "Next: Ana Silva");
    town.click(&again, "No answer").await;
    town.until("2026-03-13 17:00").await;
    let announced = plain(&town.last_mail(&rep, "Goes out to Ana Silva"));
    assert!(!announced.contains(said), "{announced}");
    town.is_well_run().await;
}

#[tokio::test]
async fn a_goodbye_that_nobody_sends_is_told_to_the_manager() {
    let town = Town::open("2026-03-02 10:00").await;
    voicemail_for_ana(&town).await;
    town.until("2026-03-31 17:00").await;
    // The second call was never made, two mails went out, and the goodbye waited for a person who did nothing.
    let manager = "morgan@example.com";
    let told = town.last_saying(manager, "a mail waited for a person, and nobody sent it");
    assert!(plain(&told).contains("Ana Silva"), "{}", plain(&told));
    town.is_well_run().await;
}
