//! A customer uses the contact form. The person whom they know answers, by the time that the acknowledgement named.

use journeys::{Town, plain};

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
    // Nobody answers for a week: it stands on two lists, and nothing goes out by itself.
    town.days(7).await;
    assert_eq!(town.mails_to("ida@customer.test").len(), 1);
    let list = town.last_mail("morgan@example.com", "Today");
    assert!(plain(&list).contains("Ida Berg"), "{}", plain(&list));
    town.click(&task, "Wrote to them").await;
    assert_eq!(town.lead(&ida).await.line.status, "existing_customer");
    town.is_well_run().await;
}
