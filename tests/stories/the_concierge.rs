//! Somebody clicks an ad, fills in a form, and three weeks later gets a letter that could have been about anything.
//! Here they are answered the same day, about what they asked.

use followup::policy::Policy;
use journeys::{ANA, Town, plain};

#[tokio::test]
async fn the_concierge() {
    let town = Town::open("2026-03-02 10:00").await;
    let ana = town.inquire(ANA).await;
    let others = [
        ("bo@customer.test", "support", "your support request"),
        (
            "cy@customer.test",
            "partnership",
            "your partnership proposal",
        ),
        ("di@customer.test", "other", "your inquiry"),
    ];
    for (email, topic, _) in others {
        let name = format!("Pat {topic}");
        let fields = [("name", name.as_str()), ("email", email), ("topic", topic)];
        town.inquire(&fields).await;
    }
    town.minutes(15).await;

    let thanks = &town.mails_to("ana@customer.test")[0];
    assert_eq!(
        thanks.subject,
        "Thank you for your question about our products and prices"
    );
    assert!(plain(thanks).starts_with("Hello Ana,"));
    for (email, _, phrase) in others {
        let mail = &town.mails_to(email)[0];
        assert!(mail.subject.contains(phrase) && plain(mail).contains(phrase));
    }

    // Who calls knows what it is about.
    let rep = town.rep_of(&ana).await;
    let task = town.last_mail(&rep, "Call Ana Silva");
    assert!(plain(&task).contains("What do 200 lamps cost?"));
    town.until("2026-03-02 10:40").await;
    town.click(&task, "Reached").await;
    assert_eq!(town.lead(&ana).await.line.status, "in_conversation");
    town.until("2026-03-02 17:30").await;
    assert_eq!(town.mails_to("ana@customer.test").len(), 1);
    town.is_well_run().await;
    insta::assert_snapshot!(town.mailbox());

    // A letter that could be about anything does not pass.
    let mut sources = baton::shipped::embedded();
    for template in ["acknowledgement", "letter", "goodbye"] {
        let file = format!("templates/{template}.md");
        let text = sources.files[&file].replace("{{ topic }}", "your interest");
        let whole = sources.files.insert(file.clone(), text).unwrap();
        assert!(Policy::compile(&sources).is_err(), "{template}");
        sources.files.insert(file, whole);
    }
}
