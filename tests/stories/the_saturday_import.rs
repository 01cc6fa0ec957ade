//! On a Saturday, when nobody works, a file of thousands is imported, hundreds post the form, and somebody's advertisement
//! comes hundreds of times. No list that is full, and no queue that is long, keeps anybody from an owner and a time, and who
//! really asks is answered as on any other day.

use std::fmt::Write as _;

use baton::import::{ImportPlan, RowFate};
use baton::list::List;
use chrono::TimeDelta;
use followup::ids::LeadId;
use followup::lead::{Open, Stage};
use journeys::{Town, plain};

/// More than one mail to a person carries, of everything; optimised, as many as were seen to jam the local AWS. A build for tests
/// would take many minutes for those.
const ROWS: u32 = if cfg!(debug_assertions) { 300 } else { 3_000 };
const POSTS: u32 = if cfg!(debug_assertions) { 150 } else { 500 };
const COPIES: u32 = if cfg!(debug_assertions) { 220 } else { 4_700 };
const ADVERTISEMENT: &str = "Cheap lamps, best price! https://lamps.test/buy?now";
const REAL: &str = "ana@customer.test";

/// The file of an old system, through the command that people use for it.
async fn import(town: &Town) {
    let mut file = "name,email,topic\n".to_owned();
    for row in 0..ROWS {
        let _ = writeln!(file, "Row Number{row},row{row}@imported.test,sales");
    }
    let cloud = town.deployment.cloud();
    let policy = cloud.active_policy(town.now()).await.unwrap().unwrap();
    let plan = ImportPlan {
        form: &policy.active.forms["contact"],
        mapping: std::collections::BTreeMap::new(),
        constants: Vec::new(),
        source: "import".to_owned(),
        campaign: None,
        take_over: false,
        policy: Some(&policy),
        dry_run: false,
    };
    let mut accepted = 0;
    let list = List::read(file.as_bytes(), None).unwrap();
    let taken = plan.take(cloud, &list, |row| {
        accepted += u32::from(row.fate == RowFate::Accepted);
    });
    taken.await.unwrap();
    assert_eq!(accepted, ROWS);
}

async fn post(town: &Town, what: &str, count: u32, message: &str) -> Vec<LeadId> {
    let mut leads = Vec::new();
    for number in 0..count {
        let (name, email) = (
            format!("Pat {what}{number}"),
            format!("{what}{number}@posted.test"),
        );
        let fields = [
            ("name", name.as_str()),
            ("email", &email),
            ("topic", "sales"),
            ("message", message),
        ];
        leads.push(town.inquire(&fields).await);
    }
    leads
}

#[tokio::test]
async fn the_saturday_import() {
    let town = Town::open("2026-03-07 10:00").await;
    import(&town).await;
    let posted = post(&town, "asks", POSTS, "Please send your prices").await;
    let copies = post(&town, "copy", COPIES, ADVERTISEMENT).await;
    let fields = [
        ("name", "Ana Silva"),
        ("email", REAL),
        ("topic", "sales"),
        ("message", "What do ten lamps cost?"),
    ];
    let real = town.inquire(&fields).await;
    town.minutes(16).await;

    // Who really asks is acknowledged in the window, whatever stands before them.
    let mails = town.mails_to(REAL);
    assert_eq!(mails.len(), 1, "{}", town.mailbox());
    let waited = mails[0].at - town.lead(&real).await.line.arrived_at;
    let window = TimeDelta::minutes(2)..=TimeDelta::minutes(15);
    assert!(window.contains(&waited), "{waited}");
    assert!(town.mails_to("copy").is_empty());

    // Everything is judged, and has an owner and a time.
    let cloud = town.deployment.cloud();
    for copy in &copies {
        let stage = cloud.lead(copy).await.unwrap().unwrap().lead.stage;
        assert!(
            matches!(stage, Stage::Open(Open::InReview { .. })),
            "{stage:?}"
        );
    }
    let leads = town.leads().await;
    assert_eq!(leads.len() as u32, ROWS + POSTS + COPIES + 1);
    for line in &leads {
        let waits = ["received", "routing"].contains(&line.status);
        assert!(!waits, "{line:?}");
        assert!(line.owner.is_some() && line.due_at.is_some(), "{line:?}");
    }
    assert_eq!(cloud.stuck().await.unwrap(), []);
    assert!(
        posted
            .iter()
            .all(|lead| leads.iter().any(|line| line.lead == *lead))
    );

    // On Monday the lists come, and say what they had no room for.
    town.until("2026-03-09 09:05").await;
    let list = town.last_saying("morgan@example.com", "came at once");
    let text = plain(&list);
    assert!(text.contains("found no room in this mail"), "{text}");
    town.is_well_run().await;
}
