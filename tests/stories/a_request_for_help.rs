//! Somebody who needs help is no lead: one person answers, in time, and nothing else is ever sent.

use journeys::{Town, is_to_staff, plain};

/// Somebody whose lamp does not light.
const FAY: &[(&str, &str)] = &[
    ("name", "Fay Lund"),
    ("email", "fay@customer.test"),
    ("phone", "+1 212 555 0144"),
    ("topic", "support"),
    ("message", "My lamp does not light."),
];

#[tokio::test]
async fn a_request_for_help() {
    let town = Town::open("2026-03-02 10:00").await;
    let fay = town.inquire(FAY).await;
    town.minutes(20).await;
    let acknowledged = town.last_mail("fay@customer.test", "Thank you");
    let promise = "A person will answer you today by 14:00 New York time.";
    assert!(
        plain(&acknowledged).contains(promise),
        "{}",
        plain(&acknowledged)
    );
    let task = town.last_mail("quinn@example.com", "Please answer Fay Lund");
    assert!(plain(&task).contains("My lamp does not light."));
    town.until("2026-03-02 11:00").await;
    town.click(&task, "Wrote to them").await;
    assert_eq!(town.lead(&fay).await.line.status, "not_a_lead");
    town.days(20).await;
    assert_eq!(town.mails_to("fay@customer.test").len(), 1);
    let to_staff = town.mails().into_iter().filter(is_to_staff).count();
    assert_eq!(to_staff, 1, "one task, and no list\n{}", town.mailbox());
    town.is_well_run().await;
}
