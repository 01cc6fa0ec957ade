//! Figures of those who asked in some days: how far it has gone with them since.

use chrono::Duration;
use followup::event::Disposition;
use followup::ids::LeadId;
use local::LocalService;

use crate::board::{LATENCY, MOST_REQUESTS};
use crate::browser::Browser;
use crate::figures::reports;
use crate::office::{Office, readable, text};

/// The week in which somebody asked, and the days of the week after it in which they bought.
const LAST_WEEK: &str = "/desk/figures?from=2026-03-02&to=2026-03-08";
const THIS_WEEK: &str = "/desk/figures?from=2026-03-09&to=2026-03-10";

/// Ann asked on Monday, and it is Tuesday of the week after.
async fn ann_asked_last_week(office: &Office) -> LeadId {
    office.settles().await;
    let ann = office.with_sam().await;
    office.later(Duration::days(8));
    office.settles().await;
    ann
}

#[tokio::test]
async fn who_asked_last_week_and_buys_this_week_is_won_of_those_who_asked_last_week() {
    let office = Office::open_with(|files| {
        let policy = files.files.get_mut("policy.toml").unwrap();
        policy.push_str("\n[figures]\ncurrency = \"USD\"\n");
    })
    .await;
    let ann = ann_asked_last_week(&office).await;
    let task = office.lead(&ann).await.lead.task();
    let body = format!("lead={ann}&task={task}&outcome=won&amount=12000");
    let mut sam = Browser::of(&office, "sam").await;
    assert_eq!(sam.post("/desk/today", &body).await.status(), 303);
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = readable(&morgan.get(LAST_WEEK).await);
    for said in [
        "<h2>Of those who asked in these days</h2>",
        "So far, read until Tuesday, March 10: who asked last has had less time.",
        "<h2>How far it has gone with those who asked in these days</h2>",
        "1 asked, 1 were contacted, 1 in conversation, 0 met, 1 won.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let csv = text(&morgan.get(&format!("{LAST_WEEK}&csv=2")).await);
    for row in [
        "asked,1,100%\n",
        "contacted,1,100%\n",
        "in conversation,1,100%\n",
        "met,0,0%\n",
        "won,1,100%\n",
        "\"won for, USD\",12000",
    ] {
        assert!(csv.contains(&format!("\n{row}")), "{row}: {csv}");
    }
    let json = text(&morgan.get(&format!("{LAST_WEEK}&format=json")).await);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["cohort"],
        serde_json::json!({
            "reached": {"asked": 1, "touched": 1, "in_contact": 1, "met": 0, "won": 1, "amount": 12000},
            "read_until": "2026-03-10",
            "is_cut": false,
        })
    );
    // What happened that week is what it was.
    assert_eq!(json["figures"]["milestones"]["won"], 0, "{json}");
    // This week somebody bought, of whom nobody asked in it.
    let happened = text(&morgan.get(&format!("{THIS_WEEK}&csv=1")).await);
    assert!(happened.contains("\nall,0,1,1,0,1,"), "{happened}");
    let asked = text(&morgan.get(&format!("{THIS_WEEK}&csv=2")).await);
    for row in ["\nasked,0,", "\nwon,0,"] {
        assert!(asked.contains(row), "{row}: {asked}");
    }
    // Long after, not all days since are read, and the page says so.
    assert!(!page.contains("No more than 400 days"), "{page}");
    office.later(Duration::days(400));
    let mut morgan = Browser::of(&office, "morgan").await;
    let page = readable(&morgan.get(LAST_WEEK).await);
    assert!(page.contains("No more than 400 days are read,"), "{page}");
}

#[tokio::test(start_paused = true)]
async fn what_became_of_who_asked_before_is_read_in_as_many_requests_as_the_last_days() {
    let office = Office::open_at(LATENCY).await;
    let ann = ann_asked_last_week(&office).await;
    reports(&office, &ann, Disposition::Won).await;
    let mut morgan = Browser::of(&office, "morgan").await;
    morgan.get("/desk/find").await;
    let mut took = Vec::new();
    for path in ["/desk/figures", LAST_WEEK] {
        let (before, begun) = (office.aws.usage(), tokio::time::Instant::now());
        let page = morgan.get(path).await;
        assert_eq!(page.status(), 200);
        let asked = office.aws.usage().since(&before);
        let all = asked.total(LocalService::DynamoDb).requests;
        assert!(all <= MOST_REQUESTS, "{path}: {all}");
        took.push((all, begun.elapsed()));
    }
    let [(last_days, their_time), (last_week, its_time)] = took[..] else {
        panic!("{took:?}");
    };
    assert!(last_week <= last_days, "{took:?}");
    assert!(its_time <= their_time, "{took:?}");
}
