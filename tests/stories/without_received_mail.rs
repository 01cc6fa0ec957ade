//! A company whose answers go to people's own mailboxes: written steps are theirs to send.

use journeys::{ANA, Town, plain};

async fn mail_is_due(town: &Town) -> (followup::ids::LeadId, String) {
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    town.until("2026-03-03 11:30").await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    town.until("2026-03-03 13:00").await;
    (ana, rep)
}

#[tokio::test]
async fn a_rep_sends_a_draft_under_their_own_name() {
    let town = Town::open_without_received_mail("2026-03-02 10:00").await;
    let (ana, rep) = mail_is_due(&town).await;
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    let draft = town.last_mail(&rep, "Ready for Ana Silva");
    let page = town.click(&draft, "Send it").await;
    assert!(page.contains("Recorded: it goes out now"), "{page}");
    town.minutes(5).await;
    let mail = town.last_mail("ana@customer.test", "Re: Thank you for your question");
    assert_eq!(mail.headers["Reply-To"], rep);
    // Who sent it signs it.
    let name = rep.split('@').next().unwrap();
    assert!(
        plain(&mail).to_lowercase().contains(name),
        "{}",
        plain(&mail)
    );
    assert!(plain(&draft).contains(&mail.subject), "{}", plain(&draft));
    // A second click sends nothing more.
    let page = town
        .press(&journeys::button(&draft, "Send it", None).unwrap(), &[])
        .await;
    assert!(page.contains("Settled already"), "{page}");
    town.minutes(5).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 2);
    town.until("2026-03-20 17:00").await;
    // Nobody sent the others: the lead went its way all the same.
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        2,
        "{}",
        town.mailbox()
    );
    assert_eq!(town.lead(&ana).await.line.status, "resting");
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());
}

#[tokio::test]
async fn a_rep_skips_a_draft() {
    let town = Town::open_without_received_mail("2026-03-02 10:00").await;
    let (ana, rep) = mail_is_due(&town).await;
    let draft = town.last_mail(&rep, "Ready for Ana Silva");
    let page = town.click(&draft, "Skip it").await;
    assert!(page.contains("Recorded: it does not go out"), "{page}");
    town.days(3).await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    let view = town.lead(&ana).await;
    assert!(
        view.timeline
            .iter()
            .any(|line| baton::leads::particulars(line) == "dropped mail")
    );
    town.is_well_run().await;
}

#[tokio::test]
async fn a_house_that_hears_nothing_any_more_falls_back_and_comes_back_by_itself() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&ana).await;
    town.click(&town.last_mail(&rep, "Ana Silva"), "No answer")
        .await;
    town.deployment.aws().receive_mail_of(None);
    town.until("2026-03-04 09:30").await;
    let known = town.deployment.cloud().received_mail().await.unwrap();
    assert!(known.has_lapsed(town.now()));
    let lists = town.last_mail("morgan@example.com", "Today");
    assert!(
        plain(&lists).contains("No probe mail has come back since"),
        "{}",
        plain(&lists)
    );
    town.until("2026-03-04 17:00").await;
    let draft = town.last_mail(&rep, "Ready for Ana Silva");
    assert_eq!(draft.headers["Reply-To"], "hello@example.com");
    assert_eq!(
        town.mails_to("ana@customer.test").len(),
        1,
        "{}",
        town.mailbox()
    );
    town.deployment
        .aws()
        .receive_mail_of(Some("reply.baton.test"));
    town.until("2026-03-06 09:00").await;
    let known = town.deployment.cloud().received_mail().await.unwrap();
    assert!(known.is_verified(town.now()));
    let failures = town.deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:#?}");
}
