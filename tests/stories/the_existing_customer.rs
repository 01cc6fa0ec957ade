//! A customer uses the contact form. The person whom they know answers, by the time that the acknowledgement named.

use journeys::{Town, button, plain};

/// Somebody who bought a year ago, and whom the criteria do not settle.
const IDA: &[(&str, &str)] = &[
    ("name", "Ida Berg"),
    ("email", "ida@customer.test"),
    ("phone", "+1 212 555 0161"),
    ("topic", "other"),
    ("message", "Where is our second delivery?"),
];

#[tokio::test]
async fn the_existing_customer() {
    let town = Town::open("2026-03-02 10:00").await;
    let ida = town.inquire(IDA).await;
    town.minutes(20).await;
    let promise = plain(&town.last_mail("ida@customer.test", "Thank you"));
    assert!(promise.contains("by "), "{promise}");
    let asks = town.last_mail("quinn@example.com", "Ida Berg");
    town.click(&asks, "Existing customer").await;
    // It is not closed: somebody owes the answer that was promised.
    let view = town.lead(&ida).await;
    assert_eq!(view.line.status, "to_answer", "{:?}", view.line);
    let by = view.state.promise.map(|promise| promise.by);
    assert_eq!(
        view.state.owed.first().and_then(|owed| owed.promised_by),
        by
    );
    town.minutes(5).await;
    let task = town.last_mail("quinn@example.com", "Please answer Ida Berg");
    // She was promised a call, and it stays one.
    assert!(promise.contains("We will call you"), "{promise}");
    let said = plain(&task);
    assert!(
        said.contains("Our answer to them says that we will call"),
        "{said}"
    );
    assert!(
        button(&task, "Reached", None).is_some()
            && button(&task, "Left a voicemail", None).is_some()
    );
    // Nobody answers for a week: it stands on two lists, and nothing goes out by itself.
    town.days(7).await;
    assert_eq!(town.mails_to("ida@customer.test").len(), 1);
    let list = town.last_mail("morgan@example.com", "Today");
    assert!(plain(&list).contains("Ida Berg"), "{}", plain(&list));
    town.click(&task, "Wrote to them").await;
    assert_eq!(town.lead(&ida).await.line.status, "existing_customer");
    town.is_well_run().await;
}

#[tokio::test]
async fn who_knows_the_customer_hears_of_it_and_the_manager_can_apologise() {
    let town = Town::open("2026-03-02 10:00").await;
    let buys = town
        .inquire(&[
            ("name", "Ida Berg"),
            ("email", "ida@customer.test"),
            ("phone", "+1 212 555 0161"),
            ("topic", "sales"),
        ])
        .await;
    town.minutes(20).await;
    let knows = town.rep_of(&buys).await;
    let task = town.last_mail(&knows, "Call Ida Berg");
    town.click(&task, "Reached").await;
    let page = button(&task, "More …", None).unwrap();
    town.press(&page, &[("outcome", "won")]).await;
    town.days(2).await;
    let asks = town.inquire(IDA).await;
    town.minutes(20).await;
    let settle = town.last_mail("quinn@example.com", "Ida Berg");
    town.click(&settle, "Existing customer").await;
    town.minutes(5).await;
    assert_eq!(town.rep_of(&asks).await, knows);
    let task = town.last_mail(&knows, "Please answer Ida Berg");
    assert!(plain(&task).contains("Where is our second delivery?"));
    // Nobody answers. Nothing goes out by itself, and the manager's page offers what the mail holds: no time that she could choose.
    town.days(1).await;
    let late = town.last_saying("morgan@example.com", "Ida Berg");
    let apologise = button(&late, "Apologize", None).unwrap();
    let page = town.deployment.visit(&apologise).await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    assert!(
        page.contains("offers our number, and invites a reply."),
        "{page}"
    );
    town.press(&apologise, &[]).await;
    town.minutes(5).await;
    let mail = plain(&town.last_mail("ida@customer.test", ""));
    assert!(
        mail.contains("You should have heard from one of us"),
        "{mail}"
    );
    assert!(!mail.contains("Pick a time"), "{mail}");
    town.is_well_run().await;
}
