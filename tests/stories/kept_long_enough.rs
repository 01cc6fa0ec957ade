//! What is known of somebody is kept as long as the policy says after it has ended, and not a day longer. Who is owed something, or rests until
//! a date, stays. What was erased is a count and a reason.

use followup::ids::LeadId;
use followup::retention::ErasureReason;
use journeys::{Town, button};

const PEOPLE: [&str; 4] = ["Ana Silva", "Bo Ek", "Cleo Park", "Dora Lind"];

async fn reports(town: &Town, lead: &LeadId, name: &str, outcome: &str, next: &str) {
    let task = town.last_mail(&town.rep_of(lead).await, name);
    let url = button(&task, "Not now", None).unwrap();
    let (page, _) = url.split_once('?').unwrap();
    let fields = [("next", next)];
    let fields = if next.is_empty() { &[][..] } else { &fields };
    town.press(&format!("{page}?outcome={outcome}"), fields)
        .await;
}

#[tokio::test]
async fn kept_long_enough() {
    let town = Town::open("2026-03-02 10:00").await;
    let mut leads = Vec::new();
    for (number, name) in PEOPLE.into_iter().enumerate() {
        let first = name.split(' ').next().unwrap().to_lowercase();
        let (email, phone) = (
            format!("{first}@customer.test"),
            format!("+1 212 555 01{:02}", 40 + number),
        );
        let fields = [
            ("name", name),
            ("email", email.as_str()),
            ("phone", phone.as_str()),
            ("topic", "sales"),
        ];
        leads.push(town.inquire(&fields).await);
    }
    let [ana, bo, cleo, dora] = leads.as_slice() else {
        panic!("four people asked");
    };
    town.until("2026-03-02 10:30").await;
    reports(&town, ana, "Ana Silva", "won", "").await;
    reports(&town, bo, "Bo Ek", "lost", "").await;
    reports(&town, cleo, "Cleo Park", "reached", "2027-06-01T10:00").await;
    reports(&town, dora, "Dora Lind", "not_now", "2027-06-01T10:00").await;
    town.until("2027-03-02 10:00").await;
    assert!(!town.lead(bo).await.inquiries.is_empty(), "a day too early");
    town.until("2027-03-03 10:00").await;
    let of_bo = town.lead(bo).await;
    assert!(of_bo.inquiries.is_empty() && of_bo.state.erased_at.is_some());
    // What happened stays, without them.
    assert!(of_bo.timeline.iter().any(|line| line.kind() == "closed"));
    for kept in [ana, cleo, dora] {
        assert!(!town.lead(kept).await.inquiries.is_empty());
    }
    let cloud = town.deployment.cloud();
    let record = cloud.erasures().await.unwrap();
    let [one] = record.as_slice() else {
        panic!("{record:?}");
    };
    assert_eq!(
        (one.reason, one.leads, one.inquiries),
        (ErasureReason::Lost, 1, 1)
    );
    assert_eq!(one.day, "2027-03-02");
    // The rest of them go on.
    town.until("2027-06-01 10:30").await;
    assert_eq!(town.lead(cleo).await.line.status, "in_conversation");
    assert_eq!(town.lead(dora).await.line.status, "working");
    town.is_well_run().await;
}

#[tokio::test]
async fn who_comes_back_before_the_time_is_over_is_kept() {
    let town = Town::open("2026-03-02 10:00").await;
    let fields = [
        ("name", "Bo Ek"),
        ("email", "bo@customer.test"),
        ("phone", "+1 212 555 0141"),
        ("topic", "sales"),
    ];
    let bo = town.inquire(&fields).await;
    town.until("2026-03-02 10:30").await;
    reports(&town, &bo, "Bo Ek", "do_not_contact", "").await;
    // Of who wants no contact nothing is kept but that.
    town.until("2026-06-01 10:00").await;
    assert!(town.lead(&bo).await.inquiries.is_empty());
    let anew: Vec<_> = fields
        .into_iter()
        .chain([("message", "Once more.")])
        .collect();
    let again = town.inquire(&anew).await;
    town.minutes(5).await;
    let lead = town.lead(&again).await;
    assert_eq!(
        lead.state.blocked.map(|_| ()),
        Some(()),
        "the wish is remembered"
    );
}
